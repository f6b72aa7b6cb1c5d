//! `GET /embed/{chart}?…`: a chart of any state as a page for somebody else's frame.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use maud::html;
use model::{Baseline, LeverSpec};
use story::document::embed::{Colours, Embed, EngineFiles, SCRIPT};
use story::picture::{Picture, PictureInput};
use story::scenario_name;
use wire::{Problem, ProblemCode};

use crate::base::BaseUrl;
use crate::kept::Kept;
use crate::policy::{Framing, policy};
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::shown::{Shown, chart_names, path_with};
use crate::site::{DATA, MakeError, Site};
use crate::social::Shared;

/// An embed of a state.
#[derive(Clone)]
pub(crate) struct EmbedRequest {
    pub picture: Picture,
    pub shown: Shown,
    pub colours: Colours,
    pub is_static: bool,
    pub is_transparent: bool,
    pub levers: Vec<String>,
    pub base: BaseUrl,
}

impl EmbedRequest {
    /// Reads a chart's name and a query.
    pub async fn read(
        site: &Site,
        base: BaseUrl,
        chart: &str,
        query: &Query,
    ) -> Result<Self, ApiProblem> {
        let picture = Picture::of(chart).ok_or_else(no_such_chart)?;
        let picture = query.choosing(picture)?;
        let shown = Shown::read(site, query).await?;
        shown.refuse_pins(picture)?;
        Ok(Self {
            picture,
            colours: query.choice("theme", &Colours::ALL)?,
            is_static: query.flag("static")?,
            is_transparent: query.flag("transparent")?,
            levers: levers(picture, &shown, query)?,
            shown,
            base,
        })
    }

    /// The same without any choice of how it looks: what stands for a page of the dashboard.
    pub fn of_page(shown: Shown, base: BaseUrl) -> Self {
        Self {
            picture: page_picture(&shown),
            shown,
            colours: Colours::default(),
            is_static: false,
            is_transparent: false,
            levers: Vec::new(),
            base,
        }
    }

    /// The canonical path and query.
    pub fn path(&self) -> String {
        let levers = self.levers.join(",");
        let choices = self.shown.choices(self.picture);
        let choices = choices.iter().map(|(key, value)| (*key, value.as_str()));
        let mut options = choices.collect::<Vec<_>>();
        if !levers.is_empty() {
            options.push(("levers", levers.as_str()));
        }
        if self.colours != Colours::default() {
            options.push(("theme", self.colours.word()));
        }
        for (key, is_set) in [
            ("static", self.is_static),
            ("transparent", self.is_transparent),
        ] {
            if is_set {
                options.push((key, "1"));
            }
        }
        // A comma needs no escape in a query, and people read these.
        let query = self.shown.query_with(&options).replace("%2C", ",");
        path_with(&format!("/embed/{}", self.picture.id()), &query)
    }

    /// A name of what it shows: two requests of one name get the same bytes.
    pub fn key(&self) -> String {
        let (base, hash) = (&self.base, self.shown.edition.hash());
        let Shown {
            is_frozen,
            is_current,
            ..
        } = self.shown;
        format!("{base} {hash} {is_frozen} {is_current} {}", self.path())
    }

    /// The page. Blocks.
    pub fn draw(&self, engine: Option<EngineFiles<'_>>) -> Result<Kept, MakeError> {
        self.with_embed(engine, |embed, _| {
            Kept::text(embed.page().into_bytes(), "text/html; charset=utf-8")
        })
    }

