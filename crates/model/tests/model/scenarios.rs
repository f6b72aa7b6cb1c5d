//! Scenarios of the sample, random and by hand.

use model::{Displacement, Indicator, Outcome, PowerOrder, Scenario, evaluate, sample};
use proptest::prelude::*;

/// A scenario that moves any of the sample's levers anywhere in its range.
pub fn any() -> impl Strategy<Value = Scenario> {
    let baseline = sample::baseline();
    let levers = baseline
        .levers
        .iter()
        .map(|spec| {
            let (id, range) = (
                spec.lever.clone(),
                spec.minimum_in(&baseline)..=spec.maximum_in(&baseline),
            );
            prop_oneof![Just(None), range.prop_map(Some)].prop_map(move |value| (id.clone(), value))
        })
        .collect::<Vec<_>>();
    let displacement = prop::sample::select(Displacement::ALL);
    let power_order = prop::sample::select(PowerOrder::ALL);
    (levers, displacement, power_order).prop_map(|(levers, displacement, power_order)| {
        let mut scenario = Scenario {
            displacement,
            power_order,
            ..Scenario::default()
        };
        for (lever, value) in levers {
            if let Some(value) = value {
                scenario.set(&lever, value);
            }
        }
        scenario
    })
}

/// The baseline with some levers moved.
pub fn with(levers: &[(&str, f64)]) -> Scenario {
    let mut scenario = Scenario::default();
    for (lever, value) in levers {
        scenario.set(lever, *value);
    }
    scenario
}

/// A scenario with one lever moved further.
pub fn moved(scenario: &Scenario, lever: &str, value: f64) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.set(lever, value);
    scenario
}

/// The sample's answer.
pub fn run(scenario: &Scenario) -> Outcome {
    evaluate(&sample::baseline(), scenario)
}

/// An indicator of the sample's answer.
pub fn indicator(indicator: Indicator, scenario: &Scenario) -> f64 {
    indicator
        .value(&run(scenario))
        .expect("the sample has every figure")
}
