//! What a query shows: a version of the data, an importer and year, a language and a scenario.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{Baseline, LeverKind, LeverSpec, Scenario, evaluate};
use story::answer::{self, AnswerInput};
use story::chart::{ChartInput, MapData, Memo};
use story::picture::{Picture, PictureInput};
use text::{Language, Messages};
use wire::{Choice, Notice, View, ViewDefaults, key};

use crate::answers::Answers;
use crate::archive::FEWEST_DIGITS;
use crate::edition::Edition;
use crate::misspelt;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::routes::year_of;
use crate::site::{DATA, MakeError, Site};

/// What depends on how a server was built and started.
#[derive(Clone, Copy)]
pub(crate) struct Abilities {
    /// Whether versions of the data are kept, so that what is frozen stays.
    pub keeps_versions: bool,
    /// Whether pictures in pixels can be drawn.
    pub draws_pixels: bool,
}

/// What is shown, as far as it can be told without drawing.
#[derive(Clone)]
pub(crate) struct Shown {
    pub edition: Arc<Edition>,
    /// Whether the query named the version of the data.
    pub is_frozen: bool,
    /// Whether that is the version that the server serves.
    pub is_current: bool,
    pub importer: String,
    pub year: u16,
    pub language: &'static Language,
    /// The canonical query of the view, without pins: the shortest for today's data.
    pub query: String,
    /// The same with everything that newer data could change: importer, year, and how long closures last. It is what articles
    /// are given.
    pub lasting: String,
    /// What is chosen of a chart that answers a question.
    pub choice: Choice,
    /// What the server can do.
    pub server: Abilities,
    pub scenario: Scenario,
}

impl Shown {
    /// Reads a query. An importer, year or version that there is not is named with what there is.
    pub async fn read(site: &Site, query: &Query) -> Result<Self, ApiProblem> {
        let edition = site.edition(query).await?;
        let answers = &edition.answers;
        let defaults = answers.importers.view_defaults();
        let (view, _) = View::parse(query.text(), &defaults, None);
        // As they were written, so that what cannot be read is not taken for the default.
        let (importer, year) = year_of(
            answers,
            query.get("importer").unwrap_or(&view.importer),
            query.get("year").unwrap_or(&view.year.to_string()),
        )?;
        let view = View {
            importer,
            year,
            ..view
        };
        let year = answers.years.get(&(view.importer.clone(), view.year));
        refuse_unreadable(query, &edition, year.map(|year| &year.baseline))?;
        let choice = query.chosen()?;
        let is_frozen = query.get(DATA).is_some();
        let shown = Self::of(site, edition.clone(), is_frozen, (view, query));
        Ok(Self { choice, ..shown })
    }

    /// What a query shows of a version of the data, as the page reads it: what cannot be read is left out.
    pub fn of_query(site: &Site, edition: Arc<Edition>, query: &Query) -> Self {
        let defaults = edition.answers.importers.view_defaults();
        let (view, _) = View::parse(query.text(), &defaults, None);
        Self::of(site, edition, false, (view, query))
    }

    /// What a query shows of an importer, a year and a language that there are.
    pub fn of(
        site: &Site,
        edition: Arc<Edition>,
        is_frozen: bool,
        (view, query): (View, &Query),
    ) -> Self {
        let answers = &edition.answers;
        let defaults = answers.importers.view_defaults();
        let language = text::language(&view.language);
        let baseline = answers.years.get(&(view.importer.clone(), view.year));
        let baseline = baseline.map(|year| &year.baseline);
        let (read, _) = View::parse(query.text(), &defaults, baseline);
        let view = View {
            pins: Vec::new(),
            scenario: read.scenario,
            language: language.tag.to_owned(),
            ..view
        };
        let lasting = lasting(&view, baseline);
        // An address has to fit, and its values may be brought to their steps for it: what it says is shown.
        let (stated, _) = View::parse(&lasting, &defaults, baseline);
        let view = View {
            scenario: stated.scenario,
            ..view
        };
        Self {
            lasting,
            choice: Choice::default(),
            server: Abilities {
                keeps_versions: site.keeps_versions(),
                draws_pixels: site.fonts.require().is_ok(),
            },
            is_frozen,
            is_current: Arc::ptr_eq(&edition, &site.current()),
            query: view.query(&defaults, baseline),
            importer: view.importer,
            year: view.year,
            scenario: view.scenario,
            language,
            edition,
        }
    }

