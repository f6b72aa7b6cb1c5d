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

/// What a kind of problem means, and what to do.
pub(crate) const fn about(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::UnknownImporter => "There are no data of an importer of that code.",
        ProblemCode::UnknownYear => "There are no data of the importer for that year.",
        ProblemCode::InvalidYear => "A year is four digits.",
        ProblemCode::InvalidQuery => {
            "Something in the query cannot be taken as it is, or has no answer."
        }
        ProblemCode::UnknownData => {
            "That version of the data is not kept here. Leave it out for today's."
        }
        ProblemCode::NotAcceptable => {
            "The answer is no table, so there is no CSV of it. Ask for JSON."
        }
        ProblemCode::UnknownFormat => "oEmbed answers come as JSON or as XML.",
        ProblemCode::Unavailable => {
            "This server was built without something, such as the fonts for pictures in pixels."
        }
        ProblemCode::NotFound => "There is nothing at that address.",
        ProblemCode::AddressTooLong => {
            "The address is longer than this server reads. Leave something out."
        }
        ProblemCode::BodyTooLarge => "Nothing here takes a body. Send the request without.",
        ProblemCode::RangeNotSatisfiable => {
            "The range begins behind the last byte. The header Content-Range tells how many there are."
        }
        ProblemCode::Overloaded => {
            "Too much is asked at once. Come again after the seconds that the header Retry-After tells."
        }
        ProblemCode::MethodNotAllowed => "Everything here is for reading: use GET or HEAD.",
        ProblemCode::Internal => {
            "A fault of the server. Its log says more under the answer's x-request-id. Try again in a moment."
        }
    }
}
