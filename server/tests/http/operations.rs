//! What an operator relies on: limits, names of requests, counters, newer data without a restart.

use std::path::Path;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, Request, StatusCode, header};
use chokepoint::{Limits, Reloaded, metrics, reload};
use tower::ServiceExt as _;

use crate::server::{Options, Server};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

fn limited(limits: Limits) -> Server {
    Server::start_with(Options {
        limits,
        ..Options::default()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_named_by_its_sender_or_by_the_server() {
    let server = Server::start();
    let given = Request::get("/api/v1/land").header(REQUEST_ID, "trace-1.a:b_c");
    let given = server.ask(given.body(Body::empty()).unwrap()).await;
    assert_eq!(given.header(&REQUEST_ID), "trace-1.a:b_c");
    let mut names = Vec::new();
    for unusable in ["", "a b", "<script>", &"x".repeat(65)] {
        let request = Request::get("/nothing").header(REQUEST_ID, unusable);
        let answer = server.ask(request.body(Body::empty()).unwrap()).await;
        assert_ne!(answer.header(&REQUEST_ID), unusable);
        names.push(answer.header(&REQUEST_ID).to_owned());
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_by_name() {
    let server = Server::start();
    let long = server.get(&format!("/?a={}", "b".repeat(9_000))).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
    assert_eq!(long.json()["code"], "address_too_long");
    let body = Request::get("/").header(header::CONTENT_LENGTH, "100000");
    let large = server.ask(body.body(Body::empty()).unwrap()).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(large.json()["code"], "body_too_large");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_there_is_room_for_is_asked_to_come_again_and_health_is_told_all_the_same() {
    let full = limited(Limits {
        requests: 0,
        ..Limits::default()
    });
    let refused = full.get("/").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.json()["code"], "overloaded");
    assert!(refused.header(&header::RETRY_AFTER).parse::<u32>().unwrap() > 0);
    assert_eq!(full.get("/healthz").await.text(), "ok");
    assert_eq!(full.get("/readyz").await.json()["status"], "ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_takes_too_long_is_given_up() {
    let hasty = limited(Limits {
        patience: Duration::ZERO,
        ..Limits::default()
    });
    // One that is not there before anybody looks, however late that is.
    let given_up = hasty
        .get("/chart/uncertainty.svg?hormuz=17&draws=10000")
        .await;
    assert_eq!(given_up.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_drawings_and_data_are_counted() {
    let server = Server::start();
    for _ in 0..3 {
        server.get("/chart/mix.svg").await;
    }
    server.get("/chart/mix.gif").await;
    let asked = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = metrics(server.site.clone()).oneshot(asked).await.unwrap();
    let body = axum::body::to_bytes(answer.into_body(), 1_000_000)
        .await
        .unwrap();
    let text = std::str::from_utf8(&body).unwrap();
    let value = |line: &str| {
        let found = text.lines().find_map(|known| known.strip_prefix(line));
        let found = found.unwrap_or_else(|| panic!("{line} is not in\n{text}"));
        found.trim().parse::<f64>().unwrap()
    };
    let answered = |status| {
        format!("chokepoint_requests_total{{route=\"/chart/{{file}}\",status=\"{status}\"}}")
    };
    assert!((value(&answered(200)) - 3.0).abs() < 0.1);
    assert!((value(&answered(404)) - 1.0).abs() < 0.1);
    assert!((value("chokepoint_drawings_total") - 1.0).abs() < 0.1);
    assert!((value("chokepoint_drawings_found_total") - 2.0).abs() < 0.1);
    assert!(value("chokepoint_drawings_kept_bytes") > 1_000.0);
    // An alarm on it sees the first one, because the counter was there before.
    for outcome in ["replaced", "same", "refused"] {
        let counter = format!("chokepoint_data_reloads_total{{outcome=\"{outcome}\"}}");
        assert!(value(&counter).abs() < 0.1, "{counter}");
    }
    let hash = server.site.data_hash();
    assert!((value(&format!("chokepoint_data_served{{hash=\"{hash}\"}}")) - 1.0).abs() < 0.1);
    assert!(text.ends_with("# EOF\n"));
}

/// A folder with the built-in data, one lever of which is wider.
fn changed(folder: &Path) {
    let tables = tables::Tables::embedded().unwrap();
    for (name, bytes) in tables.files() {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let levers = std::fs::read_to_string(folder.join("levers.csv")).unwrap();
    let wider = levers.replace(",days,0,60,1,", ",days,0,61,1,");
    assert_ne!(levers, wider);
    std::fs::write(folder.join("levers.csv"), wider).unwrap();
}

fn reloaded(server: &Server, folder: &Path) -> Reloaded {
    let (site, folder) = (server.site.clone(), folder.to_owned());
    // Polars blocks, which a worker of the test's runtime must not.
    std::thread::spawn(move || reload(&site, &folder))
        .join()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_data_are_served_whole_and_broken_ones_are_told_and_left() {
    let server = Server::start();
    let (folder, first) = (tempfile::tempdir().unwrap(), server.version().await);
    let tag_before = server.get("/api/v1/importers/JPN/years/2024").await;
    let page = server.get("/").await;
    assert!(!page.text().contains("Newer data"));

    std::fs::write(folder.path().join("datapackage.json"), "{").unwrap();
    assert_eq!(reloaded(&server, folder.path()), Reloaded::Refused);
    assert_eq!(server.version().await, first);
    let told = server.get("/").await;
    assert!(
        told.text()
            .contains("Newer data are here and cannot be shown")
    );
    let japanese = server.get("/?lang=ja").await;
    assert!(japanese.text().contains("新しいデータ"));
    assert_eq!(
        server.get("/readyz").await.json()["newer_data_are_broken"],
        true
    );

    changed(folder.path());
    assert_eq!(reloaded(&server, folder.path()), Reloaded::Replaced);
    assert_eq!(reloaded(&server, folder.path()), Reloaded::Same);
    let second = server.version().await;
    assert_ne!(first, second);
    let shown = server.get("/").await;
    assert!(shown.text().contains(&second) && !shown.text().contains("Newer data"));
    let tag_after = server.get("/api/v1/importers/JPN/years/2024").await;
    assert_ne!(
        tag_before.header(&header::ETAG),
        tag_after.header(&header::ETAG)
    );
    assert_eq!(
        server.get("/readyz").await.json()["newer_data_are_broken"],
        false
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn replaced_data_stay_for_frozen_charts_where_versions_are_kept() {
    let (archive, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::start_with(Options {
        archive: Some(archive.path()),
        ..Options::default()
    });
    let first = server.version().await;
    let frozen = format!("/chart/drawdown.svg?hormuz=100&data={first}");
    let before = server.get(&frozen).await;
    changed(folder.path());
    assert_eq!(reloaded(&server, folder.path()), Reloaded::Replaced);
    assert_eq!(server.get(&frozen).await.body, before.body);
    let embed = server.get(&format!("/embed/drawdown?data={first}")).await;
    assert!(embed.text().contains("class=\"newer\""));
}
