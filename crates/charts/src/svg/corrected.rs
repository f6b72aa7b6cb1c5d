//! plotters-svg with its text put right.

use std::borrow::Cow;

use plotters_backend::text_anchor::Pos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
};
use plotters_svg::SVGBackend;

/// plotters-svg 0.3.7 writes `size / 1.24`.
const SVG_TEXT_DIVISOR: f64 = 1.24;
/// plotters-svg centres text half an ex (0.26 em) above its baseline; a canvas does so 0.35 em above it.
const DROP_EM: f64 = 0.09;

/// The SVG backend; shapes pass through, text gets the size and the place that were asked for.
pub(super) struct Corrected<'a>(pub(super) SVGBackend<'a>);

type Outcome<'a> = Result<(), DrawingErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

struct Enlarged<'a, S>(&'a S);

impl<S: BackendTextStyle> BackendTextStyle for Enlarged<'_, S> {
    type FontError = S::FontError;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        let enlarged = self.0.size() * SVG_TEXT_DIVISOR;
        // The neighbour that divides back to the very size, so that no 13.000000000000002 is written.
        [enlarged, enlarged.next_down(), enlarged.next_up()]
            .into_iter()
            .find(|candidate| (candidate / SVG_TEXT_DIVISOR).to_bits() == self.0.size().to_bits())
            .unwrap_or(enlarged)
    }

    fn style(&self) -> FontStyle {
        self.0.style()
    }

    fn anchor(&self) -> Pos {
        self.0.anchor()
    }

    fn family(&self) -> FontFamily<'_> {
        self.0.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        self.0.layout_box(text)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        pos: BackendCoord,
        draw: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        self.0.draw(text, pos, draw)
    }
}

/// XML 1.0 has no place for control characters.
fn printable(text: &str) -> Cow<'_, str> {
    let is_bad = |glyph: char| glyph.is_control() || matches!(glyph, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_bad) {
        text.replace(is_bad, " ").into()
    } else {
        text.into()
    }
}

impl<'a> DrawingBackend for Corrected<'a> {
    type ErrorType = <SVGBackend<'a> as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome<'a> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Outcome<'a> {
        self.0.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome<'a> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome<'a> {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome<'a> {
        self.0.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome<'a> {
        self.0.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome<'a> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Outcome<'a> {
        self.0.fill_polygon(vert, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Outcome<'a> {
        let drop = (style.size() * DROP_EM).round() as i32;
        self.0
            .draw_text(&printable(text), &Enlarged(style), (pos.0, pos.1 + drop))
    }
}
