//! Addresses of documents, which need not be read twice.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::ACCEPT;
use axum::middleware::Next;
use axum::response::Response;

use crate::base::BaseUrl;
use crate::kept::Kept;
use crate::site::Site;

/// Answers with the document that was the answer to the same address before, or has it looked for. A handler that answers with
/// a document leaves it in the response's extensions ([`answer`]).
pub async fn remembered(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET || wants_csv(&request) {
        return next.run(request).await;
    }
    // What the data answer is the same whatever the site is called.
    let path = request.uri().path_and_query();
    let path = path.map_or(request.uri().path(), |path| path.as_str());
    let asked = site.asked(&BaseUrl::default(), path);
    if let Some(document) = site.document(&asked) {
        return document.respond(request.headers());
    }
    let mut response = next.run(request).await;
    if let Some(document) = response.extensions_mut().remove::<Arc<Kept>>() {
        site.remember(asked, document);
    }
    response
}

/// The response of a document, which brings the document along.
pub fn answer(document: Arc<Kept>, request: &axum::http::HeaderMap) -> Response {
    let mut response = document.respond(request);
    response.extensions_mut().insert(document);
    response
}

/// Whether the format may depend on more than the address.
fn wants_csv(request: &Request) -> bool {
    let accepts = request.headers().get_all(ACCEPT).iter();
    let mut accepts = accepts.filter_map(|value| value.to_str().ok());
    accepts.any(|value| value.contains("csv"))
}
