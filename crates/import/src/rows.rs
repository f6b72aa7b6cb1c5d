//! The rows that an import comes to, as our tables write them.

use std::fmt::Display;

use tables::{BalanceItem, BalanceRow, FlowRow};

use crate::report::{Remark, RemarkKind};

/// A table that is imported into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Imports by importer, year, fuel and supplier.
    Flows,
    /// Energy by importer, year and energy source.
    Balance,
}

impl Table {
    /// Its name in the package.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Flows => "flows",
            Self::Balance => "balance",
        }
    }

    /// Its columns.
    pub const fn columns(self) -> [&'static str; 8] {
        match self {
            Self::Flows => [
                "importer",
                "year",
                "fuel",
                "supplier",
                "volume",
                "unit",
                "source_id",
                "quality",
            ],
            Self::Balance => [
                "importer",
                "year",
                "energy_source",
                "supply_pj",
                "production_pj",
                "electricity_twh",
                "source_id",
                "quality",
            ],
        }
    }

    /// How many columns, from the first, make a group that is replaced as a whole: importer, year and fuel, of which a table has
    /// one source; or importer and year.
    pub(crate) const fn group(self) -> usize {
        match self {
            Self::Flows => 3,
            Self::Balance => 2,
        }
    }
}

/// Rows of one table, in its order.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// Rows of `flows`; volumes in million tonnes, billion cubic metres or exajoules.
    Flows(Vec<FlowRow>),
    /// Rows of `balance`, in petajoules and terawatt-hours.
    Balance(Vec<BalanceRow>),
}

impl Rows {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Flows(rows) => rows.is_empty(),
            Self::Balance(rows) => rows.is_empty(),
        }
    }

    /// The cells of every row.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        match self {
            Self::Flows(rows) => rows.iter().map(flow).collect(),
            Self::Balance(rows) => rows.iter().map(balance).collect(),
        }
    }
}

fn flow(row: &FlowRow) -> Vec<String> {
    vec![
        row.importer.clone(),
        row.year.to_string(),
        row.fuel.to_string(),
        row.supplier.clone(),
        row.volume.to_string(),
        row.unit.clone(),
        row.source_id.clone(),
        row.quality.to_string(),
    ]
}

fn balance(row: &BalanceRow) -> Vec<String> {
    vec![
        row.importer.clone(),
        row.year.to_string(),
        word(row.energy_source).to_owned(),
        or_empty(row.supply_pj),
        or_empty(row.production_pj),
        or_empty(row.electricity_twh),
        row.source_id.clone(),
        row.quality.to_string(),
    ]
}

/// The word of an energy source in our table.
const fn word(item: BalanceItem) -> &'static str {
    match item {
        BalanceItem::Oil => "oil",
        BalanceItem::Gas => "gas",
        BalanceItem::Coal => "coal",
        BalanceItem::Nuclear => "nuclear",
        BalanceItem::Hydro => "hydro",
        BalanceItem::Solar => "solar",
        BalanceItem::Wind => "wind",
        BalanceItem::OtherRenewables => "other_renewables",
        BalanceItem::Biofuel => "biofuel",
        BalanceItem::OtherGeneration => "other_generation",
        BalanceItem::Total => "total",
    }
}

fn or_empty(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// What a file comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The rows.
    pub rows: Rows,
    /// What was not taken as it stands: errors first, then by place.
    pub report: Vec<Remark>,
}

impl Import {
    /// The table that the rows are of.
    pub const fn table(&self) -> Table {
        match self.rows {
            Rows::Flows(_) => Table::Flows,
            Rows::Balance(_) => Table::Balance,
        }
    }

    /// How many errors the report holds.
    pub fn errors(&self) -> usize {
        let kinds = self.report.iter().map(|remark| remark.kind);
        kinds.filter(|kind| *kind == RemarkKind::Error).count()
    }

    /// The rows as CSV, with the names of the columns first.
    pub fn to_csv(&self) -> String {
        let header = self.table().columns().map(str::to_owned).to_vec();
        let rows = std::iter::once(header).chain(self.rows.cells());
        // Codes, numbers and identifiers hold nothing that would need quotes.
        rows.map(|cells| cells.join(",") + "\n").collect()
    }
}
