//! The charts' contents: from the API's answers and the model's outcomes to chart specifications.

mod days;
mod exposure;
mod finding;
mod map;
mod mix;
mod suppliers;

use charts::ChartSpec;
#[cfg(feature = "document")]
pub(crate) use finding::worst_passage;
pub use map::MapData;
use model::{Outcome, Scenario};
use text::Messages;
use wire::Bootstrap;

/// Every chart, in the page's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The ways by sea.
    Map,
    /// How long stocks last.
    Drawdown,
    /// What arrives day by day.
    Arrivals,
    /// Who supplies each fuel.
    Suppliers,
    /// What passes each chokepoint.
    Exposure,
    /// Primary energy over the years.
    Mix,
}

/// What a chart may show.
#[derive(Clone, Copy)]
pub struct ChartInput<'a> {
    /// The data of the view.
    pub page: &'a Bootstrap,
    /// The levers.
    pub scenario: &'a Scenario,
    /// The model's answer without any lever.
    pub baseline: &'a Outcome,
    /// The model's answer to the scenario.
    pub outcome: &'a Outcome,
    /// Coast and lines, once they are there.
    pub map: Option<&'a MapData>,
}

impl Chart {
    /// Every chart.
    pub const ALL: &'static [Self] = &[
        Self::Map,
        Self::Drawdown,
        Self::Arrivals,
        Self::Suppliers,
        Self::Exposure,
        Self::Mix,
    ];

    /// Name in URLs and markup.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Drawdown => "drawdown",
            Self::Arrivals => "arrivals",
            Self::Suppliers => "suppliers",
            Self::Exposure => "exposure",
            Self::Mix => "mix",
        }
    }

    /// The chart's contents.
    pub fn spec(self, input: ChartInput<'_>, messages: &Messages) -> ChartSpec {
        match self {
            Self::Map => ChartSpec::Map(map::spec(input, messages)),
            Self::Drawdown => ChartSpec::Daily(days::drawdown(input, messages)),
            Self::Arrivals => ChartSpec::Daily(days::arrivals(input, messages)),
            Self::Suppliers => ChartSpec::Suppliers(suppliers::spec(input, messages)),
            Self::Exposure => ChartSpec::Exposure(exposure::spec(input, messages)),
            Self::Mix => ChartSpec::Mix(mix::spec(input, messages)),
        }
    }

    /// The heading above the chart.
    pub fn title(self, page: &Bootstrap, messages: &Messages) -> String {
        let country = crate::country(page);
        match self {
            Self::Map => messages.map_title(country),
            Self::Drawdown => messages.days_drawdown_title(country),
            Self::Arrivals => messages.days_arrivals_title(country),
            Self::Suppliers => messages.chart_suppliers_title(country),
            Self::Exposure => messages.chart_exposure_title(country),
            Self::Mix => messages.chart_mix_title(country),
        }
    }

    /// What the chart finds, in a sentence: its text alternative.
    pub fn finding(self, input: ChartInput<'_>, messages: &Messages) -> String {
        finding::finding(self, input, messages)
    }

    /// What the chart counts, under the heading.
    pub fn subtitle(self, messages: &Messages) -> &str {
        match self {
            Self::Map => messages.map_subtitle(),
            Self::Drawdown => messages.days_drawdown_subtitle(),
            Self::Arrivals => messages.days_arrivals_subtitle(),
            Self::Suppliers => messages.chart_suppliers_subtitle(),
            Self::Exposure => messages.chart_exposure_subtitle(),
            Self::Mix => messages.chart_mix_subtitle(),
        }
    }
}
