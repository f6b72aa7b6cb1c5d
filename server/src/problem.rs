//! Problem details as responses.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use wire::{Problem, ProblemCode};

use crate::guard::request_name;

/// After how many seconds whoever was refused for want of room may come again.
const COME_AGAIN: HeaderValue = HeaderValue::from_static("2");

/// A [`Problem`] that a handler answers with.
#[derive(Debug)]
pub struct ApiProblem(pub Problem);

impl ApiProblem {
    /// A problem with the choices there are.
    pub fn new(code: ProblemCode, detail: impl Into<String>, choices: Vec<String>) -> Self {
        Self(Problem::new(code, detail, choices))
    }

    /// A fault of ours: the log gets the cause, the reader gets none of it.
    pub fn internal(cause: &dyn std::error::Error) -> Self {
        tracing::error!(request = request_name(), cause = %cause, "a request failed");
        Self::new(
            ProblemCode::Internal,
            "The request failed on our side. Try again in a moment.",
            Vec::new(),
        )
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.0).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        let problem_json = HeaderValue::from_static("application/problem+json");
        headers.insert(CONTENT_TYPE, problem_json);
        // What is missing today may be there with tomorrow's data.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if self.0.code == ProblemCode::Overloaded {
            headers.insert(RETRY_AFTER, COME_AGAIN);
        }
        response
    }
}
