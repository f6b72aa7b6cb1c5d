//! What goes over the socket: packed, by tag, in part, in the format that is asked for, refused, and how many at once.

use std::io::{BufReader, ErrorKind, Read as _, Write as _};
use std::net::Shutdown;
use std::thread;
use std::time::{Duration, Instant};

use crate::program::*;

const FLOWS: &str = "/data/flows.csv";

fn server() -> (tempfile::TempDir, Running) {
    server_with(&[])
}

fn server_with(arguments: &[&str]) -> (tempfile::TempDir, Running) {
    let app = app();
    let mut command = serve(app.path());
    command.args(arguments);
    let server = running(command);
    (app, server)
}

#[test]
fn an_answer_is_packed_as_is_accepted_and_known_again_by_its_tag() {
    let (_app, server) = server();
    let plain = server.ask("GET", FLOWS, &[]);
    assert_eq!(plain.status, 200);
    assert_eq!(plain.header("content-encoding"), "");
    let mut tags = vec![plain.header("etag").to_owned()];
    for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip;q=0.5", "gzip")] {
        let packed = server.ask("GET", FLOWS, &[("accept-encoding", accepted)]);
        assert_eq!(packed.header("content-encoding"), encoding);
        assert_eq!(packed.header("vary"), "accept-encoding");
        assert!(packed.body.len() * 3 < plain.body.len());
        let mut unpacked = Vec::new();
        if encoding == "br" {
            brotli::BrotliDecompress(&mut &packed.body[..], &mut unpacked).unwrap();
        } else {
            let mut reader = flate2::read::GzDecoder::new(&packed.body[..]);
            reader.read_to_end(&mut unpacked).unwrap();
        }
        assert_eq!(unpacked, plain.body);
        let tag = packed.header("etag").to_owned();
        let known = [("accept-encoding", accepted), ("if-none-match", &tag)];
        let known = server.ask("GET", FLOWS, &known);
        assert_eq!((known.status, known.body.len()), (304, 0));
        assert_eq!(known.header("etag"), tag);
        tags.push(tag);
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3, "other bytes have another tag: {tags:?}");
}

#[test]
fn a_download_that_broke_off_goes_on_where_it_ended() {
    let (_app, server) = server();
    let whole = server.ask("GET", FLOWS, &[]);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let (length, tag) = (whole.body.len(), whole.header("etag").to_owned());
    let rest = server.ask(
        "GET",
        FLOWS,
        &[("range", "bytes=1000-"), ("if-range", &tag)],
    );
    assert_eq!(rest.status, 206);
    let told = format!("bytes 1000-{}/{length}", length - 1);
    assert_eq!(rest.header("content-range"), told);
    assert_eq!(rest.body, whole.body[1000..]);
    // Of data that changed meanwhile the whole comes again.
    let other = server.ask(
        "GET",
        FLOWS,
        &[("range", "bytes=1000-"), ("if-range", "\"other\"")],
    );
    assert_eq!((other.status, other.body.len()), (200, length));
    let beyond = format!("bytes={length}-");
    let beyond = server.ask("GET", FLOWS, &[("range", &beyond)]);
    assert_eq!(beyond.status, 416);
    assert_eq!(beyond.header("content-range"), format!("bytes */{length}"));
    assert_eq!(beyond.header("content-type"), "application/problem+json");
    assert_eq!(beyond.json()["code"], "range_not_satisfiable");
}

#[test]
fn a_connection_serves_one_request_after_the_other_and_head_tells_what_get_would() {
    let (_app, server) = server();
    let mut stream = server.connect();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut ask = |method: &str| {
        stream
            .write_all(request(method, FLOWS, &[]).as_bytes())
            .unwrap();
        Answer::read(&mut answers, method != "HEAD")
    };
    let (head, whole) = (ask("HEAD"), ask("GET"));
    for name in ["content-length", "content-type", "etag", "cache-control"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
        assert_ne!(head.header(name), "", "{name}");
    }
    assert_eq!(whole.body.len().to_string(), head.header("content-length"));
    for name in [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "x-request-id",
    ] {
        assert_ne!(whole.header(name), "", "{name}");
    }
}

