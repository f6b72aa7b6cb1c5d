//! What it would take: an indicator along the whole range of a lever, and where it meets a target.

use charts::{CurveGap, CurveMark, CurvePanel, CurvePoint, CurveTarget, CurvesSpec};
use maud::{Markup, html};
use model::{
    Goal, GoalError, GoalFound, Indicator, LeverKind, LeverSpec, Reading, Target, goal_seek,
    response,
};
use text::Messages;
use text::number::short;
use wire::key;

use super::common::{baseline, lever_name, lever_unit, reading, shown, unit, usable_levers};
use crate::picture::PictureInput;
use crate::picture::fields::{Number, indicators, number, select};

/// Places of the lever at most that a curve is drawn through.
const PLACES: usize = 100;
/// How much better than now the target is where nobody chooses one: a tenth.
const BETTER: f64 = 0.1;

/// A question and its answer.
#[derive(Debug)]
pub(super) struct Found {
    spec: LeverSpec,
    target: Target,
    curve: Vec<(f64, Reading)>,
    /// Where the lever stands.
    now: f64,
    reading_now: Reading,
    answer: GoalFound,
}

/// Why there is none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unanswerable {
    /// The lever is none that the data can move.
    NoLever,
    /// The data lack what the indicator needs, or it is no number to do better than.
    NoData,
}

impl From<GoalError> for Unanswerable {
    fn from(error: GoalError) -> Self {
        match error {
            GoalError::NoLever => Self::NoLever,
            GoalError::NoData => Self::NoData,
        }
    }
}

pub(super) fn indicator(input: PictureInput<'_>) -> Indicator {
    let chosen = input.answer.choice.indicator;
    chosen.unwrap_or(Indicator::MiddleEastImports)
}

/// The lever that is chosen; without a choice the first that offers new supply.
fn lever(input: PictureInput<'_>) -> Option<&LeverSpec> {
    let baseline = baseline(input);
    match &input.answer.choice.lever {
        Some(lever) => usable_levers(baseline).find(|spec| spec.lever == *lever),
        None => usable_levers(baseline)
            .find(|spec| matches!(spec.kind, LeverKind::Supply { .. }))
            .or_else(|| usable_levers(baseline).next()),
    }
}

fn found(input: PictureInput<'_>) -> Result<&Found, Unanswerable> {
    let memo = &input.answer.memo.goal;
    memo.get_or_init(|| answer(input))
        .as_ref()
        .map_err(|error| *error)
}

fn answer(input: PictureInput<'_>) -> Result<Found, Unanswerable> {
    let (baseline, scenario) = (baseline(input), input.live.scenario);
    let indicator = indicator(input);
    let spec = lever(input).ok_or(Unanswerable::NoLever)?;
    let reading_now = indicator.reading(input.live.outcome);
    let target = match (input.answer.choice.target, reading_now) {
        (Some(target), _) => target,
        (None, Reading::Value(value)) => better(indicator, value),
        (None, Reading::NoneWithinHorizon) => Target::AtLeast(model::HORIZON_DAYS as f64),
        (None, Reading::NoData) => return Err(Unanswerable::NoData),
    };
    let goal = Goal {
        lever: &spec.lever,
        indicator,
        target,
    };
    let asked = (spec.lever.as_str(), indicator);
    Ok(Found {
        curve: response(baseline, scenario, asked, PLACES)?,
        answer: goal_seek(baseline, scenario, goal)?,
        now: scenario
            .value_of(spec, baseline)
            .map_or(spec.minimum, |lever| lever.value),
        spec: spec.clone(),
        target,
        reading_now,
    })
}

/// A target that is a little better than now, in a number as round as that allows.
fn better(indicator: Indicator, value: f64) -> Target {
    let is_more = indicator.is_better_more();
    let wanted = value * if is_more { 1.0 + BETTER } else { 1.0 - BETTER };
    let factor = indicator.unit().factor();
    let rounded =
        [1.0, 10.0, 100.0].map(|parts| (wanted * factor * parts).round() / parts / factor);
    let is_better = |target: &f64| {
        if is_more {
            *target > value
        } else {
            *target < value
        }
    };
    let target = rounded.into_iter().find(is_better).unwrap_or(wanted);
    if is_more {
        Target::AtLeast(target)
    } else {
        Target::AtMost(target)
    }
}

fn target_label(indicator: Indicator, target: Target, messages: &Messages) -> String {
    let value = |value: f64| messages.indicator_value(indicator, value);
    match target {
        Target::AtLeast(least) => messages.document_answer_at_least(&value(least)),
        Target::AtMost(most) => messages.document_answer_at_most(&value(most)),
    }
}

