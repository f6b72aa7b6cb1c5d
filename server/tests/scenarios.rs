//! The scenario checks of `scenario_checks.csv`: what an expert expects of the model on the real data.
//!
//! Predicates: `at_least`, `at_most`, `between` (`low to high`), `none` (not within the year), `same` (as the baseline),
//! `rises_by_at_least` and `falls_by_at_least` (against the baseline). Shares are fractions of one.

#![expect(clippy::panic, reason = "a test fails where it stands")]

use chokepoint::{EvaluationRequest, evaluation};
use serde::Deserialize;
use tables::Tables;
use wire::{IndicatorChange, Note};

#[derive(Deserialize)]
struct Check {
    #[serde(rename = "check")]
    name: String,
    importer: String,
    year: u16,
    preset: Option<String>,
    settings: String,
    indicator: String,
    predicate: String,
    value: String,
}

impl Check {
    /// What the model says of the indicator.
    fn reading(&self, tables: &Tables) -> IndicatorChange {
        let settings = self
            .settings
            .split(';')
            .filter(|setting| !setting.is_empty());
        let settings = settings.map(str::to_owned).collect::<Vec<_>>();
        let request = EvaluationRequest {
            importer: &self.importer,
            year: Some(self.year),
            preset: self.preset.as_deref(),
            settings: &settings,
        };
        let answer =
            evaluation(tables, &request).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let mut rows = answer.indicators.into_iter();
        rows.find(|row| row.indicator.id() == self.indicator)
            .unwrap_or_else(|| panic!("{}: no indicator {}", self.name, self.indicator))
    }

    fn number(&self, text: &str) -> f64 {
        text.trim()
            .parse()
            .unwrap_or_else(|_| panic!("{}: {text:?} is no number", self.name))
    }

    /// Whether the reading is as expected.
    fn holds(&self, reading: &IndicatorChange) -> bool {
        let value = reading.scenario;
        let change = reading.difference;
        match self.predicate.as_str() {
            "none" => reading.scenario_note == Some(Note::NoneWithinHorizon),
            "same" => change.is_some_and(|change| change.abs() < 1e-9),
            "at_least" => value.is_some_and(|value| value >= self.number(&self.value)),
            "at_most" => value.is_some_and(|value| value <= self.number(&self.value)),
            "between" => {
                let (low, high) = self.value.split_once("to").expect("two ends");
                let range = self.number(low)..=self.number(high);
                value.is_some_and(|value| range.contains(&value))
            }
            "rises_by_at_least" => change.is_some_and(|change| change >= self.number(&self.value)),
            "falls_by_at_least" => change.is_some_and(|change| -change >= self.number(&self.value)),
            other => panic!("{}: no predicate {other}", self.name),
        }
    }
}

#[test]
fn the_model_does_what_an_expert_expects() {
    let tables = Tables::embedded().unwrap();
    let checks = csv::Reader::from_reader(include_str!("scenario_checks.csv").as_bytes())
        .into_deserialize()
        .collect::<Result<Vec<Check>, _>>()
        .unwrap();
    assert!(checks.len() >= 30, "only {} checks", checks.len());
    let failed = checks
        .iter()
        .filter_map(|check| {
            let reading = check.reading(&tables);
            (!check.holds(&reading)).then(|| {
                format!(
                    "{}: {} {} {}, but it is {:?} (baseline {:?}, {:?})",
                    check.name,
                    check.indicator,
                    check.predicate,
                    check.value,
                    reading.scenario,
                    reading.baseline,
                    reading.scenario_note
                )
            })
        })
        .collect::<Vec<_>>();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_preset_is_a_scenario_of_its_own() {
    let tables = Tables::embedded().unwrap();
    let mut seen = Vec::new();
    for preset in &tables.presets {
        let request = EvaluationRequest {
            importer: "JPN",
            preset: Some(&preset.preset),
            ..EvaluationRequest::default()
        };
        let (_, scenario) = chokepoint::scenario(&tables, &request).unwrap();
        let asked = preset.query.split('&').filter(|pair| {
            !pair.starts_with("year=")
                && !pair.starts_with("displace=")
                && !pair.starts_with("closure_days=90")
        });
        assert_eq!(
            scenario.levers.len(),
            asked.count(),
            "{}: every lever of the address is taken",
            preset.preset
        );
        assert!(
            !seen.contains(&scenario),
            "{} is there twice",
            preset.preset
        );
        seen.push(scenario);
    }
}
