//! Which answers become which files.

use serde_json::{Value, json};
use story::picture::Picture;
use wire::ImporterSummary;

use super::page::{Form, PageFile, site};
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
/// Widths of charts that the browser does not draw itself, CSS px, with the words in their files' names.
const WIDTHS: [(&str, &str); 2] = [("narrow", "340"), ("wide", "860")];
/// The chart of the builder where its address names none.
const FIRST_CHART: &str = "map";
/// The colours, as words in addresses.
const THEMES: [&str; 2] = ["light", "dark"];
/// An answer that becomes a file.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Path and query.
    pub address: String,
    /// The file's name, with the folders before it.
    pub file: String,
    /// What becomes of it on the way.
    pub form: Form,
}

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
    live: Vec<Picture>,
    pub(super) drawn: Vec<Picture>,
    levers: Vec<(String, String)>,
    engine: [String; 2],
    has_fonts: bool,
    downloads: Vec<String>,
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
        let (live, drawn) = Picture::all()
            .into_iter()
            .partition::<Vec<_>, _>(|picture| matches!(picture, Picture::Live(_)));
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

    /// Every answer.
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        self.dashboard(&mut wanted);
        self.api(&mut wanted);
        self.embeds(&mut wanted);
        self.charts(&mut wanted);
        self.builders(&mut wanted);
        wanted
    }

    /// The builder of embeds, for each chart.
    fn builders(&self, wanted: &mut Vec<Wanted>) {
        for picture in Picture::all() {
            for language in &self.languages {
                let name = format!("{}.{language}", picture.id());
                let form = Form::Page(PageFile {
                    name: name.clone(),
                    folder: "/share/".to_owned(),
                    home: "/share/".to_owned(),
                    by: "chart",
                    presets: self.presets(),
                });
                let mut file = |file: String| {
                    wanted.push(Wanted {
                        address: format!("/share?chart={}&lang={language}", picture.id()),
                        file,
                        form: form.clone(),
                    });
                };
                file(format!("share/{name}.html"));
                if picture.id() == FIRST_CHART && self.languages.first() == Some(language) {
                    file("share/index.html".to_owned());
                }
            }
        }
    }

    fn dashboard(&self, wanted: &mut Vec<Wanted>) {
        for (position, language) in self.languages.iter().enumerate() {
            let page = PageFile {
                name: (*language).to_owned(),
                folder: "/pages/".to_owned(),
                home: "/".to_owned(),
                by: "language",
                presets: json!({}),
            };
            let mut page = |file: String| {
                wanted.push(Wanted {
                    address: format!("/?lang={language}"),
                    file,
                    form: Form::Page(page.clone()),
                });
            };
            page(format!("pages/{language}.html"));
            if position == 0 {
                page("index.html".to_owned());
            }
        }
    }

    fn api(&self, wanted: &mut Vec<Wanted>) {
        let mut as_is = |address: String| {
            let file = address.trim_start_matches('/').to_owned();
            wanted.push(Wanted {
                address,
                file,
                form: Form::AsIs,
            });
        };
        as_is("/embed.js".to_owned());
        as_is("/api/v1/openapi.json".to_owned());
        as_is("/api/v1/land.json".to_owned());
        for name in &self.downloads {
            as_is(format!("/data/{name}"));
        }
        for ending in ["json", "csv"] {
            for name in [
                "importers",
                "projects",
                "claims",
                "events",
                "sources",
                "stress",
            ] {
                as_is(format!("/api/v1/{name}.{ending}"));
            }
            for summary in &self.importers {
                let importer = format!("/api/v1/importers/{}", summary.importer);
                as_is(format!("{importer}.{ending}"));
                for year in &summary.years {
                    as_is(format!("{importer}/years/{year}.{ending}"));
                }
            }
        }
        for summary in &self.importers {
            for year in &summary.years {
                let year = format!("/api/v1/importers/{}/years/{year}", summary.importer);
                as_is(format!("{year}/lines.json"));
                for language in &self.languages {
                    as_is(format!("{year}/view.{language}.json"));
                    as_is(format!("{year}/start.{language}.json"));
                }
            }
        }
    }

    /// Pages for frames: of each importer for charts that levers move, of each year too for the others, and of each scenario
    /// with a name.
    fn embeds(&self, wanted: &mut Vec<Wanted>) {
        for picture in self.live.iter().copied() {
            let id = picture.id();
            let folder = format!("/embed/{id}/");
            let page = |name: &str, presets: &Value| PageFile {
                name: name.to_owned(),
                folder: folder.clone(),
                home: folder.clone(),
                by: "importer",
                presets: presets.clone(),
            };
            let presets = self.presets();
            for language in &self.languages {
                for (importer, levers) in &self.levers {
                    let name = format!("{importer}.{language}");
                    let address =
                        format!("/embed/{id}?importer={importer}&lang={language}&levers={levers}");
                    let is_first =
                        importer == self.first() && self.languages.first() == Some(language);
                    let mut file = |file: String| {
                        wanted.push(Wanted {
                            address: address.clone(),
                            file,
                            form: Form::Page(page(&name, &presets)),
                        });
                    };
                    file(format!("embed/{id}/{name}.html"));
                    if is_first {
                        file(format!("embed/{id}/index.html"));
                    }
                }
                for scenario in &self.scenarios {
                    let name = format!("{}.{language}", scenario.name);
                    wanted.push(Wanted {
                        address: format!("/embed/{id}?{}&lang={language}", scenario.query),
                        file: format!("embed/{id}/{name}.html"),
                        form: Form::Page(page(&name, &presets)),
                    });
                }
            }
        }
        for picture in self.drawn.iter().copied() {
            let id = picture.id();
            let folder = format!("/embed/{id}/");
            for (name, query, is_first) in self.variants(picture) {
                let form = Form::Page(PageFile {
                    name: name.clone(),
                    folder: folder.clone(),
                    home: folder.clone(),
                    by: if is_same(picture) { "all" } else { "year" },
                    presets: json!({}),
                });
                let mut file = |file: String| {
                    wanted.push(Wanted {
                        address: format!("/embed/{id}?{query}"),
                        file,
                        form: form.clone(),
                    });
                };
                file(format!("embed/{id}/{name}.html"));
                if is_first {
                    file(format!("embed/{id}/index.html"));
                }
            }
        }
    }

    /// Pictures, tables, and what other programs are told.
    fn charts(&self, wanted: &mut Vec<Wanted>) {
        let mut file = |address: String, file: String, form: Form| {
            wanted.push(Wanted {
                address,
                file,
                form,
            });
        };
        for picture in Picture::all() {
            let id = picture.id();
            for (name, query) in self.states() {
                file(
                    format!("/chart/{id}.svg?{query}"),
                    format!("chart/{id}/{name}.svg"),
                    Form::AsIs,
                );
                if self.has_fonts {
                    file(
                        format!("/chart/{id}.png?{query}&size=og"),
                        format!("chart/{id}/{name}.png"),
                        Form::AsIs,
                    );
                }
                for format in ["csv", "json"] {
                    file(
                        format!("/chart/{id}.{format}?{query}"),
                        format!("chart/{id}/{name}.{format}"),
                        Form::AsIs,
                    );
                }
                let url = self.base.join(&format!("/embed/{id}?{query}"));
                for format in ["json", "xml"] {
                    let query = form_urlencoded::Serializer::new(String::new())
                        .append_pair("url", &url)
                        .append_pair("format", format)
                        .finish();
                    file(
                        format!("/oembed?{query}"),
                        format!("oembed/{id}/{name}.{format}"),
                        Form::OEmbed,
                    );
                }
            }
        }
        for picture in self.drawn.iter().copied() {
            let id = picture.id();
            for (name, query, _) in self.variants(picture) {
                for theme in THEMES {
                    for (word, width) in WIDTHS {
                        let address =
                            format!("/chart/{id}.json?{query}&theme={theme}&width={width}");
                        file(
                            address,
                            format!("chart/{id}/{name}.{theme}.{word}.json"),
                            Form::AsIs,
                        );
                    }
                }
                for ending in ["html", "csv", "svg"] {
                    file(
                        format!("/chart/{id}.{ending}?{query}"),
                        format!("chart/{id}/{name}.{ending}"),
                        Form::AsIs,
                    );
                }
            }
        }
    }

    /// What a chart that no lever moves can be: a name, the query, and whether an address without a query shows it.
    fn variants(&self, picture: Picture) -> Vec<(String, String, bool)> {
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

    fn presets(&self) -> Value {
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
