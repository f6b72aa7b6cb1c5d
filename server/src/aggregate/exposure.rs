//! What passes which chokepoint by the usual route, how far it sails, and what has no known route.

use std::collections::BTreeMap;

use model::{Fuel, LEAST_ROUTED};
use polars::prelude::*;

use super::frames::{Frames, code};
use super::suppliers::{keys, read_keys};
use super::{AggregateError, Key};

/// The answers for one group of flows, as shares of its imports.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Exposure {
    pub by_chokepoint: BTreeMap<String, f64>,
    pub union: f64,
    pub passage_ratio: f64,
    pub unrouted: f64,
    /// Whether enough routes are known for figures that need them.
    pub is_known: bool,
    /// Energy-weighted nautical miles of the flows with a route.
    pub miles: Option<f64>,
    /// Energy-weighted days of the flows with a route and a known speed.
    pub days: Option<f64>,
}

/// Exposure by importer and year, of each fuel and of all fuels.
pub(super) fn exposure(frames: &Frames) -> Result<BTreeMap<Key, Exposure>, AggregateError> {
    let mut answers = BTreeMap::new();
    for by_fuel in [true, false] {
        voyages(frames, by_fuel, &mut answers)?;
        passings(frames, by_fuel, &mut answers)?;
    }
    Ok(answers)
}

/// The columns that tell a supplier's way to an importer.
fn way() -> Vec<Expr> {
    ["importer", "year", "supplier", "fuel"].map(col).to_vec()
}

/// The columns of a key.
fn group(by_fuel: bool) -> Vec<Expr> {
    keys(by_fuel).into_iter().map(col).collect()
}

/// How far flows sail, and through how many of METI's chokepoints.
fn voyages(
    frames: &Frames,
    by_fuel: bool,
    answers: &mut BTreeMap<Key, Exposure>,
) -> Result<(), AggregateError> {
    // A supplier's parts become one row first, so that a flow joins once.
    let ways = frames.ways.clone().lazy().group_by(way()).agg([
        (col("part") * col("miles")).sum().alias("miles"),
        (col("part") * col("days")).sum().alias("days"),
        col("part")
            .filter(col("days").is_not_null())
            .sum()
            .alias("timed"),
        col("part")
            .filter(col("meti").gt(lit(0.0)))
            .sum()
            .alias("union"),
        (col("part") * col("meti")).sum().alias("passages"),
        col("part").sum().alias("routed"),
    ]);
    let flows = frames
        .flows
        .clone()
        .lazy()
        .join(ways, way(), way(), JoinArgs::new(JoinType::Left));
    let weighed = |column: &str| {
        (col("pj") * col(column).fill_null(lit(0.0)))
            .sum()
            .alias(column)
    };
    // A pipeline passes no sea: it has no route to know.
    let pipeline = lit(code(Fuel::ALL, &Fuel::PipelineGas));
    let has_no_route = col("routed").is_null().and(col("fuel").neq(pipeline));
    let rows = flows
        .group_by(group(by_fuel))
        .agg([
            col("pj").sum().alias("total"),
            weighed("miles"),
            weighed("days"),
            weighed("timed"),
            weighed("union"),
            weighed("passages"),
            weighed("routed"),
            col("pj").filter(has_no_route).sum().alias("unrouted"),
        ])
        .collect()?;
    for (position, key) in read_keys(&rows, by_fuel)?.into_iter().enumerate() {
        let value = |column: &str| -> PolarsResult<f64> {
            Ok(rows
                .column(column)?
                .f64()?
                .get(position)
                .unwrap_or_default())
        };
        let total = value("total")?;
        let per = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        answers.insert(
            key,
            Exposure {
                by_chokepoint: BTreeMap::new(),
                union: per(value("union")?, total).unwrap_or_default(),
                passage_ratio: per(value("passages")?, total).unwrap_or_default(),
                unrouted: per(value("unrouted")?, total).unwrap_or_default(),
                is_known: value("unrouted")? <= total * (1.0 - LEAST_ROUTED),
                miles: per(value("miles")?, value("routed")?),
                days: per(value("days")?, value("timed")?),
            },
        );
    }
    Ok(())
}

/// What passes each chokepoint.
fn passings(
    frames: &Frames,
    by_fuel: bool,
    answers: &mut BTreeMap<Key, Exposure>,
) -> Result<(), AggregateError> {
    let flows = frames.flows.clone().lazy();
    let mut by_chokepoint = group(by_fuel);
    by_chokepoint.push(col("chokepoint"));
    let passings = frames.passings.clone().lazy();
    let passing = flows
        .clone()
        .join(passings, way(), way(), JoinArgs::new(JoinType::Inner))
        .group_by(by_chokepoint)
        .agg([(col("pj") * col("part")).sum().alias("passing")]);
    let totals = flows
        .group_by(group(by_fuel))
        .agg([col("pj").sum().alias("total")]);
    let rows = passing
        .join(
            totals,
            group(by_fuel),
            group(by_fuel),
            JoinArgs::new(JoinType::Inner),
        )
        .with_column((col("passing") / col("total")).alias("share"))
        .collect()?;
    for (position, key) in read_keys(&rows, by_fuel)?.into_iter().enumerate() {
        let (Some(answer), Some(chokepoint), Some(share)) = (
            answers.get_mut(&key),
            rows.column("chokepoint")?.str()?.get(position),
            rows.column("share")?.f64()?.get(position),
        ) else {
            continue;
        };
        answer.by_chokepoint.insert(chokepoint.to_owned(), share);
    }
    Ok(())
}
