//! Projects that could replace cargoes through the chokepoints.

use serde::{Deserialize, Serialize};

/// Rows of projects in groups, with capacity bars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlternativesSpec {
    /// Groups in display order.
    pub groups: Vec<AlternativeGroup>,
    /// Unit of the axis, such as `capacity, PJ per year`.
    pub axis_label: String,
    /// Words of the mark for a route clear of the South China Sea.
    pub avoids_south_china_sea_label: String,
    /// Words of the mark for a route through the South China Sea.
    pub passes_south_china_sea_label: String,
    /// Words of the mark for a route clear of Hormuz.
    pub avoids_hormuz_label: String,
    /// Words of the mark for a route through Hormuz.
    pub passes_hormuz_label: String,
    /// What stands where figures are missing.
    pub no_data_label: String,
}

/// Projects under one heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlternativeGroup {
    /// Such as `Russian Far East`.
    pub heading: String,
    /// The projects, in display order.
    pub rows: Vec<Alternative>,
}

/// One project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Such as `Sakhalin-2 LNG`.
    pub name: String,
    /// Such as `LNG` or `electricity`.
    pub fuel_label: String,
    /// Capacity, PJ per year: the length of the bar.
    pub capacity_petajoules: Option<f64>,
    /// Capacity in its own unit, such as `9.6 Mt/y`.
    pub capacity_label: String,
    /// State of the project: the colour.
    pub status: ProjectStatus,
    /// State of the project in words.
    pub status_label: String,
    /// Such as `Prigorodnoye to Chiba 983 nm; passes La Pérouse, Tsugaru`; empty when there is no route.
    pub route_label: String,
    /// Whether the route keeps clear of the South China Sea.
    pub avoids_south_china_sea: Option<bool>,
    /// Whether the route keeps clear of Hormuz.
    pub avoids_hormuz: Option<bool>,
}

/// State of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStatus {
    /// Ships or flows today.
    Operating,
    /// Runs below capacity, or not for every buyer.
    Limited,
    /// Stopped, may resume.
    Suspended,
    /// Decided or under study.
    Planned,
    /// Given up.
    Cancelled,
    /// No supply of its own.
    Context,
}

impl ProjectStatus {
    /// Every status, from surest to least sure.
    pub const ALL: &'static [Self] = &[
        Self::Operating,
        Self::Limited,
        Self::Suspended,
        Self::Planned,
        Self::Cancelled,
        Self::Context,
    ];

    /// The word used in data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Operating => "operating",
            Self::Limited => "limited",
            Self::Suspended => "suspended",
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
            Self::Context => "context",
        }
    }
}

impl std::str::FromStr for ProjectStatus {
    type Err = model::UnknownTerm;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|status| status.id() == word)
            .ok_or(model::UnknownTerm)
    }
}

impl Default for AlternativesSpec {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            axis_label: "capacity, PJ per year".into(),
            avoids_south_china_sea_label: "avoids South China Sea".into(),
            passes_south_china_sea_label: "passes South China Sea".into(),
            avoids_hormuz_label: "avoids Hormuz".into(),
            passes_hormuz_label: "passes Hormuz".into(),
            no_data_label: "no data".into(),
        }
    }
}
