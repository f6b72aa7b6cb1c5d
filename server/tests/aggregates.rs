//! Polars' answers against the model's, and against what was published.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::collections::BTreeMap;

use chokepoint::Answers;
use model::{Baseline, Fuel, Indicator, Quality, Region, Scenario, evaluate};
use tables::Tables;
use wire::FuelYear;

fn answers() -> Answers {
    Answers::new(&Tables::embedded().unwrap()).unwrap()
}

#[track_caller]
fn assert_close(what: &str, one: f64, other: f64, tolerance: f64) {
    assert!(
        (one - other).abs() <= tolerance,
        "{what}: {one} against {other}"
    );
}

/// The reason why two implementations may live side by side.
/// Indicators that only a scenario has, or that need more than sums over flows: the model alone answers them.
const OF_A_SCENARIO: &[Indicator] = &[
    Indicator::CutOff,
    Indicator::Rerouted,
    Indicator::ShortageOil,
    Indicator::ShortageLng,
    Indicator::UnservedOil,
    Indicator::UnservedLng,
    Indicator::LowestStockOil,
    Indicator::LowestStockLng,
    Indicator::NetImportDays,
    Indicator::EnergyAfloat,
    Indicator::WithoutLargestSupplier,
    Indicator::WithoutLargestChokepoint,
    Indicator::Shannon,
    Indicator::RiskWeighted,
];

#[test]
fn polars_and_the_model_agree_on_every_indicator_of_every_importer_and_year() {
    let answers = answers();
    let mut compared = 0;
    for ((importer, year), row) in &answers.years {
        let outcome = evaluate(&row.baseline, &Scenario::default());
        for &indicator in Indicator::ALL {
            if OF_A_SCENARIO.contains(&indicator) {
                continue;
            }
            let modelled = indicator.value(&outcome);
            let aggregated = row.indicators.values.get(&indicator).copied();
            match (aggregated, modelled) {
                (Some(one), Some(other)) => {
                    assert_close(
                        &format!("{importer} {year} {indicator}"),
                        one,
                        other,
                        1e-9 * other.abs().max(1e-3),
                    );
                }
                (one, other) => assert_eq!(one, other, "{importer} {year} {indicator}"),
            }
            compared += 1;
        }
    }
    assert!(compared > 1_000, "only {compared} values were compared");
}

/// A baseline that imports nothing but one fuel: what the model says of all its imports, it says of that fuel.
fn only(baseline: &Baseline, fuel: Fuel) -> Baseline {
    let mut alone = baseline.clone();
    alone.fuels.retain(|imports| imports.fuel == fuel);
    alone
        .balance
        .retain(|row| row.energy_source == fuel.energy_source().expect("a fuel of the balance"));
    alone
}

#[test]
fn polars_and_the_model_agree_on_every_fuel_of_every_importer_and_year() {
    let answers = answers();
    let mut compared = 0;
    for ((importer, year), row) in &answers.years {
        for aggregated in &row.fuels {
            let alone = only(&row.baseline, aggregated.fuel);
            let outcome = evaluate(&alone, &Scenario::default());
            let modelled = &outcome.fuels[0];
            let is = |what: &str, one: Option<f64>, other: Option<f64>| {
                let of = format!("{importer} {year} {} {what}", aggregated.fuel);
                match (one, other) {
                    (Some(one), Some(other)) => assert_close(&of, one, other, 1e-9),
                    (one, other) => assert_eq!(one, other, "{of}"),
                }
            };
            let total = modelled.planned.0;
            is("imports", Some(aggregated.imports_pj / total), Some(1.0));
            is(
                "unrouted",
                aggregated.unrouted,
                outcome.unrouted.map(|share| share.0),
            );
            is(
                "HHI",
                aggregated.hhi,
                modelled.concentration.map(|of| of.hhi),
            );
            is(
                "union exposure",
                aggregated.union_exposure,
                outcome.union_exposure.map(|share| share.0),
            );
            is(
                "passage ratio",
                aggregated.passage_ratio,
                outcome.passage_ratio.map(|share| share.0),
            );
            for (point, passage) in alone.chokepoints.iter().zip(&outcome.passages) {
                let share = aggregated.exposure.get(&point.chokepoint).copied();
                // A chokepoint that nothing passes is left out; without any route all of them are.
                let expected = passage.planned.map(|share| share.0);
                is(
                    &point.chokepoint,
                    share,
                    expected.filter(|share| *share > 0.0),
                );
            }
            let suppliers = modelled
                .flows
                .iter()
                .map(|flow| (flow.supplier.as_str(), flow.planned.0 / total))
                .collect::<BTreeMap<_, _>>();
            assert_eq!(aggregated.suppliers.len(), suppliers.len());
            assert!(
                aggregated
                    .suppliers
                    .is_sorted_by(|one, next| one.1 >= next.1)
            );
            for (supplier, share) in &aggregated.suppliers {
                is(
                    supplier,
                    Some(*share),
                    suppliers.get(supplier.as_str()).copied(),
                );
            }
            for &region in Region::ALL {
                let flows = modelled.flows.iter().filter(|flow| flow.region == region);
                let energy: f64 = flows.map(|flow| flow.planned.0).sum();
                let share = aggregated.regions.get(&region).copied().unwrap_or(0.0);
                is(region.id(), Some(share), Some(energy / total));
            }
            for &quality in Quality::ALL {
                let flows = alone.fuels[0].flows.iter();
                let graded = flows.filter(|flow| flow.quality == quality);
                let energy: f64 = graded.map(|flow| flow.energy.0).sum();
                let share = aggregated.quality.get(&quality).copied().unwrap_or(0.0);
                is(quality.id(), Some(share), Some(energy / total));
            }
            compared += 1;
        }
    }
    assert!(compared > 200, "only {compared} fuel years were compared");
}

