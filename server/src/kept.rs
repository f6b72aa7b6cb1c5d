//! Bytes that are made once and answered many times: packed once, with an entity tag of their content.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::sync::OnceLock;

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH, IF_RANGE, RANGE, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};
use wire::ProblemCode;

use crate::accept::weighted;
use crate::problem::ApiProblem;

/// Nearly as small as brotli gets, in a tenth of the time.
const BROTLI_QUALITY: i32 = 9;

/// How long whoever asks may use an answer without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Not at all: it is asked for every time, and answered with a few bytes when it is the same.
    Ask,
    /// Some minutes: pictures in articles are seen by many at once.
    Minutes,
    /// For ever: its address names what it holds.
    Forever,
}

impl Freshness {
    const fn policy(self) -> &'static str {
        match self {
            Self::Ask => "no-cache",
            Self::Minutes => "public, max-age=300",
            Self::Forever => "public, max-age=31536000, immutable",
        }
    }
}

/// An answer: its bytes as they are and packed, as far as each is worth its room, and what is told of them.
#[derive(Debug)]
pub struct Kept {
    plain: Option<Bytes>,
    brotli: Option<Bytes>,
    /// Few ask for it: made of the plain bytes when somebody does, unless it is all that there is.
    gzip: OnceLock<Bytes>,
    content_type: &'static str,
    tags: Tags,
    freshness: Freshness,
    more: Vec<(HeaderName, HeaderValue)>,
}

impl Kept {
    /// Text of a state, which may go when room is needed. Packs it: call it where waiting some milliseconds is no harm.
    pub fn text(bytes: Vec<u8>, content_type: &'static str) -> Self {
        Self {
            brotli: Some(brotli(&bytes).into()),
            ..Self::pixels(bytes, content_type)
        }
    }

    /// Text of which there are hundreds that stay: only what browsers ask for is kept, and the rest is made of that.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "whoever makes bytes has no other use for them"
    )]
    pub fn packed(bytes: Vec<u8>, content_type: &'static str) -> Self {
        let mut kept = Self::new(&bytes, content_type);
        kept.brotli = Some(brotli(&bytes).into());
        kept.gzip = OnceLock::from(Bytes::from(gzip(&bytes)));
        kept
    }

    /// What packing makes no smaller.
    pub fn pixels(bytes: Vec<u8>, content_type: &'static str) -> Self {
        let kept = Self::new(&bytes, content_type);
        Self {
            plain: Some(bytes.into()),
            ..kept
        }
    }

    /// A JSON document that stays.
    pub fn json(value: &impl serde::Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::packed(serde_json::to_vec(value)?, "application/json"))
    }

    /// Bytes that somebody has packed already.
    pub fn with_packed(
        plain: Bytes,
        [brotli, gzip]: [Option<Bytes>; 2],
        content_type: &'static str,
    ) -> Self {
        let kept = Self::new(&plain, content_type);
        Self {
            plain: Some(plain),
            gzip: gzip.map_or_else(OnceLock::new, OnceLock::from),
            brotli,
            ..kept
        }
    }

    fn new(bytes: &[u8], content_type: &'static str) -> Self {
        Self {
            plain: None,
            brotli: None,
            gzip: OnceLock::new(),
            content_type,
            tags: Tags::of(bytes),
            freshness: Freshness::Ask,
            more: Vec::new(),
        }
    }

    /// The same, with another freshness.
    pub fn fresh(self, freshness: Freshness) -> Self {
        Self { freshness, ..self }
    }

    /// The same with a further header. A value that can be none is left out.
    pub fn telling(mut self, name: HeaderName, value: impl TryInto<HeaderValue>) -> Self {
        if let Ok(value) = value.try_into() {
            self.more.push((name, value));
        }
        self
    }

    /// Bytes in memory, about.
    pub fn weight(&self) -> usize {
        let length = |bytes: Option<&Bytes>| bytes.map_or(0, Bytes::len);
        // Gzip may come later, and is about as large as the other.
        length(self.plain.as_ref()) + 2 * length(self.brotli.as_ref())
    }

    /// The response to a request with these headers: 304 when the reader has these bytes already, and part of them where a
    /// part was asked for and there is one.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let part = self.part(request);
        let encoding = match &part {
            Part::Whole => self.encoding(request),
            Part::Range(..) | Part::None(_) => Encoding::Plain,
        };
        let tag = self.tags.of_encoding(encoding);
        let is_known = is_known(request, tag);
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.reserve(8 + self.more.len());
        headers.extend(self.more.iter().cloned());
        headers.insert(ETAG, tag.clone());
        headers.insert(
            CACHE_CONTROL,
            HeaderValue::from_static(self.freshness.policy()),
        );
        if self.brotli.is_some() {
            let vary = HeaderValue::from_static("accept-encoding");
            headers.entry(VARY).or_insert(vary);
        }
        if is_known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        if self.plain.is_some() {
            headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        }
        if let Some(name) = encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        match part {
            Part::Whole => *response.body_mut() = Body::from(self.bytes(encoding)),
            Part::Range(bytes, content_range) => {
                headers.insert(CONTENT_RANGE, content_range);
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                *response.body_mut() = Body::from(bytes);
            }
            Part::None(content_range) => {
                let detail = "The range begins behind the last byte: Content-Range tells how many there are.";
                let problem = ApiProblem::new(ProblemCode::RangeNotSatisfiable, detail, Vec::new());
                let mut refused = problem.into_response();
                refused.headers_mut().insert(CONTENT_RANGE, content_range);
                return refused;
            }
        }
        response
    }

    /// The best encoding that a request accepts and that there is.
    fn encoding(&self, request: &HeaderMap) -> Encoding {
        if self.brotli.is_none() {
            return Encoding::Plain;
        }
        accepted(request)
    }

    fn bytes(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Brotli => self.brotli.clone().unwrap_or_default(),
            Encoding::Gzip => self
                .gzip
                .get_or_init(|| gzip(self.plain.as_deref().unwrap_or_default()).into())
                .clone(),
            Encoding::Plain => match &self.plain {
                Some(plain) => plain.clone(),
                None => gunzip(&self.bytes(Encoding::Gzip)).into(),
            },
        }
    }

    /// Which part of the plain bytes a request wants (RFC 9110, section 14). One that names another version of them gets the
    /// whole, as does one that wants several parts.
    fn part(&self, request: &HeaderMap) -> Part {
        let (Some(plain), Some(range)) = (&self.plain, request.get(RANGE)) else {
            return Part::Whole;
        };
        let is_of_these = request
            .get(IF_RANGE)
            .is_none_or(|tag| tag == self.tags.of_encoding(Encoding::Plain));
        let range = range
            .to_str()
            .ok()
            .and_then(|range| http_range_header::parse_range_header(range).ok());
        let Some(range) = range.filter(|_| is_of_these) else {
            return Part::Whole;
        };
        let length = plain.len();
        match asked(&range, length as u64) {
            Ok(Some((start, end))) => {
                let part = plain.slice(start as usize..=end as usize);
                let told = HeaderValue::try_from(format!("bytes {start}-{end}/{length}"));
                told.map_or(Part::Whole, |told| Part::Range(part, told))
            }
            Ok(None) => Part::Whole,
            Err(Unsatisfiable) => {
                HeaderValue::try_from(format!("bytes */{length}")).map_or(Part::Whole, Part::None)
            }
        }
    }
}

