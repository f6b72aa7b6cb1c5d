//! What a backend is asked to do.

#[path = "samples/japan.rs"]
mod japan;

use std::convert::Infallible;

use charts::{Theme, draw, layout, natural_height};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// Notes the points, the stroke widths and the text sizes of every call.
#[derive(Default)]
struct Recorder {
    points: Vec<BackendCoord>,
    text_sizes: Vec<f64>,
    first_rect: Option<(BackendCoord, BackendCoord, (u8, u8, u8))>,
    calls: usize,
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (1400, 800)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        unreachable!("nothing is drawn pixel by pixel")
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        assert!(fill && to.0 > from.0 && to.1 > from.1, "{from:?} {to:?}");
        self.first_rect.get_or_insert((from, to, style.color().rgb));
        self.points.extend([from, to]);
        self.calls += 1;
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Outcome {
        self.points.extend(path);
        self.calls += 1;
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Outcome {
        self.points.extend(path);
        self.calls += 1;
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        _: u32,
        _: &S,
        _: bool,
    ) -> Outcome {
        self.points.push(centre);
        self.calls += 1;
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        _: &str,
        style: &T,
        place: BackendCoord,
    ) -> Outcome {
        self.points.push(place);
        self.text_sizes.push(style.size());
        self.calls += 1;
        Ok(())
    }
}

fn recorded(spec: &charts::ChartSpec, pixel_ratio: f64) -> Recorder {
    let mut recorder = Recorder::default();
    let layout = layout(spec, 700.0, natural_height(spec, 700.0));
    let drawn = draw(&layout, &mut recorder, pixel_ratio, Theme::Light);
    assert!(drawn.is_ok());
    recorder
}

#[test]
fn the_background_is_painted_first_and_covers_the_backend() {
    for case in japan::all() {
        let first = recorded(&case.spec, 2.0).first_rect;
        assert_eq!(
            first,
            Some(((0, 0), (1400, 800), (0xfd, 0xfc, 0xfa))),
            "{}",
            case.name
        );
    }
}

#[test]
fn device_pixels_are_css_pixels_times_the_ratio() {
    for case in japan::all() {
        let (once, twice) = (recorded(&case.spec, 1.0), recorded(&case.spec, 2.0));
        assert_eq!(once.calls, twice.calls, "{}", case.name);
        for (size, doubled) in once.text_sizes.iter().zip(&twice.text_sizes) {
            assert!((size * 2.0 - doubled).abs() < 1e-9);
        }
        for (one, two) in once.points.iter().zip(&twice.points).skip(2) {
            assert!(
                (one.0 * 2 - two.0).abs() <= 2 && (one.1 * 2 - two.1).abs() <= 2,
                "{one:?} {two:?}"
            );
        }
    }
}

#[test]
fn a_silly_ratio_draws_all_the_same() {
    for ratio in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(recorded(&japan::all()[0].spec, ratio).calls > 10);
    }
}

#[test]
fn a_chart_is_a_few_hundred_calls_at_most() {
    for case in japan::all() {
        let calls = recorded(&case.spec, 1.0).calls;
        assert!(calls < 300, "{}: {calls}", case.name);
    }
}
