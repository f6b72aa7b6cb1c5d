//! Layout of the exposure: per chokepoint a thin neutral bar over a thin accent bar.

use crate::axis::{Axis, TICK_ROW};
use crate::format;
use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::scale::share;
use crate::sheet::{Sheet, Type};
use crate::spec::{ExposureRow, ExposureSpec};
use crate::texture::{hatched, outlined};
use crate::tokens::{Paint, TEXT_SMALL, Token};

const BAR: f64 = 12.0;
/// From the top of the first bar to the top of the second.
const STEP: f64 = 15.0;
const ROW_GAP: f64 = 14.0;
/// Below this width the names stand above the bars.
const NARROW: f64 = 560.0;

const VALUE: Type = Type {
    size: TEXT_SMALL,
    bold: false,
    paint: Paint::Solid(Token::Ink),
};
const TAG: Type = Type {
    size: TEXT_SMALL,
    bold: true,
    paint: Paint::Solid(Token::Danger),
};

struct Frame<'a> {
    spec: &'a ExposureSpec,
    narrow: bool,
    axis: Axis,
    label_end: f64,
    unrouted: f64,
}

pub(super) fn lay_out(spec: &ExposureSpec, sheet: &mut Sheet) -> f64 {
    let narrow = sheet.width < NARROW;
    let label_end = if narrow {
        0.0
    } else {
        let widest = spec
            .rows
            .iter()
            .map(|row| Type::BODY.width(&row.label))
            .fold(0.0, f64::max);
        widest.min(sheet.width * 0.3)
    };
    let left = if narrow { 0.0 } else { label_end + 12.0 };
    let axis = Axis::shares_across((left, sheet.width - Type::NOTE.width("100 %") / 2.0 - 2.0));
    let unrouted = share(spec.unrouted_share).unwrap_or(0.0);
    let frame = Frame {
        spec,
        narrow,
        axis,
        label_end,
        unrouted,
    };

    let mut y = frame.legend(sheet);
    let plot_top = y;
    let grid_behind = sheet.mark_count();
    y += 6.0;
    for row in &spec.rows {
        y = frame.row(sheet, row, y);
    }
    let bottom = y - 4.0;
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

impl Frame<'_> {
    fn legend(&self, sheet: &mut Sheet) -> f64 {
        let spec = self.spec;
        let mut entries = vec![
            (
                Swatch::Fill(Token::Baseline.into()),
                spec.baseline_label.as_str(),
            ),
            (
                Swatch::Fill(Token::Accent.into()),
                spec.scenario_label.as_str(),
            ),
        ];
        if spec
            .rows
            .iter()
            .any(|row| share(row.cut_off_share).is_some_and(|cut_off| cut_off > 0.0))
        {
            entries.push((Swatch::Hatched(Token::Danger), &spec.cut_off_label));
        }
        let unrouted = format::fill(
            &spec.unrouted_label,
            &[("share", &format::percent(self.unrouted))],
        );
        if self.unrouted > 0.0 {
            entries.push((Swatch::Outlined(Token::Baseline), &unrouted));
        }
        legend::draw(sheet, &entries, 0.0, 0.0)
    }

    fn row(&self, sheet: &mut Sheet, row: &ExposureRow, mut y: f64) -> f64 {
        let closed = row.closed_percent.clamp(0.0, 100.0); // NaN stays NaN and is not above zero
        let tag = (closed > 0.0).then(|| {
            format::fill(
                &self.spec.closed_label,
                &[("percent", &format::whole_percent(closed / 100.0))],
            )
        });
        let middle = y + f64::midpoint(STEP, BAR);
        if self.narrow {
            let used = sheet.text(
                0.0,
                y + 8.0,
                Anchor::Start,
                sheet.width * 0.7,
                Type::BODY,
                &row.label,
            );
            if let Some(tag) = &tag {
                sheet.text(
                    used + 10.0,
                    y + 8.0,
                    Anchor::Start,
                    sheet.width - used - 10.0,
                    TAG,
                    tag,
                );
            }
            y += 20.0;
        } else {
            let label_y = if tag.is_some() { middle - 8.0 } else { middle };
            sheet.text(
                self.label_end,
                label_y,
                Anchor::End,
                self.label_end,
                Type::BODY,
                &row.label,
            );
            if let Some(tag) = &tag {
                sheet.text(
                    self.label_end,
                    middle + 8.0,
                    Anchor::End,
                    self.label_end,
                    TAG,
                    tag,
                );
            }
        }
        let cut_off = share(row.cut_off_share).unwrap_or(0.0);
        self.bar(sheet, y, share(row.baseline_share), 0.0, Token::Baseline);
        self.bar(
            sheet,
            y + STEP,
            share(row.scenario_share),
            cut_off,
            Token::Accent,
        );
        sheet.hit(
            0.0,
            y - 4.0,
            sheet.width,
            STEP + BAR + 8.0,
            self.readout(row, tag.as_deref()),
        );
        y + STEP + BAR + ROW_GAP
    }

    fn bar(&self, sheet: &mut Sheet, y: f64, value: Option<f64>, cut_off: f64, token: Token) {
        let (left, _) = self.axis.scale.range();
        let middle = y + BAR / 2.0;
        let Some(value) = value else {
            sheet.text(
                left + 6.0,
                middle,
                Anchor::Start,
                sheet.width,
                Type::NOTE,
                &self.spec.no_data_label,
            );
            return;
        };
        let sails = self.axis.scale.at(value);
        let planned = self.axis.scale.at(value + cut_off);
        let highest = self.axis.scale.at(value + cut_off + self.unrouted);
        outlined(sheet, planned, y, highest - planned, BAR, Token::Baseline);
        sheet.rect(left, y, sails - left, BAR, token);
        hatched(sheet, sails, y, planned - sails, BAR, Token::Danger);

        let words = format::percent(value);
        let stopped = (cut_off > 0.0)
            .then(|| format!("{} {}", format::percent(cut_off), self.spec.cut_off_label));
        let mut x = highest + 5.0;
        if x + VALUE.width(&words) > sheet.width {
            // No room after the bar: at its end, in a colour that reads on it.
            let room = sails - left - 8.0;
            sheet.text_if_fits(
                sails - 4.0,
                middle,
                Anchor::End,
                room,
                VALUE.in_paint(Paint::On(token)),
                &words,
            );
            return;
        }
        x += sheet.text(x, middle, Anchor::Start, sheet.width - x, VALUE, &words) + 8.0;
        if let Some(stopped) = stopped {
            sheet.text_if_fits(x, middle, Anchor::Start, sheet.width - x, TAG, &stopped);
        }
    }

    fn readout(&self, row: &ExposureRow, tag: Option<&str>) -> String {
        let spec = self.spec;
        let mut words = String::with_capacity(96);
        words.push_str(&row.label);
        if let Some(tag) = tag {
            words.push_str(" (");
            words.push_str(tag);
            words.push(')');
        }
        let parts = [
            (&spec.baseline_label, share(row.baseline_share), true),
            (&spec.scenario_label, share(row.scenario_share), true),
            (&spec.cut_off_label, share(row.cut_off_share), false),
        ];
        let mut separator = ": ";
        for (label, value, always) in parts {
            if always || value.is_some_and(|value| value > 0.0) {
                words.push_str(separator);
                words.push_str(label);
                words.push(' ');
                words.push_str(&value.map_or_else(|| spec.no_data_label.clone(), format::percent));
                separator = ", ";
            }
        }
        words
    }
}
