//! The energy balance: what each source supplies, what of it is imported, and the import dependency.

use std::collections::BTreeMap;

use model::{EnergySource, Fuel, LEAST_COVERAGE};
use polars::prelude::*;
use wire::MixRow;

use super::AggregateError;
use super::frames::{Frames, TOTAL, code, decode};

/// Import dependency in both conventions, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dependency {
    pub nuclear_home: f64,
    pub nuclear_imported: f64,
    /// Total primary energy supply.
    pub total_pj: f64,
    /// Net imports of each fossil source, in the order of [`FOSSIL`].
    net_imports_pj: [f64; 3],
}

impl Dependency {
    /// Whether supplier tables of these fuels cover nearly all that is imported.
    pub fn is_covered_by(&self, fuels: &[Fuel]) -> bool {
        let has_table = |source| {
            fuels
                .iter()
                .any(|fuel| fuel.energy_source() == Some(source))
        };
        let by_source = FOSSIL.iter().zip(self.net_imports_pj);
        let missed: f64 = by_source
            .filter(|(source, _)| !has_table(**source))
            .map(|(_, pj)| pj)
            .sum();
        missed <= self.net_imports_pj.iter().sum::<f64>() * (1.0 - LEAST_COVERAGE)
    }
}

/// Whether a balance row is of one of these sources.
fn is_one_of(sources: &[EnergySource]) -> Expr {
    sources
        .iter()
        .map(|source| col("source").eq(lit(code(EnergySource::ALL, source))))
        .reduce(Expr::or)
        .unwrap_or_else(|| lit(false))
}

/// The sources whose production is counted apart from their use.
const TRADED: [EnergySource; 4] = [
    EnergySource::Oil,
    EnergySource::Gas,
    EnergySource::Coal,
    EnergySource::Biofuel,
];
/// The sources that supplier tables tell of.
const FOSSIL: [EnergySource; 3] = [EnergySource::Oil, EnergySource::Gas, EnergySource::Coal];

/// Import dependency by importer and year: 1 - home production / primary energy supply. Fossil fuels and biofuel count
/// as far as they are produced, the other sources as far as they are used.
pub(super) fn dependency(
    frames: &Frames,
) -> Result<BTreeMap<(String, u16), Dependency>, AggregateError> {
    let produced = is_one_of(&TRADED);
    let nuclear = is_one_of(&[EnergySource::Nuclear]);
    let total = col("source").eq(lit(TOTAL));
    let home = when(produced)
        .then(col("production"))
        .otherwise(col("supply"))
        .fill_null(lit(0.0));
    let net = || {
        let net = col("supply") - col("production").fill_null(lit(0.0));
        when(net.clone().gt(lit(0.0))).then(net).otherwise(lit(0.0))
    };
    let net_of = |source: EnergySource| net().filter(is_one_of(&[source])).sum().alias(source.id());
    let rows = frames
        .balance
        .clone()
        .lazy()
        .group_by([col("importer"), col("year")])
        .agg([
            net_of(FOSSIL[0]),
            net_of(FOSSIL[1]),
            net_of(FOSSIL[2]),
            home.filter(total.clone().not()).sum().alias("home"),
            col("supply").filter(nuclear).sum().alias("nuclear"),
            col("supply").filter(total).sum().alias("total"),
        ])
        .filter(col("total").gt(lit(0.0)))
        .sort(["importer", "year"], SortMultipleOptions::default())
        .collect()?;
    let value = |column: &str, position: usize| -> PolarsResult<f64> {
        Ok(rows
            .column(column)?
            .f64()?
            .get(position)
            .unwrap_or_default())
    };
    let mut answers = BTreeMap::new();
    for position in 0..rows.height() {
        let (Some(importer), Some(year)) = (
            rows.column("importer")?.str()?.get(position),
            year(&rows, position)?,
        ) else {
            continue;
        };
        let (home, nuclear, total_pj) = (
            value("home", position)?,
            value("nuclear", position)?,
            value("total", position)?,
        );
        answers.insert(
            (importer.to_owned(), year),
            Dependency {
                nuclear_home: 1.0 - home / total_pj,
                nuclear_imported: 1.0 - (home - nuclear) / total_pj,
                total_pj,
                net_imports_pj: [
                    value(FOSSIL[0].id(), position)?,
                    value(FOSSIL[1].id(), position)?,
                    value(FOSSIL[2].id(), position)?,
                ],
            },
        );
    }
    Ok(answers)
}

/// Supply and its imported part by importer, year and source. Unlisted production counts as none.
pub(super) fn mix(frames: &Frames) -> Result<Vec<(String, MixRow)>, AggregateError> {
    let net = col("supply") - col("production").fill_null(lit(0.0));
    let bought = when(is_one_of(&TRADED))
        .then(
            when(net.clone().gt(lit(0.0)))
                .then(net)
                .otherwise(col("supply") * lit(0.0)),
        )
        .otherwise(col("supply") * lit(0.0));
    let rows = frames
        .balance
        .clone()
        .lazy()
        .filter(col("source").neq(lit(TOTAL)))
        .with_column(bought.alias("imported"))
        .sort(
            ["importer", "year", "source"],
            SortMultipleOptions::default(),
        )
        .collect()?;
    let mut answers = Vec::with_capacity(rows.height());
    for position in 0..rows.height() {
        let (Some(importer), Some(year), Some(source)) = (
            rows.column("importer")?.str()?.get(position),
            year(&rows, position)?,
            rows.column("source")?
                .i32()?
                .get(position)
                .and_then(|code| decode(EnergySource::ALL, code)),
        ) else {
            continue;
        };
        let row = MixRow {
            year,
            energy_source: source,
            supply_pj: rows.column("supply")?.f64()?.get(position),
            imported_pj: rows.column("imported")?.f64()?.get(position),
        };
        answers.push((importer.to_owned(), row));
    }
    Ok(answers)
}

fn year(rows: &DataFrame, position: usize) -> PolarsResult<Option<u16>> {
    Ok(rows
        .column("year")?
        .i32()?
        .get(position)
        .and_then(|year| u16::try_from(year).ok()))
}
