//! Analyses on the command line.

use serde_json::Value;

use crate::program::*;

/// The JSON answer of a command that succeeds.
fn answer(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{}", message(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_change_is_shared_out_among_the_levers_that_made_it() {
    let answer = answer(&[
        "attribute",
        "--importer",
        "JPN",
        "--year",
        "2015",
        "--preset",
        "double_shock",
        "--indicator",
        "cut_off",
    ]);
    let number = |value: &Value| value.as_f64().unwrap();
    let parts = answer["contributions"].as_array().unwrap();
    let sum = parts
        .iter()
        .map(|part| number(&part["change"]))
        .sum::<f64>();
    assert!((sum - (number(&answer["after"]) - number(&answer["before"]))).abs() < 1e-9);
    let hormuz = parts.iter().find(|part| part["lever"] == "hormuz").unwrap();
    assert!(number(&hormuz["change"]) > 0.5 * sum);
    let nothing = message(&run(&[
        "attribute",
        "--importer",
        "JPN",
        "--indicator",
        "cut_off",
    ]));
    assert!(nothing.contains("no lever is moved"), "{nothing}");
    let unknown = run(&["attribute", "--importer", "JPN", "--indicator", "comfort"]);
    assert!(message(&unknown).contains("cut_off"));
}

#[test]
fn a_goal_is_met_by_the_least_move_or_cannot_be_met() {
    let seek = |lever: &str, indicator: &str, target: [&str; 2]| {
        let [word, value] = target;
        answer(&[
            "goal-seek",
            "--importer",
            "JPN",
            "--year",
            "2015",
            "--preset",
            "hormuz_180",
            "--lever",
            lever,
            "--indicator",
            indicator,
            word,
            value,
        ])
    };
    let met = seek("lng_stock_days", "shortage_lng", ["--at-least", "150"]);
    assert_eq!(met["is_met"], true);
    let days = met["value"].as_f64().unwrap();
    // What was found does it on the command line too, and one day less does not.
    let shortage = |days: f64| {
        let output = run(&[
            "evaluate",
            "--importer",
            "JPN",
            "--year",
            "2015",
            "--preset",
            "hormuz_180",
            "--set",
            &format!("lng_stock_days={days}"),
        ]);
        let answer: wire::Evaluation = serde_json::from_slice(&output.stdout).unwrap();
        let mut rows = answer.indicators.into_iter();
        rows.find(|row| row.indicator == model::Indicator::ShortageLng)
            .unwrap()
            .scenario
    };
    assert!(shortage(days).is_none_or(|found| found >= 150.0));
    assert!(shortage(days - 1.0).is_some_and(|found| found < 150.0));
    let never = seek("rfe_lng", "cut_off", ["--at-most", "0"]);
    assert_eq!(never["is_met"], false);
    assert!(never["note"].as_str().unwrap().contains("cannot be met"));
    let unknown = run(&[
        "goal-seek",
        "--importer",
        "JPN",
        "--lever",
        "wind",
        "--indicator",
        "cut_off",
        "--at-most",
        "0",
    ]);
    assert!(message(&unknown).contains("rfe_lng"));
}

