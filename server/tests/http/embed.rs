//! Embeds: the page for a frame, its headers, and what it refuses.

use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::server::{Options, Server, charts};

/// The text of the first element that begins so.
fn inside<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start} in {page}"));
    rest.split_once(end).unwrap().0
}

fn config(page: &str) -> Value {
    serde_json::from_str(inside(page, "id=\"config\">", "</script>")).unwrap()
}

#[tokio::test]
async fn every_chart_is_there_before_any_script_and_within_its_bytes() {
    let server = Server::start();
    for chart in charts() {
        for lang in ["en", "ja"] {
            let path = format!("/embed/{chart}?hormuz=100&closure_days=90&lang={lang}");
            let answer = server.get_packed(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header(&header::CONTENT_ENCODING), "br");
            assert!(
                answer.body.len() <= 40_000,
                "{path} takes {} bytes of brotli",
                answer.body.len()
            );
            let page = server.get(&path).await;
            let page = page.text();
            // Two widths in two themes.
            assert_eq!(page.matches("<svg").count(), 4, "{path}");
            assert!(page.contains("data-finding"), "{path}");
            assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert!(
                page.contains("href=\"/?importer=JPN&amp;year=2024")
                    && page.contains("hormuz=100&amp;closure_days=90"),
                "{path} has no way back"
            );
        }
    }
}

#[tokio::test]
async fn a_picture_in_an_embed_is_the_picture_of_its_address() {
    let server = Server::start();
    let page = server.get("/embed/exposure?malacca=50&theme=dark").await;
    let bare = server
        .get("/chart/exposure.json?malacca=50&theme=dark&width=600")
        .await
        .json();
    assert!(page.text().contains(bare["svg"].as_str().unwrap()));
    assert_eq!(page.text().matches("<svg").count(), 2);
}

