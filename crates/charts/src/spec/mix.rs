//! Primary energy over the years, imported and made at home.

use model::EnergySource;
use serde::{Deserialize, Serialize};

/// Stacked areas over the years: imports below a bold line, home production above it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MixSpec {
    /// One entry per year; a year that is absent is a gap.
    pub years: Vec<MixYear>,
    /// The scenario as a single stacked bar at the right edge.
    pub scenario: Option<MixColumn>,
    /// The year with the marker and the label of the imported part.
    pub selected_year: Option<i32>,
    /// Whether nuclear power counts as imported, because its fuel is.
    pub nuclear_is_imported: bool,
    /// Names of the sources for labels, legend and read-outs.
    pub sources: Vec<SourceLabel>,
    /// Label on the bold line; `{share}` is replaced, such as `imported {share}`.
    pub imported_label: String,
    /// Word for home production in read-outs and legend.
    pub home_label: String,
    /// Name of the scenario column.
    pub scenario_label: String,
    /// Unit of the axis, such as `PJ per year`.
    pub axis_label: String,
    /// What stands where figures are missing.
    pub no_data_label: String,
}

/// The balance of one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixYear {
    /// Calendar year.
    pub year: i32,
    /// The sources in use that year. A source that did not exist is left out; a source listed with neither
    /// figure makes the whole year a gap, because its total is unknown.
    pub values: Vec<MixValue>,
}

/// The scenario's balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixColumn {
    /// The sources, as in [`MixYear`].
    pub values: Vec<MixValue>,
}

/// One source of one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixValue {
    /// The source.
    pub source: EnergySource,
    /// Imported part, PJ; `None` when there is none or nobody knows.
    pub imported_petajoules: Option<f64>,
    /// Part produced at home, PJ; `None` when there is none or nobody knows.
    pub home_petajoules: Option<f64>,
}

/// The name of an energy source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLabel {
    /// The source.
    pub source: EnergySource,
    /// Its name, such as `oil`.
    pub label: String,
}

impl Default for MixSpec {
    fn default() -> Self {
        Self {
            years: Vec::new(),
            scenario: None,
            selected_year: None,
            nuclear_is_imported: false,
            sources: Vec::new(),
            imported_label: "imported {share}".into(),
            home_label: "home production".into(),
            scenario_label: "scenario".into(),
            axis_label: "PJ per year".into(),
            no_data_label: "no data".into(),
        }
    }
}
