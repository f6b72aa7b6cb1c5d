//! What is kept of a failed test: a screenshot, the console and the server's log.

use std::fs;
use std::path::PathBuf;
use std::{env, thread};

use anyhow::Context as _;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::{Browser, PATIENCE, Server, target};

/// Keeps what a failed test leaves and says where. Called while the test unwinds, so it must not fail itself.
pub fn keep(browser: &Browser, server: &Server) {
    let Ok(runtime) = Handle::try_current() else {
        return;
    };
    let kept = block_in_place(|| {
        runtime.block_on(async {
            tokio::time::timeout(PATIENCE / 3, save(browser, server))
                .await
                .context("the browser does not answer")?
        })
    });
    match kept {
        Ok(path) => eprintln!("kept: {}.png and .log", path.display()),
        Err(error) => eprintln!("nothing could be kept of the failure: {error:#}"),
    }
}

async fn save(browser: &Browser, server: &Server) -> anyhow::Result<PathBuf> {
    let folder = target().join("e2e-failures");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let path = folder.join(test_name());
    let console = browser.console_errors().await.unwrap_or_default();
    let log = format!(
        "console:\n{}\n\nserver:\n{}\n",
        console.join("\n"),
        server.log()
    );
    fs::write(path.with_extension("log"), log).context("the log cannot be written")?;
    let picture = browser.client.screenshot().await.context("no screenshot")?;
    fs::write(path.with_extension("png"), picture).context("the screenshot cannot be written")?;
    Ok(path)
}

/// The test that runs: nextest names it, cargo's own runner names the thread by it.
fn test_name() -> String {
    env::var("NEXTEST_TEST_NAME")
        .ok()
        .or_else(|| thread::current().name().map(str::to_owned))
        .unwrap_or_else(|| "unnamed".to_owned())
        .replace("::", "-")
}
