//! What a browser is told that a page may do (Content Security Policy, level 3).

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// Who may show a page in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Any site.
    Anyone,
    /// The page's own site.
    Own,
}

/// The policy of a page that holds these scripts and styles within itself. Everything else comes from its own site, and
/// nothing is made of text but WebAssembly.
pub(crate) fn policy(scripts: &[&str], styles: &[&str], framing: Framing) -> HeaderValue {
    let hashes = |texts: &[&str]| -> String {
        let hashes = texts.iter().map(|text| format!(" '{}'", hash(text)));
        hashes.collect()
    };
    let ancestors = match framing {
        Framing::Anyone => "*",
        Framing::Own => "'self'",
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' blob: data:; \
         connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}",
        hashes(scripts),
        hashes(styles),
    );
    // Hashes are of the alphabet of base64, and the rest is ASCII.
    HeaderValue::from_str(&policy).unwrap_or(BARE)
}

/// The policy of what is no page: nothing runs, should somebody open it as one.
pub(crate) const BARE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
);

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The scripts that run within a page's text, which are those without an address of their own and of a type that runs.
pub(crate) fn inline_scripts(page: &str) -> Vec<&str> {
    let parts = page.split("<script").skip(1);
    parts
        .filter_map(|part| {
            let (attributes, rest) = part.split_once('>')?;
            let (text, _) = rest.split_once("</script>")?;
            let is_data = attributes.contains("json");
            (!attributes.contains("src=") && !is_data).then_some(text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_standard_s_example() {
        // CSP level 3, section 8.4: a script that holds `alert('Hello, world.');`.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn only_scripts_that_run_are_hashed() {
        let page = "<script type=\"module\">\nimport a;\n</script><script src=\"/b.js\"></script>\
                    <script type=\"application/json\" id=\"c\">{}</script>";
        assert_eq!(inline_scripts(page), ["\nimport a;\n"]);
    }

    #[test]
    fn a_page_says_who_may_frame_it() {
        let text = |framing| policy(&["a"], &["b"], framing).to_str().unwrap().to_owned();
        assert!(text(Framing::Anyone).ends_with("frame-ancestors *"));
        assert!(text(Framing::Own).ends_with("frame-ancestors 'self'"));
        assert!(!text(Framing::Own).contains("unsafe-inline"));
    }
}