/// No byte of a range is there.
struct Unsatisfiable;

/// The first and last byte of the one range that is asked for; `None` for several, and for one that is none.
fn asked(
    ranges: &http_range_header::ParsedRanges,
    length: u64,
) -> Result<Option<(u64, u64)>, Unsatisfiable> {
    use http_range_header::{EndPosition, StartPosition};
    let [range] = ranges.ranges.as_slice() else {
        return Ok(None);
    };
    let last = length.checked_sub(1).ok_or(Unsatisfiable)?;
    match (range.start, range.end) {
        (StartPosition::Index(start), EndPosition::Index(end)) if start > end => Ok(None),
        (StartPosition::Index(start), _) if start > last => Err(Unsatisfiable),
        (StartPosition::Index(start), EndPosition::Index(end)) => Ok(Some((start, end.min(last)))),
        (StartPosition::Index(start), EndPosition::LastByte) => Ok(Some((start, last))),
        (StartPosition::FromLast(0), _) => Err(Unsatisfiable),
        // More than there is is all that there is.
        (StartPosition::FromLast(count), _) => Ok(Some((length.saturating_sub(count), last))),
    }
}

enum Part {
    Whole,
    Range(Bytes, HeaderValue),
    /// None of the bytes.
    None(HeaderValue),
}

/// Strong entity tags: other bytes have another one, and so has every encoding.
#[derive(Debug)]
struct Tags {
    plain: HeaderValue,
    brotli: HeaderValue,
    gzip: HeaderValue,
}

impl Tags {
    fn of(bytes: &[u8]) -> Self {
        let digest = hex(&Sha256::digest(bytes));
        // Digits and ASCII marks are a header's value.
        let tag = |mark: &str| {
            HeaderValue::try_from(format!("\"{digest}{mark}\""))
                .unwrap_or(HeaderValue::from_static("\"\""))
        };
        Self {
            plain: tag(""),
            brotli: tag("-br"),
            gzip: tag("-gz"),
        }
    }

    const fn of_encoding(&self, encoding: Encoding) -> &HeaderValue {
        match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
            Encoding::Plain => &self.plain,
        }
    }
}

/// Whether a request's sender has the bytes of a tag.
fn is_known(request: &HeaderMap, tag: &HeaderValue) -> bool {
    request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || known.trim().trim_start_matches("W/") == tag)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// The encoding that a request wants most, brotli before gzip where it wants both alike. A star stands for every encoding that is
