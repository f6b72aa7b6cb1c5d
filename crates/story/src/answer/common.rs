//! What several answers share.

use maud::{Markup, html};
use model::{
    Baseline, Indicator, IndicatorUnit, LeverKind, LeverSpec, RangeError, Reading, Run, Uncertain,
    UncertainRange, Uncertainty, ranges_of,
};
use text::Messages;
use text::number::{fixed, short};
use wire::{MOST_DRAWS, MOST_SPREAD, USUAL_DRAWS, USUAL_SEED, USUAL_SPREAD, key};

use crate::picture::PictureInput;
use crate::picture::fields::{Number, number, select};

pub(super) fn baseline(input: PictureInput<'_>) -> &Baseline {
    &input.page.view.year.baseline
}

pub(super) fn usable_levers(baseline: &Baseline) -> impl Iterator<Item = &LeverSpec> {
    let levers = baseline.levers.iter();
    levers.filter(|spec| spec.is_usable(baseline))
}

pub(super) fn lever_name(spec: &LeverSpec, baseline: &Baseline, messages: &Messages) -> String {
    messages.lever(spec, baseline).label
}

/// A reading in words.
pub(super) fn reading(indicator: Indicator, reading: Reading, messages: &Messages) -> String {
    match reading {
        Reading::Value(value) => messages.indicator_value(indicator, value),
        Reading::NoneWithinHorizon => messages.product_none_within_horizon().to_owned(),
        Reading::NoData => messages.product_no_data().to_owned(),
    }
}

/// A reading as a number in the unit that is shown.
pub(super) fn shown(indicator: Indicator, reading: Reading) -> Option<f64> {
    match reading {
        Reading::Value(value) => Some(value * indicator.unit().factor()),
        Reading::NoneWithinHorizon | Reading::NoData => None,
    }
}

/// The unit that stands beside a panel's name.
pub(super) fn unit(indicator: Indicator, messages: &Messages) -> String {
    let word = match indicator.unit() {
        IndicatorUnit::Share => messages.unit_percent(""),
        IndicatorUnit::NauticalMiles => messages.unit_nautical_miles(""),
        IndicatorUnit::Days => messages.unit_days(""),
        IndicatorUnit::Petajoules => messages.unit_petajoules(""),
        IndicatorUnit::Hhi | IndicatorUnit::Count | IndicatorUnit::Index => String::new(),
    };
    word.trim_matches(is_space).to_owned()
}

/// The unit of a lever.
pub(super) fn lever_unit(spec: &LeverSpec, messages: &Messages) -> String {
    // Of no certain number: the words without it.
    let with_number = messages.lever_value(spec.unit, 2.0);
    with_number
        .replacen('2', "", 1)
        .trim_matches(is_space)
        .to_owned()
}

const fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}')
}

/// Worlds between two reports of progress.
pub(super) const PIECE: usize = 100;

pub(super) fn draws_of(input: PictureInput<'_>) -> usize {
    input.answer.choice.draws.unwrap_or(USUAL_DRAWS)
}

/// The scenario in many worlds, drawn piece by piece.
pub(super) fn worlds(
    input: PictureInput<'_>,
    ranges: &[UncertainRange],
    indicators: &[Indicator],
) -> Result<Uncertainty, RangeError> {
    let (baseline, draws) = (baseline(input), draws_of(input));
    let mut run = Run::new(
        baseline,
        input.live.scenario,
        ranges,
        indicators,
        USUAL_SEED,
    )?;
    while run.draws() < draws {
        run.advance(PIECE.min(draws - run.draws()));
        (input.answer.progress)(run.draws());
    }
    Ok(run.finish())
}

/// The choices of how far levers are drawn, and in how many worlds.
pub(super) fn worlds_fields(input: PictureInput<'_>, messages: &Messages) -> Markup {
    let options =
        [USUAL_DRAWS, MOST_DRAWS].map(|draws| (draws.to_string(), fixed(draws as f64, 0)));
    let chosen = draws_of(input).to_string();
    html! {
        (spread(input, messages))
        (select(key::DRAWS, messages.document_answer_draws(), options, &chosen))
    }
}

/// The choice of how far levers are drawn.
fn spread(input: PictureInput<'_>, messages: &Messages) -> Markup {
    let value = Number {
        value: spread_of(input),
        least: 0.0,
        most: MOST_SPREAD,
        step: 5.0,
    };
    number(key::SPREAD, messages.document_answer_spread(), &value, None)
}

pub(super) fn spread_of(input: PictureInput<'_>) -> f64 {
    input.answer.choice.spread.unwrap_or(USUAL_SPREAD)
}

/// What is drawn.
pub(super) fn ranges(input: PictureInput<'_>) -> Vec<UncertainRange> {
    let known = &input.answer.margins.uncertain;
    let spread = spread_of(input) / 100.0;
    ranges_of(baseline(input), input.live.scenario, known, spread)
}

/// What is uncertain, with its ends.
pub(super) fn range_name(
    range: &UncertainRange,
    baseline: &Baseline,
    messages: &Messages,
) -> String {
    let (low, high) = (range.low, range.high);
    match &range.what {
        Uncertain::Lever(lever) => {
            let mut specs = baseline.levers.iter();
            let spec = specs.find(|spec| spec.lever == *lever);
            spec.map_or_else(
                || lever.clone(),
                |spec| {
                    let name = lever_name(spec, baseline, messages);
                    let high = messages.lever_value(spec.unit, high);
                    let ends = messages.unit_range(&high, &short(low));
                    // What ports load is known by no unit but percent.
                    match spec.kind {
                        LeverKind::Loading { .. } => messages.document_answer_assumed(&ends, &name),
                        _ => messages.join_colon(&name, &ends),
                    }
                },
            )
        }
        Uncertain::ShipSpeed(fuel) => messages.document_answer_ship_speed(
            messages.fuel_in_sentence(*fuel),
            &short(high),
            &short(low),
        ),
        Uncertain::UnusableStock(fuel) => {
            let (low, high) = (short(low * 100.0), messages.given_percent(high * 100.0));
            messages.document_answer_unusable(messages.fuel_in_sentence(*fuel), &high, &low)
        }
    }
}
