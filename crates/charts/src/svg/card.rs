//! A chart as a card of a given size: for social networks, whose pictures have one shape, and for thumbnails.

use std::fmt::Write as _;

use super::{Frame, escape, to_svg};
use crate::layout::natural_height;
use crate::metrics::{fit, prose, widening};
use crate::spec::ChartSpec;
use crate::tokens::{FONT_FAMILY, Theme, Token, colour};

/// The card whose sizes of text are the ones below; others follow, in proportion.
const REFERENCE: (f64, f64) = (1200.0, 630.0);
const MARGIN: f64 = 40.0;
const TITLE: f64 = 36.0;
const FINDING: f64 = 26.0;
const NOTE: f64 = 18.0;
/// No text is smaller, CSS px.
const SMALLEST: f64 = 11.0;
/// Height of a line over its font size.
const LEADING: f64 = 1.3;
/// The narrowest and the widest layout that a chart is given before it is brought to its size, CSS px.
const NARROWEST: f64 = 320.0;
const WIDEST: f64 = 1600.0;
/// How many are tried between them.
const LAYOUTS: u32 = 32;

/// A chart with title, finding and source, fitted into a card of this size, px, as an SVG document.
pub fn card(
    spec: &ChartSpec,
    (width, height): (f64, f64),
    theme: Theme,
    frame: Frame<'_>,
) -> String {
    let (width, height) = (width.round(), height.round());
    let scale = (width / REFERENCE.0).min(height / REFERENCE.1);
    let size = |size: f64| (size * scale).max(SMALLEST).round();
    let margin = (MARGIN * scale).max(8.0).round();
    let room = width - 2.0 * margin;
    let mut card = Card {
        body: String::new(),
        margin,
        room,
        theme,
    };
    let mut top = margin;
    // Text takes half of the height at most: a card is a picture.
    let lines = |size: f64, part: f64| ((height * part / (size * LEADING)) as usize).max(1);
    top = card.text(
        frame.title,
        size(TITLE),
        (top, lines(size(TITLE), 0.18)),
        true,
        Token::Ink,
    );
    top = card.text(
        frame.finding,
        size(FINDING),
        (top, lines(size(FINDING), 0.22)),
        false,
        Token::Ink,
    );
    let note_top = height - margin - size(NOTE) * LEADING;
    card.text(frame.note, size(NOTE), (note_top, 1), false, Token::Muted);
    let gap = (margin / 3.0).round();
    let chart = placed(spec, theme, frame, (room, note_top - top - 2.0 * gap));
    let x = (margin + (room - chart.width) / 2.0).round();
    let y = (top + gap).round();
    let inner = format!(
        "<svg x=\"{x}\" y=\"{y}\" width=\"{:.0}\" height=\"{:.0}\"{}",
        chart.width, chart.height, chart.rest
    );
    let ground = colour(Token::Background, theme).hex();
    let (mut title, mut finding) = (String::new(), String::new());
    escape(frame.title, &mut title);
    escape(frame.finding, &mut finding);
    let body = &card.body;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>{title}</title>\n<desc>{finding}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n{body}{inner}</svg>\n"
    )
}

/// A drawn chart and the size that it takes.
struct Placed {
    /// Its document from the view box on: what comes before tells the size that it has alone.
    rest: String,
    width: f64,
    height: f64,
}

/// The chart in a room: laid out narrower, its text is larger and it fills less of the width. Both count.
fn placed(spec: &ChartSpec, theme: Theme, frame: Frame<'_>, (width, height): (f64, f64)) -> Placed {
    let height = height.max(1.0);
    let drawn = |layout: f64| {
        let natural = natural_height(spec, layout);
        let scale = (width / layout).min(height / natural);
        (layout * scale, natural * scale, scale)
    };
    let score = |layout: f64| {
        let (width, height, scale) = drawn(layout);
        width * height * scale
    };
    let layouts = (0..=LAYOUTS).map(|step| {
        let part = f64::from(step) / f64::from(LAYOUTS);
        (NARROWEST + (WIDEST - NARROWEST) * part).round()
    });
    let best = layouts.max_by(|one, other| score(*one).total_cmp(&score(*other)));
    let layout = best.unwrap_or(WIDEST);
    let svg = to_svg(spec, layout, theme, frame.title, frame.finding);
    let (width, height, _) = drawn(layout);
    let start = svg.find(" viewBox").unwrap_or(0);
    Placed {
        rest: svg.get(start..).unwrap_or_default().to_owned(),
        width: width.floor(),
        height: height.floor(),
    }
}

/// Blocks of text.
struct Card {
    body: String,
    margin: f64,
    room: f64,
    theme: Theme,
}

impl Card {
    /// Writes lines from `top` on, as many as there may be, and returns where the next block begins.
    fn text(
        &mut self,
        text: &str,
        size: f64,
        (top, most): (f64, usize),
        bold: bool,
        token: Token,
    ) -> f64 {
        let fill = colour(token, self.theme).hex();
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let wide = widening(text);
        let mut y = top;
        for line in prose(text, self.room, (size, bold), most) {
            let Some(line) = fit(line, self.room / wide, size, bold) else {
                continue;
            };
            y += size * LEADING;
            let baseline = y - size * (LEADING - 1.0);
            // Writing to a string never fails.
            let _ = write!(
                self.body,
                "<text x=\"{}\" y=\"{baseline:.1}\" font-family=\"{FONT_FAMILY}\" font-size=\"{size}\"{weight} fill=\"{fill}\">",
                self.margin
            );
            escape(&line, &mut self.body);
            self.body += "</text>\n";
        }
        y + size * 0.3
    }
}
