//! Primary energy over the years, and the scenario as a column beside them.

use charts::{MixColumn, MixSpec, MixValue, MixYear, SourceLabel};
use model::{EnergySource, Petajoules};
use text::Messages;
use wire::MixRow;

use super::ChartInput;

pub(super) fn spec(input: ChartInput<'_>, messages: &Messages) -> MixSpec {
    let mut years = Vec::<MixYear>::new();
    for row in &input.page.mix {
        let year = i32::from(row.year);
        if years.last().is_none_or(|last| last.year != year) {
            years.push(MixYear {
                year,
                values: Vec::new(),
            });
        }
        if let (Some(last), Some(value)) = (years.last_mut(), value(row)) {
            last.values.push(value);
        }
    }
    MixSpec {
        years,
        scenario: (!input.scenario.is_baseline()).then(|| column(input)),
        selected_year: Some(i32::from(input.page.year.baseline.year)),
        sources: EnergySource::ALL
            .iter()
            .map(|&source| SourceLabel {
                source,
                label: messages.energy_source(source).to_owned(),
            })
            .collect(),
        nuclear_is_imported: false,
        imported_label: messages.chart_imported_template().to_owned(),
        home_label: messages.chart_home().to_owned(),
        scenario_label: messages.chart_scenario().to_owned(),
        axis_label: messages.chart_petajoules_a_year().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
    }
}

/// A year's source; a source that was not used is left out.
fn value(row: &MixRow) -> Option<MixValue> {
    if row.supply_pj == Some(0.0) {
        return None;
    }
    Some(MixValue {
        source: row.energy_source,
        imported_petajoules: row.imported_pj.filter(|imported| *imported > 0.0),
        home_petajoules: row
            .supply_pj
            .map(|supply| supply - row.imported_pj.unwrap_or(0.0))
            .filter(|home| *home > 0.0),
    })
}

fn column(input: ChartInput<'_>) -> MixColumn {
    let primary = &input.outcome.primary;
    let values = primary
        .supply
        .iter()
        .filter(|(_, supply)| supply.0 > 0.0)
        .map(|(source, supply)| {
            let produced = input
                .page
                .year
                .baseline
                .balance_of(*source)
                .and_then(|row| row.production)
                .unwrap_or_default();
            let home = if source.is_traded() {
                Petajoules(produced.0.min(supply.0))
            } else {
                *supply
            };
            MixValue {
                source: *source,
                imported_petajoules: some_energy(supply.0 - home.0),
                home_petajoules: some_energy(home.0),
            }
        })
        .chain((primary.renewables_added.0 > 0.0).then_some(MixValue {
            source: EnergySource::Wind,
            imported_petajoules: None,
            home_petajoules: Some(primary.renewables_added.0),
        }))
        .collect();
    MixColumn {
        values: merged(values),
    }
}

fn some_energy(petajoules: f64) -> Option<f64> {
    (petajoules > 0.0).then_some(petajoules)
}

/// Added renewables stand with wind power; one source is one value.
fn merged(values: Vec<MixValue>) -> Vec<MixValue> {
    let mut merged = Vec::<MixValue>::with_capacity(values.len());
    for value in values {
        match merged.iter_mut().find(|known| known.source == value.source) {
            Some(known) => {
                known.home_petajoules = some_energy(
                    known.home_petajoules.unwrap_or(0.0) + value.home_petajoules.unwrap_or(0.0),
                );
            }
            None => merged.push(value),
        }
    }
    merged
}
