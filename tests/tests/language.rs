//! The page in another language.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn the_other_language_is_one_link_away_and_keeps_the_state() {
    let session = Session::open("/?year=2015&hormuz=60&rfe_lng=5").await;
    session
        .find("input[data-lever=malacca]")
        .await
        .send_keys(&Key::Right.to_string())
        .await
        .unwrap();
    eventually("the link to follow", async || {
        let link = session
            .script("return document.querySelector('a[hreflang=ja]').getAttribute('href')")
            .await;
        link.as_str()
            .is_some_and(|link| link.contains("malacca=5"))
            .then_some(())
    })
    .await;
    session.find("a[hreflang=ja]").await.click().await.unwrap();
    eventually("the Japanese page", async || {
        let there = session
            .script("return document.documentElement.lang === 'ja' && document.documentElement.dataset.ready === 'true'")
            .await;
        (there == true).then_some(())
    })
    .await;
    let query = session.query().await;
    for part in [
        "lang=ja",
        "year=2015",
        "hormuz=60",
        "malacca=5",
        "rfe_lng=5",
    ] {
        assert!(query.contains(part), "{query}");
    }
    assert_eq!(session.value("#importer").await, "JPN");
    assert!(session.text("h1").await.contains("日本"));
    let finding = session.text("[data-scenario-finding]").await;
    assert!(finding.contains("ホルムズ海峡の封鎖60"), "{finding}");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_english_is_left_on_the_japanese_page() {
    let session = Session::open("/?lang=ja&hormuz=100&rfe_lng=5").await;
    session
        .script("for (const details of document.querySelectorAll('details:not([data-more])')) details.open = true")
        .await;
    // Runs of three English words. Titles of works and names of publishers are what they are in any language.
    let left = session
        .script(
            "const found = []; \
             const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
             while (walker.nextNode()) { \
               const text = walker.currentNode.textContent, element = walker.currentNode.parentElement; \
               if (element.closest('script, style, noscript, .sources, a[href^=\"#source\"], svg')) continue; \
               if (/[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(text)) found.push(text.trim().slice(0, 80)); \
             } \
             return found",
        )
        .await;
    assert_eq!(left, serde_json::json!([]));
    let attributes = session
        .script(
            "return [...document.querySelectorAll('[aria-label], [title], [aria-valuetext]')]\
             .flatMap(element => ['aria-label', 'title', 'aria-valuetext'].map(name => element.getAttribute(name) ?? ''))\
             .filter(text => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text) && !/Alaska|Golden|LNG|Sabine/.test(text))",
        )
        .await;
    assert_eq!(attributes, serde_json::json!([]));
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_year_comes_in_the_language_of_the_page() {
    let session = Session::open("/?lang=ja").await;
    session
        .script("const field = document.querySelector('#year'); field.value = '2014'; field.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    eventually("the year", async || {
        session
            .text("[data-finding]")
            .await
            .starts_with("2014年、日本は")
            .then_some(())
    })
    .await;
    assert!(session.query().await.contains("lang=ja"));
    session.finish().await;
}
