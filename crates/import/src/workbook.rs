//! Workbooks (`.xlsx`) as sheets of text.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use crate::cells::{MOST_COLUMNS, MOST_ROWS, Sheet};

/// Whether bytes begin as a workbook does, which is a ZIP archive.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The sheets that hold cells, as far as anything that we read may be in them.
///
/// Cells are taken one by one: a whole sheet at once would take room for all that a forged size claims.
pub fn sheets(bytes: &[u8], only: Option<&str>) -> Result<Vec<Sheet>, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| {
        format!("it is no whole workbook ({error}); open it in a spreadsheet program and save its sheet as CSV")
    })?;
    let names = book.sheet_names();
    if let Some(wanted) = only
        && !names.iter().any(|name| name.trim() == wanted.trim())
    {
        return Err(format!(
            "it has no sheet {wanted:?}; there are {}",
            names.join(", ")
        ));
    }
    let wanted = names
        .into_iter()
        .filter(|name| only.is_none_or(|only| name.trim() == only.trim()));
    let mut sheets = Vec::new();
    for name in wanted {
        // A sheet of another kind, such as a chart, has no cells to read.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
        while let Some(cell) = cells
            .next_cell()
            .map_err(|error| format!("sheet {name}: {error}"))?
        {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                continue;
            }
            while rows.len() <= row {
                rows.push((rows.len() as u64 + 1, Vec::new()));
            }
            if let Some((_, cells)) = rows.get_mut(row) {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                if let Some(text) = cells.get_mut(column) {
                    *text = words(cell.get_value());
                }
            }
        }
        sheets.push(Sheet {
            name: Some(name),
            rows,
        });
    }
    Ok(sheets)
}

fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        // Not a figure, and reported as what it is.
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
