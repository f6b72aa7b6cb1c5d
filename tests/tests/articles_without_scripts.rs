//! Charts in articles for readers whose browser runs no script.

use e2e::{Browser, Server, Session, eventually};
use serde_json::json;

/// A session whose browser runs no script but those of the test, by the reader's own setting: DevTools could turn scripts
/// off in the article alone, not in its frames.
async fn without_scripts() -> Session {
    let preferences = json!({ "profile.managed_default_content_settings.javascript": 2 });
    let browser = Browser::start_with(1280, &preferences);
    Session {
        server: Server::start().expect("a server"),
        browser: browser.await.expect("a browser"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_shows_picture_and_finding_and_levers_that_rest() {
    let session = without_scripts().await;
    let article = session.article("frame").await;
    article.seen(0).await;
    assert!(!article.finding(0).await.is_empty());
    let levers =
        "return [...document.querySelectorAll('[data-lever]')].map(lever => lever.disabled)";
    assert_eq!(article.inside(0, levers).await, json!([true, true]));
    let back = "return document.querySelector('#back').hidden";
    assert_eq!(article.inside(0, back).await, true);
    let link = article
        .inside(0, "return document.querySelector('a#dashboard').href")
        .await;
    assert!(link.as_str().unwrap().contains("hormuz=100"), "{link}");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_with_a_script_shows_the_picture_that_stands_in() {
    if std::env::var_os("CHOKEPOINT_WITHOUT_FONTS").is_some() {
        return;
    }
    let session = without_scripts().await;
    let _article = session.article("script").await;
    eventually("the picture", async || {
        let width = "return document.querySelector('[data-chokepoint] img')?.naturalWidth ?? 0";
        let width = session.script(width).await;
        width.as_f64().filter(|width| *width > 0.0)
    })
    .await;
    let frames = "return document.querySelectorAll('iframe').length";
    assert_eq!(session.script(frames).await, 0);
    session.finish().await;
}
