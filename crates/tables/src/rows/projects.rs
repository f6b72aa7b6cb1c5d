//! Supply projects and bypasses.

use model::Quality;
use serde::{Deserialize, Serialize};

use super::{list, words};

words!(
    /// Which alternative a project belongs to.
    RegionGroup {
        /// Sakhalin, the Pacific ports and their fields.
        RussianFarEast,
        /// Yamal, Gydan and Taimyr.
        RussianArctic,
        /// Lines and fields that serve China.
        RussiaChina,
        /// Alaska and western Canada.
        NorthAmericaPacific,
        /// Texas and Louisiana.
        UsGulf,
        /// Australia.
        Australia,
        /// The Gulf.
        MiddleEast,
        /// Pipelines around Hormuz.
        MiddleEastBypass,
        /// Anywhere else.
        Other,
    }
);

words!(
    /// Where a project stands.
    StatusClass {
        /// Running.
        Operating,
        /// Running below its purpose.
        Limited,
        /// Stopped for now.
        Suspended,
        /// Not built yet.
        Planned,
        /// Given up.
        Cancelled,
        /// Not an energy project.
        Context,
    }
);

/// A project, in 2016 and now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectRow {
    /// Identifier.
    pub project: String,
    /// Name.
    pub name: String,
    /// Country.
    pub country: String,
    /// Group.
    pub region_group: RegionGroup,
    /// What it is, e.g. `lng_export`.
    pub kind: String,
    /// Main product, e.g. `lng`.
    pub fuel: String,
    /// Capacity in `capacity_unit`.
    pub capacity: Option<f64>,
    /// `mt_per_year`, `bcm_per_year`, `kbd` or `gw`.
    pub capacity_unit: Option<String>,
    /// Status in 2016.
    pub status_2016: String,
    /// Latest status found.
    pub status: String,
    /// Its class.
    pub status_class: StatusClass,
    /// Year of the latest status.
    pub status_year: u16,
    /// First export.
    pub first_export_year: Option<u16>,
    /// Load port, if one of ours fits.
    pub load_port: Option<String>,
    /// Whether the usual route to Tokyo Bay avoids the South China Sea; `None` if it does not serve Japan.
    pub avoids_south_china_sea: Option<bool>,
    /// Whether the usual route to Tokyo Bay avoids Hormuz; `None` if it does not serve Japan.
    pub avoids_hormuz: Option<bool>,
    /// Japanese equity, percent.
    pub japan_stake_pct: Option<f64>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Its sources.
    #[serde(with = "list")]
    pub source_ids: Vec<String>,
    /// How good it is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}
