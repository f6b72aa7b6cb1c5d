//! The energy balance of a scenario.

use crate::baseline::Baseline;
use crate::outcome::PrimaryEnergy;
use crate::portfolio::Portfolio;
use crate::terms::EnergySource;
use crate::units::{PETAJOULES_PER_TERAWATT_HOUR, Petajoules};

/// The energy balance after the structural levers.
///
/// Renewables count as home production in full and fossil production that the statistics do not list as none, as in
/// the Energy Institute's tables: the import dependency made from it is an upper bound.
pub(super) fn primary_energy(baseline: &Baseline, plan: &Portfolio<'_>) -> PrimaryEnergy {
    let change_of = |source: EnergySource| -> f64 {
        let fossil: f64 = plan
            .supply_change
            .iter()
            .filter(|(of, _)| *of == source)
            .map(|(_, change)| change.0)
            .sum();
        let nuclear = plan.nuclear_change.0 * baseline.parameters.nuclear_petajoules_per_twh;
        fossil
            + if source == EnergySource::Nuclear {
                nuclear
            } else {
                0.0
            }
    };
    // Power from abroad counts at output, as added renewables do.
    let imported_power = plan.imported_electricity.0 * PETAJOULES_PER_TERAWATT_HOUR;
    let renewables_added = Petajoules(plan.renewables_added.0 * PETAJOULES_PER_TERAWATT_HOUR);
    let mut supply = Vec::with_capacity(baseline.balance.len());
    let mut home = renewables_added.0;
    let mut changed = renewables_added.0 + imported_power;
    let mut nuclear = None;
    for row in &baseline.balance {
        let source = row.energy_source;
        let change = change_of(source);
        let after = row
            .supply
            .map(|before| Petajoules((before.0 + change).max(0.0)));
        if let Some(after) = after {
            supply.push((source, after));
            changed += change;
        }
        let produced = match (row.production, row.supply, after) {
            (_, _, after) if !source.is_traded() => after,
            // Home production goes on, but no more is produced for home than is used there, beside what was exported.
            (Some(production), Some(before), Some(after)) => {
                let exported = (production.0 - before.0).max(0.0);
                Some(Petajoules(production.0.min(after.0 + exported)))
            }
            (production, _, _) => production,
        };
        home += produced.unwrap_or_default().0;
        if source == EnergySource::Nuclear {
            nuclear = after;
        }
    }
    let total = baseline
        .primary_energy
        .map(|total| Petajoules(total.0 + changed));
    let has_balance = !baseline.balance.is_empty();
    PrimaryEnergy {
        supply,
        renewables_added,
        total,
        home: has_balance.then_some(Petajoules(home)),
        nuclear,
    }
}
