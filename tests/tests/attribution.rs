//! Which lever did it: the chart follows the levers and the indicator that is chosen.

use e2e::{Session, eventually};
use fantoccini::key::Key;

/// The words of the chart once they hold what they should.
async fn until_it_says(session: &Session, words: &str) {
    let said = "const chart = document.querySelector('[data-chart=attribution]'); \
                chart.scrollIntoView({block: 'center', behavior: 'instant'}); \
                return chart.closest('figure').textContent + (chart.getAttribute('aria-label') ?? '')";
    eventually(words, async || {
        let text = session.script(said).await;
        text.as_str()
            .is_some_and(|text| text.contains(words))
            .then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_follow_the_levers_and_the_indicator() {
    let session = Session::open("/?hormuz=100&closure_days=90&russia_loss=50").await;
    until_it_says(&session, "Which lever did it: Imports cut off").await;
    until_it_says(&session, "Strait of Hormuz, closed").await;

    // Another indicator, and the way to embed it.
    session
        .script(
            "const select = document.querySelector('.of-chart select'); select.value = 'lowest_stock_lng'; \
             select.dispatchEvent(new Event('change', {bubbles: true}))",
        )
        .await;
    until_it_says(&session, "Lowest").await;
    let link = "return document.querySelector('[data-more=attribution]').closest('figure').querySelector('a.embed').href";
    let link = session.script(link).await;
    assert!(
        link.as_str()
            .unwrap()
            .contains("indicator=lowest_stock_lng"),
        "{link}"
    );

    // A lever at rest again has no part.
    let slider = session.find("input[data-lever=russia_loss]").await;
    slider.send_keys(&Key::Home.to_string()).await.unwrap();
    let gone =
        "return !document.querySelector('[data-chart=attribution]').textContent.includes('Russia')";
    eventually("Russia's part to go", async || {
        (session.script(gone).await == true).then_some(())
    })
    .await;
    session.finish().await;
}
