//! The charts' contents: from the API's answers and the model's outcomes to chart specifications.

#[cfg(feature = "analyses")]
pub(crate) mod attribution;
mod days;
mod exposure;
mod finding;
mod map;
mod mix;
mod suppliers;

#[cfg(feature = "analyses")]
use std::sync::OnceLock;

use charts::ChartSpec;
#[cfg(feature = "document")]
pub(crate) use finding::worst_passage;
pub use map::MapData;
#[cfg(feature = "analyses")]
use model::{Attribution, AttributionError};
use model::{Indicator, Outcome, Scenario};
use text::Messages;
use wire::Bootstrap;

/// The indicator whose change is shared out where nobody chooses one: what the levers of a closure do first.
pub const DEFAULT_INDICATOR: Indicator = Indicator::CutOff;

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
    /// Which lever did it, for an indicator. The page has it from the server.
    #[cfg(feature = "analyses")]
    Attribution(Indicator),
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
    /// What was computed of this already.
    pub memo: &'a Memo,
}

/// What several parts of a chart need and takes long to compute: it is computed once for an input and its copies.
#[derive(Debug, Default)]
pub struct Memo {
    #[cfg(feature = "analyses")]
    attribution: OnceLock<(Indicator, Result<Attribution, AttributionError>)>,
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
        #[cfg(feature = "analyses")]
        Self::Attribution(DEFAULT_INDICATOR),
    ];

    /// The chart of a name.
    #[cfg(feature = "analyses")]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|chart| chart.id() == id)
    }

    /// The same chart of what is chosen: the indicator whose change is shared out. Other charts have no choice.
    #[cfg(feature = "analyses")]
    #[must_use]
    pub fn choosing(self, indicator: Option<Indicator>) -> Self {
        match (self, indicator) {
            (Self::Attribution(_), Some(indicator)) => Self::Attribution(indicator),
            _ => self,
        }
    }

    /// What a query has to say beside the chart's name and the state: a key and its value.
    #[cfg(feature = "analyses")]
    pub fn choice(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Attribution(indicator) if indicator != DEFAULT_INDICATOR => {
                Some(("indicator", indicator.id()))
            }
            _ => None,
        }
    }

    /// Name in URLs and markup.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Drawdown => "drawdown",
            Self::Arrivals => "arrivals",
            Self::Suppliers => "suppliers",
            Self::Exposure => "exposure",
            Self::Mix => "mix",
            #[cfg(feature = "analyses")]
            Self::Attribution(_) => "attribution",
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
            #[cfg(feature = "analyses")]
            Self::Attribution(indicator) => {
                ChartSpec::Waterfall(attribution::spec(input, indicator, messages))
            }
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
            #[cfg(feature = "analyses")]
            Self::Attribution(indicator) => {
                messages.document_attribution_title(messages.indicator(indicator))
            }
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
            #[cfg(feature = "analyses")]
            Self::Attribution(_) => messages.document_attribution_subtitle(),
        }
    }
}
