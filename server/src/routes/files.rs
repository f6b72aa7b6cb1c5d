//! Files: the built page's, and the data package to download.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use maud::html;
use wire::ProblemCode;

use super::remembered;
use super::{Answer, Parts, Shared, readable, wrong_method};
use crate::download::Download;
use crate::edition::{Format, Resource};
use crate::problem::ApiProblem;
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
    Ok(remembered::answer(kept, &request))
}

/// A file of the built page, or a page that says that there is none.
pub async fn asset(State(site): Shared, method: Method, uri: Uri, request: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let is_read = matches!(method, Method::GET | Method::HEAD);
    match site.assets.answer(path) {
        Some(file) if is_read => file.respond(&request),
        // What is missing today may be there after the next build.
        _ => (
            StatusCode::NOT_FOUND,
            [(CACHE_CONTROL, "no-cache")],
            Html(nothing_here()),
        )
            .into_response(),
    }
}

/// What stands where there is nothing.
pub(crate) fn nothing_here() -> String {
    let page = html! {
        (maud::DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Nothing here" } }
            body { p { "There is nothing at this address. " a href="/" { "Open the dashboard" } "." } }
        }
    };
    page.into_string()
}
