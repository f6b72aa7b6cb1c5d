//! The observed year that a scenario starts from: the balance, the flows, their ports and the sea lanes.

use serde::{Deserialize, Serialize};

use crate::lever::LeverSpec;
use crate::terms::{EnergySource, Fuel, Quality, Region};
use crate::units::{NauticalMiles, Petajoules, TerawattHours};

/// One importer in one observed year, with everything that [`crate::evaluate`] needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The levers that a scenario may move.
    pub levers: Vec<LeverSpec>,
    /// Technical parameters.
    pub parameters: Parameters,
}

/// A strait, canal, cape or sea that ships pass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chokepoint {
    /// Identifier, for example `hormuz`; a closure lever of the same name may exist.
    pub chokepoint: String,
    /// Name in English.
    pub name: String,
    /// Whether METI's published passage ratio counts it.
    pub meti_passage: bool,
}

/// A set of chokepoints: bit `i` is `Baseline::chokepoints[i]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChokepointSet(pub u32);

impl ChokepointSet {
    /// The set with only the chokepoint at `index`.
    pub const fn only(index: usize) -> Self {
        Self(1 << index)
    }

    /// The chokepoints of a list that fit.
    pub fn of(chokepoints: &[Chokepoint], fits: impl Fn(&Chokepoint) -> bool) -> Self {
        let positions = chokepoints.iter().enumerate().filter(|(_, row)| fits(row));
        positions.fold(Self::default(), |set, (index, _)| {
            set.with(Self::only(index))
        })
    }

    /// Whether the two sets share a chokepoint.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the chokepoint at `index` is in the set.
    pub const fn contains(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many chokepoints are in both sets.
    pub const fn count_in(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }
}

/// One source of the primary energy balance, PJ a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
pub struct Flow {
    /// Supplier code: ISO alpha-3, or a group of the source.
    pub supplier: String,
    /// Name in English.
    pub name: String,
    /// Where it lies.
    pub region: Region,
    /// Energy, PJ a year.
    pub energy: Petajoules,
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
pub struct LoadingShare {
    /// Position in [`Baseline::lanes`].
    pub lane: usize,
    /// Part of the supplier's flow, 0 to 1; a flow's parts add up to 1.
    pub share: f64,
}

/// Every way by sea from one load port to the importer's discharge port for one fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    /// Load port.
    pub load_port: String,
    /// Its name.
    pub load_port_name: String,
    /// Discharge port.
    pub discharge_port: String,
    /// The fuel carried; limits of the ships that carry it are already applied.
    pub fuel: Fuel,
    /// Routes, shortest first: the first is the usual one. Never empty.
    pub routes: Vec<Route>,
}

/// One way by sea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Variant name in the route table.
    pub variant: String,
    /// Length.
    pub distance: NauticalMiles,
    /// What it passes.
    pub passes: ChokepointSet,
}

/// Technical parameters with their sources in `data/parameters.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Output of a running reactor over its capacity, 0 to 1.
    pub nuclear_capacity_factor: f64,
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
    /// Ship speed by fuel, knots.
    pub ship_speed_knots: Vec<(Fuel, f64)>,
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
                .any(|imports| imports.fuel.energy_source() == source)
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

    /// The imports of a fuel, if the data have a supplier table.
    pub fn imports_of(&self, fuel: Fuel) -> Option<&FuelImports> {
        self.fuels.iter().find(|imports| imports.fuel == fuel)
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

impl Parameters {
    /// Output of one running gigawatt over a year, terawatt-hours.
    pub fn twh_per_gw(&self) -> f64 {
        crate::units::HOURS_PER_YEAR * self.nuclear_capacity_factor / 1_000.0
    }

    /// Thousand barrels of crude oil a day as megatonnes a year.
    pub fn megatonnes_from_kbd(&self, kbd: f64) -> Option<f64> {
        (self.barrels_per_tonne > 0.0)
            .then(|| kbd * crate::units::DAYS_PER_YEAR / self.barrels_per_tonne / 1_000.0)
    }

    /// Ship speed for a fuel, knots.
    pub fn ship_speed(&self, fuel: Fuel) -> Option<f64> {
        self.ship_speed_knots
            .iter()
            .find(|(of, _)| *of == fuel)
            .map(|(_, knots)| *knots)
    }
}