/// not named (RFC 9110, 12.5.3).
fn accepted(request: &HeaderMap) -> Encoding {
    let (mut brotli, mut gzip, mut plain, mut others) = (None, None, None, 0.0);
    for (encoding, weight) in weighted(request, &ACCEPT_ENCODING) {
        match encoding.as_str() {
            "br" => brotli = Some(weight),
            "gzip" => gzip = Some(weight),
            "identity" => plain = Some(weight),
            "*" => others = weight,
            _ => {}
        }
    }
    let [brotli, gzip] = [brotli, gzip].map(|weight| weight.unwrap_or(others));
    // Not packed is what everybody takes, and what is chosen where it alone is wanted more.
    let plain = plain.unwrap_or_default();
    if brotli > 0.0 && brotli >= gzip && brotli >= plain {
        Encoding::Brotli
    } else if gzip > 0.0 && gzip >= plain {
        Encoding::Gzip
    } else {
        Encoding::Plain
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        ..Default::default()
    };
    let mut packed = Vec::new();
    // Writing to memory cannot fail.
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters).ok();
    packed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to memory cannot fail.
    packed
        .write_all(bytes)
        .and_then(|()| packed.finish())
        .unwrap_or_default()
}

fn gunzip(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What `gzip` packed can be unpacked.
    flate2::read::GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .ok();
    bytes
}

/// The first 16 bytes of a digest in hexadecimal: enough to tell contents apart.
fn hex(digest: &[u8]) -> String {
    digest
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            write!(text, "{byte:02x}").ok();
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(headers: &[(HeaderName, &str)]) -> Response {
        let request = headers
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect();
        Kept::packed(vec![b'a'; 10_000], "text/plain").respond(&request)
    }

    #[test]
    fn a_refused_encoding_is_not_used() {
        let encoding = |accept| {
            answer(&[(ACCEPT_ENCODING, accept)])
                .headers()
                .get(CONTENT_ENCODING)
                .cloned()
        };
        assert_eq!(encoding("gzip, deflate, br").unwrap(), "br");
        assert_eq!(encoding("br;q=0, gzip;q=0.5").unwrap(), "gzip");
        assert_eq!(encoding("identity"), None);
        assert_eq!(encoding("*").unwrap(), "br");
        assert_eq!(encoding("br;q=0, *").unwrap(), "gzip");
        assert_eq!(encoding("gzip;q=1.0, br;q=0.5").unwrap(), "gzip");
        assert_eq!(encoding("gzip;q=0.5, *").unwrap(), "br");
        assert_eq!(encoding("identity, br;q=0.1"), None);
        assert_eq!(encoding("BR;Q=0, GZIP").unwrap(), "gzip");
    }

    #[tokio::test]
    async fn a_reader_without_compression_gets_the_bytes_themselves() {
        let body = answer(&[]).into_body();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        assert_eq!(bytes, vec![b'a'; 10_000]);
    }

    #[test]
    fn a_tag_of_another_encoding_is_not_the_same_bytes() {
        let tag = answer(&[]).headers()[ETAG].to_str().unwrap().to_owned();
        assert_eq!(
            answer(&[(IF_NONE_MATCH, &tag)]).status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(
            answer(&[(IF_NONE_MATCH, &tag), (ACCEPT_ENCODING, "br")]).status(),
            StatusCode::OK
        );
    }

    #[tokio::test]
    async fn a_part_is_answered_as_a_part_and_one_that_is_not_there_is_refused() {
        let kept = Kept::text((0..=99).collect(), "text/plain");
        let ask = |range: &str, of: Option<&str>| {
            let mut request = HeaderMap::new();
            request.insert(RANGE, range.parse().unwrap());
            request.insert(ACCEPT_ENCODING, HeaderValue::from_static("br"));
            if let Some(of) = of {
                request.insert(IF_RANGE, of.parse().unwrap());
            }
            kept.respond(&request)
        };
        for (range, expected, told) in [
            ("bytes=10-19", 10..=19, "bytes 10-19/100"),
            ("bytes=-5", 95..=99, "bytes 95-99/100"),
            ("bytes=98-", 98..=99, "bytes 98-99/100"),
            ("bytes=98-1000", 98..=99, "bytes 98-99/100"),
            ("bytes=-1000", 0..=99, "bytes 0-99/100"),
        ] {
            let part = ask(range, None);
            assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
            assert_eq!(part.headers()[CONTENT_RANGE], told);
            assert!(!part.headers().contains_key(CONTENT_ENCODING));
            let bytes = axum::body::to_bytes(part.into_body(), 1_000).await.unwrap();
            assert_eq!(bytes, expected.collect::<Vec<u8>>());
        }
        let beyond = ask("bytes=100-", None);
        assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(beyond.headers()[CONTENT_RANGE], "bytes */100");
        // Of other bytes, of several parts, or of what is no range, the whole is the answer.
        let of_other = ask("bytes=0-1", Some("\"other\""));
        let several = ask("bytes=0-1, 5-6", None);
        let wrong = ask("lines=1-2", None);
        let backwards = ask("bytes=5-2", None);
        for whole in [of_other, several, wrong, backwards] {
            assert_eq!(whole.status(), StatusCode::OK);
        }
    }
}
