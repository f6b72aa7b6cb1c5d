//! Starting, ending and settings of the server.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::program::*;

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

/// Without it the pictures of one morning fill the memory of a small machine.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn a_server_gives_memory_back_unless_it_is_told_otherwise() {
    let app = app();
    for (given, expected) in [
        (None, "MALLOC_ARENA_MAX=2"),
        (Some("7"), "MALLOC_ARENA_MAX=7"),
    ] {
        let mut command = serve(app.path());
        command.env_remove("MALLOC_ARENA_MAX").args(["--port", "0"]);
        command.envs(given.map(|given| ("MALLOC_ARENA_MAX", given)));
        let mut server = Ended(command.spawn().unwrap());
        let mut line = String::new();
        BufReader::new(server.0.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(line.starts_with("listening"), "{line}");
        let told = std::fs::read(format!("/proc/{}/environ", server.0.id())).unwrap();
        let told = told.split(|byte| *byte == 0);
        let told = told.map(|pair| String::from_utf8_lossy(pair).into_owned());
        let told = told.filter(|pair| pair.starts_with("MALLOC_ARENA_MAX"));
        assert_eq!(told.collect::<Vec<_>>(), [expected]);
    }
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
    let mut log = String::new();
    let mut errors = server.0.stderr.take().unwrap();
    errors.read_to_string(&mut log).unwrap();
    assert!(
        log.contains("closed before they had their answers"),
        "{log}"
    );
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

/// The built-in data as files.

#[test]
fn settings_that_cannot_be_are_refused_with_what_can() {
    let app = app();
    for (arguments, expected) in [
        (["--timeout", "0"], "1..=600"),
        (["--max-requests", "none"], "whole number"),
        (
            ["--base-url", "chokepoint.example"],
            "https://chokepoint.example",
        ),
        (["--watch", "--log-requests"], "with --data"),
        (["--port", "http"], "0 to 65535"),
        (["--host", "localhost"], "127.0.0.1"),
        (["--host", "192.0.2.1"], "this machine has no address"),
    ] {
        let output = serve(app.path()).args(arguments).output().unwrap();
        let message = message(&output);
        assert!(message.contains(expected), "{message}");
    }
}
