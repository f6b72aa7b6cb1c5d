//! The whole address table.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::{OriginalUri, Path, RawQuery, State, rejection::PathRejection};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, LINK,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{MethodRouter, any, get};
use maud::html;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use wire::{ImporterSummary, ProblemCode, View};

use crate::answers::Answers;
use crate::chart::ChartRequest;
use crate::document::{Freshness, Kept};
use crate::edition::{Edition, Resource};
use crate::embed::{self, EmbedRequest};
use crate::oembed::OEmbedRequest;
use crate::page::PageRequest;
use crate::policy;
use crate::problem::ApiProblem;
use crate::query::Query;
use crate::share::{self, ShareRequest};
use crate::site::Site;
use crate::social::link_header;

type Shared = State<Arc<Site>>;
type Answer = Result<Response, ApiProblem>;
type YearPath = Result<Path<(String, String)>, PathRejection>;

/// What the API answers, for those who asked for something else.
const ENDPOINTS: [&str; 15] = [
    "/api/v1/importers",
    "/api/v1/importers/{iso3}",
    "/api/v1/importers/{iso3}/years/{year}",
    "/api/v1/importers/{iso3}/years/{year}/view",
    "/api/v1/importers/{iso3}/years/{year}/start",
    "/api/v1/importers/{iso3}/years/{year}/lines",
    "/api/v1/land",
    "/api/v1/projects",
    "/api/v1/claims",
    "/api/v1/events",
    "/api/v1/sources",
    "/chart/{chart}.{svg|png|csv|json|html}",
    "/embed/{chart}",
    "/oembed?url={address}",
    "/share?chart={chart}",
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
        .route("/importers", once(Resource::Importers))
        .route("/importers/{importer}", get(importer))
        .route(
            "/importers/{importer}/years/{year}",
            of_year(|importer, year, _| Resource::Year { importer, year }),
        )
        .route(
            "/importers/{importer}/years/{year}/view",
            of_year(|importer, year, language| Resource::View {
                importer,
                year,
                language,
            }),
        )
        .route(
            "/importers/{importer}/years/{year}/start",
            of_year(|importer, year, language| Resource::Start {
                importer,
                year,
                language,
            }),
        )
        .route(
            "/importers/{importer}/years/{year}/lines",
            of_year(|importer, year, _| Resource::Lines { importer, year }),
        )
        .route("/land", once(Resource::Land))
        .route("/projects", once(Resource::Projects))
        .route("/claims", once(Resource::Claims))
        .route("/events", once(Resource::Events))
        .route("/sources", once(Resource::Sources))
        .method_not_allowed_fallback(wrong_method);
    // Problems carry the header too: a reader on another site must be able to see what went wrong.
    let api = Router::new().nest("/v1", version_1).fallback(no_endpoint);
    let open = Router::new()
        .nest("/api", api)
        // Nesting leaves this one out.
        .route("/api/", any(no_endpoint))
        .route("/chart/{file}", get(chart).fallback(wrong_method))
        .route("/oembed", get(oembed).fallback(wrong_method))
        .route("/embed.js", get(embed_script).fallback(wrong_method))
        // A frame without an origin of its own loads its engine as a stranger does.
        .fallback_service(assets);
    Router::new()
        .route("/", get(page))
        // The file of that name has the marks still in it.
        .route("/index.html", get(page))
        .route("/embed/{chart}", get(embedded).fallback(wrong_method))
        .route("/share", get(builder).fallback(wrong_method))
        .route("/healthz", get(|| async { "ok" }))
        .merge(open_to_all(open))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(REFERRER_POLICY, "strict-origin-when-cross-origin"))
        .layer(SetResponseHeaderLayer::if_not_present(
            CONTENT_SECURITY_POLICY,
            policy::BARE,
        ))
        .layer(CatchPanicLayer::custom(|_| {
            let detail = "The request failed on our side. Try again in a moment.";
            ApiProblem::new(ProblemCode::Internal, detail, Vec::new()).into_response()
        }))
        .with_state(Arc::new(site))
}

fn header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// Scripts and pages of any site may read what a router answers.
fn open_to_all<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let resource_policy = HeaderName::from_static("cross-origin-resource-policy");
    router
        .layer(header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .layer(header(resource_policy, "cross-origin"))
}

/// Puts a header into a response; a value that can be none is left out.
fn tell(response: &mut Response, name: HeaderName, value: impl TryInto<HeaderValue>) {
    if let Ok(value) = value.try_into() {
        response.headers_mut().insert(name, value);
    }
}

