//! Places, ports, passages and the sea routes between them.

use std::fmt;
use std::str::FromStr;

use model::{Fuel, Quality, Region};
use serde::{Deserialize, Serialize};

use super::{list, words};

/// A country or a group of countries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// ISO 3166-1 alpha-3 code, or a group code.
    pub place: String,
    /// Short English name.
    pub name: String,
    /// Its region.
    pub region: Region,
    /// Whether it is a group.
    pub is_group: bool,
    /// Political risk, 0 (none) to 1, for risk-weighted concentration.
    pub political_risk: Option<f64>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

words!(
    /// What a port is used for here.
    PortRole {
        /// Cargoes start here.
        Load,
        /// Cargoes end here.
        Discharge,
    }
);

/// A port.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PortRow {
    /// Identifier.
    pub port: String,
    /// Name.
    pub name: String,
    /// Country.
    pub country: String,
    /// Role.
    pub role: PortRole,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// The port that stands for an importer and fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DischargePortRow {
    /// Importer.
    pub importer: String,
    /// Fuel.
    pub fuel: Fuel,
    /// Port.
    pub port: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}

words!(
    /// The shape of a chokepoint.
    ChokepointKind {
        /// A line across a passage.
        Gate,
        /// A sea.
        Area,
    }
);

/// A strait, canal, cape or sea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChokepointRow {
    /// Identifier.
    pub chokepoint: String,
    /// English name.
    pub name: String,
    /// Shape.
    pub kind: ChokepointKind,
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lon: f64,
    /// Whether the METI chokepoint ratio counts it.
    pub meti_passage: bool,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Display order, from 1 to at most 32.
    pub rank: u8,
}

/// A sea route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteRow {
    /// Load port.
    pub load_port: String,
    /// Discharge port.
    pub discharge_port: String,
    /// `default`, or what the route avoids.
    pub variant: String,
    /// Distance, nautical miles.
    pub distance_nm: f64,
    /// Chokepoints in sailing order.
    #[serde(with = "list")]
    pub chokepoints: Vec<String>,
    /// How far from the load port each of them lies, nautical miles along the route.
    #[serde(with = "list")]
    pub chokepoints_nm: Vec<f64>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// A place on a map, in degrees; written as `longitude latitude`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east; along a line across the antimeridian it goes beyond 180.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl FromStr for LonLat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once(' ').and_then(|(lon, lat)| {
            Some(Self {
                lon: lon.parse().ok()?,
                lat: lat.parse().ok()?,
            })
        });
        numbers
            .filter(|place| place.lon.abs() <= 540.0 && place.lat.abs() <= 90.0)
            .ok_or_else(|| {
                format!("{text:?} is no place: write longitude, a space and latitude in degrees")
            })
    }
}

impl fmt::Display for LonLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.lon, self.lat)
    }
}

/// The line of a sea route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RouteLineRow {
    /// Load port.
    pub load_port: String,
    /// Discharge port.
    pub discharge_port: String,
    /// `default`, or what the route avoids.
    pub variant: String,
    /// Chokepoints in sailing order.
    #[serde(with = "list")]
    pub chokepoints: Vec<String>,
    /// The line.
    #[serde(with = "list")]
    pub points: Vec<LonLat>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// A coastline as a closed ring.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LandRow {
    /// Number of the ring, from 1.
    pub ring: u16,
    /// The ring.
    #[serde(with = "list")]
    pub points: Vec<LonLat>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// The part of a supplier's cargoes that leaves from one port.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoadingShareRow {
    /// Supplier.
    pub supplier: String,
    /// Fuel.
    pub fuel: Fuel,
    /// The only importer that the row holds for; `None` means every importer.
    pub importer: Option<String>,
    /// Load port.
    pub port: String,
    /// First year of the port's exports; `None` means every year.
    pub from_year: Option<u16>,
    /// Share, 0 to 1.
    pub share: f64,
    /// Low end.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// What was assumed.
    pub note: Option<String>,
}

/// A passage that laden ships of a fuel cannot use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShipLimitRow {
    /// Fuel.
    pub fuel: Fuel,
    /// Load port; `None` means any.
    pub load_port: Option<String>,
    /// The passage.
    pub chokepoint: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Why.
    pub note: Option<String>,
}
