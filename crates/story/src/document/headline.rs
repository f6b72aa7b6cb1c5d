//! The finding of a year, from the server's aggregates.

use model::{Fuel, Indicator};
use text::Messages;
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
pub fn headline(page: &Page, messages: &Messages) -> String {
    let year = page.view.year.baseline.year.to_string();
    let country = country(&page.view);
    let percent = |share| messages.percent(share);
    let dependency = indicator(page, Indicator::ImportDependency)
        .filter(|share| *share > 0.0)
        .map(|share| messages.document_headline_imported(&percent(share)));
    let crude = indicator(page, Indicator::MiddleEastCrude)
        .map(|share| messages.document_headline_crude(&percent(share)));
    let all = indicator(page, Indicator::MiddleEastImports).map(|share| {
        messages.document_headline_imports(&fuels_counted(&page.view, messages), &percent(share))
    });
    let origin = match (crude, all) {
        (Some(crude), Some(all)) => Some(messages.document_headline_both(&crude, &all)),
        (Some(only), None) | (None, Some(only)) => Some(messages.document_headline_one(&only)),
        (None, None) => None,
    };
    let covers = coverage(&page.view, messages);
    let sentence = match (dependency, origin) {
        (Some(dependency), Some(origin)) => {
            messages.document_headline_dependency_and_origin(country, &dependency, &origin, &year)
        }
        (Some(dependency), None) => {
            messages.document_headline_dependency(country, &dependency, &year)
        }
        (None, Some(origin)) => messages.document_headline_origin(country, &origin, &year),
        (None, None) => messages.document_headline_nothing(country, &year),
    };
    match covers {
        Some(covers) => [sentence, covers].join(messages.join_sentence()),
        None => sentence,
    }
}

/// A sentence on the fuels that lack a supplier table, where that matters.
fn coverage(page: &Bootstrap, messages: &Messages) -> Option<String> {
    let fuels = fuels_counted(page, messages);
    (!page.year.baseline.is_covered()).then(|| messages.document_headline_coverage(&fuels))
}
