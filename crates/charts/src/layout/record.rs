//! Layout of the record chart.

use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::RecordSpec;

pub(super) fn natural_height(_: &RecordSpec, _: f64) -> f64 {
    360.0
}

pub(super) fn lay_out(spec: &RecordSpec, sheet: &mut Sheet) {
    let width = sheet.width;
    sheet.text(
        0.0,
        20.0,
        Anchor::Start,
        width,
        Type::NOTE,
        &spec.axis_label,
    );
}
