//! What a chart says: under the pointer, and by the keys alone.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn the_arrow_keys_read_a_chart_out_and_escape_ends_it() {
    let session = Session::open("/").await;
    session.pixels("exposure").await;
    let chart = session.find("canvas[data-chart=exposure]").await;
    chart.send_keys(&Key::Right.to_string()).await.unwrap();
    let first = session
        .text("figure:has([data-chart=exposure]) .read-out")
        .await;
    assert!(first.contains("Strait of Hormuz"), "{first}");
    assert_eq!(
        session
            .text("figure:has([data-chart=exposure]) [aria-live] .spoken")
            .await,
        first
    );
    chart.send_keys(&Key::Down.to_string()).await.unwrap();
    eventually("the next read-out", async || {
        (session
            .text("figure:has([data-chart=exposure]) .read-out")
            .await
            != first)
            .then_some(())
    })
    .await;
    chart.send_keys(&Key::Escape.to_string()).await.unwrap();
    eventually("no read-out", async || {
        let shown = session
            .script("return document.querySelectorAll('.read-out').length")
            .await;
        (shown == 0).then_some(())
    })
    .await;
    session.finish().await;
}
