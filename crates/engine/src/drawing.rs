//! Charts of one importer and year in any scenario.

use std::collections::BTreeMap;

use charts::Theme;
use model::{Indicator, Outcome, Scenario, evaluate};
use serde::Serialize;
use story::chart::{Chart, ChartInput, MapData, Memo};
use story::scenario_name;
use text::Messages;
use wire::{Bootstrap, Land, SeaLines, Start, View};

/// Why there is no chart.
#[derive(Debug, thiserror::Error)]
pub enum DrawingError {
    /// An answer of the server is not what it should be.
    #[error("an answer of the server cannot be read: {0}")]
    Answer(#[from] serde_json::Error),
    /// The words are not as many as this program needs.
    #[error("the server is of another release than this program: reload the page")]
    Release,
    /// There is no such chart, or none that levers move.
    #[error("there is no chart {0:?} that levers move")]
    Chart(String),
}

/// What charts are drawn from.
pub struct Drawing {
    pub(crate) bootstrap: Bootstrap,
    pub(crate) messages: Messages,
    pub(crate) baseline: Outcome,
    pub(crate) map: Option<MapData>,
    #[cfg(feature = "files")]
    pub(crate) sources: Vec<wire::Source>,
    #[cfg(feature = "answers")]
    pub(crate) margins: wire::Margins,
    #[cfg(feature = "answers")]
    pub(crate) years: BTreeMap<(String, u16), wire::YearBaseline>,
}

/// A chart of a state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawn {
    /// The picture, without a frame.
    pub svg: String,
    /// The heading.
    pub title: String,
    /// What the scenario is called, in a sentence; `None` for the baseline.
    pub scenario: Option<String>,
    /// What it counts.
    pub subtitle: String,
    /// What it finds, in a sentence.
    pub finding: String,
    /// The canonical query of the state.
    pub query: String,
    /// Where every lever stands, in words, by its name.
    pub levers: BTreeMap<String, String>,
}

impl Drawing {
    /// Reads the JSON text of a [`Start`].
    pub fn new(start: &str) -> Result<Self, DrawingError> {
        let Start { bootstrap, words } = serde_json::from_str(start)?;
        Ok(Self {
            baseline: evaluate(&bootstrap.year.baseline, &Scenario::default()),
            messages: Messages::new(words).ok_or(DrawingError::Release)?,
            bootstrap,
            map: None,
            #[cfg(feature = "files")]
            sources: Vec::new(),
            #[cfg(feature = "answers")]
            margins: wire::Margins::default(),
            #[cfg(feature = "answers")]
            years: BTreeMap::new(),
        })
    }

    /// Reads the JSON texts of a [`Land`] and of [`SeaLines`].
    pub fn set_map(&mut self, land: &str, lines: &str) -> Result<(), DrawingError> {
        let land: Land = serde_json::from_str(land)?;
        let lines: SeaLines = serde_json::from_str(lines)?;
        self.map = Some(MapData {
            land: land.rings.into(),
            lines,
        });
        Ok(())
    }

    /// The view of a query, and what of it could not be taken.
    pub(crate) fn view(&self, query: &str) -> (View, Vec<wire::Notice>) {
        let defaults = self.bootstrap.importers.view_defaults();
        View::parse(query, &defaults, Some(&self.bootstrap.year.baseline))
    }

    /// The canonical query of a view.
    pub(crate) fn query_of(&self, view: &View) -> String {
        let defaults = self.bootstrap.importers.view_defaults();
        view.query(&defaults, Some(&self.bootstrap.year.baseline))
    }

    /// The chart of a name in the state of a query, `width` CSS px wide.
    pub fn draw(
        &self,
        chart: &str,
        query: &str,
        width: f64,
        theme: Theme,
    ) -> Result<Drawn, DrawingError> {
        let chart = Chart::of(chart).ok_or_else(|| DrawingError::Chart(chart.to_owned()))?;
        let chart = chart.choosing(indicator_of(query));
        let (page, messages) = (&self.bootstrap, &self.messages);
        let baseline = &page.year.baseline;
        let (view, _) = self.view(query);
        let outcome = evaluate(baseline, &view.scenario);
        let input = ChartInput {
            page,
            scenario: &view.scenario,
            baseline: &self.baseline,
            outcome: &outcome,
            map: self.map.as_ref(),
            memo: &Memo::default(),
        };
        let (title, finding) = (chart.title(page, messages), chart.finding(input, messages));
        let levers = baseline.levers.iter().filter_map(|spec| {
            let lever = view.scenario.value_of(spec, baseline)?;
            let shown = messages.lever_value(spec.unit, lever.value);
            Some((spec.lever.clone(), shown))
        });
        Ok(Drawn {
            svg: charts::to_svg(&chart.spec(input, messages), width, theme, &title, &finding),
            query: self.query_of(&view),
            levers: levers.collect(),
            scenario: scenario_name(page, &view.scenario, messages)
                .map(|name| messages.document_builder_scenario(&name)),
            subtitle: chart.subtitle(messages).to_owned(),
            title,
            finding,
        })
    }
}

/// The indicator that a query chooses. A word that is none chooses nothing: the server has refused it before.
pub(crate) fn indicator_of(query: &str) -> Option<Indicator> {
    value_of(query, "indicator")?.parse().ok()
}

/// The value of a key of a query.
pub(crate) fn value_of<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(known, _)| *known == key)
        .map(|(_, value)| value)
}
