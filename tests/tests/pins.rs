//! Scenarios pinned to compare with.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use e2e::{Session, eventually};
use fantoccini::key::Key;
use serde_json::{Value, json};

async fn click(session: &Session, css: &str) {
    session.find(css).await.click().await.unwrap();
}

/// Pins what is shown and awaits the list.
async fn pin<T: AsRef<str>>(session: &Session, then: &[T]) {
    click(session, "#pin").await;
    names_are(session, then).await;
}

/// What the list calls the pins.
async fn names_are<T: AsRef<str>>(session: &Session, expected: &[T]) {
    let list = "return [...document.querySelectorAll('.pins li')].map(pin => pin.querySelector('b').textContent + ' ' + pin.querySelector('span').textContent.replaceAll('\\u00a0', ' '))";
    let names = eventually(&format!("{} pins", expected.len()), async || {
        let names = session.script(list).await;
        (names.as_array()?.len() == expected.len()).then_some(names)
    })
    .await;
    let expected = expected.iter().map(AsRef::as_ref).collect::<Vec<&str>>();
    assert_eq!(names, json!(expected));
}

/// Awaits an address that holds this part, and returns its query.
async fn query_with(session: &Session, part: &str) -> String {
    eventually(&format!("{part} in the address"), async || {
        Some(session.query().await).filter(|query| query.contains(part))
    })
    .await
}

async fn end(session: &Session, lever: &str) {
    session
        .find(&format!("input[data-lever={lever}]"))
        .await
        .send_keys(&Key::End.to_string())
        .await
        .unwrap();
}

/// What the button cannot do, in words; empty if it can.
async fn refusal(session: &Session, expected: bool) -> String {
    eventually("the button to be as it should", async || {
        let refused = session
            .find("#pin")
            .await
            .attr("aria-disabled")
            .await
            .unwrap();
        (refused.as_deref() == Some(if expected { "true" } else { "false" })).then_some(())
    })
    .await;
    session.text("#pin-refusal").await
}

/// A figure of a pin and its difference from the baseline.
async fn figure(session: &Session, indicator: &str, letter: &str) -> [String; 2] {
    let cell = format!("[data-indicator={indicator}] [data-pin={letter}]");
    let delta = session.text(&format!("{cell} small")).await;
    let both = session.text(&cell).await;
    [both.strip_suffix(&delta).unwrap().to_owned(), delta]
}

async fn focused(session: &Session) -> Value {
    session.script("return document.activeElement.id").await
}

