//! The whole address table.

use std::sync::Arc;

use axum::Router;
use axum::extract::{OriginalUri, Path, RawQuery, State, rejection::PathRejection};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{any, get};
use maud::html;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use wire::{ImporterSummary, ProblemCode};

use crate::answers::Answers;
use crate::chart::ChartRequest;
use crate::document::respond_once;
use crate::problem::ApiProblem;
use crate::site::{MakeError, Resource, Site};

type Shared = State<Arc<Site>>;
type Answer = Result<Response, ApiProblem>;
type YearPath = Result<Path<(String, String)>, PathRejection>;

/// What the API answers, for those who asked for something else.
const ENDPOINTS: [&str; 11] = [
    "/api/v1/importers",
    "/api/v1/importers/{iso3}",
    "/api/v1/importers/{iso3}/years/{year}",
    "/api/v1/importers/{iso3}/years/{year}/view",
    "/api/v1/importers/{iso3}/years/{year}/lines",
    "/api/v1/land",
    "/api/v1/projects",
    "/api/v1/claims",
    "/api/v1/events",
    "/api/v1/sources",
    "/chart/{chart}.{svg|csv|json|html}",
];

/// Every address.
pub fn router(site: Site) -> Router {
    let assets = ServeDir::new(site.app())
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(get(nothing_here));
    let assets = Router::new()
        .fallback_service(assets)
        .layer(map_response(keep_hashed));
    let version_1 = Router::new()
        .route("/importers", get(importers))
        .route("/importers/{importer}", get(importer))
        .route("/importers/{importer}/years/{year}", get(year))
        .route("/importers/{importer}/years/{year}/view", get(view))
        .route("/importers/{importer}/years/{year}/lines", get(lines))
        .route("/land", get(land))
        .route("/projects", get(projects))
        .route("/claims", get(claims))
        .route("/events", get(events))
        .route("/sources", get(sources))
        .method_not_allowed_fallback(wrong_method);
    // Problems carry the header too: a reader on another site must be able to see what went wrong.
    let api = Router::new()
        .nest("/v1", version_1)
        .fallback(no_endpoint)
        .layer(open_to_all());
    Router::new()
        .route("/", get(page))
        // The file of that name has the marks still in it.
        .route("/index.html", get(page))
        .nest("/api", api)
        .route(
            "/chart/{file}",
            get(chart).fallback(wrong_method).layer(open_to_all()),
        )
        // Nesting leaves this one out.
        .route("/api/", any(no_endpoint).layer(open_to_all()))
        .route("/healthz", get(|| async { "ok" }))
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

fn open_to_all() -> SetResponseHeaderLayer<HeaderValue> {
    header(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
}

async fn page(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let page = site.page_of(query.as_deref().unwrap_or_default());
    answer(&site, page, &request).await
}

async fn importers(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Importers, &request).await
}

async fn importer(
    State(site): Shared,
    importer: Result<Path<String>, PathRejection>,
    request: HeaderMap,
) -> Answer {
    let importer = readable(importer)?;
    let found = find_importer(&site.answers, &importer)?.importer.clone();
    answer(&site, Resource::Importer(found), &request).await
}

async fn year(State(site): Shared, path: YearPath, request: HeaderMap) -> Answer {
    let (importer, year) = find_year(&site.answers, path)?;
    answer(&site, Resource::Year { importer, year }, &request).await
}

async fn view(
    State(site): Shared,
    path: YearPath,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let (importer, year) = find_year(&site.answers, path)?;
    let resource = Resource::View {
        importer,
        year,
        language: site.language_of(query.as_deref().unwrap_or_default()),
    };
    answer(&site, resource, &request).await
}

async fn lines(State(site): Shared, path: YearPath, request: HeaderMap) -> Answer {
    let (importer, year) = find_year(&site.answers, path)?;
    answer(&site, Resource::Lines { importer, year }, &request).await
}

async fn land(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Land, &request).await
}

