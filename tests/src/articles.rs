//! Articles of somebody else's site that hold our charts.
//!
//! The server under test is `127.0.0.1`; articles are served as `localhost`, which to a browser is another site, so their
//! frames are as strange to them as in a newspaper. An article is a file of `articles/`.

use std::fs;
use std::net::SocketAddr;

use anyhow::{Context as _, ensure};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use fantoccini::key::Key;
use serde_json::Value;
use tokio::net::{TcpListener, lookup_host};

use crate::{Session, eventually, root};

/// Gives the number of messages that the article heard when none came for ten frames, and nothing otherwise.
const QUIET: &str = "
    const before = heard.length;
    return new Promise(done => {
        let left = 10;
        const step = () => left-- ? requestAnimationFrame(step) : done(heard.length === before ? before : null);
        step();
    });
";

/// Whether the one picture that is to be seen is there.
const SEEN: &str = "return [...document.querySelectorAll('.picture svg')].filter(svg => svg.getBoundingClientRect().width > 0).length === 1";

/// An article in the session's browser, on a site of its own that ends with the test.
pub struct Article<'a> {
    session: &'a Session,
    name: String,
}

impl Session {
    /// Opens an article: `name` is its file in `articles/`, without the ending.
    ///
    /// # Panics
    ///
    /// When there is no such article, or it does not open.
    pub async fn article(&self, name: &str) -> Article<'_> {
        self.article_with(name, "").await
    }

    /// Opens the article that only listens, with this path of the server in its frame.
    ///
    /// # Panics
    ///
    /// When it does not open.
    pub async fn framed(&self, embed: &str) -> Article<'_> {
        self.article_with("bare", embed).await
    }

    async fn article_with(&self, name: &str, embed: &str) -> Article<'_> {
        let file = root().join(format!("tests/articles/{name}.html"));
        let page = fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
            .replace(
                "{embed}",
                &format!("{{server}}{}", embed.replace('&', "&amp;")),
            )
            .replace("{server}", &self.server.address);
        let address = serve(page).await.expect("the article's site");
        self.browser
            .client
            .goto(&address)
            .await
            .expect("the article opens");
        Article {
            session: self,
            name: name.to_owned(),
        }
    }
}

/// Serves a page on a free port, and says where.
async fn serve(page: String) -> anyhow::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let here = listener.local_addr()?;
    let mut named = lookup_host(("localhost", here.port()))
        .await
        .context("localhost has no address")?;
    ensure!(
        named.any(|address: SocketAddr| address == here),
        "localhost is not 127.0.0.1 here, so there is no second site to serve articles on"
    );
    let router = Router::new().route("/", get(Html(page)));
    // The runtime of the test ends it.
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(format!("http://localhost:{}/", here.port()))
}

