//! What stands where there is nothing. A server of files has one such page for every reader, so it speaks every language.

use maud::{DOCTYPE, PreEscaped, html};
use text::{english, languages};

use super::embed::Colours;

/// What a page with nothing but words needs beside the colours.
const STYLE: &str = r#"main{max-width:36rem;margin:12vh auto;padding:0 1rem}section{margin-top:2rem}
h1,h2{font:600 1.35rem/1.25 Georgia,"Times New Roman","Liberation Serif",serif;margin:0 0 .4rem}"#;

/// The page, and the style within it, which a policy has to allow.
pub fn missing() -> (String, String) {
    let style = format!("{}{STYLE}", Colours::default().style());
    let page = html! {
        (DOCTYPE)
        html lang=(english().tag) data-theme=(Colours::default().word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (english().messages.document_missing_title()) " – Chokepoint" }
                style { (PreEscaped(&style)) }
            }
            body {
                main {
                    p.subtitle { "Chokepoint" }
                    @for (position, language) in languages().iter().enumerate() {
                        @let messages = &language.messages;
                        @let home = if position == 0 { "/".to_owned() } else { format!("/?lang={}", language.tag) };
                        section lang=(language.tag) {
                            // One heading of the page, and one a language below it.
                            @if position == 0 { h1 { (messages.document_missing_title()) } }
                            @else { h2 { (messages.document_missing_title()) } }
                            p { (messages.document_missing_text()) }
                            p { a href=(home) { (messages.document_missing_open()) } }
                        }
                    }
                }
            }
        }
    };
    (page.into_string(), style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_speaks_every_language_and_leads_home_in_each() {
        let (page, style) = missing();
        assert!(page.contains(&style));
        for language in languages() {
            assert!(page.contains(language.messages.document_missing_text()));
        }
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(page.contains("href=\"/\"") && page.contains("href=\"/?lang=ja\""));
    }
}