/// The importer and year of an address, where there are data of them.
fn find_year(answers: &Answers, path: YearPath) -> Result<(String, u16), ApiProblem> {
    let (importer, year) = readable(path)?;
    year_of(answers, &importer, &year)
}

/// The importer and year of two words, where there are data of them.
pub(crate) fn year_of(
    answers: &Answers,
    importer: &str,
    year: &str,
) -> Result<(String, u16), ApiProblem> {
    let summary = find_importer(answers, importer)?;
    let years = || summary.years.iter().map(u16::to_string).collect::<Vec<_>>();
    // A sign or a leading zero is refused: one year has one address.
    let is_written_so = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = year.parse::<u16>().ok().filter(|_| is_written_so);
    let year = number.ok_or_else(|| {
        let example = summary.default_year;
        let detail = format!(
            "{:?} is not a year: give four digits, such as {example}.",
            cut(year)
        );
        ApiProblem::new(ProblemCode::InvalidYear, detail, years())
    })?;
    if !summary.years.contains(&year) {
        let detail = format!(
            "There are no data of {} for {year}: choose one of its years.",
            summary.name
        );
        return Err(ApiProblem::new(ProblemCode::UnknownYear, detail, years()));
    }
    Ok((summary.importer.clone(), year))
}

async fn chart(
    State(site): Shared,
    file: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let file = readable(file)?;
    let wanted = ChartRequest::read(&site, &file, query.as_deref().unwrap_or_default())?;
    let permit = site.drawing.clone().acquire_owned().await;
    let drawn = tokio::task::spawn_blocking(move || {
        // Held until the bytes are there: as many charts are drawn at once as there are processors.
        let _permit = permit;
        let (bytes, content_type) = wanted.draw(&site)?;
        Ok(respond_once(&bytes, content_type, &request))
    })
    .await;
    drawn
        .map_err(MakeError::from)
        .and_then(|made| made)
        .map_err(|error| ApiProblem::internal(&error))
}

async fn projects(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Projects, &request).await
}

async fn events(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Events, &request).await
}

async fn claims(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Claims, &request).await
}

async fn sources(State(site): Shared, request: HeaderMap) -> Answer {
    answer(&site, Resource::Sources, &request).await
}

async fn answer(site: &Arc<Site>, resource: Resource, request: &HeaderMap) -> Answer {
    let document = site
        .document(resource)
        .await
        .map_err(|error| ApiProblem::internal(&error))?;
    Ok(document.respond(request))
}

async fn no_endpoint(OriginalUri(uri): OriginalUri) -> ApiProblem {
    let detail = format!(
        "There is no {}: choose one of the endpoints.",
        cut(uri.path())
    );
    not_found(detail)
}

pub(crate) fn not_found(detail: impl Into<String>) -> ApiProblem {
    let choices = ENDPOINTS.iter().copied().map(str::to_owned).collect();
    ApiProblem::new(ProblemCode::NotFound, detail, choices)
}

/// The parts of an address; percent signs that do not spell UTF-8 name nothing.
fn readable<T>(parts: Result<Path<T>, PathRejection>) -> Result<T, ApiProblem> {
    let Path(parts) = parts
        .map_err(|_| not_found("The address is not UTF-8 text: choose one of the endpoints."))?;
    Ok(parts)
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
) -> Result<&'a ImporterSummary, ApiProblem> {
    let importers = &answers.importers.importers;
    importers
        .iter()
        .find(|row| row.importer.eq_ignore_ascii_case(importer))
        .ok_or_else(|| {
            let choices = importers.iter().map(|row| row.importer.clone()).collect();
            let detail = format!(
                "There is no importer {:?}: choose one by its ISO 3166-1 alpha-3 code.",
                cut(importer)
            );
            ApiProblem::new(ProblemCode::UnknownImporter, detail, choices)
        })
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
