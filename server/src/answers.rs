//! Every answer of the API, typed.

mod article;
mod projects;
pub(crate) mod rows;
mod sea;

use std::collections::{BTreeMap, BTreeSet};

use model::Fuel;
use story::document::Page;
use tables::Tables;
use wire::{
    Claims, Event, Events, ImporterProfile, ImporterSummary, Importers, Land, Preset, Projects,
    Reported, SeaLines, Source, Sources, StressAnswer, YearBaseline,
};

use crate::aggregate::{AggregateError, ImporterAggregates, aggregate};
use crate::baseline::{BaselineBuilder, is_counted};

/// All answers, computed once.
pub struct Answers {
    /// The importers.
    pub importers: Importers,
    /// Profiles by importer.
    pub profiles: BTreeMap<String, ImporterProfile>,
    /// Baselines by importer and year.
    pub years: BTreeMap<(String, u16), YearBaseline>,
    /// Scenarios with a name.
    pub presets: Vec<Preset>,
    /// The article's statements.
    pub claims: Claims,
    /// What happened.
    pub events: Events,
    /// The alternatives.
    pub projects: Projects,
    /// Coastlines.
    pub land: Land,
    /// Lines of sea routes by importer and year.
    pub lines: BTreeMap<(String, u16), SeaLines>,
    /// All sources.
    pub sources: Sources,
    /// Content hash of the data package.
    pub data_hash: String,
}

/// The fuels whose tables decide which year is shown first.
const MAIN_FUELS: [Fuel; 3] = [Fuel::CrudeOil, Fuel::Lng, Fuel::Coal];

impl Answers {
    /// Computes every answer. Blocks while Polars works: call it off the async workers.
    pub fn new(tables: &Tables) -> Result<Self, AggregateError> {
        let builder = BaselineBuilder::new(tables)?;
        let aggregates = aggregate(tables, &builder)?;
        let importers = importers(tables);
        let mut profiles = BTreeMap::new();
        let mut years = BTreeMap::new();
        let mut lines = BTreeMap::new();
        for summary in &importers.importers {
            let of = aggregates
                .get(&summary.importer)
                .cloned()
                .unwrap_or_default();
            for &year in &summary.years {
                let baseline = year_baseline(&builder, &of, &summary.importer, year)?;
                let of_year = sea::lines(tables, &baseline.baseline);
                lines.insert((summary.importer.clone(), year), of_year);
                years.insert((summary.importer.clone(), year), baseline);
            }
            profiles.insert(summary.importer.clone(), profile(tables, summary, of));
        }
        Ok(Self {
            importers,
            profiles,
            years,
            land: sea::land(tables),
            lines,
            presets: presets(tables),
            claims: article::claims(tables),
            events: events(tables),
            projects: projects::projects(tables, &builder),
            sources: sources(tables),
            data_hash: tables.content_hash().to_owned(),
        })
    }

    /// Every importer's usual year under the shocks of the stress suite.
    pub fn stress(&self) -> StressAnswer {
        let usual = self.importers.importers.iter().filter_map(|summary| {
            let year = (summary.importer.clone(), summary.default_year);
            self.years.get(&year).map(|year| &year.baseline)
        });
        StressAnswer::new(usual, &self.data_hash)
    }

    /// The page of an importer and year; `None` when the data lack it.
    pub fn page(&self, importer: &str, year: u16) -> Option<Page> {
        let profile = self.profiles.get(importer)?;
        let year = self.years.get(&(importer.to_owned(), year))?;
        let answers = story::document::Answers {
            importers: &self.importers,
            projects: &self.projects,
            presets: &self.presets,
            claims: &self.claims.claims,
            events: &self.events.events,
            sources: &self.sources.sources,
            data_hash: &self.data_hash,
        };
        Some(Page::new(answers, profile, year))
    }
}

fn events(tables: &Tables) -> Events {
    let mut events = tables
        .events
        .iter()
        .map(|row| Event {
            event: row.event.clone(),
            date: row.date.to_string(),
            decimal_year: row.date.decimal_year(),
            label: row.label.clone(),
            detail: row.detail.clone(),
            source_id: row.source_id.clone(),
            quality: row.quality,
        })
        .collect::<Vec<_>>();
    events.sort_by(|one, other| one.decimal_year.total_cmp(&other.decimal_year));
    Events { events }
}

