//! Questions about a scenario, and the chart of which lever did it.

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::server::Server;

const YEAR: &str = "/api/v1/importers/JPN/years/2024";

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_of_a_change_add_up_to_it() {
    let server = Server::start();
    let levers = "hormuz=100&russia_loss=50&rfe_lng=10&demand=-5";
    for indicator in [
        "cut_off",
        "middle_east_imports",
        "hhi_lng",
        "lowest_stock_oil",
    ] {
        let path = format!("{YEAR}/attribution?{levers}&indicator={indicator}");
        let answer = server.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let answer = answer.json();
        let number = |value: &Value| value.as_f64().unwrap();
        let parts = answer["contributions"].as_array().unwrap();
        assert_eq!(parts.len(), 4);
        let sum = parts
            .iter()
            .map(|part| number(&part["change"]))
            .sum::<f64>();
        let change = number(&answer["after"]) - number(&answer["before"]);
        assert!(
            (sum - change).abs() <= 1e-9 * change.abs().max(1.0),
            "{indicator}: {sum} {change}"
        );
        assert!(change != 0.0, "{indicator}");
        assert_eq!(answer["is_exact"], true);
    }
    let table = server
        .get(&format!(
            "{YEAR}/attribution.csv?{levers}&indicator=cut_off"
        ))
        .await;
    assert!(table.header(&header::CONTENT_TYPE).starts_with("text/csv"));
    assert_eq!(table.text().lines().next(), Some("lever,value,change"));
    assert_eq!(table.text().lines().count(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_that_is_found_holds_when_it_is_set() {
    let server = Server::start();
    let path =
        format!("{YEAR}/goal?malacca=100&lever=restraint&indicator=lowest_stock_oil&at_least=230");
    let answer = server.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = answer.json();
    let value = answer["value"].as_f64().unwrap();
    // Asked again with the lever there, no further move is needed.
    let again = server
        .get(&format!("{path}&restraint={value}"))
        .await
        .json();
    assert_eq!(again["is_met"], answer["is_met"]);
    let there = answer["indicator_there"].as_f64().unwrap();
    assert_eq!(there >= 230.0, answer["is_met"] == true, "{answer}");

    // With Hormuz closed a target that does not hold at rest takes a move that is found.
    let path =
        format!("{YEAR}/goal?hormuz=100&lever=restraint&indicator=lowest_stock_oil&at_least=215");
    let found = server.get(&path).await.json();
    assert_eq!(found["is_met"], true, "{found}");
    let value = found["value"].as_f64().unwrap();
    assert!(value > 0.0, "{found}");
    let there = found["indicator_there"].as_f64().unwrap();
    assert!(there >= 215.0, "{found}");

    let never = format!("{YEAR}/goal?lever=hormuz&indicator=cut_off&at_least=0.99");
    let never = server.get(&never).await.json();
    assert_eq!(never["is_met"], false);
    assert_eq!(never["value"], 100.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_without_an_answer_is_told_why() {
    let server = Server::start();
    for (query, words) in [
        ("attribution?hormuz=100", "indicator is missing"),
        (
            "attribution?hormuz=100&indicator=comfort",
            "one of the choices",
        ),
        ("attribution?indicator=cut_off", "No lever is moved"),
        (
            "attribution?hormuz=10&indicator=shortage_oil",
            "is no number",
        ),
        (
            "attribution?hormus=10&indicator=cut_off",
            "did you mean hormuz",
        ),
        (
            "goal?lever=hormuz&indicator=cut_off",
            "at_least and at_most",
        ),
        (
            "goal?lever=hormuz&indicator=cut_off&at_least=1&at_most=2",
            "does not go with at_least",
        ),
        (
            "goal?lever=hormuz&indicator=cut_off&at_least=much",
            "takes a number",
        ),
        (
            "goal?lever=warp&indicator=cut_off&at_least=1",
            "none that the data",
        ),
        ("goal?indicator=cut_off&at_least=1", "none that the data"),
    ] {
        let answer = server.get(&format!("{YEAR}/{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.text().contains(words), "{query}: {}", answer.text());
    }
    let table = server
        .get(&format!(
            "{YEAR}/goal.csv?lever=hormuz&indicator=cut_off&at_least=0.1"
        ))
        .await;
    assert_eq!(table.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn the_chart_shows_the_indicator_that_is_chosen() {
    let server = Server::start();
    let levers = "hormuz=100&russia_loss=50";
    let usual = server
        .get(&format!("/chart/attribution.json?{levers}"))
        .await
        .json();
    let chosen = server
        .get(&format!(
            "/chart/attribution.json?{levers}&indicator=lowest_stock_lng"
        ))
        .await
        .json();
    assert_ne!(usual["svg"], chosen["svg"]);
    for answer in [&usual, &chosen] {
        // Before, two levers, after.
        assert_eq!(answer["hits"].as_array().unwrap().len(), 4, "{answer}");
    }
    let embed = server
        .get(&format!(
            "/embed/attribution?{levers}&indicator=lowest_stock_lng&levers=hormuz"
        ))
        .await;
    assert_eq!(embed.status, StatusCode::OK);
    assert!(embed.text().contains(chosen["title"].as_str().unwrap()));
    assert!(embed.text().contains("indicator=lowest_stock_lng"));
    let nothing = server.get("/chart/attribution.svg").await;
    assert!(nothing.text().contains("No lever is moved"));
}

#[tokio::test(flavor = "multi_thread")]
async fn worlds_are_the_same_every_time_and_can_be_compared() {
    let server = Server::start();
    let path = format!(
        "{YEAR}/uncertainty?hormuz=100&spread=20&indicator=lowest_stock_oil&draws=200&against=double_shock"
    );
    let text = server.get(&path).await.text().to_owned();
    assert_eq!(text, server.get(&path).await.text());
    let answer: Value = serde_json::from_str(&text).unwrap();
    let row = &answer["indicators"][0];
    let [p10, p50, p90] = ["p10", "p50", "p90"].map(|part| row[part]["value"].as_f64().unwrap());
    assert!(p10 < p50 && p50 < p90, "{row}");
    let drawn = answer["ranges"].as_array().unwrap();
    let hormuz = drawn.iter().find(|range| range["what"] == "hormuz");
    assert_eq!(hormuz.unwrap()["low"], 80.0);
    let against = &answer["against"];
    let worlds = ["less", "equal", "more"].map(|part| against[part].as_u64().unwrap());
    assert_eq!(worlds.iter().sum::<u64>(), 200);
    let other = server
        .get(&format!("{path}&seed=7"))
        .await
        .text()
        .to_owned();
    assert_ne!(text, other);
    for (query, words) in [
        ("uncertainty?range=hormuz", "LEVER=LOW..HIGH"),
        ("uncertainty?range=warp%3D0..1", "no such figure"),
        ("uncertainty?draws=20000", "1 to 10000"),
        ("uncertainty?seed=x", "whole number"),
        ("uncertainty?against=doom", "none of the named"),
    ] {
        let answer = server.get(&format!("{YEAR}/{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.text().contains(words), "{query}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn caps_are_kept_and_what_cannot_be_is_told() {
    let server = Server::start();
    let optimize = async |query: &str| server.get(&format!("{YEAR}/optimize?{query}")).await;
    let free = optimize("fuel=crude_oil").await.json();
    let capped = optimize("cap=hormuz%3D40&cap=RUS%3D0&frontier=5")
        .await
        .json();
    let cost = |answer: &Value| answer["plan"]["cost_million_usd"].as_f64().unwrap();
    assert!(cost(&capped) > cost(&free), "{capped}");
    let share = capped["plan"]["caps"][0]["share"].as_f64().unwrap();
    assert!(share <= 0.4 + 1e-9);
    assert_eq!(capped["frontier"]["points"].as_array().unwrap().len(), 6);
    let never = optimize("cap=hormuz%3D0&cap=RUS%3D0").await.json();
    assert!(never["plan"].is_null());
    assert!(
        !never["infeasible"]["would_do"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    // Straits are joined by a plus, which may come escaped or not.
    let joined = optimize("cap=hormuz%2Bmalacca%3D90").await.json();
    let bare = optimize("cap=hormuz+malacca%3D90").await.json();
    assert_eq!(joined, bare);
    for (query, words) in [
        ("cap=hormuz", "WHAT=PERCENT"),
        ("cap=atlantis%3D3", "there are: "),
        ("cap=hormuz%3D300", "0 to 100"),
        ("fuel=peat", "one of the choices"),
        ("capacity_factor=much", "0.01 to 100"),
        ("capacity_factor=0", "0.01 to 100"),
        ("frontier=5", "needs a cap"),
    ] {
        let answer = optimize(query).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.text().contains(words), "{query}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_that_answers_says_what_may_be_chosen_and_shows_it() {
    let server = Server::start();
    let ask = async |chart: &str, query: &str| {
        let answer = server.get(&format!("/chart/{chart}.json?{query}")).await;
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "{chart} {query}: {}",
            answer.text()
        );
        answer.json()
    };
    let charts = [
        (
            "goal",
            "lever=restraint&indicator=lowest_stock_oil&at_least=215",
            "select name=\"lever\"",
        ),
        ("frontier", "cap=RUS&within=1", "data-pointed"),
        ("uncertainty", "spread=0", "name=\"draws\""),
        ("tornado", "indicator=cut_off", "select name=\"indicator\""),
        (
            "stress",
            "indicator=unserved_oil&order=size",
            "select name=\"order\"",
        ),
    ];
    for (chart, choice, field) in charts {
        let state = "hormuz=100&closure_days=180";
        let usual = ask(chart, state).await;
        let chosen = ask(chart, &format!("{state}&{choice}")).await;
        assert_ne!(usual["svg"], chosen["svg"], "{chart}");
        let fields = chosen["fields"].as_str().unwrap();
        assert!(fields.contains(field), "{chart}: {fields}");
        assert!(chosen["hits"].as_array().unwrap().len() > 2, "{chart}");
        for part in ["title", "subtitle", "finding"] {
            assert!(!chosen[part].as_str().unwrap().is_empty(), "{chart} {part}");
        }
        let table = server
            .get(&format!("/chart/{chart}.csv?{state}&{choice}"))
            .await;
        assert!(
            table.text().lines().count() > 3,
            "{chart}: {}",
            table.text()
        );
        let more = server
            .get(&format!("/chart/{chart}.html?{state}&{choice}"))
            .await
            .text()
            .to_owned();
        let first = choice.split('&').next().unwrap();
        assert!(more.contains(first), "{chart}: downloads keep {first}");
        let embed = server
            .get(&format!("/embed/{chart}?{state}&{choice}"))
            .await;
        assert_eq!(embed.status, StatusCode::OK, "{chart}");
        assert!(
            embed.text().contains(chosen["finding"].as_str().unwrap()),
            "{chart}"
        );
    }
    // What would be done is what the search finds.
    let goal = ask(
        "goal",
        "hormuz=100&lever=restraint&indicator=lowest_stock_oil&at_least=215",
    )
    .await;
    let path =
        format!("{YEAR}/goal?hormuz=100&lever=restraint&indicator=lowest_stock_oil&at_least=215");
    let found = server.get(&path).await.json();
    let button = format!(
        "data-set=\"restraint\" value=\"{}\"",
        found["value"].as_f64().unwrap()
    );
    assert!(
        goal["fields"].as_str().unwrap().contains(&button),
        "{button} {goal}"
    );
    // Where the chart is pointed at, a cap is chosen.
    let frontier = ask("frontier", "").await;
    let fields = frontier["fields"].as_str().unwrap();
    let pointed = fields.split("data-pointed=\"").nth(1).unwrap();
    let pointed = pointed.split('"').next().unwrap().split(' ');
    let pointed = pointed.map(|number| number.parse::<f64>().unwrap());
    let pointed = pointed.collect::<Vec<_>>();
    assert_eq!(pointed.len(), 4);
    assert!(
        pointed[0] < pointed[2] && pointed[1] < pointed[3],
        "{pointed:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn how_sure_figures_are_is_told_as_json_and_as_a_table() {
    let server = Server::start();
    let answer = server.get(&format!("{YEAR}/quality")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = answer.json();
    let rows = answer["indicators"].as_array().unwrap();
    assert!(rows.len() > 20, "{}", rows.len());
    for row in rows {
        let shares = row["shares"].as_object().unwrap().values();
        let sum = shares.map(|share| share.as_f64().unwrap()).sum::<f64>();
        assert!((sum - 1.0).abs() < 1e-9, "{row}");
    }
    // The chart says the same.
    let margins = server.get(&format!("{YEAR}/margins")).await.json();
    for row in rows {
        let indicator = row["indicator"].as_str().unwrap();
        assert_eq!(margins["quality"][indicator], row["shares"]);
    }
    let table = server.get(&format!("{YEAR}/quality.csv")).await;
    assert!(table.header(&header::CONTENT_TYPE).starts_with("text/csv"));
    let header =
        "importer,year,indicator,unit,value,official,derived,secondary,press,estimate,assumption";
    assert_eq!(table.text().lines().next(), Some(header));
    assert_eq!(table.text().lines().count(), rows.len() + 1);
    let figure = table.text().lines().nth(1).unwrap().to_owned();
    assert!(
        figure.starts_with("JPN,2024,import_dependency,share,0."),
        "{figure}"
    );
}

/// Pins that stand in addresses: first one with a closure, then the year as it was.
async fn pins_of(server: &Server) -> String {
    let preset = server
        .get("/chart/compared.csv?hormuz=100")
        .await
        .text()
        .to_owned();
    assert!(preset.lines().count() > 2, "{preset}");
    let baseline: model::Baseline =
        serde_json::from_value(server.get(YEAR).await.json()["baseline"].clone()).unwrap();
    let mut closed = model::Scenario::default();
    closed.set("hormuz", 50.0);
    let defaults = wire::ViewDefaults {
        importer: "JPN".to_owned(),
        years: [("JPN".to_owned(), 2024)].into(),
    };
    let view = wire::View {
        pins: vec![closed, model::Scenario::default()],
        ..wire::View::new(&defaults)
    };
    view.query(&defaults, Some(&baseline))
}

#[tokio::test(flavor = "multi_thread")]
async fn pinned_scenarios_are_compared_wherever_the_chart_stands() {
    let server = Server::start();
    let pins = pins_of(&server).await;
    assert!(pins.starts_with("pins="), "{pins}");
    let query = format!("importer=JPN&year=2024&hormuz=100&{pins}&indicator=cut_off");
    let chart = server.get(&format!("/chart/compared.json?{query}")).await;
    assert_eq!(chart.status, StatusCode::OK, "{}", chart.text());
    let chart = chart.json();
    // Less closed is less cut off, and nothing closed the least of all, in every world.
    let finding = chart["finding"].as_str().unwrap();
    assert!(
        finding.contains("100") && finding.contains("A: "),
        "{finding}"
    );
    let table = server.get(&format!("/chart/compared.csv?{query}")).await;
    for row in ["A: ", "B: Baseline"] {
        assert!(table.text().contains(row), "{}", table.text());
    }
    let embed = server.get(&format!("/embed/compared?{query}")).await;
    assert!(embed.text().contains(finding));
    // What the page links to keeps the pins; other charts do not carry them.
    for (chart, keeps) in [("compared", true), ("tornado", false)] {
        let more = server.get(&format!("/chart/{chart}.html?{query}")).await;
        assert_eq!(more.text().contains("pins="), keeps, "{chart}");
    }
    // Whoever follows the picture finds the same scenarios in the dashboard, and so does who takes the chart as an element.
    let picture = server.get(&format!("/chart/compared.svg?{query}")).await;
    assert!(picture.text().contains("pins="));
    let builder = server.get(&format!("/share?chart=compared&{query}")).await;
    assert!(builder.text().contains("indicator=cut_off"));
    // Pins are of one chart: others are as they were.
    let other = server.get("/chart/record.csv?pins=zzzz~").await;
    assert_eq!(other.status, StatusCode::OK);
    let unreadable = server.get("/chart/compared.svg?pins=zzzz~").await;
    assert_eq!(unreadable.status, StatusCode::BAD_REQUEST);
    assert!(unreadable.text().contains("pins"), "{}", unreadable.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn levers_are_compared_with_as_a_scenario_with_a_name_is() {
    let server = Server::start();
    let ask = async |against: &str| {
        let query = format!("hormuz=100&indicator=cut_off&draws=50&against={against}");
        server.get(&format!("{YEAR}/uncertainty?{query}")).await
    };
    let answer = ask("hormuz%3D50").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let against = answer.json()["against"].clone();
    assert_eq!(
        (&against["better"], &against["less"]),
        (&50.into(), &50.into())
    );
    for wrong in [
        "hormus%3D50",
        "hormuz%3Dmuch",
        "hormuz%3D500",
        "year%3D2015",
    ] {
        let refused = ask(wrong).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert!(refused.text().contains("against"), "{}", refused.text());
    }
}
