//! Technical parameters.

use serde::{Deserialize, Serialize};

use crate::terms::Fuel;
use crate::units::{DAYS_PER_YEAR, HOURS_PER_YEAR};

/// Technical parameters with their sources in `data/parameters.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Parameters {
    /// Output of a running reactor over its capacity, 0 to 1.
    pub nuclear_capacity_factor: f64,
    /// Electricity through a power cable over its capacity, 0 to 1.
    pub power_link_capacity_factor: f64,
    /// LNG burned for one terawatt-hour, Mt.
    pub lng_mt_per_twh: f64,
    /// Power from oil over its heat, 0 to 1.
    pub efficiency_oil: f64,
    /// Power from coal over its heat, 0 to 1.
    pub efficiency_coal: f64,
    /// Heat of nuclear fuel counted for one terawatt-hour, PJ (Energy Institute: 33 % efficiency).
    pub nuclear_petajoules_per_twh: f64,
    /// Barrels of crude oil in one tonne.
    pub barrels_per_tonne: f64,
    /// Petajoules in a billion cubic metres of gas.
    pub petajoules_per_bcm: f64,
    /// Ship speed by fuel, knots.
    pub ship_speed_knots: Vec<(Fuel, f64)>,
}

impl Parameters {
    /// Output of one running gigawatt of reactors over a year, terawatt-hours.
    pub fn twh_per_gw(&self) -> f64 {
        HOURS_PER_YEAR * self.nuclear_capacity_factor / 1_000.0
    }

    /// Electricity through one gigawatt of cable over a year, terawatt-hours.
    pub fn link_twh_per_gw(&self) -> f64 {
        HOURS_PER_YEAR * self.power_link_capacity_factor / 1_000.0
    }

    /// Thousand barrels of crude oil a day as megatonnes a year.
    pub fn megatonnes_from_kbd(&self, kbd: f64) -> Option<f64> {
        (self.barrels_per_tonne > 0.0)
            .then(|| kbd * DAYS_PER_YEAR / self.barrels_per_tonne / 1_000.0)
    }

    /// Ship speed for a fuel, knots, above zero.
    pub fn ship_speed(&self, fuel: Fuel) -> Option<f64> {
        self.ship_speed_knots
            .iter()
            .find(|(of, _)| *of == fuel)
            .map(|(_, knots)| *knots)
            .filter(|knots| *knots > 0.0)
    }
}