const fn target_value(target: Target) -> f64 {
    match target {
        Target::AtLeast(value) | Target::AtMost(value) => value,
    }
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> CurvesSpec {
    let indicator = indicator(input);
    let Ok(found) = found(input) else {
        return CurvesSpec {
            empty_label: finding(input, messages),
            ..CurvesSpec::default()
        };
    };
    let (spec, factor) = (&found.spec, indicator.unit().factor());
    let at = |value: f64| messages.lever_value(spec.unit, value);
    let points = found.curve.iter().map(|(place, told)| CurvePoint {
        at: *place,
        value: shown(indicator, *told),
        band: None,
        readout: messages.join_colon(&at(*place), &reading(indicator, *told, messages)),
    });
    let (answer, label) = match found.answer {
        GoalFound::Met { value, .. } => (value, messages.document_goal_met_mark(&at(value))),
        GoalFound::CannotBeMet { best, .. } => (best, messages.document_goal_best_mark(&at(best))),
    };
    let name = lever_name(spec, baseline(input), messages);
    let axis = lever_unit(spec, messages);
    CurvesSpec {
        panels: vec![CurvePanel {
            name: messages.indicator(indicator).to_owned(),
            unit: unit(indicator, messages),
            points: points.collect(),
            target: Some(CurveTarget {
                value: target_value(found.target) * factor,
                label: target_label(indicator, found.target, messages),
            }),
            gaps: gaps(&found.curve, messages),
        }],
        axis_label: [name, axis].join(messages.join_comma()),
        marks: vec![
            CurveMark {
                at: found.now,
                label: messages.document_answer_now(&at(found.now)),
                is_answer: false,
            },
            CurveMark {
                at: answer,
                label,
                is_answer: true,
            },
        ],
        ..CurvesSpec::default()
    }
}

/// Where the indicator is no number, with why.
fn gaps(curve: &[(f64, Reading)], messages: &Messages) -> Vec<CurveGap> {
    let mut gaps = Vec::<(Reading, CurveGap)>::new();
    for (index, (place, told)) in curve.iter().enumerate() {
        let label = match told {
            Reading::Value(_) => continue,
            Reading::NoneWithinHorizon => messages.product_none_within_horizon(),
            Reading::NoData => messages.product_no_data(),
        };
        // From midway to the places beside it.
        let midway = |other: Option<usize>| {
            let other = other.and_then(|other| curve.get(other));
            other.map_or(*place, |(other, _)| f64::midpoint(*place, *other))
        };
        let (from, to) = (midway(index.checked_sub(1)), midway(index.checked_add(1)));
        match gaps.last_mut() {
            Some((last, gap)) if last == told && gap.to >= from => gap.to = to,
            _ => gaps.push((
                *told,
                CurveGap {
                    from,
                    to,
                    label: label.to_owned(),
                },
            )),
        }
    }
    gaps.into_iter().map(|(_, gap)| gap).collect()
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    let indicator = indicator(input);
    let name = messages.indicator(indicator);
    match found(input) {
        Ok(found) => {
            messages.document_goal_title(name, &target_label(indicator, found.target, messages))
        }
        Err(_) => messages.document_goal_title_alone(name),
    }
}

pub(super) fn subtitle(input: PictureInput<'_>, messages: &Messages) -> String {
    let spec = lever(input);
    let name = spec.map(|spec| lever_name(spec, baseline(input), messages));
    messages.document_goal_subtitle(&name.unwrap_or_default())
}

pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let indicator = indicator(input);
    let name = messages.indicator(indicator);
    let found = match found(input) {
        Ok(found) => found,
        Err(Unanswerable::NoLever) => return messages.document_goal_no_lever().to_owned(),
        Err(Unanswerable::NoData) => return messages.document_goal_no_data(name),
    };
    let spec = &found.spec;
    let lever = lever_name(spec, baseline(input), messages);
    let target = target_label(indicator, found.target, messages);
    let at = |value: f64| messages.lever_value(spec.unit, value);
    if found.target.is_met(found.reading_now) {
        let now = reading(indicator, found.reading_now, messages);
        return messages.document_goal_holds(name, &now, &target);
    }
    match found.answer {
        GoalFound::Met {
            value,
            reading: there,
        } => messages.document_goal_met(
            name,
            &lever,
            &target,
            &reading(indicator, there, messages),
            &at(value),
        ),
        GoalFound::CannotBeMet {
            best,
            reading: there,
        } => messages.document_goal_never(
            name,
            &lever,
            &target,
            &reading(indicator, there, messages),
            &at(best),
        ),
    }
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let mut sentences = vec![finding(input, messages)];
    if let Ok(found) = found(input) {
        let at = |value: f64| messages.lever_value(found.spec.unit, value);
        let baseline = baseline(input);
        sentences.push(messages.document_goal_method(
            &at(found.spec.maximum_in(baseline)),
            &short(found.spec.minimum_in(baseline)),
            &at(found.spec.step),
        ));
    }
    sentences.push(messages.document_goal_limits().to_owned());
    sentences
}

