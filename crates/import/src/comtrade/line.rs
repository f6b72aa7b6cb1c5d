//! One line of an export, and remarks on its cells.

use crate::cells::Csv;
use crate::report::{At, Remark};

/// A line with what is needed to speak of it.
pub struct Line<'a> {
    /// Where it stands.
    pub at: At,
    /// Its number.
    pub number: u64,
    /// Its cells.
    pub cells: &'a [String],
    /// The table that it is of.
    pub table: &'a Csv,
}

impl<'a> Line<'a> {
    /// A cell without the blanks round it; empty where there is no such column.
    pub fn get(&self, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|column| self.cells.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    /// The first of these columns that is not empty: its position, name and value.
    pub fn first(&self, columns: &[Option<usize>]) -> (Option<usize>, &'a str, &'a str) {
        let filled = columns
            .iter()
            .copied()
            .find(|column| !self.get(*column).is_empty());
        let column = filled.flatten();
        (
            column,
            column.map_or("", |column| self.table.name(column)),
            self.get(column),
        )
    }

    fn about(&self, remark: Remark, column: Option<usize>) -> Remark {
        remark.of(
            column.map_or("", |column| self.table.name(column)),
            self.get(column),
        )
    }

    /// An error about a cell.
    pub fn error(&self, column: Option<usize>, message: &str) -> Remark {
        self.about(Remark::error(self.at.clone(), message), column)
    }

    /// That the line was left out for a cell.
    pub fn left_out(&self, column: Option<usize>, message: &str) -> Remark {
        self.about(Remark::left_out(self.at.clone(), message), column)
    }

    /// A note on a cell.
    pub fn note(&self, column: Option<usize>, message: &str) -> Remark {
        self.about(Remark::note(self.at.clone(), message), column)
    }
}
