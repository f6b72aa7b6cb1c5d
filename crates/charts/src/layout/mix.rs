//! Layout of the mix chart.

use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::MixSpec;

pub(super) fn natural_height(_: &MixSpec, _: f64) -> f64 {
    360.0
}

pub(super) fn lay_out(spec: &MixSpec, sheet: &mut Sheet) {
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
