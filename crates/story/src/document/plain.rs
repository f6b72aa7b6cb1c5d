//! Pages of nothing but words, which need none of the built page's files.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use text::{english, languages};

use super::embed::Colours;

/// What they need beside the colours.
const STYLE: &str = r#"main{max-width:36rem;margin:12vh auto;padding:0 1rem}section{margin-top:2rem}
h1,h2{font:600 1.35rem/1.25 Georgia,"Times New Roman","Liberation Serif",serif;margin:0 0 .4rem}"#;

/// A page, and the style within it, which a policy has to allow.
pub struct Plain {
    /// The document.
    pub page: String,
    /// The text of its `style`.
    pub style: String,
}

/// What stands where there is nothing. A server of files has one such page for every reader, so it speaks every language.
pub fn missing() -> Plain {
    let sections = languages().iter().enumerate().map(|(position, language)| {
        let messages = &language.messages;
        let title = messages.document_missing_title();
        let home = if position == 0 {
            "/".to_owned()
        } else {
            format!("/?lang={}", language.tag)
        };
        html! {
            section lang=(language.tag) {
                @if position == 0 { h1 { (title) } } @else { h2 { (title) } }
                p { (messages.document_missing_text()) }
                p { a href=(home) { (messages.document_missing_open()) } }
            }
        }
    });
    let sections = html! { @for section in sections { (section) } };
    plain(english().messages.document_missing_title(), &sections)
}

/// What a kind of problem is, for whoever follows its address. Programs read it in English.
pub fn problem(title: &str, status: u16, code: &str, about: &str) -> Plain {
    let body = html! {
        section {
            h1 { (title) }
            p { (about) }
            p.subtitle { "Status " (status) ", " code { (code) } ". " code { "detail" } " of the answer says more, and "
                code { "choices" } " what there is instead." }
            p { a href="/api/v1/openapi.json" { "Description of the API" } }
        }
    };
    plain(title, &body)
}

fn plain(title: &str, body: &Markup) -> Plain {
    let style = format!("{}{STYLE}", Colours::default().style());
    let page = html! {
        (DOCTYPE)
        html lang=(english().tag) data-theme=(Colours::default().word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " – Chokepoint" }
                style { (PreEscaped(&style)) }
            }
            body { main { p.subtitle { "Chokepoint" } (body) } }
        }
    };
    Plain {
        page: page.into_string(),
        style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_every_language_and_leads_home_in_each() {
        let Plain { page, style } = missing();
        assert!(page.contains(&style));
        for language in languages() {
            assert!(page.contains(language.messages.document_missing_text()));
        }
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(page.contains("href=\"/\"") && page.contains("href=\"/?lang=ja\""));
    }
}
