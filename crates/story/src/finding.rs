//! Sentences that say what the figures show.

use model::{Baseline, Indicator, LeverKind, LeverSpec, Outcome, Scenario};
use text::Messages;
use text::number::fixed;
use wire::{Bootstrap, View};

/// The importer's name.
pub fn country(page: &Bootstrap) -> &str {
    &page.importer.name
}

/// The fuels that have a supplier table in the shown year, as part of a sentence: every share over imports is of these.
pub fn fuels_counted(page: &Bootstrap, messages: &Messages) -> String {
    let imports = page.year.baseline.fuels.iter();
    let names = imports
        .map(|imports| messages.fuel_in_sentence(imports.fuel))
        .collect::<Vec<_>>();
    if names.is_empty() {
        return messages.finding_no_fuels().to_owned();
    }
    messages.join(&names)
}

/// Whether a share is more than nothing at the precision that it is printed with.
fn is_visible(share: f64) -> bool {
    share >= 0.000_5
}

/// The levers that a scenario moves, each with its value.
pub fn moved_levers(page: &Bootstrap, scenario: &Scenario, messages: &Messages) -> Vec<String> {
    let baseline = &page.year.baseline;
    baseline
        .levers
        .iter()
        .filter_map(|spec| {
            let lever = scenario
                .value_of(spec, baseline)
                .filter(|lever| lever.moved)?;
            Some(moved_lever(spec, baseline, lever.value, messages))
        })
        .collect()
}

/// A lever with its value.
pub(crate) fn moved_lever(
    spec: &LeverSpec,
    baseline: &Baseline,
    value: f64,
    messages: &Messages,
) -> String {
    let label = messages.lever(spec, baseline).label;
    let value = messages.lever_value(spec.unit, value);
    match spec.kind {
        LeverKind::Closure { .. } | LeverKind::SupplierLoss { .. } => {
            messages.finding_moved(&label, &value)
        }
        _ => messages.finding_moved_to(&label, &value),
    }
}

/// What a scenario is called: by its name where it has one, else by the levers that it moves. `None` when it moves none.
pub fn scenario_name(page: &Bootstrap, scenario: &Scenario, messages: &Messages) -> Option<String> {
    let (defaults, baseline) = (page.importers.view_defaults(), &page.year.baseline);
    let of_preset = |query: &str| View::parse(query, &defaults, Some(baseline)).0.scenario;
    let moved = moved_levers(page, scenario, messages);
    if moved.is_empty() {
        return None;
    }
    let mut presets = page.presets.iter();
    let preset = presets.find(|preset| of_preset(&preset.query) == *scenario);
    Some(preset.map_or_else(
        || moved.join(messages.join_semicolon()),
        |preset| preset.name.clone(),
    ))
}

/// The longest name of a scenario in a list, in characters.
const LONGEST_NAME: usize = 60;

/// A name that fits into a list: a scenario without one is called by all levers that it moves.
pub fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}

/// What the scenario does, in a sentence.
pub fn scenario_finding(
    page: &Bootstrap,
    scenario: &Scenario,
    outcome: &Outcome,
    messages: &Messages,
) -> String {
    let percent = |share| messages.percent(share);
    let moved = moved_levers(page, scenario, messages);
    if moved.is_empty() {
        return messages.finding_none_moved(country(page), &page.year.baseline.year.to_string());
    }
    let mut effects = Vec::new();
    let unrouted = outcome.unrouted.filter(|share| is_visible(share.0));
    match (outcome.cut_off, unrouted) {
        (Some(share), None) if is_visible(share.0) => {
            effects.push(messages.finding_cut_off(&percent(share.0)));
        }
        (Some(share), Some(unrouted)) if is_visible(share.0) => {
            effects
                .push(messages.finding_cut_off_at_least(&percent(share.0), &percent(unrouted.0)));
        }
        (Some(_), None) => effects.push(messages.finding_all_arrive().to_owned()),
        (Some(_), Some(unrouted)) => {
            effects.push(messages.finding_routed_arrive(&percent(unrouted.0)));
        }
        (None, _) => {
            effects.push(messages.finding_unknown().to_owned());
        }
    }
    if let Some(share) = outcome.rerouted.filter(|share| is_visible(share.0)) {
        effects.push(messages.finding_rerouted(&percent(share.0)));
    }
    if let Some(share) = Indicator::MiddleEastImports.value(outcome) {
        effects.push(messages.finding_middle_east(&fuels_counted(page, messages), &percent(share)));
    }
    let mut sentences = vec![messages.finding_then(
        &effects.join(messages.join_comma()),
        &moved.join(messages.join_semicolon()),
    )];
    if outcome.surplus_electricity.0 > 0.0 {
        sentences.push(messages.finding_surplus(&fixed(outcome.surplus_electricity.0, 0)));
    }
    if outcome.unused_supply.0 > 0.0 {
        sentences.push(messages.finding_unused(&fixed(outcome.unused_supply.0, 0)));
    }
    sentences.join(messages.join_sentence())
}
