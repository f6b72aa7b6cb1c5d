//! What matters most: what each uncertain figure does to an indicator by itself, beside what all of them do together.

use charts::{RangeRow, RangesSpec};
use maud::{Markup, html};
use model::{Indicator, Quantile, Quantiles, RangeError, Reading, Swing, UncertainRange, tornado};
use text::Messages;
use text::number::fixed;

use super::common::{
    baseline, draws_of, range_name, ranges, reading, shown, worlds, worlds_fields,
};
use super::uncertainty::drawn;
use crate::picture::PictureInput;
use crate::picture::fields::indicators;

/// More rows than these tell nothing that can be seen.
const MOST_ROWS: usize = 12;

/// What was computed.
pub(super) type Swings = Result<(Vec<Swing>, Option<Quantiles>), RangeError>;

pub(super) fn indicator(input: PictureInput<'_>) -> Indicator {
    let chosen = input.answer.choice.indicator;
    chosen.unwrap_or(Indicator::LowestStockOil)
}

fn swings(input: PictureInput<'_>) -> &Swings {
    input.answer.memo.swings.get_or_init(|| {
        let (baseline, scenario) = (baseline(input), input.live.scenario);
        let (ranges, indicator) = (ranges(input), indicator(input));
        let worlds = worlds(input, &ranges, &[indicator])?;
        let told = worlds.indicators.first().map(|(_, told)| *told);
        Ok((tornado(baseline, scenario, &ranges, indicator)?, told))
    })
}

/// The swings that can be seen, the widest first.
fn rows(input: PictureInput<'_>) -> (Vec<&Swing>, Option<Quantiles>) {
    let Ok((swings, told)) = swings(input) else {
        return (Vec::new(), None);
    };
    let swings = swings.iter().filter(|swing| swing.low != swing.high);
    (swings.take(MOST_ROWS).collect(), *told)
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> RangesSpec {
    let (indicator, ranges) = (indicator(input), ranges(input));
    let (swings, told) = rows(input);
    let middle = indicator.reading(input.live.outcome);
    let whole = told.and_then(|told| told.quantiles).map(|[low, _, high]| {
        row(
            messages.document_tornado_all().to_owned(),
            (reading_of(low), reading_of(high)),
            (indicator, true),
            messages,
        )
    });
    let parts = swings.into_iter().map(|swing| {
        let range = ranges.iter().find(|range| range.what == swing.what);
        let label =
            range.map(|range: &UncertainRange| range_name(range, baseline(input), messages));
        row(
            label.unwrap_or_default(),
            (swing.low, swing.high),
            (indicator, false),
            messages,
        )
    });
    let mut rows = whole.into_iter().chain(parts).collect::<Vec<_>>();
    if rows.iter().all(|row| row.is_whole) {
        // Nothing that is uncertain changes it.
        rows.clear();
    }
    RangesSpec {
        rows,
        middle: shown(indicator, middle),
        middle_label: messages.document_tornado_middle(&reading(indicator, middle, messages)),
        low_label: messages.document_tornado_low().to_owned(),
        high_label: messages.document_tornado_high().to_owned(),
        empty_label: finding(input, messages),
    }
}

const fn reading_of(quantile: Quantile) -> Reading {
    match quantile {
        Quantile::Value(value) => Reading::Value(value),
        Quantile::NoneWithinHorizon => Reading::NoneWithinHorizon,
    }
}

fn row(
    label: String,
    (low, high): (Reading, Reading),
    (indicator, is_whole): (Indicator, bool),
    messages: &Messages,
) -> RangeRow {
    let words = |told| reading(indicator, told, messages);
    let ends = messages.unit_range(&words(high), &words(low));
    RangeRow {
        readout: messages.join_colon(&label, &ends),
        label,
        low: shown(indicator, low),
        high: shown(indicator, high),
        low_value_label: words(low),
        high_value_label: words(high),
        is_whole,
    }
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_tornado_title(messages.indicator(indicator(input)))
}

pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let indicator = indicator(input);
    let name = messages.indicator(indicator);
    let (swings, told) = rows(input);
    let ranges = ranges(input);
    let quantiles = told.and_then(|told| told.quantiles);
    let (Some(widest), Some([low, _, high])) = (swings.first(), quantiles) else {
        return match indicator.reading(input.live.outcome) {
            Reading::NoData => messages.document_tornado_no_data(name),
            _ => messages.document_tornado_nothing(name),
        };
    };
    let range = ranges.iter().find(|range| range.what == widest.what);
    let matters = range.map(|range| range_name(range, baseline(input), messages));
    let words = |quantile| reading(indicator, reading_of(quantile), messages);
    messages.document_tornado_finding(
        &words(high),
        name,
        &words(low),
        &matters.unwrap_or_default(),
    )
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    vec![
        finding(input, messages),
        drawn(input, messages),
        messages.document_tornado_method(&fixed(draws_of(input) as f64, 0)),
        messages.document_uncertainty_limits().to_owned(),
    ]
}

pub(super) fn fields(input: PictureInput<'_>, messages: &Messages) -> Markup {
    html! {
        (indicators(Indicator::ALL, indicator(input), messages))
        (worlds_fields(input, messages))
    }
}
