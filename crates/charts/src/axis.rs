//! Axes: how many ticks fit, grid lines, and labels that never touch.

use crate::format;
use crate::mark::Anchor;
use crate::scale::{Scale, nice_end, nice_step};
use crate::sheet::{Sheet, Type};
use crate::tokens::Token;

/// Clear space between two tick labels, px.
const GAP: f64 = 14.0;
/// Height of a row of tick labels, px.
pub const TICK_ROW: f64 = 18.0;
/// Years outside cannot be drawn.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// Distances of ticks on an axis of days: months and quarters, and what longer or shorter spans need.
const DAY_STEPS: [f64; 7] = [1.0, 5.0, 10.0, 30.0, 90.0, 180.0, 360.0];
/// A year of months has this many ticks at most.
const MOST_DAY_TICKS: f64 = 13.0;

/// What the numbers of an axis are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amount,
    Share,
    Year,
    Day,
    /// Any figure along a row of curves.
    #[cfg(feature = "answers")]
    Place,
}

/// A scale with its ticks.
pub struct Axis {
    /// The scale.
    pub scale: Scale,
    step: f64,
    first: f64,
    kind: Kind,
}

/// Whether a year can be drawn.
pub fn is_year(year: i32) -> bool {
    YEARS.contains(&year)
}

fn most_ticks(range: (f64, f64), widest: &str) -> f64 {
    ((range.1 - range.0).abs() / (Type::NOTE.width(widest) + GAP))
        .floor()
        .min(10.0)
}

impl Axis {
    /// Amounts from zero along a row.
    pub fn amounts_across(largest: f64, range: (f64, f64)) -> Self {
        let most = most_ticks(range, &format::grouped(largest * 2.0)).min(6.0);
        Self::amounts(largest, range, most)
    }

    /// Amounts from zero up a column; `range` runs from the bottom to the top.
    pub fn amounts_up(largest: f64, range: (f64, f64)) -> Self {
        Self::amounts(largest, range, ((range.0 - range.1).abs() / 48.0).floor())
    }

    fn amounts(largest: f64, range: (f64, f64), most: f64) -> Self {
        let largest = if largest > 0.0 { largest } else { 1.0 };
        let step = nice_step(largest, most);
        let scale = Scale::new((0.0, nice_end(largest, step)), range);
        Self {
            scale,
            step,
            first: 0.0,
            kind: Kind::Amount,
        }
    }

    /// Shares from 0 to 100 % along a row.
    pub fn shares_across(range: (f64, f64)) -> Self {
        Self::shares(range, most_ticks(range, "100 %").min(5.0))
    }

    /// Shares from 0 to 100 % up a column.
    #[cfg(feature = "record")]
    pub fn shares_up(range: (f64, f64)) -> Self {
        Self::shares(range, ((range.0 - range.1).abs() / 36.0).floor().min(5.0))
    }

    /// Shares up a column, from 0 to 100 %, or to the largest where that is less than half.
    #[cfg(feature = "record")]
    pub fn shares_up_to(largest: f64, range: (f64, f64)) -> Self {
        let most = ((range.0 - range.1).abs() / 30.0).floor().min(5.0);
        if largest >= 0.5 {
            return Self::shares(range, most);
        }
        // Ticks are whole percentages.
        let step = nice_step(largest, most).max(0.01);
        Self {
            scale: Scale::new((0.0, nice_end(largest, step)), range),
            step,
            first: 0.0,
            kind: Kind::Share,
        }
    }

    fn shares(range: (f64, f64), most: f64) -> Self {
        Self {
            scale: Scale::new((0.0, 1.0), range),
            step: nice_step(1.0, most),
            first: 0.0,
            kind: Kind::Share,
        }
    }

    /// Years along a row.
    pub fn years(first: i32, last: i32, range: (f64, f64)) -> Self {
        let domain = (f64::from(first), f64::from(last));
        let step = nice_step(domain.1 - domain.0, most_ticks(range, "2000")).max(1.0);
        let round = (domain.0 / step).ceil() * step;
        // A span without a round year still names its first one.
        let first = if round <= domain.1 { round } else { domain.0 };
        Self {
            scale: Scale::new(domain, range),
            step,
            first,
            kind: Kind::Year,
        }
    }

