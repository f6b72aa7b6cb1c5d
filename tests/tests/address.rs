//! The address holds the state.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_lever_stands_in_the_address_and_comes_back_from_it() {
    let session = Session::open("/").await;
    session
        .find("input[data-lever=hormuz]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    let query = eventually("the address", async || {
        Some(session.query().await).filter(|query| !query.is_empty())
    })
    .await;
    assert_eq!(query, "?hormuz=100");
    let figure = session.figure("cut_off").await;
    session.visit(&format!("/{query}")).await;
    eventually("the same figure", async || {
        (session.figure("cut_off").await == figure).then_some(())
    })
    .await;
    assert_eq!(session.value("input[data-lever=hormuz]").await, "100");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_importer_year_and_levers() {
    let session = Session::open(
        "/?importer=KOR&year=2015&hormuz=60&rfe_lng=5&displace=middle_east&utm_source=x",
    )
    .await;
    assert_eq!(session.value("select#importer").await, "KOR");
    assert_eq!(session.value("select#year").await, "2015");
    assert_eq!(session.value("input[data-lever=hormuz]").await, "60");
    assert_eq!(session.value("input[data-lever=rfe_lng]").await, "5");
    assert_eq!(session.value("select#displace").await, "middle_east");
    assert_eq!(session.text("[role=status].notices").await, "");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_link_cannot_have_is_said_and_the_page_works() {
    let session = Session::open("/?importer=ZZZ&hormuz=500&demand=much").await;
    assert_eq!(session.value("input[data-lever=hormuz]").await, "100");
    let notices = session.text("[role=status].notices").await;
    for part in ["ZZZ", "500", "much"] {
        assert!(notices.contains(part), "{part} is not in {notices:?}");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_moves_the_levers_back() {
    let session = Session::open("/?hormuz=40").await;
    let before = session.figure("cut_off").await;
    session
        .script("history.pushState(null, '', '/?hormuz=80'); dispatchEvent(new PopStateEvent('popstate'))")
        .await;
    session.changed_figure("cut_off", &before).await;
    assert_eq!(session.value("input[data-lever=hormuz]").await, "80");
    session.browser.client.back().await.unwrap();
    eventually("the lever to be back", async || {
        (session.value("input[data-lever=hormuz]").await == "40").then_some(())
    })
    .await;
    eventually("the figure to be back", async || {
        (session.figure("cut_off").await == before).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_keeps_levers_and_figures() {
    let session = Session::open("/?hormuz=60&rfe_lng=5&year=2015").await;
    let (figure, picture) = (
        session.figure("cut_off").await,
        session.pixels("exposure").await,
    );
    session.browser.client.refresh().await.unwrap();
    session.await_ready().await;
    assert_eq!(session.value("input[data-lever=rfe_lng]").await, "5");
    assert_eq!(session.value("select#year").await, "2015");
    assert_eq!(session.figure("cut_off").await, figure);
    assert_eq!(session.pixels("exposure").await, picture);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_to_another_year_reads_its_levers_in_the_ranges_of_that_year() {
    let session = Session::open("/?year=2010&nuclear=41").await;
    let before = session.value("input[data-lever-field=nuclear]").await;
    session.script("history.pushState(null, '', '/?year=2014&nuclear=20'); dispatchEvent(new PopStateEvent('popstate'))").await;
    eventually("the other year", async || {
        (session.value("input[data-lever-field=nuclear]").await == "20").then_some(())
    })
    .await;
    session.script("history.back()").await;
    eventually("the first year with its lever", async || {
        let back = session.value("select#year").await == "2010"
            && session.value("input[data-lever-field=nuclear]").await == before;
        back.then_some(())
    })
    .await;
    assert_eq!(session.text("[role=status].notices").await, "");
    session.finish().await;
}
