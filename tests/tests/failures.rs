//! When the server is gone.

use e2e::{Session, eventually};
use fantoccini::key::Key;

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_server_is_said_with_a_way_to_try_again_and_the_levers_go_on() {
    let mut session = Session::open("/").await;
    session.server.stop();
    session
        .script("const field = document.querySelector('#year'); field.value = '2014'; field.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    let message = eventually("the failure to be said", async || {
        Some(session.text("[role=status].notices").await).filter(|text| !text.is_empty())
    })
    .await;
    assert!(message.contains("server cannot be reached"), "{message}");
    session.find("button[data-retry]").await;
    assert_eq!(
        session.value("#year").await,
        "2024",
        "the choice shows what is shown"
    );
    let before = session.figure("cut_off").await;
    session
        .find("input[data-lever=hormuz]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    session.changed_figure("cut_off", &before).await;

    session.server.restart().unwrap();
    session
        .find("button[data-retry]")
        .await
        .click()
        .await
        .unwrap();
    eventually("the year to be shown after all", async || {
        (session.value("#year").await == "2014").then_some(())
    })
    .await;
    eventually("the failure to be taken back", async || {
        session
            .text("[role=status].notices")
            .await
            .is_empty()
            .then_some(())
    })
    .await;
    assert_eq!(
        session.value("input[data-lever=hormuz]").await,
        "100",
        "the levers stay"
    );
    // The browser itself reports the refused connection; nothing else may be in the console.
    session.finish_despite(&["ERR_CONNECTION_REFUSED"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_that_cannot_be_had_says_so_and_is_tried_again() {
    let mut session = Session::start(1280).await.unwrap();
    session.visit("/").await;
    session.server.stop();
    session
        .script("document.querySelector('canvas[data-chart=map]').scrollIntoView({behavior: 'instant'})")
        .await;
    let retry = ".surface .notice.failure button";
    eventually("the failure to be said", async || {
        let said = session
            .script(&format!(
                "return document.querySelector('{retry}') !== null"
            ))
            .await;
        (said == true).then_some(())
    })
    .await;
    session.server.restart().unwrap();
    session.find(retry).await.click().await.unwrap();
    eventually("the map after all", async || {
        let gone = session
            .script("return document.querySelector('.surface .notice') === null")
            .await;
        (gone == true).then_some(())
    })
    .await;
    // The icon may still have been on its way.
    session
        .finish_despite(&["ERR_CONNECTION_REFUSED", "ERR_CONTENT_LENGTH_MISMATCH"])
        .await;
}
