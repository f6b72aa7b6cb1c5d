//! The tables as data frames.

use std::collections::BTreeSet;

use model::{Fuel, Quality, Region};
use polars::prelude::*;
use tables::{BalanceItem, Tables};

use super::AggregateError;
use crate::baseline::{BaselineBuilder, BaselineError};

/// The frames that the questions are asked of.
pub(super) struct Frames {
    /// One row a flow: importer, year, fuel, supplier, region, quality, pj.
    pub flows: DataFrame,
    /// One row a part of a supplier's usual way to an importer: importer, year, supplier, fuel, part, miles, days
    /// (empty where the ship's speed is not known), meti (passages that METI counts).
    pub ways: DataFrame,
    /// One row a chokepoint on such a part: importer, year, supplier, fuel, chokepoint, part.
    pub passings: DataFrame,
    /// One row a source of the energy balance: importer, year, source, supply, production.
    pub balance: DataFrame,
}

/// Position of an energy source or `total` in the balance frame.
pub(super) const TOTAL: i32 = -1;

impl Frames {
    pub fn new(tables: &Tables, builder: &BaselineBuilder<'_>) -> Result<Self, AggregateError> {
        Ok(Self {
            flows: flows(tables, builder)?,
            ways: ways(tables, builder)?,
            passings: passings(tables, builder)?,
            balance: balance(tables)?,
        })
    }
}

fn flows(tables: &Tables, builder: &BaselineBuilder<'_>) -> Result<DataFrame, AggregateError> {
    let rows = &tables.flows;
    let petajoules = rows
        .iter()
        .map(|row| {
            let factor = tables.pj_per_unit(row.fuel, &row.unit).ok_or_else(|| {
                BaselineError::MissingConversion {
                    fuel: row.fuel,
                    unit: row.unit.clone(),
                }
            })?;
            Ok(row.volume * factor)
        })
        .collect::<Result<Vec<_>, BaselineError>>()?;
    let column = |value: fn(&tables::FlowRow) -> &str| rows.iter().map(value).collect::<Vec<_>>();
    Ok(df!(
        "importer" => column(|row| &row.importer),
        "year" => rows.iter().map(|row| i32::from(row.year)).collect::<Vec<_>>(),
        "fuel" => rows.iter().map(|row| code(Fuel::ALL, &row.fuel)).collect::<Vec<_>>(),
        "supplier" => column(|row| &row.supplier),
        "region" => rows.iter().map(|row| code(Region::ALL, &builder.place(&row.supplier).1)).collect::<Vec<_>>(),
        "quality" => rows.iter().map(|row| code(Quality::ALL, &row.quality)).collect::<Vec<_>>(),
        "pj" => petajoules,
    )?)
}

/// Importer, year, supplier and fuel.
type Way<'a> = (&'a str, u16, &'a str, Fuel);

/// The ways of every importer, supplier and fuel that trade.
fn each_way<'a>(
    tables: &'a Tables,
    builder: &'a BaselineBuilder<'_>,
    mut visit: impl FnMut(Way<'a>, &model::Lane, f64),
) {
    let traded = tables
        .flows
        .iter()
        .map(|row| {
            (
                row.importer.as_str(),
                row.year,
                row.supplier.as_str(),
                row.fuel,
            )
        })
        .collect::<BTreeSet<_>>();
    for importer in traded
        .iter()
        .map(|(importer, ..)| *importer)
        .collect::<BTreeSet<_>>()
    {
        let mut book = builder.lane_book(importer);
        for (_, year, supplier, fuel) in traded.iter().filter(|(of, ..)| *of == importer) {
            let parts = book.loading(supplier, *fuel, *year);
            for part in parts {
                if let Some(lane) = book.get(part.lane) {
                    visit((importer, *year, supplier, *fuel), lane, part.share);
                }
            }
        }
    }
}

fn ways(tables: &Tables, builder: &BaselineBuilder<'_>) -> Result<DataFrame, AggregateError> {
    let (mut importers, mut years) = (Vec::new(), Vec::new());
    let (mut suppliers, mut fuels) = (Vec::new(), Vec::new());
    let (mut parts, mut miles, mut days, mut meti) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    each_way(
        tables,
        builder,
        |(importer, year, supplier, fuel), lane, part| {
            let Some(usual) = lane.routes.first() else {
                return;
            };
            importers.push(importer);
            years.push(i32::from(year));
            suppliers.push(supplier);
            fuels.push(code(Fuel::ALL, &fuel));
            parts.push(part);
            miles.push(usual.distance.0);
            days.push(
                builder
                    .ship_speed(fuel)
                    .map(|knots| usual.distance.0 / knots / 24.0),
            );
            meti.push(f64::from(usual.passes.count_in(builder.meti_set())));
        },
    );
    Ok(df!(
        "importer" => importers,
        "year" => years,
        "supplier" => suppliers,
        "fuel" => fuels,
        "part" => parts,
        "miles" => miles,
        "days" => days,
        "meti" => meti,
    )?)
}

fn passings(tables: &Tables, builder: &BaselineBuilder<'_>) -> Result<DataFrame, AggregateError> {
    let (mut importers, mut years) = (Vec::new(), Vec::new());
    let (mut suppliers, mut fuels) = (Vec::new(), Vec::new());
    let (mut chokepoints, mut parts) = (Vec::new(), Vec::new());
    each_way(
        tables,
        builder,
        |(importer, year, supplier, fuel), lane, part| {
            let Some(usual) = lane.routes.first() else {
                return;
            };
            for (index, chokepoint) in builder.chokepoints().iter().enumerate() {
                if usual.passes.contains(index) {
                    importers.push(importer);
                    years.push(i32::from(year));
                    suppliers.push(supplier);
                    fuels.push(code(Fuel::ALL, &fuel));
                    chokepoints.push(chokepoint.chokepoint.as_str());
                    parts.push(part);
                }
            }
        },
    );
    Ok(df!(
        "importer" => importers,
        "year" => years,
        "supplier" => suppliers,
        "fuel" => fuels,
        "chokepoint" => chokepoints,
        "part" => parts,
    )?)
}

fn balance(tables: &Tables) -> Result<DataFrame, AggregateError> {
    let rows = tables
        .balance
        .iter()
        .filter(|row| row.energy_source != BalanceItem::OtherGeneration)
        .collect::<Vec<_>>();
    Ok(df!(
        "importer" => rows.iter().map(|row| row.importer.as_str()).collect::<Vec<_>>(),
        "year" => rows.iter().map(|row| i32::from(row.year)).collect::<Vec<_>>(),
        "source" => rows
            .iter()
            .map(|row| row.energy_source.energy_source().map_or(TOTAL, |source| code(model::EnergySource::ALL, &source)))
            .collect::<Vec<_>>(),
        "supply" => rows.iter().map(|row| row.supply_pj).collect::<Vec<_>>(),
        "production" => rows.iter().map(|row| row.production_pj).collect::<Vec<_>>(),
    )?)
}

/// A term as its position in its vocabulary: frames hold numbers, not words.
pub(super) fn code<T: PartialEq>(all: &[T], term: &T) -> i32 {
    let position = all.iter().position(|known| known == term);
    position
        .and_then(|position| i32::try_from(position).ok())
        .unwrap_or(i32::MAX)
}

/// The term of a code.
pub(super) fn decode<T: Copy>(all: &[T], code: i32) -> Option<T> {
    usize::try_from(code)
        .ok()
        .and_then(|position| all.get(position))
        .copied()
}