#[tokio::test(flavor = "multi_thread")]
async fn pins_stand_beside_the_scenario_with_their_differences_and_survive_a_reload() {
    let session = Session::open("/?hormuz=100&closure_days=90").await;
    let closed = session.figure("cut_off").await;
    let delta = session.text("[data-indicator=cut_off] [data-delta]").await;
    pin(&session, &["A Hormuz closed for 90 days"]).await;
    assert_eq!(refusal(&session, true).await, "This scenario is pinned.");
    click(&session, "#reset").await;
    session.changed_figure("cut_off", &closed).await;
    let pins = ["A Hormuz closed for 90 days", "B Baseline"];
    pin(&session, &pins).await;
    assert_eq!(
        figure(&session, "cut_off", "A").await,
        [closed.clone(), delta.clone()]
    );
    let rest = session.figure("cut_off").await;
    let [value, none] = figure(&session, "cut_off", "B").await;
    assert_eq!(value, rest);
    assert!(none.starts_with('0') || none.starts_with("±0"), "{none}");
    let heads = "return [...document.querySelectorAll('.figures thead th')].slice(4).map(head => `${head.textContent} ${head.title}`)";
    assert_eq!(session.script(heads).await, json!(pins));

    let query = query_with(&session, ".").await;
    assert!(query.starts_with("?pins="), "{query}");
    session.browser.client.refresh().await.unwrap();
    session.await_ready().await;
    names_are(&session, &pins).await;
    assert_eq!(figure(&session, "cut_off", "A").await, [closed, delta]);
    assert_eq!(session.query().await, query);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_brings_its_levers_back_as_a_step_and_pinning_is_none() {
    let session = Session::open("/?hormuz=40").await;
    pin(&session, &["A Strait of Hormuz, closed 40 %"]).await;
    query_with(&session, "pins=").await;
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
    end(&session, "malacca").await;
    query_with(&session, "malacca=100").await;
    click(&session, ".pins li button").await;
    eventually("the levers of the pin", async || {
        let query = session.query().await;
        (query.starts_with("?hormuz=40&pins=")).then_some(())
    })
    .await;
    click(&session, "#undo").await;
    query_with(&session, "hormuz=40&malacca=100&pins=").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fifth_pin_is_refused_in_words_and_one_taken_away_makes_room() {
    let session = Session::open("/").await;
    let mut names = vec!["A Baseline".to_owned()];
    pin(&session, &names).await;
    let malacca = "Strait of Malacca, closed 100 %";
    let both = format!("{malacca}; Panama Canal, closed 100 %");
    let three = "Strait of Hormuz, closed 100 %; Strait of Malacca, closed 1…";
    let levers = [
        ("malacca", format!("B {malacca}")),
        ("panama", format!("C {both}")),
        ("hormuz", format!("D {three}")),
    ];
    for (lever, name) in &levers {
        end(&session, lever).await;
        refusal(&session, false).await;
        names.push(name.clone());
        pin(&session, &names).await;
    }
    for lever in [
        "suez",
        "demand",
        "renewables",
        "restraint",
        "rfe_lng",
        "russia_loss",
    ] {
        // Some are in groups that are folded.
        session
            .script(&format!(
                "const lever = document.querySelector('input[data-lever={lever}]'); lever.value = lever.max; \
                 lever.dispatchEvent(new Event('input', {{bubbles: true}}))"
            ))
            .await;
    }
    let refused = refusal(&session, true).await;
    assert!(
        refused.starts_with("Four scenarios are pinned"),
        "{refused}"
    );
    click(&session, "#pin").await;
    assert_eq!(focused(&session).await, "pin");
    let query = query_with(&session, "russia_loss").await;
    assert!(query.len() < 300, "{} characters: {query}", query.len());
    names_are(&session, &names).await;

    click(&session, "#data-unpin-1").await;
    let names = [names[0].clone(), format!("B {both}"), format!("C {three}")];
    names_are(&session, &names).await;
    assert_eq!(focused(&session).await, "data-unpin-1");
    assert_eq!(refusal(&session, false).await, "");
    click(&session, "#data-unpin-2").await;
    names_are(&session, &names[..2]).await;
    assert_eq!(focused(&session).await, "data-unpin-1");
    click(&session, "#data-unpin-0").await;
    names_are(&session, &[format!("A {both}")]).await;
    click(&session, "#data-unpin-0").await;
    names_are::<&str>(&session, &[]).await;
    assert_eq!(focused(&session).await, "pin");
    let columns = "return document.querySelectorAll('.figures thead th').length";
    assert_eq!(session.script(columns).await, 4);
    eventually("an address without pins", async || {
        (!session.query().await.contains("pins")).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_with_a_name_keeps_pins_and_language_also_in_its_own_year() {
    let session = Session::open("/?lang=ja&hormuz=50").await;
    assert_eq!(session.text("#pin").await, "このシナリオを固定する");
    pin(&session, &["A ホルムズ海峡の封鎖50 %"]).await;
    assert_eq!(
        refusal(&session, true).await,
        "このシナリオは固定されている。"
    );
    let remove = session
        .find("#data-unpin-0")
        .await
        .attr("aria-label")
        .await
        .unwrap()
        .unwrap();
    assert!(remove.starts_with("外す A："), "{remove}");
    for (preset, part) in [
        ("hormuz_90", "?lang=ja&hormuz=100"),
        ("article_2016", "?year=2015&lang=ja&"),
    ] {
        session
            .script(&format!("const menu = document.querySelector('#preset'); menu.value = '{preset}'; menu.dispatchEvent(new Event('change', {{bubbles: true}}))"))
            .await;
        eventually(&format!("{part} and the pin in the address"), async || {
            let query = session.query().await;
            (query.starts_with(part)
                && query.contains("&pins=")
                && session.value("#preset").await == preset)
                .then_some(())
        })
        .await;
        names_are(&session, &["A ホルムズ海峡の封鎖50 %"]).await;
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_that_can_do_no_more_keep_the_keyboards_place() {
    let session = Session::open("/?hormuz=100").await;
    for (button, key) in [
        ("reset", Key::Enter),
        ("undo", Key::Enter),
        ("redo", Key::Enter),
    ] {
        session
            .find(&format!("#{button}"))
            .await
            .send_keys(&key.to_string())
            .await
            .unwrap();
        eventually(&format!("{button} to be done"), async || {
            let done = session
                .find(&format!("#{button}"))
                .await
                .attr("aria-disabled")
                .await
                .unwrap();
            (done.as_deref() == Some("true")).then_some(())
        })
        .await;
        assert_eq!(focused(&session).await, button);
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_the_table_scrolls_and_the_page_does_not() {
    let session = Session::start(360).await.unwrap();
    let screen = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": false });
    session
        .browser
        .devtools("Emulation.setDeviceMetricsOverride", &screen)
        .await
        .unwrap();
    session.visit("/?hormuz=100").await;
    let boxes = "return document.querySelectorAll('.figures .scroll[tabindex=\"0\"]').length";
    assert_eq!(session.script(boxes).await, 0);
    click(&session, "#pin").await;
    click(&session, "#reset").await;
    refusal(&session, false).await;
    click(&session, "#pin").await;
    names_are(&session, &["A Hormuz closed for 90 days", "B Baseline"]).await;
    assert_eq!(session.script(boxes).await, 1);
    let wide = "const box = document.querySelector('.figures .scroll'); return [box.scrollWidth > box.clientWidth, document.documentElement.scrollWidth > innerWidth]";
    assert_eq!(session.script(wide).await, json!([true, false]));
    session.assert_accessible("a phone with pins").await;
    session.finish().await;
}
