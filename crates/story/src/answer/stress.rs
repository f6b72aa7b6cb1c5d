//! The stress suite: every importer's usual year under the same shocks, one indicator at a time.

use charts::{MatrixCell, MatrixRow, MatrixSpec};
use maud::{Markup, html};
use model::{HORIZON_DAYS, Indicator, Reading, STRESS_INDICATORS};
use text::Messages;
use wire::{IndicatorValue, Note, StressAnswer, StressRow, key};

use super::common::reading;
use crate::picture::PictureInput;
use crate::picture::fields::{indicators, select};

/// The indicator that is chosen; one that the suite does not read off is none of its.
pub(super) fn indicator(input: PictureInput<'_>) -> Indicator {
    let chosen = input.answer.choice.indicator;
    let known = chosen.filter(|chosen| STRESS_INDICATORS.contains(chosen));
    known.unwrap_or(Indicator::CutOff)
}

fn answer(input: PictureInput<'_>) -> &StressAnswer {
    input.answer.memo.stress.get_or_init(|| {
        let usual = input.page.view.importers.importers.iter();
        let usual = usual.filter_map(|summary| {
            let year = (summary.importer.clone(), summary.default_year);
            input.years.get(&year).map(|year| &year.baseline)
        });
        StressAnswer::new(usual, &input.page.view.data_hash)
    })
}

fn told(value: Option<&IndicatorValue>) -> Reading {
    match value {
        Some(IndicatorValue {
            value: Some(value), ..
        }) => Reading::Value(*value),
        Some(IndicatorValue {
            note: Some(Note::NoneWithinHorizon),
            ..
        }) => Reading::NoneWithinHorizon,
        _ => Reading::NoData,
    }
}

/// How bad a reading is, 0 for no harm; `None` without data. Of days the fewest are the worst, and never is no harm.
fn harm(indicator: Indicator, told: Reading, most: f64) -> Option<f64> {
    match told {
        Reading::NoData => None,
        Reading::NoneWithinHorizon => Some(0.0),
        Reading::Value(_) if most <= 0.0 => Some(0.0),
        Reading::Value(value) if indicator.is_better_more() => Some(1.0 - value / most),
        Reading::Value(value) => Some(value / most),
    }
    .map(|harm| harm.clamp(0.0, 1.0))
}

/// The value by which shades are told: the greatest of the table, and of days to a shortage those that are looked at, beyond which is
/// never.
fn most(answer: &StressAnswer, indicator: Indicator) -> f64 {
    if matches!(indicator, Indicator::ShortageOil | Indicator::ShortageLng) {
        return HORIZON_DAYS as f64;
    }
    let values = answer.results.iter();
    let values = values.filter_map(|row| row.values.get(&indicator)?.value);
    values.fold(0.0, f64::max)
}

fn name_of<'a>(input: PictureInput<'a>, importer: &'a str) -> &'a str {
    let mut known = input.page.view.importers.importers.iter();
    let known = known.find(|row| row.importer == importer);
    known.map_or(importer, |row| row.name.as_str())
}

fn test_name(test: &str, messages: &Messages) -> String {
    let known = messages.stress_test_by_id(test);
    known.map_or_else(|| test.to_owned(), str::to_owned)
}

fn row_of<'a>(answer: &'a StressAnswer, importer: &str, test: &str) -> Option<&'a StressRow> {
    let mut rows = answer.results.iter();
    rows.find(|row| row.importer == importer && row.test == test)
}

/// The importers of the table, in the order of the data.
fn importers(answer: &StressAnswer) -> Vec<&str> {
    let mut importers = Vec::new();
    for row in &answer.results {
        if !importers.contains(&row.importer.as_str()) {
            importers.push(row.importer.as_str());
        }
    }
    importers
}

