//! Charts that answer a question, of any data.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{figure, words};
use crate::spec::*;

fn signed() -> impl Strategy<Value = f64> {
    prop_oneof![figure(), figure().prop_map(|figure| -figure)]
}

pub fn curves() -> impl Strategy<Value = ChartSpec> {
    let band = option::of((signed(), signed()).prop_map(|(one, other)| [one, other]));
    let point = (signed(), option::of(signed()), band, words());
    let point = point.prop_map(|(at, value, band, readout)| CurvePoint {
        at,
        value,
        band,
        readout,
    });
    let target = option::of((signed(), words()));
    let target =
        target.prop_map(|target| target.map(|(value, label)| CurveTarget { value, label }));
    let gap = (signed(), signed(), words());
    let gap = gap.prop_map(|(from, to, label)| CurveGap { from, to, label });
    let panel = (vec(point, 0..30), target, vec(gap, 0..3), words(), words());
    let panel = panel.prop_map(|(points, target, gaps, name, unit)| CurvePanel {
        name,
        unit,
        points,
        target,
        gaps,
    });
    let mark = (signed(), words(), any::<bool>());
    let mark = mark.prop_map(|(at, label, is_answer)| CurveMark {
        at,
        label,
        is_answer,
    });
    (vec(panel, 0..4), vec(mark, 0..4), words(), words()).prop_map(
        |(panels, marks, axis_label, band_label)| {
            ChartSpec::Curves(CurvesSpec {
                panels,
                marks,
                line_label: axis_label.clone(),
                axis_label,
                band_label,
                ..CurvesSpec::default()
            })
        },
    )
}

pub fn ranges() -> impl Strategy<Value = ChartSpec> {
    let end = || option::of(signed());
    let row = (words(), end(), end(), words(), words(), any::<bool>());
    let row = row.prop_map(
        |(label, low, high, low_words, high_words, is_whole)| RangeRow {
            readout: label.clone(),
            label,
            low,
            high,
            low_value_label: low_words,
            high_value_label: high_words,
            is_whole,
        },
    );
    (vec(row, 0..12), end(), words(), words()).prop_map(
        |(rows, middle, middle_label, empty_label)| {
            ChartSpec::Ranges(RangesSpec {
                rows,
                middle,
                middle_label,
                low_label: empty_label.clone(),
                empty_label,
                ..RangesSpec::default()
            })
        },
    )
}

pub fn matrix() -> impl Strategy<Value = ChartSpec> {
    let cell = (option::of(signed()), words(), words());
    let cell = cell.prop_map(|(shade, label, readout)| MatrixCell {
        shade,
        label,
        readout,
    });
    let row = (words(), vec(cell, 0..12)).prop_map(|(label, cells)| MatrixRow { label, cells });
    let columns = vec(words(), 0..12);
    (columns, vec(row, 0..20), option::of(words()), words()).prop_map(
        |(columns, rows, chosen, missing_label)| {
            ChartSpec::Matrix(MatrixSpec {
                columns,
                rows,
                chosen,
                low_label: missing_label.clone(),
                missing_label,
                ..MatrixSpec::default()
            })
        },
    )
}
