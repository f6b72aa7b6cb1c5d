//! The page: what trunk built, with words, first screen and data written in at marked places.

use std::collections::BTreeMap;

use axum::http::HeaderValue;
use maud::{Markup, PreEscaped, html};
use model::Scenario;
use story::document::{Page, colours, frame, in_html};
use text::{Language, Messages};
use wire::{Bootstrap, View, ViewDefaults};

use crate::assets::Assets;
use crate::base::BaseUrl;
use crate::policy::{Framing, inline_scripts, policy};

/// How a place begins and ends in `index.html`, around its name.
const MARK: (&str, &str) = ("<!--chokepoint:", "-->");
/// The places that `index.html` must hold.
const PLACES: [&str; 8] = [
    "head",
    "masthead",
    "first-screen",
    "record",
    "waiting",
    "sources",
    "footer",
    "data",
];
/// What the build leaves for the page's language.
const LANGUAGE: &str = "<html lang=\"en\">";

/// The page's file.
const INDEX: &str = "index.html";
/// What to do where there is no page.
pub(crate) const HOW_TO_BUILD: &str =
    "`cargo xtask serve` builds the page and serves it; --app names a folder with a built page";

/// Why the page cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// There is no page.
    #[error("there is no index.html: {HOW_TO_BUILD}")]
    Missing,
    /// The page lacks a place to write into.
    #[error("index.html must hold {mark} once")]
    MissingMark {
        /// The mark.
        mark: String,
    },
}

/// The page's text around the places.
pub struct Shell {
    page: String,
    policy: HeaderValue,
    /// The elements that bring the style sheet and the icon, for pages without WebAssembly.
    links: String,
}

impl Shell {
    /// Reads `index.html` of a built app.
    pub fn read(assets: &Assets) -> Result<Self, ShellError> {
        let page = assets.bytes(INDEX).ok_or(ShellError::Missing)?;
        Self::new(String::from_utf8_lossy(page).into_owned())
    }

    /// A page with every place in it.
    pub fn new(page: String) -> Result<Self, ShellError> {
        let marks = PLACES.iter().map(|place| mark(place));
        let mut marks = marks.chain([LANGUAGE.to_owned()]);
        match marks.find(|mark| page.matches(mark).count() != 1) {
            Some(mark) => Err(ShellError::MissingMark { mark }),
            None => Ok(Self {
                policy: policy(&inline_scripts(&page), &[&colours()], Framing::Own),
                links: links_of(&page),
                page,
            }),
        }
    }

    /// What the browser is told that the page may do.
    pub fn policy(&self) -> HeaderValue {
        self.policy.clone()
    }

    /// The elements of a head that bring the style sheet and the icon.
    pub fn links(&self) -> &str {
        &self.links
    }

    /// The page of an importer and year in a language, of a site that may have newer data which cannot be shown. `social` are
    /// further elements of its head.
    pub fn page(
        &self,
        page: &Page,
        language: &Language,
        (base, newer_is_broken): (&BaseUrl, bool),
        social: &Markup,
    ) -> Result<String, serde_json::Error> {
        let messages = &language.messages;
        let defaults = page.view.importers.view_defaults();
        let address = |language: &Language| base.join(&address(&page.view, &defaults, language));
        let links = links(&address);
        let sources = html! {
            section #sources.source-section aria-labelledby="sources-title" { (PreEscaped(page.sources(messages))) }
        };
        let data = script("bootstrap", &serde_json::to_string(&page.view)?);
        Ok(self.document(
            language,
            &links,
            newer_is_broken,
            [
                (
                    "head",
                    page.head(messages)
                        + &other_addresses(&links, language).into_string()
                        + &social.0,
                ),
                ("first-screen", page.first_screen(messages)),
                ("record", page.record(messages)),
                ("sources", sources.into_string()),
                ("data", data),
            ],
        ))
    }

    /// The page without any data.
    pub fn empty_page(&self, language: &Language) -> String {
        let links = links(&|language: &Language| format!("/?lang={}", language.tag));
        self.document(language, &links, false, [])
    }