    /// Whether it stays as it is for good.
    pub fn stays(&self) -> bool {
        self.is_frozen && self.server.keeps_versions
    }

    /// The words of its language.
    pub fn messages(&self) -> &'static Messages {
        &self.language.messages
    }

    /// The digits that name its version of the data.
    pub fn version(&self) -> &str {
        let hash = self.edition.hash();
        hash.get(..FEWEST_DIGITS).unwrap_or(hash)
    }

    /// The query of the view with further keys, each with its value, and with the version where it is frozen.
    pub fn query_with(&self, options: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(self.lasting.clone());
        query.extend_pairs(options);
        if self.is_frozen {
            query.append_pair(DATA, self.version());
        }
        query.finish()
    }

    /// The query of the dashboard that shows the same, with the scenarios that a picture compares with.
    pub fn dashboard(&self, picture: Picture) -> String {
        self.lasting_with(picture, |key| key == key::PINS)
    }

    /// The query of the state with everything that is chosen of a picture.
    pub fn stated(&self, picture: Picture) -> String {
        self.lasting_with(picture, |_| true)
    }

    fn lasting_with(&self, picture: Picture, is_wanted: impl Fn(&str) -> bool) -> String {
        let choices = self.choices(picture);
        let choices = choices.iter().filter(|(key, _)| is_wanted(key));
        let mut query = form_urlencoded::Serializer::new(self.lasting.clone());
        query.extend_pairs(choices);
        query.finish()
    }

    /// Refuses pins that cannot be read, where a picture shows them.
    pub fn refuse_pins(&self, picture: Picture) -> Result<(), ApiProblem> {
        let choices = self.choices(picture);
        let Some((_, pins)) = choices.iter().find(|(key, _)| *key == key::PINS) else {
            return Ok(());
        };
        let defaults = self.edition.answers.importers.view_defaults();
        let query = format!("{}={pins}", key::PINS);
        let (_, notices) = View::parse(&query, &defaults, self.baseline());
        let is_unreadable = |notice: &Notice| matches!(notice, Notice::Unreadable { .. });
        if notices.iter().any(is_unreadable) {
            let detail = "pins cannot be read: copy them whole from the dashboard's address, or leave them out.";
            return Err(invalid(detail.to_owned(), &[]));
        }
        Ok(())
    }

    /// Path and query of a picture of it, with further keys.
    pub fn chart_path(&self, picture: Picture, format: &str, options: &[(&str, &str)]) -> String {
        let path = format!("/chart/{}.{format}", picture.id());
        let choices = self.choices(picture);
        let choices = choices.iter().map(|(key, value)| (*key, value.as_str()));
        let options = options.iter().copied().chain(choices);
        path_with(&path, &self.query_with(&options.collect::<Vec<_>>()))
    }

    /// What is chosen of a picture, as pairs of a query.
    pub fn choices(&self, picture: Picture) -> Vec<(&'static str, String)> {
        let choice = picture.choice().into_iter();
        let mut pairs = choice
            .map(|(key, word)| (key, word.to_owned()))
            .collect::<Vec<_>>();
        if let Picture::Answer(answer) = picture {
            pairs.extend(answer.pairs(&self.choice));
        }
        pairs
    }

    /// The starting point.
    pub fn baseline(&self) -> Option<&Baseline> {
        let years = &self.edition.answers.years;
        let year = years.get(&(self.importer.clone(), self.year));
        year.map(|year| &year.baseline)
    }

    /// Runs the model and makes something of what pictures show of it. Blocks.
    pub fn with_input<T>(
        &self,
        make: impl FnOnce(PictureInput<'_>) -> Result<T, MakeError>,
    ) -> Result<T, MakeError> {
        let answers = self.edition.answers_in(self.language)?;
        let page = answers.page(&self.importer, self.year);
        let page = page.ok_or(MakeError::NoPage)?;
        let baseline = &page.view.year.baseline;
        let before = evaluate(baseline, &Scenario::default());
        let after = evaluate(baseline, &self.scenario);
        let map = map(&answers, baseline);
        let margins = self.edition.margins(self.language, baseline);
        make(PictureInput {
            page: &page,
            live: ChartInput {
                page: &page.view,
                scenario: &self.scenario,
                baseline: &before,
                outcome: &after,
                map: map.as_ref(),
                memo: &Memo::default(),
            },
            profiles: &answers.profiles,
            years: &answers.years,
            sources: &answers.sources.sources,
            answer: AnswerInput {
                choice: &self.choice,
                margins: &margins,
                memo: &answer::Memo::default(),
                progress: &|_| (),
            },
        })
    }
}

