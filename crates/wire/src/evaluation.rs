//! One evaluation as an answer: every indicator before and after, and the year day by day.

use std::collections::BTreeMap;

use model::{
    Baseline, Displacement, Fuel, Indicator, IndicatorUnit, Outcome, PowerOrder, Reading, Scenario,
    Window, evaluate,
};
use serde::{Deserialize, Serialize};

/// What the model says of a scenario on a baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data: String,
    /// The levers moved, in their own units.
    pub levers: BTreeMap<String, f64>,
    /// Whom new supply displaces.
    pub displace: Displacement,
    /// Which fuel gives way first to power.
    pub replace: PowerOrder,
    /// Every indicator, in the order of the model's catalogue.
    pub indicators: Vec<IndicatorChange>,
    /// The supplier of the most energy in the scenario.
    pub largest_supplier: Option<String>,
    /// The chokepoint that holds the most energy with no way round in the scenario.
    pub worst_chokepoint: Option<String>,
    /// What passes each chokepoint, as parts of all imports.
    pub passages: Vec<PassageChange>,
    /// Power in the scenario that found no fuel to replace, terawatt-hours a year.
    pub surplus_electricity: f64,
    /// New supply in the scenario that found no demand, PJ a year.
    pub unused_supply: f64,
    /// The year day by day.
    pub days: Days,
    /// Levers of a preset that this importer and year do not have.
    pub left_out: Vec<String>,
}

/// What passes one chokepoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PassageChange {
    /// The chokepoint.
    pub chokepoint: String,
    /// By usual routes, without any lever.
    pub baseline: Option<f64>,
    /// By usual routes, as planned in the scenario.
    pub planned: Option<f64>,
    /// On the way in while closures and losses last.
    pub sailing: Option<f64>,
    /// By usual routes and not arriving.
    pub cut_off: Option<f64>,
}

/// One indicator, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorChange {
    /// The indicator.
    pub indicator: Indicator,
    /// Unit of the three values: `share` (0 to 1), `hhi` (0 to 1), `count`, `nautical_miles`, `days`, `index` or
    /// `petajoules`.
    pub unit: IndicatorUnit,
    /// Without any lever; `null` with a reason in `baseline_note`.
    pub baseline: Option<f64>,
    /// Why there is no baseline value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub baseline_note: Option<Note>,
    /// In the scenario; `null` with a reason in `scenario_note`.
    pub scenario: Option<f64>,
    /// Why there is no scenario value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scenario_note: Option<Note>,
    /// Scenario less baseline, where both are numbers.
    pub difference: Option<f64>,
}

/// Why an indicator has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The data lack what it needs.
    NoData,
    /// What it waits for does not happen within the simulated year.
    NoneWithinHorizon,
}

/// The simulated year; day 0 is the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Days {
    /// When closures and losses last.
    pub window: Window,
    /// By fuel.
    pub fuels: Vec<FuelDays>,
    /// The streams that do not arrive as planned, largest first.
    pub streams: Vec<StreamDays>,
}

/// One fuel's days, PJ; the vectors hold one value a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FuelDays {
    /// The fuel.
    pub fuel: Fuel,
    /// Planned arrivals and use, a day.
    pub planned: f64,
    /// What less arrives over the year than planned; `null` where arrivals are not known.
    pub missing: Option<f64>,
    /// Arrivals of each day; empty where too few routes are known.
    pub arrivals: Vec<f64>,
    /// The stock, where the fuel has one and its days are known.
    pub stock: Option<StockDays>,
}

/// A stock's days, PJ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockDays {
    /// At the start.
    pub start: f64,
    /// What of it cannot be used.
    pub floor: f64,
    /// One day of stock.
    pub day_energy: f64,
    /// The lowest level.
    pub lowest: f64,
    /// The first day of shortage; `null` means none within the year.
    pub first_shortage: Option<usize>,
    /// What could not be supplied in the year.
    pub unserved_total: f64,
    /// At the end of each day.
    pub level: Vec<f64>,
    /// What is needed on each day.
    pub needed: Vec<f64>,
    /// What of it could not be supplied.
    pub unserved: Vec<f64>,
}

