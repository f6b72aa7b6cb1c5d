//! The program as an operator meets it.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

const INDEX: &str = "<html lang=\"en\"><!--chokepoint:head--><!--chokepoint:masthead--><!--chokepoint:first-screen--><!--chokepoint:record--><!--chokepoint:waiting--><!--chokepoint:sources--><!--chokepoint:footer--><!--chokepoint:data-->";

fn app() -> TempDir {
    let app = tempfile::tempdir().unwrap();
    std::fs::write(app.path().join("index.html"), INDEX).unwrap();
    app
}

fn serve(app: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
    command
        .args(["serve", "--app"])
        .arg(app)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn message(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Ends the process, whatever the test did.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn a_started_server_says_where_it_listens_and_ends_on_term() {
    let app = app();
    let mut server = Ended(serve(app.path()).args(["--port", "0"]).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with("listening on http://127.0.0.1:"), "{line}");
    let status = Command::new("kill")
        .args(["-TERM", &server.0.id().to_string()])
        .status()
        .unwrap();
    assert!(status.success());
    assert!(
        server.0.wait().unwrap().success(),
        "TERM ends the server in peace"
    );
}

#[test]
fn a_request_that_is_never_sent_in_full_does_not_keep_the_server_from_ending() {
    let app = app();
    let mut server = Ended(serve(app.path()).args(["--port", "0"]).spawn().unwrap());
    let mut out = BufReader::new(server.0.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap();
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"GET /heal").unwrap();
    // Connections are taken in turn: once later ones are answered, the server has the half request.
    for _ in 0..20 {
        let mut whole = TcpStream::connect(address).unwrap();
        whole
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        whole.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let status = Command::new("kill")
        .args(["-INT", &server.0.id().to_string()])
        .status()
        .unwrap();
    assert!(status.success());
    let (ended, end) = mpsc::channel();
    thread::spawn(move || {
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        ended.send(rest).ok();
    });
    let rest = end
        .recv_timeout(Duration::from_secs(15))
        .expect("INT ends the server");
    assert_eq!(rest, "", "stdout holds the address and nothing else");
    assert!(server.0.wait().unwrap().success());
    drop(half);
}

#[test]
fn a_port_in_use_is_named_with_a_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let app = app();
    let output = serve(app.path()).args(["--port", &port]).output().unwrap();
    let message = message(&output);
    assert!(
        message.contains(&format!("port {port} is in use")) && message.contains("--port"),
        "{message}"
    );
}

#[test]
fn a_missing_page_says_how_to_build_it() {
    let empty = tempfile::tempdir().unwrap();
    let message = message(&serve(empty.path()).args(["--port", "0"]).output().unwrap());
    assert!(
        message.contains("index.html") && message.contains("cargo xtask serve"),
        "{message}"
    );
}

#[test]
fn a_broken_data_package_is_refused_with_file_row_and_column() {
    let data = tempfile::tempdir().unwrap();
    let source = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../data");
    for entry in std::fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, data.path().join(path.file_name().unwrap())).unwrap();
    }
    let flows = data.path().join("flows.csv");
    let mut text = std::fs::read_to_string(&flows).unwrap();
    text.push_str("JPN,2024,crude_oil,SAU,minus,Mt,EI_2026,official\n");
    let line = text.lines().count();
    std::fs::write(&flows, text).unwrap();
    let app = app();
    let output = serve(app.path())
        .args(["--port", "0", "--data"])
        .arg(data.path())
        .output()
        .unwrap();
    let message = message(&output);
    for part in ["flows.csv", &line.to_string(), "volume", "minus"] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}

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
