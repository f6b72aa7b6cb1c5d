//! A table as text cells, before types.

use std::collections::BTreeSet;

use crate::descriptor::Resource;
use crate::fault::{Fault, FaultKind};
use crate::lines::Lines;

/// Cells with their line numbers. Every row is as wide as the header.
pub struct Grid {
    /// Column names.
    pub header: csv::StringRecord,
    /// Line number and cells.
    pub rows: Vec<(u64, csv::StringRecord)>,
}

impl Grid {
    /// Reads a file; `None` if its cells cannot be told apart.
    pub fn read(resource: &Resource, bytes: &[u8], faults: &mut Vec<Fault>) -> Option<Self> {
        let file = &resource.path;
        if let Err(error) = std::str::from_utf8(bytes) {
            let line = bytes
                .iter()
                .take(error.valid_up_to())
                .filter(|byte| **byte == b'\n')
                .count() as u64
                + 1;
            faults.push(Fault::of_row(
                FaultKind::Encoding,
                file,
                line,
                "is not UTF-8; save the file as UTF-8",
            ));
            return None;
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(error) => {
                faults.push(Fault::of_file(
                    FaultKind::Encoding,
                    file,
                    format!("is not CSV: {error}"),
                ));
                return None;
            }
        };
        let expected: Vec<&str> = resource
            .schema
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        if header.iter().ne(expected.iter().copied()) {
            let message = format!(
                "the header differs from the description; write {:?}",
                expected.join(",")
            );
            let found: Vec<&str> = header.iter().collect();
            faults.push(Fault {
                value: Some(found.join(",")),
                ..Fault::of_row(FaultKind::Header, file, 1, message)
            });
            return None;
        }
        let mut rows = Vec::new();
        let mut lines = Lines::new(bytes);
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record
                        .position()
                        .map_or(0, |position| lines.at(position.byte()));
                    if record.len() == header.len() {
                        rows.push((line, record));
                    } else {
                        let is_open = record.iter().any(|cell| cell.contains('\n'));
                        let hint = if is_open {
                            "; a quotation mark that opens in it closes some lines later or never"
                        } else {
                            ""
                        };
                        let (found, wanted) = (record.len(), header.len());
                        let message = format!("has {found} cells; write {wanted}{hint}");
                        faults.push(Fault::of_row(FaultKind::Width, file, line, message));
                    }
                }
                Err(error) => {
                    faults.push(Fault::of_file(
                        FaultKind::Encoding,
                        file,
                        format!("is not CSV: {error}"),
                    ));
                    break;
                }
            }
        }
        Some(Self { header, rows })
    }

    /// Position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Positions of several columns; `None` if one is missing.
    pub fn columns(&self, names: &[String]) -> Option<Vec<usize>> {
        names.iter().map(|name| self.column(name)).collect()
    }

    /// Every combination of values in these columns.
    pub fn keys(&self, columns: &[usize]) -> BTreeSet<Vec<&str>> {
        self.rows
            .iter()
            .map(|(_, row)| cells(row, columns))
            .collect()
    }
}

/// The cells of a row in these columns; a missing cell counts as empty.
pub fn cells<'a>(row: &'a csv::StringRecord, columns: &[usize]) -> Vec<&'a str> {
    columns
        .iter()
        .map(|column| row.get(*column).unwrap_or_default())
        .collect()
}
