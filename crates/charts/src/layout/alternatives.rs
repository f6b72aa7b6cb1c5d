//! Layout of the alternatives: rows of projects in groups, with capacity bars.

use crate::axis::{Axis, TICK_ROW};
use crate::format;
use crate::mark::Anchor;
use crate::metrics::wrap;
use crate::scale::amount;
use crate::sheet::{Sheet, Type};
use crate::spec::{Alternative, AlternativesSpec, ProjectStatus};
use crate::texture::{hatched, tick_or_cross};
use crate::tokens::{Paint, TEXT_HEADING, TEXT_SMALL, Token};

const BAR: f64 = 16.0;
const LINE: f64 = 17.0;
const ROW_GAP: f64 = 14.0;
/// Below this width every row is one column.
const NARROW: f64 = 600.0;
const ROUTE_LINES: usize = 3;

const HEADING: Type = Type {
    size: TEXT_HEADING,
    bold: true,
    paint: Paint::Solid(Token::Ink),
};
const TAG: Type = Type {
    size: TEXT_SMALL,
    bold: true,
    paint: Paint::Solid(Token::Ink),
};
const VALUE: Type = Type {
    size: TEXT_SMALL,
    bold: false,
    paint: Paint::Solid(Token::Ink),
};

struct Frame<'a> {
    spec: &'a AlternativesSpec,
    axis: Axis,
    left: f64,
}

pub(super) fn lay_out(spec: &AlternativesSpec, sheet: &mut Sheet) -> f64 {
    let narrow = sheet.width < NARROW;
    let left = if narrow {
        0.0
    } else {
        (sheet.width * 0.34).min(320.0) + 16.0
    };
    let rows = || spec.groups.iter().flat_map(|group| &group.rows);
    let largest = rows()
        .filter_map(|row| amount(row.capacity_petajoules))
        .fold(0.0, f64::max);
    let value_width = rows()
        .map(|row| VALUE.width(&row.capacity_label) + 6.0 + VALUE.width(&row.fuel_label))
        .fold(0.0, f64::max)
        .min(sheet.width / 3.0);
    let axis = Axis::amounts_across(largest, (left, sheet.width - value_width - 12.0));
    let frame = Frame { spec, axis, left };
    let mut y = 0.0;
    for group in spec.groups.iter().filter(|group| !group.rows.is_empty()) {
        sheet.text(
            0.0,
            y + 12.0,
            Anchor::Start,
            sheet.width,
            HEADING,
            &group.heading,
        );
        sheet.rect(0.0, y + 24.0, sheet.width, 1.0, Token::Muted);
        y += 34.0;
        for row in &group.rows {
            let top = y;
            y = if narrow {
                frame.stacked(sheet, row, y)
            } else {
                frame.row(sheet, row, y)
            };
            sheet.hit(0.0, top - ROW_GAP / 2.0, sheet.width, y - top, readout(row));
        }
        y += 8.0;
    }
    let bottom = y;
    if !narrow {
        frame.axis.draw_across(sheet, bottom, bottom);
        y += 6.0 + TICK_ROW;
    }
    sheet.text(
        sheet.width,
        y + 8.0,
        Anchor::End,
        sheet.width,
        Type::NOTE,
        &spec.axis_label,
    );
    y + 18.0
}