/// The tests, in the suite's order or from the worst for the importer that is looked at.
fn tests(input: PictureInput<'_>) -> Vec<&str> {
    let (answer, indicator) = (answer(input), indicator(input));
    let tests = answer.tests.iter().map(|test| test.test.as_str());
    let mut tests = tests.collect::<Vec<_>>();
    if input.answer.choice.by_size {
        let shown = &input.page.view.importer.importer;
        let most = most(answer, indicator);
        let harm_of = |test: &str| {
            let row = row_of(answer, shown, test);
            let told = told(row.and_then(|row| row.values.get(&indicator)));
            harm(indicator, told, most).unwrap_or(-1.0)
        };
        tests.sort_by(|one, other| harm_of(other).total_cmp(&harm_of(one)));
    }
    tests
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> MatrixSpec {
    let (answer, indicator) = (answer(input), indicator(input));
    let importers = importers(answer);
    let most = most(answer, indicator);
    let rows = tests(input).into_iter().map(|test| {
        let label = test_name(test, messages);
        let cells = importers.iter().map(|importer| {
            let row = row_of(answer, importer, test);
            let told = told(row.and_then(|row| row.values.get(&indicator)));
            let words = reading(indicator, told, messages);
            let name = name_of(input, importer);
            let supplier = row.and_then(|row| row.supplier.as_deref());
            let place = match supplier {
                Some(supplier) => [name, &label, supplier].join(messages.join_comma()),
                None => [name, &label].join(messages.join_comma()),
            };
            MatrixCell {
                shade: harm(indicator, told, most),
                label: short(indicator, told, messages),
                readout: messages.join_colon(&place, &words),
            }
        });
        MatrixRow {
            cells: cells.collect(),
            label,
        }
    });
    let names = importers.iter().map(|importer| (*importer).to_owned());
    MatrixSpec {
        rows_label: messages.document_table_test().to_owned(),
        rows: rows.collect(),
        columns: names.collect(),
        chosen: Some(input.page.view.importer.importer.clone()),
        low_label: messages.document_stress_least().to_owned(),
        high_label: messages.document_stress_most().to_owned(),
        missing_label: messages.product_no_data().to_owned(),
        empty_label: messages.product_no_data().to_owned(),
    }
}

/// A reading as short as a cell needs it; its unit stands in the heading.
fn short(indicator: Indicator, told: Reading, messages: &Messages) -> String {
    match super::common::shown(indicator, told) {
        Some(value) => text::number::fixed(value, 0),
        None if told == Reading::NoneWithinHorizon => messages.document_stress_never().to_owned(),
        None => String::new(),
    }
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_stress_title(messages.indicator(indicator(input)))
}

pub(super) fn subtitle(input: PictureInput<'_>, messages: &Messages) -> String {
    let answer = answer(input);
    let unit = super::common::unit(indicator(input), messages);
    let short = |hash: &str| hash.get(..12).unwrap_or(hash).to_owned();
    let told = messages.document_stress_subtitle(
        &short(&answer.data_hash),
        &answer.model,
        &short(&answer.model_hash),
        &answer.suite.to_string(),
    );
    if unit.is_empty() {
        return told;
    }
    [messages.document_stress_unit(&unit), told].join(messages.join_sentence())
}

pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let (answer, indicator) = (answer(input), indicator(input));
    let shown = &input.page.view.importer.importer;
    let most = most(answer, indicator);
    let rows = answer.results.iter().filter(|row| row.importer == *shown);
    let harms = rows.filter_map(|row| {
        let told = told(row.values.get(&indicator));
        Some((harm(indicator, told, most)?, told, row))
    });
    // Of equal ones the first of the suite.
    let worst = harms.fold(
        None,
        |worst: Option<(f64, Reading, &StressRow)>, next| match &worst {
            Some((harm, ..)) if *harm >= next.0 => worst,
            _ => Some(next),
        },
    );
    let name = messages.indicator(indicator);
    match worst {
        Some((harm, told, row)) if harm > 0.0 => messages.document_stress_finding(
            name_of(input, shown),
            name,
            &test_name(&row.test, messages),
            &reading(indicator, told, messages),
        ),
        Some(_) => messages.document_stress_unharmed(name_of(input, shown), name),
        None => messages.document_stress_no_data(name_of(input, shown), name),
    }
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let answer = answer(input);
    vec![
        finding(input, messages),
        messages.document_stress_method(&answer.tests.len().to_string()),
        messages.document_stress_limits().to_owned(),
    ]
}

pub(super) fn fields(input: PictureInput<'_>, messages: &Messages) -> Markup {
    let order = if input.answer.choice.by_size {
        "size"
    } else {
        "suite"
    };
    let orders = [
        ("suite", messages.document_stress_by_suite()),
        ("size", messages.document_stress_by_size()),
    ];
    let orders = orders.map(|(value, label)| (value.to_owned(), label.to_owned()));
    html! {
        (indicators(&STRESS_INDICATORS, indicator(input), messages))
        (select(key::ORDER, messages.document_stress_order(), orders, order))
    }
}