/// Refuses a value of the state that cannot be read. A page opened from a link falls back and says so; a chart in an article
/// would show something else than its author meant, and nobody would notice.
fn refuse_unreadable(
    query: &Query,
    edition: &Edition,
    baseline: Option<&Baseline>,
) -> Result<(), ApiProblem> {
    misspelt::refuse(query, edition)?;
    let defaults = &edition.answers.importers.view_defaults();
    let is_of_others = |key: &str| {
        let levers = baseline.map_or(&[][..], |baseline| &baseline.levers);
        let is_lever = edition.tables().levers.iter().any(|row| row.lever == key);
        is_lever && !levers.iter().any(|spec| spec.lever == key)
    };
    // Pins are of one chart and of the page: see [`Shown::refuse_pins`].
    let query = query.without(key::PINS);
    let (_, notices) = View::parse(query.text(), defaults, baseline);
    let mut unreadable = None;
    for notice in notices {
        match notice {
            // Words fall back to English everywhere.
            Notice::Unreadable { key, given } if key != "lang" => {
                unreadable.get_or_insert((key, given));
            }
            Notice::NotUsable { lever } => return Err(unmovable(&lever, baseline)),
            _ => {}
        }
    }
    if let Some(lever) = query.keys().find(|key| is_of_others(key)) {
        return Err(unmovable(lever, baseline));
    }
    let Some((key, given)) = unreadable else {
        return Ok(());
    };
    let mut levers = baseline.into_iter().flat_map(|baseline| {
        let levers = baseline.levers.iter();
        levers.map(move |spec| (spec, baseline))
    });
    let detail = match levers.find(|(spec, _)| spec.lever == key) {
        Some((spec, baseline)) => {
            let (low, high) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
            format!("{key} takes a number from {low} to {high}, not {given:?}.")
        }
        None => format!("{key} cannot be {given:?}: leave it out, or choose in the dashboard."),
    };
    Err(invalid(detail, &[]))
}

/// What whoever names a lever is told that the data of an importer and year cannot move.
fn unmovable(lever: &str, baseline: Option<&Baseline>) -> ApiProblem {
    let whose = baseline.map_or_else(String::new, |baseline| {
        format!(" of {} in {}", baseline.importer, baseline.year)
    });
    invalid(
        format!("{lever} cannot be moved with the data{whose}: leave it out."),
        &[],
    )
}

/// The query of a view for good: newer data may bring another usual year, and other values at which levers rest.
fn lasting(view: &View, baseline: Option<&Baseline>) -> String {
    let none = ViewDefaults {
        importer: String::new(),
        years: BTreeMap::new(),
    };
    let query = view.query(&none, baseline);
    let Some(baseline) = baseline else {
        return query;
    };
    let is_shock = |spec: &&LeverSpec| {
        matches!(
            spec.kind,
            LeverKind::Closure { .. } | LeverKind::SupplierLoss { .. }
        )
    };
    let is_moved = |spec: &LeverSpec| {
        let value = view.scenario.value_of(spec, baseline);
        value.is_some_and(|value| value.moved)
    };
    let lasts = baseline
        .levers
        .iter()
        .find(|spec| spec.kind == LeverKind::ClosureDays);
    let days = lasts
        .filter(|spec| !is_moved(spec) && baseline.levers.iter().filter(is_shock).any(is_moved))
        .and_then(|spec| Some((&spec.lever, spec.resting_value(baseline)?)));
    match days {
        Some((lever, days)) => format!("{query}&{lever}={days}"),
        None => query,
    }
}

/// A path with its query, if there is any.
pub(crate) fn path_with(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// The names of all charts, for those who asked for another.
pub(crate) fn chart_names() -> String {
    let charts = Picture::all();
    let names = charts.iter().map(|picture| picture.id());
    names.collect::<Vec<_>>().join(", ")
}

fn map(answers: &Answers, baseline: &Baseline) -> Option<MapData> {
    let lines = answers
        .lines
        .get(&(baseline.importer.clone(), baseline.year))?;
    Some(MapData {
        land: answers.land.rings.clone().into(),
        lines: lines.clone(),
    })
}
