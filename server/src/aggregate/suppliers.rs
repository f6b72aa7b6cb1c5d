//! Who supplies how much: totals, shares of suppliers and regions, concentration, grades.

use std::collections::BTreeMap;

use model::{Fuel, Quality, Region};
use polars::prelude::*;

use super::frames::{Frames, decode};
use super::{AggregateError, Key};

/// The answers for one group of flows. Shares are 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Supply {
    pub imports_pj: f64,
    pub hhi: Option<f64>,
    /// Largest first.
    pub suppliers: Vec<(String, f64)>,
    pub regions: BTreeMap<Region, f64>,
    pub quality: BTreeMap<Quality, f64>,
}

/// Suppliers that a source does not list are nobody in particular: they count in the whole, not as a supplier.
const UNLISTED: &str = "OTHER";

/// Supply by importer and year, of each fuel and of all fuels.
pub(super) fn suppliers(frames: &Frames) -> Result<BTreeMap<Key, Supply>, AggregateError> {
    let mut answers = BTreeMap::new();
    for by_fuel in [true, false] {
        let keys = keys(by_fuel);
        let group = || keys.iter().copied().map(col).collect::<Vec<_>>();
        let shares = |by: &'static str| {
            let mut columns = group();
            columns.push(col(by));
            let parts = frames
                .flows
                .clone()
                .lazy()
                .group_by(columns)
                .agg([col("pj").sum()]);
            let totals = frames
                .flows
                .clone()
                .lazy()
                .group_by(group())
                .agg([col("pj").sum().alias("total")]);
            parts
                .join(totals, group(), group(), JoinArgs::new(JoinType::Inner))
                .with_column((col("pj") / col("total")).alias("share"))
        };
        let mut order = keys.clone();
        order.extend(["share", "supplier"]);
        let mut descending = vec![false; keys.len()];
        descending.extend([true, false]);
        let rows = shares("supplier")
            .sort(
                order,
                SortMultipleOptions::new().with_order_descending_multi(descending),
            )
            .collect()?;
        for (position, key) in read_keys(&rows, by_fuel)?.into_iter().enumerate() {
            let answer: &mut Supply = answers.entry(key).or_default();
            let (Some(supplier), Some(share), Some(total)) = (
                rows.column("supplier")?.str()?.get(position),
                rows.column("share")?.f64()?.get(position),
                rows.column("total")?.f64()?.get(position),
            ) else {
                continue;
            };
            answer.imports_pj = total;
            answer.suppliers.push((supplier.to_owned(), share));
        }
        let hhi = shares("supplier")
            .filter(col("supplier").neq(lit(UNLISTED)))
            .group_by(group())
            .agg([(col("share") * col("share")).sum().alias("hhi")])
            .collect()?;
        for (position, key) in read_keys(&hhi, by_fuel)?.into_iter().enumerate() {
            if let Some(answer) = answers.get_mut(&key) {
                answer.hhi = hhi
                    .column("hhi")?
                    .f64()?
                    .get(position)
                    .filter(|hhi| *hhi > 0.0);
            }
        }
        for by in ["region", "quality"] {
            let rows = shares(by).collect()?;
            for (position, key) in read_keys(&rows, by_fuel)?.into_iter().enumerate() {
                let (Some(answer), Some(code), Some(share)) = (
                    answers.get_mut(&key),
                    rows.column(by)?.i32()?.get(position),
                    rows.column("share")?.f64()?.get(position),
                ) else {
                    continue;
                };
                if by == "region" {
                    answer
                        .regions
                        .extend(decode(Region::ALL, code).map(|region| (region, share)));
                } else {
                    answer
                        .quality
                        .extend(decode(Quality::ALL, code).map(|quality| (quality, share)));
                }
            }
        }
    }
    Ok(answers)
}

/// The columns of a key.
pub(super) fn keys(by_fuel: bool) -> Vec<&'static str> {
    if by_fuel {
        vec!["importer", "year", "fuel"]
    } else {
        vec!["importer", "year"]
    }
}

/// The keys of an answer's rows, in order.
pub(super) fn read_keys(rows: &DataFrame, by_fuel: bool) -> Result<Vec<Key>, AggregateError> {
    let importers = rows.column("importer")?.str()?;
    let years = rows.column("year")?.i32()?;
    let fuels = if by_fuel {
        Some(rows.column("fuel")?.i32()?)
    } else {
        None
    };
    Ok((0..rows.height())
        .map(|position| Key {
            importer: importers.get(position).unwrap_or_default().to_owned(),
            year: years
                .get(position)
                .and_then(|year| u16::try_from(year).ok())
                .unwrap_or_default(),
            fuel: fuels.and_then(|fuels| decode(Fuel::ALL, fuels.get(position)?)),
        })
        .collect())
}