    fn document<const N: usize>(
        &self,
        language: &Language,
        links: &[frame::LanguageLink<'_>],
        newer_is_broken: bool,
        parts: [(&str, String); N],
    ) -> String {
        let messages = &language.messages;
        let mut parts = BTreeMap::from(parts);
        let masthead = frame::masthead(messages, links, language.tag).into_string();
        parts.insert("masthead", masthead + &note(newer_is_broken, messages).0);
        parts.insert("waiting", frame::waiting(messages).into_string());
        parts.insert("footer", frame::footer(messages).into_string());
        let words = serde_json::to_string(&messages.for_page()).unwrap_or_default();
        *parts.entry("data").or_default() += &script("words", &words);
        let root = format!("<html lang=\"{}\">", language.tag);
        self.filled(&parts, &root)
    }

    /// The page with something at each place; a place without a part is empty.
    fn filled(&self, parts: &BTreeMap<&str, String>, root: &str) -> String {
        let mut filled = String::with_capacity(self.page.len() + 200_000);
        let mut rest = self.page.as_str();
        while let Some((before, after)) = rest.split_once(MARK.0) {
            let (place, after) = after.split_once(MARK.1).unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(parts.get(place).map_or("", String::as_str));
            rest = after;
        }
        filled.push_str(rest);
        // The root element comes before anything that was filled in.
        filled.replacen(LANGUAGE, root, 1)
    }
}

fn mark(place: &str) -> String {
    [MARK.0, place, MARK.1].concat()
}

/// The ways to every language.
fn links(address: &dyn Fn(&Language) -> String) -> Vec<frame::LanguageLink<'static>> {
    let languages = text::languages().iter();
    languages
        .map(|language| frame::LanguageLink {
            language,
            address: address(language),
        })
        .collect()
}

/// The address of an importer and year in a language, for all levers: what the server writes is the same.
fn address(bootstrap: &Bootstrap, defaults: &ViewDefaults, language: &Language) -> String {
    let baseline = &bootstrap.year.baseline;
    let view = View {
        importer: baseline.importer.clone(),
        year: baseline.year,
        scenario: Scenario::default(),
        language: language.tag.to_owned(),
        pins: Vec::new(),
    };
    let query = view.query(defaults, None);
    if query.is_empty() {
        "/".to_owned()
    } else {
        format!("/?{query}")
    }
}

/// What search engines are told of the page's addresses: its own, and those of the other languages.
fn other_addresses(links: &[frame::LanguageLink<'_>], shown: &Language) -> Markup {
    html! {
        @for link in links {
            @if link.language.tag == shown.tag { link rel="canonical" href=(link.address); }
            @else { link rel="alternate" hreflang=(link.language.tag) href=(link.address); }
        }
    }
}

/// What a reader is told where newer data cannot be shown.
fn note(newer_is_broken: bool, messages: &Messages) -> Markup {
    html! {
        @if newer_is_broken { p.notice role="status" { (messages.document_newer_broken()) } }
    }
}

fn script(id: &str, json: &str) -> String {
    format!(
        "<script type=\"application/json\" id=\"{id}\">{}</script>",
        in_html(json)
    )
}

/// The links of a page to its style sheets and icons.
fn links_of(page: &str) -> String {
    let parts = page.split("<link ").skip(1);
    let links = parts.filter_map(|part| part.split_once('>').map(|(attributes, _)| attributes));
    let wanted = |link: &&str| {
        ["rel=\"stylesheet\"", "rel=\"icon\""]
            .iter()
            .any(|rel| link.contains(rel))
    };
    links
        .filter(wanted)
        .flat_map(|link| ["<link ", link, ">"])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_close_their_element() {
        let written = script("bootstrap", r#"{"name":"</script><b>&\u2028"}"#);
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
        let error = Shell::new("<head><!--chokepoint:head--></head>".to_owned())
            .err()
            .unwrap();
        assert!(
            error.to_string().contains("<!--chokepoint:masthead-->"),
            "{error}"
        );
    }

    #[test]
    fn places_are_filled_in_any_order_and_the_language_is_that_of_the_page() {
        let marks = PLACES.iter().rev().map(|place| mark(place));
        let shell = Shell::new(LANGUAGE.to_owned() + &marks.collect::<String>()).unwrap();
        let parts = BTreeMap::from([("head", "1".to_owned()), ("footer", "2".to_owned())]);
        assert_eq!(
            shell.filled(&parts, "<html lang=\"ja\">"),
            "<html lang=\"ja\">21"
        );
    }
}
