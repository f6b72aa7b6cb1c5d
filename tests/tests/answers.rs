//! Charts that answer a question: their fields choose, one click applies, pointing chooses, and what is long runs beside the page.

use e2e::{Session, eventually};
use fantoccini::key::Key;

/// The figure of a chart, once its answer is there.
async fn figure(session: &Session, chart: &str) -> String {
    let figure = format!("document.querySelector('[data-chart={chart}]').closest('figure')");
    // Charts above it that come into sight push it away again.
    until(
        session,
        chart,
        &format!("({}, {figure}.querySelector('svg'))", look_at(&figure)),
    )
    .await;
    figure
}

/// Brings a figure into sight, where it is drawn.
fn look_at(figure: &str) -> String {
    format!("{figure}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
}

/// Until a script gives something that is true.
async fn until(session: &Session, what: &str, script: &str) {
    let script = format!("return Boolean({script})");
    eventually(what, async || {
        (session.script(&script).await == true).then_some(())
    })
    .await;
}

/// Chooses in a field as a reader would, standing at it.
async fn choose(session: &Session, figure: &str, name: &str, value: &str) {
    let field = format!("{figure}.querySelector('[name={name}]')");
    until(session, name, &field).await;
    session
        .script(&format!(
            "const field = {field}; field.focus(); field.value = '{value}'; \
             field.dispatchEvent(new Event('change', {{bubbles: true}}))"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_is_chosen_found_and_set_with_one_click() {
    let session = Session::open("/?hormuz=100&closure_days=180").await;
    let figure = figure(&session, "goal").await;
    choose(&session, &figure, "lever", "restraint").await;
    until(
        &session,
        "the lever",
        &format!("{figure}.querySelector('figcaption').textContent.includes('Demand saved')"),
    )
    .await;
    choose(&session, &figure, "indicator", "lowest_stock_oil").await;
    until(
        &session,
        "a field for the target in days",
        &format!("{figure}.querySelector('[name=at_least_shown]')"),
    )
    .await;
    // Whoever chose stands at the same field of the new answer.
    until(
        &session,
        "the field that was chosen in",
        "document.activeElement.name === 'indicator'",
    )
    .await;
    choose(&session, &figure, "at_least_shown", "190").await;
    let button = format!("{figure}.querySelector('button[data-set=restraint]')");
    until(
        &session,
        "the way to set it",
        &format!("{button} && {figure}.querySelector('figcaption').textContent.includes('190')"),
    )
    .await;
    let value = session.script(&format!("return {button}.value")).await;
    let value = value.as_str().unwrap().to_owned();
    assert!(value.parse::<f64>().unwrap() > 0.0, "{value}");
    session.script(&format!("{button}.click()")).await;
    until(
        &session,
        "the lever where it was found",
        &format!(
            "document.querySelector('input[type=range][data-lever=restraint]').value === '{value}'"
        ),
    )
    .await;
    eventually("the address", async || {
        session
            .query()
            .await
            .contains(&format!("restraint={value}"))
            .then_some(())
    })
    .await;
    // As things stand now the target holds.
    until(
        &session,
        "the target to hold",
        &format!("{figure}.querySelector('[data-chart]').getAttribute('aria-label').includes('as things stand')"),
    )
    .await;
    // What was chosen goes along into the builder and the table.
    let link = session
        .script(&format!("return {figure}.querySelector('a.embed').href"))
        .await;
    let link = link.as_str().unwrap();
    assert!(
        link.contains("lever=restraint") && link.contains("lowest_stock_oil"),
        "{link}"
    );
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cap_is_dragged_on_the_frontier() {
    let session = Session::open("/").await;
    let figure = figure(&session, "frontier").await;
    let said = format!("{figure}.querySelector('[data-chart]').getAttribute('aria-label')");
    let before = session.script(&format!("return {said}")).await;
    // A pressed pointer moves across the chart.
    let drag = |part: f64| {
        format!(
            "const chart = {figure}.querySelector('.drawn'), box = chart.getBoundingClientRect(); \
             chart.dispatchEvent(new PointerEvent('pointermove', {{clientX: box.left + box.width * {part}, \
             clientY: box.top + box.height / 2, buttons: 1, bubbles: true}}))"
        )
    };
    until(
        &session,
        "the script beside the page",
        "window.chokepointBeside",
    )
    .await;
    session.script(&drag(0.15)).await;
    let said_before = before.as_str().unwrap().replace('\'', "\\'");
    until(
        &session,
        "another finding",
        &format!("({}, {said} !== '{said_before}')", look_at(&figure)),
    )
    .await;
    let cap = format!("return Number({figure}.querySelector('[name=within]').value)");
    let tight = session.script(&cap).await.as_f64().unwrap();
    session.script(&drag(0.3)).await;
    eventually("a looser cap", async || {
        let cap = session.script(&cap).await.as_f64()?;
        (cap > tight).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_worlds_are_drawn_beside_the_page_and_can_be_stopped() {
    let session = Session::open("/?hormuz=100&closure_days=180").await;
    let figure = figure(&session, "uncertainty").await;
    let caption = format!("{figure}.querySelector('figcaption').textContent");
    until(
        &session,
        "a thousand worlds",
        &format!("{caption}.includes('1,000 worlds')"),
    )
    .await;
    until(
        &session,
        "the script beside the page",
        "window.chokepointBeside",
    )
    .await;
    // How often the page gets its turn meanwhile, and whether progress was shown.
    session
        .script(&format!(
            "window.seen = {{progress: 0, longest: 0}}; let last = performance.now(); \
             const tick = () => {{ const now = performance.now(); seen.longest = Math.max(seen.longest, now - last); last = now; \
             const bar = {figure}.querySelector('progress'); if (bar && bar.value > 0) seen.progress = bar.max; \
             if (!{caption}.includes('10,000 worlds')) requestAnimationFrame(tick); }}; requestAnimationFrame(tick)"
        ))
        .await;
    choose(&session, &figure, "draws", "10000").await;
    until(
        &session,
        "ten thousand worlds",
        &format!("{caption}.includes('10,000 worlds')"),
    )
    .await;
    let seen = session.script("return seen").await;
    assert_eq!(seen["progress"], 10_000, "{seen}");
    // The same bytes as the server's.
    let svg = format!("return {figure}.querySelector('.drawn').innerHTML");
    let (shown, width) = (
        session.script(&svg).await,
        session
            .script(&format!(
                "return {figure}.querySelector('.drawn').clientWidth"
            ))
            .await,
    );
    let path = format!(
        "/chart/uncertainty.json?hormuz=100&closure_days=180&spread=20&draws=10000&width={width}&theme=light"
    );
    let server = session.server.get(&path).unwrap();
    let server = serde_json::from_str::<serde_json::Value>(&server).unwrap();
    let parsed = format!(
        "const place = document.createElement('div'); place.innerHTML = {}; return place.innerHTML",
        server["svg"]
    );
    assert_eq!(session.script(&parsed).await, shown);

    // Stopped, the quick answer is shown.
    session
        .script(&format!(
            "window.stopped = false; new MutationObserver((_, observer) => {{ \
             const button = {figure}.querySelector('p.of-chart button'); \
             if (button) {{ observer.disconnect(); window.stopped = true; button.click(); }} }}).observe({figure}, {{childList: true, subtree: true}})"
        ))
        .await;
    choose(&session, &figure, "spread", "35").await;
    until(&session, "the button that stops it", "window.stopped").await;
    until(
        &session,
        "the quick answer",
        &format!("{caption}.includes('1,000 worlds') && !{figure}.querySelector('progress')"),
    )
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn worlds_are_of_the_country_that_is_shown_not_of_the_one_that_the_page_began_with() {
    let session = Session::open("/?importer=KOR&hormuz=100").await;
    session
        .script(
            "const select = document.getElementById('importer'); select.value = 'JPN'; \
             select.dispatchEvent(new Event('change', {bubbles: true}))",
        )
        .await;
    until(
        &session,
        "Japan",
        "document.querySelector('h1').textContent.includes('Japan')",
    )
    .await;
    let figure = figure(&session, "uncertainty").await;
    let caption = format!("{figure}.querySelector('figcaption').textContent");
    until(
        &session,
        "the stocks of Japan",
        &format!("({}, {caption}.includes('Japan'))", look_at(&figure)),
    )
    .await;
    choose(&session, &figure, "draws", "10000").await;
    until(
        &session,
        "ten thousand worlds of Japan",
        &format!("{caption}.includes('10,000 worlds') && {caption}.includes('Japan')"),
    )
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stress_suite_is_ordered_by_what_it_does() {
    let session = Session::open("/").await;
    let figure = figure(&session, "stress").await;
    let texts = format!(
        "return [...{figure}.querySelectorAll('svg text')].map(text => text.textContent).filter(text => text.includes(','))"
    );
    let before = session.script(&texts).await;
    assert!(before.as_array().unwrap().len() >= 12, "{before}");
    choose(&session, &figure, "order", "size").await;
    eventually("the worst first", async || {
        (session.script(&texts).await != before).then_some(())
    })
    .await;
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embed_keeps_its_words_when_a_lever_moves() {
    let session = Session::start(1000).await.unwrap();
    let address = format!(
        "{}/embed/attribution?hormuz=60&levers=hormuz",
        session.server.address
    );
    session.browser.client.goto(&address).await.unwrap();
    let title = session.text("h1").await;
    let finding = session.text("[data-finding]").await;
    let slider = session.find("input[data-lever=hormuz]").await;
    slider.send_keys(&Key::End.to_string()).await.unwrap();
    eventually("another finding", async || {
        let now = session.text("[data-finding]").await;
        (!now.is_empty() && now != finding).then_some(())
    })
    .await;
    assert_eq!(session.text("h1").await, title);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pinned_scenarios_are_compared_in_the_same_worlds() {
    let session = Session::open("/?hormuz=100&closure_days=180").await;
    let figure = figure(&session, "compared").await;
    let words = format!("{figure}.querySelector('svg').textContent");
    // Until something is pinned, scenarios with a name stand there.
    until(&session, "no pin", &format!("!{words}.includes('A: ')")).await;
    session
        .script("document.querySelector('#pin').click()")
        .await;
    until(&session, "the pin", &format!("{words}.includes('A: ')")).await;
    // What is pinned is what is set: the same in every world.
    until(
        &session,
        "the same everywhere",
        &format!("{figure}.querySelector('.drawn').ariaLabel.includes('the same in 100')"),
    )
    .await;
    session
        .script(
            "const field = document.querySelector('[data-lever-field=restraint]'); field.value = '30'; \
             field.dispatchEvent(new Event('change', {bubbles: true}))",
        )
        .await;
    // Who saves has more left in every world.
    until(
        &session,
        "the pin to be worse",
        &format!(
            "(({}), {figure}.querySelector('.drawn').ariaLabel.includes('worse in 100'))",
            look_at(&figure)
        ),
    )
    .await;
    // Downloads and the embed keep the pins.
    session
        .script(&format!("{figure}.querySelector('details').open = true"))
        .await;
    until(
        &session,
        "links with the pins",
        &format!(
            "[...{figure}.querySelectorAll('details a')].some(link => link.href.includes('pins='))"
        ),
    )
    .await;
    choose(&session, &figure, "draws", "10000").await;
    // Half of them, because either scenario is evaluated in each.
    until(
        &session,
        "more worlds",
        &format!("{figure}.querySelector('figcaption').textContent.includes('5,000')"),
    )
    .await;
    session.finish().await;
}
