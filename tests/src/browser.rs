//! A Chromium of its own, by its driver.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::PATIENCE;
use crate::commands::Extension;

/// Flags that keep Chromium alone and offline.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
    // A smooth scroll would still be under way when the driver clicks.
    "--force-prefers-reduced-motion",
];

/// A browser window and the driver behind it. They end with this value.
pub struct Browser {
    /// The WebDriver client.
    pub client: Client,
    // In this order: the browser ends, then its driver, then its profile goes.
    running: Running,
    _driver: Driver,
    _profile: TempDir,
}

/// A request that the page made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its address.
    pub url: String,
}

impl Browser {
    /// Starts a browser with a window of this width, in CSS pixels.
    pub async fn start(width: u32) -> anyhow::Result<Self> {
        Self::start_with(width, &json!({})).await
    }

    /// Starts a browser with a window of this width and with settings of Chromium's, by their names in its profile.
    pub async fn start_with(width: u32, preferences: &Value) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir().context("no temporary folder")?;
        let driver = Driver::start()?;
        let mut arguments = FLAGS
            .iter()
            .map(|flag| (*flag).to_owned())
            .collect::<Vec<_>>();
        arguments.push(format!("--window-size={width},900"));
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else {
            bail!("capabilities are an object")
        };
        let address = format!("http://127.0.0.1:{}", driver.port);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&address)
            .await
            .context("Chromium cannot be started: `cargo xtask test` installs it on Debian")?;
        let process_id = client
            .capabilities()
            .and_then(|capabilities| capabilities.get("goog:processID"))
            .and_then(Value::as_u64)
            .context("the driver does not tell the browser's process")?;
        let session = client.session_id().await?.context("no session")?;
        let browser = Self {
            client,
            running: Running {
                process_id,
                session: format!("{address}/session/{session}"),
            },
            _driver: driver,
            _profile: profile,
        };
        // Without a window system some versions think that nobody looks at the page, and tell it nothing of the focus.
        let focused = serde_json::json!({ "enabled": true });
        browser
            .devtools("Emulation.setFocusEmulationEnabled", &focused)
            .await?;
        Ok(browser)
    }

    /// The browser's process.
    pub fn process_id(&self) -> u64 {
        self.running.process_id
    }

    /// Runs a command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> anyhow::Result<Value> {
        Ok(self
            .client
            .issue_cmd(Extension::devtools(command, parameters))
            .await?)
    }

    /// Errors in the console since they were last read, uncaught exceptions included.
    pub async fn console_errors(&self) -> anyhow::Result<Vec<String>> {
        let entries = self.log("browser").await?;
        Ok(entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// Requests that the page made since they were last read.
    pub async fn requests(&self) -> anyhow::Result<Vec<Request>> {
        let entries = self.log("performance").await?;
        Ok(entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .map(|event| Request {
                url: event["message"]["params"]["request"]["url"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            })
            .collect())
    }

    async fn log(&self, kind: &str) -> anyhow::Result<Vec<Value>> {
        match self.client.issue_cmd(Extension::log(kind)).await? {
            Value::Array(entries) => Ok(entries),
            other => bail!("the {kind} log is not a list: {other}"),
        }
    }
}

/// A browser that a driver started. A driver that ends leaves its browser behind, so the browser is ended first.
struct Running {
    process_id: u64,
    session: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let agent = ureq::Agent::new_with_config(
            ureq::Agent::config_builder()
                // A session that the test has closed is answered with an error, and that is well.
                .http_status_as_error(false)
                .timeout_global(Some(PATIENCE / 3))
                .build(),
        );
        if agent.delete(&self.session).call().is_err() {
            // The process is one that this harness started.
            Command::new("kill")
                .args(["-KILL", &self.process_id.to_string()])
                .status()
                .ok();
        }
    }
}

/// A chromedriver on a port of its own choice.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> anyhow::Result<Self> {
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver cannot be started: `cargo xtask test` installs it on Debian")?;
        let mut driver = Self { process, port: 0 };
        driver.port = driver_port(&mut driver.process)?;
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The port that the driver chose, from the line that says so.
fn driver_port(driver: &mut Child) -> anyhow::Result<u16> {
    let out = BufReader::new(driver.stdout.take().context("no stdout")?);
    for line in out.lines() {
        let line = line.context("the driver's output cannot be read")?;
        // The first line tells the port asked for, 0; a later one the port taken.
        let port = line
            .rsplit_once("on port ")
            .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port @ 1..) = port {
            return Ok(port);
        }
    }
    bail!("chromedriver ended without naming its port")
}