    /// Days along a row, from zero to the last: every 30 days where their labels have room.
    pub fn days(last: f64, range: (f64, f64)) -> Self {
        let room = (range.1 - range.0).abs() / (Type::NOTE.width(&format::grouped(last)) + GAP);
        let most = room.floor().min(MOST_DAY_TICKS);
        let step = DAY_STEPS.into_iter().find(|step| last / step <= most);
        Self {
            scale: Scale::new((0.0, last), range),
            step: step.unwrap_or_else(|| nice_step(last, most)),
            first: 0.0,
            kind: Kind::Day,
        }
    }

    /// Amounts from zero, or shares from zero to 125 % or beyond, up a small panel; `range` runs from the bottom to
    /// the top. The axis may end halfway between two ticks: a whole step would be too much of the panel.
    pub fn small_up(largest: f64, shares: bool, range: (f64, f64)) -> Self {
        let largest = largest.max(if shares { 1.25 } else { 0.0 });
        let largest = if largest > 0.0 { largest } else { 1.0 };
        let step = nice_step(largest, 3.0);
        Self {
            scale: Scale::new((0.0, nice_end(largest, step / 2.0)), range),
            step,
            first: 0.0,
            kind: if shares { Kind::Share } else { Kind::Amount },
        }
    }

    /// Figures from any least to any greatest along a row.
    #[cfg(feature = "answers")]
    pub fn across(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (low, high) = domain;
        let reach = high.abs().max(low.abs());
        let words = |step| format::tick(-reach, step);
        let step = |most: f64| nice_step(high - low, most);
        // Labels are as long as their step is small, which depends on how many have room.
        let few = most_ticks(range, &words(step(4.0))).min(10.0);
        Self {
            scale: Scale::new(domain, range),
            step: step(few),
            first: (low / step(few) - 1e-9).ceil() * step(few),
            kind: Kind::Place,
        }
    }

