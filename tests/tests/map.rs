//! The map: there once coast and lines are, anew for another importer, and gone without harm when they cannot be had.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn a_closure_bends_the_ways_and_another_importer_has_others() {
    let session = Session::open("/").await;
    let open = session.pixels("map").await;
    session
        .find("input[data-lever=malacca]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    session.changed_figure("rerouted", "0.0 %").await;
    let bent = session.pixels("map").await;
    assert_ne!(open, bent);
    session
        .script("const menu = document.querySelector('#importer'); menu.value = 'KOR'; menu.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    eventually("the ways to Korea", async || {
        let title = session.text("figure:has(canvas[data-chart=map]) h3").await;
        (title == "The ways to South Korea" && session.pixels("map").await != bent).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_drawn_when_it_comes_into_sight() {
    let session = Session::open("/").await;
    let drawn = "return document.querySelector('canvas[data-chart=mix]').height";
    let before = session.script(drawn).await;
    session.pixels("mix").await;
    assert_ne!(session.script(drawn).await, before);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_higher_window_brings_charts_into_sight() {
    let session = Session::open("/").await;
    let drawn = "return document.querySelector('canvas[data-chart=mix]').height";
    let before = session.script(drawn).await;
    let window = serde_json::json!({ "width": 1280, "height": 9000, "deviceScaleFactor": 1, "mobile": false });
    session
        .browser
        .devtools("Emulation.setDeviceMetricsOverride", &window)
        .await
        .unwrap();
    eventually("the chart", async || {
        (session.script(drawn).await != before).then_some(())
    })
    .await;
    session.finish().await;
}
