//! The tool below the first screen: choices, levers, charts, figures, sources.

use leptos::prelude::*;
use story::chart::Chart;
use wire::Bootstrap;

use crate::choices::{Choices, Notices};
use crate::days::{LastShips, RangeFinding, StockFindings};
use crate::drawn::DrawnFigure;
use crate::figure::ChartFigure;
use crate::figures::Figures;
use crate::levers::Levers;
use crate::state::State;
use crate::words::words;
use crate::{dom, url};

/// Charts that answer a question about the levers.
const ANSWERS: [&str; 8] = [
    "attribution",
    "goal",
    "frontier",
    "uncertainty",
    "tornado",
    "compared",
    "stress",
    "quality",
];

/// Everything that the browser draws.
pub fn page(bootstrap: Bootstrap) -> impl IntoView {
    let state = State::new(bootstrap);
    url::follow_history(state);
    follow_theme(state);
    follow_scroll(state);
    mount_record(state);
    view! {
        <section class="tool" aria-label=words().page_tool()>
            <div class="bar">
                <Choices state=state />
                <Notices state=state />
            </div>
            <Levers state=state />
            <div class="results">
                <ChartFigure state=state chart=Chart::Map />
                <RangeFinding state=state />
                <StockFindings state=state />
                <ChartFigure state=state chart=Chart::Drawdown />
                <ChartFigure state=state chart=Chart::Arrivals />
                <LastShips state=state />
                <ChartFigure state=state chart=Chart::Exposure />
                <ChartFigure state=state chart=Chart::Suppliers />
                <Figures state=state />
                {ANSWERS.map(|chart| view! { <DrawnFigure state=state chart=chart answers=true /> }).collect_view()}
                <ChartFigure state=state chart=Chart::Mix />
                <DrawnFigure state=state chart="alternatives" />
                <DrawnFigure state=state chart="importers" />
            </div>
        </section>
    }
}

/// The record chart has its place above the tool.
fn mount_record(state: State) {
    if let Some(place) = dom::element("record") {
        let still = place.inner_html();
        place.set_inner_html("");
        let figure = move || view! { <DrawnFigure state=state chart="record" still=still /> };
        mount_to(place, figure).forget();
    }
}

/// Charts are drawn when they come into sight, by scrolling or in a larger window.
fn follow_scroll(state: State) {
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| state.request_frame());
    let resized = window_event_listener(leptos::ev::resize, move |_| state.request_frame());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// A system that turns dark or light asks for a frame.
fn follow_theme(state: State) {
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::prelude::Closure;
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else {
        return;
    };
    let on_change = Closure::<dyn FnMut()>::new(move || {
        state.request_frame();
        // What the server drew in the other colours is asked for again.
        state.address.notify();
    });
    query.set_onchange(Some(on_change.as_ref().unchecked_ref()));
    // The listener lives as long as the page.
    on_change.forget();
}
