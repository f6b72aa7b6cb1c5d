//! Charts that answer a question about the scenario: what it would take, what security costs, how sure a figure is. They are
//! computed when somebody asks, by the server or by who has the whole model.

mod common;
mod compared;
mod frontier;
mod goal;
mod quality;
mod stress;
mod tornado;
mod uncertainty;

pub use frontier::cap_kind;
pub(crate) use quality::sentence as quality_sentence;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use charts::{ChartSpec, Layout};
use maud::Markup;
use model::Indicator;
use text::Messages;
use wire::{Choice, Margins, StressAnswer, key};

use crate::citation::{self, BALANCE, FLOWS};
use crate::picture::PictureInput;

/// A question, and the chart that answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// How far a lever must be moved for a target.
    Goal,
    /// How long stocks last when figures are not known exactly.
    Uncertainty,
    /// Which of them matters most for an indicator.
    Tornado,
    /// Which of several scenarios is better.
    Compared,
    /// What a cap on a strait or supplier costs.
    Frontier,
    /// Every importer under the same shocks.
    Stress,
    /// What figures rest on.
    Quality,
}

/// What answers need beside the scenario.
#[derive(Clone, Copy)]
pub struct AnswerInput<'a> {
    /// What is chosen.
    pub choice: &'a Choice,
    /// What suppliers could deliver, and what is not known exactly.
    pub margins: &'a Margins,
    /// What was computed of it already.
    pub memo: &'a Memo,
    /// Is told how many worlds were drawn, every now and then.
    pub progress: &'a dyn Fn(usize),
}

/// Answers take long and several parts of a chart need them: each is computed once for an input and its copies.
#[derive(Debug, Default)]
pub struct Memo {
    goal: OnceLock<Result<goal::Found, goal::Unanswerable>>,
    worlds: OnceLock<uncertainty::Worlds>,
    swings: OnceLock<tornado::Swings>,
    compared: OnceLock<compared::Told>,
    frontier: OnceLock<Result<frontier::Found, frontier::Unanswerable>>,
    stress: OnceLock<StressAnswer>,
}

impl Answer {
    /// Every answer, in the page's order.
    pub const ALL: [Self; 7] = [
        Self::Goal,
        Self::Frontier,
        Self::Uncertainty,
        Self::Tornado,
        Self::Compared,
        Self::Stress,
        Self::Quality,
    ];

