//! The observed year that a scenario starts from: the balance, the flows, their ports and the sea lanes.

use serde::{Deserialize, Serialize};

mod cushion;
mod lane;
mod parameters;

pub use self::cushion::{Bypass, Crisis, Stock};
pub use self::lane::{ChokepointSet, Gate, Lane, Route};
pub use self::parameters::Parameters;
use crate::lever::LeverSpec;
use crate::terms::{EnergySource, Fuel, Quality, Region};
use crate::units::{PETAJOULES_PER_TERAWATT_HOUR, Petajoules, TerawattHours};

/// One importer in one observed year, with everything that [`crate::evaluate`] needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Baseline {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the flows and the balance.
    pub year: u16,
    /// The chokepoints of the data; a position in this list is a bit of [`ChokepointSet`]. At most 32.
    pub chokepoints: Vec<Chokepoint>,
    /// Primary energy by source. Sources that the data lack are absent.
    pub balance: Vec<BalanceRow>,
    /// Total primary energy supply as the statistics state it, PJ a year.
    pub primary_energy: Option<Petajoules>,
    /// Imports by fuel. Fuels without a supplier table are absent.
    pub fuels: Vec<FuelImports>,
    /// Sea lanes to this importer, by load port and fuel.
    pub lanes: Vec<Lane>,
    /// Pipelines round chokepoints.
    pub bypasses: Vec<Bypass>,
    /// Stocks, of the fuels that can be stored for long.
    pub stocks: Vec<Stock>,
    /// Closures that the year itself holds.
    pub crises: Vec<Crisis>,
    /// The levers that a scenario may move.
    pub levers: Vec<LeverSpec>,
    /// Technical parameters.
    pub parameters: Parameters,
}

/// A strait, canal, cape or sea that ships pass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Chokepoint {
    /// Identifier, for example `hormuz`; a closure lever of the same name may exist.
    pub chokepoint: String,
    /// Name in English.
    pub name: String,
    /// Whether METI's published passage ratio counts it.
    pub meti_passage: bool,
}

/// One source of the primary energy balance, PJ a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BalanceRow {
    /// The source.
    pub energy_source: EnergySource,
    /// What the country used.
    pub supply: Option<Petajoules>,
    /// What the country produced; `None` where the statistics list no figure.
    pub production: Option<Petajoules>,
    /// Electricity generated from it.
    pub electricity: Option<TerawattHours>,
}

/// A fuel's imports by supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FuelImports {
    /// The fuel.
    pub fuel: Fuel,
    /// Petajoules in one lever unit of this fuel (Mt, or kb/d over a year), for supply levers.
    pub petajoules_per_megatonne: f64,
    /// Flows, largest first.
    pub flows: Vec<Flow>,
}

impl FuelImports {
    /// The fuel's imports from all suppliers, PJ a year.
    pub fn total(&self) -> Petajoules {
        self.flows.iter().map(|flow| flow.energy).sum()
    }
}

/// One supplier's deliveries of one fuel in the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Flow {
    /// Supplier code: ISO alpha-3, or a group of the source.
    pub supplier: String,
    /// Name in English.
    pub name: String,
    /// Where it lies.
    pub region: Region,
    /// Energy, PJ a year.
    pub energy: Petajoules,
    /// Energy in the reference year of a crisis, PJ a year; `None` outside a crisis and for suppliers that it spares.
    pub before_crisis: Option<Petajoules>,
    /// Political risk of the supplier, 0 (none) to 1, where the data have it.
    pub risk: Option<f64>,
    /// The volume as reported.
    pub volume: f64,
    /// The unit of `volume`.
    pub unit: String,
    /// Load ports and their parts of the flow; empty when the route is not known.
    pub loading: Vec<LoadingShare>,
    /// How good the volume is.
    pub quality: Quality,
    /// The volume's source.
    pub source_id: String,
}

/// The part of a flow that is loaded at one port.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LoadingShare {
    /// Position in [`Baseline::lanes`].
    pub lane: usize,
    /// Part of the supplier's flow, 0 to 1; a flow's parts add up to 1.
    pub share: f64,
}

