//! One frame: the model runs once, then every chart that changed is drawn. However many events arrive in between.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use crate::state::State;

/// The name under which the browser's performance timeline lists the work of a frame.
const MEASURE: &str = "chokepoint:frame";
/// The work alone, without the wait for the frame.
const MEASURE_WORK: &str = "chokepoint:work";
/// The model's part of it.
const MEASURE_MODEL: &str = "chokepoint:model";
/// Marks where they begin.
const ASKED: &str = "chokepoint:asked";
const BEGAN: &str = "chokepoint:began";

/// Something that a frame draws, if it has to.
pub trait Drawing {
    /// Draws it unless it shows already what it should.
    fn draw(&mut self, state: State);
}

/// The charts to draw and whether a frame is on its way.
#[derive(Clone, Default)]
pub struct Frame {
    charts: Rc<RefCell<Vec<Box<dyn Drawing>>>>,
    requested: Rc<Cell<bool>>,
}

impl Frame {
    /// Adds a chart; it is drawn in the next frame.
    pub fn add(&self, chart: Box<dyn Drawing>) {
        self.charts.borrow_mut().push(chart);
    }

    /// Asks for a frame unless one is on its way.
    pub fn request(&self, state: State) {
        if self.requested.replace(true) {
            return;
        }
        mark(ASKED);
        let frame = self.clone();
        request_animation_frame(move || frame.run(state));
    }

    fn run(&self, state: State) {
        self.requested.set(false);
        mark(BEGAN);
        state.run_model();
        measure(MEASURE_MODEL, BEGAN);
        for chart in self.charts.borrow_mut().iter_mut() {
            chart.draw(state);
        }
        // The figures in the page change in a task behind this one; the measure ends after them.
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            measure(MEASURE, ASKED);
            measure(MEASURE_WORK, BEGAN);
            if let Some(root) = document().document_element() {
                let _already_set = root.set_attribute("data-ready", "true");
            }
        });
    }
}

// A browser without user timing loses the measures and nothing else.

fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _unmarked = performance.mark(name);
    }
}

fn measure(name: &str, since: &str) {
    if let Some(performance) = window().performance() {
        let _unmeasured = performance.measure_with_start_mark(name, since);
    }
}
