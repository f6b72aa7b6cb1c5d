//! Takes screenshots of the page in every layout and theme. Run by `cargo xtask screenshots`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use e2e::{Session, eventually};
use serde_json::json;

const WIDTHS: [(&str, u32); 3] = [("desktop", 1280), ("tablet", 768), ("phone", 360)];
const VIEWS: [(&str, &str); 2] = [
    ("", "/"),
    ("-closed", "/?hormuz=100&malacca=50&rfe_lng=5&nuclear=20"),
];

/// The tallest picture that the browser takes, pixels.
const TALLEST: u64 = 16_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let out = PathBuf::from(
        env::var_os("CHOKEPOINT_SCREENSHOTS").context("run `cargo xtask screenshots`")?,
    );
    std::fs::create_dir_all(&out).with_context(|| format!("{} cannot be made", out.display()))?;
    let session = Session::start(1280).await?;
    windows(&session, &out).await?;
    if env::var_os("CHOKEPOINT_SCREENSHOTS_ALL").is_none() {
        session.finish().await;
        return Ok(());
    }
    for (layout, width) in WIDTHS {
        for theme in ["light", "dark"] {
            let features =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
            session
                .browser
                .devtools("Emulation.setEmulatedMedia", &features)
                .await?;
            for (view, path) in VIEWS {
                let screen = |height: u64| json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": layout == "phone" });
                session
                    .browser
                    .devtools("Emulation.setDeviceMetricsOverride", &screen(900))
                    .await?;
                session.visit(path).await;
                session.await_map().await;
                let height = session
                    .script("return document.documentElement.scrollHeight")
                    .await;
                let height = height.as_u64().context("a height")?.min(TALLEST);
                session
                    .browser
                    .devtools("Emulation.setDeviceMetricsOverride", &screen(height))
                    .await?;
                eventually("the page at its full height", async || {
                    let tall = session.script("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(innerHeight))))");
                    (tall.await.as_u64() == Some(height)).then_some(())
                })
                .await;
                let picture = session.browser.client.screenshot().await?;
                std::fs::write(out.join(format!("{layout}-{theme}{view}.png")), picture)?;
            }
        }
    }
    session.finish().await;
    Ok(())
}

/// The two pictures of the README: what a reader sees at first, and the tool with levers moved.
async fn windows(session: &Session, out: &Path) -> anyhow::Result<()> {
    let screen = json!({ "width": 1280, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
    session
        .browser
        .devtools("Emulation.setDeviceMetricsOverride", &screen)
        .await?;
    for (name, path, top) in [
        ("first-screen", "/", "header"),
        ("what-if", "/?hormuz=100&rfe_lng=5&nuclear=20", ".tool"),
    ] {
        session.visit(path).await;
        session.await_map().await;
        session
            .script(&format!(
                "document.querySelector('{top}').scrollIntoView({{behavior: 'instant'}})"
            ))
            .await;
        let drawn = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))";
        session.script(drawn).await;
        let picture = session.browser.client.screenshot().await?;
        std::fs::write(out.join(format!("{name}.png")), picture)?;
    }
    Ok(())
}
