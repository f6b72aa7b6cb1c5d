//! The model's invariants over random scenarios.

use model::{Displacement, Indicator, Outcome, Scenario, evaluate, sample};
use proptest::prelude::*;

/// A scenario that moves any of the sample's levers anywhere in its range.
fn scenarios() -> impl Strategy<Value = Scenario> {
    let baseline = sample::baseline();
    let levers = baseline
        .levers
        .iter()
        .map(|spec| {
            let (id, range) = (
                spec.lever.clone(),
                spec.minimum..=spec.maximum_in(&baseline),
            );
            prop_oneof![Just(None), range.prop_map(Some)].prop_map(move |value| (id.clone(), value))
        })
        .collect::<Vec<_>>();
    (levers, prop::sample::select(Displacement::ALL)).prop_map(|(levers, displacement)| {
        let mut scenario = Scenario {
            displacement,
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

fn run(scenario: &Scenario) -> Outcome {
    evaluate(&sample::baseline(), scenario)
}

fn indicator(indicator: Indicator, scenario: &Scenario) -> f64 {
    indicator
        .value(&run(scenario))
        .expect("the sample has every figure")
}

fn moved(scenario: &Scenario, lever: &str, value: f64) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.set(lever, value);
    scenario
}

proptest! {
    #[test]
    fn suppliers_add_up_and_nothing_is_negative(scenario in scenarios()) {
        let outcome = run(&scenario);
        for fuel in &outcome.fuels {
            let planned: f64 = fuel.flows.iter().map(|flow| flow.planned.0).sum();
            prop_assert!((planned - fuel.planned.0).abs() < 1e-9 * planned.max(1.0));
            prop_assert!(fuel.delivered.0 <= fuel.planned.0 * (1.0 + 1e-12));
            for flow in &fuel.flows {
                prop_assert!(flow.planned.0 >= 0.0 && flow.delivered.0 >= 0.0 && flow.rerouted.0 >= 0.0);
                prop_assert!(flow.rerouted.0 <= flow.delivered.0 * (1.0 + 1e-12));
            }
        }
        for (_, supply) in &outcome.primary.supply {
            prop_assert!(supply.0 >= 0.0);
        }
        for indicator in Indicator::ALL {
            prop_assert!(indicator.value(&outcome).is_none_or(f64::is_finite), "{indicator}");
        }
    }

    #[test]
    fn union_exposure_stays_below_one_and_below_the_passage_ratio(scenario in scenarios()) {
        let outcome = run(&scenario);
        let union = outcome.union_exposure.unwrap().0;
        prop_assert!(union <= 1.0 + 1e-12);
        prop_assert!(union <= outcome.passage_ratio.unwrap().0 + 1e-12);
        for passage in &outcome.passages {
            prop_assert!(passage.cut_off.unwrap().0 <= passage.planned.unwrap().0 + 1e-12);
        }
    }

    #[test]
    fn a_larger_closure_never_delivers_more(
        scenario in scenarios(),
        lever in prop::sample::select(&["hormuz", "malacca", "south_china_sea", "russia_loss"]),
        low in 0.0..=100.0_f64,
        more in 0.0..=100.0_f64,
    ) {
        let high = (low + more).min(100.0);
        let fewer = indicator(Indicator::CutOff, &moved(&scenario, lever, low));
        prop_assert!(fewer <= indicator(Indicator::CutOff, &moved(&scenario, lever, high)) + 1e-12);
    }

    #[test]
    fn more_russian_supply_never_raises_the_middle_east_share(
        scenario in scenarios(),
        lever in prop::sample::select(&[("rfe_lng", 100.0), ("rfe_crude", 3_000.0)]),
        low in 0.0..=1.0_f64,
        high in 0.0..=1.0_f64,
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let before = indicator(Indicator::MiddleEastImports, &moved(&scenario, lever.0, lever.1 * low));
        let after = indicator(Indicator::MiddleEastImports, &moved(&scenario, lever.0, lever.1 * high));
        prop_assert!(after <= before + 1e-9);
    }

    #[test]
    fn a_lever_at_its_default_changes_nothing(scenario in scenarios(), index in 0..9_usize) {
        let baseline = sample::baseline();
        let spec = &baseline.levers[index];
        let mut without = scenario.clone();
        without.reset(&spec.lever);
        let resting = moved(&scenario, &spec.lever, spec.resting_value(&baseline).unwrap());
        prop_assert_eq!(run(&resting), run(&without));
    }
}

#[test]
fn the_default_scenario_reproduces_the_baseline_to_the_bit() {
    let baseline = sample::baseline();
    let outcome = evaluate(&baseline, &Scenario::default());
    for (imports, fuel) in baseline.fuels.iter().zip(&outcome.fuels) {
        for (flow, planned) in imports.flows.iter().zip(&fuel.flows) {
            assert_eq!(
                flow.energy.0.to_bits(),
                planned.planned.0.to_bits(),
                "{}",
                flow.supplier
            );
        }
        assert_eq!(imports.total().0.to_bits(), fuel.planned.0.to_bits());
    }
    assert_eq!(outcome.primary.total, baseline.primary_energy);
    assert!(outcome.cut_off.unwrap().0.abs() < 1e-15);
}

#[test]
fn what_the_data_lack_is_none_and_never_zero() {
    let mut baseline = sample::baseline();
    baseline.primary_energy = None;
    baseline
        .fuels
        .retain(|imports| imports.fuel != model::Fuel::CrudeOil);
    for imports in &mut baseline.fuels {
        for flow in &mut imports.flows {
            flow.loading.clear();
        }
    }
    let outcome = evaluate(&baseline, &Scenario::default());
    for lost in [
        Indicator::ImportDependency,
        Indicator::MiddleEastCrude,
        Indicator::MiddleEastPrimary,
        Indicator::MiddleEastImports,
        Indicator::HhiImports,
        Indicator::HhiCrude,
        Indicator::UnionExposure,
        Indicator::PassageRatioCrude,
        Indicator::HaulDays,
        Indicator::CutOff,
        Indicator::Rerouted,
    ] {
        assert_eq!(lost.value(&outcome), None, "{lost}");
    }
    assert!(
        outcome
            .passages
            .iter()
            .all(|passage| passage.planned.is_none())
    );
    assert!(Indicator::MiddleEastLng.value(&outcome).is_some());
}

#[test]
fn closing_hormuz_cuts_what_loads_inside_and_spares_the_red_sea() {
    let outcome = run(&moved(&Scenario::default(), "hormuz", 100.0));
    let saudi = &outcome.fuels[0].flows[0];
    assert!((saudi.delivered.0 - 400.0).abs() < 1e-9);
    assert!((outcome.cut_off.unwrap().0 - 4_600.0 / 12_200.0).abs() < 1e-12);
}

#[test]
fn closing_malacca_lengthens_voyages_but_cuts_nothing() {
    let before = run(&Scenario::default());
    let after = run(&moved(&Scenario::default(), "malacca", 100.0));
    assert!(after.cut_off.unwrap().0.abs() < 1e-12);
    assert!((after.rerouted.unwrap().0 - 5_000.0 / 12_200.0).abs() < 1e-12);
    assert!(after.haul_days.unwrap().0 > before.haul_days.unwrap().0 + 0.5);
}

#[test]
fn more_nuclear_power_replaces_gas_first_and_reports_what_it_cannot_use() {
    let baseline = sample::baseline();
    let outcome = run(&moved(&Scenario::default(), "nuclear", 33.0));
    let gas = |outcome: &Outcome| outcome.fuels[1].planned.0;
    let extra = (33.0 - baseline.nuclear_gw().unwrap()) * baseline.parameters.twh_per_gw();
    assert!((gas(&run(&Scenario::default())) - gas(&outcome) - extra * 0.137 * 48.75).abs() < 1e-6);
    let flooded = run(&moved(&Scenario::default(), "renewables", 900.0));
    assert!(flooded.surplus_electricity.0 > 0.0);
}

#[test]
fn new_supply_beyond_the_demand_is_reported_not_lost() {
    let outcome = run(&moved(&Scenario::default(), "rfe_lng", 100.0));
    assert!((outcome.unused_supply.0 - (4_875.0 - 3_000.0)).abs() < 1e-9);
}

#[test]
fn the_middle_east_gives_way_first_when_asked() {
    let mut scenario = moved(&Scenario::default(), "rfe_lng", 10.0);
    scenario.displacement = Displacement::MiddleEast;
    let lng = &run(&scenario).fuels[1];
    assert!((lng.flows[0].planned.0 - 2_000.0).abs() < 1e-9);
    assert!((lng.flows[1].planned.0 - 512.5).abs() < 1e-9);
}

#[test]
fn imports_take_the_whole_change_of_demand_until_none_are_left() {
    // Gross imports differ from what the balance leaves to import, as they do where a country also exports.
    let baseline = sample::baseline();
    let change = |value: f64| {
        let outcome = run(&moved(&Scenario::default(), "demand", value));
        let oil = baseline.balance_of(model::EnergySource::Oil).unwrap();
        let demanded = oil.supply.unwrap().0 * value / 100.0;
        (
            demanded,
            outcome.fuels[0].planned.0 - baseline.fuels[0].total().0,
        )
    };
    for value in [-30.0, -10.0, 5.0, 30.0] {
        let (demanded, imported) = change(value);
        assert!(
            (demanded - imported).abs() < 1e-9,
            "{value}: {demanded} against {imported}"
        );
    }
}

#[test]
fn power_levers_cannot_be_moved_where_the_power_of_fuels_is_not_known() {
    let mut baseline = sample::baseline();
    for row in &mut baseline.balance {
        if row.energy_source.is_fossil() {
            row.electricity = None;
        }
    }
    let mut scenario = Scenario::default();
    scenario.set("nuclear", 33.0);
    scenario.set("renewables", 300.0);
    let outcome = evaluate(&baseline, &scenario);
    assert_eq!(outcome, evaluate(&baseline, &Scenario::default()));
    for lever in ["nuclear", "renewables"] {
        let spec = baseline
            .levers
            .iter()
            .find(|spec| spec.lever == lever)
            .unwrap();
        assert_eq!(spec.resting_value(&baseline), None, "{lever}");
    }
}

#[test]
fn lost_nuclear_power_is_made_up_with_gas_alone() {
    let before = run(&Scenario::default());
    let after = run(&moved(&Scenario::default(), "nuclear", 0.0));
    assert!(after.fuels[1].planned.0 > before.fuels[1].planned.0);
    assert_eq!(after.fuels[0], before.fuels[0]);
    assert_eq!(after.fuels[2], before.fuels[2]);
}

#[test]
fn a_closure_says_nothing_where_most_routes_are_unknown() {
    let mut baseline = sample::baseline();
    baseline.fuels[0].flows[0].loading.clear();
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 100.0);
    let outcome = evaluate(&baseline, &scenario);
    assert_eq!(Indicator::CutOff.value(&outcome), None);
    assert_eq!(Indicator::UnionExposure.value(&outcome), None);
}
