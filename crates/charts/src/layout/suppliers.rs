//! Layout of the suppliers: per fuel a heading and two stacked bars.

mod segments;

use self::segments::{Bar, Part, Segment, bars, longest};
use crate::axis::{Axis, TICK_ROW};
use crate::format;
use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::{FuelGroup, SuppliersSpec};
use crate::texture::hatched;
use crate::tokens::{Paint, TEXT_HEADING, Token};

const BAR: f64 = 26.0;
const HEADING_ROW: f64 = 26.0;
const GROUP_GAP: f64 = 14.0;
/// Below this width the names of the bars stand above them.
const NARROW: f64 = 560.0;

const HEADING: Type = Type {
    size: TEXT_HEADING,
    bold: true,
    paint: Paint::Solid(Token::Ink),
};

struct Frame<'a> {
    spec: &'a SuppliersSpec,
    narrow: bool,
    axis: Axis,
    label_end: f64,
}

pub(super) fn lay_out(spec: &SuppliersSpec, sheet: &mut Sheet) -> f64 {
    let groups: Vec<[Bar; 2]> = spec
        .groups
        .iter()
        .map(|group| bars(group, &spec.other_suppliers_label))
        .collect();
    let largest = groups.iter().map(longest).fold(0.0, f64::max);
    let narrow = sheet.width < NARROW;
    let label_end = if narrow {
        0.0
    } else {
        let widest = Type::NOTE
            .width(&spec.baseline_label)
            .max(Type::NOTE.width(&spec.scenario_label));
        widest.min(sheet.width / 4.0)
    };
    let total_width = Type::BODY.bold().width(&total(largest));
    let left = if narrow { 0.0 } else { label_end + 10.0 };
    let right = sheet.width - if narrow { 8.0 } else { total_width + 12.0 };
    let axis = Axis::amounts_across(largest, (left, right));
    let frame = Frame {
        spec,
        narrow,
        axis,
        label_end,
    };

    let mut y = frame.legend(sheet, &groups);
    let plot_top = y;
    let grid_behind = sheet.mark_count();
    for (group, bars) in spec.groups.iter().zip(&groups) {
        // The heading stands on clear ground: the grid passes behind it.
        let clear = HEADING.width(&group.label) + 4.0;
        sheet.rect(0.0, y, clear, HEADING_ROW, Token::Background);
        sheet.text(
            0.0,
            y + HEADING_ROW / 2.0,
            Anchor::Start,
            sheet.width,
            HEADING,
            &group.label,
        );
        y += HEADING_ROW;
        for (bar, label) in bars
            .iter()
            .zip([&spec.baseline_label, &spec.scenario_label])
        {
            y = frame.bar(sheet, group, bar, label, y);
        }
        y += GROUP_GAP;
    }
    let bottom = y - GROUP_GAP / 2.0;
    sheet.behind(grid_behind, |sheet| {
        frame.axis.draw_across(sheet, plot_top, bottom);
    });
    y = bottom + 6.0 + TICK_ROW;
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

fn total(petajoules: f64) -> String {
    format::quantity(petajoules) + "\u{a0}PJ"
}

impl Frame<'_> {
    fn legend(&self, sheet: &mut Sheet, groups: &[[Bar; 2]]) -> f64 {
        let segments = || groups.iter().flatten().flat_map(|bar| &bar.segments);
        let mut entries: Vec<(Swatch, &str)> = self
            .spec
            .regions
            .iter()
            .filter(|entry| segments().any(|segment| segment.token == Token::Region(entry.region)))
            .map(|entry| {
                (
                    Swatch::Fill(Token::Region(entry.region).into()),
                    entry.label.as_str(),
                )
            })
            .collect();
        if segments().any(|segment| segment.part == Part::Added) {
            entries.push((Swatch::Added, &self.spec.added_label));
        }
        if segments().any(|segment| segment.part == Part::NotDelivered) {
            entries.push((
                Swatch::Hatched(Token::Danger),
                &self.spec.not_delivered_label,
            ));
        }
        legend::draw(sheet, &entries, 0.0, 0.0)
    }

    /// One bar with its name and total; returns where the next may begin.
    fn bar(&self, sheet: &mut Sheet, group: &FuelGroup, bar: &Bar, label: &str, mut y: f64) -> f64 {
        let (left, _) = self.axis.scale.range();
        if self.narrow {
            let room = sheet.width / 2.0;
            sheet.text(0.0, y + 8.0, Anchor::Start, room, Type::NOTE, label);
            y += 18.0;
        } else {
            sheet.text(
                self.label_end,
                y + BAR / 2.0,
                Anchor::End,
                self.label_end,
                Type::NOTE,
                label,
            );
        }
        let Some(delivered) = bar.delivered else {
            sheet.text(
                left + 6.0,
                y + BAR / 2.0,
                Anchor::Start,
                sheet.width,
                Type::NOTE,
                &self.spec.no_data_label,
            );
            return y + BAR + 5.0;
        };
        let mut end = 0.0;
        for segment in &bar.segments {
            let from = self.axis.scale.at(end);
            end += segment.petajoules;
            draw_segment(sheet, segment, from, self.axis.scale.at(end), y);
            let template = match segment.part {
                Part::NotDelivered => &self.spec.not_delivered_readout,
                Part::Delivered | Part::Added => &self.spec.readout,
            };
            let share = if delivered > 0.0 {
                format::percent(segment.petajoules / delivered)
            } else {
                String::new()
            };
            let words = [
                ("name", segment.name.as_ref()),
                ("petajoules", &format::quantity(segment.petajoules)),
                ("share", &share),
                ("fuel", &group.name_in_sentence),
            ];
            let to = self.axis.scale.at(end);
            sheet.hit(from, y, to - from, BAR, format::fill(template, &words));
        }
        let style = Type {
            size: crate::tokens::TEXT_SMALL,
            ..Type::BODY.bold()
        };
        if self.narrow {
            sheet.text(
                sheet.width,
                y - 10.0,
                Anchor::End,
                sheet.width / 2.0,
                style,
                &total(delivered),
            );
        } else {
            let x = self.axis.scale.at(end) + 6.0;
            sheet.text(
                x,
                y + BAR / 2.0,
                Anchor::Start,
                sheet.width - x,
                style,
                &total(delivered),
            );
        }
        y + BAR + 5.0
    }
}

