//! What a reader's machine computes beside the page: a script that hands long questions to a worker, and the worker.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use serde_json::json;
use text::Messages;

use crate::engine::Engine;
use crate::kept::{Freshness, Kept};
use crate::site::Site;

/// Where the page's script is.
pub(crate) const SCRIPT: &str = "/beside.js";
/// Where the worker is.
pub(crate) const WORKER: &str = "/beside-worker.js";
/// What the worker may do: run the engine of this site, and ask the site.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
);
const TYPE: &str = "text/javascript; charset=utf-8";

/// Both scripts.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route(SCRIPT, get(script))
        .route(WORKER, get(worker))
}

/// The element by which the page brings the script once there is a reader, or, `now`, which brings it at once.
pub(crate) fn element(engine: &Engine, messages: &Messages, now: bool) -> Markup {
    let words = json!({
        "progress": messages.document_beside_progress(),
        "cancel": messages.document_beside_cancel(),
        "cancelled": messages.document_beside_cancelled(),
    });
    let files = engine.files();
    html! {
        @if now {
            script src=(SCRIPT) defer data-script=(files.script) data-wasm=(files.wasm) data-words=(words) {}
        } @else {
            template #beside data-script=(files.script) data-wasm=(files.wasm) data-words=(words) {}
        }
    }
}

async fn script(request: HeaderMap) -> Response {
    static SCRIPT: LazyLock<Kept> = LazyLock::new(|| {
        let script = include_str!("beside/beside.js").as_bytes().to_vec();
        Kept::text(script, TYPE).fresh(Freshness::Minutes)
    });
    SCRIPT.respond(&request)
}

async fn worker(request: HeaderMap) -> Response {
    static WORKER: LazyLock<Kept> = LazyLock::new(|| {
        let script = include_str!("beside/worker.js").as_bytes().to_vec();
        Kept::text(script, TYPE).fresh(Freshness::Minutes)
    });
    let mut response = WORKER.respond(&request);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, POLICY);
    response
}
