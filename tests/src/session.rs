//! A page in a browser, from a server of its own.

use std::thread;

use anyhow::Context as _;
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::{Browser, Request, Server, eventually, failure};

/// Server, browser, and what a reader does and sees.
pub struct Session {
    /// The server.
    pub server: Server,
    /// The browser.
    pub browser: Browser,
}

impl Session {
    /// Opens a path of a new server in a new browser and awaits the levers.
    ///
    /// # Panics
    ///
    /// When server, browser or page do not come up.
    pub async fn open(path: &str) -> Self {
        let session = Self::start(1280).await.expect("server and browser start");
        session.visit(path).await;
        session.await_map().await;
        session
    }

    /// A server and a browser, without a page.
    pub async fn start(width: u32) -> anyhow::Result<Self> {
        Ok(Self {
            server: Server::start()?,
            browser: Browser::start(width).await?,
        })
    }

    /// Goes to a path and awaits the levers.
    ///
    /// # Panics
    ///
    /// When the page does not come up.
    pub async fn visit(&self, path: &str) {
        self.browser
            .client
            .goto(&format!("{}{path}", self.server.address))
            .await
            .expect("the page opens");
        self.await_ready().await;
    }

    /// Awaits the first drawn frame.
    pub async fn await_ready(&self) {
        eventually("the page to be ready", async || {
            let ready = self
                .script("return document.documentElement.dataset.ready === 'true'")
                .await;
            (ready == true).then_some(())
        })
        .await;
    }

    /// Brings the map into sight, which loads it, and the top of the page again: what is asked for later, a test did.
    pub async fn await_map(&self) {
        eventually("the map", async || {
            // Again and again, since what comes above the map moves it out of sight.
            let there = self
                .script(
                    "document.querySelector('canvas[data-chart=map]').scrollIntoView({behavior: 'instant'});\
                     return document.documentElement.dataset.map === 'true'",
                )
                .await;
            (there == true).then_some(())
        })
        .await;
        self.script("window.scrollTo({top: 0, behavior: 'instant'})")
            .await;
    }

    /// Runs a script in the page.
    ///
    /// # Panics
    ///
    /// When the script throws.
    pub async fn script(&self, script: &str) -> Value {
        self.browser
            .client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// An element.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub async fn find(&self, css: &str) -> Element {
        let found = self.browser.client.find(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("there is no {css}: {error}"))
    }

    /// An element's text.
    ///
    /// # Panics
    ///
    /// When there is no such element.
    pub async fn text(&self, css: &str) -> String {
        let script = format!(
            "return document.querySelector({}).textContent.trim().replaceAll('\\u00a0', ' ')",
            json!(css)
        );
        self.script(&script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A form field's value.
    pub async fn value(&self, css: &str) -> String {
        let script = format!("return document.querySelector({}).value", json!(css));
        self.script(&script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A figure of the scenario.
    pub async fn figure(&self, indicator: &str) -> String {
        self.text(&format!("[data-indicator={indicator}] [data-scenario]"))
            .await
    }

    /// A fingerprint of a chart's pixels. Charts are drawn when they are in sight, so the page is scrolled to it.
    pub async fn pixels(&self, chart: &str) -> String {
        let script = format!(
            "const chart = document.querySelector('canvas[data-chart={chart}]');\
             chart.scrollIntoView({{block: 'center', behavior: 'instant'}});\
             return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(chart.toDataURL()))))"
        );
        self.script(&script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Awaits a figure of the scenario that is not `before`.
    pub async fn changed_figure(&self, indicator: &str, before: &str) -> String {
        eventually(&format!("{indicator} to leave {before}"), async || {
            Some(self.figure(indicator).await).filter(|figure| figure != before)
        })
        .await
    }

    /// The query of the address.
    pub async fn query(&self) -> String {
        self.script("return location.search")
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Requests since they were last asked for.
    ///
    /// # Panics
    ///
    /// When the driver refuses.
    pub async fn requests(&self) -> Vec<Request> {
        self.browser.requests().await.expect("the performance log")
    }

    /// Seconds that the page's main thread has worked.
    pub async fn task_seconds(&self) -> anyhow::Result<f64> {
        self.browser
            .devtools("Performance.enable", &json!({}))
            .await?;
        let answer = self
            .browser
            .devtools("Performance.getMetrics", &json!({}))
            .await?;
        let metrics = answer["metrics"].as_array().context("no metrics")?;
        let tasks = metrics
            .iter()
            .find(|metric| metric["name"] == "TaskDuration");
        tasks
            .and_then(|metric| metric["value"].as_f64())
            .context("no TaskDuration")
    }

    /// Ends the test: fails on console errors and on trouble in the server's log.
    ///
    /// # Panics
    ///
    /// When there was any.
    pub async fn finish(self) {
        self.finish_despite(&[]).await;
    }

    /// Ends a test that provokes console errors: fails on any that holds none of the expected words.
    ///
    /// # Panics
    ///
    /// When there was another error, or trouble in the server's log.
    pub async fn finish_despite(self, expected: &[&str]) {
        let mut errors = self
            .browser
            .console_errors()
            .await
            .expect("the console log");
        errors.retain(|error| !expected.iter().any(|words| error.contains(words)));
        assert!(errors.is_empty(), "console: {errors:#?}");
        let troubles = self.server.troubles();
        assert!(troubles.is_empty(), "server log: {troubles:#?}");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if thread::panicking() {
            let Self { browser, server } = self;
            failure::keep(browser, server);
        }
    }
}
