//! What an operator's machinery asks: whether the process lives, whether it can answer, and its counters.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use super::Shared;
use crate::metrics::CONTENT_TYPE as OPEN_METRICS;
use crate::site::Site;

/// What is answered when the server can answer everything.
#[derive(Serialize)]
struct Ready {
    status: &'static str,
    /// Content hash of the data that are served.
    data: String,
    /// When they were made.
    created: Option<String>,
    /// Whether the data folder holds a newer package that cannot be served.
    newer_data_are_broken: bool,
    version: &'static str,
}

/// `/healthz` and `/readyz`.
pub fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
}

/// `/metrics`, for another port.
pub fn metrics(site: Arc<Site>) -> Router {
    let text = async |State(site): Shared| {
        let headers = [(CONTENT_TYPE, OPEN_METRICS)];
        (headers, site.metrics.text(&site))
    };
    Router::new().route("/metrics", get(text)).with_state(site)
}

async fn ready(State(site): Shared) -> impl IntoResponse {
    let edition = site.current();
    Json(Ready {
        status: "ready",
        data: edition.hash().to_owned(),
        created: edition.created().map(str::to_owned),
        newer_data_are_broken: site.newer_is_broken(),
        version: env!("CARGO_PKG_VERSION"),
    })
}
