//! The lever catalogue: what a reader may move, over which range, from which default.
//!
//! The rows are data (`data/levers.csv`). A new closure or supply lever is a new row; a new *kind* of lever is a new
//! [`LeverKind`], read once in [`crate::settings`], and its use in the portfolio, the passage or the disruption.

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;
use crate::terms::{Fuel, Quality, terms};

/// One lever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
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
        /// The supplier's name in English.
        name: String,
    },
    /// The day on which closures and losses begin, counted from 0.
    ClosureStart,
    /// How many days closures and losses last.
    ClosureDays,
    /// Demand saved while closures and losses last, percent.
    Restraint,
    /// Ship-days to spare over those in use, percent.
    FleetSlack,
    /// Part of the spare capacity of pipelines round a chokepoint that can be used, percent.
    Bypass,
    /// Stock of a fuel at the start, in days of the [`crate::Stock`]'s basis.
    Stock {
        /// The fuel.
        fuel: Fuel,
    },
    /// Part of a supplier's cargoes that is loaded at one port, percent; its other ports share the rest as before.
    Loading {
        /// The supplier.
        supplier: String,
        /// The supplier's name in English.
        name: String,
        /// The fuel.
        fuel: Fuel,
        /// Position in [`Baseline::lanes`]; `None` where the port has no lane to this importer.
        lane: Option<usize>,
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
        /// The project behind it, where it is one.
        project: Option<LeverProject>,
    },
    /// Sets the reactors running, GW.
    Nuclear,
    /// Adds renewable electricity, terawatt-hours a year.
    Renewables,
    /// Moves this percentage of the power from coal to gas; below zero, of the power from gas to coal.
    CoalToGas,
    /// Changes fuel demand, percent.
    Demand,
}

/// The project that a supply lever stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeverProject {
    /// Identifier in `data/projects.csv`.
    pub project: String,
    /// Name in English.
    pub name: String,
    /// Class of its real status: `operating`, `cancelled` and so on.
    pub status_class: String,
}

terms!(
    /// Which panel shows a lever.
    LeverGroup {
        /// Closures of the great chokepoints, and when.
        Disruption = "disruption",
        /// Closures of other straits.
        OtherStraits = "other_straits",
        /// Losses of suppliers.
        Losses = "losses",
        /// What softens a disruption: stocks, restraint, spare ships and pipelines.
        Cushion = "cushion",
        /// The article's alternative.
        RussianFarEast = "russian_far_east",
        /// Plans for the Russian Far East that were never built.
        NeverBuilt = "never_built",
        /// Other alternatives.
        OtherAlternatives = "other_alternatives",
        /// Supply at home.
        Home = "home",
        /// Demand.
        Demand = "demand",
        /// What nobody publishes and we assume.
        Assumptions = "assumptions",
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
        /// Billion cubic metres a year.
        BcmPerYear = "bcm_per_year",
        /// Days.
        Days = "days",
    }
);

/// A lever's value in a scenario: where it stands, where it rests, and whether it was moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeverValue {
    /// Where the lever stands.
    pub value: f64,
    /// Where it rests when nothing is changed; `None` where the data do not say and the reader has to.
    pub default: Option<f64>,
    /// Whether the scenario sets it to anything but its default.
    pub moved: bool,
}

impl LeverSpec {
    /// Where the lever rests: its default, or the observed value of the baseline year. `None` when the baseline lacks it.
    pub fn resting_value(&self, baseline: &Baseline) -> Option<f64> {
        match &self.kind {
            LeverKind::Nuclear => {
                baseline.gas_for_power()?;
                self.default.or_else(|| baseline.nuclear_gw())
            }
            LeverKind::Renewables
            | LeverKind::CoalToGas
            | LeverKind::Supply {
                fuel: Fuel::Electricity,
                ..
            } => {
                baseline.gas_for_power()?;
                self.default
            }
            LeverKind::Supply { fuel, .. } => {
                baseline.imports_of(displaced_fuel(baseline, *fuel))?;
                self.default
            }
            LeverKind::Stock { fuel } => baseline.stock_of(*fuel)?.days,
            LeverKind::Loading {
                supplier,
                fuel,
                lane,
                ..
            } => Some(baseline.loading_share(supplier, *fuel, (*lane)?)? * 100.0),
            _ => self.default,
        }
    }

    /// Whether the lever can be moved in this baseline: a stock that nobody published can be set, what the model cannot
    /// work with cannot.
    pub fn is_usable(&self, baseline: &Baseline) -> bool {
        match &self.kind {
            LeverKind::Stock { fuel } => baseline.stock_of(*fuel).is_some(),
            _ => self.resting_value(baseline).is_some(),
        }
    }

    /// The lower end in this baseline: the range's own, or the observed value where that is lower.
    pub fn minimum_in(&self, baseline: &Baseline) -> f64 {
        self.resting_value(baseline)
            .map_or(self.minimum, |resting| resting.min(self.minimum))
    }

    /// The upper end in this baseline: the range's own, or the observed value where that is higher.
    pub fn maximum_in(&self, baseline: &Baseline) -> f64 {
        self.resting_value(baseline)
            .map_or(self.maximum, |resting| resting.max(self.maximum))
    }

    /// `value` brought into the lever's range; a value that is not a number becomes `None`.
    pub fn clamp(&self, value: f64, baseline: &Baseline) -> Option<f64> {
        // Not `f64::clamp`, which panics on a range that falls.
        value.is_finite().then(|| {
            value
                .min(self.maximum_in(baseline))
                .max(self.minimum_in(baseline))
        })
    }
}

/// The fuel whose suppliers give way to new supply of `fuel`. Gas by a new pipeline takes the place of LNG where the
/// country has no pipeline yet.
pub(crate) fn displaced_fuel(baseline: &Baseline, fuel: Fuel) -> Fuel {
    if fuel == Fuel::PipelineGas && baseline.imports_of(fuel).is_none() {
        Fuel::Lng
    } else {
        fuel
    }
}
