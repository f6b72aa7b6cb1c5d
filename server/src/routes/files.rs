//! Files: the built page's, and the data package to download.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use story::document::plain::{self, Plain, missing};
use wire::ProblemCode;

use super::{Answer, Parts, Shared, not_found, readable, wrong_method};
use crate::accept::weights;
use crate::download::Download;
use crate::edition::{Format, Resource};
use crate::memory::Found;
use crate::policy::{Framing, policy};
use crate::problem::{ApiProblem, about};
use crate::query::Query;
use crate::site::Site;

/// The data package.
pub fn data() -> Router<Arc<Site>> {
    Router::new().route("/data/{file}", get(download).fallback(wrong_method))
}

async fn download(
    State(site): Shared,
    file: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let edition = site.edition(&Query::new(query.as_deref())).await?;
    let file = readable(file)?;
    let download = Download::named(&file, edition.tables()).ok_or_else(|| {
        let detail = "There is no such file of data: choose one.";
        let choices = Download::names(edition.tables());
        ApiProblem::new(ProblemCode::NotFound, detail, choices)
    })?;
    let kept = edition
        .document(Resource::Download(download), Format::Json)
        .await
        .map_err(|error| ApiProblem::internal(&error))?;
    Ok(Found::document(kept, &request))
}

/// A file of the built page. Where there is none, whoever reads pages gets one, and whoever does not gets a problem.
pub async fn asset(State(site): Shared, method: Method, uri: Uri, request: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let is_read = matches!(method, Method::GET | Method::HEAD);
    match site.assets.answer(path) {
        Some(file) if is_read => file.respond(&request),
        Some(_) => {
            let mut refused = wrong_method().await.into_response();
            // As routes tell by themselves.
            let allowed = HeaderValue::from_static("GET,HEAD");
            refused.headers_mut().insert(ALLOW, allowed);
            refused
        }
        None => {
            let mut response = if reads_pages(&request) {
                nothing_here()
            } else {
                let detail = "There is nothing at this address: choose one of the endpoints.";
                not_found(detail).into_response()
            };
            let headers = response.headers_mut();
            headers.insert(VARY, HeaderValue::from_static("accept"));
            response
        }
    }
}

/// Whether a request wants a page more than anything that a program reads, as a browser's does that opens an address.
fn reads_pages(request: &HeaderMap) -> bool {
    let [page, problem, json] = weights(
        request,
        ["text/html", "application/problem+json", "application/json"],
    );
    page > problem.max(json)
}

/// The page that stands where there is nothing.
fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, in_words(missing())).into_response()
}

/// What a kind of problem is: the address that every problem of it has as its `type`.
pub(super) async fn problem(kind: Parts<String>) -> Answer {
    let kind = readable(kind)?;
    let mut codes = ProblemCode::ALL.into_iter();
    let code = codes.find(|code| code.slug() == kind).ok_or_else(|| {
        let slugs = ProblemCode::ALL.map(|code| code.slug().to_owned());
        let detail = "There is no such kind of problem: choose one.";
        ApiProblem::new(ProblemCode::NotFound, detail, slugs.to_vec())
    })?;
    let word = serde_json::to_value(code).unwrap_or_default();
    let word = word.as_str().unwrap_or_default();
    let page = plain::problem(code.title(), code.status(), word, about(code));
    Ok(in_words(page).into_response())
}

/// A page of words as a response.
fn in_words(plain: Plain) -> impl IntoResponse {
    let headers = [
        (
            CONTENT_SECURITY_POLICY,
            policy(&[], &[&plain.style], Framing::Own),
        ),
        // What is missing today may be there after the next build.
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, Html(plain.page))
}
