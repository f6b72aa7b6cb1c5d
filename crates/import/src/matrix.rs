//! Trade matrices on a sheet: where they begin, what they are of, and which label each figure has.
//!
//! Two layouts are in use. Oil and coal have suppliers down the side (`From`) and importers along the top; gas has it the other
//! way round (`To` down the side). The word stands in the first column: on the row of names or on the row below it. Names may
//! take two rows (`Trinidad &` above `Tobago`), and a second matrix on a sheet may lean on the names of the first.

use model::Fuel;

use crate::cells::Sheet;
use crate::figures::{Figure, figure};
use crate::names;

/// What the rows of a matrix are; its columns are the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Rows are suppliers.
    From,
    /// Rows are importers.
    To,
}

/// The unit of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Million tonnes.
    Mt,
    /// Million tonnes of oil equivalent, which are told in exajoules.
    Mtoe,
    /// Billion cubic metres.
    Bcm,
    /// Exajoules.
    Ej,
}

impl Unit {
    /// The unit of our table, and how many of it one is.
    pub const fn ours(self) -> (&'static str, f64) {
        match self {
            Self::Mt => ("Mt", 1.0),
            // By the definition of the tonne of oil equivalent.
            Self::Mtoe => ("EJ", 0.041_868),
            Self::Bcm => ("bcm", 1.0),
            Self::Ej => ("EJ", 1.0),
        }
    }
}

/// A row or column: its name, and where it is on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name without marks of footnotes.
    pub name: String,
    /// Row or column, counted from zero.
    pub index: usize,
}

/// One matrix.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The row with the names of the columns.
    pub header: usize,
    /// The fuel; `None` where the heading tells none, or crude oil and products together.
    pub fuel: Option<Fuel>,
    /// The unit; `None` where none that we know is told.
    pub unit: Option<Unit>,
    /// The years in the heading.
    pub years: Vec<u16>,
    /// The heading.
    pub title: String,
    /// What the rows are.
    pub side: Side,
    /// The rows, without those that sum up all.
    pub rows: Vec<Label>,
    /// The columns, likewise.
    pub columns: Vec<Label>,
    /// The row that sums up every row.
    pub total_row: Option<usize>,
    /// The column that sums up every column.
    pub total_column: Option<usize>,
}

impl Matrix {
    /// Importers, suppliers.
    pub fn sides(&self) -> (&[Label], &[Label]) {
        match self.side {
            Side::From => (&self.columns, &self.rows),
            Side::To => (&self.rows, &self.columns),
        }
    }

    /// Row and column of an importer's figure for a supplier.
    pub const fn place(&self, importer: usize, supplier: usize) -> (usize, usize) {
        match self.side {
            Side::From => (supplier, importer),
            Side::To => (importer, supplier),
        }
    }

    /// Row and column of the sum of an importer's suppliers.
    pub fn total(&self, importer: usize) -> Option<(usize, usize)> {
        match self.side {
            Side::From => self.total_row.map(|row| (row, importer)),
            Side::To => self.total_column.map(|column| (importer, column)),
        }
    }
}

/// The matrices of a sheet.
pub fn find(sheet: &Sheet) -> Vec<Matrix> {
    let title = (0..sheet.rows.len())
        .map(|row| sheet.cell(row, 0))
        .find(|cell| !cell.is_empty())
        .unwrap_or_default();
    let starts = (0..sheet.rows.len())
        .filter_map(|row| Some((row, side(sheet.cell(row, 0))?)))
        .collect::<Vec<_>>();
    let mut found: Vec<Matrix> = Vec::new();
    for (number, (start, side)) in starts.iter().enumerate() {
        let end = starts
            .get(number + 1)
            .map_or(sheet.rows.len(), |(next, _)| *next);
        let own = named(sheet, *start);
        let header = if own >= 2 {
            *start
        } else {
            start.saturating_sub(1)
        };
        let mut columns = columns(sheet, header, header == *start);
        let mut total_column = None;
        if columns.len() < 2 {
            // Leans on the names of the matrix above.
            if let Some(above) = found.last() {
                columns.clone_from(&above.columns);
                total_column = above.total_column;
            }
        } else if let Some(total) = columns.iter().position(|label| is_total(&label.name)) {
            total_column = Some(columns.remove(total).index);
        }
        let (rows, total_row) = rows(sheet, *start + 1, end, &columns);
        if columns.len() < 2 || rows.is_empty() {
            continue;
        }
        let label = sheet.cell(header, 0);
        let fuel = fuel(label, title);
        // Other tables have From and To as well, such as factors of conversion.
        if fuel.is_none() && !is_trade(title) {
            continue;
        }
        found.push(Matrix {
            header,
            fuel,
            unit: (0..=header).rev().find_map(|row| unit(sheet.cell(row, 0))),
            years: years(title),
            title: title.to_owned(),
            side: *side,
            rows,
            columns,
            total_row,
            total_column,
        });
    }
    found
}

fn side(cell: &str) -> Option<Side> {
    match cell.to_lowercase().as_str() {
        "from" => Some(Side::From),
        "to" => Some(Side::To),
        _ => None,
    }
}

