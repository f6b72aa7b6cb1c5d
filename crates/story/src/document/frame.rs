//! What stands around the page's content: masthead, what waits for the levers, footer.

use maud::{Markup, html};
use text::{Language, Messages};

/// A way to the same page in a language.
pub struct LanguageLink<'a> {
    /// The language.
    pub language: &'a Language,
    /// The address, relative to the site.
    pub address: String,
}

/// The block that says when nothing works any more, the name of the product, and the ways to other languages.
pub fn masthead(messages: &Messages, links: &[LanguageLink<'_>], shown: &str) -> Markup {
    html! {
        div #fatal role="alert" hidden {
            p #fatal-message { (messages.document_without_data()) }
            p { a href="" { (messages.document_reload()) } }
        }
        header.masthead {
            a href=(home(links, shown)) { (messages.product_name()) } " "
            span { (messages.document_tagline()) }
            nav.languages aria-label=(messages.document_languages()) {
                @for LanguageLink { language, address } in links {
                    @if language.tag == shown {
                        span aria-current="true" lang=(language.tag) { (language.name) }
                    } @else {
                        a href=(address) hreflang=(language.tag) lang=(language.tag) { (language.name) }
                    }
                }
            }
        }
    }
}

/// The masthead of a page that is one language's alone.
pub fn masthead_alone(messages: &Messages, shown: &str) -> Markup {
    let home = if shown == text::english().tag {
        "/".to_owned()
    } else {
        format!("/?lang={shown}")
    };
    html! {
        header.masthead {
            a href=(home) { (messages.product_name()) } " "
            span { (messages.document_tagline()) }
        }
    }
}

/// The first page in the shown language.
fn home(links: &[LanguageLink<'_>], shown: &str) -> String {
    match links.first() {
        Some(first) if first.language.tag != shown => format!("/?lang={shown}"),
        _ => "/".to_owned(),
    }
}

/// What stands in the levers' place until they are there.
pub fn waiting(messages: &Messages) -> Markup {
    html! {
        p.loading { (messages.document_levers_loading()) }
        noscript { p.notice { (messages.document_noscript()) } }
    }
}

/// The licence and the ways to the data.
pub fn footer(messages: &Messages) -> Markup {
    html! {
        footer {
            p {
                (messages.document_footer()) " " (messages.document_footer_data()) ": "
                a href="/api/v1/importers" { (messages.document_footer_api()) } ", "
                a href="/api/v1/sources" { (messages.document_footer_sources()) } ", "
                a href="/data/chokepoint.zip" { (messages.document_footer_download()) } "."
            }
        }
    }
}
