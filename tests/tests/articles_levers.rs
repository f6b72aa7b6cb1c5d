//! Levers of charts in articles: what a reader may move, what it costs, and the way back.

use e2e::{Article, Session, eventually};
use fantoccini::key::Key;
use serde_json::json;

/// Awaits a finding that is not `before`.
async fn changed_finding(article: &Article<'_>, before: &str) -> String {
    eventually(&format!("the finding to leave {before:?}"), async || {
        Some(article.finding(0).await).filter(|finding| finding != before)
    })
    .await
}

/// The address of the link to the dashboard.
async fn dashboard(article: &Article<'_>) -> String {
    let href = "return document.querySelector('a#dashboard').href";
    let href = article.inside(0, href).await;
    href.as_str().unwrap_or_default().to_owned()
}

const PICTURE: &str = "return [...document.querySelectorAll('.picture svg')].find(svg => svg.getBoundingClientRect().width > 0).outerHTML";
const LEVERS: &str =
    "return [...document.querySelectorAll('[data-lever]')].map(lever => lever.dataset.lever)";
const BACK_HIDDEN: &str = "return document.querySelector('#back').hidden";

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_lever_brings_the_engine_and_the_button_leads_back() {
    let session = Session::start(1280).await.unwrap();
    // A sandbox without a site of its own is the poorest place that there is.
    for name in ["frame", "wordpress", "element"] {
        let article = session.article(name).await;
        article.seen(0).await;
        article.fits(0).await;
        article.heard().await;
        assert_eq!(article.asked_for(0, ".wasm").await, 0, "{name} unmoved");
        assert_eq!(article.inside(0, BACK_HIDDEN).await, true, "{name}");
        let finding = article.finding(0).await;
        let picture = article.inside(0, PICTURE).await;
        let output = article.text(0, "[data-output=hormuz]").await;
        let link = dashboard(&article).await;
        assert!(
            link.starts_with(&session.server.address) && link.contains("hormuz=100"),
            "{name}: {link}"
        );

        article.moves(0, "hormuz", 40).await;
        article.drawn(0).await;
        changed_finding(&article, &finding).await;
        assert_ne!(article.inside(0, PICTURE).await, picture, "{name}");
        assert_ne!(article.text(0, "[data-output=hormuz]").await, output);
        let pictures = "return document.querySelectorAll('.picture svg').length";
        assert_eq!(article.inside(0, pictures).await, 1, "{name}");
        let moved = "return document.querySelector('a#dashboard').href.includes('hormuz=40')";
        article.awaits(0, "the link to follow", moved).await;
        assert_eq!(article.inside(0, BACK_HIDDEN).await, false, "{name}");
        article.fits(0).await;
        assert_eq!(article.asked_for(0, ".wasm").await, 1, "{name} moved");

        article
            .inside(0, "document.querySelector('#back').click()")
            .await;
        eventually("the article's finding", async || {
            (article.finding(0).await == finding).then_some(())
        })
        .await;
        article.awaits(0, "the button to hide", BACK_HIDDEN).await;
        let value = "return document.querySelector('[data-lever=hormuz]').value";
        assert_eq!(article.inside(0, value).await, "100", "{name}");
        assert_eq!(article.text(0, "[data-output=hormuz]").await, output);
        assert_eq!(dashboard(&article).await, link, "{name}");
        article.fits(0).await;
        let failure =
            "return document.querySelector('p.failure')?.getBoundingClientRect().height ?? 0";
        assert_eq!(article.inside(0, failure).await, 0, "{name}");
        assert_eq!(article.asked_for(0, ".wasm").await, 1, "{name}, once back");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lever_moved_twice_before_the_engine_is_there_ends_where_the_server_would() {
    let session = Session::start(1280).await.unwrap();
    let expected = {
        let article = session
            .framed("/embed/drawdown?hormuz=60&closure_days=90&levers=hormuz")
            .await;
        article.seen(0).await;
        article.finding(0).await
    };
    let article = session.article("frame").await;
    article.seen(0).await;
    article.moves(0, "hormuz", 0).await;
    article.moves(0, "hormuz", 60).await;
    article.drawn(0).await;
    eventually("the server's words", async || {
        (article.finding(0).await == expected).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_levers_asked_for_are_there() {
    let session = Session::start(1280).await.unwrap();
    for (levers, expected) in [
        (
            "&levers=hormuz,closure_days",
            json!(["hormuz", "closure_days"]),
        ),
        ("&levers=malacca", json!(["malacca"])),
        ("", json!([])),
        ("&levers=hormuz&static=1", json!([])),
    ] {
        let path = format!("/embed/drawdown?hormuz=100&closure_days=90{levers}");
        let article = session.framed(&path).await;
        article.seen(0).await;
        assert_eq!(article.inside(0, LEVERS).await, expected, "{levers}");
        let has_group = "return document.querySelector('fieldset.levers') !== null";
        let has_group = article.inside(0, has_group).await;
        assert_eq!(has_group, expected != json!([]), "{levers}");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_lever_has_a_name_and_can_be_moved_by_its_keys() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("frame").await;
    article.seen(0).await;
    let names = "return [...document.querySelectorAll('[data-lever]')].map(lever => lever.labels[0]?.textContent.trim() || lever.ariaLabel)";
    let names = article.inside(0, names).await;
    let names = names.as_array().unwrap();
    assert!(
        names
            .iter()
            .all(|name| name.as_str().is_some_and(|name| !name.is_empty())),
        "{names:?}"
    );
    let finding = article.finding(0).await;
    article.presses(0, "hormuz", Key::Home).await;
    changed_finding(&article, &finding).await;
    let focused = "return document.activeElement.dataset.lever";
    assert_eq!(article.inside(0, focused).await, "hormuz");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_attribute_changes_the_chart() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("element").await;
    article.seen(0).await;
    let before = article.finding(0).await;
    session
        .script("document.querySelector('chokepoint-chart').setAttribute('state', 'hormuz=40&closure_days=90')")
        .await;
    eventually("the other scenario", async || {
        let now = article
            .try_inside(
                0,
                "return document.querySelector('p[data-finding]').textContent",
            )
            .await;
        now.is_ok_and(|now| !now.is_null() && now != before.as_str())
            .then_some(())
    })
    .await;
    let frames = "return document.querySelectorAll('iframe').length";
    assert_eq!(session.script(frames).await, 1);
    assert_eq!(
        article.inside(0, LEVERS).await,
        json!(["hormuz", "closure_days"])
    );
    article.seen(0).await;
    article.fits(0).await;
    session.finish().await;
}