impl Article<'_> {
    /// Runs a script in a frame, counted from 0.
    ///
    /// # Panics
    ///
    /// When the script throws.
    pub async fn inside(&self, frame: u16, script: &str) -> Value {
        self.try_inside(frame, script)
            .await
            .unwrap_or_else(|error| panic!("{}, frame {frame}: {script}: {error:#}", self.name))
    }

    /// Runs a script in a frame that may not be there, or be on its way to another page.
    pub async fn try_inside(&self, frame: u16, script: &str) -> anyhow::Result<Value> {
        let client = &self.session.browser.client;
        client.enter_frame(frame).await?;
        let value = client.execute(script, Vec::new()).await;
        client.enter_parent_frame().await?;
        Ok(value?)
    }

    /// Text inside a frame.
    pub async fn text(&self, frame: u16, css: &str) -> String {
        let script = format!(
            "return document.querySelector('{css}').textContent.trim().replaceAll('\\u00a0', ' ')"
        );
        let text = self.inside(frame, &script).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The sentence under a chart's title.
    pub async fn finding(&self, frame: u16) -> String {
        self.text(frame, "p[data-finding]").await
    }

    /// Brings a frame into sight and awaits its picture. What is out of sight a browser neither loads nor measures.
    pub async fn seen(&self, frame: u16) {
        let scroll = format!(
            "document.querySelectorAll('iframe')[{frame}]?.scrollIntoView({{behavior: 'instant'}})"
        );
        eventually(
            &format!("{}: the picture in frame {frame}", self.name),
            async || {
                self.session.script(&scroll).await;
                // The frame may not be there yet, or be on its way to its page.
                let seen = self.try_inside(frame, SEEN).await;
                seen.is_ok_and(|seen| seen == true).then_some(())
            },
        )
        .await;
    }

    /// Awaits that a script in a frame gives `true`; `what` says what for.
    pub async fn awaits(&self, frame: u16, what: &str, script: &str) {
        eventually(&format!("{}: {what}", self.name), async || {
            (self.inside(frame, script).await == true).then_some(())
        })
        .await;
    }

    /// The height that the article gives a frame.
    pub async fn height(&self, frame: u16) -> u64 {
        let script = format!("return document.querySelectorAll('iframe')[{frame}].clientHeight");
        self.session.script(&script).await.as_u64().unwrap_or(0)
    }

    /// The height of what a frame holds.
    pub async fn content_height(&self, frame: u16) -> f64 {
        let script = "return document.querySelector('main#embed').getBoundingClientRect().height";
        self.inside(frame, script).await.as_f64().unwrap_or(0.0)
    }

    /// Awaits that a frame is as high as what it holds, to the pixel.
    pub async fn fits(&self, frame: u16) {
        eventually(
            &format!(
                "{}: frame {frame} to be as high as what it holds",
                self.name
            ),
            async || {
                let content = self.content_height(frame).await;
                let room = self.height(frame).await as f64 - content;
                (content > 0.0 && room.abs() <= 1.0).then_some(())
            },
        )
        .await;
    }

    /// Counts what a frame has asked for whose path has this ending.
    ///
    /// The browser's log of requests does not hold those of another site's frame, which is a process of its own.
    pub async fn asked_for(&self, frame: u16, ending: &str) -> u64 {
        let script = format!(
            "return performance.getEntriesByType('resource').filter(({{name}}) => new URL(name).pathname.endsWith('{ending}')).length"
        );
        self.inside(frame, &script).await.as_u64().unwrap_or(0)
    }

    /// Gives a frame a size, in pixels.
    pub async fn resize(&self, frame: u16, width: u32, height: u32) {
        let script = format!(
            "const {{style}} = document.querySelectorAll('iframe')[{frame}]; \
             style.width = '{width}px'; style.height = '{height}px'"
        );
        self.session.script(&script).await;
    }

    /// Awaits that no more messages come, and gives those that came.
    ///
    /// # Panics
    ///
    /// When the article does not write them down.
    pub async fn heard(&self) -> Vec<Value> {
        eventually(&format!("{}: the messages to end", self.name), async || {
            (!self.session.script(QUIET).await.is_null()).then_some(())
        })
        .await;
        match self.session.script("return heard").await {
            Value::Array(heard) => heard,
            other => panic!("the article keeps no list of messages but {other}"),
        }
    }

    /// Moves a lever inside a frame, as a reader's drag does.
    pub async fn moves(&self, frame: u16, lever: &str, value: u32) {
        let enabled = format!("return !document.querySelector('[data-lever={lever}]').disabled");
        self.awaits(frame, &format!("the lever {lever}"), &enabled)
            .await;
        let script = format!(
            "const lever = document.querySelector('[data-lever={lever}]'); lever.value = {value}; \
             lever.dispatchEvent(new Event('input', {{bubbles: true}}))"
        );
        self.inside(frame, &script).await;
    }

    /// Presses a key on a lever inside a frame.
    ///
    /// # Panics
    ///
    /// When there is no such lever, or it takes no key.
    pub async fn presses(&self, frame: u16, lever: &str, key: Key) {
        let client = &self.session.browser.client;
        client.enter_frame(frame).await.expect("the frame");
        let lever = self.session.find(&format!("[data-lever={lever}]")).await;
        lever.send_keys(&key.to_string()).await.expect("the key");
        client.enter_parent_frame().await.expect("the article");
    }

    /// Awaits that the engine of a frame has drawn.
    pub async fn drawn(&self, frame: u16) {
        let ready = "return document.documentElement.dataset.engine === 'ready'";
        self.awaits(frame, "the engine", ready).await;
    }
}
