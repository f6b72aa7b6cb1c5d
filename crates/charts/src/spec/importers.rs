//! Importers compared over the years.

use serde::{Deserialize, Serialize};

use super::event::TimeEvent;
use super::record::RecordPoint;

/// One panel for each indicator, in each panel one line for each importer. The panels share the years.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportersSpec {
    /// Two to four panels, in reading order.
    pub panels: Vec<ImportersPanel>,
    /// The year the reader looks at.
    pub selected_year: Option<i32>,
    /// What happened in these years.
    pub events: Vec<TimeEvent>,
    /// What stands where figures are missing, such as `no data`.
    pub no_data_label: String,
    /// An importer with its figure, at the end of a line and in read-outs: `{name}` and `{share}` are replaced, such
    /// as `{name} {share}`.
    pub importer_label: String,
    /// Between two importers of a read-out, such as `, `.
    pub separator: String,
    /// Read-out of a year: `{panel}`, `{year}` and `{importers}` are replaced, such as `{panel}, {year}: {importers}`.
    pub readout_label: String,
}

/// One indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportersPanel {
    /// Such as `Import dependency`.
    pub title: String,
    /// What the shares are parts of, such as `of primary energy`.
    pub unit: String,
    /// Up to eight lines, in the order in which they are read out.
    pub lines: Vec<ImporterLine>,
}

/// One importer's shares.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImporterLine {
    /// Such as `Japan`.
    pub name: String,
    /// Whether it is the importer that the reader looks at.
    pub is_shown: bool,
    /// Points in any order; a year that is absent or without a share breaks the line.
    pub points: Vec<RecordPoint>,
}
