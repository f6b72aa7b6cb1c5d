//! A chart as an SVG document, through plotters-svg.

mod card;
mod corrected;
mod framed;

use plotters_svg::SVGBackend;

pub use self::card::card;
use self::corrected::Corrected;
pub use self::framed::{Frame, framed};
use crate::layout::{layout, natural_height};
use crate::spec::ChartSpec;
use crate::tokens::Theme;

/// The chart as an SVG document at its natural height, with a title and a description for readers who listen.
pub fn to_svg(
    spec: &ChartSpec,
    width: f64,
    theme: Theme,
    title: &str,
    description: &str,
) -> String {
    let layout = layout(spec, width, natural_height(spec, width));
    let size = (layout.width.round() as u32, layout.height.round() as u32);
    let mut body = String::new();
    {
        let mut backend = Corrected(SVGBackend::with_string(&mut body, size));
        // The backend writes to a string and never fails; an error would leave the document shorter.
        let _ = crate::draw(&layout, &mut backend, 1.0, theme);
    }
    // plotters-svg writes its own opening tag, without role, title and description.
    let start = body.find('>').map_or(0, |end| end + 1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n",
        size.0, size.1
    );
    svg.push_str("<title>");
    escape(title, &mut svg);
    svg.push_str("</title>\n<desc>");
    escape(description, &mut svg);
    svg.push_str("</desc>");
    svg.push_str(&body[start..]);
    svg
}

/// How many lines a text takes in a room of this width at this size, px.
pub fn line_count(text: &str, width: f64, size: f64) -> usize {
    crate::metrics::wrap(text, width, size, usize::MAX).len()
}

fn escape(text: &str, out: &mut String) {
    for glyph in text.chars() {
        match glyph {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // XML 1.0 has no place for control characters.
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}
