//! Names and explanations of the levers.

use model::{Baseline, Fuel, LeverKind, LeverProject, LeverSpec, Stock};

use crate::messages::Messages;

/// A lever's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverText {
    /// Name.
    pub label: String,
    /// What it does, in a sentence; `None` where its group says it.
    pub help: Option<String>,
}

impl Messages {
    /// A lever's name and what it does.
    pub fn lever(&self, spec: &LeverSpec, baseline: &Baseline) -> LeverText {
        let known = |label: &str, help: &str| (label.to_owned(), Some(help.to_owned()));
        let (label, help) = match &spec.kind {
            LeverKind::Closure { chokepoint } => {
                let name = baseline
                    .chokepoint_index(chokepoint)
                    .and_then(|index| baseline.chokepoints.get(index))
                    .map_or(chokepoint.as_str(), |row| row.name.as_str());
                let help =
                    is_inside(baseline, chokepoint).then(|| self.lever_closure_inside().to_owned());
                (self.lever_closure(name), help)
            }
            LeverKind::SupplierLoss { name, .. } => (self.lever_supplier_loss(name), None),
            LeverKind::ClosureStart => (self.lever_closure_start().to_owned(), None),
            LeverKind::ClosureDays => {
                known(self.lever_closure_days(), self.lever_closure_days_help())
            }
            LeverKind::Restraint => known(self.lever_restraint(), self.lever_restraint_help()),
            LeverKind::FleetSlack => known(self.lever_fleet_slack(), self.lever_fleet_slack_help()),
            LeverKind::Bypass => known(self.lever_bypass(), self.lever_bypass_help()),
            LeverKind::Stock { fuel } => {
                let help = baseline.stock_of(*fuel).map(|stock| self.stock_help(stock));
                (self.lever_stock(self.fuel(*fuel)), help)
            }
            LeverKind::Loading {
                name, fuel, lane, ..
            } => {
                let port = port(baseline, *lane).unwrap_or(self.lever_loading_port_unknown());
                let label = self.lever_loading(self.fuel_in_sentence(*fuel), port, name);
                (label, Some(self.lever_loading_help().to_owned()))
            }
            LeverKind::Supply {
                name,
                fuel,
                lane,
                project,
                ..
            } => {
                if let Some(project) = project {
                    let help = self.project_help(project, *fuel);
                    (project.name.clone(), Some(help))
                } else {
                    let place = port(baseline, *lane).unwrap_or(name);
                    (self.lever_supply(self.fuel_in_sentence(*fuel), place), None)
                }
            }
            LeverKind::Nuclear => {
                let share = self.percent(baseline.parameters.nuclear_capacity_factor);
                known(self.lever_nuclear(), &self.lever_nuclear_help(&share))
            }
            LeverKind::Renewables => known(self.lever_renewables(), self.lever_renewables_help()),
            LeverKind::CoalToGas => known(self.lever_coal_to_gas(), self.lever_coal_to_gas_help()),
            LeverKind::Demand => (self.lever_demand().to_owned(), None),
        };
        LeverText { label, help }
    }

    fn project_help(&self, project: &LeverProject, of: Fuel) -> String {
        let status = self
            .project_status_by_id(&project.status_class)
            .unwrap_or_default();
        self.lever_project_help(self.fuel(of), status)
    }

    fn stock_help(&self, stock: &Stock) -> String {
        let basis = if stock.is_legal_basis {
            self.lever_stock_legal()
        } else {
            self.lever_stock_imports()
        };
        let as_of = match &stock.as_of {
            Some(as_of) => self.lever_stock_as_of(as_of),
            None => self.lever_stock_unknown().to_owned(),
        };
        [basis, &as_of].join(self.join_sentence())
    }
}

/// Whether a country's port lies in the very sea that is closed.
fn is_inside(baseline: &Baseline, chokepoint: &str) -> bool {
    let lanes = &baseline.lanes;
    baseline.chokepoint_index(chokepoint).is_some_and(|index| {
        !lanes.is_empty() && lanes.iter().all(|lane| lane.essential().contains(index))
    })
}

fn port(baseline: &Baseline, lane: Option<usize>) -> Option<&str> {
    let lane = baseline.lanes.get(lane?)?;
    Some(lane.load_port_name.as_str())
}
