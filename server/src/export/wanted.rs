//! Which answers become which files.

use serde_json::json;
use story::picture::Picture;

use super::page::{Form, PageFile};
use super::plan::{Plan, is_same};
use crate::beside;

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

impl Plan {
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
        as_is(beside::SCRIPT.to_owned());
        as_is(beside::WORKER.to_owned());
        for language in &self.languages {
            as_is(beside::address(language));
        }
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
                    as_is(format!("{importer}/years/{year}/quality.{ending}"));
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
                    as_is(format!("{year}/margins.{language}.json"));
                }
            }
        }
    }

    /// Pages for frames: of each importer and each scenario with a name for charts that levers move, of each importer and year for
    /// the others.
    fn embeds(&self, wanted: &mut Vec<Wanted>) {
        for picture in self.live.iter().copied() {
            for language in &self.languages {
                for (importer, levers) in &self.levers {
                    let name = format!("{importer}.{language}");
                    let query = format!("importer={importer}&lang={language}&levers={levers}");
                    let is_first =
                        importer == self.first() && self.languages.first() == Some(language);
                    wanted.extend(self.embed(picture, (&name, &query), "importer", is_first));
                }
                for scenario in &self.scenarios {
                    let name = format!("{}.{language}", scenario.name);
                    let query = format!("{}&lang={language}", scenario.query);
                    wanted.extend(self.embed(picture, (&name, &query), "importer", false));
                }
            }
        }
        for picture in self.answers.iter().copied() {
            for (position, (name, query)) in self.states().enumerate() {
                wanted.extend(self.embed(picture, (&name, &query), "importer", position == 0));
            }
        }
        for picture in self.drawn.iter().copied() {
            let by = if is_same(picture) { "all" } else { "year" };
            for (name, query, is_first) in self.variants(picture) {
                wanted.extend(self.embed(picture, (&name, &query), by, is_first));
            }
        }
    }

    /// A page for frames, and the same for the address without a name if it is the `first`; `by` is what its siblings differ by.
    fn embed(
        &self,
        picture: Picture,
        (name, query): (&str, &str),
        by: &'static str,
        first: bool,
    ) -> impl Iterator<Item = Wanted> {
        let id = picture.id();
        let folder = format!("/embed/{id}/");
        let page = Wanted {
            address: format!("/embed/{id}?{query}"),
            file: format!("embed/{id}/{name}.html"),
            form: Form::Page(PageFile {
                name: name.to_owned(),
                folder: folder.clone(),
                home: folder,
                by,
                presets: if by == "importer" {
                    self.presets()
                } else {
                    json!({})
                },
            }),
        };
        let index = first.then(|| Wanted {
            file: format!("embed/{id}/index.html"),
            ..page.clone()
        });
        [page].into_iter().chain(index)
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
}
