//! The words of the record: names at line ends, claims, marked years, read-outs.

use super::{Frame, Series};
use crate::axis::is_year;
use crate::format;
use crate::layout::spread::spread;
use crate::mark::Anchor;
use crate::metrics::wrap;
use crate::order::sort_few;
use crate::scale::share;
use crate::sheet::{Sheet, Type};
use crate::tokens::{Paint, TEXT_SMALL, Token};

/// Height of a line of text, px.
const LINE: f64 = 15.0;
/// Names at line ends are broken to this width, px.
const NAME: f64 = 170.0;
const NAME_LINES: usize = 3;
const STYLE: Type = Type {
    size: TEXT_SMALL,
    bold: false,
    paint: Paint::Solid(Token::Ink),
};

fn last_value(series: &Series) -> Option<String> {
    series
        .points
        .last()
        .map(|(_, value)| format::whole_percent(*value))
}

fn name_lines<'a>(series: &'a Series, most: usize) -> Vec<&'a str> {
    wrap(&series.line.label, NAME, TEXT_SMALL, most)
}

/// Room right of the plot, px.
pub fn room(series: &[Series], narrow: bool, width: f64) -> f64 {
    if narrow {
        return STYLE.bold().width("100 %") + 10.0;
    }
    let lines = series
        .iter()
        .flat_map(|series| name_lines(series, NAME_LINES));
    let widest = lines.map(|line| STYLE.width(line)).fold(40.0, f64::max);
    widest.min(width / 3.0) + 14.0
}

/// Names and last values at the line ends, moved apart where lines end close together.
pub fn lines(frame: &Frame, sheet: &mut Sheet) {
    let ((_, top), (right, bottom)) = frame.plot;
    let mut ends: Vec<(f64, &Series)> = frame
        .series
        .iter()
        .filter_map(|series| Some((frame.y(series.points.last()?.1), series)))
        .collect();
    sort_few(&mut ends, |a, b| a.0.total_cmp(&b.0));
    // As many lines of a name as leave room for every name.
    let fitting = ((bottom - top) / LINE / ends.len().max(1) as f64) as usize;
    let most = if frame.narrow {
        0
    } else {
        fitting.saturating_sub(1).min(NAME_LINES)
    };
    // Every row of text is a place of its own: the value, then the lines of the name.
    let mut places = Vec::new();
    let mut rows: Vec<(Token, Type, &str)> = Vec::new();
    let values: Vec<String> = ends
        .iter()
        .filter_map(|(_, series)| last_value(series))
        .collect();
    for ((y, series), value) in ends.iter().zip(&values) {
        let token = Token::Series(series.line.colour);
        let names = if most == 0 {
            Vec::new()
        } else {
            name_lines(series, most)
        };
        let first = y - LINE * names.len() as f64 / 2.0;
        places.extend((0..=names.len()).map(|row| first + LINE * row as f64));
        rows.push((token, STYLE.bold().in_paint(token.into()), value));
        rows.extend(names.into_iter().map(|name| (token, STYLE, name)));
    }
    spread(&mut places, LINE, (top, bottom));
    for ((_, style, words), y) in rows.into_iter().zip(places) {
        sheet.text(
            right + 10.0,
            y,
            Anchor::Start,
            sheet.width - right - 10.0,
            style,
            words,
        );
    }
}

/// Claims: their words above the dashed line at its left end, on a ground that hides what runs behind.
pub fn claims(frame: &Frame, sheet: &mut Sheet) {
    let ((left, top), (right, bottom)) = frame.plot;
    let mut claims: Vec<(f64, &crate::ClaimLine)> = frame
        .spec
        .claims
        .iter()
        .filter_map(|claim| Some((frame.y(share(claim.share)?) - 10.0, claim)))
        .collect();
    sort_few(&mut claims, |a, b| a.0.total_cmp(&b.0));
    let mut places: Vec<f64> = claims.iter().map(|(y, _)| *y).collect();
    spread(&mut places, LINE + 3.0, (top - 10.0, bottom - 8.0));
    for ((_, claim), y) in claims.iter().zip(places) {
        let style = STYLE.bold().in_paint(Token::Series(claim.colour).into());
        let width = style.width(&claim.label).min(right - left - 8.0);
        sheet.rect(left + 6.0, y - 7.5, width + 6.0, 15.0, Token::Background);
        sheet.text(
            left + 9.0,
            y,
            Anchor::Start,
            right - left - 8.0,
            style,
            &claim.label,
        );
    }
}