#[test]
fn the_cheapest_imports_keep_within_the_caps_and_say_what_they_cost() {
    let optimize = |more: &[&str]| {
        let mut arguments = vec!["optimize", "--importer", "JPN", "--year", "2024"];
        arguments.extend(more);
        run(&arguments)
    };
    let answer = |more: &[&str]| {
        let mut arguments = vec!["optimize", "--importer", "JPN", "--year", "2024"];
        arguments.extend(more);
        answer(&arguments)
    };
    let free = answer(&[]);
    let capped = answer(&["--cap", "hormuz=40", "--cap", "RUS=0", "--frontier", "5"]);
    let cost = |answer: &Value| answer["plan"]["cost_million_usd"].as_f64().unwrap();
    assert!(cost(&capped) > cost(&free));
    let caps = capped["plan"]["caps"].as_array().unwrap();
    assert!(caps[0]["share"].as_f64().unwrap() <= 0.4 + 1e-9);
    assert_eq!(caps[0]["binds"], true);
    let bought = capped["plan"]["bought"].as_array().unwrap();
    assert!(bought.iter().all(|one| one["candidate"] != "RUS"));
    let sum = bought
        .iter()
        .map(|one| one["pj"].as_f64().unwrap())
        .sum::<f64>();
    let demand = capped["demand_pj"]["crude_oil"].as_f64().unwrap();
    assert!((sum - demand).abs() <= 1e-6 * demand, "{sum} {demand}");
    let points = capped["frontier"]["points"].as_array().unwrap();
    let costs = points
        .iter()
        .map(|point| point["million_usd"].as_f64().unwrap());
    assert!(costs.collect::<Vec<_>>().is_sorted(), "{points:?}");

    // What cannot be is told with what would do.
    let both = answer(&[
        "--cap",
        "hormuz=0",
        "--cap",
        "RUS=0",
        "--cap",
        "any_supplier=5",
    ]);
    assert!(
        both["infeasible"]["why"]
            .to_string()
            .contains("no single change"),
        "{both}"
    );
    let never = answer(&["--cap", "hormuz=0", "--cap", "RUS=0"]);
    assert!(
        !never["infeasible"]["would_do"]
            .as_array()
            .unwrap()
            .is_empty(),
        "{never}"
    );
    // What would do does.
    let changes = never["infeasible"]["would_do"].as_array().unwrap();
    let mut factors = changes
        .iter()
        .filter_map(|change| change["capacity_factor_at_least"].as_f64());
    let factor = factors.next().unwrap().to_string();
    let enough = answer(&[
        "--cap",
        "hormuz=0",
        "--cap",
        "RUS=0",
        "--capacity-factor",
        &factor,
    ]);
    assert!(enough["infeasible"].is_null(), "{factor}: {enough}");
    // Where nothing comes from, a cap is kept; and a code may be written small.
    let none = answer(&["--cap", "chl=0"]);
    assert_eq!(none["plan"]["caps"][0]["share"], 0.0);

    for (more, words) in [
        (&["--cap", "atlantis=3"][..], "there are: "),
        (&["--cap", "hormuz"], "WHAT=PERCENT"),
        (&["--cap", "hormuz=300"], "0 to 100"),
        (&["--fuel", "peat"], "there is no fuel"),
        (&["--capacity-factor", "0"], "0.01 to 100"),
        (&["--frontier", "5"], "needs a cap"),
    ] {
        let output = optimize(more);
        assert!(!output.status.success(), "{more:?}");
        assert!(
            message(&output).contains(words),
            "{more:?}: {}",
            message(&output)
        );
    }
}

#[test]
fn every_importer_stands_in_the_stress_table() {
    let output = run(&["stress", "--format", "csv"]);
    assert!(output.status.success(), "{}", message(&output));
    let mut rows = csv::Reader::from_reader(&output.stdout[..]);
    let header = rows.headers().unwrap().clone();
    assert!(
        header.iter().any(|column| column == "cut_off"),
        "{header:?}"
    );
    let rows = rows.records().map(Result::unwrap).collect::<Vec<_>>();
    let importers = rows.iter().map(|row| row[0].to_owned());
    let importers = importers.collect::<std::collections::BTreeSet<_>>();
    assert!(importers.len() > 3, "{importers:?}");
    assert_eq!(rows.len() % importers.len(), 0);

    let table = run(&["stress", "--importer", "jpn"]);
    let text = String::from_utf8(table.stdout).unwrap();
    assert!(
        text.contains("hormuz_90") && text.contains("suite 1, model "),
        "{text}"
    );
    let unknown = run(&["stress", "--importer", "XXX"]);
    assert!(
        message(&unknown).contains("there are: "),
        "{}",
        message(&unknown)
    );
}

