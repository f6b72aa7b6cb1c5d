//! The data package as it is served, judged by a program that is not ours.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

use e2e::Server;
use serde_json::Value;

#[test]
fn frictionless_finds_no_fault_in_what_is_served_and_would_find_one() {
    let Some(frictionless) = env::var_os("CHOKEPOINT_FRICTIONLESS") else {
        // Not `eprintln`, which the test runner keeps to itself when a test passes.
        let left_out = "the served package was not judged: CHOKEPOINT_FRICTIONLESS names no program (see `cargo xtask test`)";
        writeln!(io::stderr(), "{left_out}").ok();
        return;
    };
    // Its report of a package, and the number of tables in it that have rows.
    let judged = |package: &str| {
        let mut validate = Command::new(&frictionless);
        let output = validate
            .args(["validate", "--json", package])
            .output()
            .unwrap();
        let report = serde_json::from_slice::<Value>(&output.stdout);
        let report = report.unwrap_or_else(|error| panic!("{error}: {output:?}"));
        let tasks = report["tasks"].as_array().unwrap();
        let is_read = |task: &&Value| task["stats"]["rows"].as_u64().unwrap_or_default() > 0;
        let read = tasks.iter().filter(is_read).count();
        (report, read)
    };
    let server = Server::start().unwrap();
    let (report, read) = judged(&format!("{}/data/datapackage.json", server.address));
    assert_eq!(report["valid"], true, "{report:#}");
    let described = server.get("/data/datapackage.json").unwrap();
    let described = serde_json::from_str::<Value>(&described).unwrap();
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
    let (report, _) = judged(package.to_str().unwrap());
    assert_eq!(report["valid"], false);
    assert!(report.to_string().contains("NIX"), "{report:#}");
}
