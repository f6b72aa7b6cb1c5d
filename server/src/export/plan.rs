//! What a site of files holds.

use serde_json::{Value, json};
use story::picture::Picture;
use wire::ImporterSummary;

use super::page::site;
use super::{ExportError, extras};
use crate::base::BaseUrl;
use crate::download::Download;
use crate::embed::usable_levers;
use crate::engine::Engine;
use crate::query::Query;
use crate::shown::Shown;
use crate::site::Site;

/// What the script of the site does.
const SCRIPT: &str = include_str!("static.js");

/// A scenario with a name.
pub(super) struct Scenario {
    pub name: String,
    /// Its canonical query, without what is as usual.
    pub query: String,
    /// The query that the data give it.
    pub given: String,
}

/// What a site of files holds.
pub struct Plan {
    pub(super) base: BaseUrl,
    pub(super) languages: Vec<&'static str>,
    pub(super) importers: Vec<ImporterSummary>,
    pub(super) scenarios: Vec<Scenario>,
    /// Charts that levers move, with the levers that move each by importer.
    pub(super) live: Vec<Picture>,
    /// Charts that answer a question about the levers.
    pub(super) answers: Vec<Picture>,
    pub(super) drawn: Vec<Picture>,
    pub(super) levers: Vec<(String, String)>,
    engine: [String; 2],
    pub(super) has_fonts: bool,
    pub(super) downloads: Vec<String>,
}

impl Plan {
    /// The plan of a site that will stand at `base`.
    pub fn new(site: &Site, base: &BaseUrl) -> Result<Self, ExportError> {
        if site.engine().is_none() {
            return Err(ExportError::Incomplete("the engine of embeds"));
        }
        let engine = Engine::find_with_files(&site.assets)
            .ok_or(ExportError::Incomplete("the engine that makes tables"))?;
        let edition = site.current();
        let importers = edition.answers.importers.importers.clone();
        let shown = |query: &str| Shown::of_query(site, edition.clone(), &Query::new(Some(query)));
        let scenarios = edition.answers.presets.iter().map(|preset| Scenario {
            name: preset.preset.clone(),
            query: shown(&preset.query).query,
            given: preset.query.clone(),
        });
        let all = |is_wanted: fn(&Picture) -> bool| {
            let all = Picture::all().into_iter();
            all.filter(is_wanted).collect::<Vec<_>>()
        };
        let live = all(|picture| matches!(picture, Picture::Live(_)));
        let answers = all(|picture| matches!(picture, Picture::Answer(_)));
        let drawn = all(|picture| !matches!(picture, Picture::Live(_) | Picture::Answer(_)));
        if Engine::find_with_answers(&site.assets).is_none() {
            return Err(ExportError::Incomplete("the engine that answers questions"));
        }
        let levers = importers.iter().flat_map(|summary| {
            let of = shown(&format!("importer={}", summary.importer));
            let usable = live.first().zip(of.baseline());
            let usable = usable.map(|(picture, baseline)| usable_levers(*picture, baseline));
            let names = usable.unwrap_or_default();
            let names = names.iter().map(|spec| spec.lever.as_str());
            let names = names.collect::<Vec<_>>().join(",");
            [(summary.importer.clone(), names)]
        });
        Ok(Self {
            base: base.clone(),
            languages: text::languages()
                .iter()
                .map(|language| language.tag)
                .collect(),
            scenarios: scenarios.collect(),
            levers: levers.collect(),
            importers,
            live,
            answers,
            drawn,
            engine: [engine.files().script, engine.files().wasm].map(str::to_owned),
            has_fonts: site.fonts.require().is_ok(),
            downloads: Download::names(edition.tables()),
        })
    }

    /// A plan of these alone.
    #[cfg(test)]
    pub(super) fn of(
        base: BaseUrl,
        languages: Vec<&'static str>,
        importers: Vec<ImporterSummary>,
        scenarios: Vec<Scenario>,
    ) -> Self {
        Self {
            base,
            languages,
            importers,
            scenarios,
            live: Vec::new(),
            answers: Vec::new(),
            drawn: Picture::of("record").into_iter().collect(),
            levers: Vec::new(),
            engine: [String::new(), String::new()],
            has_fonts: false,
            downloads: Vec::new(),
        }
    }

    /// The host that answers are asked of.
    pub fn host(&self) -> String {
        let base = self.base.to_string();
        let host = base.split_once("://").map(|(_, host)| host.to_owned());
        host.unwrap_or(base)
    }

