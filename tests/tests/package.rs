//! The data package as it is served, judged by a program that is not ours.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use e2e::Server;
use serde_json::Value;

/// What frictionless says of a package; `None`, and a line that says so, without frictionless.
fn judged(package: &str) -> Option<Output> {
    let Some(program) = env::var_os("CHOKEPOINT_FRICTIONLESS") else {
        writeln!(io::stderr(), "no frictionless: LEFT OUT").unwrap();
        return None;
    };
    let mut validate = Command::new(program);
    validate.args(["validate", "--json", package]);
    Some(validate.output().unwrap())
}

/// The report, and the tables in it that have rows.
fn report(output: &Output) -> (Value, usize) {
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let tasks = report["tasks"].as_array().unwrap();
    let is_read = |task: &&Value| task["stats"]["rows"].as_u64().unwrap_or_default() > 0;
    let read = tasks.iter().filter(is_read).count();
    (report, read)
}

#[test]
fn frictionless_finds_no_fault_in_what_is_served_and_would_find_one() {
    let server = Server::start().unwrap();
    let Some(output) = judged(&format!("{}/data/datapackage.json", server.address)) else {
        return;
    };
    let (judged_as, read) = report(&output);
    assert_eq!(judged_as["valid"], true, "{judged_as:#}");
    let described: Value =
        serde_json::from_str(&server.get("/data/datapackage.json").unwrap()).unwrap();
    assert_eq!(read, described["resources"].as_array().unwrap().len());

    // The same package with one supplier that is in no other table.
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("../data");
    let broken = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, broken.path().join(path.file_name().unwrap())).unwrap();
    }
    let flows = broken.path().join("flows.csv");
    let text = std::fs::read_to_string(&flows).unwrap();
    std::fs::write(
        &flows,
        text + "JPN,2024,crude_oil,NIX,1,Mt,EI_2026,official\n",
    )
    .unwrap();
    let package = broken.path().join("datapackage.json");
    let (judged_as, _) = report(&judged(package.to_str().unwrap()).unwrap());
    assert_eq!(judged_as["valid"], false);
    assert!(judged_as.to_string().contains("NIX"), "{judged_as:#}");
}
