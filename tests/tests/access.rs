//! The page for every reader: axe-core in each of its states, and what axe-core cannot see.

use e2e::{Session, eventually};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Sets what the reader's system prefers: media features and their values.
async fn prefer(session: &Session, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let features = json!({ "features": features });
    session
        .browser
        .devtools("Emulation.setEmulatedMedia", &features)
        .await
        .expect("the browser emulates it");
}

/// A session on a screen of this size, CSS px.
async fn screen(width: u32, height: u32) -> Session {
    let session = Session::start(1280)
        .await
        .expect("server and browser start");
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    session
        .browser
        .devtools("Emulation.setDeviceMetricsOverride", &screen)
        .await
        .expect("the browser emulates it");
    session
}

async fn open_details(session: &Session) {
    session
        .script("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        .await;
}

/// Runs a script that lists what is wrong, and fails on anything in the list.
async fn assert_none(session: &Session, what: &str, script: &str) {
    assert_eq!(session.script(script).await, json!([]), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_checks_find_what_is_wrong() {
    let session = Session::open("/").await;
    session
        .script("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=bare>')")
        .await;
    // Without axe-core nothing is found, and that is said.
    if let Some(findings) = session.accessibility_findings().await {
        let [finding] = findings.as_slice() else {
            panic!("one finding was planted: {findings:#?}")
        };
        assert!(finding.starts_with("label (critical)"), "{finding}");
        assert!(finding.contains("#bare"), "{finding}");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_is_accessible() {
    let session = Session::open("/").await;
    session.assert_accessible("first page").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_with_everything_unfolded_is_accessible() {
    let session = Session::open("/?hormuz=100").await;
    open_details(&session).await;
    session.assert_accessible("Hormuz closed, all open").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_data_are_accessible() {
    let session = Session::open("/?importer=SGP&hormuz=100").await;
    assert_eq!(session.figure("cut_off").await, "no data");
    session
        .assert_accessible("an importer with missing data")
        .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_accessible() {
    let session = Session::open("/?hormuz=500").await;
    session.find(".notices .notice").await;
    session.assert_accessible("a value out of range").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dark_page_is_accessible() {
    let session = Session::start(1280).await.unwrap();
    prefer(&session, &[("prefers-color-scheme", "dark")]).await;
    session.visit("/?hormuz=50").await;
    session.await_map().await;
    open_details(&session).await;
    session.assert_accessible("dark").await;
    session.finish().await;
}

/// In a light and in a dark palette: forced colours meet either style of the page.
#[tokio::test(flavor = "multi_thread")]
async fn forced_colours_are_accessible() {
    for scheme in ["light", "dark"] {
        let session = Session::start(1280).await.unwrap();
        let features = [
            ("forced-colors", "active"),
            ("prefers-color-scheme", scheme),
        ];
        prefer(&session, &features).await;
        session.visit("/?hormuz=50").await;
        session.await_map().await;
        let forced = format!(
            "return matchMedia('(forced-colors: active) and (prefers-color-scheme: {scheme})').matches"
        );
        assert_eq!(session.script(&forced).await, true, "{scheme}");
        open_details(&session).await;
        let state = format!("forced colours, {scheme}");
        session.assert_accessible(&state).await;
        session.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_accessible() {
    let session = screen(360, 740).await;
    session.visit("/?hormuz=50").await;
    session.await_map().await;
    open_details(&session).await;
    session.assert_accessible("phone").await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_accessible() {
    let mut session = Session::start(1280).await.unwrap();
    session.visit("/").await;
    session.server.stop();
    session
        .script(
            "const field = document.querySelector('#year'); field.value = '2014'; \
             field.dispatchEvent(new Event('change', {bubbles: true})); \
             document.querySelector('canvas[data-chart=map]').scrollIntoView({behavior: 'instant'})",
        )
        .await;
    eventually("both failures to be said", async || {
        let both = "return ['.notices', '.surface'].every(place => document.querySelector(`${place} .notice.failure button`))";
        (session.script(both).await == true).then_some(())
    })
    .await;
    session.assert_accessible("a lost server").await;
    session
        .finish_despite(&["ERR_CONNECTION_REFUSED", "ERR_CONTENT_LENGTH_MISMATCH"])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fatal_message_is_accessible() {
    let session = Session::start(1280).await.unwrap();
    // The data are taken out of the page as soon as they are in it.
    let without_data = json!({ "source":
        "new MutationObserver(() => document.querySelector('#bootstrap')?.remove())\
         .observe(document, {childList: true, subtree: true})" });
    session
        .browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", &without_data)
        .await
        .unwrap();
    session
        .browser
        .client
        .goto(&session.server.address)
        .await
        .unwrap();
    eventually("the fatal message", async || {
        let shown = "return document.querySelector('#fatal').checkVisibility()";
        (session.script(shown).await == true).then_some(())
    })
    .await;
    session.assert_accessible("the fatal message").await;
    session.finish().await;
}

/// 320 px are a window of 1280 px enlarged to 400 %. The others are where the layout changes.
#[tokio::test(flavor = "multi_thread")]
async fn at_any_width_nothing_scrolls_sideways_and_all_text_can_be_read() {
    for width in [320, 360, 641, 801, 1280] {
        let session = screen(width, 256).await;
        session.visit("/?hormuz=50").await;
        for open in [false, true] {
            if open {
                open_details(&session).await;
            }
            let what = format!("at {width} px the page scrolls sideways for");
            assert_none(&session, &what, WIDE).await;
            let what = format!("at {width} px text is smaller than 12 px");
            assert_none(&session, &what, SMALL).await;
        }
        session.finish().await;
    }
}

/// The page's width when that is too much, and what sticks out, unless it scrolls within a place of its own, as wide
/// tables may.
const WIDE: &str = "
    const {scrollWidth} = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll('body *')]
        .filter(place => place.checkVisibility() && !place.closest('.scroll') && place.getBoundingClientRect().right > innerWidth)
        .map(place => place.outerHTML.slice(0, 120));
    return [`${scrollWidth} px`, ...out]";

/// The text of a picture is as large as the picture is drawn.
const SMALL: &str = "
    const hasText = place => [...place.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const size = place => parseFloat(getComputedStyle(place).fontSize) * (place.getScreenCTM?.().a ?? 1);
    return [...document.querySelectorAll('body *')]
        .filter(place => place.checkVisibility() && hasText(place) && size(place) < 12)
        .map(place => `${size(place)} px: ${place.outerHTML.slice(0, 120)}`)";

#[tokio::test(flavor = "multi_thread")]
async fn every_slider_says_its_value_and_has_a_field_beside() {
    let session = Session::open("/").await;
    let ranges = session
        .script("return document.querySelectorAll('input[type=range]').length")
        .await;
    assert!(ranges.as_u64().unwrap() > 20, "only {ranges} sliders");
    assert_none(
        &session,
        "sliders without a value in words or a field",
        "return [...document.querySelectorAll('input[type=range]')]
            .filter(range => !range.getAttribute('aria-valuetext')
                || range.nextElementSibling?.dataset.leverField !== range.dataset.lever
                || range.nextElementSibling.type !== 'number')
            .map(range => range.outerHTML)",
    )
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_reaches_everything_and_shows_where_it_is() {
    let session = Session::open("/?hormuz=50").await;
    open_details(&session).await;
    // The record chart takes the place of its still picture when somebody comes to it.
    session
        .script("document.querySelector('#record .still').focus()")
        .await;
    eventually("the record chart", async || {
        let there = session
            .script("return document.activeElement.dataset.chart === 'record'")
            .await;
        (there == true).then_some(())
    })
    .await;
    // Charts of the server can be stood at once they are there.
    let charts = session
        .script("return [...document.querySelectorAll('.drawn')].map(chart => chart.dataset.chart)")
        .await;
    let charts: Vec<String> = serde_json::from_value(charts).unwrap();
    assert!(charts.len() > 8, "{charts:?}");
    for chart in &charts {
        eventually(chart, async || {
            let there = session
                .script(&format!(
                    "const chart = document.querySelector('[data-chart={chart}]');\
                     chart.scrollIntoView({{behavior: 'instant'}});\
                     return chart.querySelector('svg') !== null"
                ))
                .await;
            (there == true).then_some(())
        })
        .await;
    }
    // Tab begins at the top of the page again.
    session
        .script("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
        .await;
    session
        .script(
            "window.reached = new Set(); window.unmarked = [];
            document.addEventListener('focusin', ({target}) => {
                const {outlineStyle, outlineWidth} = getComputedStyle(target);
                if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) unmarked.push(target.outerHTML.slice(0, 120));
                reached.add(target);
            })",
        )
        .await;
    let mut reached = Value::from(0);
    loop {
        let tabs = (0..50).fold(KeyActions::new("keys".to_owned()), |keys, _| {
            let value = Key::Tab.into();
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
        session.browser.client.perform_actions(tabs).await.unwrap();
        let now = session.script("return reached.size").await;
        if now == reached {
            break;
        }
        reached = now;
    }
    assert!(reached.as_u64().unwrap() > 100, "only {reached} reached");
    assert_none(&session, "focused without an outline", "return unmarked").await;
    assert_none(
        &session,
        "reached before what stands above it",
        "return [...reached]
            .filter((place, at, all) => at > 0 && !(all[at - 1].compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING))
            .map(place => place.outerHTML.slice(0, 120))",
    )
    .await;
    assert_none(
        &session,
        "never reached",
        "return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(place => place.checkVisibility({visibilityProperty: true}) && !place.disabled && !reached.has(place))
            .map(place => place.outerHTML.slice(0, 120))",
    )
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_for_readers_who_want_no_motion() {
    let session = Session::start(1280).await.unwrap();
    prefer(&session, &[("prefers-reduced-motion", "reduce")]).await;
    session.visit("/?hormuz=50").await;
    assert_none(
        &session,
        "moving",
        "const moves = ({animationName, transitionDuration, scrollBehavior}) =>
            animationName !== 'none' || scrollBehavior !== 'auto'
                || transitionDuration.split(',').some(duration => parseFloat(duration) > 0);
        return [...document.querySelectorAll('*')]
            .filter(place => ['', '::before', '::after'].some(part => moves(getComputedStyle(place, part))))
            .map(place => place.outerHTML.slice(0, 120))",
    )
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_up_later_is_said_politely() {
    let session = Session::open("/").await;
    // Only the end of everything may interrupt.
    assert_none(
        &session,
        "interrupting",
        "return [...document.querySelectorAll('[aria-live], [role=alert], [role=status], [role=log]')]
            .filter(place => (place.getAttribute('aria-live') ?? (place.role === 'alert' ? 'assertive' : 'polite')) === 'assertive')
            .filter(place => place.id !== 'fatal')
            .map(place => place.outerHTML.slice(0, 120))",
    )
    .await;
    for place in [
        ".choices .loading",
        ".notices",
        "[data-scenario-finding]",
        "figure.chart:has([data-chart=map]) [aria-live]:has(.spoken)",
    ] {
        let polite = format!(
            "return document.querySelector('{place}')?.matches('[role=status], [aria-live=polite]') === true"
        );
        assert_eq!(session.script(&polite).await, true, "{place} is not live");
    }
    assert_none(
        &session,
        "figures that announce in several places at once, or in none",
        "return [...document.querySelectorAll('figure.chart')]
            .filter(figure => figure.querySelectorAll('[aria-live], [role=alert], [role=status], [role=log]').length !== 1)
            .map(figure => figure.getAttribute('aria-labelledby'))",
    )
    .await;
    session.finish().await;
}
