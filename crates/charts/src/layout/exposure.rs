//! Layout of the exposure chart.

use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::ExposureSpec;

pub(super) fn natural_height(_: &ExposureSpec, _: f64) -> f64 {
    360.0
}

pub(super) fn lay_out(spec: &ExposureSpec, sheet: &mut Sheet) {
    let width = sheet.width;
    sheet.text(
        0.0,
        20.0,
        Anchor::Start,
        width,
        Type::NOTE,
        &spec.axis_label,
    );
    for row in &spec.rows {
        sheet.hit(0.0, 0.0, 10.0, 10.0, row.label.clone());
    }
}
