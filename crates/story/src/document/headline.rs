//! The finding of a year, from the server's aggregates.

use model::{Fuel, Indicator};
use text::number::percent;
use wire::Bootstrap;

use super::Page;
use crate::finding::{country, fuels_counted};

/// An indicator of the shown year, as the server's aggregates have it.
pub(crate) fn indicator(page: &Page, indicator: Indicator) -> Option<f64> {
    page.indicators_of_year.values.get(&indicator).copied()
}

/// A fuel's exposure to a chokepoint in the shown year.
pub(crate) fn exposure(page: &Page, fuel: Fuel, chokepoint: &str) -> Option<f64> {
    let row = page.fuels.iter().find(|row| row.fuel == fuel)?;
    row.union_exposure?;
    Some(row.exposure.get(chokepoint).copied().unwrap_or(0.0))
}

/// Energy imports that pass a chokepoint by the usual route, over primary energy supply; `None` where the supplier
/// tables do not cover the imports.
pub(crate) fn share_of_supply(page: &Page, chokepoint: &str) -> Option<f64> {
    indicator(page, Indicator::UnionExposure)?;
    let passing: f64 = page
        .fuels
        .iter()
        .filter_map(|row| Some(exposure(page, row.fuel, chokepoint)? * row.imports_pj))
        .sum();
    let supply = page.view.year.baseline.primary_energy?;
    (supply.0 > 0.0).then(|| passing / supply.0)
}

/// The finding of the year in one sentence; figures that the data lack are left out.
pub fn headline(page: &Page) -> String {
    let year = page.view.year.baseline.year;
    let country = country(&page.view);
    let dependency = indicator(page, Indicator::ImportDependency)
        .filter(|share| *share > 0.0)
        .map(|share| format!("imported {} of its energy", percent(share)));
    let crude = indicator(page, Indicator::MiddleEastCrude)
        .map(|share| format!("{} of its crude oil", percent(share)));
    let all = indicator(page, Indicator::MiddleEastImports).map(|share| {
        format!(
            "{} of its imported {}",
            percent(share),
            fuels_counted(&page.view)
        )
    });
    let origin = match (crude, all) {
        (Some(crude), Some(all)) => Some(format!("{crude} and {all} came from the Middle East")),
        (Some(only), None) | (None, Some(only)) => {
            Some(format!("{only} came from the Middle East"))
        }
        (None, None) => None,
    };
    let covers = coverage(&page.view);
    let sentence = match (dependency, origin) {
        (Some(dependency), Some(origin)) => format!("In {year} {country} {dependency}; {origin}."),
        (Some(dependency), None) => format!("In {year} {country} {dependency}."),
        (None, Some(origin)) => format!("In {year}, {origin} for {country}."),
        (None, None) => format!("The data say too little about {country} in {year} for a finding."),
    };
    [sentence, covers].concat()
}

/// A sentence on the fuels that lack a supplier table, where that matters.
fn coverage(page: &Bootstrap) -> String {
    if page.year.baseline.is_covered() {
        return String::new();
    }
    format!(
        " Supplier tables of this year cover {} only, so shares over all imports are not shown.",
        fuels_counted(page)
    )
}
