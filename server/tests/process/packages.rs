//! Data packages: what is told of them, an empty one, and changes under a running server.

use std::thread;
use std::time::Duration;

use crate::program::*;

#[test]
fn check_tells_every_fault_with_its_place_and_ends_in_failure() {
    let data = package();
    let flows = data.path().join("flows.csv");
    let mut text = std::fs::read_to_string(&flows).unwrap();
    text.push_str("JPN,2024,crude_oil,SAU,minus,Mt,EI_2026,official\nJPN,2024,crude_oil,NIX,1,Mt,EI_2026,official\n");
    let lines = text.lines().count();
    std::fs::write(&flows, text).unwrap();
    let output = run(&["check", path(&data)]);
    let message = message(&output);
    assert!(message.contains("has 3 faults"), "{message}");
    let table = String::from_utf8(output.stdout).unwrap();
    for part in [
        "flows.csv",
        &(lines - 1).to_string(),
        &lines.to_string(),
        "volume",
        "minus",
        "NIX",
    ] {
        assert!(table.contains(part), "{part} is not in\n{table}");
    }
    let output = run(&["check", "--format", "json", path(&data)]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["faults"].as_array().unwrap().len(), 3);
    assert_eq!(report["faults"][0]["file"], "flows.csv");
}

#[test]
fn lines_are_those_of_an_editor_whatever_ends_them() {
    let data = package();
    let flows = data.path().join("flows.csv");
    let text = std::fs::read_to_string(&flows).unwrap();
    let mut lines = text.lines().collect::<Vec<_>>();
    lines.insert(4, "JPN,2024,crude_oil,NIX,1,Mt,EI_2026,official");
    for end in ["\n", "\r\n"] {
        std::fs::write(&flows, lines.join(end) + end).unwrap();
        let output = run(&["check", "--format", "json", path(&data)]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["faults"][0]["row"], 5, "{end:?}: {report}");
    }
}

#[test]
fn a_description_that_asks_for_less_is_told() {
    let data = package();
    let description = data.path().join("datapackage.json");
    let text = std::fs::read_to_string(&description).unwrap();
    std::fs::write(
        &description,
        text.replace("\"x-sumToOne\"", "\"x-nothing\""),
    )
    .unwrap();
    let output = run(&["check", path(&data)]);
    assert!(!output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("x-sumToOne"), "{table}");
}

#[test]
fn check_tells_what_a_sound_package_holds() {
    let output = run(&["check", path(&package())]);
    assert!(output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        table.contains("no faults") && table.contains("JPN 2008-2025"),
        "{table}"
    );
    let nowhere = message(&run(&["check", "/no/such/folder"]));
    assert!(nowhere.contains("1 fault"), "{nowhere}");
    let table = String::from_utf8(run(&["check", "/no/such/folder"]).stdout).unwrap();
    assert!(table.contains("there is no folder"), "{table}");
}

#[test]
fn a_template_is_written_once_and_the_check_says_what_it_lacks() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("thailand");
    let folder = folder.to_str().unwrap();
    let asked = [
        "template",
        folder,
        "--importer",
        "THA",
        "--name",
        "Thailand",
        "--region",
        "asia_pacific",
    ];
    let output = run(&asked);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let readme = std::fs::read_to_string(place.path().join("thailand/README.md")).unwrap();
    assert!(readme.contains("Thailand") && readme.contains("flows.csv"));
    let checked = run(&["check", folder]);
    assert!(message(&checked).contains("1 fault"));
    let table = String::from_utf8(checked.stdout).unwrap();
    assert!(
        table.contains("THA") && table.contains("chokepoint import"),
        "{table}"
    );
    // Nobody's figures are written over.
    assert!(message(&run(&asked)).contains("not empty"));

    // The first figures make a country.
    let flows = place.path().join("thailand/flows.csv");
    let mut text = std::fs::read_to_string(&flows).unwrap();
    text.push_str("THA,2024,crude_oil,ARE,20,Mt,own_assumption,estimate\n");
    std::fs::write(&flows, text).unwrap();
    let checked = run(&["check", folder]);
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
    let answer = run(&["evaluate", "--importer", "THA", "--data", folder]);
    assert!(
        answer.status.success(),
        "{}",
        String::from_utf8_lossy(&answer.stderr)
    );
}

/// A running server, where it listens, and its log line by line.

