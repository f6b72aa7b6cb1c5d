//! What is one click away from a chart, and the charts that the server draws.

use e2e::{Session, eventually};
use fantoccini::key::Key;

async fn open_more(session: &Session, chart: &str) -> String {
    let css = format!("[data-more={chart}]");
    session
        .script(&format!(
            "document.querySelector('{css} > summary').scrollIntoView({{block: 'center', behavior: 'instant'}})"
        ))
        .await;
    let summary = session.find(&format!("{css} > summary")).await;
    summary.click().await.expect("the block opens");
    eventually("the table", async || {
        let there = session
            .script(&format!(
                "return document.querySelector('{css} table') !== null"
            ))
            .await;
        (there == true).then_some(())
    })
    .await;
    session.text(&css).await
}

#[tokio::test(flavor = "multi_thread")]
async fn table_and_formula_show_the_scenario_and_follow_it() {
    let session = Session::open("/?hormuz=100").await;
    let text = open_more(&session, "exposure").await;
    assert!(text.contains("How it is computed"), "{text}");
    assert!(
        text.contains("PJ that pass it ÷") && text.contains("= 47.2 %"),
        "{text}"
    );
    let closed = "return [...document.querySelectorAll('[data-more=exposure] tr')]\
        .find(row => row.textContent.includes('Strait of Hormuz'))?.lastElementChild.textContent";
    assert_eq!(session.script(closed).await, "100.0");
    session
        .find("input[data-lever=hormuz]")
        .await
        .send_keys(&Key::Home.to_string())
        .await
        .unwrap();
    eventually("the table to follow", async || {
        (session.script(closed).await == "0.0").then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn downloads_are_of_the_state_that_is_shown() {
    let session = Session::open("/?hormuz=100&malacca=50&lang=ja").await;
    open_more(&session, "map").await;
    let links = session
        .script("return [...document.querySelectorAll('[data-more=map] .downloads a')].map(link => link.getAttribute('href'))")
        .await;
    let links = links.as_array().unwrap();
    let addresses = links.iter().map(|link| link.as_str().unwrap());
    let addresses = addresses.collect::<Vec<_>>();
    for (address, format) in addresses.iter().zip(["csv", "svg", "png"]) {
        assert!(
            address.starts_with(&format!("/chart/map.{format}?")),
            "{address}"
        );
        assert!(
            address.contains("hormuz=100&malacca=50") && address.contains("lang=ja"),
            "{address}"
        );
    }
    // The picture in pixels is another test's.
    for address in &addresses[..2] {
        let body = session.server.get(address).unwrap();
        assert!(body.contains("ホルムズ海峡"), "{address}: {}", &body[..200]);
    }
    assert_eq!(addresses.len(), 3);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_of_the_server_load_in_sight_and_are_read_out_by_pointer_and_keys() {
    let session = Session::open("/").await;
    let drawn = "figure.chart:has([data-chart=importers])";
    session
        .script("document.querySelector('[data-chart=importers]').scrollIntoView({block: 'center', behavior: 'instant'})")
        .await;
    eventually("the picture", async || {
        let there = session
            .script(&format!(
                "return document.querySelector('{drawn} svg') !== null"
            ))
            .await;
        (there == true).then_some(())
    })
    .await;
    let sources = session
        .script(&format!(
            "return document.querySelector('{drawn}').dataset.sources"
        ))
        .await;
    assert!(!sources.as_str().unwrap().is_empty());
    let chart = session.find("[data-chart=importers]").await;
    chart.send_keys(&Key::Home.to_string()).await.unwrap();
    let said = session.text(&format!("{drawn} .read-out")).await;
    assert!(said.len() > 20, "{said}");
    assert_eq!(
        session.text(&format!("{drawn} [aria-live] .spoken")).await,
        said
    );
    chart.send_keys(&Key::Escape.to_string()).await.unwrap();
    session
        .script(&format!(
            "const place = document.querySelector('{drawn} .drawn'), box = place.getBoundingClientRect();\
             for (let part = 0.1; part < 0.9 && !document.querySelector('{drawn} .read-out'); part += 0.05) \
                place.dispatchEvent(new PointerEvent('pointermove', {{clientX: box.left + box.width * part, clientY: box.top + box.height / 2, bubbles: true}}))"
        ))
        .await;
    let hovered = eventually("the read-out under the pointer", async || {
        let there = session
            .script(&format!(
                "return document.querySelector('{drawn} .read-out')?.textContent"
            ))
            .await;
        there.as_str().map(str::to_owned)
    })
    .await;
    assert!(hovered.len() > 20, "{hovered}");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_server_is_said_where_the_table_should_be() {
    let mut session = Session::open("/").await;
    session.server.stop();
    session
        .script("document.querySelector('[data-more=mix]').open = true")
        .await;
    let said = eventually("the failure", async || {
        let text = session.text("[data-more=mix]").await;
        text.contains("server cannot be reached").then_some(text)
    })
    .await;
    assert!(said.contains("Try again"), "{said}");
    session.server.restart().unwrap();
    session
        .find("[data-more=mix] .failure button")
        .await
        .click()
        .await
        .unwrap();
    eventually("the table after all", async || {
        let there = session
            .script("return document.querySelector('[data-more=mix] table') !== null")
            .await;
        (there == true).then_some(())
    })
    .await;
    session
        .finish_despite(&["ERR_CONNECTION_REFUSED", "ERR_CONTENT_LENGTH_MISMATCH"])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_takes_the_place_of_its_still_picture_when_somebody_comes_to_it() {
    let session = Session::open("/").await;
    let loads = "return performance.getEntriesByType('resource').filter(entry => entry.name.includes('/chart/record')).length";
    assert_eq!(session.script(loads).await, 0, "nobody asked yet");
    session
        .script("document.querySelector('#record .still').focus()")
        .await;
    eventually("the focus to move on", async || {
        let there = session
            .script("return document.activeElement.dataset.chart === 'record'")
            .await;
        (there == true).then_some(())
    })
    .await;
    let chart = session.find("[data-chart=record]").await;
    chart.send_keys(&Key::Right.to_string()).await.unwrap();
    assert!(!session.text("#record .read-out").await.is_empty());
    session.finish().await;
}
