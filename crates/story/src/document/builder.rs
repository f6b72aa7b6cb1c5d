//! The page on which somebody chooses how a chart stands in an article, and copies what makes it so.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use model::LeverSpec;
use text::{Language, Messages};

use super::embed::{Colours, Embed};
use super::{colours, frame};
use crate::picture::Picture;

/// What makes the page look, beside the dashboard's style sheet.
pub const STYLE: &str = include_str!("builder/builder.css");
/// What follows the choices and copies.
pub const SCRIPT: &str = include_str!("builder/builder.js");

/// Widths that a frame can be given, CSS px; none is as wide as its place.
pub const WIDTHS: [u32; 4] = [360, 480, 640, 800];
/// Widths of the previews, CSS px.
const PREVIEWS: [u32; 2] = [360, 720];

/// Lines to copy.
pub struct Snippets {
    /// A script, with a picture for those without.
    pub script: String,
    /// A frame.
    pub frame: String,
    /// An element.
    pub element: String,
    /// The address that oEmbed knows.
    pub oembed: String,
    /// The picture's text.
    pub alt: String,
    /// Addresses of pictures: SVG, PNG, card and print.
    pub pictures: [String; 4],
}

/// The page.
pub struct Builder<'a> {
    /// What is chosen.
    pub embed: &'a Embed<'a>,
    /// The levers that move the chart.
    pub levers: &'a [&'a LeverSpec],
    /// What the scenario is called; `None` for the baseline.
    pub scenario: Option<&'a str>,
    /// The state's keys and values, which stay as they are.
    pub state: &'a [(String, String)],
    /// The width of a frame, CSS px; `None` for that of its place.
    pub width: Option<u32>,
    /// Whether the data stay as they are.
    pub is_frozen: bool,
    /// Whether the server keeps versions of the data, without which nothing stays.
    pub can_freeze: bool,
    /// Path of the embed.
    pub path: &'a str,
    /// Path of the dashboard in the same state.
    pub dashboard: &'a str,
    /// What there is to copy.
    pub snippets: &'a Snippets,
    /// Links of the head: style sheet and icon.
    pub links: &'a str,
}

impl Builder<'_> {
    /// The page as HTML.
    pub fn page(&self) -> String {
        let messages = &self.embed.language.messages;
        let year = self.embed.input.page.view.year.baseline.year.to_string();
        let none = || messages.document_builder_no_scenario(&year);
        let scenario = self.scenario.map_or_else(none, str::to_owned);
        let page = html! {
            (DOCTYPE)
            html lang=(self.embed.language.tag) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (messages.document_builder_title()) " – " (messages.product_name()) }
                    (PreEscaped(self.links))
                    style { (PreEscaped(style())) }
                }
                body {
                    (frame::masthead_alone(messages, self.embed.language.tag))
                    main.builder {
                        h1 { (messages.document_builder_title()) }
                        p.lead { (messages.document_builder_lead()) }
                        p data-scenario { (messages.document_builder_scenario(&scenario)) }
                        p { a data-back href=(self.dashboard) { (messages.document_builder_back()) } }
                        div.columns {
                            (self.form(messages))
                            div #result { (self.result(messages)) }
                        }
                    }
                    script async src="/embed.js" {}
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        };
        page.into_string()
    }

    fn form(&self, messages: &Messages) -> Markup {
        html! {
            form method="get" action="/share" {
                @for (key, value) in self.state { input type="hidden" name=(key) value=(value); }
                (choice("chart", messages.document_builder_chart(), &self.charts(messages), self.embed.picture.id()))
                (choice("lang", messages.document_builder_language(), &languages(), self.embed.language.tag))
                (choice("theme", messages.document_builder_theme(), &themes(messages), self.embed.colours.word()))
                (choice("frame", messages.document_builder_width(), &widths(messages), &self.width.map_or_else(|| "full".to_owned(), |width| width.to_string())))
                @if self.can_freeze || self.is_frozen {
                    fieldset {
                        legend { (messages.document_builder_data()) }
                        (radio("frozen", "0", messages.document_builder_live(), !self.is_frozen))
                        (radio("frozen", "1", &messages.document_builder_frozen(&self.version()), self.is_frozen))
                    }
                }
                fieldset {
                    legend { (messages.document_builder_look()) }
                    (tick("transparent", "1", messages.document_builder_transparent(), self.embed.is_transparent))
                    (tick("static", "1", messages.document_builder_static(), self.embed.is_static))
                }
                (self.lever_choice(messages))
                button type="submit" { (messages.document_builder_apply()) }
            }
        }
    }

    fn lever_choice(&self, messages: &Messages) -> Markup {
        let baseline = &self.embed.input.page.view.year.baseline;
        let is_chosen = |spec: &LeverSpec| {
            self.embed
                .levers
                .iter()
                .any(|known| known.lever == spec.lever)
        };
        html! {
            fieldset.lever-choice {
                legend { (messages.document_builder_levers()) }
                @if self.levers.is_empty() { p { (messages.document_builder_levers_none()) } }
                @for spec in self.levers {
                    (tick("levers", &spec.lever, &messages.lever(spec, baseline).label, is_chosen(spec)))
                }
            }
        }
    }

    /// What changes with the choices.
    fn result(&self, messages: &Messages) -> Markup {
        let snippets = self.snippets;
        let title = self.embed.picture.title(self.embed.input, messages);
        let labels = [
            messages.document_builder_preview_phone(),
            messages.document_builder_preview_desktop(),
        ];
        let pictures = [
            messages.document_builder_svg(),
            messages.document_builder_png(),
            messages.document_builder_card(),
            messages.document_builder_print(),
        ];
        html! {
            (line("script", messages.document_builder_script(), &snippets.script, messages))
            (line("frame", messages.document_builder_frame(), &snippets.frame, messages))
            (line("element", messages.document_builder_element(), &snippets.element, messages))
            (line("oembed", messages.document_builder_oembed(), &snippets.oembed, messages))
            h2 { (messages.document_builder_pictures()) }
            ul.pictures {
                @for (label, address) in pictures.iter().zip(&snippets.pictures) { li { a href=(address) { (label) } } }
            }
            (line("alt", messages.document_builder_alt(), &snippets.alt, messages))
            h2 { (messages.document_builder_preview()) }
            @for (width, label) in PREVIEWS.iter().zip(labels) {
                figure.preview tabindex="0" aria-label=(label) {
                    figcaption { (label) }
                    // As it is in the article; on a phone the wide one scrolls.
                    iframe src=(self.path) title={ (title) ", " (label) } width=(width) height=(self.embed.height(f64::from(*width)) as u32)
                        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" {}
                }
            }
        }
    }

    fn charts(&self, messages: &Messages) -> Vec<(String, String)> {
        let charts = Picture::all().into_iter();
        let named = charts.map(|picture| {
            (
                picture.id().to_owned(),
                picture.title(self.embed.input, messages),
            )
        });
        named.collect()
    }

    fn version(&self) -> String {
        let hash = &self.embed.input.page.view.data_hash;
        let version = hash.get(..12).unwrap_or(hash);
        let created = self.embed.created;
        created.map_or_else(
            || version.to_owned(),
            |created| format!("{created}, {version}"),
        )
    }
}