#[test]
fn a_watched_folder_is_followed_and_what_is_broken_is_left_until_it_is_mended() {
    let (app, data) = (app(), package());
    // Named as people name a folder where they stand.
    let (place, name) = (
        data.path().parent().unwrap(),
        data.path().file_name().unwrap(),
    );
    let mut command = serve(app.path());
    command
        .current_dir(place)
        .arg("--watch")
        .arg("--data")
        .arg(name);
    let server = running(command);
    let hash = |server: &Running| {
        let ready = server.get("/readyz");
        let (_, body) = ready.split_once("\r\n\r\n").unwrap();
        let ready: serde_json::Value = serde_json::from_str(body).unwrap();
        (
            ready["data"].as_str().unwrap().to_owned(),
            ready["newer_data_are_broken"] == true,
        )
    };
    let (first, _) = hash(&server);
    edit(&data, "levers.csv", ",days,0,60,1,", ",days,0,sixty,1,");
    let told = server.logged("the changed data cannot be served");
    assert!(
        told.contains("levers.csv:") || server.logged("levers.csv:").contains("sixty"),
        "{told}"
    );
    assert_eq!(hash(&server), (first.clone(), true));
    edit(&data, "levers.csv", ",days,0,sixty,1,", ",days,0,61,1,");
    server.logged("the changed data are served");
    let (second, is_broken) = hash(&server);
    assert!(second != first && !is_broken);
}

#[test]
fn the_signal_hup_has_the_data_read_again() {
    let (app, data) = (app(), package());
    let mut command = serve(app.path());
    command.arg("--data").arg(data.path());
    let server = running(command);
    edit(&data, "levers.csv", ",days,0,60,1,", ",days,0,61,1,");
    server.signal("-HUP");
    server.logged("the changed data are served");
}

#[test]
fn what_the_server_is_started_with_is_logged_as_json_where_that_is_wanted() {
    let app = app();
    let mut command = serve(app.path());
    command
        .args([
            "--log-format",
            "json",
            "--log-requests",
            "--metrics-port",
            "0",
        ])
        .env("CHOKEPOINT_TIMEOUT", "7")
        .env("CHOKEPOINT_PROT", "9000");
    let server = running(command);
    let started: serde_json::Value = serde_json::from_str(&server.logged("starting")).unwrap();
    let misspelt = server.logged("is no setting");
    assert!(misspelt.contains("CHOKEPOINT_PROT") && misspelt.contains("CHOKEPOINT_PORT"));
    assert_eq!(started["fields"]["timeout_seconds"], 7);
    assert_eq!(started["fields"]["data"], "within the program");
    let metrics: serde_json::Value = serde_json::from_str(&server.logged("metrics on")).unwrap();
    let message = metrics["fields"]["message"].as_str().unwrap();
    let metrics = message.strip_prefix("metrics on http://").unwrap();
    let address = metrics.strip_suffix("/metrics").unwrap();
    server.get("/api/v1/land?x=1");
    let request: serde_json::Value = serde_json::from_str(&server.logged("/api/v1/land")).unwrap();
    assert_eq!(request["fields"]["status"], 200);
    assert_eq!(request["fields"]["query"], "x=1");
    assert!(request["fields"]["request"].as_str().unwrap().len() > 10);
    let counted = get(address, "/metrics");
    assert!(
        counted.contains("chokepoint_requests_total{route=\"/api/v1/land\",status=\"200\"} 1"),
        "{counted}"
    );
    // Readers find none of it.
    assert!(server.get("/metrics").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_server_that_is_killed_while_it_takes_new_data_leaves_no_half_of_a_version() {
    let (app, data, archive) = (app(), package(), tempfile::tempdir().unwrap());
    for (days, wait) in (60..).zip([0, 5, 20, 40, 80, 160, 320]) {
        let mut command = serve(app.path());
        command.arg("--data").arg(data.path());
        let server = running({
            command.arg("--archive").arg(archive.path());
            command
        });
        edit(
            &data,
            "levers.csv",
            &format!(",days,0,{days},1,"),
            &format!(",days,0,{},1,", days + 1),
        );
        server.signal("-HUP");
        thread::sleep(Duration::from_millis(wait));
        drop(server);
        for version in std::fs::read_dir(archive.path()).unwrap() {
            let path = version.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            // What begins with a dot is no version.
            if !name.starts_with('.') {
                assert_eq!(tables::Tables::load(&path).unwrap().content_hash(), name);
            }
        }
    }
}