#[test]
fn a_seed_gives_the_same_worlds_and_what_is_uncertain_is_told() {
    let ask = |more: &[&str]| {
        let mut arguments = vec![
            "uncertainty",
            "--importer",
            "JPN",
            "--preset",
            "hormuz_180",
            "--range",
            "hormuz=60..100",
            "--indicator",
            "lowest_stock_oil",
            "--draws",
            "300",
        ];
        arguments.extend(more);
        run(&arguments)
    };
    let output = ask(&["--against", "double_shock"]);
    assert!(output.status.success(), "{}", message(&output));
    let again = ask(&["--against", "double_shock"]);
    assert_eq!(output.stdout, again.stdout);
    let other = ask(&["--against", "double_shock", "--seed", "7"]);
    assert_ne!(output.stdout, other.stdout);
    let answer = serde_json::from_slice::<Value>(&output.stdout).unwrap();
    let row = &answer["indicators"][0];
    let [p10, p50, p90] = ["p10", "p50", "p90"].map(|part| row[part]["value"].as_f64().unwrap());
    assert!(p10 < p50 && p50 < p90, "{row}");
    // What was asked for is drawn, and what the data say of ships and stocks.
    let drawn = answer["ranges"].as_array().unwrap();
    for what in [
        "hormuz",
        "ship_speed_lng",
        "stock_unusable_share_crude_oil",
        "yanbu_share",
    ] {
        assert!(
            drawn.iter().any(|range| range["what"] == what),
            "{what}: {drawn:?}"
        );
    }
    let against = &answer["against"];
    let worlds = ["less", "equal", "more"].map(|part| against[part].as_u64().unwrap());
    assert_eq!(worlds.iter().sum::<u64>(), 300);
    let stocks = answer["stocks"].as_array().unwrap();
    assert!(stocks.iter().any(|stock| stock["fuel"] == "crude_oil"));

    for (more, words) in [
        (&["--range", "malacca=high"][..], "LEVER=LOW..HIGH"),
        (&["--range", "malacca=10..50"], "not within the range"),
        (&["--range", "malacca=50..0"], "lower end first"),
        (&["--range", "warp=0..1"], "no such figure"),
        (&["--draws", "0"], "--draws takes"),
        (&["--spread", "60"], "--spread takes"),
        (&["--against", "doom"], "no preset"),
    ] {
        let output = if more[0] == "--draws" {
            run(&["uncertainty", "--importer", "JPN", "--draws", "0"])
        } else {
            ask(more)
        };
        assert!(!output.status.success(), "{more:?}");
        assert!(
            message(&output).contains(words),
            "{more:?}: {}",
            message(&output)
        );
    }
}

#[test]
fn how_sure_figures_are_is_told_of_every_year() {
    let json = answer(&[
        "quality",
        "--importer",
        "jpn",
        "--year",
        "2015",
        "--format",
        "json",
    ]);
    assert_eq!(
        (&json["importer"], &json["year"]),
        (&"JPN".into(), &2015.into())
    );
    let rows = json["indicators"].as_array().unwrap();
    for row in rows {
        let shares = row["shares"].as_object().unwrap().values();
        let sum = shares.map(|share| share.as_f64().unwrap()).sum::<f64>();
        assert!((sum - 1.0).abs() < 1e-9, "{row}");
    }
    let csv = run(&[
        "quality",
        "--importer",
        "JPN",
        "--year",
        "2015",
        "--format",
        "csv",
    ]);
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert!(
        csv.starts_with("importer,year,indicator,unit,value,official,derived,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), rows.len() + 1);
    let table = run(&["quality", "--importer", "JPN"]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(
        table.contains("Import dependency") && table.contains('%'),
        "{table}"
    );
    let unknown = run(&["quality", "--importer", "JPN", "--year", "1900"]);
    assert!(message(&unknown).contains("JPN has no data for 1900"));
}
