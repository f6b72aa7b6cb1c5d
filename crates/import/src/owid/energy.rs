//! From the data set's columns to the rows of our balance.

use std::collections::BTreeMap;

use model::PETAJOULES_PER_TERAWATT_HOUR;
use tables::BalanceItem;

/// Terawatt-hours by column, where there is a figure.
pub type Cells = BTreeMap<&'static str, f64>;

/// The part of a reactor's heat that becomes power, by convention of the International Energy Agency and of the Statistical Review
/// alike; the nuclear rows of our balance rest on it.
const REACTOR_EFFICIENCY: f64 = 0.33;
/// A total that moves by less than this part is taken as published.
const SAME: f64 = 0.001;

/// The columns in use.
pub const NEEDED: &[&str] = &[
    "biofuel_consumption",
    "coal_consumption",
    "coal_production",
    "coal_electricity",
    "gas_consumption",
    "gas_production",
    "gas_electricity",
    "oil_consumption",
    "oil_production",
    "oil_electricity",
    "nuclear_electricity",
    "hydro_electricity",
    "solar_electricity",
    "wind_electricity",
    "other_renewable_electricity",
    "electricity_generation",
    "primary_energy_consumption",
    // By substitution; for the total alone.
    "nuclear_consumption",
    "hydro_consumption",
    "solar_consumption",
    "wind_consumption",
    "other_renewable_consumption",
];

/// What the total counts by substitution, with the power that it stands for.
const SUBSTITUTED: [(BalanceItem, &str, &str); 5] = [
    (BalanceItem::Hydro, "hydro_consumption", "hydro_electricity"),
    (
        BalanceItem::Nuclear,
        "nuclear_consumption",
        "nuclear_electricity",
    ),
    (
        BalanceItem::OtherRenewables,
        "other_renewable_consumption",
        "other_renewable_electricity",
    ),
    (BalanceItem::Solar, "solar_consumption", "solar_electricity"),
    (BalanceItem::Wind, "wind_consumption", "wind_electricity"),
];

/// A row of the balance, before rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The source, or the total.
    pub item: BalanceItem,
    /// Primary supply, PJ.
    pub supply: Option<f64>,
    /// Home production, PJ.
    pub production: Option<f64>,
    /// Power, terawatt-hours.
    pub electricity: Option<f64>,
}

/// The rows of one country and year in the order of our table, without those that would be empty, and whether the total was
/// restated.
pub fn rows(cells: &Cells) -> (Vec<Row>, bool) {
    let (total, restated) = total(cells);
    let rows = [
        Row {
            item: BalanceItem::Biofuel,
            supply: petajoules(cells, "biofuel_consumption"),
            production: None,
            electricity: None,
        },
        fossil(
            cells,
            BalanceItem::Coal,
            "coal_consumption",
            "coal_production",
            "coal_electricity",
        ),
        fossil(
            cells,
            BalanceItem::Gas,
            "gas_consumption",
            "gas_production",
            "gas_electricity",
        ),
        power(cells, BalanceItem::Hydro, "hydro_electricity"),
        power(cells, BalanceItem::Nuclear, "nuclear_electricity"),
        fossil(
            cells,
            BalanceItem::Oil,
            "oil_consumption",
            "oil_production",
            "oil_electricity",
        ),
        power(
            cells,
            BalanceItem::OtherRenewables,
            "other_renewable_electricity",
        ),
        power(cells, BalanceItem::Solar, "solar_electricity"),
        Row {
            item: BalanceItem::Total,
            supply: total,
            production: None,
            electricity: cells.get("electricity_generation").copied(),
        },
        power(cells, BalanceItem::Wind, "wind_electricity"),
    ];
    let filled = |row: &Row| row.supply.or(row.production).or(row.electricity).is_some();
    (rows.into_iter().filter(filled).collect(), restated)
}

fn petajoules(cells: &Cells, column: &str) -> Option<f64> {
    cells
        .get(column)
        .map(|twh| twh * PETAJOULES_PER_TERAWATT_HOUR)
}

fn fossil(cells: &Cells, item: BalanceItem, used: &str, produced: &str, power: &str) -> Row {
    Row {
        item,
        supply: petajoules(cells, used),
        production: petajoules(cells, produced),
        electricity: cells.get(power).copied(),
    }
}

/// A source that is counted by its power, and used where it is produced.
fn power(cells: &Cells, item: BalanceItem, column: &str) -> Row {
    let supply = petajoules(cells, column).map(|power| heat(item, power));
    Row {
        item,
        supply,
        production: supply,
        electricity: cells.get(column).copied(),
    }
}

/// What the balance counts for power: reactor heat for nuclear, and the power itself for the others.
fn heat(item: BalanceItem, power: f64) -> f64 {
    if item == BalanceItem::Nuclear {
        power / REACTOR_EFFICIENCY
    } else {
        power
    }
}

/// The published total in petajoules with what it counts by substitution put on our basis, and whether that moved it. `None` where a
/// figure for that is missing.
fn total(cells: &Cells) -> (Option<f64>, bool) {
    let Some(published) = petajoules(cells, "primary_energy_consumption") else {
        return (None, false);
    };
    let moved = SUBSTITUTED
        .iter()
        .try_fold(0.0, |moved, (item, counted, power)| {
            let ours = heat(*item, petajoules(cells, power)?);
            Some(moved + ours - petajoules(cells, counted)?)
        });
    match moved {
        None => (None, false),
        Some(moved) if moved.abs() <= published * SAME => (Some(published), false),
        Some(moved) => (Some(published + moved), true),
    }
}
