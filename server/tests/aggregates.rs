//! Polars' answers against the model's, and against what was published.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use chokepoint::Answers;
use model::{Fuel, Indicator, Scenario, evaluate};
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
#[test]
fn polars_and_the_model_agree_on_every_indicator_of_every_importer_and_year() {
    let answers = answers();
    let mut compared = 0;
    for ((importer, year), row) in &answers.years {
        let outcome = evaluate(&row.baseline, &Scenario::default());
        for &indicator in Indicator::ALL {
            let modelled = indicator.value(&outcome);
            if matches!(indicator, Indicator::CutOff | Indicator::Rerouted) {
                assert!(
                    modelled.is_none_or(|value| value.abs() < 1e-12),
                    "{importer} {year} {indicator}"
                );
                continue;
            }
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
        for fuel in &outcome.fuels {
            let aggregated = row.fuels.iter().find(|row| row.fuel == fuel.fuel).unwrap();
            let of = format!("{importer} {year} {}", fuel.fuel);
            assert_close(&of, aggregated.imports_pj, fuel.planned.0, 1e-6);
            assert_close(
                &of,
                aggregated.unrouted.unwrap(),
                fuel.unrouted.unwrap().0,
                1e-9,
            );
            assert_eq!(
                aggregated.hhi.is_some(),
                fuel.concentration.is_some(),
                "{of}"
            );
            for (point, passage) in row.baseline.chokepoints.iter().zip(&outcome.passages) {
                let modelled = passage
                    .planned_by_fuel
                    .iter()
                    .find(|(name, _)| *name == fuel.fuel);
                let one = aggregated
                    .exposure
                    .get(&point.chokepoint)
                    .copied()
                    .unwrap_or(0.0);
                assert_close(&of, one, modelled.map_or(0.0, |(_, share)| share.0), 1e-9);
            }
        }
    }
    assert!(compared > 1_000, "only {compared} values were compared");
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
