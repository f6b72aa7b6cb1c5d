//! The whole address table.

mod api;
mod files;
mod health;
mod lookup;
mod pages;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State, rejection::PathRejection};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use wire::ProblemCode;

use crate::beside;
use crate::guard::{Guard, Readers, guard, request_name};
use crate::openapi;
use crate::problem::ApiProblem;
use crate::site::Site;

pub use health::metrics;
pub(crate) use lookup::year_of;

type Shared = State<Arc<Site>>;
type Answer = Result<Response, ApiProblem>;
type Parts<T> = Result<Path<T>, PathRejection>;

/// Every address of a site behind its guard.
pub(crate) fn routes(guarded: &Arc<Guard>) -> Router {
    // Problems carry the headers too: a reader on another site must be able to see what went wrong.
    let open = api::router()
        .merge(files::data())
        .merge(pages::open())
        .merge(beside::router().method_not_allowed_fallback(wrong_method))
        // A frame without an origin of its own loads its engine as a stranger does.
        .fallback(files::asset);
    // A panic is answered within the guard, so that it is counted and named like every other answer.
    let caught = || {
        CatchPanicLayer::custom(|_| {
            tracing::error!(request = request_name(), "a request ended in a panic");
            let detail = "The request failed on our side. Try again in a moment.";
            ApiProblem::new(ProblemCode::Internal, detail, Vec::new()).into_response()
        })
    };
    let own = pages::pages().layer(caught());
    let open = open.layer(caught());
    own.layer(from_fn_with_state((guarded.clone(), Readers::Own), guard))
        .merge(open.layer(from_fn_with_state(
            (guarded.clone(), Readers::Everybody),
            guard,
        )))
        // Who asks whether the server lives is answered however busy it is.
        .merge(health::router())
        .with_state(guarded.site().clone())
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
