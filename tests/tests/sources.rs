//! Every figure leads to its sources.

use std::collections::BTreeSet;

use e2e::{Session, eventually};

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_names_sources_that_exist() {
    let session = Session::open("/?hormuz=40").await;
    let known: wire::Sources =
        serde_json::from_str(&session.server.get("/api/v1/sources").unwrap()).unwrap();
    let known = known
        .sources
        .into_iter()
        .map(|source| source.source_id)
        .collect::<BTreeSet<_>>();
    let cited = session
        .script("return [...document.querySelectorAll('[data-sources]')].map(place => place.dataset.sources)")
        .await;
    let mut count = 0;
    for place in cited.as_array().unwrap() {
        let ids = place
            .as_str()
            .unwrap()
            .split_whitespace()
            .collect::<Vec<_>>();
        assert!(!ids.is_empty(), "a figure cites nothing");
        for id in ids {
            assert!(known.contains(id), "{id} is not a source");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} citations");
    // The server's charts come with their sources when they are looked at.
    session
        .script("document.querySelector('#record .still').focus()")
        .await;
    for chart in ["attribution", "alternatives", "importers", "record"] {
        eventually(chart, async || {
            let there = session
                .script(&format!(
                    "const chart = document.querySelector('[data-chart={chart}]');\
                     chart.scrollIntoView({{behavior: 'instant'}});\
                     document.querySelector('[data-more={chart}]').open = true;\
                     return chart.querySelector('svg') !== null && document.querySelector('[data-more={chart}] table') !== null"
                ))
                .await;
            (there == true).then_some(())
        })
        .await;
    }
    let bare = session
        .script(
            "return [...document.querySelectorAll('[data-indicator], figure.chart, [data-record], [data-chosen]')]\
             .filter(place => !place.dataset.sources && !place.querySelector('[data-sources]'))\
             .map(place => place.outerHTML.slice(0, 120))",
        )
        .await;
    assert_eq!(bare, serde_json::json!([]), "figures without a source");
    let broken = session
        .script(
            "return [...document.querySelectorAll('a[href^=\"#source-\"]')]\
             .map(link => link.getAttribute('href')).filter(link => !document.getElementById(link.slice(1)))",
        )
        .await;
    assert_eq!(
        broken,
        serde_json::json!([]),
        "links to sources that are not listed"
    );
    session.finish().await;
}
