//! Who buys what from whom, and the energy balance around it.

use model::{EnergySource, Fuel, Quality};
use serde::{Deserialize, Serialize};

use super::{list, words};

/// A country under study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImporterRow {
    /// Country, ISO 3166-1 alpha-3.
    pub importer: String,
    /// Display order.
    pub rank: u16,
}

/// Energy content of a reported unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConversionRow {
    /// The fuel.
    pub fuel: Fuel,
    /// `Mt`, `bcm` or `EJ`.
    pub unit: String,
    /// Petajoules in one unit.
    pub pj_per_unit: f64,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}

/// Imports of one fuel from one supplier in a calendar year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowRow {
    /// Importing country.
    pub importer: String,
    /// Calendar year.
    pub year: u16,
    /// The fuel.
    pub fuel: Fuel,
    /// Country or group of origin.
    pub supplier: String,
    /// Volume in `unit`, above zero.
    pub volume: f64,
    /// `Mt`, `bcm` or `EJ`.
    pub unit: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// What a supplier's fuel costs on arrival, freight and insurance included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LandedCostRow {
    /// Importing country.
    pub importer: String,
    /// The fuel.
    pub fuel: Fuel,
    /// Country of origin.
    pub supplier: String,
    /// Year whose prices the cost is in, one for all suppliers of an importer and fuel.
    pub price_year: u16,
    /// First year of the range.
    pub first_year: u16,
    /// Last year of the range in which the supplier delivered. Before `price_year` the cost was carried to it.
    pub last_year: u16,
    /// US dollars per gigajoule.
    pub usd_per_gj: f64,
    /// Least of the years, US dollars per gigajoule.
    pub low: f64,
    /// Greatest of the years, US dollars per gigajoule.
    pub high: f64,
    /// Its sources.
    #[serde(with = "list")]
    pub source_ids: Vec<String>,
    /// How good it is.
    pub quality: Quality,
    /// What was assumed.
    pub note: Option<String>,
}

words!(
    /// A row of the energy balance: a source, power from elsewhere, or the published total.
    BalanceItem {
        /// Oil.
        Oil,
        /// Natural gas.
        Gas,
        /// Coal.
        Coal,
        /// Nuclear power, as reactor heat.
        Nuclear,
        /// Hydro power.
        Hydro,
        /// Solar power.
        Solar,
        /// Wind power.
        Wind,
        /// Geothermal, biomass and waste.
        OtherRenewables,
        /// Liquid biofuels.
        Biofuel,
        /// Electricity that the source assigns to none of the above.
        OtherGeneration,
        /// The published total.
        Total,
    }
);

impl BalanceItem {
    /// The energy source; `None` for the total and for unassigned electricity.
    pub const fn energy_source(self) -> Option<EnergySource> {
        Some(match self {
            Self::Oil => EnergySource::Oil,
            Self::Gas => EnergySource::Gas,
            Self::Coal => EnergySource::Coal,
            Self::Nuclear => EnergySource::Nuclear,
            Self::Hydro => EnergySource::Hydro,
            Self::Solar => EnergySource::Solar,
            Self::Wind => EnergySource::Wind,
            Self::OtherRenewables => EnergySource::OtherRenewables,
            Self::Biofuel => EnergySource::Biofuel,
            Self::OtherGeneration | Self::Total => return None,
        })
    }
}

/// Supply, home production and power of one energy source in a calendar year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceRow {
    /// Country.
    pub importer: String,
    /// Calendar year.
    pub year: u16,
    /// Source, or total.
    pub energy_source: BalanceItem,
    /// Primary energy supply, PJ.
    pub supply_pj: Option<f64>,
    /// Home production on the basis of supply, PJ.
    pub production_pj: Option<f64>,
    /// Electricity generated, `TWh`.
    pub electricity_twh: Option<f64>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
}

/// What a published indicator measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Identifier.
    pub indicator: String,
    /// Its unit.
    pub unit: String,
    /// What is measured.
    pub definition: String,
}

words!(
    /// What a published value covers.
    Period {
        /// A calendar year.
        Calendar,
        /// A fiscal year, April to March, named after its first year.
        Fiscal,
        /// A point in time.
        Date,
    }
);

/// An indicator as somebody else publishes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportedRow {
    /// Country.
    pub importer: String,
    /// Which indicator.
    pub indicator: String,
    /// What the value covers.
    pub period: Period,
    /// Year, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Year of the value.
    pub year: u16,
    /// The value in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// How firm the value is.
    pub note: Option<String>,
}
