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
            "at_least and at_most",
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