/// The style that stands in the page.
pub fn style() -> String {
    colours() + STYLE
}

fn languages() -> Vec<(String, String)> {
    let languages = text::languages().iter();
    let named = |language: &Language| (language.tag.to_owned(), language.name.to_owned());
    languages.map(named).collect()
}

fn themes(messages: &Messages) -> Vec<(String, String)> {
    let names = [
        messages.document_builder_theme_auto(),
        messages.document_builder_theme_light(),
        messages.document_builder_theme_dark(),
    ];
    let words = Colours::ALL.iter().map(|(word, _)| (*word).to_owned());
    words.zip(names.map(str::to_owned)).collect()
}

fn widths(messages: &Messages) -> Vec<(String, String)> {
    let full = (
        "full".to_owned(),
        messages.document_builder_width_full().to_owned(),
    );
    let fixed = WIDTHS.map(|width| {
        let width = width.to_string();
        let name = messages.document_builder_width_of(&width);
        (width, name)
    });
    [full].into_iter().chain(fixed).collect()
}

fn choice(key: &str, label: &str, choices: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div.choice {
            label for={ "share-" (key) } { (label) }
            select id={ "share-" (key) } name=(key) {
                @for (word, name) in choices { option value=(word) selected[word == chosen] { (name) } }
            }
        }
    }
}

fn radio(key: &str, value: &str, label: &str, is_chosen: bool) -> Markup {
    html! { label.tick { input type="radio" name=(key) value=(value) checked[is_chosen]; " " (label) } }
}

fn tick(key: &str, value: &str, label: &str, is_chosen: bool) -> Markup {
    html! { label.tick { input type="checkbox" name=(key) value=(value) checked[is_chosen]; " " (label) } }
}

/// A text to copy. Without a script it can be marked by hand.
fn line(id: &str, label: &str, text: &str, messages: &Messages) -> Markup {
    html! {
        h2 id={ "label-" (id) } { (label) }
        div.snippet {
            textarea id={ "snippet-" (id) } readonly rows={ @if text.len() > 200 { "5" } @else { "2" } } spellcheck="false" aria-labelledby={ "label-" (id) } { (text) }
            button type="button" data-copy={ "snippet-" (id) } data-copied=(messages.document_builder_copied()) hidden { (messages.document_builder_copy()) }
        }
    }
}
