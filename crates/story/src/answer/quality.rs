//! How sure figures are: which part of each indicator rests on inputs of which grade.

use std::collections::BTreeMap;

use charts::{MatrixCell, MatrixRow, MatrixSpec};
use model::{Indicator, Quality};
use text::Messages;
use text::number::fixed;

use super::common::baseline;
use crate::country;
use crate::picture::PictureInput;

/// Parts below this are not named in a sentence.
const VISIBLE: f64 = 0.005;

pub(super) type Grades = BTreeMap<Quality, f64>;

fn grades(input: PictureInput<'_>, indicator: Indicator) -> Option<&Grades> {
    input.answer.margins.quality.get(&indicator)
}

/// What an indicator rests on, the best grade first, as a sentence; nothing where the data lack the indicator.
pub(crate) fn sentence(
    input: PictureInput<'_>,
    indicator: Indicator,
    messages: &Messages,
) -> Option<String> {
    let grades = grades(input, indicator)?;
    Some(rests_on(messages.indicator(indicator), grades, messages))
}

/// What something rests on, the best grade first, as a sentence.
pub(super) fn rests_on(what: &str, grades: &Grades, messages: &Messages) -> String {
    let parts = grades.iter().filter(|(_, share)| **share >= VISIBLE);
    let parts = parts.map(|(quality, share)| {
        messages.document_quality_part(messages.quality(*quality), &messages.percent(*share))
    });
    let parts = parts.collect::<Vec<_>>().join(messages.join_comma());
    messages.document_quality_sentence(what, &parts)
}

/// The grades that any indicator rests on, the best first.
fn columns(input: PictureInput<'_>) -> Vec<Quality> {
    let all = &input.answer.margins.quality;
    let known = |quality: &Quality| all.values().any(|grades| grades.contains_key(quality));
    Quality::ALL.iter().copied().filter(known).collect()
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> MatrixSpec {
    let columns = columns(input);
    let rows = Indicator::ALL.iter().filter_map(|indicator| {
        let grades = grades(input, *indicator)?;
        let name = messages.indicator(*indicator);
        let cells = columns.iter().map(|quality| {
            let share = grades.get(quality).copied().unwrap_or_default();
            let place = [name, messages.quality(*quality)].join(messages.join_comma());
            MatrixCell {
                shade: Some(share),
                label: if share > 0.0 {
                    fixed(share * 100.0, 0)
                } else {
                    String::new()
                },
                readout: messages.join_colon(&place, &messages.percent(share)),
            }
        });
        Some(MatrixRow {
            label: name.to_owned(),
            cells: cells.collect(),
        })
    });
    MatrixSpec {
        rows_label: messages.document_table_figure().to_owned(),
        rows: rows.collect(),
        columns: columns
            .iter()
            .map(|quality| messages.quality(*quality).to_owned())
            .collect(),
        low_label: messages.document_quality_little().to_owned(),
        high_label: messages.document_quality_all().to_owned(),
        empty_label: messages.product_no_data().to_owned(),
        ..MatrixSpec::default()
    }
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    let year = baseline(input).year.to_string();
    messages.document_quality_title(country(&input.page.view), &year)
}

/// The indicator that rests most on assumptions, and how much.
pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let assumed = |grades: &Grades| {
        grades
            .get(&Quality::Assumption)
            .copied()
            .unwrap_or_default()
    };
    let all = input.answer.margins.quality.iter();
    let all = all.map(|(indicator, grades)| (*indicator, assumed(grades)));
    let most = all
        .clone()
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    let free = all.clone().filter(|(_, share)| *share < VISIBLE).count();
    // As near as these, which one is the most is rounding.
    let alike = most.map_or(0, |(_, most)| {
        all.clone()
            .filter(|(_, share)| *share > most - VISIBLE)
            .count()
    });
    match most {
        None => messages.product_no_data().to_owned(),
        Some((_, share)) if share < VISIBLE => messages.document_quality_sure().to_owned(),
        Some((_, share)) if alike > 1 => messages.document_quality_several(
            &all.count().to_string(),
            &free.to_string(),
            &alike.to_string(),
            &messages.percent(share.min(1.0)),
        ),
        Some((indicator, share)) => messages.document_quality_finding(
            &all.count().to_string(),
            &free.to_string(),
            messages.indicator(indicator),
            &messages.percent(share.min(1.0)),
        ),
    }
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    vec![
        finding(input, messages),
        messages.document_quality_method().to_owned(),
        messages.document_quality_limits().to_owned(),
    ]
}
