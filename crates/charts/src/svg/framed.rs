//! A chart as a picture that stands alone: with its title, what it counts, what it finds, and where it comes from.

use std::fmt::Write as _;

use super::{escape, to_svg};
use crate::layout::{layout, natural_height};
use crate::metrics::prose;
use crate::spec::ChartSpec;
use crate::tokens::{FONT_FAMILY, TEXT, TEXT_HEADING, TEXT_SMALL, Theme, Token, colour};

/// The words around a chart.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Heading.
    pub title: &'a str,
    /// What the chart counts.
    pub subtitle: &'a str,
    /// What it finds, also for readers who listen.
    pub finding: &'a str,
    /// Sources and address.
    pub note: &'a str,
}

/// Room around everything, px.
const MARGIN: f64 = 16.0;
/// Height of a line over its font size.
const LEADING: f64 = 1.4;
/// Room between blocks, px.
const GAP: f64 = 8.0;
/// Lines of a block; more are cut.
const MOST_LINES: usize = 6;

/// A chart of this width, px, with its frame, as an SVG document.
pub fn framed(spec: &ChartSpec, width: f64, theme: Theme, frame: Frame<'_>) -> String {
    let inner = to_svg(spec, width, theme, frame.title, frame.finding);
    let drawn = layout(spec, width, natural_height(spec, width));
    let mut page = Column {
        body: String::new(),
        room: drawn.width,
        y: MARGIN,
        theme,
    };
    page.text(frame.title, TEXT_HEADING, true, Token::Ink);
    page.text(frame.finding, TEXT, false, Token::Ink);
    page.text(frame.subtitle, TEXT_SMALL, false, Token::Muted);
    let top = page.y;
    page.y += drawn.height + GAP;
    page.text(frame.note, TEXT_SMALL, false, Token::Muted);
    let (width, height) = (
        (drawn.width + 2.0 * MARGIN).round(),
        (page.y + MARGIN - GAP).round(),
    );
    let place = format!("<svg x=\"{MARGIN}\" y=\"{top:.0}\"");
    let chart = inner.replacen("<svg", &place, 1);
    let ground = colour(Token::Background, theme).hex();
    let mut title = String::new();
    escape(frame.title, &mut title);
    let mut finding = String::new();
    escape(frame.finding, &mut finding);
    let body = &page.body;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>{title}</title>\n<desc>{finding}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n{body}{chart}</svg>\n"
    )
}

/// Blocks of text from top to bottom.
struct Column {
    body: String,
    room: f64,
    y: f64,
    theme: Theme,
}

impl Column {
    fn text(&mut self, text: &str, size: f64, bold: bool, token: Token) {
        let fill = colour(token, self.theme).hex();
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        for line in prose(text, self.room, (size, bold), MOST_LINES) {
            self.y += size * LEADING;
            let baseline = self.y - size * (LEADING - 1.0);
            // Writing to a string never fails.
            let _ = write!(
                self.body,
                "<text x=\"{MARGIN}\" y=\"{baseline:.1}\" font-family=\"{FONT_FAMILY}\" font-size=\"{size}\"{weight} fill=\"{fill}\">"
            );
            escape(line, &mut self.body);
            self.body += "</text>\n";
        }
        self.y += GAP;
    }
}
