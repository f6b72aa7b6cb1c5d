//! The whole address table.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State, rejection::PathRejection};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use maud::html;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use wire::{ImporterProfile, ProblemCode};

use crate::answers::Answers;
use crate::document::Document;
use crate::problem::ApiProblem;
use crate::shell::{Shell, ShellError};

/// What the server serves: answers, and the page around them.
pub struct Site {
    answers: Answers,
    shell: Shell,
    app: PathBuf,
}

impl Site {
    /// A site of answers and the folder of the built page.
    pub fn new(answers: Answers, app: &Path) -> Result<Self, ShellError> {
        Ok(Self {
            answers,
            shell: Shell::read(app)?,
            app: app.to_owned(),
        })
    }
}

type Shared = State<Arc<Site>>;
type Answer = Result<Response, ApiProblem>;

/// Every address.
pub fn router(site: Site) -> Router {
    let assets = ServeDir::new(&site.app)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(get(nothing_here));
    let assets = Router::new()
        .fallback_service(assets)
        .layer(map_response(keep_hashed));
    let api = Router::new()
        .route("/importers", get(importers))
        .route("/importers/{importer}", get(importer))
        .route("/importers/{importer}/years/{year}", get(year))
        .route("/projects", get(projects))
        .route("/claims", get(claims))
        .route("/sources", get(sources))
        .fallback(no_endpoint)
        .method_not_allowed_fallback(wrong_method)
        .layer(header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    Router::new()
        .route("/", get(page))
        .nest("/api/v1", api)
        .route("/api/{*rest}", get(no_endpoint))
        .route("/healthz", get(|| async { "ok" }))
        .layer(CompressionLayer::new())
        .fallback_service(assets)
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(CatchPanicLayer::custom(|_| {
            let detail = "The request failed on our side. Try again in a moment.";
            ApiProblem::new(ProblemCode::Internal, detail, Vec::new()).into_response()
        }))
        .with_state(Arc::new(site))
}

fn header(
    name: axum::http::HeaderName,
    value: &'static str,
) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

async fn page(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let page = site
        .shell
        .page(&site.answers, query.as_deref().unwrap_or_default());
    Ok(page
        .map_err(|error| ApiProblem::internal(&error))?
        .respond(&request))
}

async fn importers(State(site): Shared, request: HeaderMap) -> Answer {
    json(&site.answers.importers, &request)
}

async fn importer(
    State(site): Shared,
    importer: Result<axum::extract::Path<String>, PathRejection>,
    request: HeaderMap,
) -> Answer {
    let importer = importer.map(|path| path.0).unwrap_or_default();
    json(find_importer(&site.answers, &importer)?, &request)
}

async fn year(
    State(site): Shared,
    path: Result<axum::extract::Path<(String, String)>, PathRejection>,
    request: HeaderMap,
) -> Answer {
    let (importer, year) = path.map(|path| path.0).unwrap_or_default();
    let profile = find_importer(&site.answers, &importer)?;
    let summary = &profile.summary;
    let years = || summary.years.iter().map(u16::to_string).collect::<Vec<_>>();
    let number = year.parse::<u16>().map_err(|_| {
        let detail = format!(
            "{:?} is not a year: give four digits, such as {}.",
            cut(&year),
            summary.default_year
        );
        ApiProblem::new(ProblemCode::InvalidYear, detail, years())
    })?;
    let found = site
        .answers
        .years
        .get(&(summary.importer.clone(), number))
        .ok_or_else(|| {
            let detail = format!(
                "There are no data of {} for {number}: choose one of its years.",
                summary.name
            );
            ApiProblem::new(ProblemCode::UnknownYear, detail, years())
        })?;
    json(found, &request)
}

async fn projects(State(site): Shared, request: HeaderMap) -> Answer {
    json(&site.answers.projects, &request)
}

async fn claims(State(site): Shared, request: HeaderMap) -> Answer {
    json(&site.answers.claims, &request)
}

async fn sources(State(site): Shared, request: HeaderMap) -> Answer {
    json(&site.answers.sources, &request)
}

async fn no_endpoint(uri: Uri) -> ApiProblem {
    let detail = format!(
        "There is no {}: choose one of the endpoints.",
        cut(uri.path())
    );
    let choices = [
        "/api/v1/importers",
        "/api/v1/importers/{iso3}",
        "/api/v1/importers/{iso3}/years/{year}",
        "/api/v1/projects",
        "/api/v1/claims",
        "/api/v1/sources",
    ];
    ApiProblem::new(
        ProblemCode::NotFound,
        detail,
        choices.map(str::to_owned).to_vec(),
    )
}

async fn wrong_method() -> ApiProblem {
    ApiProblem::new(
        ProblemCode::MethodNotAllowed,
        "The API is read-only: use GET or HEAD.",
        Vec::new(),
    )
}

async fn nothing_here() -> Response {
    let page = html! {
        (maud::DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Nothing here" } }
            body { p { "There is nothing at this address. " a href="/" { "Open the dashboard" } "." } }
        }
    };
    (StatusCode::NOT_FOUND, Html(page.into_string())).into_response()
}

fn find_importer<'a>(
    answers: &'a Answers,
    importer: &str,
) -> Result<&'a ImporterProfile, ApiProblem> {
    answers
        .profiles
        .get(&importer.to_ascii_uppercase())
        .ok_or_else(|| {
            let choices = answers
                .importers
                .importers
                .iter()
                .map(|row| row.importer.clone())
                .collect();
            let detail = format!(
                "There is no importer {:?}: choose one by its ISO 3166-1 alpha-3 code.",
                cut(importer)
            );
            ApiProblem::new(ProblemCode::UnknownImporter, detail, choices)
        })
}

fn json(value: &impl serde::Serialize, request: &HeaderMap) -> Answer {
    let document = Document::json(value).map_err(|error| ApiProblem::internal(&error))?;
    Ok(document.respond(request))
}

/// A reader's text, cut to a length fit for an answer.
fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Files with a content hash in their name never change; the others are asked for again.
async fn keep_hashed(uri: Uri, mut response: Response) -> Response {
    let is_hashed = uri.path().rsplit('/').next().is_some_and(is_hashed);
    let policy = if is_hashed && response.status().is_success() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(policy));
    response
}

/// Whether a file's name ends in the 16 hexadecimal digits that trunk adds, `name-0123456789abcdef.js`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '.', '_'])
        .any(|part| part.len() >= 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_content_hash_are_told_from_names_without() {
        assert!(is_hashed("app-85e28dd8d12aaeee.js"));
        assert!(is_hashed("app-85e28dd8d12aaeee_bg.wasm"));
        assert!(!is_hashed("icon.svg"));
        assert!(!is_hashed("index.html"));
    }
}
