//! Charts that stay with the data that they were made of.

use std::path::Path;

use axum::http::StatusCode;
use tables::Tables;

use crate::server::{Options, Server};

/// An archive that holds an earlier version: the built-in data with a wider range of one lever. Returns its content hash.
fn archive(folder: &Path) -> String {
    let source = tempfile::tempdir().unwrap();
    let kept = Tables::embedded().unwrap().keep(source.path()).unwrap();
    let levers = std::fs::read_to_string(kept.join("levers.csv")).unwrap();
    let earlier = levers.replace(",days,0,60,1,", ",days,0,61,1,");
    assert_ne!(levers, earlier);
    let description = std::fs::read_to_string(kept.join("datapackage.json")).unwrap();
    let earlier_description = description.replace("2026-11-30T", "2025-01-31T");
    assert_ne!(description, earlier_description);
    std::fs::write(kept.join("levers.csv"), earlier).unwrap();
    std::fs::write(kept.join("datapackage.json"), earlier_description).unwrap();
    let tables = Tables::load(&kept).unwrap();
    tables.keep(folder).unwrap();
    tables.content_hash().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frozen_chart_stays_and_says_that_there_are_newer_data() {
    let folder = tempfile::tempdir().unwrap();
    let earlier = archive(folder.path());
    let server = Server::start_with(Options {
        archive: Some(folder.path()),
        ..Options::default()
    });
    let version = &earlier[..12];
    let frozen = server
        .get(&format!("/embed/drawdown?hormuz=100&data={version}"))
        .await;
    assert_eq!(frozen.status, StatusCode::OK, "{}", frozen.text());
    let page = frozen.text();
    assert!(
        page.contains("2025-01-31") && page.contains(version),
        "{page}"
    );
    assert!(
        page.contains("class=\"newer\"") && page.contains(
            "href=\"/embed/drawdown?importer=JPN&amp;year=2024&amp;hormuz=100&amp;closure_days=90\""
        )
    );
    // What moves its levers comes from the same version.
    assert!(
        page.contains(&format!("start?lang=en\\u0026data={version}")),
        "{page}"
    );

    let current = server.version().await;
    let live = server.get("/embed/drawdown?hormuz=100").await;
    assert!(live.text().contains("2026-11-30") && live.text().contains(&current));
    assert!(!live.text().contains("class=\"newer\""));
    let of_today = server
        .get(&format!("/embed/drawdown?hormuz=100&data={current}"))
        .await;
    assert!(!of_today.text().contains("class=\"newer\""));

    let of = async |data: &str| {
        let path = format!("/api/v1/importers/JPN/years/2024/start{data}");
        server.get(&path).await.json()["bootstrap"]["data_hash"].clone()
    };
    assert_eq!(of(&format!("?data={version}")).await, earlier.as_str());
    assert!(of("").await.as_str().unwrap().starts_with(&current));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_change_of_the_data_a_frozen_picture_has_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    // The server of before keeps what it serves.
    let before = Server::start_with(Options {
        archive: Some(folder.path()),
        ..Options::default()
    });
    let version = before.version().await;
    let frozen = format!("/chart/drawdown.svg?hormuz=100&data={version}");
    let first = before.get(&frozen).await;
    drop(before);
    // The server of after serves other data.
    let changed = tempfile::tempdir().unwrap();
    archive(changed.path());
    let changed = std::fs::read_dir(changed.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let after = Server::start_with(Options {
        archive: Some(folder.path()),
        data: Some(&changed),
        ..Options::default()
    });
    assert_ne!(after.version().await, version);
    let second = after.get(&frozen).await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.text());
    assert_eq!(first.body, second.body);
    // Both versions are kept now.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_no_version_is_none() {
    let archive = tempfile::tempdir().unwrap();
    let server = Server::start_with(Options {
        archive: Some(archive.path()),
        ..Options::default()
    });
    std::fs::create_dir(archive.path().join("ab".repeat(32))).unwrap();
    let answer = server.get("/embed/map?data=abababababab").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(
        answer.text().contains("is not kept here"),
        "{}",
        answer.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn kept_data_that_were_changed_by_hand_are_not_shown_as_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let earlier = archive(folder.path());
    let importers = folder.path().join(&earlier).join("importers.csv");
    let text = std::fs::read_to_string(&importers).unwrap();
    std::fs::write(&importers, text.replace("JPN,1", "JPN,9")).unwrap();
    let server = Server::start_with(Options {
        archive: Some(folder.path()),
        ..Options::default()
    });
    let answer = server
        .get(&format!("/chart/mix.svg?data={}", &earlier[..12]))
        .await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.text().contains(&earlier));
}
