//! A slider moves: by key, by pointer, without a request.

use std::time::Duration;

use e2e::{Session, eventually};
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

const HORMUZ: &str = "input[data-lever=hormuz]";

#[tokio::test(flavor = "multi_thread")]
async fn keys_move_a_lever_and_with_it_figures_and_pictures_and_nothing_is_requested() {
    let session = Session::open("/").await;
    let (figure, exposure, suppliers) = (
        session.figure("cut_off").await,
        session.pixels("exposure").await,
        session.pixels("suppliers").await,
    );
    assert_eq!(figure, "0.0 %");
    session.requests().await;

    let slider = session.find(HORMUZ).await;
    slider.send_keys(&Key::End.to_string()).await.unwrap();
    let closed = session.changed_figure("cut_off", &figure).await;
    assert_eq!(session.value(HORMUZ).await, "100");
    assert_eq!(session.value("input[data-lever-field=hormuz]").await, "100");
    eventually("the charts to be drawn anew", async || {
        let drawn = session.pixels("exposure").await != exposure
            && session.pixels("suppliers").await != suppliers;
        drawn.then_some(())
    })
    .await;
    assert!(
        session
            .text("[data-indicator=cut_off] [data-delta]")
            .await
            .starts_with('+')
    );

    slider.send_keys(&Key::Left.to_string()).await.unwrap();
    let less = session.changed_figure("cut_off", &closed).await;
    assert!(less < closed, "{less} is not below {closed}");
    assert_eq!(session.value(HORMUZ).await, "95");
    slider.send_keys(&Key::PageDown.to_string()).await.unwrap();
    let even_less = session.changed_figure("cut_off", &less).await;
    assert!(even_less < less, "{even_less} is not below {less}");
    assert_eq!(
        session.requests().await,
        [],
        "a lever asks the server for nothing"
    );
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dragging_changes_the_figures_on_the_way_and_nothing_is_requested() {
    let session = Session::open("/").await;
    let picture = session.pixels("exposure").await;
    let slider = session.find(HORMUZ).await;
    session.script("document.querySelector('input[data-lever=hormuz]').scrollIntoView({block:'center',behavior:'instant'})").await;
    session
        .script(
            "window.seen = []; new MutationObserver(() => seen.push(document.querySelector(\
             '[data-indicator=cut_off] [data-scenario]').textContent)).observe(document.querySelector(\
             '[data-indicator=cut_off] [data-scenario]'), {childList: true, characterData: true, subtree: true})",
        )
        .await;
    session.requests().await;
    let (x, y, width, height) = slider.rectangle().await.unwrap();
    let scrolled = session
        .script("return window.scrollY")
        .await
        .as_f64()
        .unwrap();
    let at = |part: f64| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(60)),
        x: x + 8.0 + (width - 16.0) * part,
        y: y + height / 2.0 - scrolled,
    };
    let mut drag = MouseActions::new("mouse".to_owned())
        .then(at(0.0))
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        });
    for step in 1..=8 {
        drag = drag.then(at(f64::from(step) / 8.0));
    }
    let drag = drag.then(PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    });
    session.browser.client.perform_actions(drag).await.unwrap();
    eventually("the slider to reach its end", async || {
        (session.value(HORMUZ).await == "100").then_some(())
    })
    .await;
    let seen = eventually("the figures to follow", async || {
        let seen = session
            .script("return [...new Set(window.seen)]")
            .await
            .as_array()
            .cloned()
            .unwrap_or_default();
        (seen.len() >= 4).then_some(seen)
    })
    .await;
    assert!(
        seen.len() >= 4,
        "figures change while the pointer moves: {seen:?}"
    );
    assert_ne!(session.pixels("exposure").await, picture);
    assert_eq!(
        session.requests().await,
        [],
        "a drag asks the server for nothing"
    );
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_returns_to_the_baseline() {
    let session = Session::open("/").await;
    let (figure, picture) = (
        session.figure("middle_east_imports").await,
        session.pixels("suppliers").await,
    );
    for lever in ["rfe_crude", "nuclear", "demand"] {
        session
            .find(&format!("input[data-lever={lever}]"))
            .await
            .send_keys(&Key::End.to_string())
            .await
            .unwrap();
    }
    session.changed_figure("middle_east_imports", &figure).await;
    session
        .script("document.querySelector('#reset').click()")
        .await;
    eventually("the baseline to return", async || {
        let back = session.figure("middle_east_imports").await == figure
            && session.pixels("suppliers").await == picture;
        back.then_some(())
    })
    .await;
    // The address follows a moment later.
    eventually("the address to be bare", async || {
        session.query().await.is_empty().then_some(())
    })
    .await;
    session.finish().await;
}

/// No ship for Japan passes these, on any route that it takes here.
const WITHOUT_EFFECT: [&str; 2] = ["taiwan_strait", "tsushima_korea"];

#[tokio::test(flavor = "multi_thread")]
async fn every_lever_changes_something() {
    // Closures in part, so that those who soften them have something to soften.
    let session =
        Session::open("/?hormuz=80&malacca=60&panama=40&closure_days=200&oil_stock_days=60").await;
    session
        .script("document.querySelectorAll('details.group').forEach(group => group.open = true)")
        .await;
    let levers = session
        .script("return [...document.querySelectorAll('input[data-lever]')].map(slider => slider.dataset.lever)")
        .await;
    let levers = levers
        .as_array()
        .unwrap()
        .iter()
        .map(|lever| lever.as_str().unwrap().to_owned())
        .collect::<Vec<_>>();
    assert!(levers.len() >= 40, "{levers:?}");
    let figures = async || {
        let settled = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));";
        session
            .script(&format!("return (async () => {{ {settled} return document.querySelector('.figures table').textContent }})()"))
            .await
    };
    let before = figures().await;
    for lever in levers {
        let slider = session.find(&format!("input[data-lever={lever}]")).await;
        let field = format!("input[data-lever-field={lever}]");
        let stood = session.value(&field).await;
        let mut changes = false;
        // One of the ends may be where the lever rests, or where it has no more effect.
        for end in [Key::End, Key::Home] {
            slider.send_keys(&end.to_string()).await.unwrap();
            changes |= figures().await != before;
        }
        assert_eq!(
            changes,
            !WITHOUT_EFFECT.contains(&lever.as_str()),
            "{lever}"
        );
        session
            .script(&format!(
                "const lever = document.querySelector('{field}').closest('.lever');\
                 const field = document.querySelector('{field}');\
                 lever.querySelector('.reset-one').click();\
                 field.value = '{stood}'; field.dispatchEvent(new Event('change', {{bubbles: true}}))"
            ))
            .await;
        eventually(&format!("{lever} to stand where it stood"), async || {
            (figures().await == before).then_some(())
        })
        .await;
    }
    session.finish().await;
}