/// A stream that does not arrive as planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreamDays {
    /// The fuel.
    pub fuel: Fuel,
    /// The supplier.
    pub supplier: String,
    /// Its name in English.
    pub name: String,
    /// Load port; `null` for a pipeline, a cable or an unknown route.
    pub load_port: Option<String>,
    /// Planned arrivals, PJ a day.
    pub planned: f64,
    /// Days at sea on the usual route; `null` where that is not known.
    pub transit: Option<f64>,
    /// When the last ship of undisturbed arrivals comes in; `null` where its voyage is not known.
    pub last_normal: Option<f64>,
}

impl Evaluation {
    /// Evaluates a scenario. `data` is the hash of the package that the baseline is from.
    pub fn new(baseline: &Baseline, scenario: &Scenario, data: &str) -> Self {
        let before = evaluate(baseline, &Scenario::default());
        let after = evaluate(baseline, scenario);
        let indicators = Indicator::ALL.iter().map(|&indicator| {
            let (baseline, baseline_note) = split(indicator.reading(&before));
            let (scenario, scenario_note) = split(indicator.reading(&after));
            IndicatorChange {
                indicator,
                unit: indicator.unit(),
                baseline,
                baseline_note,
                scenario,
                scenario_note,
                difference: baseline.zip(scenario).map(|(before, after)| after - before),
            }
        });
        Self {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data: data.to_owned(),
            levers: scenario.levers.clone(),
            displace: scenario.displacement,
            replace: scenario.power_order,
            indicators: indicators.collect(),
            largest_supplier: after.n_minus_one.supplier.clone(),
            worst_chokepoint: after
                .n_minus_one
                .chokepoint
                .and_then(|index| baseline.chokepoints.get(index))
                .map(|point| point.chokepoint.clone()),
            passages: baseline
                .chokepoints
                .iter()
                .zip(before.passages.iter().zip(&after.passages))
                .map(|(point, (before, after))| PassageChange {
                    chokepoint: point.chokepoint.clone(),
                    baseline: before.planned.map(|share| share.0),
                    planned: after.planned.map(|share| share.0),
                    sailing: after.sailing.map(|share| share.0),
                    cut_off: after.cut_off.map(|share| share.0),
                })
                .collect(),
            surplus_electricity: after.surplus_electricity.0,
            unused_supply: after.unused_supply.0,
            days: Days::new(baseline, &after),
            left_out: Vec::new(),
        }
    }
}

fn split(reading: Reading) -> (Option<f64>, Option<Note>) {
    match reading {
        Reading::Value(value) => (Some(value), None),
        Reading::NoneWithinHorizon => (None, Some(Note::NoneWithinHorizon)),
        Reading::NoData => (None, Some(Note::NoData)),
    }
}

impl Days {
    fn new(baseline: &Baseline, outcome: &Outcome) -> Self {
        let days = &outcome.disruption;
        let fuels = days.fuels.iter().map(|row| FuelDays {
            fuel: row.fuel,
            planned: row.planned.0,
            missing: row.missing.map(|missing| missing.0),
            arrivals: row.arrivals.clone(),
            stock: row.stock.as_ref().map(|stock| StockDays {
                start: stock.start.0,
                floor: stock.floor.0,
                day_energy: stock.day_energy.0,
                lowest: stock.lowest.0,
                first_shortage: stock.first_shortage,
                unserved_total: stock.unserved_total().0,
                level: stock.level.clone(),
                needed: stock.needed.clone(),
                unserved: stock.unserved.clone(),
            }),
        });
        let mut streams = days
            .streams
            .iter()
            .filter_map(|row| {
                let fuel = outcome.fuels.iter().find(|fuel| fuel.fuel == row.fuel)?;
                let flow = fuel.flows.get(row.flow)?;
                let lane = row.lane.and_then(|lane| baseline.lanes.get(lane));
                Some(StreamDays {
                    fuel: row.fuel,
                    supplier: flow.supplier.clone(),
                    name: flow.name.clone(),
                    load_port: lane.map(|lane| lane.load_port_name.clone()),
                    planned: row.planned.0,
                    transit: row.transit.map(|days| days.0),
                    last_normal: row.last_normal.map(|days| days.0),
                })
            })
            .collect::<Vec<_>>();
        streams.sort_by(|one, other| other.planned.total_cmp(&one.planned));
        Self {
            window: days.window,
            fuels: fuels.collect(),
            streams,
        }
    }
}
