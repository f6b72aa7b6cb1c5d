//! Evaluations on the command line.

use std::process::{Command, Output};

use crate::program::*;

fn evaluate(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
    command.arg("evaluate").args(arguments).output().unwrap()
}

#[test]
fn evaluate_prints_every_indicator_and_every_day_as_json() {
    let output = evaluate(&[
        "--importer",
        "JPN",
        "--year",
        "2015",
        "--set",
        "hormuz=100",
        "--set",
        "closure_days=90",
    ]);
    assert!(output.status.success());
    let answer: wire::Evaluation = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((answer.importer.as_str(), answer.year), ("JPN", 2015));
    assert_eq!(answer.indicators.len(), model::Indicator::ALL.len());
    let cut_off = answer
        .indicators
        .iter()
        .find(|row| row.indicator == model::Indicator::CutOff)
        .unwrap();
    assert!(cut_off.baseline.unwrap().abs() < 1e-12);
    assert!(cut_off.difference.unwrap() > 0.1);
    assert!(
        answer
            .days
            .fuels
            .iter()
            .all(|fuel| fuel.arrivals.len() == 365)
    );
    let oil = answer.days.fuels[0].stock.as_ref().unwrap();
    assert_eq!(oil.level.len(), 365);
    assert!(oil.level[364] < oil.start);
    assert!(!answer.days.streams.is_empty());
}

#[test]
fn evaluate_prints_a_table_for_people() {
    let output = evaluate(&[
        "--importer",
        "jpn",
        "--preset",
        "hormuz_90",
        "--year",
        "2015",
        "--format",
        "table",
    ]);
    let table = String::from_utf8(output.stdout).unwrap();
    for expected in [
        "JPN 2015",
        "hormuz = 100",
        "First shortage of LNG after",
        "none within the year",
        "Ras Tanura",
    ] {
        assert!(table.contains(expected), "{expected} is not in\n{table}");
    }
}

#[test]
fn evaluate_says_nothing_of_arrivals_where_routes_are_not_known() {
    let output = evaluate(&[
        "--importer",
        "PAK",
        "--set",
        "hormuz=100",
        "--format",
        "table",
    ]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        !table.contains("arrives as planned") && table.contains("too few routes"),
        "{table}"
    );
}

#[test]
fn evaluate_names_the_choices_of_what_it_does_not_know() {
    for (arguments, expected) in [
        (
            ["--importer", "XXX", "--set", "hormuz=1"],
            "there are: JPN, KOR",
        ),
        (["--importer", "JPN", "--year", "1990"], "2008, 2009"),
        (["--importer", "JPN", "--preset", "none"], "hormuz_90"),
        (
            ["--importer", "JPN", "--set", "hormuz=120"],
            "from 0 to 100",
        ),
        (
            ["--importer", "JPN", "--set", "strait=1"],
            "there are: hormuz, malacca",
        ),
    ] {
        let output = evaluate(&arguments);
        assert!(output.stdout.is_empty());
        let message = message(&output);
        assert!(
            message.starts_with("chokepoint: ") && message.contains(expected),
            "{message}"
        );
    }
}