/// The part of a country's fuel imports that supplier tables must cover for shares over all imports: our choice, so that
/// a little coal without a table does not silence the rest.
pub const LEAST_COVERAGE: f64 = 0.95;

/// The part of a group of imports whose route must be known for a figure that needs routes: our choice. Below it the
/// unknown rest would decide the figure.
pub const LEAST_ROUTED: f64 = 0.9;

impl Baseline {
    /// The balance row of a source, if the data have it.
    pub fn balance_of(&self, source: EnergySource) -> Option<&BalanceRow> {
        self.balance.iter().find(|row| row.energy_source == source)
    }

    /// Whether each source of the country's fuel imports has a supplier table: shares over all imports mean nothing
    /// otherwise. Oil counts as told by crude oil alone, so such a share must name the fuels that it is made of.
    pub fn is_covered(&self) -> bool {
        let has_table = |source| {
            self.fuels
                .iter()
                .any(|imports| imports.fuel.energy_source() == Some(source))
        };
        let net_imports = |row: &BalanceRow| {
            let produced = row.production.unwrap_or_default().0;
            row.supply
                .map_or(0.0, |supply| (supply.0 - produced).max(0.0))
        };
        let fossil = self
            .balance
            .iter()
            .filter(|row| row.energy_source.is_fossil());
        let all: f64 = fossil.clone().map(net_imports).sum();
        let missed: f64 = fossil
            .filter(|row| !has_table(row.energy_source))
            .map(net_imports)
            .sum();
        !self.balance.is_empty() && missed <= all * (1.0 - LEAST_COVERAGE)
    }

    /// The gas that makes up for lost power and gives way to more of it: LNG, or pipeline gas where LNG has no table.
    /// `None` where the data do not say how much power gas makes, so that power at home cannot be traded for fuel.
    pub fn gas_for_power(&self) -> Option<&FuelImports> {
        self.balance_of(EnergySource::Gas)?.electricity?;
        self.imports_of(Fuel::Lng)
            .or_else(|| self.imports_of(Fuel::PipelineGas))
    }

    /// Petajoules of gas that make a petajoule of power.
    pub(crate) fn gas_per_power(&self) -> Option<f64> {
        let gas = self.gas_for_power()?;
        let per_twh = self.parameters.lng_mt_per_twh * gas.petajoules_per_megatonne;
        Some(per_twh / PETAJOULES_PER_TERAWATT_HOUR)
    }

    /// The imports of a fuel, if the data have a supplier table.
    pub fn imports_of(&self, fuel: Fuel) -> Option<&FuelImports> {
        self.fuels.iter().find(|imports| imports.fuel == fuel)
    }

    /// The stock of a fuel.
    pub fn stock_of(&self, fuel: Fuel) -> Option<&Stock> {
        self.stocks.iter().find(|stock| stock.fuel == fuel)
    }

    /// The part of a supplier's flow that is loaded on a lane, 0 to 1. `None` without such a flow, or where the lane takes
    /// no part in it.
    pub fn loading_share(&self, supplier: &str, fuel: Fuel, lane: usize) -> Option<f64> {
        let flows = &self.imports_of(fuel)?.flows;
        let flow = flows.iter().find(|flow| flow.supplier == supplier)?;
        let part = flow.loading.iter().find(|part| part.lane == lane)?;
        Some(part.share)
    }

    /// The position of a chokepoint.
    pub fn chokepoint_index(&self, chokepoint: &str) -> Option<usize> {
        self.chokepoints
            .iter()
            .position(|row| row.chokepoint == chokepoint)
    }

    /// The chokepoints that METI's passage ratio counts.
    pub fn meti_set(&self) -> ChokepointSet {
        ChokepointSet::of(&self.chokepoints, |row| row.meti_passage)
    }

    /// Reactors running in the year, as GW at the parameter's capacity factor.
    pub fn nuclear_gw(&self) -> Option<f64> {
        let electricity = self.balance_of(EnergySource::Nuclear)?.electricity?;
        let twh_per_gw = self.parameters.twh_per_gw();
        (twh_per_gw > 0.0).then(|| electricity.0 / twh_per_gw)
    }
}
