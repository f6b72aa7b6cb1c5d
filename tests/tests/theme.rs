//! Light and dark.

use e2e::{Session, eventually};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn charts_of_browser_and_server_turn_dark_with_the_system() {
    let session = Session::open("/?hormuz=100").await;
    let light = session.pixels("exposure").await;
    // A chart above that loads moves it out of sight again, so it is scrolled to each time.
    let ground = "const chart = document.querySelector('[data-chart=importers]');\
        chart.scrollIntoView({behavior: 'instant'});\
        return chart.querySelector('svg rect')?.getAttribute('fill')";
    let light_ground = eventually("the server's chart", async || {
        Some(session.script(ground).await).filter(|fill| !fill.is_null())
    })
    .await;
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    session
        .browser
        .devtools("Emulation.setEmulatedMedia", &dark)
        .await
        .unwrap();
    eventually("the server's chart in the dark", async || {
        (session.script(ground).await != light_ground).then_some(())
    })
    .await;
    eventually("the browser's chart in the dark", async || {
        (session.pixels("exposure").await != light).then_some(())
    })
    .await;
    session.finish().await;
}
