//! Indicators and fuel aggregates, put together from the answers.

use std::collections::BTreeMap;

use model::{Fuel, Indicator, Region};
use wire::{FuelYear, YearIndicators};

use super::Key;
use super::exposure::Exposure;
use super::mix::Dependency;
use super::suppliers::Supply;

/// One fuel's year. A share that needs routes is `None` when no flow has one.
pub(super) fn fuel_year(
    year: u16,
    fuel: Fuel,
    supply: &Supply,
    exposure: Option<&Exposure>,
) -> FuelYear {
    let routed = exposure.filter(|exposure| exposure.is_known);
    FuelYear {
        year,
        fuel,
        imports_pj: supply.imports_pj,
        suppliers: supply.suppliers.clone(),
        regions: supply.regions.clone(),
        hhi: supply.hhi,
        exposure: routed
            .map(|exposure| exposure.by_chokepoint.clone())
            .unwrap_or_default(),
        union_exposure: routed.map(|exposure| exposure.union),
        passage_ratio: routed.map(|exposure| exposure.passage_ratio),
        unrouted: exposure.map(|exposure| exposure.unrouted),
        quality: supply.quality.clone(),
    }
}

/// Indicators of every importer by year, for each year that has a supplier table.
#[expect(clippy::too_many_lines, reason = "one entry for each indicator")]
pub(super) fn by_year(
    suppliers: &BTreeMap<Key, Supply>,
    exposure: &BTreeMap<Key, Exposure>,
    dependency: &BTreeMap<(String, u16), Dependency>,
) -> BTreeMap<String, Vec<YearIndicators>> {
    let mut answers = BTreeMap::<String, Vec<YearIndicators>>::new();
    for (key, all) in suppliers.iter().filter(|(key, _)| key.fuel.is_none()) {
        let of = |fuel| Key {
            fuel: Some(fuel),
            ..key.clone()
        };
        let fuels = Fuel::ALL
            .iter()
            .copied()
            .filter(|fuel| suppliers.contains_key(&of(*fuel)))
            .collect::<Vec<_>>();
        let supply = |fuel| suppliers.get(&of(fuel));
        let region = |supply: &Supply, region| supply.regions.get(&region).copied().unwrap_or(0.0);
        let balance = dependency.get(&(key.importer.clone(), key.year));
        let known = exposure.get(key).filter(|exposure| exposure.is_known);
        let crude_routed = exposure
            .get(&of(Fuel::CrudeOil))
            .filter(|exposure| exposure.is_known);
        let is_covered = balance.is_some_and(|balance| balance.is_covered_by(&fuels));
        // Shares over all imports mean nothing while a fuel is missing.
        let over_all = |share: f64| is_covered.then_some(share);
        let middle_east = over_all(region(all, Region::MiddleEast));
        let hhi = all.hhi.filter(|_| is_covered);
        let routed = known.filter(|_| is_covered);
        let values = [
            (
                Indicator::ImportDependency,
                balance.map(|balance| balance.nuclear_home),
            ),
            (
                Indicator::ImportDependencyNuclearImported,
                balance.map(|balance| balance.nuclear_imported),
            ),
            (
                Indicator::MiddleEastCrude,
                supply(Fuel::CrudeOil).map(|of| region(of, Region::MiddleEast)),
            ),
            (
                Indicator::MiddleEastLng,
                supply(Fuel::Lng).map(|of| region(of, Region::MiddleEast)),
            ),
            (Indicator::MiddleEastImports, middle_east),
            (
                Indicator::MiddleEastPrimary,
                balance
                    .zip(middle_east)
                    .map(|(of, share)| share * all.imports_pj / of.total_pj),
            ),
            (
                Indicator::RussiaCrude,
                supply(Fuel::CrudeOil).map(|of| region(of, Region::Russia)),
            ),
            (
                Indicator::RussiaLng,
                supply(Fuel::Lng).map(|of| region(of, Region::Russia)),
            ),
            (
                Indicator::RussiaCoal,
                supply(Fuel::Coal).map(|of| region(of, Region::Russia)),
            ),
            (
                Indicator::RussiaImports,
                over_all(region(all, Region::Russia)),
            ),
            (
                Indicator::RussiaPrimary,
                balance
                    .zip(over_all(region(all, Region::Russia)))
                    .map(|(of, share)| share * all.imports_pj / of.total_pj),
            ),
            (Indicator::HhiCoal, supply(Fuel::Coal).and_then(|of| of.hhi)),
            (
                Indicator::HhiCrude,
                supply(Fuel::CrudeOil).and_then(|of| of.hhi),
            ),
            (Indicator::HhiLng, supply(Fuel::Lng).and_then(|of| of.hhi)),
            (Indicator::HhiImports, hhi),
            (Indicator::EffectiveSuppliers, hhi.map(|hhi| 1.0 / hhi)),
            (
                Indicator::UnionExposure,
                routed.map(|exposure| exposure.union),
            ),
            (
                Indicator::PassageRatioCrude,
                crude_routed.map(|exposure| exposure.passage_ratio),
            ),
            (
                Indicator::HaulDistance,
                routed.and_then(|exposure| exposure.miles),
            ),
            (
                Indicator::HaulDays,
                routed.and_then(|exposure| exposure.days),
            ),
        ];
        answers
            .entry(key.importer.clone())
            .or_default()
            .push(YearIndicators {
                year: key.year,
                values: values
                    .into_iter()
                    .filter_map(|(indicator, value)| Some((indicator, value?)))
                    .collect(),
                fuels,
            });
    }
    answers
}
