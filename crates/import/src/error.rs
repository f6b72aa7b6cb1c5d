//! Why a file cannot be read at all, or its rows not be added.

use std::io;

use tables::Faults;

use crate::format::Format;

/// Why nothing of a file can be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The source is not in the package.
    #[error(
        "the package has no source {source_id}; add a row for it to sources.csv \
         (source_id,title,publisher,url,terms,terms_class,note), or name one that is there"
    )]
    UnknownSource {
        /// What was asked for.
        source_id: String,
    },
    /// An option that means nothing for the format.
    #[error(
        "{option} is for the workbooks and sheets of ei-trade, and {file} is read as {format}: leave it out"
    )]
    Idle {
        /// The option.
        option: &'static str,
        /// The file.
        file: String,
        /// The format.
        format: Format,
    },
    /// The file is of another format.
    #[error("{file} is no {wanted} file: {why}{}", hint(*looks_like))]
    WrongFormat {
        /// The file.
        file: String,
        /// The format that was asked for.
        wanted: Format,
        /// What is missing.
        why: String,
        /// What the file looks like instead.
        looks_like: Option<Format>,
    },
    /// The file is no text that can be told apart.
    #[error("{file} cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why, and what to do.
        why: String,
    },
}

/// How many groups a message names.
const NAMED: usize = 12;

fn some(groups: &[String]) -> String {
    let named = groups.iter().take(NAMED).map(String::as_str);
    let named = named.collect::<Vec<_>>().join("; ");
    match groups.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}; and {more} others"),
    }
}

fn hint(format: Option<Format>) -> String {
    format.map_or_else(String::new, |format| {
        format!("; it looks like {format}: try --format {format}")
    })
}

/// Why rows are not added to a package. The package is as it was.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The report of the import holds errors.
    #[error("{count} errors in the file have to be put right first")]
    Errors {
        /// How many.
        count: usize,
    },
    /// What the rows are of is there already.
    #[error(
        "{file} has rows of {} already; replace them with --replace, or leave them out of the file to import",
        some(groups)
    )]
    Exists {
        /// The table's file.
        file: String,
        /// Each group, such as `JPN 2023 lng`.
        groups: Vec<String>,
    },
    /// The package would not be valid with the rows.
    #[error("with these rows the package is not valid, so nothing is written: {0}")]
    Invalid(Faults),
    /// The package cannot be read as it is.
    #[error("the package cannot be read: {0}")]
    Package(Faults),
    /// The table is not as described.
    #[error("{file} cannot be read: {why}")]
    Table {
        /// The table's file.
        file: String,
        /// Why.
        why: String,
    },
    /// The file cannot be written.
    #[error("{file} cannot be written ({cause}); it is as it was")]
    Unwritable {
        /// The table's file.
        file: String,
        /// Why not.
        cause: io::Error,
    },
}