    /// Name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Uncertainty => "uncertainty",
            Self::Tornado => "tornado",
            Self::Compared => "compared",
            Self::Frontier => "frontier",
            Self::Stress => "stress",
            Self::Quality => "quality",
        }
    }

    /// The choices that it has.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Goal => &[key::LEVER, key::INDICATOR, key::AT_LEAST, key::AT_MOST],
            Self::Uncertainty => &[key::SPREAD, key::DRAWS],
            Self::Tornado => &[key::INDICATOR, key::SPREAD, key::DRAWS],
            Self::Compared => &[key::INDICATOR, key::SPREAD, key::DRAWS, key::PINS],
            Self::Frontier => &[key::FUEL, key::CAP, key::WITHIN],
            Self::Stress => &[key::INDICATOR, key::ORDER],
            Self::Quality => &[],
        }
    }

    /// What is chosen of it, as pairs of a query.
    pub fn pairs(self, choice: &Choice) -> Vec<(&'static str, String)> {
        let mut pairs = choice.pairs();
        pairs.retain(|(key, _)| self.keys().contains(key));
        pairs
    }

    /// Whether the levers of the state change it.
    pub const fn is_of_scenario(self) -> bool {
        !matches!(self, Self::Stress | Self::Quality)
    }

    pub(crate) fn spec(self, input: PictureInput<'_>, messages: &Messages) -> ChartSpec {
        match self {
            Self::Goal => ChartSpec::Curves(goal::spec(input, messages)),
            Self::Uncertainty => ChartSpec::Curves(uncertainty::spec(input, messages)),
            Self::Tornado => ChartSpec::Ranges(tornado::spec(input, messages)),
            Self::Compared => ChartSpec::Matrix(compared::spec(input, messages)),
            Self::Frontier => ChartSpec::Curves(frontier::spec(input, messages)),
            Self::Stress => ChartSpec::Matrix(stress::spec(input, messages)),
            Self::Quality => ChartSpec::Matrix(quality::spec(input, messages)),
        }
    }

    pub(crate) fn title(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Goal => goal::title(input, messages),
            Self::Uncertainty => uncertainty::title(input, messages),
            Self::Tornado => tornado::title(input, messages),
            Self::Compared => compared::title(input, messages),
            Self::Frontier => frontier::title(input, messages),
            Self::Stress => stress::title(input, messages),
            Self::Quality => quality::title(input, messages),
        }
    }

    pub(crate) fn subtitle(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Goal => goal::subtitle(input, messages),
            Self::Uncertainty => uncertainty::subtitle(input, messages),
            Self::Tornado => messages.document_tornado_subtitle().to_owned(),
            Self::Compared => compared::subtitle(input, messages),
            Self::Frontier => frontier::subtitle(input, messages),
            Self::Stress => stress::subtitle(input, messages),
            Self::Quality => messages.document_quality_subtitle().to_owned(),
        }
    }

    pub(crate) fn finding(self, input: PictureInput<'_>, messages: &Messages) -> String {
        match self {
            Self::Goal => goal::finding(input, messages),
            Self::Uncertainty => uncertainty::finding(input, messages),
            Self::Tornado => tornado::finding(input, messages),
            Self::Compared => compared::finding(input, messages),
            Self::Frontier => frontier::finding(input, messages),
            Self::Stress => stress::finding(input, messages),
            Self::Quality => quality::finding(input, messages),
        }
    }

    pub(crate) fn formula(self, input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
        match self {
            Self::Goal => goal::formula(input, messages),
            Self::Uncertainty => uncertainty::formula(input, messages),
            Self::Tornado => tornado::formula(input, messages),
            Self::Compared => compared::formula(input, messages),
            Self::Frontier => frontier::formula(input, messages),
            Self::Stress => stress::formula(input, messages),
            Self::Quality => quality::formula(input, messages),
        }
    }

    /// The fields of its form; `layout` is where pointing at the chart chooses.
    pub(crate) fn fields(
        self,
        input: PictureInput<'_>,
        messages: &Messages,
        layout: &Layout,
    ) -> Markup {
        match self {
            Self::Goal => goal::fields(input, messages),
            Self::Uncertainty => common::worlds_fields(input, messages),
            Self::Tornado => tornado::fields(input, messages),
            Self::Compared => compared::fields(input, messages),
            Self::Frontier => frontier::fields(input, messages, layout),
            Self::Stress => stress::fields(input, messages),
            Self::Quality => Markup::default(),
        }
    }

    /// The indicator that it is about, if it is about one.
    pub(crate) fn indicator(self, input: PictureInput<'_>) -> Option<Indicator> {
        match self {
            Self::Goal => Some(goal::indicator(input)),
            Self::Tornado | Self::Compared => Some(tornado::indicator(input)),
            Self::Stress => Some(stress::indicator(input)),
            Self::Uncertainty => Some(Indicator::LowestStockOil),
            // Its formula tells how sure its costs are.
            Self::Frontier | Self::Quality => None,
        }
    }

    /// The sources that it rests on.
    pub(crate) fn sources(self, input: PictureInput<'_>) -> BTreeSet<&str> {
        let year = &input.page.view.year;
        let mut sources = citation::cited_sources(&year.provenance, &self.provenance(input));
        if self == Self::Frontier {
            sources.extend(
                input
                    .answer
                    .margins
                    .cost_source_ids
                    .iter()
                    .map(String::as_str),
            );
        }
        sources
    }

    /// The provenance keys that it rests on.
    fn provenance(self, input: PictureInput<'_>) -> Vec<&'static str> {
        let mut keys = match self {
            Self::Goal => citation::provenance_of_indicator(goal::indicator(input)),
            Self::Tornado | Self::Compared => {
                citation::provenance_of_indicator(tornado::indicator(input))
            }
            Self::Uncertainty | Self::Stress | Self::Quality => {
                [&["stocks"], FLOWS, BALANCE].concat()
            }
            Self::Frontier => FLOWS.to_vec(),
        };
        for key in citation::DAYS {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
        keys
    }
}