/// The article's year and the selected year: lines with their names above the plot, in two rows if they are close.
pub fn years(frame: &Frame, sheet: &mut Sheet) {
    let ((left, _), (_, bottom)) = frame.plot;
    let article = frame
        .spec
        .article_year
        .map(|year| (year, frame.spec.article_label.clone(), Token::Muted));
    let selected = frame
        .spec
        .selected_year
        .map(|year| (year, year.to_string(), Token::Ink));
    let both_are_one = article
        .as_ref()
        .zip(selected.as_ref())
        .is_some_and(|(one, other)| one.0 == other.0);
    let selected = selected.filter(|_| !both_are_one);
    // A claim near the top of the plot has its words in the lower row, at its left end.
    let claims = frame.spec.claims.iter();
    let mut taken = claims
        .map(|claim| (left, left + 12.0 + STYLE.bold().width(&claim.label)))
        .max_by(|one, other| one.1.total_cmp(&other.1));
    let mut names = Vec::new();
    for (year, words, token) in [article, selected]
        .into_iter()
        .flatten()
        .filter(|(year, ..)| is_year(*year))
    {
        let style = STYLE.bold().in_paint(token.into());
        let half = style.width(&words) / 2.0;
        let x = frame.x(year).round();
        let middle = sheet.width / 2.0;
        let label_x = x.clamp((left + half).min(middle), (sheet.width - half).max(middle));
        let (from, to) = (label_x - half - 6.0, label_x + half + 6.0);
        let is_free = taken.is_none_or(|(start, end)| to < start || from > end);
        let y = frame.legend + if is_free { 31.0 } else { 15.0 };
        taken = Some((from, to));
        sheet.rect(x - 0.5, y + 9.0, 1.0, bottom - y - 9.0, token);
        names.push((label_x, y, half, style, words));
    }
    // After both lines, so that neither runs through a name.
    for (x, y, half, style, words) in names {
        sheet.rect(
            x - half - 3.0,
            y - 8.0,
            2.0 * half + 6.0,
            16.0,
            Token::Background,
        );
        sheet.text(x, y, Anchor::Middle, sheet.width, style, &words);
    }
}

/// Says in each gap of a line that there are no data, where the words fit.
pub fn gaps(frame: &Frame, sheet: &mut Sheet) {
    for series in &frame.series {
        for pair in series
            .points
            .windows(2)
            .filter(|pair| pair[1].0 - pair[0].0 > 1)
        {
            let (from, to) = (frame.x(pair[0].0), frame.x(pair[1].0));
            let y = frame.y(f64::midpoint(pair[0].1, pair[1].1));
            let room = to - from - 8.0;
            sheet.text_if_fits(
                f64::midpoint(from, to),
                y,
                Anchor::Middle,
                room,
                Type::NOTE,
                &frame.spec.no_data_label,
            );
        }
    }
}

/// All shares of a year.
pub fn readout(frame: &Frame, year: i32) -> String {
    let mut words = String::with_capacity(120);
    words.push_str(&year.to_string());
    let mut separator = ": ";
    for series in &frame.series {
        words.push_str(separator);
        words.push_str(&series.line.label);
        words.push(' ');
        match series.at(year) {
            Some(value) => words.push_str(&format::percent(value)),
            None => words.push_str(&frame.spec.no_data_label),
        }
        separator = ", ";
    }
    words
}