#[test]
fn whoever_has_nothing_more_to_ask_still_gets_the_answer() {
    let (_app, server) = server();
    let mut stream = server.connect();
    let asked = request("GET", "/chart/map.svg?hormuz=41", &[]);
    stream.write_all(asked.as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut whole = String::new();
    stream.read_to_string(&mut whole).unwrap();
    assert!(
        whole.starts_with("HTTP/1.1 200") && whole.contains("<svg"),
        "{whole}"
    );
}

#[test]
fn a_table_comes_as_csv_or_json_by_ending_and_by_accept() {
    let (_app, server) = server();
    let address = "/api/v1/importers/JPN/years/2024/quality";
    let by_default = server.ask("GET", address, &[]);
    assert_eq!(by_default.header("content-type"), "application/json");
    let by_accept = server.ask("GET", address, &[("accept", "text/csv")]);
    let by_ending = server.ask("GET", &format!("{address}.csv"), &[]);
    for csv in [&by_accept, &by_ending] {
        assert!(csv.header("content-type").starts_with("text/csv"));
    }
    assert_eq!(by_accept.body, by_ending.body);
    for answer in [&by_default, &by_accept] {
        assert_eq!(answer.header("vary"), "accept, accept-encoding");
    }
    let mut rows = csv::Reader::from_reader(&by_accept.body[..]);
    assert!(rows.records().map(Result::unwrap).count() > 10);
}

#[test]
fn what_is_refused_says_why_as_a_problem() {
    let (app, server) = {
        let app = app();
        std::fs::write(app.path().join("icon.svg"), "<svg/>").unwrap();
        let server = running(serve(app.path()));
        (app, server)
    };
    let long = format!("/?a={}", "b".repeat(9_000));
    for (method, path, headers, status, code) in [
        (
            "GET",
            "/api/v1/importers/XXX",
            &[][..],
            404,
            "unknown_importer",
        ),
        ("GET", "/nothing", &[], 404, "not_found"),
        ("GET", "/chart/mix.gif", &[], 404, "not_found"),
        (
            "GET",
            "/chart/mix.svg?hormuz=much",
            &[],
            400,
            "invalid_query",
        ),
        ("POST", "/api/v1/importers", &[], 405, "method_not_allowed"),
        ("DELETE", "/", &[], 405, "method_not_allowed"),
        ("POST", "/icon.svg", &[], 405, "method_not_allowed"),
        ("GET", &long, &[], 414, "address_too_long"),
        (
            "POST",
            "/",
            &[("content-length", "100000")],
            413,
            "body_too_large",
        ),
        (
            "POST",
            "/",
            &[("transfer-encoding", "chunked")],
            413,
            "body_too_large",
        ),
    ] {
        let refused = server.ask(method, path, headers);
        assert_eq!(refused.status, status, "{method} {path}");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        let problem = refused.json();
        assert_eq!(problem["code"], code, "{method} {path}");
        assert!(!problem["detail"].as_str().unwrap().is_empty());
        // Its type leads to what it means.
        let kind = server.ask("GET", problem["type"].as_str().unwrap(), &[]);
        assert_eq!(kind.status, 200);
        let meaning = String::from_utf8(kind.body).unwrap();
        assert!(meaning.contains(code) && meaning.contains(problem["title"].as_str().unwrap()));
        let allowed = refused.header("allow");
        assert!(status != 405 || allowed == "GET,HEAD", "{method} {path}");
    }
    // Whoever opens an address in a browser reads a page.
    let accept = "text/html,application/xhtml+xml,*/*;q=0.8";
    let page = server.ask("GET", "/nothing", &[("accept", accept)]);
    assert_eq!(page.status, 404);
    assert!(page.header("content-type").starts_with("text/html"));
    let text = String::from_utf8(page.body).unwrap();
    assert!(text.contains("There is nothing at this address") && text.contains("lang=\"ja\""));
    drop(app);
}

#[test]
fn a_connection_for_which_there_is_no_room_waits_for_another_to_end() {
    let (_app, server) = server_with(&["--max-connections", "1"]);
    let first = server.connect();
    let mut waiting = server.connect();
    waiting
        .write_all(request("GET", "/healthz", &[]).as_bytes())
        .unwrap();
    waiting
        .set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    let unanswered = waiting.read(&mut [0]).unwrap_err().kind();
    assert!(matches!(
        unanswered,
        ErrorKind::WouldBlock | ErrorKind::TimedOut
    ));
    drop(first);
    waiting
        .set_read_timeout(Some(Duration::from_mins(1)))
        .unwrap();
    let answer = Answer::read(&mut BufReader::new(waiting), true);
    assert_eq!(answer.body, b"ok");
}

#[test]
fn of_more_requests_than_there_is_room_for_some_are_asked_to_come_again() {
    let (_app, server) = server_with(&["--max-requests", "1", "--timeout", "600"]);
    let known = "/data/levers.csv";
    assert_eq!(server.ask("GET", known, &[]).status, 200);
    // Each takes a while, and is another one.
    let answers = thread::scope(|scope| {
        let address = server.address.as_str();
        let asked = (0..16).map(|number| {
            let path = format!("/chart/uncertainty.svg?hormuz={}&draws=3000", 60 + number);
            scope.spawn(move || ask(address, "GET", &path, &[]))
        });
        let asked = asked.collect::<Vec<_>>();
        // What is remembered takes no room.
        for _ in 0..20 {
            assert_eq!(ask(address, "GET", known, &[]).status, 200);
        }
        let answers = asked.into_iter().map(|asked| asked.join().unwrap());
        answers.collect::<Vec<_>>()
    });
    let of = |status| answers.iter().filter(move |answer| answer.status == status);
    assert!(of(200).count() >= 1);
    let refused = of(503).next().expect("one is refused");
    assert_eq!(refused.json()["code"], "overloaded");
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    assert_eq!(of(200).count() + of(503).count(), 16);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
}

/// Ends of its own after half a minute, which is how long a reader may read nothing.
#[cfg(target_os = "linux")]
#[test]
fn whoever_reads_nothing_makes_room_for_others() {
    let (_app, server) = server_with(&["--max-connections", "1"]);
    let mut idle = server.connect();
    // More than what lies between two sockets.
    let asked = request("GET", "/data/flows.csv", &[]).repeat(300);
    idle.write_all(asked.as_bytes()).unwrap();
    let began = Instant::now();
    let other = server.ask("GET", "/healthz", &[]);
    assert_eq!(other.body, b"ok");
    assert!(
        began.elapsed() > Duration::from_secs(5),
        "the first connection was served to its end, so that this says nothing"
    );
    drop(idle);
}