    /// Makes something of the embed and what a frame of it is called. Blocks.
    pub fn with_embed<T>(
        &self,
        engine: Option<EngineFiles<'_>>,
        make: impl FnOnce(&Embed<'_>, String) -> T,
    ) -> Result<T, MakeError> {
        self.shown.with_input(|input| {
            let path = self.path();
            let shared = self.shared(&path);
            let data = self
                .shown
                .is_frozen
                .then(|| format!("{DATA}={}", self.shown.version()));
            let newer = (!self.shown.is_current).then(|| self.live().path());
            let embed = Embed {
                picture: self.picture,
                input,
                language: self.shown.language,
                colours: self.colours,
                is_transparent: self.is_transparent,
                is_static: self.is_static,
                levers: &self.specs(input),
                engine,
                query: &self.shown.dashboard(self.picture),
                data: data.as_deref().unwrap_or_default(),
                created: self.shown.edition.created(),
                newer: newer.as_deref(),
                head: html! {
                    link rel="canonical" href=(self.base.join(&path));
                    (shared.head(input))
                },
            };
            Ok(make(&embed, shared.title(input)))
        })
    }

    /// What the levers of the state are called; `None` when none is moved.
    pub fn scenario(&self, input: PictureInput<'_>) -> Option<String> {
        scenario_name(
            &input.page.view,
            &self.shown.scenario,
            self.shown.messages(),
        )
    }

    /// The same with the newest data.
    pub fn live(&self) -> Self {
        let shown = Shown {
            is_frozen: false,
            ..self.shown.clone()
        };
        Self {
            shown,
            ..self.clone()
        }
    }

    fn shared<'a>(&'a self, path: &'a str) -> Shared<'a> {
        Shared {
            base: &self.base,
            shown: &self.shown,
            picture: self.picture,
            path,
        }
    }

    fn specs<'a>(&self, input: PictureInput<'a>) -> Vec<&'a LeverSpec> {
        let specs = input.page.view.year.baseline.levers.iter();
        specs
            .filter(|spec| self.levers.contains(&spec.lever))
            .collect()
    }

    /// What the browser is told that the page may do.
    pub fn policy(&self) -> HeaderValue {
        policy(&[SCRIPT], &[&self.colours.style()], Framing::Anyone)
    }
}

/// What whoever names no chart is told.
pub(crate) fn no_such_chart() -> ApiProblem {
    let detail = format!(
        "Ask for /embed/CHART, where CHART is one of {}.",
        chart_names()
    );
    ApiProblem::new(ProblemCode::NotFound, detail, Vec::new())
}

/// The chart that stands for a page of the dashboard: the article against the record, or what the levers do.
pub(crate) fn page_picture(shown: &Shown) -> Picture {
    let is_moved = shown.scenario != model::Scenario::default();
    if is_moved {
        Picture::Live(story::chart::Chart::Map)
    } else {
        Picture::Record
    }
}

/// The levers that readers may move, in the order of the catalogue.
fn levers(picture: Picture, shown: &Shown, query: &Query) -> Result<Vec<String>, ApiProblem> {
    let asked = query.all("levers").collect::<Vec<_>>().join(",");
    let asked = asked.split(',').map(str::trim);
    let asked = asked.filter(|lever| !lever.is_empty()).collect::<Vec<_>>();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let usable = shown
        .baseline()
        .map(|baseline| usable_levers(picture, baseline));
    let usable = usable.unwrap_or_default();
    if usable.is_empty() {
        let detail = format!(
            "No lever moves the chart {}: leave levers out.",
            picture.id()
        );
        return Err(invalid(detail, &[]));
    }
    let names = usable
        .iter()
        .map(|spec| spec.lever.as_str())
        .collect::<Vec<_>>();
    if let Some(unknown) = asked.iter().find(|lever| !names.contains(lever)) {
        let unknown = unknown.chars().take(40).collect::<String>();
        let detail = format!(
            "levers names {unknown:?}, which is no lever, or none that the data of this importer and year can move: \
             name some of the choices, with commas between them."
        );
        return Err(invalid(detail, &names));
    }
    let wanted = names.into_iter().filter(|lever| asked.contains(lever));
    Ok(wanted.map(str::to_owned).collect())
}

/// The levers that move a chart.
pub(crate) fn usable_levers(picture: Picture, baseline: &Baseline) -> Vec<&LeverSpec> {
    if !matches!(picture, Picture::Live(_)) {
        return Vec::new();
    }
    let specs = baseline.levers.iter();
    specs.filter(|spec| spec.is_usable(baseline)).collect()
}

/// The answer to a frame whose chart cannot be shown, or to a page of ours; `framing` says who may frame it.
pub(crate) fn failure(query: &Query, problem: &ApiProblem, framing: Framing) -> Response {
    let language = text::language(query.get("lang").unwrap_or_default());
    // As far as the query can be read.
    let colours = query.choice("theme", &Colours::ALL).unwrap_or_default();
    let Problem {
        detail,
        choices,
        status,
        ..
    } = &problem.0;
    let page = story::document::embed::failure(language, colours, detail, choices);
    let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Html(page)).into_response();
    let headers = response.headers_mut();
    let policy = policy(&[], &[&colours.style()], framing);
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    // What is missing today may be there with tomorrow's data.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
