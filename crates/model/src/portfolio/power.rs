//! Power at home and from abroad in the place of fuel.

use crate::baseline::{Baseline, FuelImports};
use crate::scenario::PowerOrder;
use crate::settings::Settings;
use crate::terms::Fuel;
use crate::units::PETAJOULES_PER_TERAWATT_HOUR;

/// What the power levers do to fuel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PowerChange {
    /// Fuel no longer burned by fuel, PJ a year; below zero, burned in addition.
    pub replaced: Vec<(Fuel, f64)>,
    /// Power that found no fuel to replace, terawatt-hours a year.
    pub surplus: f64,
}

impl PowerChange {
    /// Fuel of one kind no longer burned, PJ a year.
    pub fn replaced_of(&self, fuel: Fuel) -> f64 {
        self.replaced
            .iter()
            .filter(|(of, _)| *of == fuel)
            .map(|(_, petajoules)| petajoules)
            .sum()
    }
}

/// The fuel that `extra` terawatt-hours of other power replace, after the move between coal and gas.
///
/// The fuels go in the chosen order, each at most what its power plants burn and what is imported of it. Less power than
/// in the baseline is made up with gas, and with gas alone. The levers are not usable where the figures are missing.
pub(super) fn change(
    baseline: &Baseline,
    settings: &Settings<'_>,
    order: PowerOrder,
    extra: f64,
) -> PowerChange {
    let mut change = PowerChange::default();
    let Some(gas) = baseline.gas_for_power() else {
        change.surplus = extra.max(0.0);
        return change;
    };
    let moved = moved_to_gas(baseline, settings, gas);
    if moved != 0.0 {
        change.take(baseline, Fuel::Coal, moved);
        change.take(baseline, gas.fuel, -moved);
    }
    if extra == 0.0 {
        return change;
    }
    let mut left = extra;
    let turns = match order {
        PowerOrder::GasFirst => [gas.fuel, Fuel::CrudeOil, Fuel::Coal],
        PowerOrder::OilFirst => [Fuel::CrudeOil, gas.fuel, Fuel::Coal],
        PowerOrder::CoalFirst => [Fuel::Coal, gas.fuel, Fuel::CrudeOil],
    };
    for fuel in turns {
        if left <= 0.0 && fuel != gas.fuel {
            continue;
        }
        let already = change.replaced_of(fuel);
        let Some(most) = replaceable(baseline, settings, fuel, already) else {
            continue;
        };
        let twh = left.min(most);
        change.take(baseline, fuel, twh);
        left -= twh;
        if left <= 0.0 && extra > 0.0 {
            break;
        }
    }
    change.surplus = left.max(0.0);
    change
}

impl PowerChange {
    /// Takes the fuel of some terawatt-hours away.
    fn take(&mut self, baseline: &Baseline, fuel: Fuel, twh: f64) {
        let imports = baseline.imports_of(fuel);
        if let Some(per_twh) = imports.and_then(|imports| fuel_per_twh(baseline, imports)) {
            self.replaced.push((fuel, twh * per_twh));
        }
    }
}

/// Terawatt-hours that move from coal to gas; below zero, from gas to coal.
fn moved_to_gas(baseline: &Baseline, settings: &Settings<'_>, gas: &FuelImports) -> f64 {
    let part = settings.coal_to_gas;
    let giving = if part < 0.0 { gas.fuel } else { Fuel::Coal };
    let taking = if part < 0.0 { Fuel::Coal } else { gas.fuel };
    let has_fuel = |fuel| {
        let imports = baseline.imports_of(fuel);
        imports
            .and_then(|imports| fuel_per_twh(baseline, imports))
            .is_some()
    };
    if !has_fuel(giving) || !has_fuel(taking) {
        return 0.0;
    }
    let burned = power_from(baseline, giving).unwrap_or(0.0) * settings.demand_factor;
    let most = replaceable(baseline, settings, giving, 0.0).unwrap_or(0.0);
    (burned * part.abs()).min(most) * part.signum()
}

/// The most power of a fuel that can still be replaced, terawatt-hours, when `already` PJ of it are.
fn replaceable(
    baseline: &Baseline,
    settings: &Settings<'_>,
    fuel: Fuel,
    already: f64,
) -> Option<f64> {
    let imports = baseline.imports_of(fuel)?;
    let per_twh = fuel_per_twh(baseline, imports)?;
    let burned = power_from(baseline, fuel)? * settings.demand_factor;
    let importable = super::imports_after(baseline, imports, settings.demand_factor) / per_twh;
    Some((burned.min(importable) - already / per_twh).max(0.0))
}

/// Electricity made from a fuel's energy source, terawatt-hours a year.
fn power_from(baseline: &Baseline, fuel: Fuel) -> Option<f64> {
    let row = baseline.balance_of(fuel.energy_source()?)?;
    Some(row.electricity?.0)
}

/// Fuel burned for one terawatt-hour, PJ.
fn fuel_per_twh(baseline: &Baseline, imports: &FuelImports) -> Option<f64> {
    let parameters = &baseline.parameters;
    let efficiency = match imports.fuel {
        Fuel::Lng | Fuel::PipelineGas => {
            let petajoules = parameters.lng_mt_per_twh * imports.petajoules_per_megatonne;
            return (petajoules > 0.0).then_some(petajoules);
        }
        Fuel::CrudeOil => parameters.efficiency_oil,
        Fuel::Coal => parameters.efficiency_coal,
        Fuel::OilProducts | Fuel::Electricity => return None,
    };
    (efficiency > 0.0).then(|| PETAJOULES_PER_TERAWATT_HOUR / efficiency)
}
