//! The sea routes of an importer's energy on a map.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Routes, chokepoints and ports on a map that is centred on the Indian and Pacific oceans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapSpec {
    /// Coastlines as closed rings of longitude and latitude, in hundredths of a degree; longitudes from -18000 to
    /// 18000. Shared and comparable by address, so that it costs nothing to compare two specs.
    pub land: Arc<[Vec<[i16; 2]>]>,
    /// Lines of ships. The widest is drawn first; equally wide ones are drawn in this order.
    pub routes: Vec<MapRoute>,
    /// Chokepoints.
    pub gates: Vec<MapGate>,
    /// Load ports and the discharge port.
    pub ports: Vec<MapPort>,
    /// Words of the legend and of the read-outs.
    pub words: MapWords,
}

/// The line of one cargo, from the load port on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapRoute {
    /// Longitude and latitude in degrees. Longitudes are continuous across the antimeridian and may exceed 180.
    pub points: Vec<[f64; 2]>,
    /// Energy, PJ a year.
    pub petajoules: f64,
    /// What happens to the cargo.
    pub state: MapRouteState,
    /// Read-out, such as `Saudi Arabia, crude oil from Ras Tanura`.
    pub label: String,
}

/// What happens to a cargo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MapRouteState {
    /// It sails as it always does.
    #[default]
    Usual,
    /// It sails a longer way.
    Detour,
    /// It does not arrive; its line ends where it is stopped.
    CutOff,
    /// It comes from one of the article's alternatives.
    Alternative,
}

/// One chokepoint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapGate {
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// Such as `Strait of Hormuz`.
    pub name: String,
    /// From 0, open, to 1, closed.
    pub closed_share: f64,
    /// Share of the imports that passes.
    pub share: Option<f64>,
}

/// One port.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapPort {
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// Such as `Ras Tanura`.
    pub name: String,
    /// Whether the cargoes are bound for it.
    pub is_destination: bool,
}

/// The words of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapWords {
    /// Legend: sails as always.
    pub usual: String,
    /// Legend: sails a longer way.
    pub detour: String,
    /// Legend: does not arrive.
    pub cut_off: String,
    /// Legend: comes from an alternative.
    pub alternative: String,
    /// Legend and read-out of a closed chokepoint.
    pub closed: String,
    /// Unit of the routes' energy, such as `PJ a year`.
    pub unit: String,
    /// Read-out after a share that passes a chokepoint, such as `of imports`.
    pub of_imports: String,
}

impl Default for MapWords {
    fn default() -> Self {
        Self {
            usual: "usual route".into(),
            detour: "longer route".into(),
            cut_off: "cut off".into(),
            alternative: "article's alternative".into(),
            closed: "closed".into(),
            unit: "PJ a year".into(),
            of_imports: "of imports".into(),
        }
    }
}
