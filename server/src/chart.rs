//! `GET /chart/{chart}.{format}?…`: a chart of any state, drawn by the code that draws the page's.

use charts::Theme;
use model::{Scenario, evaluate};
use story::chart::{ChartInput, MapData};
use story::document::{Page, more};
use story::picture::{Cell, DECIMALS, Picture, PictureInput, Table};
use text::{Language, Messages};
use wire::{ProblemCode, View};

use crate::answers::Answers;
use crate::problem::ApiProblem;
use crate::routes::{not_found, year_of};
use crate::site::{MakeError, Site};

/// Widths, CSS px: what an address that names none gets, the narrowest and the widest.
const WIDTH: f64 = 720.0;
const NARROWEST: f64 = 280.0;
const WIDEST: f64 = 1600.0;

/// What a chart can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A picture that stands alone.
    Svg,
    /// The figures.
    Csv,
    /// The picture with its words and read-out areas.
    Json,
    /// Table, formula and downloads, as a part of a page.
    Html,
}

impl Format {
    fn of(extension: &str) -> Option<Self> {
        Some(match extension {
            "svg" => Self::Svg,
            "csv" => Self::Csv,
            "json" => Self::Json,
            "html" => Self::Html,
            _ => return None,
        })
    }
}

/// Bytes and their type.
pub type Drawn = (Vec<u8>, &'static str);

/// A chart of a state, in a format.
pub struct ChartRequest {
    picture: Picture,
    format: Format,
    importer: String,
    year: u16,
    language: &'static Language,
    width: f64,
    theme: Theme,
    query: String,
}

impl ChartRequest {
    /// Reads the last part of the path and the query. What is not there is named with what is.
    pub fn read(site: &Site, file: &str, query: &str) -> Result<Self, ApiProblem> {
        let names = || {
            let charts = Picture::all();
            let names = charts
                .iter()
                .map(|picture| picture.id())
                .collect::<Vec<_>>();
            format!(
                "Ask for /chart/CHART.FORMAT, where CHART is one of {} and FORMAT one of svg, csv, json, html.",
                names.join(", ")
            )
        };
        let parts = file.rsplit_once('.');
        let known =
            parts.and_then(|(chart, format)| Some((Picture::of(chart)?, Format::of(format)?)));
        let (picture, format) = known.ok_or_else(|| not_found(names()))?;
        let defaults = site.answers.importers.view_defaults();
        let (view, _) = View::parse(query, &defaults, None);
        let option = |key: &str| {
            let pairs = form_urlencoded::parse(query.as_bytes());
            let given = pairs.filter(|(known, _)| known == key);
            given.last().map(|(_, value)| value.into_owned())
        };
        // As they were written, so that what cannot be read is not taken for the default.
        let (importer, year) = year_of(
            &site.answers,
            &option("importer").unwrap_or(view.importer),
            &option("year").unwrap_or_else(|| view.year.to_string()),
        )?;
        Ok(Self {
            picture,
            format,
            importer,
            year,
            language: text::language(&view.language),
            width: width(option("width"))?,
            theme: theme(option("theme").as_deref())?,
            query: query.to_owned(),
        })
    }

    /// The bytes. Blocks: call it off the async workers.
    pub fn draw(&self, site: &Site) -> Result<Drawn, MakeError> {
        let answers = site.answers_in(self.language)?;
        let page = answers
            .page(&self.importer, self.year)
            .ok_or(MakeError::NoPage)?;
        let baseline = &page.view.year.baseline;
        let defaults = answers.importers.view_defaults();
        let (view, _) = View::parse(&self.query, &defaults, Some(baseline));
        with_input(&answers, &page, &view.scenario, |input| {
            self.drawn(input, &view.query(&defaults, Some(baseline)))
        })
    }

    fn drawn(&self, input: PictureInput<'_>, query: &str) -> Result<Drawn, MakeError> {
        let messages = &self.language.messages;
        let drawn = (self.width, self.theme);
        Ok(match self.format {
            Format::Svg => {
                let address = format!("/?{query}");
                let svg = self.picture.framed(input, messages, drawn, &address);
                (svg.into_bytes(), "image/svg+xml")
            }
            Format::Csv => (
                csv(&self.picture.table(input, messages))?,
                "text/csv; charset=utf-8",
            ),
            Format::Json => (
                serde_json::to_vec(&self.picture.answer(input, messages, drawn))?,
                "application/json",
            ),
            Format::Html => (
                self.more(input, messages, query).into_bytes(),
                "text/html; charset=utf-8",
            ),
        })
    }

    /// Table, formula and downloads.
    fn more(&self, input: PictureInput<'_>, messages: &Messages, query: &str) -> String {
        let theme = match self.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let separator = if query.is_empty() { "" } else { "&" };
        let options = format!("{query}{separator}width={:.0}&theme={theme}", self.width);
        more::more(self.picture, input, messages, &options).into_string()
    }
}

/// Runs the model on a page and a scenario, and makes something of what pictures show of it.
fn with_input<T>(
    answers: &Answers,
    page: &Page,
    scenario: &Scenario,
    make: impl FnOnce(PictureInput<'_>) -> T,
) -> T {
    let baseline = &page.view.year.baseline;
    let before = evaluate(baseline, &Scenario::default());
    let after = evaluate(baseline, scenario);
    let lines = answers
        .lines
        .get(&(baseline.importer.clone(), baseline.year));
    let map = lines.map(|lines| MapData {
        land: answers.land.rings.clone().into(),
        lines: lines.clone(),
    });
    make(PictureInput {
        page,
        live: ChartInput {
            page: &page.view,
            scenario,
            baseline: &before,
            outcome: &after,
            map: map.as_ref(),
        },
        profiles: &answers.profiles,
        years: &answers.years,
        sources: &answers.sources.sources,
    })
}

fn width(given: Option<String>) -> Result<f64, ApiProblem> {
    let Some(given) = given else {
        return Ok(WIDTH);
    };
    let width = given.parse::<f64>().ok().filter(|width| width.is_finite());
    width
        .map(|width| width.clamp(NARROWEST, WIDEST))
        .ok_or_else(|| {
            let detail = format!("width takes a number of pixels from {NARROWEST} to {WIDEST}.");
            ApiProblem::new(ProblemCode::InvalidQuery, detail, Vec::new())
        })
}

fn theme(given: Option<&str>) -> Result<Theme, ApiProblem> {
    match given {
        None | Some("light") => Ok(Theme::Light),
        Some("dark") => Ok(Theme::Dark),
        Some(_) => {
            let choices = ["light", "dark"].map(str::to_owned).into();
            let detail = "theme is light or dark.";
            Err(ApiProblem::new(ProblemCode::InvalidQuery, detail, choices))
        }
    }
}

/// A table as CSV (RFC 4180): the names with their units first, numbers without grouping.
fn csv(table: &Table) -> Result<Vec<u8>, MakeError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&table.columns)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Ordinal(value) => value.to_string(),
            Cell::Number(Some(value)) => format!("{value:.DECIMALS$}"),
            Cell::Number(None) => String::new(),
        }))?;
    }
    writer
        .into_inner()
        .map_err(|error| MakeError::Unwritten(error.to_string()))
}
