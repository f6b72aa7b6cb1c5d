//! What the server draws of a page: head, first screen, sources. The browser asks for it and does not make it, so that
//! none of it weighs on WebAssembly.

pub mod builder;
mod claims;
pub mod embed;
mod first_screen;
pub mod frame;
mod headline;
pub mod more;
pub mod plain;
pub(crate) mod record;
pub mod social;

use std::collections::{BTreeMap, BTreeSet};

use charts::{Theme, tokens::css_variables};
use maud::{Markup, PreEscaped, html};
use text::Messages;
use wire::{
    Bootstrap, Claim, Event, FuelYear, ImporterProfile, Importers, Preset, Projects, Reported,
    Source, ViewAnswer, YearBaseline, YearIndicators, YearView,
};

pub use self::headline::headline;
use crate::finding::country;

/// Everything that a page of an importer and year is made from.
pub struct Page {
    /// What the browser gets.
    pub view: Bootstrap,
    /// Indicators by year.
    pub indicators: Vec<YearIndicators>,
    /// Those of the shown year.
    pub indicators_of_year: YearIndicators,
    /// The shown year's aggregates by fuel.
    pub fuels: Vec<FuelYear>,
    /// What others published on the shown year.
    pub reported: Vec<Reported>,
    /// The article's statements.
    pub claims: Vec<Claim>,
    /// The alternatives.
    pub projects: Projects,
    /// What happened.
    pub events: Vec<Event>,
    /// The sources that the page cites.
    pub sources: Vec<Source>,
    /// Those of what stands one click away, projects and events, that the page itself does not cite.
    pub further_sources: Vec<Source>,
}

/// The answers that pages are made from.
#[derive(Clone, Copy)]
pub struct Answers<'a> {
    /// All importers.
    pub importers: &'a Importers,
    /// The alternatives.
    pub projects: &'a Projects,
    /// Scenarios with a name.
    pub presets: &'a [Preset],
    /// The article's statements.
    pub claims: &'a [Claim],
    /// What happened.
    pub events: &'a [Event],
    /// All sources.
    pub sources: &'a [Source],
    /// Content hash of the data package.
    pub data_hash: &'a str,
}

impl Page {
    /// Puts a page together.
    pub fn new(answers: Answers<'_>, profile: &ImporterProfile, year: &YearBaseline) -> Self {
        let reported = profile.reported_in(year.baseline.year);
        let mut page = Self {
            view: Bootstrap {
                importers: answers.importers.clone(),
                importer: profile.summary.clone(),
                mix: profile.mix.clone(),
                year: YearView {
                    baseline: year.baseline.clone(),
                    provenance: year.provenance.clone(),
                    grades: year
                        .fuels
                        .iter()
                        .map(|row| (row.fuel, row.quality.clone()))
                        .collect(),
                },
                presets: answers.presets.to_vec(),
                publishers: BTreeMap::new(),
                data_hash: answers.data_hash.to_owned(),
            },
            indicators: profile.indicators.clone(),
            indicators_of_year: year.indicators.clone(),
            fuels: year.fuels.clone(),
            reported,
            claims: answers.claims.to_vec(),
            projects: answers.projects.clone(),
            events: answers.events.to_vec(),
            sources: Vec::new(),
            further_sources: Vec::new(),
        };
        let of = |ids: &BTreeSet<String>| {
            let sources = answers.sources.iter();
            let cited = sources.filter(|source| ids.contains(&source.source_id));
            cited.cloned().collect::<Vec<_>>()
        };
        let cited = page.cited();
        page.sources = of(&cited);
        page.further_sources = of(&(&page.cited_further() - &cited));
        let sources = page.sources.iter();
        page.view.publishers = sources
            .map(|source| (source.source_id.clone(), source.publisher.clone()))
            .collect();
        page
    }

