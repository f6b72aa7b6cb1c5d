//! The whole address table.

mod api;
mod files;
mod health;
mod lookup;
mod pages;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State, rejection::PathRejection};
use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_SECURITY_POLICY,
    HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use wire::ProblemCode;

use crate::guard::{Guard, Limits, guard};
use crate::problem::ApiProblem;
use crate::site::Site;
use crate::{openapi, policy};

pub use health::metrics;
pub(crate) use lookup::year_of;

type Shared = State<Arc<Site>>;
type Answer = Result<Response, ApiProblem>;
type Parts<T> = Result<Path<T>, PathRejection>;

/// Every address of a site.
pub fn router(site: Arc<Site>, limits: Limits) -> Router {
    let is_secure = site.is_secure();
    let guarded = Guard::new(site.clone(), limits);
    // Problems carry the headers too: a reader on another site must be able to see what went wrong.
    let open = api::router()
        .merge(files::data())
        .merge(pages::open())
        // A frame without an origin of its own loads its engine as a stranger does.
        .fallback(files::asset);
    let mut router = pages::pages()
        .merge(open_to_all(open))
        .layer(from_fn_with_state(Arc::new(guarded), guard))
        // Who asks whether the server lives is answered however busy it is.
        .merge(health::router())
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(REFERRER_POLICY, "strict-origin-when-cross-origin"))
        .layer(header(
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            CONTENT_SECURITY_POLICY,
            policy::BARE,
        ));
    if is_secure {
        router = router.layer(header(STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    }
    router
        .layer(CatchPanicLayer::custom(|_| {
            let detail = "The request failed on our side. Try again in a moment.";
            ApiProblem::new(ProblemCode::Internal, detail, Vec::new()).into_response()
        }))
        .with_state(site)
}

fn header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// Scripts and pages of any site may read what a router answers.
fn open_to_all<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let resource_policy = HeaderName::from_static("cross-origin-resource-policy");
    router
        .layer(header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .layer(header(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            "etag, link, x-request-id, content-range",
        ))
        .layer(header(resource_policy, "cross-origin"))
}

pub(crate) fn not_found(detail: impl Into<String>) -> ApiProblem {
    let choices = openapi::paths().map(str::to_owned).collect();
    ApiProblem::new(ProblemCode::NotFound, detail, choices)
}

/// The parts of an address; percent signs that do not spell UTF-8 name nothing.
fn readable<T>(parts: Parts<T>) -> Result<T, ApiProblem> {
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
