//! What the API answers is what its description says, so that clients made from the description can read it.
//!
//! It stands here, with a server over a socket, because the validator would change what Polars is compiled with.

use e2e::Server;
use serde_json::{Value, json};

/// A path with parts that there are.
fn filled(path: &str) -> String {
    path.replace("{importer}", "JPN")
        .replace("{year}", "2024")
        .replace("/chart/{file}", "/chart/mix.json")
        .replace("{chart}", "mix")
}

fn get(server: &Server, path: &str) -> anyhow::Result<Value> {
    let mut answer = ureq::get(format!("{}{path}", server.address)).call()?;
    Ok(serde_json::from_reader(answer.body_mut().as_reader())?)
}

#[test]
fn answers_are_what_their_description_says() -> anyhow::Result<()> {
    let server = Server::start()?;
    let description = get(&server, "/api/v1/openapi.json")?;
    let mut checked = 0;
    for (path, item) in description["paths"].as_object().into_iter().flatten() {
        let told = &item["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        if told.get("$ref").is_none() {
            continue;
        }
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": told["$ref"],
            "components": description["components"],
        });
        let validator = jsonschema::validator_for(&schema)?;
        let question = if item["get"]["tags"][0] == "analyses" {
            "?hormuz=100&indicator=cut_off&lever=hormuz&at_most=0.05"
        } else {
            ""
        };
        let answer = get(&server, &(filled(path) + question))?;
        let faults = validator.iter_errors(&answer).take(3);
        let faults = faults.map(|fault| format!("{}: {fault}", fault.instance_path()));
        let faults = faults.collect::<Vec<_>>();
        assert!(faults.is_empty(), "{path}: {faults:#?}");
        checked += 1;
    }
    assert!(checked > 10, "only {checked} answers are described");
    Ok(())
}
