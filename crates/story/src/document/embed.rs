//! A chart as a page for a frame in somebody else's article. Its first view needs no script.

use charts::Theme;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use model::LeverSpec;
use serde_json::{Value, json};
use text::{Language, Messages};

use super::{colours_of, in_html};
use crate::picture::{Picture, PictureInput};

/// What makes the page look.
pub const STYLE: &str = include_str!("embed/embed.css");
/// What tells its height, and draws when a reader moves a lever.
pub const SCRIPT: &str = include_str!("embed/frame.js");

/// A size of the picture.
struct Variant {
    /// Width that it is drawn with, px.
    drawn: f64,
    /// Widest place that it fills, px; the style sheet says the same.
    most: f64,
    /// Class under which the style sheet shows it.
    class: &'static str,
}

const WIDE: Variant = Variant {
    drawn: 600.0,
    most: 960.0,
    class: "only-wide",
};
const NARROW: Variant = Variant {
    drawn: 340.0,
    most: 480.0,
    class: "only-narrow",
};
/// Below this width of the frame the narrow picture is shown, px; the style sheet says the same.
const NARROW_BELOW: f64 = 576.0;
/// Room at the sides, px.
const PADDING: f64 = 16.0;
/// Width that a lever takes at least and its height, with the gaps after it, px.
const LEVER: (f64, f64) = (264.0, 60.0);
/// Padding, margins and the lines whose number does not change, px.
const FIXED: f64 = 24.0 + 46.0 + 49.0;

/// Colours of an embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Those of the reader's system.
    #[default]
    Auto,
    /// One theme.
    Fixed(Theme),
}

impl Colours {
    /// Every choice with its word in addresses, the default first.
    pub const ALL: [(&'static str, Self); 3] = [
        ("auto", Self::Auto),
        ("light", Self::Fixed(Theme::Light)),
        ("dark", Self::Fixed(Theme::Dark)),
    ];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, colours)| *colours == self);
        known.map_or("auto", |(word, _)| word)
    }

    /// The word for a picture that stands for an embed in these colours: it cannot follow a system.
    pub fn of_picture(self) -> &'static str {
        match self {
            Self::Fixed(Theme::Dark) => "dark",
            Self::Auto | Self::Fixed(Theme::Light) => "light",
        }
    }

    /// The style sheet of a page in these colours, which begins with them.
    pub fn style(self) -> String {
        let variables = match self {
            Self::Auto => super::colours(),
            Self::Fixed(theme) => colours_of(theme),
        };
        variables + STYLE
    }

    /// The themes in which a picture is needed, with the classes under which one is shown.
    fn themes(self) -> Vec<(Theme, &'static str)> {
        let all = [(Theme::Light, "only-light"), (Theme::Dark, "only-dark")];
        let wanted = |theme: Theme| self == Self::Auto || self == Self::Fixed(theme);
        all.into_iter()
            .filter(|(theme, _)| wanted(*theme))
            .collect()
    }
}

/// The files that a reader's browser runs the model with.
#[derive(Clone, Copy, Debug)]
pub struct EngineFiles<'a> {
    /// JavaScript module.
    pub script: &'a str,
    /// WebAssembly.
    pub wasm: &'a str,
}

/// An embed.
pub struct Embed<'a> {
    /// The chart.
    pub picture: Picture,
    /// What it shows.
    pub input: PictureInput<'a>,
    /// The language.
    pub language: &'a Language,
    /// The colours.
    pub colours: Colours,
    /// Whether what is behind it shines through.
    pub is_transparent: bool,
    /// Whether it runs no script.
    pub is_static: bool,
    /// The levers that readers may move.
    pub levers: &'a [&'a LeverSpec],
    /// What moves them; without it they stay.
    pub engine: Option<EngineFiles<'a>>,
    /// The canonical query of the state.
    pub query: &'a str,
    /// `data=…` of a frozen chart, else empty.
    pub data: &'a str,
    /// The day on which the data were made.
    pub created: Option<&'a str>,
    /// The address of the same chart with today's data, where it is frozen with older ones.
    pub newer: Option<&'a str>,
    /// What other programs are told, for the head.
    pub head: Markup,
}

