//! Embeds and their builder for every reader, and the builder's script.

use e2e::{Session, eventually};
use serde_json::json;

/// Opens a path of the server, which has no levers of the dashboard to wait for.
async fn goto(session: &Session, path: &str) {
    let address = format!("{}{path}", session.server.address);
    session
        .browser
        .client
        .goto(&address)
        .await
        .expect("the page opens");
}

async fn prefer(session: &Session, scheme: &str) {
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    let set = session
        .browser
        .devtools("Emulation.setEmulatedMedia", &media);
    set.await.expect("the browser emulates it");
}

async fn width(session: &Session, width: u32) {
    let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    let set = session
        .browser
        .devtools("Emulation.setDeviceMetricsOverride", &screen);
    set.await.expect("the browser emulates it");
}

#[tokio::test(flavor = "multi_thread")]
async fn embeds_are_accessible_in_every_language_theme_and_width() {
    let session = Session::start(1280).await.unwrap();
    for (path, scheme, pixels) in [
        (
            "/embed/drawdown?hormuz=100&levers=hormuz,closure_days",
            "light",
            720,
        ),
        ("/embed/map?hormuz=100&levers=hormuz&lang=ja", "dark", 360),
        ("/embed/record?lang=ja", "light", 360),
        (
            "/embed/attribution?hormuz=100&russia_loss=50&levers=hormuz",
            "dark",
            720,
        ),
        ("/embed/frontier?lang=ja&within=30", "light", 360),
        ("/embed/stress?order=size", "dark", 360),
        ("/embed/alternatives?static=1", "dark", 1200),
        ("/embed/nothing?lang=ja", "light", 360),
        ("/nothing", "dark", 360),
        ("/nothing", "light", 1280),
    ] {
        prefer(&session, scheme).await;
        width(&session, pixels).await;
        goto(&session, path).await;
        session.assert_accessible(path).await;
    }
    // The last are errors on purpose.
    session.finish_despite(&["404"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_builder_is_accessible_and_does_not_stick_out() {
    let session = Session::start(1280).await.unwrap();
    for (lang, scheme, pixels) in [
        ("en", "light", 1280),
        ("ja", "dark", 360),
        ("en", "light", 360),
    ] {
        prefer(&session, scheme).await;
        width(&session, pixels).await;
        goto(
            &session,
            &format!("/share?chart=map&hormuz=100&lang={lang}"),
        )
        .await;
        session
            .assert_accessible(&format!("builder, {lang}, {scheme}, {pixels}"))
            .await;
        let sticks_out =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(session.script(sticks_out).await, 0, "{lang}, {pixels}");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_builder_follows_the_choices_without_a_new_page() {
    let session = Session::open("/?hormuz=100&closure_days=60").await;
    // From the chart itself, in the state that is shown.
    let link = "return document.querySelector('figure.chart:has([data-more=drawdown]) a.embed').getAttribute('href')";
    let link = session.script(link).await.as_str().unwrap().to_owned();
    assert_eq!(link, "/share?chart=drawdown&hormuz=100&closure_days=60");
    goto(&session, &link).await;
    let snippet = "return document.getElementById('snippet-oembed').value";
    let before = session.script(snippet).await;
    assert!(
        before
            .as_str()
            .unwrap()
            .ends_with("/embed/drawdown?importer=JPN&year=2024&hormuz=100&closure_days=60"),
        "{before}"
    );
    session.script("window.mark = 1").await;
    session
        .find("input[name=levers][value=hormuz]")
        .await
        .click()
        .await
        .unwrap();
    session
        .find("input[name=frozen][value='1']")
        .await
        .click()
        .await
        .unwrap();
    eventually("the line to follow", async || {
        let now = session.script(snippet).await;
        let now = now.as_str()?.to_owned();
        (now.contains("levers=hormuz") && now.contains("data=")).then_some(())
    })
    .await;
    assert_eq!(
        session.script("return window.mark").await,
        1,
        "the page stayed"
    );
    let address = session.query().await;
    assert!(
        address.contains("levers=hormuz") && address.contains("frozen=1"),
        "{address}"
    );
    // What is offered to see is what is offered to copy.
    let previews = "return [...document.querySelectorAll('.preview iframe')].map(frame => frame.src === document.getElementById('snippet-oembed').value)";
    assert_eq!(session.script(previews).await, json!([true, true]));
    session
        .find("[data-copy=snippet-oembed]")
        .await
        .click()
        .await
        .unwrap();
    eventually("the button to say so", async || {
        (session.text("[data-copy=snippet-oembed]").await == "Copied").then_some(())
    })
    .await;
    // Other levers, other words: another page.
    session
        .script("const lang = document.querySelector('select[name=lang]'); lang.value = 'ja'; lang.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    eventually("the other language", async || {
        let lang = session.script("return document.documentElement.lang").await;
        (lang == "ja").then_some(())
    })
    .await;
    let kept = session.script(snippet).await;
    assert!(kept.as_str().unwrap().contains("levers=hormuz"), "{kept}");
    session.finish().await;
}
