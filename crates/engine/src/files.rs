//! What a server would write for a chart, on a site that has none: its table and formula, its rows, and its picture in a frame.

use std::collections::{BTreeMap, BTreeSet};

use charts::Theme;
use model::evaluate;
use story::chart::{ChartInput, Memo};
use story::document::{Page, more::more};
use story::picture::{Picture, PictureInput, Size};
use wire::{Bootstrap, Projects, Source, Sources, YearIndicators};

#[cfg(feature = "answers")]
use crate::answers::{choice_of, choices};
use crate::drawing::{Drawing, DrawingError, indicator_of, value_of};

/// Width where a query names none, CSS px.
const WIDTH: f64 = 720.0;

impl Drawing {
    /// Reads the JSON text of [`Sources`].
    pub fn set_sources(&mut self, sources: &str) -> Result<(), DrawingError> {
        let sources: Sources = serde_json::from_str(sources)?;
        self.sources = sources.sources;
        Ok(())
    }

    /// A file of a chart that levers move, as the server answers it for the same query: `html`, `csv`, `json` or `svg`. `address` is
    /// where the picture says that it comes from.
    pub fn file(
        &self,
        chart: &str,
        format: &str,
        query: &str,
        address: &str,
    ) -> Result<String, DrawingError> {
        self.file_telling(chart, format, query, address, &|_| ())
    }

    /// The same, telling how many worlds were drawn, every now and then, if any are.
    #[cfg_attr(
        not(feature = "answers"),
        expect(unused_variables, reason = "answers draw worlds")
    )]
    pub(crate) fn file_telling(
        &self,
        chart: &str,
        format: &str,
        query: &str,
        address: &str,
        progress: &dyn Fn(usize),
    ) -> Result<String, DrawingError> {
        let picture = Picture::of(chart).filter(|picture| is_drawn(*picture));
        let picture = picture.ok_or_else(|| DrawingError::Chart(chart.to_owned()))?;
        let picture = picture.choosing(indicator_of(query));
        let (view, _) = self.view(query);
        // What cannot be read chooses nothing.
        #[cfg(feature = "answers")]
        let choice = choice_of(query).unwrap_or_default();
        let baseline = &self.bootstrap.year.baseline;
        let outcome = evaluate(baseline, &view.scenario);
        let page = page(&self.bootstrap, &self.sources);
        let input = PictureInput {
            page: &page,
            live: ChartInput {
                page: &self.bootstrap,
                scenario: &view.scenario,
                baseline: &self.baseline,
                outcome: &outcome,
                map: self.map.as_ref(),
                memo: &Memo::default(),
            },
            profiles: &BTreeMap::new(),
            #[cfg(not(feature = "answers"))]
            years: &BTreeMap::new(),
            #[cfg(feature = "answers")]
            years: &self.years,
            sources: &self.sources,
            #[cfg(feature = "answers")]
            answer: story::answer::AnswerInput {
                choice: &choice,
                margins: &self.margins,
                memo: &story::answer::Memo::default(),
                progress,
            },
        };
        let (width, theme) = look(query);
        let messages = &self.messages;
        match format {
            "html" => {
                let state = self.query_of(&view);
                let theme = match theme {
                    Theme::Light => "light",
                    Theme::Dark => "dark",
                };
                #[cfg(feature = "answers")]
                let state = [state, choices(picture, &choice)].join("&");
                let query = format!("{state}&width={width:.0}&theme={theme}");
                let query = query.trim_start_matches('&');
                Ok(more(picture, input, messages, query).into_string())
            }
            "json" => {
                let answer = picture.answer(input, messages, (width, theme));
                Ok(serde_json::to_string(&answer)?)
            }
            "csv" => Ok(picture.table(input, messages).csv()),
            "svg" => Ok(picture.framed(input, messages, (Size::Natural { width }, theme), address)),
            _ => Err(DrawingError::Chart(format!("{chart}.{format}"))),
        }
    }
}

/// Whether this program draws a picture: one that levers move, or an answer.
fn is_drawn(picture: Picture) -> bool {
    match picture {
        Picture::Live(_) => true,
        #[cfg(feature = "answers")]
        Picture::Answer(_) => true,
        _ => false,
    }
}

/// A page that knows its view and the sources of its figures: charts that levers move need no more.
fn page(view: &Bootstrap, sources: &[Source]) -> Page {
    let provenance = view.year.provenance.values().flatten();
    let cited = provenance.map(String::as_str).collect::<BTreeSet<_>>();
    let is_cited = |source: &&Source| cited.contains(source.source_id.as_str());
    Page {
        view: view.clone(),
        indicators: Vec::new(),
        indicators_of_year: YearIndicators {
            year: view.year.baseline.year,
            values: BTreeMap::new(),
            fuels: Vec::new(),
        },
        fuels: Vec::new(),
        reported: Vec::new(),
        claims: Vec::new(),
        projects: Projects {
            projects: Vec::new(),
        },
        events: Vec::new(),
        sources: sources.iter().filter(is_cited).cloned().collect(),
        further_sources: Vec::new(),
    }
}

/// Width and theme of a query.
fn look(query: &str) -> (f64, Theme) {
    let value = |key: &str| value_of(query, key);
    let width = value("width").and_then(|width| width.parse::<f64>().ok());
    let width = width.filter(|width| (100.0..=4_000.0).contains(width));
    let theme = match value("theme") {
        Some("dark") => Theme::Dark,
        _ => Theme::Light,
    };
    (width.unwrap_or(WIDTH), theme)
}