async fn page(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let wanted = PageRequest::read(&site, &request, &Query::new(query.as_deref()));
    let link = link_header(wanted.base(), &wanted.path());
    let key = wanted.key();
    let kept = site.drawn(key, move |site| wanted.draw(site)).await?;
    let mut response = kept.respond(&request, Freshness::Ask);
    tell(&mut response, CONTENT_SECURITY_POLICY, site.shell.policy());
    tell(&mut response, LINK, link);
    Ok(response)
}

/// A chart for a frame. What is wrong is said in the frame.
async fn embedded(
    State(site): Shared,
    chart: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = Query::new(query.as_deref());
    let drawn = async {
        let base = site.base(&request);
        let wanted = EmbedRequest::read(&site, base, &readable(chart)?, &query).await?;
        let (key, policy) = (wanted.key(), wanted.policy());
        let link = link_header(&wanted.base, &wanted.path());
        let kept = site
            .drawn(key, move |site| wanted.draw(site.engine()))
            .await?;
        let mut response = kept.respond(&request, Freshness::Minutes);
        tell(&mut response, CONTENT_SECURITY_POLICY, policy);
        tell(&mut response, LINK, link);
        Ok(response)
    };
    let drawn: Answer = drawn.await;
    drawn.unwrap_or_else(|problem| embed::failure(&query, &problem))
}

/// The builder of embeds.
async fn builder(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Response {
    let query = Query::new(query.as_deref());
    let drawn = async {
        let wanted = ShareRequest::read(&site, site.base(&request), &query).await?;
        let key = wanted.key();
        let kept = site.drawn(key, move |site| wanted.draw(site)).await?;
        let mut response = kept.respond(&request, Freshness::Ask);
        tell(&mut response, CONTENT_SECURITY_POLICY, share::policy());
        Ok(response)
    };
    let drawn: Answer = drawn.await;
    drawn.unwrap_or_else(|problem| embed::failure(&query, &problem))
}

async fn oembed(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let query = Query::new(query.as_deref());
    let wanted = OEmbedRequest::read(&site, site.base(&request), &query).await?;
    let kept = site.drawn(wanted.key(), move |_| wanted.answer()).await?;
    Ok(kept.respond(&request, Freshness::Minutes))
}

/// What publishers' pages load, to give frames their height.
async fn embed_script(request: HeaderMap) -> Response {
    static SCRIPT: LazyLock<Kept> = LazyLock::new(|| {
        let script = include_str!("embed/embed.js").as_bytes().to_vec();
        Kept::text(script, "text/javascript; charset=utf-8")
    });
    SCRIPT.respond(&request, Freshness::Minutes)
}

async fn importer(
    State(site): Shared,
    importer: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let edition = site.edition(&Query::new(query.as_deref())).await?;
    let importer = readable(importer)?;
    let found = find_importer(&edition.answers, &importer)?.importer.clone();
    answer(&edition, Resource::Importer(found), &request).await
}

/// Answers with something that there is once in a version of the data.
fn once(resource: Resource) -> MethodRouter<Arc<Site>> {
    get(
        async move |State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap| {
            let edition = site.edition(&Query::new(query.as_deref())).await?;
            answer(&edition, resource, &request).await
        },
    )
}

/// Answers with something of an importer and year, in a language.
fn of_year(resource: fn(String, u16, &'static str) -> Resource) -> MethodRouter<Arc<Site>> {
    get(
        async move |State(site): Shared,
                    path: YearPath,
                    RawQuery(query): RawQuery,
                    request: HeaderMap| {
            let query = Query::new(query.as_deref());
            let edition = site.edition(&query).await?;
            let (importer, year) = find_year(&edition.answers, path)?;
            let defaults = edition.answers.importers.view_defaults();
            let (view, _) = View::parse(query.text(), &defaults, None);
            let language = text::language(&view.language).tag;
            answer(&edition, resource(importer, year, language), &request).await
        },
    )
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
    let query = Query::new(query.as_deref());
    let base = site.base(&request);
    let wanted = ChartRequest::read(&site, base, &readable(file)?, &query).await?;
    let (key, freshness) = (wanted.key(), wanted.freshness());
    let kept = site
        .drawn(key, move |site| wanted.draw(&site.fonts))
        .await?;
    Ok(kept.respond(&request, freshness))
}

async fn answer(edition: &Arc<Edition>, resource: Resource, request: &HeaderMap) -> Answer {
    let document = edition
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
