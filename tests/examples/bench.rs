//! Measures the page as a reader meets it: bytes, first paint, and the time of a slider step, at full speed and with the
//! processor throttled to a quarter. It reports; it judges nothing. Run by `cargo xtask bench`.

#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints its figures"
)]

use std::time::Instant;

use e2e::{Server, Session, eventually};
use fantoccini::key::Key;
use serde_json::{Value, json};
use wire::{ImporterSummary, Importers};

/// Slider steps of one measurement.
const STEPS: usize = 200;

/// The charts that a step draws, and the height of a window that has them in sight, in CSS pixels: a reader's, and one
/// that is higher than the page.
const WINDOWS: [(&str, u32); 2] = [("charts in sight", 900), ("all charts", 20_000)];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let began = Instant::now();
    let server = Server::start()?;
    println!(
        "server, start to listening: {} ms",
        began.elapsed().as_millis()
    );
    server.get("/healthz")?;
    println!(
        "server, start to first answer: {} ms",
        began.elapsed().as_millis()
    );
    server.get("/")?;
    println!(
        "server, resident memory: {} MB",
        server.resident_bytes()? / 1_000_000
    );
    let asked = ask_for_everything(&server)?;
    println!(
        "server, resident memory after all {asked} answers: {} MB",
        server.resident_bytes()? / 1_000_000
    );
    drop(server);

    let session = Session::start(1280).await?;
    session.visit("/").await;
    first_load(&session).await;
    for (charts, height) in WINDOWS {
        let window =
            json!({ "width": 1280, "height": height, "deviceScaleFactor": 0, "mobile": false });
        session
            .browser
            .devtools("Emulation.setDeviceMetricsOverride", &window)
            .await?;
        for throttle in [1, 4] {
            let rate = json!({ "rate": throttle });
            session
                .browser
                .devtools("Emulation.setCPUThrottlingRate", &rate)
                .await?;
            steps(&session, charts, throttle).await?;
        }
    }
    session.finish().await;
    Ok(())
}

/// Asks for every answer once, so that the server holds them all. Gives their number.
fn ask_for_everything(server: &Server) -> anyhow::Result<usize> {
    let api = "/api/v1";
    let importers: Importers = serde_json::from_str(&server.get(&format!("{api}/importers"))?)?;
    let mut paths = ["importers", "land", "projects", "claims", "sources"]
        .map(|name| format!("{api}/{name}"))
        .to_vec();
    for ImporterSummary {
        importer, years, ..
    } in importers.importers
    {
        paths.push(format!("{api}/importers/{importer}"));
        for year in years {
            let answer = format!("{api}/importers/{importer}/years/{year}");
            paths.push(format!("{answer}/view"));
            paths.push(format!("{answer}/lines"));
            paths.push(answer);
            paths.push(format!("/?importer={importer}&year={year}"));
        }
    }
    for path in &paths {
        server.get(path)?;
    }
    Ok(paths.len())
}

/// Bytes over the wire and the first paint of a cold visit.
async fn first_load(session: &Session) {
    let load = session
        .script(
            "const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];\
             return {bytes: all.map(entry => [entry.name, entry.transferSize]),\
             paint: performance.getEntriesByType('paint').map(entry => [entry.name, entry.startTime])}",
        )
        .await;
    let mut total = 0;
    for row in load["bytes"].as_array().into_iter().flatten() {
        let bytes = row[1].as_u64().unwrap_or_default();
        total += bytes;
        println!(
            "first load: {bytes:>8} bytes {}",
            row[0].as_str().unwrap_or_default()
        );
    }
    println!("first load: {total:>8} bytes in all, brotli and headers included");
    for row in load["paint"].as_array().into_iter().flatten() {
        println!(
            "{}: {:.0} ms",
            row[0].as_str().unwrap_or_default(),
            row[1].as_f64().unwrap_or_default()
        );
    }
}

/// Slider steps by key, each after the frame before it: from the key press to the end of the frame, and the work alone.
async fn steps(session: &Session, charts: &str, throttle: u32) -> anyhow::Result<()> {
    session.visit("/").await;
    // A pixel ratio that is new in every frame makes the page draw every chart, also those that a step leaves as they are.
    session
        .script("let nth = 0; Object.defineProperty(window, 'devicePixelRatio', {get: () => 1 + ++nth * 1e-9})")
        .await;
    let slider = session.find("input[data-lever=demand]").await;
    let count = async |name: &str| {
        let counted = session
            .script(&format!(
                "return performance.getEntriesByName('{name}').length"
            ))
            .await;
        counted.as_u64().unwrap_or_default() as usize
    };
    // The first key would scroll the lever into sight, which asks for frames of its own; and the map loads when it is seen.
    session.await_map().await;
    session
        .script("document.querySelector('input[data-lever=demand]').scrollIntoView({block: 'center', behavior: 'instant'});\
                 return new Promise(done => setTimeout(done, 500))")
        .await;
    session.script("performance.clearMeasures()").await;
    session.script("window.pressed = []; document.querySelector('input[data-lever=demand]').addEventListener('keydown', event => pressed.push(event.timeStamp), true)").await;
    let tasks = session.task_seconds().await?;
    for step in 0..STEPS {
        // There and back, so that every step changes the value.
        let key = if (step / 25) % 2 == 0 {
            Key::Right
        } else {
            Key::Left
        };
        slider.send_keys(&key.to_string()).await?;
        eventually("a frame", async || {
            (count("chokepoint:frame").await > step).then_some(())
        })
        .await;
    }
    let spent = session.task_seconds().await? - tasks;
    let durations = |entries: &Value| -> Vec<f64> {
        entries
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect()
    };
    let script = |name: &str| {
        format!("return performance.getEntriesByName('{name}').map(entry => entry.duration)")
    };
    let work = durations(&session.script(&script("chokepoint:work")).await);
    let frames = durations(
        &session
            .script(
                "const ends = performance.getEntriesByName('chokepoint:frame').map(entry => entry.startTime + entry.duration);\
                 return pressed.map(press => ends.find(end => end > press) - press)",
            )
            .await,
    );
    let model = durations(&session.script(&script("chokepoint:model")).await);
    // The browser's clock is coarse: the mean of many steps is finer than any of them.
    println!(
        "{throttle}x throttle, {charts}, model of one step: mean {:.0} microseconds of {} steps",
        model.iter().sum::<f64>() / model.len().max(1) as f64 * 1_000.0,
        model.len()
    );
    report(
        &format!("{throttle}x throttle, {charts}, model and drawing of one step"),
        work,
    );
    report(
        &format!("{throttle}x throttle, {charts}, key press to end of frame"),
        frames,
    );
    println!(
        "{throttle}x throttle, {charts}, main thread in all: {:.1} ms a step (the driver's own scripts included)",
        spent * 1_000.0 / STEPS as f64
    );
    Ok(())
}

fn report(what: &str, mut milliseconds: Vec<f64>) {
    milliseconds.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let index =
            ((milliseconds.len() as f64 * part) as usize).min(milliseconds.len().saturating_sub(1));
        milliseconds.get(index).copied().unwrap_or_default()
    };
    println!(
        "{what}: median {:.1} ms, p95 {:.1} ms, longest {:.1} ms of {} steps",
        at(0.5),
        at(0.95),
        at(1.0),
        milliseconds.len()
    );
}
