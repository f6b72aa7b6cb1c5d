//! Who supplies each fuel, today beside the scenario.

use model::{Fuel, Region};
use serde::{Deserialize, Serialize};

/// Two stacked bars per fuel on one axis of petajoules a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuppliersSpec {
    /// One group per fuel, in display order.
    pub groups: Vec<FuelGroup>,
    /// Names of the regions for the legend; a region without a name is left out of it.
    pub regions: Vec<RegionLabel>,
    /// Name of the upper bar, such as `2024 baseline`.
    pub baseline_label: String,
    /// Name of the lower bar, such as `scenario`.
    pub scenario_label: String,
    /// Unit of the axis, such as `PJ per year`.
    pub axis_label: String,
    /// Name of the small suppliers together; their count is appended in brackets.
    pub other_suppliers_label: String,
    /// Legend entry of cargoes that a closure stops.
    pub not_delivered_label: String,
    /// Legend entry of supply that the scenario adds.
    pub added_label: String,
    /// What stands where figures are missing.
    pub no_data_label: String,
    /// Read-out of a segment; `{name}`, `{petajoules}`, `{share}` and `{fuel}` are replaced.
    pub readout: String,
    /// Read-out of a stopped segment, with the same words to replace.
    pub not_delivered_readout: String,
}

/// One fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FuelGroup {
    /// The fuel.
    pub fuel: Fuel,
    /// Its name, the heading of the group, such as `Crude oil`.
    pub label: String,
    /// Its name inside a sentence, such as `crude oil`.
    pub name_in_sentence: String,
    /// Suppliers in the baseline; `None` when nobody reports them.
    pub baseline: Option<Vec<Supplier>>,
    /// Suppliers in the scenario.
    pub scenario: Option<Vec<Supplier>>,
}

/// One supplier of one fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supplier {
    /// Short code, such as `SAU`: the key that pairs both bars, and the label where the name does not fit.
    pub code: String,
    /// Name, such as `Saudi Arabia`.
    pub name: String,
    /// Where the supplier lies: the colour.
    pub region: Region,
    /// Energy that arrives, PJ per year.
    pub petajoules: Option<f64>,
    /// Energy that was planned but cannot sail, PJ per year, on top of `petajoules`.
    #[serde(default)]
    pub not_delivered_petajoules: f64,
    /// Whether the scenario adds this supply.
    #[serde(default)]
    pub added: bool,
}

/// The name of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionLabel {
    /// The region.
    pub region: Region,
    /// Its name, such as `Middle East`.
    pub label: String,
}

impl Default for SuppliersSpec {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            regions: Vec::new(),
            baseline_label: "baseline".into(),
            scenario_label: "scenario".into(),
            axis_label: "PJ per year".into(),
            other_suppliers_label: "other suppliers".into(),
            not_delivered_label: "not delivered".into(),
            added_label: "added by the scenario".into(),
            no_data_label: "no data".into(),
            readout: "{name}: {petajoules} PJ, {share} of {fuel}".into(),
            not_delivered_readout: "{name}: {petajoules} PJ not delivered".into(),
        }
    }
}
