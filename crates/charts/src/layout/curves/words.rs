//! The words in and above a plot: marks with their rules, the name of the target, why a gap has no answer.

use super::Frame;
use super::panel::Panel;
use crate::layout::rows::{BESIDE, NAME_ROW, middle};
use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::sheet::{Sheet, Type};
use crate::tokens::{Paint, Token};

/// Half the height of words, and their distance from lines, px.
const HALF: f64 = 7.0;
const CLEAR: f64 = 3.0;
/// Places along the target that are tried for its name.
const TRIES: u32 = 8;
/// Distance of samples of the line under words, px.
const SAMPLE: f64 = 4.0;

/// A rule for every mark, from its words down to the axis.
pub fn rules(panel: &Panel<'_>, frame: &Frame<'_>, has_words: bool, sheet: &mut Sheet) {
    let (top, bottom) = panel.plot;
    for (flag, is_answer) in frame.flags.iter().zip(&frame.are_answers) {
        let place = flag.place.filter(|_| has_words);
        let words = place.map(|place| {
            let y = if place.row == NAME_ROW {
                panel.top + 10.0
            } else {
                middle(top, place.row)
            };
            // To the left of the rule words end at it, however wide their face is.
            let is_left = place.x < flag.x;
            (is_left, y)
        });
        let from = words.map_or(top, |(_, y)| y - HALF);
        let x = flag.x.round();
        let (width, token) = if *is_answer {
            (2.0, Token::Accent)
        } else {
            (1.0, Token::Muted)
        };
        sheet.rect(x - width / 2.0, from, width, bottom - from, token);
        if let Some((is_left, y)) = words {
            let style = if *is_answer {
                Type::NOTE.bold().in_paint(Paint::Solid(Token::Accent))
            } else {
                Type::NOTE
            };
            let (x, anchor) = if is_left {
                (flag.x - BESIDE, Anchor::End)
            } else {
                (flag.x + BESIDE, Anchor::Start)
            };
            sheet.text(x, y, anchor, sheet.width, style, flag.label);
        }
    }
}

/// A dot where the answer meets the line.
pub fn answers(panel: &Panel<'_>, frame: &Frame<'_>, sheet: &mut Sheet) {
    let flags = frame.flags.iter().zip(&frame.are_answers);
    for (flag, _) in flags.filter(|(_, is_answer)| **is_answer) {
        if let Some(y) = panel.height_at(frame, flag.x) {
            sheet.dot(flag.x, y, 6.0, Token::Background);
            sheet.dot(flag.x, y, 4.5, Token::Accent);
        }
    }
}

/// The name of the target, just above or below it where nothing else runs; not at all where there is no such place.
pub fn target(panel: &Panel<'_>, frame: &Frame<'_>, sheet: &mut Sheet) {
    let (Some(level), Some(target)) = (panel.target(), &panel.spec.target) else {
        return;
    };
    let y = panel.up.scale.at(level);
    let (left, right) = (frame.left + 5.0, frame.right - 5.0);
    let width = Type::NOTE.width(&target.label) * WIDEST_FACE;
    let room = right - left - width;
    if room < 0.0 {
        return;
    }
    let places = [y - HALF - 2.0, y + HALF + 3.0].into_iter();
    let places = places.flat_map(|y| {
        (0..=TRIES).rev().map(move |step| {
            let x = left + room * f64::from(step) / f64::from(TRIES);
            (x, y)
        })
    });
    let mut free = places.filter(|(x, y)| {
        y - HALF >= panel.plot.0 - HALF
            && y + HALF <= panel.plot.1
            && is_free(panel, frame, (*x, x + width), *y)
    });
    if let Some((x, y)) = free.next() {
        let style = Type::NOTE.in_paint(Paint::Solid(Token::Ink));
        sheet.text(x, y, Anchor::Start, width, style, &target.label);
    }
}

/// Whether neither the line, nor a rule, nor a gap touches words at a height, px.
fn is_free(panel: &Panel<'_>, frame: &Frame<'_>, across: (f64, f64), y: f64) -> bool {
    let (from, to) = (across.0 - CLEAR, across.1 + CLEAR);
    let is_on_rule = frame.flags.iter().any(|flag| flag.x > from && flag.x < to);
    let mut gaps = panel.gaps(frame);
    let is_on_gap = gaps.any(|(left, right, _)| right > from && left < to);
    let samples = ((to - from) / SAMPLE) as u32;
    let is_on_line = (0..=samples).any(|sample| {
        let line = panel.height_at(frame, from + f64::from(sample) * SAMPLE);
        line.is_some_and(|line| (line - y).abs() < HALF + CLEAR)
    });
    !is_on_rule && !is_on_gap && !is_on_line
}

/// Why a gap has no answer, where it has room for it.
pub fn gaps(panel: &Panel<'_>, frame: &Frame<'_>, sheet: &mut Sheet) {
    let (top, bottom) = panel.plot;
    let target = panel.target().map(|level| panel.up.scale.at(level));
    for (left, right, label) in panel.gaps(frame) {
        let (x, mut y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        if target.is_some_and(|target| (target - y).abs() < 2.0 * HALF) {
            y += 3.0 * HALF;
        }
        let width = Type::NOTE.width(label);
        let (from, to) = (x - width / 2.0 - CLEAR, x + width / 2.0 + CLEAR);
        let is_on_rule = frame.flags.iter().any(|flag| flag.x > from && flag.x < to);
        if to - from < right - left && !is_on_rule {
            sheet.rect(
                from,
                y - HALF - 1.0,
                to - from,
                2.0 * HALF + 2.0,
                Token::Background,
            );
            sheet.text(x, y, Anchor::Middle, right - left, Type::NOTE, label);
        }
    }
}
