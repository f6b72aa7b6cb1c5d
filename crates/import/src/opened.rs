//! A text file of one of the formats, opened: what it is not is told.

use crate::cells::{self, Csv};
use crate::error::ImportError;
use crate::format::Format;
use crate::workbook;

/// A file's table, and whether its bytes were no UTF-8 and each was taken for a letter of Latin-1.
pub struct Opened {
    /// The table.
    pub table: Csv,
    /// Whether it was read as Latin-1.
    pub latin_1: bool,
}

/// Opens a file of a format; `missing` tells which columns a table lacks to be one.
pub fn open(
    file: &str,
    bytes: &[u8],
    wanted: Format,
    missing: impl Fn(&Csv) -> Vec<&'static str>,
) -> Result<Opened, ImportError> {
    let wrong = |why: String| ImportError::WrongFormat {
        file: file.to_owned(),
        wanted,
        why,
        looks_like: Format::of(bytes).filter(|format| *format != wanted),
    };
    let unreadable = |why: String| ImportError::Unreadable {
        file: file.to_owned(),
        why,
    };
    if workbook::is_workbook(bytes) {
        return Err(wrong(
            "it is a workbook or another archive; save its sheet as CSV, or unpack it".to_owned(),
        ));
    }
    let decoded = cells::decode(bytes)
        .ok_or_else(|| unreadable("it is UTF-16; save it as CSV in UTF-8".to_owned()))?;
    let table = Csv::read(&decoded.text).ok_or_else(|| wrong("it is empty".to_owned()))?;
    if let Some(name) = table.twice() {
        return Err(unreadable(format!(
            "it has the column {name} twice, and nobody can tell which is meant; rename or remove one"
        )));
    }
    let lacking = missing(&table);
    if !lacking.is_empty() {
        return Err(wrong(format!(
            "it lacks the columns {}",
            lacking.join(", ")
        )));
    }
    Ok(Opened {
        table,
        latin_1: decoded.latin_1,
    })
}