impl Frame<'_> {
    /// Name and status at the left; bar, route and marks at the right.
    fn row(&self, sheet: &mut Sheet, row: &Alternative, y: f64) -> f64 {
        let room = self.left - 20.0;
        sheet.text(
            0.0,
            y + BAR / 2.0,
            Anchor::Start,
            room,
            Type::BODY.bold(),
            &row.name,
        );
        let left_end = status(sheet, row, 0.0, y + BAR + 4.0, room);
        self.bar(sheet, row, y);
        let right_end = self.route(sheet, row, y + BAR + 4.0);
        left_end.max(right_end) + ROW_GAP
    }

    /// Everything in one column.
    fn stacked(&self, sheet: &mut Sheet, row: &Alternative, y: f64) -> f64 {
        sheet.text(
            0.0,
            y + 8.0,
            Anchor::Start,
            sheet.width,
            Type::BODY.bold(),
            &row.name,
        );
        let y = status(sheet, row, 0.0, y + LINE + 2.0, sheet.width);
        self.bar(sheet, row, y + 2.0);
        self.route(sheet, row, y + BAR + 6.0) + ROW_GAP
    }

    fn bar(&self, sheet: &mut Sheet, row: &Alternative, y: f64) {
        if self.left > 0.0 {
            self.axis.draw_grid(sheet, y - 3.0, y + BAR + 3.0);
        }
        let token = Token::Status(row.status);
        let end = if let Some(petajoules) = amount(row.capacity_petajoules) {
            let end = self.axis.scale.at(petajoules);
            match row.status {
                // Not built, or no longer: an outline instead of a body.
                ProjectStatus::Planned | ProjectStatus::Cancelled => {
                    sheet.rect(self.left, y, end - self.left, BAR, Paint::Pale(token));
                    sheet.outline(self.left, y, end - self.left, BAR, 1.5, token);
                }
                ProjectStatus::Suspended => {
                    hatched(sheet, self.left, y, end - self.left, BAR, token);
                }
                _ => sheet.rect(self.left, y, end - self.left, BAR, token),
            }
            end
        } else {
            self.left
        };
        let known = row.capacity_petajoules.is_some() || !row.capacity_label.is_empty();
        let words = if known {
            &row.capacity_label
        } else {
            &self.spec.no_data_label
        };
        let style = if known { VALUE } else { Type::NOTE };
        let (x, middle) = (end + 6.0, y + BAR / 2.0);
        let used = sheet.text(x, middle, Anchor::Start, sheet.width - x, style, words);
        // What it is 9.6 Mt of.
        let x = x + used + 6.0;
        let fuel = &row.fuel_label;
        sheet.text_if_fits(x, middle, Anchor::Start, sheet.width - x, Type::NOTE, fuel);
    }

    /// The route and what it avoids; returns where it ends.
    fn route(&self, sheet: &mut Sheet, row: &Alternative, mut y: f64) -> f64 {
        let room = sheet.width - self.left;
        for line in wrap(&row.route_label, room, Type::NOTE.size, ROUTE_LINES) {
            sheet.text(
                self.left,
                y + LINE / 2.0,
                Anchor::Start,
                room,
                Type::NOTE,
                line,
            );
            y += LINE;
        }
        let spec = self.spec;
        let seas = [
            (
                row.avoids_south_china_sea,
                &spec.avoids_south_china_sea_label,
                &spec.passes_south_china_sea_label,
            ),
            (
                row.avoids_hormuz,
                &spec.avoids_hormuz_label,
                &spec.passes_hormuz_label,
            ),
        ];
        let mut x = self.left;
        let mut any = false;
        for (avoids, clear, through) in seas {
            let Some(avoids) = avoids else { continue };
            let words = if avoids { clear } else { through };
            let width = 16.0 + VALUE.width(words);
            if any && x + width > sheet.width {
                x = self.left;
                y += LINE;
            }
            any = true;
            tick_or_cross(sheet, avoids, x, y + LINE / 2.0);
            x +=
                16.0 + sheet.text(
                    x + 16.0,
                    y + LINE / 2.0,
                    Anchor::Start,
                    sheet.width - x - 16.0,
                    VALUE,
                    words,
                ) + 16.0;
        }
        if any { y + LINE } else { y }
    }
}

/// A dot in the colour of the status and the status in words; returns where it ends.
fn status(sheet: &mut Sheet, row: &Alternative, x: f64, y: f64, room: f64) -> f64 {
    let lines = wrap(&row.status_label, room - 16.0, TAG.size * 1.07, 2);
    let token = Token::Status(row.status);
    sheet.rect(x, y + 3.0, 10.0, 10.0, token);
    let mut middle = y + LINE / 2.0;
    for line in &lines {
        sheet.text(
            x + 16.0,
            middle,
            Anchor::Start,
            room - 16.0,
            TAG.in_paint(token.into()),
            line,
        );
        middle += LINE;
    }
    y + LINE * lines.len().max(1) as f64
}

fn readout(row: &Alternative) -> String {
    let mut words = format!("{}: {}", row.name, row.status_label);
    if let Some(petajoules) = amount(row.capacity_petajoules) {
        words.push_str(", ");
        words.push_str(&row.capacity_label);
        words.push_str(" (");
        words.push_str(&format::quantity(petajoules));
        words.push_str("\u{a0}PJ)");
    }
    if !row.route_label.is_empty() {
        words.push_str("; ");
        words.push_str(&row.route_label);
    }
    words
}
