//! Bytes that are made once and answered many times: compressed once, with an entity tag of their content.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::sync::OnceLock;

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

/// Nearly as small as brotli gets, in a tenth of the time.
const BROTLI_QUALITY: i32 = 9;

/// An answer's bytes. Only compressed ones are kept: every browser takes them, and hundreds of answers fit into memory.
#[derive(Clone, Debug)]
pub struct Document {
    brotli: Bytes,
    gzip: Bytes,
    content_type: &'static str,
    etag: String,
}

impl Document {
    /// A document of bytes. Compresses them: call it where waiting some milliseconds is no harm.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "whoever makes bytes has no other use for them"
    )]
    pub fn new(bytes: Vec<u8>, content_type: &'static str) -> Self {
        Self {
            brotli: brotli(&bytes).into(),
            gzip: gzip(&bytes).into(),
            etag: hex(&Sha256::digest(&bytes)),
            content_type,
        }
    }

    /// A JSON document.
    pub fn json(value: &impl serde::Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::new(serde_json::to_vec(value)?, "application/json"))
    }

    /// The response to a request with these headers: 304 when the reader has these bytes already.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        respond(
            &self.etag,
            self.content_type,
            request,
            |wanted| match wanted {
                Encoding::Brotli => self.brotli.clone(),
                Encoding::Gzip => self.gzip.clone(),
                Encoding::Plain => gunzip(&self.gzip).into(),
            },
        )
    }
}

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

/// Bytes of a state, which may go when room is needed.
#[derive(Debug)]
pub struct Kept {
    bytes: Bytes,
    content_type: &'static str,
    etag: String,
    /// `None` for what is packed by itself, such as pictures of pixels.
    packed: Option<Packed>,
}

#[derive(Debug)]
struct Packed {
    brotli: Bytes,
    /// Few ask for it.
    gzip: OnceLock<Bytes>,
}

impl Kept {
    /// Text. Packs it: call it where waiting some milliseconds is no harm.
    pub fn text(bytes: Vec<u8>, content_type: &'static str) -> Self {
        let packed = Packed {
            brotli: brotli(&bytes).into(),
            gzip: OnceLock::new(),
        };
        Self {
            packed: Some(packed),
            ..Self::pixels(bytes, content_type)
        }
    }

    /// What packing makes no smaller.
    pub fn pixels(bytes: Vec<u8>, content_type: &'static str) -> Self {
        Self {
            etag: hex(&Sha256::digest(&bytes)),
            bytes: bytes.into(),
            content_type,
            packed: None,
        }
    }

    /// Bytes in memory, about.
    pub fn weight(&self) -> usize {
        let packed = self.packed.as_ref();
        self.bytes.len() + packed.map_or(0, |packed| 2 * packed.brotli.len())
    }

    /// The response to a request with these headers.
    pub fn respond(&self, request: &HeaderMap, freshness: Freshness) -> Response {
        let mut response = if let Some(packed) = &self.packed {
            respond(
                &self.etag,
                self.content_type,
                request,
                |wanted| match wanted {
                    Encoding::Brotli => packed.brotli.clone(),
                    Encoding::Gzip => packed.gzip.get_or_init(|| gzip(&self.bytes).into()).clone(),
                    Encoding::Plain => self.bytes.clone(),
                },
            )
        } else {
            let mut plain = request.clone();
            plain.remove(ACCEPT_ENCODING);
            respond(&self.etag, self.content_type, &plain, |_| {
                self.bytes.clone()
            })
        };
        let policy = HeaderValue::from_static(freshness.policy());
        response.headers_mut().insert(CACHE_CONTROL, policy);
        response
    }
}

fn respond(
    etag: &str,
    content_type: &'static str,
    request: &HeaderMap,
    pack: impl FnOnce(Encoding) -> Bytes,
) -> Response {
    let wanted = accepted(request);
    // Other bytes have another tag: it is strong.
    let (encoding, mark) = match wanted {
        Encoding::Brotli => (Some("br"), "-br"),
        Encoding::Gzip => (Some("gzip"), "-gz"),
        Encoding::Plain => (None, ""),
    };
    let etag = format!("\"{etag}{mark}\"");
    let known = request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || tag.trim().trim_start_matches("W/") == etag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(pack(wanted)))
    };
    let headers = response.headers_mut();
    if !known {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(ETAG, etag);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    response
}

enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

/// The best encoding that a request accepts.
fn accepted(request: &HeaderMap) -> Encoding {
    let accepts = |wanted: &str| {
        request
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|item| {
                let (name, weight) = item.split_once(';').unwrap_or((item, ""));
                let refused = matches!(
                    weight.trim().trim_start_matches("q="),
                    "0" | "0.0" | "0.00" | "0.000"
                );
                name.trim().eq_ignore_ascii_case(wanted) && !refused
            })
    };
    if accepts("br") {
        Encoding::Brotli
    } else if accepts("gzip") {
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

    fn answer(headers: &[(axum::http::HeaderName, &str)]) -> Response {
        let request = headers
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect();
        Document::new(vec![b'a'; 10_000], "text/plain").respond(&request)
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
}
