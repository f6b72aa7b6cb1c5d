//! Sentences that say what the figures show.

use model::{Indicator, LeverKind, Outcome, Scenario};
use text::Messages;
use text::number::{self, percent};
use wire::Bootstrap;

/// The importer's name.
pub fn country(page: &Bootstrap) -> &str {
    &page.importer.name
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
        effects.push(format!(
            "{} come by another route or a pipeline",
            percent(share.0)
        ));
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
