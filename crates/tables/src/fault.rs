//! What is wrong with a table, where, and what to do about it.

use std::fmt;

/// How many faults the message of [`Faults`] spells out.
const SHOWN: usize = 25;
/// How much of an offending value a message repeats, in characters.
const VALUE_SHOWN: usize = 60;

/// The kind of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// The description itself is missing, unreadable or inconsistent.
    Descriptor,
    /// A described file is missing or cannot be read.
    MissingFile,
    /// The file is not UTF-8 text or not CSV.
    Encoding,
    /// The header differs from the description.
    Header,
    /// A row has too few or too many cells.
    Width,
    /// A required cell is empty.
    Required,
    /// A cell has another type than described.
    Type,
    /// A word is not in its vocabulary.
    Enum,
    /// A number lies outside its range, or a text is too long.
    Range,
    /// A text does not match its pattern.
    Pattern,
    /// A key that must be unique occurs twice.
    Duplicate,
    /// A reference points nowhere.
    Dangling,
    /// A group of shares does not add up to one.
    Sum,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub kind: FaultKind,
    /// The file, relative to the data folder.
    pub file: String,
    /// Line number in the file; the header is line 1.
    pub row: Option<u64>,
    /// The column.
    pub column: Option<String>,
    /// The offending value.
    pub value: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// A fault of a whole file.
    pub(crate) fn of_file(kind: FaultKind, file: &str, message: impl Into<String>) -> Self {
        Self {
            kind,
            file: file.to_owned(),
            row: None,
            column: None,
            value: None,
            message: message.into(),
        }
    }

    /// A fault of one row.
    pub(crate) fn of_row(
        kind: FaultKind,
        file: &str,
        row: u64,
        message: impl Into<String>,
    ) -> Self {
        Self {
            row: Some(row),
            ..Self::of_file(kind, file, message)
        }
    }

    /// A fault of one cell.
    pub(crate) fn of_cell(
        kind: FaultKind,
        file: &str,
        row: u64,
        column: &str,
        value: &str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            column: Some(column.to_owned()),
            value: Some(value.to_owned()),
            ..Self::of_row(kind, file, row, message)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(value) = &self.value {
            let shown: String = value.chars().take(VALUE_SHOWN).collect();
            let more = if shown.len() < value.len() { "..." } else { "" };
            write!(f, ", value {shown:?}{more}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Every fault of a package, in order of table and line. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0.len() == 1 { "" } else { "s" };
        write!(f, "the data package has {} fault{plural}", self.0.len())?;
        for fault in self.0.iter().take(SHOWN) {
            write!(f, "\n  {fault}")?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_the_place_and_is_capped() {
        let fault = Fault::of_cell(
            FaultKind::Type,
            "flows.csv",
            7,
            "volume",
            "much",
            "write a number",
        );
        assert_eq!(
            fault.to_string(),
            "flows.csv:7, column volume, value \"much\": write a number"
        );
        let many = Faults(vec![fault; 100]).to_string();
        assert!(many.starts_with("the data package has 100 faults\n"));
        assert!(many.ends_with("and 75 more"));
    }
}
