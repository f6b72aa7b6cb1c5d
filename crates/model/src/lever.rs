//! The lever catalogue: what a reader may move, over which range, from which default.
//!
//! The rows are data (`data/levers.csv`). A new closure or supply lever is a new row; a new *kind* of lever is a new
//! [`LeverKind`] and its use in [`crate::portfolio`] or [`crate::passage`].

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;
use crate::terms::{Fuel, Quality, terms};

/// One lever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverSpec {
    /// Identifier in URLs and on the command line.
    pub lever: String,
    /// Which panel shows it.
    pub group: LeverGroup,
    /// What it does.
    pub kind: LeverKind,
    /// Unit of its value.
    pub unit: LeverUnit,
    /// Smallest value.
    pub minimum: f64,
    /// Largest value.
    pub maximum: f64,
    /// Slider step.
    pub step: f64,
    /// Value that changes nothing; `None` means "as observed in the baseline year".
    pub default: Option<f64>,
    /// Source of the range.
    pub source_id: String,
    /// How good the range is.
    pub quality: Quality,
}

/// What a lever does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeverKind {
    /// Turns away this percentage of the ships at a chokepoint.
    Closure {
        /// The chokepoint.
        chokepoint: String,
    },
    /// Removes this percentage of a supplier's deliveries, at the source.
    SupplierLoss {
        /// The supplier.
        supplier: String,
    },
    /// Offers new supply, displacing others.
    Supply {
        /// The supplier.
        supplier: String,
        /// The supplier's name in English.
        name: String,
        /// Its region.
        region: crate::terms::Region,
        /// The fuel.
        fuel: Fuel,
        /// Position in [`Baseline::lanes`], if a sea lane is known.
        lane: Option<usize>,
    },
    /// Sets the reactors running, GW.
    Nuclear,
    /// Adds renewable electricity, terawatt-hours a year.
    Renewables,
    /// Changes fuel demand, percent.
    Demand,
}

terms!(
    /// Which panel shows a lever.
    LeverGroup {
        /// Closures and losses.
        Disruption = "disruption",
        /// The article's alternative.
        RussianFarEast = "russian_far_east",
        /// Supply at home.
        Home = "home",
        /// Demand.
        Demand = "demand",
    }
);

terms!(
    /// The unit of a lever's value.
    LeverUnit {
        /// Percent.
        Percent = "percent",
        /// Million tonnes a year.
        MtPerYear = "mt_per_year",
        /// Thousand barrels a day.
        Kbd = "kbd",
        /// Gigawatts.
        Gw = "gw",
        /// Terawatt-hours a year.
        Twh = "twh",
    }
);

/// A lever's value in a scenario: where it stands, where it rests, and whether it was moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeverValue {
    /// Where the lever stands.
    pub value: f64,
    /// Where it rests when nothing is changed.
    pub default: f64,
    /// Whether the scenario sets it to anything but its default.
    pub moved: bool,
}

impl LeverSpec {
    /// Where the lever rests: its default, or the observed value of the baseline year.
    ///
    /// `None` when the baseline lacks the figure; the lever then cannot be used.
    pub fn resting_value(&self, baseline: &Baseline) -> Option<f64> {
        match self.kind {
            LeverKind::Nuclear => {
                baseline.gas_for_power()?;
                self.default.or_else(|| baseline.nuclear_gw())
            }
            LeverKind::Renewables => {
                baseline.gas_for_power()?;
                self.default
            }
            _ => self.default,
        }
    }

    /// The upper end in this baseline: the range's own, or the observed value where that is higher.
    pub fn maximum_in(&self, baseline: &Baseline) -> f64 {
        self.resting_value(baseline)
            .map_or(self.maximum, |resting| resting.max(self.maximum))
    }

    /// `value` brought into the lever's range; a value that is not a number becomes `None`.
    pub fn clamp(&self, value: f64, baseline: &Baseline) -> Option<f64> {
        // Not `f64::clamp`, which panics on a range that falls.
        value
            .is_finite()
            .then(|| value.min(self.maximum_in(baseline)).max(self.minimum))
    }
}
