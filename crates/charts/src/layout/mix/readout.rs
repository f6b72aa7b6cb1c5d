//! What is read out for each year of the mix.

use super::stack::Column;
use super::{COLUMN, Frame, labels};
use crate::format;
use crate::sheet::Sheet;

/// A read-out for every year and for the scenario.
pub fn hits(frame: &Frame, sheet: &mut Sheet) {
    let ((left, top), (right, bottom)) = frame.plot;
    for (year, column) in &frame.stack.years {
        let before = f64::midpoint(frame.x(year - 1), frame.x(*year)).max(left);
        let after = f64::midpoint(frame.x(*year), frame.x(year + 1)).min(right);
        let label = readout(frame, &year.to_string(), column.as_ref());
        sheet.hit(before, top, after - before, bottom - top, label);
    }
    if let Some(column) = &frame.stack.scenario {
        let label = readout(frame, &frame.spec.scenario_label, Some(column));
        sheet.hit(frame.column, top, COLUMN, bottom - top, label);
    }
}

fn readout(frame: &Frame, when: &str, column: Option<&Column>) -> String {
    let mut words = String::with_capacity(160);
    words.push_str(when);
    words.push_str(": ");
    let Some(column) = column else {
        return words + &frame.spec.no_data_label;
    };
    let share = format::percent(column.imported() / column.total());
    words.push_str(&format::fill(
        &frame.spec.imported_label,
        &[("share", &share)],
    ));
    let amount = |words: &mut String, label: &str, petajoules: f64| {
        words.push_str(label);
        words.push(' ');
        words.push_str(&format::quantity(petajoules));
        words.push_str("\u{a0}PJ");
    };
    let mut separator = "; ";
    for imported in [true, false] {
        for band in frame
            .stack
            .bands
            .iter()
            .filter(|band| band.imported == imported)
        {
            let petajoules = column.bands[band.place];
            if petajoules > 0.0 {
                words.push_str(separator);
                amount(&mut words, labels::name(frame.spec, *band), petajoules);
                separator = ", ";
            }
        }
        if imported {
            separator = "; ";
            words.push_str(separator);
            amount(
                &mut words,
                &frame.spec.home_label,
                column.total() - column.imported(),
            );
            separator = ": ";
        }
    }
    words
}