    /// Figures from any least to any greatest up a panel, rounded outwards; `range` runs from the bottom to the top.
    #[cfg(feature = "answers")]
    pub fn up((low, high): (f64, f64), range: (f64, f64)) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        let step = nice_step(high - low, 4.0);
        let first = (low / step + 1e-9).floor() * step;
        let last = (high / step - 1e-9).ceil() * step;
        Self {
            scale: Scale::new((first, last), range),
            step,
            first,
            kind: Kind::Amount,
        }
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let (first, step) = (self.first, self.step);
        let end = self.scale.domain_end() + step * 1e-6;
        (0..24)
            .map(move |n| first + step * f64::from(n))
            .take_while(move |value| *value <= end)
    }

    fn label(&self, value: f64) -> String {
        match self.kind {
            Kind::Amount => format::tick(value, self.step),
            #[cfg(feature = "answers")]
            Kind::Place => format::tick(value, self.step),
            Kind::Day => format::grouped(value),
            Kind::Share => format::whole_percent(value),
            Kind::Year => format!("{value:.0}"),
        }
    }

    /// Width of the widest tick label.
    pub fn label_width(&self) -> f64 {
        self.ticks()
            .map(|value| Type::NOTE.width(&self.label(value)))
            .fold(0.0, f64::max)
    }

    /// Grid lines down from `top` to `bottom`, labels below.
    pub fn draw_across(&self, sheet: &mut Sheet, top: f64, bottom: f64) {
        if !self.has_ticks() {
            self.draw_grid(sheet, top, bottom);
        }
        let mut free_from = 0.0;
        for value in self.ticks() {
            let x = self.scale.at(value);
            if self.has_ticks() {
                sheet.rect(x, bottom, 1.0, 4.0, Token::Muted);
            }
            let label = self.label(value);
            let half = Type::NOTE.width(&label) / 2.0;
            let x = x.clamp(half, (sheet.width - half).max(half));
            if x - half >= free_from {
                let y = bottom + 3.0 + TICK_ROW / 2.0;
                sheet.text(x, y, Anchor::Middle, 2.0 * half, Type::NOTE, &label);
                free_from = x + half + GAP / 2.0;
            }
        }
    }

    /// Whether short lines stand at its numbers rather than a grid.
    fn has_ticks(&self) -> bool {
        !matches!(self.kind, Kind::Amount | Kind::Share)
    }

    /// Short lines alone, down from `bottom`.
    pub fn draw_ticks(&self, sheet: &mut Sheet, bottom: f64) {
        for value in self.ticks() {
            sheet.rect(self.scale.at(value), bottom, 1.0, 4.0, Token::Muted);
        }
    }

    /// Grid lines alone, down from `top` to `bottom`.
    pub fn draw_grid(&self, sheet: &mut Sheet, top: f64, bottom: f64) {
        for value in self.ticks() {
            let paint = if value == 0.0 {
                Token::Muted
            } else {
                Token::Grid
            };
            sheet.rect(self.scale.at(value), top, 1.0, bottom - top, paint);
        }
    }

    /// Grid lines from `left` to `right`, labels left of them.
    pub fn draw_up(&self, sheet: &mut Sheet, left: f64, right: f64) {
        for value in self.ticks() {
            let y = self.scale.at(value).round();
            let paint = if value == 0.0 {
                Token::Muted
            } else {
                Token::Grid
            };
            sheet.rect(left, y, right - left, 1.0, paint);
            sheet.text(
                left - 6.0,
                y,
                Anchor::End,
                left - 6.0,
                Type::NOTE,
                &self.label(value),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mark::Mark;

    /// Left and right ends of the texts of a sheet, and their middles.
    fn labels(sheet: Sheet) -> Vec<(f64, f64, f64)> {
        let marks = sheet.into_layout().marks;
        let texts = marks.into_iter().filter_map(|mark| match mark {
            Mark::Text {
                x, y, text, anchor, ..
            } => {
                let width = Type::NOTE.width(&text);
                let left = if anchor == Anchor::End {
                    x - width
                } else {
                    x - width / 2.0
                };
                Some((left, left + width, y))
            }
            _ => None,
        });
        texts.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn tick_labels_in_a_row_never_touch(
            largest in 0.0..1e12_f64,
            left in 0.0..200.0_f64,
            length in 40.0..1200.0_f64,
            years in (1800..2200_i32, 0..400_i32),
        ) {
            let range = (left, left + length);
            let (first, last) = (years.0, (years.0 + years.1).min(2200));
            let axes = [Axis::amounts_across(largest, range), Axis::shares_across(range), Axis::years(first, last, range)];
            for axis in axes {
                let mut sheet = Sheet::new(left + length + 10.0, 200.0);
                axis.draw_across(&mut sheet, 0.0, 150.0);
                let labels = labels(sheet);
                prop_assert!(!labels.is_empty());
                for pair in labels.windows(2) {
                    prop_assert!(pair[0].1 + 2.0 <= pair[1].0, "{labels:?}");
                }
            }
        }

        #[test]
        fn tick_labels_in_a_column_never_touch(largest in 0.0..1e12_f64, height in 60.0..2000.0_f64) {
            let range = (height, 10.0);
            let shares = [Axis::shares_up(range), Axis::shares_up_to(largest % 1.0, range)];
            for axis in [Axis::amounts_up(largest, range)].into_iter().chain(shares) {
                let mut sheet = Sheet::new(800.0, height + 20.0);
                axis.draw_up(&mut sheet, 200.0, 700.0);
                for pair in labels(sheet).windows(2) {
                    prop_assert!((pair[0].2 - pair[1].2).abs() >= 16.0);
                }
            }
        }
    }

    #[test]
    fn shares_reach_the_whole_unless_all_are_small() {
        let end = |largest| Axis::shares_up_to(largest, (200.0, 0.0)).scale.domain_end();
        for (largest, expected) in [(0.9, 1.0), (0.5, 1.0), (0.31, 0.4), (0.0, 0.01)] {
            assert!((end(largest) - expected).abs() < 1e-9, "{largest}");
        }
    }

    #[test]
    fn ticks_of_years_are_round() {
        let axis = Axis::years(2003, 2024, (0.0, 400.0));
        assert_eq!(
            axis.ticks()
                .map(|value| axis.label(value))
                .collect::<Vec<_>>(),
            ["2005", "2010", "2015", "2020"]
        );
    }
}
