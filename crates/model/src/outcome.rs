//! What an evaluation says.

use serde::{Deserialize, Serialize};

use crate::disruption::Disruption;
use crate::indicators::Concentration;
use crate::terms::{EnergySource, Fuel, Region};
use crate::units::{Days, NauticalMiles, Petajoules, Share, TerawattHours};

/// Everything that the model says about one scenario on one baseline.
///
/// Shares, concentration and exposure describe the imports as planned; `cut_off`, `rerouted` and the deliveries of each
/// flow describe them while the closures and losses last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The energy balance.
    pub primary: PrimaryEnergy,
    /// Imports by fuel.
    pub fuels: Vec<FuelOutcome>,
    /// Imports of all fuels that have a supplier table, PJ a year.
    pub imports: Petajoules,
    /// Whether that is nearly all that the country imports. Shares over all imports are `None` otherwise.
    pub is_covered: bool,
    /// Supplier concentration over all imports.
    pub concentration: Option<Concentration>,
    /// The same weighted with the suppliers' political risk (Lefevre 2010), 0 to 1, where the data have the weights.
    pub risk_weighted: Option<f64>,
    /// What is left of primary energy when one supplier or one chokepoint is lost.
    pub n_minus_one: NMinusOne,
    /// Exposure to each chokepoint, in the order of [`crate::Baseline::chokepoints`].
    pub passages: Vec<Passage>,
    /// What sails on each lane, in the order of [`crate::Baseline::lanes`].
    pub lanes: Vec<LaneOutcome>,
    /// Part of the imports whose route is not known.
    pub unrouted: Option<Share>,
    /// Part of the imports that pass at least one of METI's chokepoints as planned. Never above 1.
    pub union_exposure: Option<Share>,
    /// METI's passage ratio over all imports: one cargo counts at each passage. May exceed 1.
    pub passage_ratio: Option<Share>,
    /// METI's passage ratio for crude oil alone, as METI publishes it.
    pub passage_ratio_crude: Option<Share>,
    /// Energy-weighted length of the voyages that arrive.
    pub haul_distance: Option<NauticalMiles>,
    /// Energy-weighted duration of the voyages that arrive.
    pub haul_days: Option<Days>,
    /// Energy under way by sea at any moment, as planned.
    pub energy_afloat: Option<Petajoules>,
    /// Days of net oil imports in stock by the IEA's method, carried on from the published figure.
    pub net_import_days: Option<Days>,
    /// Part of the planned imports that does not arrive while closures and losses last.
    pub cut_off: Option<Share>,
    /// Part of the planned imports that arrives by a longer route.
    pub rerouted: Option<Share>,
    /// Home electricity that found no fuel to replace.
    pub surplus_electricity: TerawattHours,
    /// New supply that found no import demand to meet.
    pub unused_supply: Petajoules,
    /// The year day by day.
    pub disruption: Disruption,
}

/// The worst single loss.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NMinusOne {
    /// The supplier of the most energy.
    pub supplier: Option<String>,
    /// Its name in English.
    pub supplier_name: Option<String>,
    /// What is left of primary energy without it.
    pub without_supplier: Option<Share>,
    /// The chokepoint that holds the most energy with no way round, a position in [`crate::Baseline::chokepoints`].
    pub chokepoint: Option<usize>,
    /// What is left of primary energy without it.
    pub without_chokepoint: Option<Share>,
}

/// Primary energy after the structural levers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrimaryEnergy {
    /// Supply by source, PJ a year; sources without a figure are absent.
    pub supply: Vec<(EnergySource, Petajoules)>,
    /// Renewable electricity that a lever added, at output.
    pub renewables_added: Petajoules,
    /// Total supply.
    pub total: Option<Petajoules>,
    /// Home production, nuclear included.
    pub home: Option<Petajoules>,
    /// Nuclear heat.
    pub nuclear: Option<Petajoules>,
}

/// One fuel's imports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FuelOutcome {
    /// The fuel.
    pub fuel: Fuel,
    /// Planned imports, PJ a year.
    pub planned: Petajoules,
    /// What arrives while closures and losses last.
    pub delivered: Petajoules,
    /// Part of the planned imports whose route is not known.
    pub unrouted: Option<Share>,
    /// Supplier concentration.
    pub concentration: Option<Concentration>,
    /// Flows by supplier.
    pub flows: Vec<FlowOutcome>,
}

/// One supplier's deliveries of one fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowOutcome {
    /// Supplier code.
    pub supplier: String,
    /// Its name in English.
    pub name: String,
    /// Where it lies.
    pub region: Region,
    /// Whether a lever added it.
    pub added: bool,
    /// Planned deliveries, PJ a year.
    pub planned: Petajoules,
    /// What arrives, by any route.
    pub delivered: Petajoules,
    /// The part of `delivered` that takes a longer route.
    pub rerouted: Petajoules,
}

/// What sails on one lane, PJ a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaneOutcome {
    /// Planned on its usual route.
    pub planned: Petajoules,
    /// Arriving on each of its routes while closures and losses last; cargoes from pipelines included.
    pub arriving: Vec<Petajoules>,
    /// Planned, and turned away with no way round.
    pub stopped: Petajoules,
}

/// How much hangs on one chokepoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Part of all planned imports whose usual route passes it.
    pub planned: Option<Share>,
    /// The same by fuel, of that fuel's planned imports.
    pub planned_by_fuel: Vec<(Fuel, Share)>,
    /// Part of all planned imports that passes it on the way in, while closures and losses last.
    pub sailing: Option<Share>,
    /// Part of all planned imports whose usual route passes it and that does not arrive.
    pub cut_off: Option<Share>,
}
