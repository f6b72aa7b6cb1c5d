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
        .map(|share| format!("{} of all its imported energy", percent(share)));
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

/// A sentence on the fuels that lack a supplier table, where that matters.
fn coverage(page: &Bootstrap) -> String {
    if page.year.baseline.is_covered() {
        return String::new();
    }
    let fuels = page.year.indicators.fuels.iter();
    let names = fuels
        .map(|fuel| (text::EN.fuel)(*fuel).to_owned())
        .collect::<Vec<_>>();
    format!(
        " Supplier tables of this year cover {} only, so shares over all imports are not shown.",
        names.join(", ")
    )
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
    if let Some(share) = outcome.cut_off {
        effects.push(if share.0 > 0.0 {
            format!("{} of the planned imports do not arrive", percent(share.0))
        } else {
            "every planned import arrives".to_owned()
        });
    }
    if let Some(share) = outcome.rerouted.filter(|share| share.0 > 0.0) {
        effects.push(format!("{} come by a longer route", percent(share.0)));
    }
    if let Some(share) = Indicator::MiddleEastImports.value(outcome) {
        effects.push(format!(
            "the Middle East’s planned share of imported energy is {}",
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
