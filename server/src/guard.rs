//! What every request passes: a name in the log and the counters; and room, time and size, unless its answer is remembered.

use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_LENGTH,
    CONTENT_SECURITY_POLICY, RANGE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, TRANSFER_ENCODING,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;
use wire::ProblemCode;

use crate::memory::{Address, Found, Remembered};
use crate::metrics::InFlight;
use crate::policy;
use crate::problem::ApiProblem;
use crate::site::Site;

tokio::task_local! {
    /// The name of the request that is being answered.
    static NAME: String;
}

/// The name of the request that is being answered, for the log; `-` outside of one.
pub(crate) fn request_name() -> String {
    NAME.try_with(Clone::clone)
        .unwrap_or_else(|_| "-".to_owned())
}

/// The header that names a request.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest name that is taken over from whoever asks.
const LONGEST_ID: usize = 64;
/// The longest path and query, bytes: the longest address of a state has a fifth of it.
const LONGEST_ADDRESS: usize = 8_192;
/// The largest body that is let through to be refused politely; nothing here reads one.
const LARGEST_BODY: u64 = 65_536;
/// The route in the counters where the address matches none.
const OTHER_ROUTE: &str = "other";

/// How much the server takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests at once; more are refused with status 503.
    pub requests: usize,
    /// How long an answer may take.
    pub patience: Duration,
    /// Whether every request is logged.
    pub log_requests: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests: 512,
            patience: Duration::from_secs(20),
            log_requests: false,
        }
    }
}

/// The state of the guard.
pub(crate) struct Guard {
    site: Arc<Site>,
    limits: Limits,
    room: Semaphore,
    /// What the names of this run's requests begin with.
    run: u32,
    count: AtomicU64,
}

impl Guard {
    /// A guard of a site.
    pub fn new(site: Arc<Site>, limits: Limits) -> Self {
        Self {
            site,
            limits,
            room: Semaphore::new(limits.requests),
            // A hasher is seeded by chance.
            run: RandomState::new().hash_one(std::process::id()) as u32,
            count: AtomicU64::new(0),
        }
    }

    /// What it guards.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// A request comes in.
    pub fn begin<B>(&self, request: &axum::http::Request<B>) -> Passage<'_> {
        let logs = self.limits.log_requests;
        Passage {
            guard: self,
            id: self.id(request.headers()),
            in_flight: self.site.metrics.begin(),
            logged: logs.then(|| (request.method().clone(), request.uri().clone())),
        }
    }

    /// The name of a request: the one that it brings, where that can stand in a log, else a new one.
    fn id(&self, headers: &HeaderMap) -> HeaderValue {
        let is_usable = |id: &&HeaderValue| {
            let bytes = id.as_bytes();
            bytes.len() <= LONGEST_ID
                && !bytes.is_empty()
                && bytes
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte))
        };
        if let Some(id) = headers.get(REQUEST_ID).filter(is_usable) {
            return id.clone();
        }
        let mut id = String::with_capacity(24);
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        // Writing to a string cannot fail, and hexadecimal digits are a header's value.
        write!(id, "{:08x}-{count:06x}", self.run).ok();
        HeaderValue::try_from(id).unwrap_or(HeaderValue::from_static("-"))
    }
}

/// A request on its way through.
pub(crate) struct Passage<'a> {
    guard: &'a Guard,
    id: HeaderValue,
    in_flight: InFlight<'a>,
    logged: Option<(Method, Uri)>,
}

impl Passage<'_> {
    /// Its name.
    fn name(&self) -> &str {
        self.id.to_str().unwrap_or_default()
    }

    /// The request has its answer, which is counted, logged and told what every answer tells.
    pub fn end(self, mut response: Response, route: &Arc<str>, readers: Readers) -> Response {
        let status = response.status().as_u16();
        if let Some((method, uri)) = &self.logged {
            let (milliseconds, path) = (self.in_flight.took().as_secs_f64() * 1_000.0, uri.path());
            let (request, query) = (self.name(), uri.query().unwrap_or_default());
            tracing::info!(target: "chokepoint::access", request, %method, path, query, status, milliseconds);
        }
        self.in_flight.answered(route, status);
        let headers = response.headers_mut();
        self.guard.tell(headers, readers);
        headers.insert(REQUEST_ID, self.id);
        response
    }
}

/// Who may read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Pages of its own site.
    Own,
    /// Scripts and pages of any site.
    Everybody,
}

impl Guard {
    /// What every answer tells that does not tell otherwise. Written here, and not by a layer for each, because every layer
    /// costs every request.
    fn tell(&self, headers: &mut HeaderMap, readers: Readers) {
        let mut tell = |name: HeaderName, value: HeaderValue| {
            headers.entry(name).or_insert(value);
        };
        tell(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        tell(
            REFERRER_POLICY,
            HeaderValue::from_static("strict-origin-when-cross-origin"),
        );
        tell(
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
        );
        tell(CONTENT_SECURITY_POLICY, policy::BARE);
        if readers == Readers::Everybody {
            tell(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            tell(
                ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static("etag, link, x-request-id, content-range"),
            );
            tell(
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("cross-origin"),
            );
        }
        if self.site.is_secure() {
            tell(
                STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000"),
            );
        }
    }
}

/// Lets a request through to its handler, or refuses it.
pub(crate) async fn guard(
    State((guard, readers)): State<(Arc<Guard>, Readers)>,
    mut request: Request,
    next: Next,
) -> Response {
    let passage = guard.begin(&request);
    let address = request.extensions_mut().remove::<Address>();
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or(OTHER_ROUTE, MatchedPath::as_str);
    let route = Arc::<str>::from(route);
    let name = passage.name().to_owned();
    let mut response = NAME.scope(name, admit(&guard, request, next)).await;
    let found = response.extensions_mut().remove::<Found>();
    if let Some((address, found)) = address.zip(found) {
        let route = route.clone();
        let remembered = Remembered {
            found,
            route,
            readers,
        };
        guard.site.remember(address, remembered);
    }
    passage.end(response, &route, readers)
}

async fn admit(guard: &Guard, mut request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        // Parts are of answers to GET alone (RFC 9110, section 14.2).
        request.headers_mut().remove(RANGE);
    }
    if let Some(problem) = oversized(&request) {
        return problem.into_response();
    }
    let Ok(_room) = guard.room.try_acquire() else {
        guard.site.metrics.refused();
        return come_again("Too many requests wait here. Try again in a moment.");
    };
    let answer = tokio::time::timeout(guard.limits.patience, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        guard.site.metrics.refused();
        tracing::warn!(
            request = request_name(),
            "a request took longer than it may"
        );
        come_again("The answer takes too long. Try again in a moment.")
    })
}

fn oversized(request: &Request) -> Option<ApiProblem> {
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |path| path.as_str().len());
    if address > LONGEST_ADDRESS {
        let detail =
            format!("The address is longer than {LONGEST_ADDRESS} bytes: leave something out.");
        return Some(ApiProblem::new(
            ProblemCode::AddressTooLong,
            detail,
            Vec::new(),
        ));
    }
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    // Of a body in pieces nobody knows how long it is.
    let is_long = length.is_some_and(|length| length > LARGEST_BODY);
    if is_long || request.headers().contains_key(TRANSFER_ENCODING) {
        let detail = "Nothing here takes a body: send the request without.";
        return Some(ApiProblem::new(
            ProblemCode::BodyTooLarge,
            detail,
            Vec::new(),
        ));
    }
    None
}

fn come_again(detail: &str) -> Response {
    ApiProblem::new(ProblemCode::Overloaded, detail, Vec::new()).into_response()
}