impl Embed<'_> {
    /// The page.
    pub fn page(&self) -> String {
        let messages = &self.language.messages;
        let (picture, input) = (self.picture, self.input);
        let title = picture.title(input, messages);
        let scenario = self.scenario(messages);
        let dashboard = format!("/?{}", self.query);
        let class = self.is_transparent.then_some("transparent");
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.tag) data-theme=(self.colours.word()) class=[class] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content=(self.scheme());
                    title { (title) }
                    link rel="icon" href="data:,";
                    meta name="description" content=(picture.finding(input, messages));
                    (self.head)
                    style { (PreEscaped(self.colours.style())) }
                }
                body {
                    main #embed data-chart=(picture.id()) {
                        h1 { (title) }
                        p.scenario data-scenario hidden[scenario.is_none()] { (scenario.as_deref().unwrap_or_default()) }
                        p.finding data-finding aria-live="polite" { (picture.finding(input, messages)) }
                        p.subtitle { (picture.subtitle(input, messages)) }
                        (self.pictures(messages))
                        (self.controls(messages))
                        (self.foot(messages, &dashboard))
                    }
                    @if !self.is_static {
                        script type="application/json" id="config" { (PreEscaped(in_html(&self.config(messages).to_string()))) }
                        script { (PreEscaped(SCRIPT)) }
                    }
                }
            }
        };
        page.into_string()
    }

    /// About how high the page is in a frame of this width, both in CSS px: what a frame is given before its page tells it.
    pub fn height(&self, width: f64) -> f64 {
        let messages = &self.language.messages;
        let (picture, input) = (self.picture, self.input);
        let room = (width - 2.0 * PADDING).max(1.0);
        let text = |text: &str, size: f64, leading: f64| {
            charts::line_count(text, room, size) as f64 * size * leading
        };
        let Variant { drawn, most, .. } = if width < NARROW_BELOW { NARROW } else { WIDE };
        let chart = charts::natural_height(&picture.spec(input, messages), drawn);
        let columns = (room / LEVER.0).floor().max(1.0);
        let levers = if self.has_controls() {
            (self.levers.len() as f64 / columns).ceil() * LEVER.1 + 40.0
        } else {
            0.0
        };
        let sources = picture.named_sources(input, messages);
        // The note that there are newer data has its room from the beginning: an answer for good must fit for good.
        let frozen = if self.data.is_empty() { 0.0 } else { 25.0 };
        let scenario = self.scenario(messages);
        let scenario = scenario.map_or(0.0, |scenario| text(&scenario, 16.0, 1.45) + 6.0);
        let height = text(&picture.title(input, messages), 20.0, 1.25)
            + scenario
            + text(&picture.finding(input, messages), 16.0, 1.45)
            + text(&picture.subtitle(input, messages), 13.0, 1.45)
            + chart * room.min(most) / drawn
            + levers
            + text(&messages.document_embed_source(&sources), 13.0, 1.45)
            + frozen
            + FIXED;
        height.ceil()
    }

    /// What the scenario is called, as it stands under the title.
    fn scenario(&self, messages: &Messages) -> Option<String> {
        let scenario = self.picture.scenario(self.input, messages);
        scenario.map(|scenario| messages.document_builder_scenario(&scenario))
    }

    fn has_controls(&self) -> bool {
        !self.is_static && !self.levers.is_empty()
    }

    fn scheme(&self) -> &'static str {
        match self.colours {
            // A frame of another scheme than its page's gets a ground from the browser.
            _ if self.is_transparent => "normal",
            Colours::Auto => "light dark",
            Colours::Fixed(Theme::Light) => "light",
            Colours::Fixed(Theme::Dark) => "dark",
        }
    }

    fn pictures(&self, messages: &Messages) -> Markup {
        html! {
            div.picture {
                @for Variant { drawn, class, .. } in [WIDE, NARROW] {
                    @for (theme, shade) in self.colours.themes() {
                        div class={ (class) " " (shade) } {
                            (PreEscaped(self.picture.bare(self.input, messages, (drawn, theme))))
                        }
                    }
                }
            }
        }
    }

    /// The levers that were asked for. The script wakes them.
    fn controls(&self, messages: &Messages) -> Markup {
        if !self.has_controls() {
            return html! {};
        }
        let (baseline, scenario) = (
            &self.input.page.view.year.baseline,
            self.input.live.scenario,
        );
        html! {
            fieldset.levers {
                legend { (messages.document_embed_levers()) }
                @for spec in self.levers {
                    @let words = messages.lever(spec, baseline);
                    @let value = scenario.value_of(spec, baseline).map(|lever| lever.value);
                    @let shown = value.map(|value| messages.lever_value(spec.unit, value));
                    @let shown = shown.as_deref().unwrap_or_else(|| messages.product_no_data());
                    @let at = value.unwrap_or_else(|| spec.minimum_in(baseline));
                    div.lever {
                        label for={ "lever-" (spec.lever) } { (words.label) }
                        output for={ "lever-" (spec.lever) } data-output=(spec.lever) aria-live="off" { (shown) }
                        input type="range" id={ "lever-" (spec.lever) } data-lever=(spec.lever) autocomplete="off"
                            min=(spec.minimum_in(baseline)) max=(spec.maximum_in(baseline)) step=(spec.step) value=(at)
                            aria-valuetext=(shown) disabled;
                    }
                }
                button #back type="button" hidden { (messages.document_embed_back()) }
                p.failure role="status" hidden {}
            }
        }
    }

    fn foot(&self, messages: &Messages, dashboard: &str) -> Markup {
        let sources = self.picture.named_sources(self.input, messages);
        let hash = &self.input.page.view.data_hash;
        let version = hash.get(..12).unwrap_or(hash);
        html! {
            footer {
                p.source { (messages.document_embed_source(&sources)) }
                p.data {
                    @match self.created {
                        Some(created) => (messages.document_embed_data_of(created, version)),
                        None => (messages.document_data_version(version)),
                    }
                }
                @if let Some(newer) = self.newer {
                    p.newer { (messages.document_embed_frozen()) " " a href=(newer) { (messages.document_embed_newer()) } }
                }
                p { a #dashboard href=(dashboard) target="_blank" rel="noopener" { (messages.document_embed_open()) } }
            }
        }
    }

    /// What the script needs to know.
    fn config(&self, messages: &Messages) -> Value {
        let view = &self.input.page.view;
        let language = self.language.tag;
        let year = format!(
            "/api/v1/importers/{}/years/{}",
            view.importer.importer, view.year.baseline.year
        );
        let with = |path: String, more: &str| {
            let keys = [more, self.data].into_iter().filter(|key| !key.is_empty());
            let keys = keys.collect::<Vec<_>>().join("&");
            if keys.is_empty() {
                path
            } else {
                format!("{path}?{keys}")
            }
        };
        let map = match self.picture {
            Picture::Live(crate::chart::Chart::Map) => vec![
                with("/api/v1/land".to_owned(), ""),
                with(format!("{year}/lines"), ""),
            ],
            _ => Vec::new(),
        };
        json!({
            "chart": self.picture.id(),
            "query": self.query,
            "choice": self.picture.choice().map(|(key, word)| format!("{key}={word}")),
            "script": self.engine.map(|engine| engine.script),
            "wasm": self.engine.map(|engine| engine.wasm),
            "start": with(format!("{year}/start"), &format!("lang={language}")),
            "map": map,
            "failed": messages.document_embed_failed(),
        })
    }
}

/// A page for a frame that cannot show its chart, which says why.
pub fn failure(language: &Language, colours: Colours, detail: &str, choices: &[String]) -> String {
    let messages = &language.messages;
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag) data-theme=(colours.word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (messages.document_embed_none()) }
                style { (PreEscaped(colours.style())) }
            }
            body {
                main #embed {
                    h1 { (messages.document_embed_none()) }
                    // For whoever made the address; the same text as the API's.
                    p.failure lang="en" { (detail) }
                    @if !choices.is_empty() { p.subtitle lang="en" { (choices.join(", ")) } }
                    footer { p { a #dashboard href="/" target="_blank" rel="noopener" { (messages.document_embed_open()) } } }
                }
            }
        }
    };
    page.into_string()
}
