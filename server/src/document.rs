//! Bytes that are made once and answered many times, with an entity tag of their content.

use std::fmt::Write as _;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

/// An answer's bytes.
#[derive(Clone, Debug)]
pub struct Document {
    bytes: Bytes,
    content_type: &'static str,
    etag: HeaderValue,
}

impl Document {
    /// A document of bytes.
    pub fn new(bytes: Vec<u8>, content_type: &'static str) -> Self {
        // Weak, since the compressed answer carries the same tag.
        let tag = format!("W/\"{}\"", hex(&Sha256::digest(&bytes)));
        let etag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"0\""));
        Self {
            bytes: bytes.into(),
            content_type,
            etag,
        }
    }

    /// A JSON document.
    pub fn json(value: &impl serde::Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::new(serde_json::to_vec(value)?, "application/json"))
    }

    /// The response to a request with these headers: 304 when the reader has these bytes already.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let known = request
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|tag| tag.trim() == "*" || tag.trim().as_bytes() == self.etag.as_bytes());
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Response::new(Body::from(self.bytes.clone()));
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
            response
        };
        response.headers_mut().insert(ETAG, self.etag.clone());
        response
            .headers_mut()
            .insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response
    }

    /// The bytes.
    #[cfg(test)]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The first 16 bytes of a digest in hexadecimal: enough to tell contents apart.
fn hex(digest: &[u8]) -> String {
    digest
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _infallible = write!(text, "{byte:02x}");
            text
        })
}
