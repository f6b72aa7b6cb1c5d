//! Which address was answered with what, so that it need not be read twice.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::header::{ACCEPT, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, Request};
use axum::response::Response;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::guard::Readers;
use crate::kept::Kept;

/// How much is kept of which address is what, in bytes.
const BYTES: u64 = 1_000_000;
/// About how many addresses that is.
const ADDRESSES: usize = 4_000;
/// What a document counts beside its address: it may be of an archived version, which stays in memory as long as it is remembered.
const DOCUMENT_BYTES: usize = 1_000;
/// The longest address, and the longest wish for a format, that are remembered, bytes.
const LONGEST: usize = 2_048;

/// Everything in a request that an answer depends on, but for what [`Kept::respond`] reads.
#[derive(Clone, Debug)]
pub(crate) struct Address(String);

impl Address {
    /// The address of a request, while data and site are as they are after `changes` changes; `None` for one whose answer is not
    /// remembered. A site that knows its own name answers the same whatever host is asked for.
    pub fn of<B>(request: &Request<B>, changes: u64, depends_on_host: bool) -> Option<Self> {
        let headers = request.headers();
        let has_body =
            headers.contains_key(CONTENT_LENGTH) || headers.contains_key(TRANSFER_ENCODING);
        if request.method() != Method::GET || has_body {
            return None;
        }
        let path = request.uri().path_and_query()?.as_str();
        let host = if depends_on_host {
            only(headers, &HOST)?
        } else {
            ""
        };
        let accept = only(headers, &ACCEPT)?;
        let length = path.len() + host.len() + accept.len();
        if length > LONGEST {
            return None;
        }
        let mut name = String::with_capacity(length + 24);
        // Writing to a string cannot fail; no part but the last can hold a line break.
        write!(name, "{changes}\n{host}\n{accept}\n{path}").ok();
        Some(Self(name))
    }
}

/// A header that is there once or not at all.
fn only<'a>(headers: &'a HeaderMap, name: &axum::http::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().map_or(Some(""), |value| value.to_str().ok());
    value.filter(|_| values.next().is_none())
}

/// What an address was answered with. A handler leaves it in its response, where the guard finds it.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// What an edition keeps anyway.
    Document(Arc<Kept>),
    /// The name of a drawing, which may be gone.
    Drawing(Arc<str>),
}

impl Found {
    /// The response of a document, which brings it along.
    pub fn document(document: Arc<Kept>, request: &HeaderMap) -> Response {
        let response = document.respond(request);
        Self::Document(document).with(response)
    }

    /// The response of a drawing, which brings its name along.
    pub fn drawing(name: String, drawing: &Kept, request: &HeaderMap) -> Response {
        Self::Drawing(name.into()).with(drawing.respond(request))
    }

    fn with(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}

/// An address that was answered.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub found: Found,
    /// The pattern of the address, for the counters.
    pub route: Arc<str>,
    pub readers: Readers,
}

/// What was answered lately, by address.
pub(crate) struct Memory(Cache<String, Arc<Remembered>, Weight>);

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self(Cache::with_weighter(ADDRESSES, BYTES, Weight))
    }

    /// What an address was answered with.
    pub fn recall(&self, address: &Address) -> Option<Arc<Remembered>> {
        self.0.get(&address.0)
    }

    /// Remembers an answer.
    pub fn remember(&self, address: Address, remembered: Remembered) {
        self.0.insert(address.0, Arc::new(remembered));
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.0.clear();
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<String, Arc<Remembered>> for Weight {
    fn weight(&self, address: &String, remembered: &Arc<Remembered>) -> u64 {
        let found = match &remembered.found {
            Found::Document(_) => DOCUMENT_BYTES,
            Found::Drawing(name) => name.len(),
        };
        (address.len() + found) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str, headers: &[(&str, &str)]) -> Option<String> {
        let request = headers
            .iter()
            .fold(Request::get(path), |request, (name, value)| {
                request.header(*name, *value)
            });
        Address::of(&request.body(()).unwrap(), 1, true).map(|address| address.0)
    }

    #[test]
    fn requests_that_may_have_other_answers_have_other_addresses() {
        let mut known = [
            address("/a", &[]),
            address("/a?b", &[]),
            address("/a", &[("host", "one")]),
            address("/a", &[("host", "two")]),
            address("/a", &[("accept", "text/*")]),
            address("/a", &[("accept", "text/csv")]),
        ]
        .map(Option::unwrap);
        known.sort();
        assert!(known.windows(2).all(|two| two[0] != two[1]), "{known:?}");
        // What `Kept` itself looks at makes no other one.
        let packed = address("/a", &[("accept-encoding", "br"), ("range", "bytes=0-1")]);
        assert_eq!(packed, address("/a", &[]));
    }

    #[test]
    fn unusual_requests_are_read_every_time() {
        assert_eq!(address("/a", &[("accept", "a"), ("accept", "b")]), None);
        assert_eq!(address("/a", &[("content-length", "1")]), None);
        assert_eq!(address(&format!("/{}", "a".repeat(3_000)), &[]), None);
    }
}
