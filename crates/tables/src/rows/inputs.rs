//! Sources, parameters and levers.

use model::{Fuel, LeverGroup, LeverUnit, Quality};
use serde::{Deserialize, Serialize};

use super::{list, words};

words!(
    /// What may be done with figures of a source.
    TermsClass {
        /// No condition.
        Open,
        /// Name the source.
        Attribution,
        /// Facts quoted from a work under copyright.
        Quotation,
        /// Ours.
        Own,
    }
);

/// A work that rows cite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Identifier.
    pub source_id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Address.
    pub url: Option<String>,
    /// Terms in short.
    pub terms: String,
    /// Their class.
    pub terms_class: TermsClass,
    /// Remark.
    pub note: Option<String>,
}

/// An input of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParameterRow {
    /// Identifier.
    pub parameter: String,
    /// Value in `unit`.
    pub value: f64,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// Unit of the three.
    pub unit: String,
    /// Its sources.
    #[serde(with = "list")]
    pub source_ids: Vec<String>,
    /// How good it is.
    pub quality: Quality,
    /// What it covers.
    pub note: Option<String>,
}

words!(
    /// What a lever does, as a word; [`LeverRow`] holds its targets.
    LeverRowKind {
        /// Closes the chokepoint in `target`.
        Closure,
        /// Cuts the supplier in `target`.
        SupplierLoss,
        /// First day of closures and losses.
        ClosureStart,
        /// How long they last.
        ClosureDays,
        /// Saves demand meanwhile.
        Restraint,
        /// Ship-days to spare.
        FleetSlack,
        /// Spare capacity of pipelines that works.
        Bypass,
        /// Days of `fuel` in stock.
        Stock,
        /// Part of the `fuel` of `target` that is loaded at `port`.
        Loading,
        /// Adds supply from `target` of `fuel` through `port`.
        Supply,
        /// Sets running reactors.
        Nuclear,
        /// Adds renewable power.
        Renewables,
        /// Moves power from coal to gas.
        CoalToGas,
        /// Changes demand.
        Demand,
    }
);

/// A lever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverRow {
    /// Identifier.
    pub lever: String,
    /// Display order.
    pub rank: u16,
    /// Panel.
    pub group: LeverGroup,
    /// What it does.
    pub kind: LeverRowKind,
    /// Chokepoint or supplier.
    pub target: Option<String>,
    /// Fuel of new supply, of a stock or of a loading share.
    pub fuel: Option<Fuel>,
    /// Load port of new supply or of a loading share; `None` for a pipeline or a cable.
    pub port: Option<String>,
    /// Project behind new supply.
    pub project: Option<String>,
    /// The only importer that has the lever; `None` means every importer.
    pub importer: Option<String>,
    /// Unit of the value.
    pub unit: LeverUnit,
    /// Smallest value.
    pub minimum: f64,
    /// Largest value.
    pub maximum: f64,
    /// Step of the slider.
    pub step: f64,
    /// Value at rest; `None` means as in the year shown.
    pub default: Option<f64>,
    /// Source of the range.
    pub source_id: String,
    /// How good the range is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}

/// A scenario with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PresetRow {
    /// Identifier.
    pub preset: String,
    /// Display order.
    pub rank: u16,
    /// Name in English.
    pub name: String,
    /// The address of the scenario, without question mark.
    pub query: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}