    /// Where the site will stand.
    pub fn base(&self) -> String {
        self.base.to_string()
    }

    /// Tags of the languages, the first of which needs no word in addresses.
    pub fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    /// The usual year of each importer, and all of its years.
    pub fn importers(&self) -> Value {
        let all = self.importers.iter().map(|summary| {
            let years = std::iter::once(summary.default_year).chain(summary.years.iter().copied());
            (summary.importer.clone(), json!(years.collect::<Vec<_>>()))
        });
        Value::Object(all.collect())
    }

    /// Charts that are the same for every importer and year.
    pub fn same(&self) -> Vec<&'static str> {
        let same = self.drawn.iter().filter(|picture| is_same(**picture));
        same.map(|picture| picture.id()).collect()
    }

    /// Charts that no lever moves.
    pub fn drawn(&self) -> Vec<&'static str> {
        self.drawn.iter().map(|picture| picture.id()).collect()
    }

    /// Charts that answer a question.
    pub fn answers(&self) -> Vec<&'static str> {
        self.answers.iter().map(|picture| picture.id()).collect()
    }

    /// What readers' browsers make tables and files of charts with.
    pub fn engine(&self) -> Value {
        let [script, wasm] = &self.engine;
        json!({ "script": script, "wasm": wasm })
    }

    /// What the script is told of the site.
    pub fn site(&self, presets: &Value) -> Value {
        site(self, presets)
    }

    pub(super) fn first(&self) -> &str {
        self.importers
            .first()
            .map_or("", |summary| summary.importer.as_str())
    }

    /// Files that are no answer: the built page's, the script's, and what machines of the web look for.
    pub fn files(&self, site: &Site) -> Vec<(String, Vec<u8>)> {
        let assets = site.assets.paths().filter(|path| *path != "index.html");
        let assets = assets.filter_map(|path| {
            let bytes = site.assets.bytes(path)?;
            Some((path.to_owned(), bytes.to_vec()))
        });
        let script = ("static.js".to_owned(), SCRIPT.as_bytes().to_vec());
        let extras = extras::extras(self, &site.assets).into_iter();
        let extras = extras.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        assets.chain([script]).chain(extras).collect()
    }

    /// What a chart that no lever moves can be: a name, the query, and whether an address without a query shows it.
    pub(super) fn variants(&self, picture: Picture) -> Vec<(String, String, bool)> {
        if is_same(picture) {
            let languages = self.languages.iter().enumerate();
            let all = languages.map(|(position, language)| {
                (
                    format!("all.{language}"),
                    format!("lang={language}"),
                    position == 0,
                )
            });
            all.collect()
        } else {
            self.years().collect()
        }
    }

    /// Every importer and year in every language: a name, the query, and whether an address without a query shows it.
    fn years(&self) -> impl Iterator<Item = (String, String, bool)> {
        self.languages.iter().flat_map(move |language| {
            self.importers.iter().flat_map(move |summary| {
                summary.years.iter().map(move |year| {
                    let importer = &summary.importer;
                    let is_first = importer == self.first()
                        && *year == summary.default_year
                        && self.languages.first() == Some(language);
                    let query = format!("importer={importer}&year={year}&lang={language}");
                    (format!("{importer}-{year}.{language}"), query, is_first)
                })
            })
        })
    }

    /// Every importer, and every scenario with a name, in every language: a name and the query.
    pub(super) fn states(&self) -> impl Iterator<Item = (String, String)> {
        self.languages.iter().flat_map(move |language| {
            let importers = self.importers.iter().map(move |summary| {
                let importer = &summary.importer;
                (
                    format!("{importer}.{language}"),
                    format!("importer={importer}&lang={language}"),
                )
            });
            let scenarios = self.scenarios.iter().map(move |scenario| {
                let query = format!("{}&lang={language}", scenario.query);
                (format!("{}.{language}", scenario.name), query)
            });
            importers.chain(scenarios)
        })
    }

    pub(super) fn presets(&self) -> Value {
        let all = self.scenarios.iter();
        Value::Object(
            all.map(|scenario| {
                (
                    scenario.name.clone(),
                    json!([scenario.query, scenario.given]),
                )
            })
            .collect(),
        )
    }
}

/// Whether a chart is the same for every importer and year.
pub(super) const fn is_same(picture: Picture) -> bool {
    matches!(picture, Picture::Alternatives)
}

/// All charts.
pub fn all() -> Vec<&'static str> {
    Picture::all().iter().map(|picture| picture.id()).collect()
}