#[tokio::test]
async fn readers_may_move_the_levers_that_were_named_and_no_others() {
    let server = Server::start();
    let page = server
        .get("/embed/drawdown?hormuz=100&closure_days=90&levers=closure_days,hormuz")
        .await;
    let page = page.text();
    assert_eq!(page.matches("type=\"range\"").count(), 2);
    let hormuz = inside(page, "data-lever=\"hormuz\"", ">");
    assert!(
        hormuz.contains("value=\"100\"") && hormuz.contains("disabled"),
        "{hormuz}"
    );
    let config = config(page);
    assert_eq!(config["script"], "/engine-0123456789abcdef.js");
    assert_eq!(config["wasm"], "/engine-0123456789abcdef_bg.wasm");
    assert_eq!(
        config["start"],
        "/api/v1/importers/JPN/years/2024/start?lang=en"
    );
    // The engine and the words are asked for by the script alone.
    assert!(!page.contains("<script src") && !page.contains("modulepreload"));

    let locked = server.get("/embed/drawdown?hormuz=100").await;
    assert!(!locked.text().contains("type=\"range\""));
    let still = server
        .get("/embed/drawdown?hormuz=100&levers=hormuz&static=1")
        .await;
    assert!(!still.text().contains("type=\"range\""));
    assert!(!still.text().contains("<script>"));
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_frame() {
    let server = Server::start();
    for (path, status, words) in [
        ("/embed/nothing", 404, "drawdown"),
        ("/embed", 404, "CHART is one of"),
        ("/embed/", 404, "CHART is one of"),
        ("/embed/map?hormus=100", 400, "did you mean hormuz"),
        (
            "/embed/map?importer=KOR&sakhalin_pipeline=10",
            400,
            "sakhalin_pipeline cannot be moved",
        ),
        ("/embed/map?theme=pink", 400, "auto or light or dark"),
        ("/embed/map?static=yes", 400, "0 or 1"),
        ("/embed/map?levers=warp", 400, "warp"),
        (
            "/embed/record?levers=hormuz",
            400,
            "No lever moves the chart record",
        ),
        ("/embed/map?importer=XXX", 404, "JPN"),
        ("/embed/map?year=1900", 404, "choose one of its years"),
        ("/embed/map?data=123", 400, "first 12 or more digits"),
        ("/embed/map?data=123456789abc", 404, "is not kept here"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert!(answer.text().contains(words), "{path}: {}", answer.text());
        let policy = answer.header(&header::CONTENT_SECURITY_POLICY);
        assert!(policy.ends_with("frame-ancestors *"), "{path}: {policy}");
    }
    let japanese = server.get("/embed/nothing?lang=ja").await;
    assert!(japanese.text().contains("この図は表示できない"));
}

#[tokio::test]
async fn what_others_write_into_a_link_changes_nothing() {
    let server = Server::start();
    let plain = server.get("/embed/mix?hormuz=50").await;
    let tracked = server
        .get("/embed/mix?hormuz=50&utm_source=paper&fbclid=abc&childId=pym-1")
        .await;
    assert_eq!(tracked.status, StatusCode::OK);
    assert_eq!(plain.body, tracked.body);
}

#[tokio::test]
async fn the_scenario_is_named_where_it_is_shown() {
    let server = Server::start();
    for (query, name) in [
        ("hormuz=35&closure_days=40", "Strait of Hormuz"),
        ("hormuz=100&closure_days=90", "Hormuz closed for 90 days"),
    ] {
        let page = server.get(&format!("/embed/drawdown?{query}")).await;
        let line = inside(page.text(), "<p class=\"scenario\" data-scenario", "</p>");
        assert!(line.contains("Scenario: ") && line.contains(name), "{line}");
        let picture = server.get(&format!("/chart/drawdown.svg?{query}")).await;
        assert!(picture.text().contains("Scenario: "), "{query}");
    }
    let baseline = server.get("/embed/drawdown").await;
    let line = inside(
        baseline.text(),
        "<p class=\"scenario\" data-scenario",
        "</p>",
    );
    assert_eq!(line, " hidden>");
    assert!(
        !server
            .get("/chart/drawdown.svg")
            .await
            .text()
            .contains("Scenario: ")
    );
    // No lever moves a record.
    let record = server.get("/chart/record.svg?hormuz=100").await;
    assert!(!record.text().contains("Scenario: "));
}

#[tokio::test]
async fn embeds_can_be_framed_by_anybody_and_everything_else_by_its_own_site() {
    let server = Server::start();
    for path in [
        "/",
        "/share?chart=map",
        "/share?chart=nothing",
        "/api/v1/importers",
        "/icon.svg",
        "/nothing",
        "/chart/map.svg",
    ] {
        let answer = server.get(path).await;
        let policy = answer.header(&header::CONTENT_SECURITY_POLICY);
        assert!(
            policy.ends_with("frame-ancestors 'self'"),
            "{path}: {policy}"
        );
    }
    let answer = server.get("/embed/map").await;
    let policy = answer.header(&header::CONTENT_SECURITY_POLICY);
    assert!(policy.ends_with("frame-ancestors *"), "{policy}");
    assert!(!answer.headers.contains_key("x-frame-options"));
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    for policy in [
        policy,
        server
            .get("/")
            .await
            .header(&header::CONTENT_SECURITY_POLICY),
    ] {
        assert!(
            policy.contains("'wasm-unsafe-eval'") && policy.contains("'sha256-"),
            "{policy}"
        );
        let scripts = inside(policy, "script-src", ";");
        let words = scripts.split_whitespace();
        let is_loose = |word: &str| matches!(word, "'unsafe-inline'" | "'unsafe-eval'" | "*");
        assert!(!words.into_iter().any(is_loose), "{policy}");
    }
}

#[tokio::test]
async fn data_pictures_and_scripts_are_open_to_other_sites() {
    let server = Server::start();
    for path in [
        "/chart/map.svg",
        "/chart/map.csv",
        "/api/v1/land",
        "/api/v1/importers/JPN/years/2024/start",
        "/embed.js",
        "/engine-0123456789abcdef.js",
        "/oembed?url=x",
        "/chart/nothing.svg",
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.headers["access-control-allow-origin"], "*", "{path}");
        assert_eq!(
            answer.headers["cross-origin-resource-policy"], "cross-origin",
            "{path}"
        );
    }
}

#[tokio::test]
async fn hashed_things_are_kept_and_others_asked_for_again() {
    let archive = tempfile::tempdir().unwrap();
    let server = Server::start_with(Options {
        archive: Some(archive.path()),
        ..Options::default()
    });
    let version = server.version().await;
    for (path, policy) in [
        (
            "/engine-0123456789abcdef.js".to_owned(),
            "public, max-age=31536000, immutable",
        ),
        (
            format!("/chart/mix.svg?data={version}"),
            "public, max-age=31536000, immutable",
        ),
        ("/chart/mix.svg".to_owned(), "public, max-age=300"),
        ("/embed/mix".to_owned(), "public, max-age=300"),
        (format!("/embed/mix?data={version}"), "public, max-age=300"),
        ("/".to_owned(), "no-cache"),
        ("/api/v1/land".to_owned(), "no-cache"),
        ("/icon.svg".to_owned(), "no-cache"),
    ] {
        let answer = server.get(&path).await;
        assert_eq!(answer.header(&header::CACHE_CONTROL), policy, "{path}");
    }
}
