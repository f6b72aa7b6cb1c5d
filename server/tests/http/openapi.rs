//! The API's description.

use axum::http::StatusCode;
use serde_json::Value;

use crate::server::Server;

/// A question that analyses have an answer to.
const QUESTION: &str = "?hormuz=100&indicator=cut_off&lever=hormuz&at_most=0.05";

/// Each path with parts that there are.
fn filled(path: &str) -> String {
    path.replace("{importer}", "JPN")
        .replace("{year}", "2024")
        .replace("/chart/{file}", "/chart/mix.svg")
        .replace("/data/{file}", "/data/flows.csv")
        .replace("{chart}", "mix")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_the_accepted_one() {
    let server = Server::start();
    let answer = server.get("/api/v1/openapi.json").await;
    let made = serde_json::to_string_pretty(&answer.json()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openapi.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let accepted = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        made == accepted,
        "the API changed: look at it, then accept it with `cargo xtask bless`"
    );
    assert_eq!(answer.json()["openapi"], "3.1.0");
    // What is described as a kind of problem has a page.
    let kinds = &answer.json()["components"]["schemas"]["ProblemCode"]["enum"];
    let kinds = kinds.as_array().unwrap();
    assert!(kinds.len() > 10);
    for kind in kinds {
        let address = format!("/problems/{}", kind.as_str().unwrap().replace('_', "-"));
        assert_eq!(
            server.get(&address).await.status,
            StatusCode::OK,
            "{address}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_described_path_answers_and_every_reference_leads_somewhere() {
    let server = Server::start();
    let description = server.get("/api/v1/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.len() > 12);
    for (path, item) in paths {
        let mut address = filled(path);
        if path == "/oembed" {
            address += "?url=http%3A%2F%2Flocalhost%2F";
        }
        if item["get"]["tags"][0] == "analyses" {
            address += QUESTION;
        }
        let request = axum::http::Request::get(&address).header("host", "localhost");
        let answer = server
            .ask(request.body(axum::body::Body::empty()).unwrap())
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let kind = answer.header(&axum::http::header::CONTENT_TYPE);
        let kind = kind.split(';').next().unwrap();
        let told = &item["get"]["responses"]["200"]["content"];
        assert!(told.get(kind).is_some(), "{path} answers {kind}: {told}");
    }
    let schemas = &description["components"]["schemas"];
    references(&description, &mut |reference| {
        let name = reference.strip_prefix("#/components/schemas/").unwrap();
        assert!(schemas.get(name).is_some(), "{reference}");
    });
}

fn references(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(reference) if key == "$ref" => visit(reference),
                    other => references(other, visit),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, visit)),
        _ => {}
    }
}
