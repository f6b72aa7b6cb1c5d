//! Adds imported rows to a package, or leaves it as it is.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tables::{Locked, Tables};

use crate::error::MergeError;
use crate::rows::{Import, Table};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The table's file.
    pub file: PathBuf,
    /// How many rows were added.
    pub added: usize,
    /// How many rows made way for them.
    pub removed: usize,
    /// What the rows are of, such as `JPN 2023 lng`.
    pub groups: Vec<String>,
}

/// Adds the rows of `import` to the package in `folder`. What the package has of the same importer, year and fuel (in the balance: of
/// the same importer and year) is replaced as a whole if `replace` is set, and otherwise a reason to refuse.
///
/// The file is replaced in one step, and only after the whole package with the new rows has been read and found to be valid. Rows
/// that stay keep their order, and every new row comes before the first that sorts after it.
pub fn merge(import: &Import, folder: &Path, replace: bool) -> Result<Merged, MergeError> {
    match import.errors() {
        0 => {}
        count => return Err(MergeError::Errors { count }),
    }
    let table = import.table();
    let named = Tables::file_of(folder, table.id()).map_err(MergeError::Package)?;
    // A link is followed: it is the file behind it that is replaced, and its folder that is held.
    let path = named.canonicalize().unwrap_or(named);
    let unwritable = |cause| MergeError::Unwritable {
        file: path.display().to_string(),
        cause,
    };
    // Whoever adds to the same package meanwhile would write over what this adds, or this over theirs.
    let _locked = path
        .parent()
        .map(Locked::wait)
        .transpose()
        .map_err(unwritable)?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let before = rows(&path, &name, table)?;
    let new = import.rows.cells();
    let group = table.group();
    let named = |cells: &[String]| cells.iter().take(group).cloned().collect::<Vec<_>>();
    let groups = new
        .iter()
        .map(|cells| named(cells))
        .collect::<BTreeSet<_>>();
    let there = before
        .iter()
        .map(|cells| named(cells))
        .filter(|name| groups.contains(name))
        .collect::<BTreeSet<_>>();
    if !there.is_empty() && !replace {
        return Err(MergeError::Exists {
            file: name,
            groups: there.iter().map(|group| group.join(" ")).collect(),
        });
    }
    let count = before.len();
    let mut rows = before
        .into_iter()
        .filter(|cells| !groups.contains(&named(cells)))
        .collect::<Vec<_>>();
    let removed = count - rows.len();
    let added = new.len();
    for cells in new {
        let before = rows.iter().position(|row| key(row) > key(&cells));
        rows.insert(before.unwrap_or(rows.len()), cells);
    }
    let bytes = bytes(table, &rows).map_err(|cause| MergeError::Table {
        file: name.clone(),
        why: cause.to_string(),
    })?;
    Tables::load_with(folder, &name, bytes.clone()).map_err(MergeError::Invalid)?;
    write(&path, &bytes).map_err(unwritable)?;
    Ok(Merged {
        file: path,
        added,
        removed,
        groups: groups.iter().map(|group| group.join(" ")).collect(),
    })
}

/// What both tables are sorted by: importer, year, fuel or energy source, and supplier. In the balance no two rows are the same
/// before the fourth.
fn key(cells: &[String]) -> [&str; 4] {
    [0, 1, 2, 3].map(|column| cells.get(column).map_or("", String::as_str))
}

/// The cells of a table's file.
fn rows(path: &Path, name: &str, table: Table) -> Result<Vec<Vec<String>>, MergeError> {
    let wrong = |why: String| MergeError::Table {
        file: name.to_owned(),
        why,
    };
    let mut reader = csv::Reader::from_path(path).map_err(|error| wrong(error.to_string()))?;
    let header = reader.headers().map_err(|error| wrong(error.to_string()))?;
    if header.iter().ne(table.columns()) {
        return Err(wrong(format!(
            "its first line is not {}",
            table.columns().join(",")
        )));
    }
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|error| wrong(error.to_string()))?;
            Ok(record.iter().map(str::to_owned).collect())
        })
        .collect()
}

/// A table as its file has it.
fn bytes(table: Table, rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(table.columns())?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// Replaces a file in one step. Whoever reads it meanwhile has the old one or the new one, and so does a machine that stops.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
    let mut unfinished = std::ffi::OsString::from(".");
    unfinished.push(name);
    // What an ended run left of that name is written over.
    unfinished.push(".unfinished");
    let unfinished = folder.join(unfinished);
    let written = replace(&unfinished, path, bytes);
    if written.is_err() {
        // What is half written is of no use, and the error tells more than that it could not be removed.
        fs::remove_file(&unfinished).ok();
    }
    written
}

fn replace(unfinished: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(unfinished)?;
    file.write_all(bytes)?;
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.sync_all()?;
    fs::rename(unfinished, path)?;
    // The new name is on the disk once the folder is; where folders cannot be opened there is nothing to do for it.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        folder.sync_all().ok();
    }
    Ok(())
}
