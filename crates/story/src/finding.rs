//! Sentences that say what the figures show.

use model::{Fuel, Indicator, LeverKind, Outcome, Scenario};
use text::Messages;
use text::number::{self, percent};
use wire::Bootstrap;

/// The importer's name.
pub fn country(page: &Bootstrap) -> &str {
    &page.importer.name
}

/// An indicator of the shown year, as the server's aggregates have it.
pub(crate) fn indicator(page: &Bootstrap, indicator: Indicator) -> Option<f64> {
    page.year.indicators.values.get(&indicator).copied()
}

/// A fuel's exposure to a chokepoint in the shown year.
pub(crate) fn exposure(page: &Bootstrap, fuel: Fuel, chokepoint: &str) -> Option<f64> {
    let row = page.year.fuels.iter().find(|row| row.fuel == fuel)?;
    row.union_exposure?;
    Some(row.exposure.get(chokepoint).copied().unwrap_or(0.0))
}

/// Energy imports that pass a chokepoint by the usual route, over primary energy supply; `None` where the supplier
/// tables do not cover the imports.
pub(crate) fn share_of_supply(page: &Bootstrap, chokepoint: &str) -> Option<f64> {
    indicator(page, Indicator::UnionExposure)?;
    let passing: f64 = page
        .year
        .fuels
        .iter()
        .filter_map(|row| Some(exposure(page, row.fuel, chokepoint)? * row.imports_pj))
        .sum();
    let supply = page.year.baseline.primary_energy?;
    (supply.0 > 0.0).then(|| passing / supply.0)
}

/// The finding of the year in one sentence; figures that the data lack are left out.
pub fn headline(page: &Bootstrap) -> String {
    let year = page.year.baseline.year;
    let country = country(page);
    let dependency = indicator(page, Indicator::ImportDependency)
        .filter(|share| *share > 0.0)
        .map(|share| format!("imported {} of its energy", percent(share)));
    let crude = indicator(page, Indicator::MiddleEastCrude)
        .map(|share| format!("{} of its crude oil", percent(share)));
    let all = indicator(page, Indicator::MiddleEastImports)
        .map(|share| format!("{} of its imported {}", percent(share), fuels_counted(page)));
    let origin = match (crude, all) {
        (Some(crude), Some(all)) => Some(format!("{crude} and {all} came from the Middle East")),
        (Some(only), None) | (None, Some(only)) => {
            Some(format!("{only} came from the Middle East"))
        }
        (None, None) => None,
    };
    let covers = coverage(page);
    let sentence = match (dependency, origin) {
        (Some(dependency), Some(origin)) => format!("In {year} {country} {dependency}; {origin}."),
        (Some(dependency), None) => format!("In {year} {country} {dependency}."),
        (None, Some(origin)) => format!("In {year}, {origin} for {country}."),
        (None, None) => format!("The data say too little about {country} in {year} for a finding."),
    };
    [sentence, covers].concat()
}

/// The fuels that have a supplier table in the shown year, as part of a sentence: every share over imports is of these.
pub fn fuels_counted(page: &Bootstrap) -> String {
    let imports = page.year.baseline.fuels.iter();
    let names = imports
        .map(|imports| (text::EN.fuel_in_sentence)(imports.fuel))
        .collect::<Vec<_>>();
    if names.is_empty() {
        return "fuels".to_owned();
    }
    (text::EN.join)(&names)
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

/// Whether a share is more than nothing at the precision that it is printed with.
fn is_visible(share: f64) -> bool {
    share >= 0.000_5
}

/// What the scenario does, in a sentence.
pub fn scenario_finding(
    page: &Bootstrap,
    scenario: &Scenario,
    outcome: &Outcome,
    messages: &Messages,
) -> String {
    let baseline = &page.year.baseline;
    let moved = baseline
        .levers
        .iter()
        .filter_map(|spec| {
            let lever = scenario
                .value_of(spec, baseline)
                .filter(|lever| lever.moved)?;
            let label = (messages.lever)(spec, baseline).label;
            let value = number::lever(spec.unit, lever.value);
            Some(match spec.kind {
                LeverKind::Closure { .. } | LeverKind::SupplierLoss { .. } => {
                    format!("{label} {value}")
                }
                _ => format!("{label}: {value}"),
            })
        })
        .collect::<Vec<_>>();
    if moved.is_empty() {
        return format!(
            "No lever is moved: the scenario is {} {}.",
            country(page),
            baseline.year
        );
    }
    let mut effects = Vec::new();
    let unrouted = outcome.unrouted.filter(|share| is_visible(share.0));
    match (outcome.cut_off, unrouted) {
        (Some(share), None) if is_visible(share.0) => {
            effects.push(format!(
                "{} of the planned imports do not arrive",
                percent(share.0)
            ));
        }
        (Some(share), Some(unrouted)) if is_visible(share.0) => effects.push(format!(
            "at least {} of the planned imports do not arrive (the routes of {} are not known)",
            percent(share.0),
            percent(unrouted.0)
        )),
        (Some(_), None) => effects.push("every planned import arrives".to_owned()),
        (Some(_), Some(unrouted)) => effects.push(format!(
            "every planned import with a known route arrives (those of {} are not known)",
            percent(unrouted.0)
        )),
        (None, _) => {
            effects.push("the data know too few routes or fuels to say what arrives".to_owned());
        }
    }
    if let Some(share) = outcome.rerouted.filter(|share| is_visible(share.0)) {
        effects.push(format!("{} come by a longer route", percent(share.0)));
    }
    if let Some(share) = Indicator::MiddleEastImports.value(outcome) {
        effects.push(format!(
            "the Middle East’s planned share of imported {} is {}",
            fuels_counted(page),
            percent(share)
        ));
    }
    let mut sentences = vec![format!(
        "{}. Then {}.",
        moved.join("; "),
        effects.join(", ")
    )];
    if outcome.surplus_electricity.0 > 0.0 {
        sentences.push(format!(
            "{} TWh of home power find no imported fuel to replace.",
            number::fixed(outcome.surplus_electricity.0, 0)
        ));
    }
    if outcome.unused_supply.0 > 0.0 {
        sentences.push(format!(
            "{} PJ of the new supply find no demand.",
            number::fixed(outcome.unused_supply.0, 0)
        ));
    }
    sentences.join(" ")
}
