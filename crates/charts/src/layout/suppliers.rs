//! Layout of the suppliers chart.

use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::SuppliersSpec;

pub(super) fn natural_height(_: &SuppliersSpec, _: f64) -> f64 {
    360.0
}

pub(super) fn lay_out(spec: &SuppliersSpec, sheet: &mut Sheet) {
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
