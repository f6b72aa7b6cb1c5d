//! What passes which chokepoint by the usual route, how far it sails, and what has no known route.

use std::collections::BTreeMap;

use model::Fuel;
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
    /// Energy-weighted nautical miles of the flows with a route.
    pub miles: Option<f64>,
    /// Energy-weighted days of the flows with a route and a known speed.
    pub days: Option<f64>,
}

/// Exposure by importer and year, of each fuel and of all fuels.
pub(super) fn exposure(frames: &Frames) -> Result<BTreeMap<Key, Exposure>, AggregateError> {
    let way = ["importer", "supplier", "fuel"];
    let on_way = || way.map(col).to_vec();
    // A supplier's parts become one row first, so that a flow joins once.
    let ways = frames.ways.clone().lazy().group_by(on_way()).agg([
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
    let pipeline = lit(code(Fuel::ALL, Fuel::PipelineGas));
    let flows =
        frames
            .flows
            .clone()
            .lazy()
            .join(ways, on_way(), on_way(), JoinArgs::new(JoinType::Left));
    let weighed = |column: &str| {
        (col("pj") * col(column).fill_null(lit(0.0)))
            .sum()
            .alias(column)
    };
    let unrouted = col("pj")
        .filter(col("routed").is_null().and(col("fuel").neq(pipeline)))
        .sum()
        .alias("unrouted");
    let passing = frames.flows.clone().lazy().join(
        frames.passings.clone().lazy(),
        on_way(),
        on_way(),
        JoinArgs::new(JoinType::Inner),
    );
    let mut answers = BTreeMap::<Key, Exposure>::new();
    for by_fuel in [true, false] {
        let group = || keys(by_fuel).into_iter().map(col).collect::<Vec<_>>();
        let rows = flows
            .clone()
            .group_by(group())
            .agg([
                col("pj").sum().alias("total"),
                weighed("miles"),
                weighed("days"),
                weighed("timed"),
                weighed("union"),
                weighed("passages"),
                weighed("routed"),
                unrouted.clone(),
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
                    miles: per(value("miles")?, value("routed")?),
                    days: per(value("days")?, value("timed")?),
                },
            );
        }
        let mut by_chokepoint = group();
        by_chokepoint.push(col("chokepoint"));
        let rows = passing
            .clone()
            .group_by(by_chokepoint)
            .agg([(col("pj") * col("part")).sum().alias("passing")])
            .collect()?;
        let totals = frames
            .flows
            .clone()
            .lazy()
            .group_by(group())
            .agg([col("pj").sum().alias("total")]);
        let rows = rows
            .lazy()
            .join(totals, group(), group(), JoinArgs::new(JoinType::Inner))
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
    }
    Ok(answers)
}
