//! Every chart as the server draws it: a picture that stands alone, a table, and how it is computed. The browser draws most of
//! them itself; those over all years are the server's alone.

mod alternatives;
pub(crate) mod fields;
mod formula;
mod importers;
mod projects;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use charts::{ChartSpec, Frame, Layout, Theme};
use maud::{Markup, PreEscaped, html};
use model::Indicator;
use text::Messages;
use wire::{ChartAnswer, ChartHit, ImporterProfile, Source, YearBaseline};

pub use self::table::{Cell, DECIMALS, Table};
#[cfg(feature = "answers")]
use crate::answer::{Answer, AnswerInput};
use crate::chart::{Chart, ChartInput};
use crate::document::{Page, headline, plain_source_list, record, source_list};
use crate::{citation, country, scenario_name};

/// A chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// One that the levers move.
    Live(Chart),
    /// Projects that could replace cargoes.
    Alternatives,
    /// The article's claims against the record.
    Record,
    /// The importers beside each other.
    Importers,
    /// One that answers a question.
    #[cfg(feature = "answers")]
    Answer(Answer),
}

/// Width and height of a picture, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// A chart of this width in a frame, as high as it needs to be.
    Natural {
        /// Width of the chart.
        width: f64,
    },
    /// A card of just this size.
    Card {
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
    },
}

impl Size {
    /// What social networks show.
    pub const OPEN_GRAPH: Self = Self::Card {
        width: 1200.0,
        height: 630.0,
    };

    /// The width.
    pub const fn width(self) -> f64 {
        match self {
            Self::Natural { width } | Self::Card { width, .. } => width,
        }
    }
}

/// What a picture may show.
#[derive(Clone, Copy)]
pub struct PictureInput<'a> {
    /// The importer and year.
    pub page: &'a Page,
    /// The scenario and what the model says of it.
    pub live: ChartInput<'a>,
    /// Every importer through the years.
    pub profiles: &'a BTreeMap<String, ImporterProfile>,
    /// Every importer and year, for what they rest on.
    pub years: &'a BTreeMap<(String, u16), YearBaseline>,
    /// All sources.
    pub sources: &'a [Source],
    /// What answers need beside.
    #[cfg(feature = "answers")]
    pub answer: AnswerInput<'a>,
}

/// The host of an absolute address.
fn site_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.split(['/', '?'])
        .next()
        .filter(|host| !host.is_empty())
}

impl Picture {
    /// Every picture, in the page's order.
    pub fn all() -> Vec<Self> {
        let live = Chart::ALL.iter().map(|chart| Self::Live(*chart));
        let all = [Self::Record].into_iter().chain(live);
        #[cfg(feature = "answers")]
        let all = all.chain(Answer::ALL.map(Self::Answer));
        all.chain([Self::Alternatives, Self::Importers]).collect()
    }

