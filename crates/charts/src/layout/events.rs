//! Events on an axis of years: thin rules with their words in a band above the plot.

use super::rows::{ABOVE, Flag, ROW, Rows, middle, used};
use super::spread::spread;
use crate::axis::Axis;
use crate::mark::Anchor;
use crate::order::sort_few;
use crate::sheet::{Sheet, Type};
use crate::spec::TimeEvent;
use crate::tokens::Token;

/// Height of a rule without words above the plot, px.
const STUB: f64 = 6.0;
/// Half the height of words, px.
const HALF: f64 = 7.0;
/// Width of the read-out area of a rule without words, and its depth below the edge of the plot, px.
const WIDE: f64 = 14.0;
const DEEP: f64 = 16.0;

/// The events of a plot, from left to right.
pub struct Events<'a> {
    list: Vec<&'a TimeEvent>,
    flags: Vec<Flag<'a>>,
    /// Clear space between the words and the plot, px.
    clear: f64,
}

impl<'a> Events<'a> {
    /// The events of the years `span`, without places for their words.
    pub fn new(events: &'a [TimeEvent], years: &Axis, span: (i32, i32)) -> Self {
        let is_shown =
            |event: &&TimeEvent| (f64::from(span.0)..f64::from(span.1) + 1.0).contains(&event.year);
        let mut list: Vec<&TimeEvent> = events.iter().filter(is_shown).collect();
        sort_few(&mut list, |one, other| one.year.total_cmp(&other.year));
        let flags = list.iter().map(|event| Flag {
            at: event.year,
            x: years.scale.at(event.year),
            label: &event.label,
            place: None,
        });
        Self {
            flags: flags.collect(),
            list,
            clear: ABOVE,
        }
    }

    /// Leaves room for words of the plot that stand out of it, px.
    pub fn lift(&mut self, room: f64) {
        self.clear += room;
    }

    /// Finds places for the words between the edges `bounds`, clear of the `rules` that run through the band.
    pub fn set(&mut self, bounds: (f64, f64), rules: &[f64]) {
        let mut rows = Rows::nameless(bounds);
        for x in rules {
            rows.rule(*x);
        }
        // Words cannot cross a rule, so that each stretch between two has its own best order.
        let is_one_stretch =
            |one: &Flag, next: &Flag| !rules.iter().any(|x| (one.x..next.x).contains(x));
        for stretch in self.flags.chunk_by_mut(is_one_stretch) {
            rows.set(stretch);
        }
    }

    /// Height of the band; without events it takes no room, px.
    pub fn height(&self) -> f64 {
        let places = self.flags.iter().filter_map(|flag| flag.place);
        match (self.flags.is_empty(), used(places)) {
            (true, _) => 0.0,
            (_, 0) => STUB,
            (_, rows) => ROW * rows as f64 + self.clear,
        }
    }

    /// The middle of a row of words above a plot that starts at `top`, px.
    fn middle(&self, top: f64, row: usize) -> f64 {
        middle(top + ABOVE - self.clear, row)
    }

    /// The rules with their words, behind the lines of a plot from `top` to `bottom`.
    pub fn draw(&self, sheet: &mut Sheet, (top, bottom): (f64, f64)) {
        for flag in &self.flags {
            let words = flag
                .place
                .map(|place| (place.x, self.middle(top, place.row)));
            let from = words.map_or(top - STUB, |(_, y)| y - HALF);
            let x = flag.x.round() - 0.5;
            sheet.rect(x, from, 1.0, top - from, Token::Muted);
            // Within the plot it is a line of the grid, so that figures stand out.
            sheet.rect(x, top, 1.0, bottom - top, Token::Grid);
            if let Some((x, y)) = words {
                let room = sheet.width - x;
                sheet.text(x, y, Anchor::Start, room, Type::NOTE, flag.label);
            }
        }
    }

    /// A read-out for each event: its words, or the head of its rule. After the read-outs of the plot, over which
    /// the latter lie.
    pub fn read_out(&self, sheet: &mut Sheet, top: f64, (left, right): (f64, f64)) {
        let alone = self.flags.iter().filter(|flag| flag.place.is_none());
        let mut heads: Vec<f64> = alone.map(|flag| flag.x).collect();
        // Heads may lie on one another; their read-outs must not.
        let room = (right - left) / heads.len().max(1) as f64;
        let wide = WIDE.min(room);
        spread(&mut heads, wide, (left + wide / 2.0, right - wide / 2.0));
        let mut heads = heads.into_iter();
        for (event, flag) in self.list.iter().zip(&self.flags) {
            let detail = event.detail.clone();
            if let Some(place) = flag.place {
                let width = Type::NOTE.width(flag.label);
                let (from, to) = (place.x.min(flag.x), (place.x + width).max(flag.x));
                let y = self.middle(top, place.row) - ROW / 2.0;
                sheet.hit(from, y, to - from, ROW, detail);
            } else if let Some(x) = heads.next() {
                let height = ABOVE + DEEP;
                sheet.hit(x - wide / 2.0, top - ABOVE, wide, height, detail);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(year: f64) -> TimeEvent {
        TimeEvent {
            year,
            label: "an event".into(),
            detail: format!("{year}"),
        }
    }

    fn laid_out(years: &[f64], places: bool) -> (f64, crate::Layout) {
        let list: Vec<TimeEvent> = years.iter().map(|year| event(*year)).collect();
        let axis = Axis::years(2000, 2024, (40.0, 400.0));
        let mut events = Events::new(&list, &axis, (2000, 2024));
        if places {
            events.set((0.0, 500.0), &[]);
        }
        let mut sheet = Sheet::new(500.0, 300.0);
        events.draw(&mut sheet, (100.0, 280.0));
        events.read_out(&mut sheet, 100.0, (40.0, 400.0));
        (events.height(), sheet.into_layout())
    }

    #[test]
    fn no_event_takes_no_room() {
        let (height, layout) = laid_out(&[], true);
        assert!(height.abs() < 1e-9 && layout.marks.is_empty() && layout.hits.is_empty());
    }

    #[test]
    fn events_of_other_years_are_left_out_and_the_last_year_is_whole() {
        let (_, layout) = laid_out(&[1999.9, 2000.0, 2024.9, 2025.0, f64::NAN], true);
        let labels: Vec<&str> = layout.hits.iter().map(|hit| hit.label.as_str()).collect();
        assert_eq!(labels, ["2000", "2024.9"]);
    }

    #[test]
    fn events_of_one_moment_keep_their_own_read_outs() {
        for places in [true, false] {
            let (height, layout) = laid_out(&[2011.2; 9], places);
            assert!(height <= 3.0 * ROW + ABOVE);
            assert_eq!(layout.hits.len(), 9);
            for hit in &layout.hits {
                let middle = (hit.x + hit.width / 2.0, hit.y + hit.height / 2.0);
                assert_eq!(layout.hit_at(middle.0, middle.1), Some(hit));
            }
        }
    }
}
