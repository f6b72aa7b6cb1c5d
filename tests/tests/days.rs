//! The year day by day: stocks, arrivals, and the sentences over them.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn a_closure_draws_stocks_down_and_says_when_the_gap_opens() {
    let session = Session::open("/?importer=JPN&year=2015").await;
    assert!(
        session
            .text("[data-finding=stocks]")
            .await
            .contains("none of the stock of 208")
    );
    assert_eq!(
        session.text("[data-finding=arrivals]").await,
        "Every ship arrives as planned."
    );
    let (drawdown, arrivals) = (
        session.pixels("drawdown").await,
        session.pixels("arrivals").await,
    );
    let slider = session.find("input[data-lever=hormuz]").await;
    slider.send_keys(&Key::End.to_string()).await.unwrap();
    eventually("the day of the first shortage", async || {
        let sentence = session.text("[data-finding=stocks]").await;
        sentence.contains("LNG runs short 95").then_some(())
    })
    .await;
    eventually("both charts to be drawn anew", async || {
        let drawn = session.pixels("drawdown").await != drawdown
            && session.pixels("arrivals").await != arrivals;
        drawn.then_some(())
    })
    .await;
    assert_eq!(session.figure("shortage_lng").await, "95.0 days");
    assert_eq!(session.figure("shortage_oil").await, "none within the year");
    assert!(
        session
            .text("[data-finding=arrivals]")
            .await
            .starts_with("The first gap opens on day 15")
    );
    session
        .script("document.querySelector('.last-ships details').open = true")
        .await;
    let ships = session.text(".last-ships").await;
    assert!(
        ships.contains("Ras Tanura") && ships.contains("20.0"),
        "{ships}"
    );
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stock_that_nobody_published_can_be_set() {
    let session = Session::open("/?importer=KOR&hormuz=100&closure_days=365").await;
    assert!(
        session
            .text("[data-finding=stocks]")
            .await
            .contains("no figure of the stock is published")
    );
    assert_eq!(session.figure("shortage_oil").await, "no data");
    session
        .script("document.querySelector('[data-group=cushion]').open = true")
        .await;
    let slider = session.find("input[data-lever=oil_stock_days]").await;
    slider.send_keys(&Key::PageUp.to_string()).await.unwrap();
    let figure = session.changed_figure("shortage_oil", "no data").await;
    assert!(figure.ends_with("days"), "{figure}");
    eventually("the address to hold the stock", async || {
        let address = session.script("return location.search").await;
        address.as_str()?.contains("oil_stock_days=").then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_with_a_moved_lever_opens_and_one_click_takes_the_lever_back() {
    let session = Session::open("/?hormuz=100&bypass=0&yanbu_share=30").await;
    let open = session
        .script("return document.querySelector('[data-group=assumptions]').open")
        .await;
    assert_eq!(open, true);
    assert_eq!(
        session.text("[data-group=assumptions] .moved-count").await,
        "1 moved"
    );
    let range = session.text("[data-finding=range]").await;
    assert!(range.contains("Yanbu and Fujairah"), "{range}");
    let figure = session.figure("cut_off").await;
    session
        .find("[data-group=assumptions] .reset-one:not([hidden])")
        .await
        .click()
        .await
        .unwrap();
    session.changed_figure("cut_off", &figure).await;
    eventually("the address to lose the lever", async || {
        let address = session.script("return location.search").await;
        (address == "?hormuz=100&bypass=0").then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_routes_are_not_known_nothing_is_said_to_arrive() {
    let session = Session::open("/?importer=PAK&hormuz=100").await;
    let sentence = session.text("[data-finding=arrivals]").await;
    assert!(!sentence.contains("arrives as planned"), "{sentence}");
    session.finish().await;
}
