//! Scenarios with a name, and steps back and forth.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use e2e::{Session, eventually};
use fantoccini::key::Key;

async fn query_is(session: &Session, expected: &str) {
    eventually(&format!("the address {expected}"), async || {
        let query = session.script("return location.search").await;
        (query == expected).then_some(())
    })
    .await;
}

async fn click(session: &Session, css: &str) {
    session.find(css).await.click().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drag_is_one_step_that_is_taken_back_and_again() {
    let session = Session::open("/").await;
    assert_eq!(
        session
            .find("#undo")
            .await
            .attr("aria-disabled")
            .await
            .unwrap()
            .as_deref(),
        Some("true")
    );
    let rest = session.figure("cut_off").await;
    let slider = session.find("input[data-lever=hormuz]").await;
    // In one go: with a rest between them they would be steps of their own.
    let right = Key::Right.to_string().repeat(5);
    slider.send_keys(&right).await.unwrap();
    query_is(&session, "?hormuz=25").await;
    session
        .find("input[data-lever=demand]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    query_is(&session, "?hormuz=25&demand=30").await;
    let moved = session.figure("cut_off").await;

    click(&session, "#undo").await;
    query_is(&session, "?hormuz=25").await;
    click(&session, "#undo").await;
    query_is(&session, "").await;
    assert_eq!(session.figure("cut_off").await, rest);
    click(&session, "#redo").await;
    query_is(&session, "?hormuz=25").await;
    session
        .find("body")
        .await
        .send_keys(&(Key::Control + "y"))
        .await
        .unwrap();
    query_is(&session, "?hormuz=25&demand=30").await;
    assert_eq!(session.figure("cut_off").await, moved);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_shows_the_levers_before_and_then_as_they_are() {
    let session = Session::open("/").await;
    let rest = session.figure("cut_off").await;
    session
        .find("input[data-lever=hormuz]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    let moved = session.changed_figure("cut_off", &rest).await;
    query_is(&session, "?hormuz=100").await;
    click(&session, "#replay").await;
    assert_eq!(session.changed_figure("cut_off", &moved).await, rest);
    assert_eq!(session.changed_figure("cut_off", &rest).await, moved);
    // A look is no step: one undo leads to where the levers rested before.
    query_is(&session, "?hormuz=100").await;
    click(&session, "#undo").await;
    query_is(&session, "").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_with_a_name_opens_its_year_and_levers_and_going_back_leaves_it() {
    let session = Session::open("/").await;
    session
        .script("const menu = document.querySelector('#preset'); menu.value = 'article_2016'; menu.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    eventually("the year of the article", async || {
        (session.value("select#year").await == "2015"
            && session.value("#preset").await == "article_2016")
            .then_some(())
    })
    .await;
    // The figures follow the new year a moment after its heading.
    eventually("Russia's larger share", async || {
        let delta = session
            .text("[data-indicator=russia_imports] [data-delta]")
            .await;
        delta.starts_with('+').then_some(())
    })
    .await;
    session
        .find("input[data-lever=hormuz]")
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
    eventually("no name for a changed scenario", async || {
        session.value("#preset").await.is_empty().then_some(())
    })
    .await;
    session.script("history.back()").await;
    eventually("the year before", async || {
        (session.value("select#year").await == "2024").then_some(())
    })
    .await;
    session.finish().await;
}