/// How many names a row has beside its first cell.
fn named(sheet: &Sheet, row: usize) -> usize {
    (1..sheet.width())
        .filter(|column| !sheet.cell(row, *column).is_empty())
        .count()
}

fn columns(sheet: &Sheet, header: usize, two_rows: bool) -> Vec<Label> {
    (1..sheet.width())
        .filter_map(|column| {
            let above = match header.checked_sub(1).filter(|_| two_rows) {
                Some(above) => sheet.cell(above, column),
                None => "",
            };
            // What stands alone above the names is the name of the side.
            let above = if side(above).is_some() { "" } else { above };
            let name = sheet.cell(header, column);
            (!name.is_empty()).then(|| Label {
                name: names::tidy(&format!("{above} {name}")),
                index: column,
            })
        })
        .collect()
}

/// The rows with figures from `first` on, and the row that sums them up.
fn rows(sheet: &Sheet, first: usize, end: usize, columns: &[Label]) -> (Vec<Label>, Option<usize>) {
    let mut rows = Vec::new();
    for row in first..end {
        let name = names::tidy(sheet.cell(row, 0));
        let has_figures = columns.iter().any(|label| {
            matches!(
                figure(sheet.cell(row, label.index)),
                Figure::Number(_) | Figure::TooSmall
            )
        });
        // Blank lines, notes, and the heading of the next matrix.
        if !has_figures {
            continue;
        }
        if is_total(&name) {
            return (rows, Some(row));
        }
        rows.push(Label { name, index: row });
    }
    (rows, None)
}

fn is_total(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "total" | "total imports" | "total exports" | "total world"
    )
}

fn fuel(label: &str, title: &str) -> Option<Fuel> {
    let (label, title) = (label.to_lowercase(), title.to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if label.contains("crude") && !label.contains("product") {
        Some(Fuel::CrudeOil)
    } else if label.contains("product") && !label.contains("crude") {
        Some(Fuel::OilProducts)
    } else if has(&["liquefied", "lng"]) {
        Some(Fuel::Lng)
    } else if has(&["pipeline"]) {
        Some(Fuel::PipelineGas)
    } else if has(&["coal"]) {
        Some(Fuel::Coal)
    } else {
        None
    }
}

fn is_trade(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("trade") || title.contains("movement")
}

fn unit(text: &str) -> Option<Unit> {
    let text = text.to_lowercase();
    if text.contains("oil equivalent") {
        text.contains("million tonnes").then_some(Unit::Mtoe)
    } else if text.contains("million tonnes") {
        Some(Unit::Mt)
    } else if text.contains("billion cubic metres") {
        Some(Unit::Bcm)
    } else if text.contains("exajoules") {
        Some(Unit::Ej)
    } else {
        None
    }
}

/// Every year that a text names, once.
fn years(text: &str) -> Vec<u16> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    let mut years = digits
        .filter(|digits| digits.len() == 4)
        .filter_map(crate::figures::year)
        .collect::<Vec<_>>();
    years.sort_unstable();
    years.dedup();
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells;

    #[test]
    fn a_second_matrix_leans_on_the_names_of_the_first() {
        let sheet = cells::sheet(include_str!("../tests/fixtures/ei_oil.csv"));
        let found = find(&sheet);
        let fuels = found.iter().map(|matrix| matrix.fuel).collect::<Vec<_>>();
        assert_eq!(fuels, [Some(Fuel::CrudeOil), Some(Fuel::OilProducts)]);
        assert!(
            found
                .iter()
                .all(|matrix| matrix.unit == Some(Unit::Mt) && matrix.side == Side::From)
        );
        assert_eq!(found[0].columns, found[1].columns);
        assert_eq!(found[0].total_column, found[1].total_column);
        assert_eq!(found[0].years, [2023]);
    }

    #[test]
    fn names_in_two_rows_are_put_together() {
        let sheet = cells::sheet(include_str!("../tests/fixtures/ei_lng.csv"));
        let found = find(&sheet);
        let columns = found[0]
            .columns
            .iter()
            .map(|label| label.name.as_str())
            .collect::<Vec<_>>();
        assert_eq!(
            columns,
            [
                "US",
                "Trinidad & Tobago",
                "Other Americas",
                "Qatar",
                "Papua New Guinea"
            ]
        );
        assert_eq!(
            (found[0].fuel, found[0].unit, found[0].side),
            (Some(Fuel::Lng), Some(Unit::Bcm), Side::To)
        );
        assert!(found[0].total_column.is_some() && found[0].total_row.is_some());
    }

    #[test]
    fn units_and_fuels_are_read_from_words() {
        assert_eq!(unit("Million tonnes oil equivalent"), Some(Unit::Mtoe));
        assert_eq!(unit("Thousand barrels daily"), None);
        assert_eq!(
            fuel("Million tonnes", "Oil: Inter-area movements 2014"),
            None
        );
        assert_eq!(years("Oil trade in 2022 and 2023"), [2022, 2023]);
    }
}