    /// Name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Live(chart) => chart.id(),
            Self::Alternatives => "alternatives",
            Self::Record => "record",
            Self::Importers => "importers",
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.id(),
        }
    }

    /// The same picture of what is chosen of it, as [`Chart::choosing`].
    #[must_use]
    pub fn choosing(self, indicator: Option<Indicator>) -> Self {
        match self {
            Self::Live(chart) => Self::Live(chart.choosing(indicator)),
            _ => self,
        }
    }

    /// What a query has to say beside the name, as [`Chart::choice`].
    pub fn choice(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Live(chart) => chart.choice(),
            _ => None,
        }
    }

    /// The picture of a name.
    pub fn of(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|picture| picture.id() == id)
    }

    /// The contents.
    pub fn spec(self, input: PictureInput<'_>, messages: &Messages) -> ChartSpec {
        match self {
            Self::Live(chart) => chart.spec(input.live, messages),
            Self::Alternatives => ChartSpec::Alternatives(alternatives::spec(input.page, messages)),
            Self::Record => ChartSpec::Record(record::spec(input.page, messages)),
            Self::Importers => ChartSpec::Importers(importers::spec(input, messages)),
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.spec(input, messages),
        }
    }

    /// The heading.
    pub fn title(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Live(chart) => chart.title(&input.page.view, messages),
            Self::Alternatives => messages.document_alternatives_title().to_owned(),
            Self::Record => record::title(input.page, messages),
            Self::Importers => messages.document_importers_title(country(&input.page.view)),
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.title(input, messages),
        }
    }

    /// Whether the levers of the state change it.
    pub const fn is_of_scenario(self) -> bool {
        match self {
            Self::Live(_) => true,
            Self::Alternatives | Self::Record | Self::Importers => false,
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.is_of_scenario(),
        }
    }

    /// What the scenario is called that it shows; `None` for the baseline, and for what no lever moves.
    pub fn scenario(self, input: PictureInput<'_>, messages: &Messages) -> Option<String> {
        if !self.is_of_scenario() {
            return None;
        }
        scenario_name(&input.page.view, input.live.scenario, messages)
    }

    /// What it counts.
    pub fn subtitle(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Live(chart) => chart.subtitle(messages).to_owned(),
            Self::Alternatives => messages.document_alternatives_subtitle().to_owned(),
            Self::Record => messages.document_record_subtitle().to_owned(),
            Self::Importers => messages.document_importers_subtitle(country(&input.page.view)),
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.subtitle(input, messages),
        }
    }

    /// What it finds, in a sentence.
    pub fn finding(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Live(chart) => chart.finding(input.live, messages),
            Self::Alternatives => alternatives::finding(input.page, messages),
            Self::Record => headline(input.page, messages),
            Self::Importers => importers::finding(input, messages),
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.finding(input, messages),
        }
    }

    /// The sources that it rests on.
    pub fn sources(self, input: PictureInput<'_>) -> BTreeSet<&str> {
        let (page, view) = (input.page, &input.page.view);
        match self {
            Self::Live(chart) => citation::chart_source_ids(view, chart),
            Self::Alternatives => {
                let projects = page.projects.projects.iter();
                let ids = projects.flat_map(|project| &project.source_ids);
                ids.map(String::as_str).collect()
            }
            Self::Record => of_years(input, |importer| *importer == view.importer.importer),
            Self::Importers => of_years(input, |_| true),
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.sources(input),
        }
    }

    /// Who published them, each once.
    fn publishers(self, input: PictureInput<'_>) -> BTreeSet<&str> {
        let ids = self.sources(input);
        let sources = input.sources.iter();
        let cited = sources.filter(|source| ids.contains(source.source_id.as_str()));
        cited.map(|source| source.publisher.as_str()).collect()
    }

    /// Who published them, in a line. A chart of many projects has more sources than a line holds; its table names each.
    pub fn named_sources(self, input: PictureInput<'_>, messages: &Messages) -> String {
        let publishers = self.publishers(input);
        let named = publishers.iter().take(MOST_NAMED).copied();
        let named = named.collect::<Vec<_>>().join(messages.join_comma());
        match publishers.len().saturating_sub(MOST_NAMED) {
            0 => named,
            others => messages.document_more_sources(&others.to_string(), &named),
        }
    }

    /// The picture with title, finding, sources and the address that it was drawn for, as an SVG document.
    pub fn framed(
        self,
        input: PictureInput<'_>,
        messages: &Messages,
        (size, theme): (Size, Theme),
        address: &str,
    ) -> String {
        let named = self.named_sources(input, messages);
        let scenario = self.scenario(input, messages);
        let named_scenario = scenario.as_ref();
        let named_scenario = named_scenario.map(|name| messages.document_social_scenario(name));
        let told = named_scenario
            .into_iter()
            .chain([self.subtitle(input, messages)]);
        let frame = Frame {
            title: &match (&scenario, size) {
                // A card has room for a title and a finding alone.
                (Some(scenario), Size::Card { .. }) => {
                    messages.document_social_embed(&self.title(input, messages), scenario)
                }
                _ => self.title(input, messages),
            },
            subtitle: &told.collect::<Vec<_>>().join(messages.join_sentence()),
            finding: &self.finding(input, messages),
            note: &match size {
                Size::Natural { .. } => messages.document_more_source(address, &named),
                // One line, which is cut where it is too long: whoever sees the card should know whose it is.
                Size::Card { .. } => match site_of(address) {
                    Some(host) => messages.document_more_card_source(host, &named),
                    None => messages.document_more_source(address, &named),
                },
            },
        };
        let spec = self.spec(input, messages);
        match size {
            Size::Natural { width } => charts::framed(&spec, width, theme, frame),
            Size::Card { width, height } => charts::card(&spec, (width, height), theme, frame),
        }
    }

    /// The chart of this width alone, CSS px.
    pub fn bare(
        self,
        input: PictureInput<'_>,
        messages: &Messages,
        (width, theme): (f64, Theme),
    ) -> String {
        let (title, finding) = (self.title(input, messages), self.finding(input, messages));
        charts::to_svg(&self.spec(input, messages), width, theme, &title, &finding)
    }

    /// The picture without its frame, with its words and read-out areas.
    pub fn answer(
        self,
        input: PictureInput<'_>,
        messages: &Messages,
        (width, theme): (f64, Theme),
    ) -> ChartAnswer {
        let spec = self.spec(input, messages);
        let (title, finding) = (self.title(input, messages), self.finding(input, messages));
        let layout = charts::layout(&spec, width, charts::natural_height(&spec, width));
        ChartAnswer {
            sources: self.sources(input).into_iter().map(str::to_owned).collect(),
            svg: charts::to_svg(&spec, width, theme, &title, &finding),
            subtitle: self.subtitle(input, messages),
            scenario: self
                .scenario(input, messages)
                .map(|name| messages.document_builder_scenario(&name)),
            title,
            finding,
            width: layout.width,
            height: layout.height,
            fields: self.fields(input, messages, &layout).into_string(),
            hits: layout.hits.into_iter().map(hit).collect(),
        }
    }

    /// What may be chosen of it, and what it would do.
    #[cfg_attr(
        not(feature = "answers"),
        expect(unused_variables, reason = "answers look at it")
    )]
    fn fields(self, input: PictureInput<'_>, messages: &Messages, layout: &Layout) -> Markup {
        match self {
            Self::Live(Chart::Attribution(indicator)) => {
                fields::indicators(Indicator::ALL, indicator, messages)
            }
            #[cfg(feature = "answers")]
            Self::Answer(answer) => answer.fields(input, messages, layout),
            _ => Markup::default(),
        }
    }

    /// What it rests on: its tables, or its projects one by one, each with its sources.
    pub fn provenance(self, input: PictureInput<'_>, messages: &Messages) -> Markup {
        let page = input.page;
        match self {
            Self::Alternatives => html! {
                (projects::table(page, messages))
                (source_list(&page.further_sources))
            },
            Self::Live(chart) => {
                PreEscaped(citation::chart_sources_html(&page.view, chart, messages))
            }
            // Of all years, all importers or several tables: each source once.
            _ => {
                let ids = self.sources(input);
                let of_list = |is_on_page: bool| {
                    let sources = input.sources.iter();
                    let cited = sources.filter(|source| ids.contains(source.source_id.as_str()));
                    let listed = cited.filter(move |source| page.lists(source) == is_on_page);
                    listed.cloned().collect::<Vec<_>>()
                };
                let on_page = of_list(true);
                html! {
                    p.provenance {
                        @for (position, source) in on_page.iter().enumerate() {
                            @if position > 0 { (messages.join_comma()) }
                            a href={ "#source-" (source.source_id) } { (source.publisher) }
                        }
                    }
                    (plain_source_list(&of_list(false)))
                }
            }
        }
    }

    /// The figures.
    pub fn table(self, input: PictureInput<'_>, messages: &Messages) -> Table {
        table::table(&self.spec(input, messages), input.page, messages)
    }

    /// How the main figure is computed, with this picture's numbers, a sentence each.
    pub fn formula(self, input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
        formula::formula(self, input, messages)
    }
}

/// The sources of the record's tables in every year of the importers that are chosen, and of the events.
fn of_years(input: PictureInput<'_>, is_chosen: impl Fn(&String) -> bool) -> BTreeSet<&str> {
    let years = input.years.iter();
    let tables = years
        .filter(|((importer, _), _)| is_chosen(importer))
        .flat_map(|(_, year)| citation::cited_sources(&year.provenance, &record::provenance()));
    let events = input.page.events.iter();
    tables
        .chain(events.map(|event| event.source_id.as_str()))
        .collect()
}

/// How many publishers a line names.
const MOST_NAMED: usize = 6;

fn hit(hit: charts::Hit) -> ChartHit {
    // Tenths of a pixel are finer than any pointer.
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    ChartHit {
        area: [hit.x, hit.y, hit.width, hit.height].map(tenth),
        label: hit.label,
    }
}
