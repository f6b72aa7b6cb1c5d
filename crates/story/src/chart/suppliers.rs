//! Suppliers by fuel, baseline beside scenario.

use charts::{FuelGroup, RegionLabel, Supplier, SuppliersSpec};
use model::{Fuel, FuelOutcome, Outcome, Region};
use text::Messages;

use super::ChartInput;

pub(super) fn spec(input: ChartInput<'_>, messages: &Messages) -> SuppliersSpec {
    let year = input.page.year.baseline.year;
    SuppliersSpec {
        // A lever can bring a fuel that the baseline year does not have.
        groups: input
            .outcome
            .fuels
            .iter()
            .map(|fuel| group(input, fuel, messages))
            .collect(),
        regions: Region::ALL
            .iter()
            .map(|&region| RegionLabel {
                region,
                label: messages.region(region).to_owned(),
            })
            .collect(),
        baseline_label: year.to_string(),
        scenario_label: messages.chart_scenario().to_owned(),
        axis_label: messages.chart_petajoules_a_year().to_owned(),
        other_suppliers_label: messages.chart_other_suppliers().to_owned(),
        not_delivered_label: messages.chart_not_delivered().to_owned(),
        added_label: messages.chart_added().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
        readout: messages.chart_supplier_template().to_owned(),
        not_delivered_readout: messages.chart_not_delivered_template().to_owned(),
    }
}

fn group(input: ChartInput<'_>, scenario: &FuelOutcome, messages: &Messages) -> FuelGroup {
    let fuel = scenario.fuel;
    let label = messages.fuel(fuel);
    FuelGroup {
        fuel,
        label: label.to_owned(),
        name_in_sentence: messages.fuel_in_sentence(fuel).to_owned(),
        baseline: Some(of_fuel(input.baseline, fuel).map_or_else(Vec::new, suppliers)),
        scenario: Some(suppliers(scenario)),
    }
}

fn of_fuel(outcome: &Outcome, fuel: Fuel) -> Option<&FuelOutcome> {
    outcome.fuels.iter().find(|row| row.fuel == fuel)
}

fn suppliers(fuel: &FuelOutcome) -> Vec<Supplier> {
    fuel.flows
        .iter()
        .map(|flow| Supplier {
            code: flow.supplier.clone(),
            name: flow.name.clone(),
            region: flow.region,
            petajoules: Some(flow.delivered.0),
            not_delivered_petajoules: (flow.planned.0 - flow.delivered.0).max(0.0),
            added: flow.added,
        })
        .collect()
}