pub(super) fn fields(input: PictureInput<'_>, messages: &Messages) -> Markup {
    let (baseline, indicator) = (baseline(input), indicator(input));
    let chosen = lever(input).map_or("", |spec| spec.lever.as_str());
    let levers = usable_levers(baseline);
    let levers = levers.map(|spec| (spec.lever.clone(), lever_name(spec, baseline, messages)));
    let found = found(input).ok();
    let target = found
        .map(|found| found.target)
        .or(input.answer.choice.target);
    html! {
        (select(key::LEVER, messages.document_goal_lever(), levers, chosen))
        (indicators(Indicator::ALL, indicator, messages))
        @if let Some(target) = target {
            (target_field(indicator, target, messages))
            input type="hidden" name=(key::TARGET_OF) value=(indicator.id());
        }
        @if let Some((value, label)) = found.and_then(|found| setting(found, input, messages)) {
            button type="button" data-set=(chosen) value=(value) { (label) }
        }
    }
}

fn target_field(indicator: Indicator, target: Target, messages: &Messages) -> Markup {
    let (key, label) = match target {
        Target::AtLeast(_) => (key::AT_LEAST_SHOWN, messages.document_goal_target_least()),
        Target::AtMost(_) => (key::AT_MOST_SHOWN, messages.document_goal_target_most()),
    };
    let unit = unit(indicator, messages);
    let label = match unit.as_str() {
        "" => label.to_owned(),
        unit => [label.to_owned(), messages.join_brackets(unit)].concat(),
    };
    let most = most_of(indicator);
    let value = Number {
        value: target_value(target) * indicator.unit().factor(),
        least: 0.0,
        most,
        // Any number may be given; the step is that of the arrows.
        step: step_of(most),
    };
    number(key, &label, &value, None)
}

/// The most that an indicator can sensibly be asked for, as it is shown.
const fn most_of(indicator: Indicator) -> f64 {
    match indicator.unit() {
        model::IndicatorUnit::Share => 100.0,
        model::IndicatorUnit::Hhi => 10_000.0,
        model::IndicatorUnit::Count | model::IndicatorUnit::Index => 20.0,
        model::IndicatorUnit::NauticalMiles | model::IndicatorUnit::Petajoules => 20_000.0,
        model::IndicatorUnit::Days => 1_000.0,
    }
}

fn step_of(most: f64) -> f64 {
    if most <= 20.0 {
        0.1
    } else if most <= 1_000.0 {
        1.0
    } else {
        100.0
    }
}

/// Where the lever would be set, and what doing so is called; nothing where it stands there or need not move.
fn setting(found: &Found, input: PictureInput<'_>, messages: &Messages) -> Option<(f64, String)> {
    if found.target.is_met(found.reading_now) {
        return None;
    }
    let value = match found.answer {
        GoalFound::Met { value, .. } => value,
        // What changes nothing is not worth setting.
        GoalFound::CannotBeMet { reading, .. } if reading == found.reading_now => return None,
        GoalFound::CannotBeMet { best, .. } => best,
    };
    let name = lever_name(&found.spec, baseline(input), messages);
    let shown = messages.lever_value(found.spec.unit, value);
    let is_there = (value - found.now).abs() < f64::EPSILON;
    (!is_there).then(|| (value, messages.document_goal_set(&name, &shown)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_that_nobody_chose_is_better_than_now() {
        for value in [2.15, 0.007, 0.7468, 12.0, 0.4, 205.0] {
            for indicator in Indicator::ALL {
                match better(*indicator, value) {
                    Target::AtLeast(target) => assert!(target > value, "{indicator} {value}"),
                    Target::AtMost(target) => assert!(target < value, "{indicator} {value}"),
                }
            }
        }
        // Round where it can be.
        assert_eq!(better(Indicator::CutOff, 0.7468), Target::AtMost(0.67));
        assert_eq!(better(Indicator::Shannon, 2.15), Target::AtLeast(2.4));
    }
}
