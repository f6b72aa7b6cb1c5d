//! Examples of the portfolio and of lasting closures, computed by hand.

use model::{Displacement, Indicator, Outcome, Petajoules, Scenario, evaluate, sample};

use crate::scenarios::{moved, run, with};

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
    let outcome = run(&with(&[("hormuz", 100.0), ("bypass", 0.0)]));
    let saudi = &outcome.fuels[0].flows[0];
    assert!((saudi.delivered.0 - 400.0).abs() < 1e-9);
    assert!((outcome.cut_off.unwrap().0 - 4_600.0 / 12_200.0).abs() < 1e-12);
}

#[test]
fn closing_malacca_lengthens_voyages_but_cuts_nothing_while_ships_suffice() {
    let before = run(&Scenario::default());
    let after = run(&with(&[("malacca", 100.0), ("fleet_slack", 50.0)]));
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

#[test]
fn a_pipeline_takes_what_its_spare_capacity_allows() {
    let share_of = |bypass: f64| {
        let outcome = run(&with(&[("hormuz", 100.0), ("bypass", bypass)]));
        outcome.fuels[0].flows[0].delivered.0
    };
    // 3,600 PJ a year load inside; half of them can go by pipeline; 400 load outside anyway.
    assert!((share_of(100.0) - 2_200.0).abs() < 1e-9);
    assert!((share_of(50.0) - 1_300.0).abs() < 1e-9);
    let half = run(&with(&[("hormuz", 40.0)]));
    assert!(
        (half.fuels[0].flows[0].delivered.0 - 4_000.0).abs() < 1e-9,
        "40 % fit in"
    );
}

#[test]
fn a_fleet_without_slack_carries_less_on_a_longer_way() {
    let outcome = run(&with(&[("malacca", 100.0), ("fleet_slack", 0.0)]));
    let saudi = &outcome.fuels[0].flows[0];
    let expected = 3_600.0 * 6_600.0 / 7_600.0 + 400.0 * 7_400.0 / 8_300.0;
    assert!(
        (saudi.delivered.0 - expected).abs() < 1e-9,
        "{}",
        saudi.delivered.0
    );
}

#[test]
fn the_loading_share_decides_how_much_hangs_on_hormuz() {
    let through = |share: f64| {
        let outcome = run(&with(&[("red_sea_share", share)]));
        outcome.passages[0].planned_by_fuel[0].1.0
    };
    assert!((through(40.0) - 4_000.0 * 0.6 / 4_800.0).abs() < 1e-12);
    assert!((through(0.0) - 4_000.0 / 4_800.0).abs() < 1e-12);
}

#[test]
fn gas_by_pipeline_takes_the_place_of_lng_and_passes_no_sea() {
    let outcome = run(&with(&[("pipeline", 10.0)]));
    let pipeline = outcome
        .fuels
        .iter()
        .find(|row| row.fuel == model::Fuel::PipelineGas)
        .unwrap();
    assert!((pipeline.planned.0 - 358.46).abs() < 1e-9);
    assert!((outcome.fuels[1].planned.0 - (3_400.0 - 358.46)).abs() < 1e-9);
    assert_eq!(pipeline.unrouted, Some(model::Share(0.0)));
}

#[test]
fn power_from_abroad_replaces_gas_and_is_an_import_of_its_own() {
    let before = run(&Scenario::default());
    let outcome = run(&with(&[("power_link", 2.0)]));
    let power = outcome
        .fuels
        .iter()
        .find(|row| row.fuel == model::Fuel::Electricity)
        .unwrap();
    let twh = 2.0 * 8.76 * 0.8;
    assert!((power.planned.0 - twh * 3.6).abs() < 1e-9);
    assert!(
        (before.fuels[1].planned.0 - outcome.fuels[1].planned.0 - twh * 0.137 * 48.75).abs() < 1e-9
    );
    let home = |outcome: &Outcome| outcome.primary.home.unwrap().0;
    assert!(
        (home(&before) - home(&outcome)).abs() < 1e-9,
        "it is no home production"
    );
    let lost = run(&with(&[("power_link", 2.0), ("russia_loss", 100.0)]));
    let power = lost
        .fuels
        .iter()
        .find(|row| row.fuel == model::Fuel::Electricity)
        .unwrap();
    assert!(
        power.delivered.0.abs() < 1e-12,
        "an alternative is a dependency too"
    );
}

#[test]
fn power_moves_between_coal_and_gas_both_ways() {
    let before = run(&Scenario::default());
    let to_gas = run(&with(&[("coal_to_gas", 10.0)]));
    assert!(
        (to_gas.fuels[1].planned.0 - before.fuels[1].planned.0 - 32.0 * 0.137 * 48.75).abs() < 1e-9
    );
    assert!(
        (before.fuels[2].planned.0 - to_gas.fuels[2].planned.0 - 32.0 * 3.6 / 0.41).abs() < 1e-9
    );
    let to_coal = run(&with(&[("coal_to_gas", -10.0)]));
    assert!(
        (before.fuels[1].planned.0 - to_coal.fuels[1].planned.0 - 30.0 * 0.137 * 48.75).abs()
            < 1e-9
    );
    assert!(
        (to_coal.fuels[2].planned.0 - before.fuels[2].planned.0 - 30.0 * 3.6 / 0.41).abs() < 1e-9
    );
}

#[test]
fn the_order_of_power_can_be_chosen() {
    let scenario = Scenario {
        power_order: model::PowerOrder::CoalFirst,
        ..with(&[("renewables", 10.0)])
    };
    let (before, after) = (run(&Scenario::default()), run(&scenario));
    assert_eq!(before.fuels[1], after.fuels[1]);
    assert!(
        (before.fuels[2].planned.0 - after.fuels[2].planned.0 - 10.0 * 3.6 / 0.41).abs() < 1e-9
    );
}

#[test]
fn a_crisis_year_is_measured_from_its_normal_flow() {
    let mut baseline = sample::baseline();
    baseline.crises = vec![model::Crisis {
        chokepoint: 0,
        reference_year: 1999,
    }];
    let saudi = &mut baseline.fuels[0].flows[0];
    saudi.energy = Petajoules(500.0);
    saudi.before_crisis = Some(Petajoules(1_000.0));
    let crude = |levers: &[(&str, f64)]| evaluate(&baseline, &with(levers)).fuels.remove(0);
    let observed = crude(&[]);
    assert_eq!(observed.flows[0].planned, Petajoules(500.0));
    let closed = crude(&[("hormuz", 100.0), ("bypass", 0.0)]);
    // Nine tenths load inside; of 500 PJ that were missing 450 come back, and all of these 900 are lost.
    assert!((closed.flows[0].planned.0 - 950.0).abs() < 1e-9);
    assert!((closed.flows[0].planned.0 - closed.flows[0].delivered.0 - 900.0).abs() < 1e-9);
    assert!(
        (closed.planned.0 - observed.planned.0).abs() < 1e-9,
        "others give way"
    );
    let hardly = crude(&[("hormuz", 1e-6)]);
    assert!(
        (hardly.flows[0].planned.0 - 500.0).abs() < 1e-3,
        "no jump at nothing"
    );
    let elsewhere = crude(&[("malacca", 50.0)]);
    assert_eq!(elsewhere.flows[0].planned, Petajoules(500.0));
}

#[test]
fn additions_do_not_displace_each_other() {
    let lng = |levers: &[(&str, f64)]| run(&with(levers)).fuels.remove(1);
    let alone = lng(&[("rfe_lng", 20.0)]);
    let both = lng(&[("rfe_lng", 20.0), ("pipeline", 20.0)]);
    let added =
        |fuel: &model::FuelOutcome| fuel.flows.iter().find(|flow| flow.added).unwrap().planned;
    assert_eq!(added(&alone), added(&both));
}

#[test]
fn power_that_replaces_nothing_is_not_home_energy() {
    let outcome = run(&with(&[("renewables", 900.0)]));
    let before = run(&Scenario::default());
    let used = 900.0 - outcome.surplus_electricity.0;
    assert!(outcome.surplus_electricity.0 > 0.0);
    let home = |outcome: &Outcome| outcome.primary.home.unwrap().0;
    assert!((outcome.primary.renewables_added.0 - used * 3.6).abs() < 1e-9);
    assert!(home(&outcome) - home(&before) <= used * 3.6 + 1e-9);
}

#[test]
fn the_worst_single_losses_are_named() {
    let outcome = run(&Scenario::default());
    let worst = &outcome.n_minus_one;
    assert_eq!(worst.supplier.as_deref(), Some("AUS"));
    assert!((worst.without_supplier.unwrap().0 - (1.0 - 6_000.0 / 18_200.0)).abs() < 1e-12);
    assert_eq!(worst.chokepoint, Some(0));
    // Half of what Saudi Arabia loads inside can go by pipeline; Qatar has none.
    let held = 3_600.0 * 0.5 + 1_000.0;
    assert!((worst.without_chokepoint.unwrap().0 - (1.0 - held / 18_200.0)).abs() < 1e-12);
}

#[test]
fn offers_beyond_the_need_are_served_alike_whatever_pipe_or_ship_they_come_by() {
    // A pipeline and ships offer more than all LNG that is imported: each keeps the same part.
    let baseline = sample::baseline();
    let outcome = run(&with(&[("rfe_lng", 60.0), ("pipeline", 30.0)]));
    let added = |fuel| {
        let row = outcome.fuels.iter().find(|row| row.fuel == fuel).unwrap();
        let flows = row.flows.iter().filter(|flow| flow.added);
        flows.map(|flow| flow.planned.0).sum::<f64>()
    };
    let (ships, pipe) = (added(model::Fuel::Lng), added(model::Fuel::PipelineGas));
    let offered = (60.0 * 48.75, 30.0 * baseline.parameters.petajoules_per_bcm);
    assert!(offered.0 + offered.1 > baseline.fuels[1].total().0);
    // Russia's own 400 of the 3,400 do not give way to more of it.
    let part = 3_000.0 / (offered.0 + offered.1);
    assert!((ships / offered.0 - part).abs() < 1e-9);
    assert!((pipe / offered.1 - part).abs() < 1e-9);
}
