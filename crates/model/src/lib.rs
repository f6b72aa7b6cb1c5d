//! What Chokepoint computes: a country's energy imports, the sea lanes they hang on, and what levers do to both.
//!
//! The crate is pure: no input or output, no clock, no global state. The server (native) and the browser
//! (wasm32) call the same functions with the same numbers.
//!
//! Invariants, each with a property test beside the code:
//!
//! - every lever at its default reproduces the baseline exactly;
//! - a fuel's suppliers add up to that fuel's import demand, and nothing is negative;
//! - what the data lack is `None`, never zero, and whatever depends on it is `None` too;
//! - union exposure never exceeds 100 % nor the passage ratio;
//! - each day's stock balances, and harm never falls as a closure grows.
//!
//! ```
//! use model::{Scenario, evaluate};
//! # let baseline = model::sample::baseline();
//! let mut scenario = Scenario::default();
//! scenario.set("hormuz", 100.0);
//! let outcome = evaluate(&baseline, &scenario);
//! assert!(outcome.cut_off.unwrap().0 > 0.0);
//! ```

mod analysis;
mod baseline;
mod basis;
mod disruption;
mod evaluate;
mod fingerprint;
mod indicator;
mod indicators;
mod lever;
mod loading_range;
mod outcome;
mod passage;
mod portfolio;
mod sailing;
pub mod sample;
mod scenario;
mod settings;
mod supply_record;
mod terms;
mod units;

#[cfg(feature = "optimize")]
pub use analysis::least_cost;
pub use analysis::{
    Attribution, AttributionError, Compared, Contribution, DRAWN_ORDERS, Goal, GoalError,
    GoalFound, MOST_EXACT_LEVERS, Quantile, Quantiles, RangeError, Run, STRESS_INDICATORS,
    STRESS_TESTS, STRESS_VERSION, StockBand, StressResult, StressTest, Swing, Target, Uncertain,
    UncertainRange, Uncertainty, attribution, compare, goal_seek, ranges_of, response,
    shared_ranges, stress, tornado, uncertainty,
};
pub use baseline::{
    BalanceRow, Baseline, Bypass, Chokepoint, ChokepointSet, Crisis, Flow, FuelImports, Gate,
    LEAST_COVERAGE, LEAST_ROUTED, Lane, LoadingShare, Parameters, Route, Stock,
};
pub use basis::Basis;
pub use disruption::{Disruption, FuelDays, HORIZON_DAYS, StockDays, StreamDays, Window};
pub use evaluate::evaluate;
pub use fingerprint::MODEL_HASH;
pub use indicator::{Indicator, IndicatorUnit, Reading};
pub use indicators::{
    Concentration, OilAccounts, SupplierShares, concentration, herfindahl, iea_days, risk_weighted,
    shannon,
};
pub use lever::{LeverGroup, LeverKind, LeverProject, LeverSpec, LeverUnit, LeverValue};
pub use loading_range::{LoadingRange, loading_range};
pub use outcome::{
    FlowOutcome, FuelOutcome, LaneOutcome, NMinusOne, Outcome, Passage, PrimaryEnergy,
};
pub use scenario::{Displacement, PowerOrder, Scenario};
pub use supply_record::{LandedCost, RouteShare, SupplyRecord};
pub use terms::{EnergySource, Fuel, Quality, Region, UnknownTerm};
pub use units::{
    DAYS_PER_YEAR, Days, NauticalMiles, PETAJOULES_PER_TERAWATT_HOUR, Petajoules, Share,
    TerawattHours,
};
