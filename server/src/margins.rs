//! Between which ends figures lie: what suppliers could deliver and what is not known exactly.

use std::collections::BTreeMap;

use crate::baseline::LaneBook;
use model::{
    Baseline, Indicator, LeverKind, Reading, RouteShare, Scenario, SupplyRecord, Uncertain,
    UncertainRange, evaluate,
};
use tables::{Grades, Tables};
use wire::{Margins, QualityAnswer};

/// What answers need beside the baseline of an importer and year.
pub fn margins(tables: &Tables, baseline: &Baseline) -> Margins {
    Margins {
        suppliers: records(tables, baseline),
        cost_source_ids: tables.cost_sources(&baseline.importer),
        uncertain: uncertain(tables, baseline),
        quality: grades(tables, baseline),
    }
}

/// What every supplier of an importer once delivered, with the ways of its cargoes in the year of a baseline, also where it delivers
/// nothing in it.
pub fn records(tables: &Tables, baseline: &Baseline) -> Vec<SupplyRecord> {
    let mut lanes = LaneBook::new(tables, &baseline.chokepoints, &baseline.importer);
    tables.supply_records(&baseline.importer, |supplier, fuel| {
        let parts = lanes.loading(supplier, fuel, baseline.year);
        let parts = parts.into_iter().map(|part| {
            Some(RouteShare {
                passes: lanes.get(part.lane)?.routes.first()?.passes,
                share: part.share,
            })
        });
        parts.collect::<Option<Vec<_>>>().unwrap_or_default()
    })
}

/// How sure a year's indicators are.
pub fn quality(tables: &Tables, baseline: &Baseline) -> QualityAnswer {
    QualityAnswer::new(baseline, &grades(tables, baseline), tables.content_hash())
}

/// The same of the indicators that the data have.
fn grades(tables: &Tables, baseline: &Baseline) -> BTreeMap<Indicator, Grades> {
    let outcome = evaluate(baseline, &Scenario::default());
    let known = Indicator::ALL.iter().filter(|indicator| {
        // What is never is known, too.
        !matches!(indicator.reading(&outcome), Reading::NoData)
    });
    let grades = known.filter_map(|indicator| {
        let grades = tables.quality_of(&baseline.importer, baseline.year, *indicator)?;
        Some((*indicator, grades))
    });
    grades.collect()
}

/// The ranges that the data have: parameters with a low and a high end, and levers that stand for assumptions.
pub fn uncertain(tables: &Tables, baseline: &Baseline) -> Vec<UncertainRange> {
    let parameter = |name: &str| {
        let row = tables.parameters.iter().find(|row| row.parameter == name)?;
        Some((row.low?, row.high?))
    };
    let mut ranges = Vec::new();
    for (fuel, _) in &baseline.parameters.ship_speed_knots {
        if let Some((low, high)) = parameter(&format!("ship_speed_{}", fuel.id())) {
            let what = Uncertain::ShipSpeed(*fuel);
            ranges.push(UncertainRange { what, low, high });
        }
    }
    for stock in &baseline.stocks {
        if let Some((low, high)) = parameter("stock_unusable_share") {
            let what = Uncertain::UnusableStock(stock.fuel);
            ranges.push(UncertainRange { what, low, high });
        }
    }
    for spec in &baseline.levers {
        let is_assumed = matches!(spec.kind, LeverKind::Loading { .. });
        if is_assumed && spec.is_usable(baseline) {
            ranges.push(UncertainRange {
                what: Uncertain::Lever(spec.lever.clone()),
                low: spec.minimum_in(baseline),
                high: spec.maximum_in(baseline),
            });
        }
    }
    ranges
}