fn presets(tables: &Tables) -> Vec<Preset> {
    let mut rows = tables.presets.iter().collect::<Vec<_>>();
    rows.sort_by_key(|row| row.rank);
    let presets = rows.into_iter().map(|row| Preset {
        preset: row.preset.clone(),
        name: row.name.clone(),
        query: row.query.clone(),
    });
    presets.collect()
}

fn year_baseline(
    builder: &BaselineBuilder<'_>,
    of: &ImporterAggregates,
    importer: &str,
    year: u16,
) -> Result<YearBaseline, AggregateError> {
    let baseline = builder.build(importer, year)?;
    let indicators = of.indicators.iter().find(|row| row.year == year).cloned();
    Ok(YearBaseline {
        provenance: builder.provenance(&baseline),
        indicators: indicators.unwrap_or_else(|| wire::YearIndicators {
            year,
            values: BTreeMap::new(),
            fuels: Vec::new(),
        }),
        fuels: of
            .fuels
            .iter()
            .filter(|row| row.year == year)
            .cloned()
            .collect(),
        baseline,
    })
}

/// The importers and their years, in display order.
pub(crate) fn importers(tables: &Tables) -> Importers {
    let mut rows = tables.importers.iter().collect::<Vec<_>>();
    rows.sort_by_key(|row| row.rank);
    let importers = rows
        .into_iter()
        .filter_map(|row| {
            let importer = row.importer.as_str();
            let years = tables
                .flows
                .iter()
                .filter(|flow| flow.importer == importer)
                .map(|flow| flow.year)
                .collect::<BTreeSet<_>>();
            let latest = *years.last()?;
            Some(ImporterSummary {
                importer: importer.to_owned(),
                name: place_name(tables, importer),
                default_year: years
                    .iter()
                    .rev()
                    .copied()
                    .find(|year| is_well_counted(tables, importer, *year))
                    .unwrap_or(latest),
                years: years.into_iter().collect(),
            })
        })
        .collect();
    Importers { importers }
}

/// Whether every main fuel has a supplier table in a year, and crude oil one of customs quality.
fn is_well_counted(tables: &Tables, importer: &str, year: u16) -> bool {
    let of = |fuel: Fuel| {
        tables
            .flows
            .iter()
            .filter(move |row| row.importer == importer && row.year == year && row.fuel == fuel)
    };
    MAIN_FUELS.iter().all(|fuel| of(*fuel).next().is_some())
        && of(Fuel::CrudeOil).all(|row| is_counted(row.quality))
}

fn place_name(tables: &Tables, place: &str) -> String {
    let row = tables.places.iter().find(|row| row.place == place);
    row.map_or(place, |row| row.name.as_str()).to_owned()
}

fn profile(tables: &Tables, summary: &ImporterSummary, of: ImporterAggregates) -> ImporterProfile {
    ImporterProfile {
        summary: summary.clone(),
        indicators: of.indicators,
        fuels: of.fuels,
        mix: of.mix,
        reported: tables
            .reported
            .iter()
            .filter(|row| row.importer == summary.importer)
            .map(|row| Reported {
                year: row.year,
                period: word(&row.period),
                indicator: row.indicator.clone(),
                value: row.value,
                unit: row.unit.clone(),
                source_id: row.source_id.clone(),
                quality: row.quality,
                note: row.note.clone(),
            })
            .collect(),
    }
}

fn sources(tables: &Tables) -> Sources {
    let mut sources = tables
        .sources
        .iter()
        .map(|row| Source {
            source_id: row.source_id.clone(),
            title: row.title.clone(),
            publisher: row.publisher.clone(),
            url: row.url.clone(),
            terms: row.terms.clone(),
            terms_class: word(&row.terms_class),
        })
        .collect::<Vec<_>>();
    sources.sort_by(|one, other| one.source_id.cmp(&other.source_id));
    Sources { sources }
}

/// The word that a table's term has in the data.
pub(crate) fn word(term: &impl serde::Serialize) -> String {
    match serde_json::to_value(term) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
