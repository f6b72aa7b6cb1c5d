//! What the levers say, read once for an evaluation.

use crate::baseline::{Baseline, ChokepointSet};
use crate::disruption::Window;
use crate::lever::{LeverKind, LeverSpec};
use crate::passage::Closures;
use crate::scenario::Scenario;
use crate::terms::Fuel;
use crate::units::TerawattHours;

/// A supply lever that was moved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SupplySetting<'a> {
    pub spec: &'a LeverSpec,
    pub value: f64,
}

/// A supplier's loading share that was moved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LoadingSetting<'a> {
    pub supplier: &'a str,
    pub fuel: Fuel,
    pub lane: usize,
    /// 0 to 1.
    pub share: f64,
}

/// Every lever's value, in the units that the model works with.
#[derive(Clone, Debug)]
pub(crate) struct Settings<'a> {
    pub closures: Closures,
    /// Part of a supplier's deliveries lost at the source, 0 to 1.
    pub losses: Vec<(&'a str, f64)>,
    pub window: Window,
    /// Part of demand saved while the window lasts, 0 to 1.
    pub restraint: f64,
    /// Spare ship-days over those in use, 0 and more.
    pub fleet_slack: f64,
    /// Part of spare pipeline capacity that can be used, 0 to 1.
    pub bypass: f64,
    /// Days of stock at the start by fuel.
    pub stocks: Vec<(Fuel, f64)>,
    pub loadings: Vec<LoadingSetting<'a>>,
    pub supplies: Vec<SupplySetting<'a>>,
    pub demand_factor: f64,
    /// Change of nuclear electricity against the baseline.
    pub nuclear_change: TerawattHours,
    pub renewables_added: TerawattHours,
    /// Part of power moved from coal to gas, -1 to 1.
    pub coal_to_gas: f64,
}

impl<'a> Settings<'a> {
    pub fn read(baseline: &'a Baseline, scenario: &Scenario) -> Self {
        let mut settings = Self {
            closures: Closures::default(),
            losses: Vec::new(),
            window: Window::default(),
            restraint: 0.0,
            fleet_slack: 0.0,
            bypass: 0.0,
            stocks: Vec::new(),
            loadings: Vec::new(),
            supplies: Vec::new(),
            demand_factor: 1.0,
            nuclear_change: TerawattHours(0.0),
            renewables_added: TerawattHours(0.0),
            coal_to_gas: 0.0,
        };
        for spec in &baseline.levers {
            if let Some(lever) = scenario.value_of(spec, baseline) {
                let change = lever.default.map_or(0.0, |default| lever.value - default);
                settings.take(baseline, spec, lever.value, change, lever.moved);
            }
        }
        settings
    }

    /// Takes one lever. `change` is its distance from where it rests.
    fn take(
        &mut self,
        baseline: &'a Baseline,
        spec: &'a LeverSpec,
        value: f64,
        change: f64,
        moved: bool,
    ) {
        let part = value / 100.0;
        match &spec.kind {
            LeverKind::Closure { chokepoint } => {
                if let Some(index) = baseline.chokepoint_index(chokepoint) {
                    self.closures.close(index, part);
                }
            }
            LeverKind::SupplierLoss { supplier, .. } if part > 0.0 => {
                self.losses.push((supplier, part.min(1.0)));
            }
            LeverKind::ClosureStart => self.window.start = value.max(0.0),
            LeverKind::ClosureDays => self.window.days = value.max(0.0),
            LeverKind::Restraint => self.restraint = part.clamp(0.0, 1.0),
            LeverKind::FleetSlack => self.fleet_slack = part.max(0.0),
            LeverKind::Bypass => self.bypass = part.clamp(0.0, 1.0),
            LeverKind::Stock { fuel } => self.stocks.push((*fuel, value.max(0.0))),
            LeverKind::Demand if moved => self.demand_factor = (1.0 + part).max(0.0),
            LeverKind::Nuclear if moved => {
                self.nuclear_change = TerawattHours(change * baseline.parameters.twh_per_gw());
            }
            LeverKind::Renewables if moved => self.renewables_added = TerawattHours(change),
            LeverKind::CoalToGas if moved => self.coal_to_gas = part.clamp(-1.0, 1.0),
            LeverKind::Supply { .. } if moved => {
                self.supplies.push(SupplySetting { spec, value });
            }
            LeverKind::Loading {
                supplier,
                fuel,
                lane: Some(lane),
                ..
            } if moved => self.loadings.push(LoadingSetting {
                supplier,
                fuel: *fuel,
                lane: *lane,
                share: part.clamp(0.0, 1.0),
            }),
            LeverKind::SupplierLoss { .. }
            | LeverKind::Demand
            | LeverKind::Nuclear
            | LeverKind::Renewables
            | LeverKind::CoalToGas
            | LeverKind::Supply { .. }
            | LeverKind::Loading { .. } => {}
        }
    }

    /// Part of a supplier's deliveries lost at the source, 0 to 1.
    pub fn loss_of(&self, supplier: &str) -> f64 {
        self.losses
            .iter()
            .filter(|(of, _)| *of == supplier)
            .fold(0.0, |most, (_, part)| f64::max(most, *part))
    }

    /// Whether anything is closed or lost.
    pub fn is_disrupted(&self) -> bool {
        self.closures.any() != ChokepointSet::default() || !self.losses.is_empty()
    }
}
