//! Layout of the alternatives chart.

use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::AlternativesSpec;

pub(super) fn natural_height(_: &AlternativesSpec, _: f64) -> f64 {
    360.0
}

pub(super) fn lay_out(spec: &AlternativesSpec, sheet: &mut Sheet) {
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
