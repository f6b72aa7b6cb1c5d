//! Which lever did it: the change of an indicator, shared out among the levers that are moved, as a waterfall.

use charts::{WaterfallRow, WaterfallSpec};
use model::{Attribution, AttributionError, Contribution, Indicator, attribution};
#[cfg(feature = "document")]
use model::{DRAWN_ORDERS, MOST_EXACT_LEVERS};
use text::Messages;

use super::ChartInput;
use crate::finding::moved_lever;

/// The parts, the greatest first; those that do nothing are left out.
fn parts(
    input: ChartInput<'_>,
    indicator: Indicator,
    messages: &Messages,
) -> Result<(Attribution, Vec<Contribution>), AttributionError> {
    let compute = || attribution(&input.page.year.baseline, input.scenario, indicator);
    let (of, known) = input
        .memo
        .attribution
        .get_or_init(|| (indicator, compute()));
    let found = if *of == indicator {
        known.clone()
    } else {
        compute()
    }?;
    let mut parts = found.contributions.clone();
    // What would be printed as nothing is nothing.
    parts.retain(|part| {
        !messages
            .indicator_delta(indicator, part.change)
            .starts_with('±')
    });
    parts.sort_by(|one, other| other.change.abs().total_cmp(&one.change.abs()));
    Ok((found, parts))
}

pub(super) fn spec(
    input: ChartInput<'_>,
    indicator: Indicator,
    messages: &Messages,
) -> WaterfallSpec {
    let unit = indicator.unit();
    let row = |label: String, value_label: String, (from, to): (f64, f64), is_whole| WaterfallRow {
        readout: messages.join_colon(&label, &value_label),
        label,
        value_label,
        from: from * unit.factor(),
        to: to * unit.factor(),
        is_whole,
    };
    let whole = |label: &str, value: f64| {
        let shown = messages.indicator_value(indicator, value);
        row(label.to_owned(), shown, (0.0, value), true)
    };
    let mut spec = WaterfallSpec {
        rows: Vec::new(),
        rise_label: messages.document_attribution_rise().to_owned(),
        fall_label: messages.document_attribution_fall().to_owned(),
        empty_label: String::new(),
    };
    let Ok((found, parts)) = parts(input, indicator, messages) else {
        spec.empty_label = finding(input, indicator, messages);
        return spec;
    };
    let year = input.page.year.baseline.year.to_string();
    spec.rows.push(whole(&year, found.before));
    let mut level = found.before;
    for part in &parts {
        let next = level + part.change;
        let shown = messages.indicator_delta(indicator, part.change);
        spec.rows.push(row(
            named(part, input, messages),
            shown,
            (level, next),
            false,
        ));
        level = next;
    }
    spec.rows
        .push(whole(messages.document_attribution_after(), found.after));
    spec
}

/// A lever with the place where it stands.
fn named(part: &Contribution, input: ChartInput<'_>, messages: &Messages) -> String {
    let baseline = &input.page.year.baseline;
    let mut specs = baseline.levers.iter();
    let spec = specs.find(|spec| spec.lever == part.lever);
    spec.map_or_else(
        || part.lever.clone(),
        |spec| moved_lever(spec, baseline, part.value, messages),
    )
}

pub(super) fn finding(input: ChartInput<'_>, indicator: Indicator, messages: &Messages) -> String {
    let name = messages.indicator(indicator);
    let (found, parts) = match parts(input, indicator, messages) {
        Ok(found) => found,
        Err(AttributionError::NothingMoved) => {
            return messages.document_attribution_nothing().to_owned();
        }
        Err(AttributionError::NoNumber) => {
            return messages.document_attribution_no_number(name);
        }
    };
    let value = |value: f64| messages.indicator_value(indicator, value);
    let (before, after) = (value(found.before), value(found.after));
    match parts.first() {
        None => messages.document_attribution_unchanged(&before, name),
        Some(first) => messages.document_attribution_finding(
            &after,
            &before,
            &messages.indicator_delta(indicator, first.change),
            name,
            &named(first, input, messages),
        ),
    }
}

/// The parts added up, with their numbers.
#[cfg(feature = "document")]
pub(crate) fn formula(
    input: ChartInput<'_>,
    indicator: Indicator,
    messages: &Messages,
) -> Vec<String> {
    let Ok((found, parts)) = parts(input, indicator, messages) else {
        return vec![finding(input, indicator, messages)];
    };
    let delta = |change: f64| messages.indicator_delta(indicator, change);
    let sum = parts.iter().map(|part| delta(part.change));
    let sum = sum.collect::<Vec<_>>().join(" ");
    let value = |value: f64| messages.indicator_value(indicator, value);
    let limits = if found.is_exact {
        messages.document_attribution_exact().to_owned()
    } else {
        let (most, orders) = (MOST_EXACT_LEVERS.to_string(), DRAWN_ORDERS.to_string());
        messages.document_attribution_sampled(&most, &orders)
    };
    vec![
        messages.document_attribution_formula(
            &value(found.after),
            &value(found.before),
            messages.indicator(indicator),
            &sum,
        ),
        limits,
        messages.document_attribution_limits().to_owned(),
    ]
}
