//! The engine of an embed draws what the server draws, to the byte.

use std::time::Duration;

use e2e::Session;
use fantoccini::wd::TimeoutConfiguration;
use serde_json::json;

/// Draws a hundred states in the browser and asks the server for each of them. Returns those that differ.
const COMPARE: &str = "
    const config = JSON.parse(document.getElementById('config').textContent);
    const text = async address => (await fetch(address)).text();
    const module = await import(config.script);
    await module.default({module_or_path: config.wasm});
    const start = await text(config.start);
    const engine = new module.Engine(start);
    engine.set_map(...await Promise.all(config.map.map(text)));
    const {levers} = JSON.parse(start).bootstrap.year.baseline;
    const charts = ['map', 'drawdown', 'arrivals', 'suppliers', 'exposure', 'mix'];
    // The same states in every run: a generator with a fixed seed.
    let seed = 2016;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const differing = [];
    let moved = 0;
    for (let state = 0; state < 100; state++) {
        const chosen = levers.filter(() => random() < 0.15);
        const values = chosen.map(({lever, minimum, maximum, step}) =>
            [lever, minimum + Math.round(random() * (maximum - minimum) / step) * step]);
        const query = values.map(([lever, value]) => `${lever}=${value}`).join('&');
        const chart = charts[state % charts.length];
        const isDark = random() < 0.5, width = 280 + Math.floor(random() * 900);
        moved += values.length;
        const here = JSON.parse(engine.draw(chart, query, width, isDark));
        const theme = isDark ? 'dark' : 'light';
        const there = JSON.parse(await text(`/chart/${chart}.json?${query}&width=${width}&theme=${theme}`));
        if (here.svg !== there.svg || here.finding !== there.finding) {
            const at = [...here.svg].findIndex((letter, index) => letter !== there.svg[index]);
            const around = text => text.slice(Math.max(at - 60, 0), at + 60);
            differing.push(`${chart}?${query}&width=${width}: ${around(here.svg)} is not ${around(there.svg)}; ${here.finding} / ${there.finding}`);
        }
    }
    return [differing, moved > 100];";

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_states_are_drawn_alike_by_browser_and_server() {
    let session = Session::start(1280).await.unwrap();
    let client = &session.browser.client;
    let patience = TimeoutConfiguration::new(Some(Duration::from_mins(2)), None, None);
    client.update_timeouts(patience).await.unwrap();
    let address = format!("{}/embed/map?levers=hormuz", session.server.address);
    client.goto(&address).await.unwrap();
    // The driver awaits the promise that a script returns.
    let script = format!("return (async () => {{ {COMPARE} }})()");
    assert_eq!(session.script(&script).await, json!([[], true]));
    session.finish().await;
}
