//! What stands beside the page: a script for the fields of charts that answer a question, which hands long ones to a worker, and
//! the worker.

use std::sync::{Arc, LazyLock};

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use maud::{Markup, html};
use serde_json::json;
use wire::ProblemCode;

use crate::engine::Engine;
use crate::kept::{Freshness, Kept};
use crate::problem::ApiProblem;
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

/// Scripts, and what the first is told.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route(SCRIPT, get(script))
        .route(WORKER, get(worker))
        .route("/beside/{file}", get(told))
}

/// Where the page's script finds the engine and its words.
pub(crate) fn address(language: &str) -> String {
    format!("/beside/{language}.json")
}

/// The element that brings the script into a page of a site of files.
pub(crate) fn element() -> Markup {
    html! { script src=(SCRIPT) defer {} }
}

async fn told(State(site): State<Arc<Site>>, Path(file): Path<String>) -> Response {
    let tag = file.strip_suffix(".json").unwrap_or(&file);
    let known = text::languages().iter().find(|known| known.tag == tag);
    let Some((engine, language)) = Engine::find_with_answers(&site.assets).zip(known) else {
        let detail = "The page was built without what computes beside it: build it with `cargo xtask build`.";
        return ApiProblem::new(ProblemCode::NotFound, detail, Vec::new()).into_response();
    };
    let messages = &language.messages;
    let files = engine.files();
    let told = json!({
        "script": files.script,
        "wasm": files.wasm,
        "words": {
            "progress": messages.document_beside_progress(),
            "cancel": messages.document_beside_cancel(),
            "cancelled": messages.document_beside_cancelled(),
        },
    });
    ([(CACHE_CONTROL, "no-cache")], Json(told)).into_response()
}

async fn script(request: HeaderMap) -> Response {
    static SCRIPT: LazyLock<Kept> = LazyLock::new(|| kept(include_str!("beside/beside.js")));
    SCRIPT.respond(&request)
}

async fn worker(request: HeaderMap) -> Response {
    static WORKER: LazyLock<Kept> = LazyLock::new(|| kept(include_str!("beside/worker.js")));
    let mut response = WORKER.respond(&request);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, POLICY);
    response
}

fn kept(script: &'static str) -> Kept {
    Kept::text(script.into(), TYPE).fresh(Freshness::Minutes)
}
