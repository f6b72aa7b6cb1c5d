//! A chart on a canvas: sized in device pixels, drawn in the page's frame while it is in sight.

use charts::{ChartSpec, Layout, Theme};
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use story::chart::{Chart, ChartInput, Memo};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};

use crate::frame::Drawing;
use crate::state::State;
use crate::words::words;
use crate::{dom, fetch};

/// What a canvas shows now; an equal drawing is not drawn again.
#[derive(PartialEq)]
struct Drawn {
    spec: ChartSpec,
    width: f64,
    pixel_ratio: f64,
    theme: Theme,
}

/// One chart's canvas, as the frame knows it.
pub struct ChartCanvas {
    chart: Chart,
    canvas: HtmlCanvasElement,
    layout: StoredValue<Option<Layout>, LocalStorage>,
    drawn: Option<Drawn>,
}

impl ChartCanvas {
    /// A canvas that was not drawn yet; its layout is shared with whoever reads it out.
    pub fn new(
        chart: Chart,
        canvas: HtmlCanvasElement,
        layout: StoredValue<Option<Layout>, LocalStorage>,
    ) -> Self {
        Self {
            chart,
            canvas,
            layout,
            drawn: None,
        }
    }

    /// Setting a size clears a canvas, so only a changed one is set.
    fn resize(&self, layout: &Layout, pixel_ratio: f64) {
        let (width, height) = (
            (layout.width * pixel_ratio).round() as u32,
            (layout.height * pixel_ratio).round() as u32,
        );
        if self.canvas.width() != width {
            self.canvas.set_width(width);
        }
        if self.canvas.height() != height {
            self.canvas.set_height(height);
            let style = (*self.canvas).style();
            // The style of an element in the page can always be set; a failure would only misplace the chart.
            let _unplaced = style.set_property("height", &format!("{}px", layout.height));
        }
    }
}

impl Drawing for ChartCanvas {
    fn draw(&mut self, state: State) {
        let width = f64::from(self.canvas.client_width());
        if width <= 0.0 || !is_in_sight(&self.canvas) {
            return;
        }
        if self.chart == Chart::Map {
            fetch::want_map(state);
        }
        let next = Drawn {
            spec: chart_input(state, |input| self.chart.spec(input, words())),
            width,
            pixel_ratio: window().device_pixel_ratio(),
            theme: dom::theme(),
        };
        if self.drawn.as_ref() == Some(&next) {
            return;
        }
        let height = charts::natural_height(&next.spec, width);
        let layout = charts::layout(&next.spec, width, height);
        self.resize(&layout, next.pixel_ratio);
        if let Some(mut backend) = CanvasBackend::with_canvas_object(self.canvas.clone())
            && let Err(error) = charts::draw(&layout, &mut backend, next.pixel_ratio, next.theme)
        {
            leptos::logging::error!("{} cannot be drawn: {error}", self.chart.id());
        }
        self.layout.set_value(Some(layout));
        self.drawn = Some(next);
    }
}

/// Whether an element is on the screen or about to be. What is not is drawn when the reader gets there.
pub fn is_in_sight(element: &Element) -> bool {
    let screen = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(f64::MAX);
    let place = element.get_bounding_client_rect();
    place.bottom() > -screen / 2.0 && place.top() < screen * 1.5
}

/// What charts are made from, as it stands.
pub fn chart_input<T>(state: State, make: impl FnOnce(ChartInput<'_>) -> T) -> T {
    let page = state.page.get_untracked();
    let scenario = state.evaluated.get_untracked();
    let baseline = state.baseline.get_untracked();
    let outcome = state.outcome.get_untracked();
    let map = state.map.get_untracked();
    make(ChartInput {
        page: &page,
        scenario: &scenario,
        baseline: &baseline,
        outcome: &outcome,
        map: map.as_deref(),
        memo: &Memo::default(),
    })
}

/// A canvas of another size asks for a frame. The observer ends with the component.
pub fn redraw_when_resized(state: State, canvas: &HtmlCanvasElement) {
    let on_resize = Closure::<dyn FnMut()>::new(move || state.request_frame());
    if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
        observer.observe(canvas);
        let kept = StoredValue::new_local(Some((observer, on_resize)));
        on_cleanup(move || {
            kept.update_value(|kept| {
                if let Some((observer, _)) = kept.take() {
                    observer.disconnect();
                }
            });
        });
    }
}
