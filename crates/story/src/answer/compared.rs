//! Which scenario is better: others beside the one that is set, each in the same worlds as it.

use charts::{MatrixCell, MatrixRow, MatrixSpec};
use maud::{Markup, html};
use model::{
    Compared, Indicator, RangeError, Reading, Scenario, UncertainRange, compare, shared_ranges,
};
use text::Messages;
use text::number::fixed;
use wire::{MOST_DRAWS, MOST_PINS, PIN_LETTERS, USUAL_SEED, View, key};

use super::common::{PIECE, baseline, range_name, ranges, spread_of, worlds_fields};
use super::{common, tornado::indicator};
use crate::picture::PictureInput;
use crate::picture::fields::indicators;
use crate::{scenario_name, shortened};

/// What was computed of each scenario, in the order of [`others`].
pub(super) type Told = Vec<Result<Compared, RangeError>>;

/// Whether the reader has pinned anything.
fn has_pins(input: PictureInput<'_>) -> bool {
    !pins(input).is_empty()
}

/// How many worlds each scenario is compared in: so many as are chosen, as long as all of them together take no more evaluations of
/// the model than the most worlds of one scenario.
fn draws_of(input: PictureInput<'_>) -> usize {
    let most = MOST_DRAWS / (2 * others(input).len().max(1));
    common::draws_of(input).min(most)
}

/// The scenarios that are pinned.
fn pins(input: PictureInput<'_>) -> Vec<Scenario> {
    let pins = input.answer.choice.pins.as_deref();
    pins.map_or_else(Vec::new, |pins| {
        read(input, &format!("{}={pins}", key::PINS)).pins
    })
}

fn read(input: PictureInput<'_>, query: &str) -> View {
    let defaults = input.page.view.importers.view_defaults();
    View::parse(query, &defaults, Some(baseline(input))).0
}

/// The scenarios to compare with: those that are pinned, or else some with a name, which are others than the one that is set.
fn others(input: PictureInput<'_>) -> Vec<Scenario> {
    let pins = pins(input);
    if !pins.is_empty() {
        return pins;
    }
    let presets = input.page.view.presets.iter();
    let named = presets.map(|preset| read(input, &preset.query).scenario);
    let other = named.filter(|scenario| {
        // Of a preset with levers that cannot be moved here, what is left may be nothing.
        !scenario.is_baseline() && scenario != input.live.scenario
    });
    other.take(MOST_PINS).collect()
}

/// What a scenario is called, in full.
fn name(
    input: PictureInput<'_>,
    (place, scenario): (usize, &Scenario),
    messages: &Messages,
) -> String {
    let named = scenario_name(&input.page.view, scenario, messages);
    let named = named.unwrap_or_else(|| messages.controls_pin_baseline().to_owned());
    match PIN_LETTERS.get(place).filter(|_| has_pins(input)) {
        Some(letter) => messages.join_colon(letter, &named),
        None => named,
    }
}

/// What is drawn for the scenario that is set and another.
fn shared(input: PictureInput<'_>, other: &Scenario) -> Vec<UncertainRange> {
    let pair = (input.live.scenario, other);
    shared_ranges(baseline(input), pair, ranges(input))
}

fn told(input: PictureInput<'_>) -> &Told {
    input.answer.memo.compared.get_or_init(|| {
        let (draws, indicator) = (draws_of(input), indicator(input));
        let others = others(input);
        let told = others.iter().enumerate().map(|(place, other)| {
            let ranges = shared(input, other);
            let pair = (input.live.scenario, other);
            let mut all = Compared::default();
            let mut done = 0;
            while done < draws {
                let next = (done + PIECE).min(draws);
                let worlds = (USUAL_SEED, done as u64..next as u64);
                all += compare(baseline(input), pair, &ranges, indicator, worlds)?;
                done = next;
                // As if it were one run of the worlds that were chosen.
                let part = (place * draws + done) as f64 / (others.len() * draws) as f64;
                (input.answer.progress)((part * common::draws_of(input) as f64) as usize);
            }
            Ok(all)
        });
        told.collect()
    })
}

/// Worlds in which both scenarios have data.
const fn known(told: Compared) -> usize {
    told.less + told.equal + told.more
}