    /// The sources of the page's tables and claims.
    fn cited(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        ids.extend(self.view.year.provenance.values().flatten().cloned());
        ids.extend(self.reported.iter().map(|row| row.source_id.clone()));
        for claim in &self.claims {
            ids.insert(claim.source_id.clone());
            ids.extend(claim.evidence.iter().map(|row| row.source_id.clone()));
        }
        ids
    }

    /// The sources of projects and events.
    fn cited_further(&self) -> BTreeSet<String> {
        let events = self.events.iter().map(|event| &event.source_id);
        let projects = self.projects.projects.iter();
        let of_projects = projects.flat_map(|project| &project.source_ids);
        events.chain(of_projects).cloned().collect()
    }

    /// Whether the page lists a source.
    pub(crate) fn lists(&self, source: &Source) -> bool {
        let mut listed = self.sources.iter();
        listed.any(|known| known.source_id == source.source_id)
    }

    /// The publisher of a source, cited by the page or further away.
    pub(crate) fn publisher<'a>(&'a self, source_id: &'a str) -> &'a str {
        let mut sources = self.sources.iter().chain(&self.further_sources);
        let known = sources.find(|source| source.source_id == source_id);
        known.map_or(source_id, |source| source.publisher.as_str())
    }

    /// The page's title.
    pub fn title(&self, messages: &Messages) -> String {
        messages.document_title(country(&self.view), messages.product_name())
    }

    /// What the page's head says of it: title, description, and the colours that charts and page share.
    pub fn head(&self, messages: &Messages) -> String {
        html! {
            title { (self.title(messages)) }
            meta name="description" content=(headline(self, messages));
            style { (PreEscaped(colours())) }
        }
        .into_string()
    }

    /// The first screen as HTML.
    pub fn first_screen(&self, messages: &Messages) -> String {
        first_screen::first_screen(self, messages)
    }

    /// The record chart as HTML.
    pub fn record(&self, messages: &Messages) -> String {
        first_screen::record(self, messages)
    }

    /// The section of sources as HTML.
    pub fn sources(&self, messages: &Messages) -> String {
        let hash = &self.view.data_hash;
        html! {
            h2 #sources-title { (messages.document_sources()) }
            details {
                summary { (messages.document_sources_cited(&self.sources.len().to_string())) }
                (source_list(&self.sources))
            }
            p.data-version { (messages.document_data_version(hash.get(..12).unwrap_or_default())) }
        }
        .into_string()
    }

    /// What the browser asks for to show this page instead of another.
    pub fn answer(&self, messages: &Messages) -> ViewAnswer {
        ViewAnswer {
            bootstrap: self.view.clone(),
            title: self.title(messages),
            description: headline(self, messages),
            first_screen: self.first_screen(messages),
            sources: self.sources(messages),
        }
    }
}

/// JSON or the like for inside of an HTML element: characters that could end the element or a line are escaped, which JSON
/// allows.
pub fn in_html(json: &str) -> String {
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
    safe
}

/// The colours as CSS variables, for both themes.
pub fn colours() -> String {
    let (light, dark) = (colours_of(Theme::Light), colours_of(Theme::Dark));
    format!("{light}@media (prefers-color-scheme:dark){{{dark}}}")
}

/// Those of one theme.
fn colours_of(theme: Theme) -> String {
    format!(":root{{{}}}", css_variables(theme))
}

/// Sources with their terms, as places that links lead to.
pub(crate) fn source_list(sources: &[Source]) -> Markup {
    list(sources, |source| {
        Some(format!("source-{}", source.source_id))
    })
}

/// The same without places: another list may hold them.
pub(crate) fn plain_source_list(sources: &[Source]) -> Markup {
    list(sources, |_| None)
}

fn list(sources: &[Source], place: impl Fn(&Source) -> Option<String>) -> Markup {
    html! {
        ol.sources {
            @for source in sources {
                li id=[place(source)] {
                    @match &source.url {
                        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
                            a href=(url) rel="external noopener" { (source.title) }
                        }
                        _ => (source.title)
                    }
                    ", " (source.publisher) ". "
                    span.terms { (source.terms) }
                }
            }
        }
    }
}
