//! The page: what trunk built, with head, first screen and data written in at three marked places.

use std::path::Path;

use maud::{PreEscaped, html};
use story::document::Page;
use text::EN;
use wire::{Bootstrap, View};

use crate::document::Document;

/// The places in `index.html`, in their order.
const MARKS: [&str; 4] = [
    "<!--chokepoint:head-->",
    "<!--chokepoint:first-screen-->",
    "<!--chokepoint:sources-->",
    "<!--chokepoint:bootstrap-->",
];

/// Why the page cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// There is no page.
    #[error(
        "{path} cannot be read ({cause}): `cargo xtask serve` builds the page and serves it; --app names a folder with a built page"
    )]
    Unreadable {
        /// Where it should be.
        path: String,
        /// Why not.
        cause: std::io::Error,
    },
    /// The page lacks a place to write into.
    #[error(
        "index.html lacks {mark}: it must hold head, first-screen, sources and bootstrap marks in this order"
    )]
    MissingMark {
        /// The mark.
        mark: &'static str,
    },
}

/// The page's text around the four places.
pub struct Shell {
    parts: [String; 5],
}

impl Shell {
    /// Reads `index.html` of a built app.
    pub fn read(app: &Path) -> Result<Self, ShellError> {
        let path = app.join("index.html");
        let page = std::fs::read_to_string(&path).map_err(|cause| ShellError::Unreadable {
            path: path.display().to_string(),
            cause,
        })?;
        Self::new(&page)
    }

    /// Splits a page at its marks.
    pub fn new(page: &str) -> Result<Self, ShellError> {
        let mut parts: [String; 5] = Default::default();
        let mut rest = page;
        for (mark, part) in MARKS.iter().zip(&mut parts) {
            let (before, after) = rest
                .split_once(mark)
                .ok_or(ShellError::MissingMark { mark })?;
            before.clone_into(part);
            rest = after;
        }
        rest.clone_into(&mut parts[4]);
        Ok(Self { parts })
    }

    /// The page of an importer and year.
    pub fn page(&self, page: &Page) -> Result<Document, serde_json::Error> {
        let [start, middle, body, foot, end] = &self.parts;
        let head = format!("{}{}", page.head(&EN), canonical(&page.view));
        let first_screen = page.first_screen(&EN);
        let sources = html! {
            section #sources.source-section aria-labelledby="sources-title" { (PreEscaped(page.sources())) }
        };
        let data = script(&serde_json::to_string(&page.view)?);
        let page = [
            start.as_str(),
            &head,
            middle,
            &first_screen,
            body,
            &sources.into_string(),
            foot,
            &data,
            end,
        ]
        .concat();
        Ok(Document::new(page.into_bytes(), HTML))
    }

    /// The page without any data.
    pub fn empty_page(&self) -> Document {
        Document::new(self.parts.concat().into_bytes(), HTML)
    }
}

/// The address that stands for every view of this importer and year: what the server writes is the same for all levers.
fn canonical(bootstrap: &Bootstrap) -> String {
    let baseline = &bootstrap.year.baseline;
    let defaults = bootstrap.importers.view_defaults();
    let view = View {
        importer: baseline.importer.clone(),
        year: baseline.year,
        ..View::new(&defaults)
    };
    let query = view.query(&defaults, None);
    let address = if query.is_empty() {
        "/".to_owned()
    } else {
        format!("/?{query}")
    };
    html! { link rel="canonical" href=(address); }.into_string()
}

const HTML: &str = "text/html; charset=utf-8";

/// JSON inside HTML: characters that could end the element or a line are escaped, which JSON allows.
fn script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 64);
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            letter => safe.push(letter),
        }
    }
    format!("<script type=\"application/json\" id=\"bootstrap\">{safe}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_close_their_element() {
        let written = script(r#"{"name":"</script><b>&\u2028"}"#);
        assert_eq!(written.matches('<').count(), 2);
        let inside = written
            .split_once('>')
            .unwrap()
            .1
            .strip_suffix("</script>")
            .unwrap();
        let value: serde_json::Value = serde_json::from_str(inside).unwrap();
        assert_eq!(value["name"], "</script><b>&\u{2028}");
    }

    #[test]
    fn a_page_without_a_mark_is_refused_by_name() {
        let error = Shell::new("<head><!--chokepoint:head--></head>")
            .err()
            .unwrap();
        assert!(
            error.to_string().contains("<!--chokepoint:first-screen-->"),
            "{error}"
        );
    }
}