/// The scenarios with what was computed of them; none where the data lack the indicator.
fn rows(input: PictureInput<'_>) -> Vec<(usize, Scenario, Compared)> {
    if indicator(input).reading(input.live.outcome) == Reading::NoData {
        return Vec::new();
    }
    let rows = others(input).into_iter().zip(told(input));
    let rows = rows.enumerate().filter_map(|(place, (other, told))| {
        let told = told.as_ref().ok().filter(|told| known(**told) > 0)?;
        Some((place, other, *told))
    });
    rows.collect()
}

/// In which part of the worlds with data it is better, the same and worse.
fn parts(input: PictureInput<'_>, told: Compared) -> [f64; 3] {
    let all = known(told) as f64;
    let indicator = indicator(input);
    [told.better(indicator), told.equal, told.worse(indicator)].map(|worlds| worlds as f64 / all)
}

fn columns(messages: &Messages) -> [&str; 3] {
    [
        messages.document_compared_better(),
        messages.document_compared_same(),
        messages.document_compared_worse(),
    ]
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> MatrixSpec {
    let columns = columns(messages);
    let rows = rows(input).into_iter().map(|(place, other, told)| {
        let name = name(input, (place, &other), messages);
        let cells = columns
            .iter()
            .zip(parts(input, told))
            .map(|(column, part)| {
                let place = [name.as_str(), column].join(messages.join_comma());
                MatrixCell {
                    shade: Some(part),
                    label: fixed(part * 100.0, 0),
                    readout: messages.join_colon(&place, &messages.percent(part)),
                }
            });
        MatrixRow {
            cells: cells.collect(),
            label: shortened(&name),
        }
    });
    MatrixSpec {
        rows_label: messages.document_table_scenario().to_owned(),
        rows: rows.collect(),
        columns: columns.map(str::to_owned).to_vec(),
        low_label: messages.document_compared_never().to_owned(),
        high_label: messages.document_compared_always().to_owned(),
        empty_label: finding(input, messages),
        ..MatrixSpec::default()
    }
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_compared_title(messages.indicator(indicator(input)))
}

pub(super) fn subtitle(input: PictureInput<'_>, messages: &Messages) -> String {
    let told = messages.document_compared_subtitle(&fixed(draws_of(input) as f64, 0));
    if has_pins(input) {
        return told;
    }
    [told, messages.document_compared_no_pins().to_owned()].join(messages.join_sentence())
}

/// The scenario that is better than the one that is set most often; of equal ones the first.
pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let indicator = messages.indicator(indicator(input));
    let lead = |told: Compared| {
        let [better, _, worse] = parts(input, told);
        better - worse
    };
    let best = rows(input).into_iter().reduce(|one, next| {
        if lead(next.2) > lead(one.2) {
            next
        } else {
            one
        }
    });
    let Some((place, other, told)) = best else {
        return messages.document_compared_nothing(indicator);
    };
    let [better, same, worse] = parts(input, told).map(|part| messages.percent(part));
    let name = name(input, (place, &other), messages);
    messages.document_compared_finding(&better, indicator, &name, &same, &worse)
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let indicator = indicator(input);
    let direction = if indicator.is_better_more() {
        messages.document_compared_more(messages.indicator(indicator))
    } else {
        messages.document_compared_less(messages.indicator(indicator))
    };
    let others = others(input);
    let drawn = others.iter().enumerate().map(|(place, other)| {
        let ranges = shared(input, other);
        let names = ranges
            .iter()
            .map(|range| range_name(range, baseline(input), messages));
        let names = names.collect::<Vec<_>>().join(messages.join_semicolon());
        let name = name(input, (place, other), messages);
        messages.document_compared_drawn(&name, &names, &messages.given_percent(spread_of(input)))
    });
    let method = messages
        .document_compared_method(&fixed(draws_of(input) as f64, 0), &USUAL_SEED.to_string());
    [finding(input, messages), direction]
        .into_iter()
        .chain(drawn)
        .chain([method, messages.document_compared_limits().to_owned()])
        .collect()
}

pub(super) fn fields(input: PictureInput<'_>, messages: &Messages) -> Markup {
    html! {
        (indicators(Indicator::ALL, indicator(input), messages))
        (worlds_fields(input, messages))
    }
}