/// A segment with its name or code, if one fits.
fn draw_segment(sheet: &mut Sheet, segment: &Segment, from: f64, to: f64, y: f64) {
    // A clear pixel between neighbours, unless there is hardly one to give.
    let width = if to - from > 3.0 {
        to - from - 1.0
    } else {
        to - from
    };
    let middle = (from + width / 2.0, y + BAR / 2.0);
    let style = Type {
        size: crate::tokens::TEXT_SMALL,
        ..Type::BODY
    };
    let added = segment.part == Part::Added;
    let room = width - if added { 12.0 } else { 5.0 };
    let fits = |words: &str| !words.is_empty() && style.width(words) <= room;
    let words = [segment.name.as_ref(), segment.code]
        .into_iter()
        .find(|words| fits(words));
    match segment.part {
        Part::NotDelivered => {
            hatched(sheet, from, y, width, BAR, Token::Danger);
            if let Some(words) = words {
                let chip = style.width(words) + 6.0;
                sheet.rect(
                    middle.0 - chip / 2.0,
                    y + 5.0,
                    chip,
                    BAR - 10.0,
                    Paint::Pale(Token::Danger),
                );
                sheet.text(middle.0, middle.1, Anchor::Middle, room, style, words);
            }
        }
        Part::Delivered | Part::Added => {
            sheet.rect(from, y, width, BAR, segment.token);
            let paint = Paint::On(segment.token);
            // Inside the segment, where it reads on every colour.
            if added && width > 8.0 {
                sheet.outline(from + 2.0, y + 2.0, width - 4.0, BAR - 4.0, 2.0, paint);
            }
            let marked = words
                .filter(|_| added)
                .map(|words| format!("+ {words}"))
                .filter(|words| fits(words));
            let words = marked.as_deref().or(if added {
                fits("+").then_some("+")
            } else {
                words
            });
            if let Some(words) = words {
                sheet.text(
                    middle.0,
                    middle.1,
                    Anchor::Middle,
                    room,
                    style.in_paint(paint),
                    words,
                );
            }
        }
    }
}