fn of(rows: &[FuelYear], fuel: Fuel) -> &FuelYear {
    rows.iter().find(|row| row.fuel == fuel).unwrap()
}

#[test]
fn japan_2014_reads_as_the_customs_record_does() {
    let answers = answers();
    let row = &answers.years[&("JPN".to_owned(), 2014)];
    let value = |indicator| row.indicators.values[&indicator];
    // Customs shares by weight; one fuel has one heat value, so they are shares by energy too.
    assert_close(
        "Middle East, crude oil",
        value(Indicator::MiddleEastCrude),
        0.832,
        0.001,
    );
    assert_close(
        "Middle East, LNG",
        value(Indicator::MiddleEastLng),
        0.297,
        0.001,
    );
    // data/claim_evidence.csv: 42 to 47 percent of all imported energy.
    assert_close(
        "Middle East, all imports",
        value(Indicator::MiddleEastImports),
        0.445,
        0.025,
    );
    // 100 - 3.9, the self-sufficiency on the Energy Institute's figures.
    assert_close(
        "import dependency",
        value(Indicator::ImportDependency),
        0.961,
        0.001,
    );
    assert_close("HHI, crude oil", value(Indicator::HhiCrude), 0.1975, 0.0005);
    let through = |fuel| of(&row.fuels, fuel).exposure["south_china_sea"];
    assert!(
        through(Fuel::CrudeOil) > 0.8,
        "most of the crude oil sails through the South China Sea"
    );
    assert_close("South China Sea, LNG", through(Fuel::Lng), 0.59, 0.02);
    assert!(through(Fuel::Coal) < 0.05, "hardly any coal does");
}

#[test]
fn hormuz_carries_what_reuters_and_meti_say_it_does() {
    let answers = answers();
    let row = &answers.years[&("JPN".to_owned(), 2024)];
    // "About 70 %" (Reuters, March 2026); 93 to 95 % elsewhere in the press would need no load outside the strait.
    assert_close(
        "Hormuz, crude oil",
        of(&row.fuels, Fuel::CrudeOil).exposure["hormuz"],
        0.70,
        0.05,
    );
    assert_close(
        "Hormuz, LNG",
        of(&row.fuels, Fuel::Lng).exposure["hormuz"],
        0.06,
        0.01,
    );
}

#[test]
fn an_importer_without_sea_routes_has_no_exposure_rather_than_none_at_all() {
    let answers = answers();
    let singapore = answers
        .importers
        .importers
        .iter()
        .find(|row| row.importer == "SGP")
        .unwrap();
    for row in &answers.profiles["SGP"].indicators {
        assert!(
            !row.values.contains_key(&Indicator::UnionExposure),
            "{}",
            row.year
        );
    }
    assert!(!singapore.years.is_empty());
}

#[test]
fn the_first_year_shown_is_the_latest_that_customs_counted() {
    let importers = answers().importers;
    let year = |importer: &str| {
        importers
            .importers
            .iter()
            .find(|row| row.importer == importer)
            .unwrap()
            .default_year
    };
    assert_eq!(importers.importers[0].importer, "JPN");
    assert_eq!(year("JPN"), 2024);
}

/// The model's invariants on what the data hold, where exporters, missing figures and unknown routes are.
#[test]
fn every_lever_at_its_ends_keeps_the_model_sound_for_every_importer_and_year() {
    let answers = answers();
    for ((importer, year), row) in &answers.years {
        let before = evaluate(&row.baseline, &Scenario::default());
        for spec in &row.baseline.levers {
            for value in [spec.minimum, spec.maximum_in(&row.baseline)] {
                let mut scenario = Scenario::default();
                scenario.set(&spec.lever, value);
                let after = evaluate(&row.baseline, &scenario);
                let of = format!("{importer} {year} {} = {value}", spec.lever);
                for (one, other) in before.fuels.iter().zip(&after.fuels) {
                    assert!(other.flows.iter().all(|flow| flow.planned.0 >= 0.0), "{of}");
                    assert!(other.delivered.0 <= other.planned.0 * (1.0 + 1e-9), "{of}");
                    assert_eq!(one.fuel, other.fuel, "{of}");
                }
                for indicator in Indicator::ALL {
                    let value = indicator.value(&after);
                    assert!(value.is_none_or(f64::is_finite), "{of}: {indicator}");
                }
                let imports = |outcome: &model::Outcome| outcome.imports.0;
                let supplied = after.primary.total.zip(before.primary.total);
                if spec.lever == "demand" && value > 0.0 {
                    let (one, other) = supplied.unwrap();
                    // Fuels without a table are in the supply and not in the imports.
                    let grown = imports(&after) - imports(&before);
                    assert!(grown <= (one.0 - other.0) * (1.0 + 1e-9), "{of}: {grown}");
                }
            }
        }
    }
}

#[test]
fn a_year_at_rest_lacks_nothing_that_arrives_and_nothing_that_is_stored() {
    let answers = answers();
    for ((importer, year), row) in &answers.years {
        let outcome = evaluate(&row.baseline, &Scenario::default());
        for indicator in [Indicator::CutOff, Indicator::Rerouted] {
            let value = indicator.value(&outcome);
            assert!(
                value.is_none_or(|value| value.abs() < 1e-12),
                "{importer} {year} {indicator}"
            );
        }
        for fuel in &outcome.disruption.fuels {
            let stock = fuel.stock.as_ref();
            assert!(
                stock.is_none_or(|stock| stock.first_shortage.is_none()),
                "{importer} {year} {}",
                fuel.fuel
            );
        }
    }
}
