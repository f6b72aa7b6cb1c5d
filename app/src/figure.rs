//! A chart in the page: heading, canvas, read-out, sources, and what is one click away.

use leptos::html::Canvas;
use leptos::prelude::*;
use story::chart::Chart;
use web_sys::HtmlCanvasElement;

use crate::canvas::{ChartCanvas, chart_input, redraw_when_resized};
use crate::fetch;
use crate::more::More;
use crate::readout::ReadOut;
use crate::state::State;
use crate::words::words;

/// A chart that the browser draws.
#[component]
pub fn ChartFigure(state: State, chart: Chart) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let read_out = ReadOut::new();
    canvas.on_load(move |canvas: HtmlCanvasElement| {
        redraw_when_resized(state, &canvas);
        state.frame.with_value(|frame| {
            frame.add(Box::new(ChartCanvas::new(chart, canvas, read_out.layout)));
        });
        state.request_frame();
    });
    let id = StoredValue::new(format!("chart-{}", chart.id()));
    let finding = StoredValue::new(format!("finding-{}", chart.id()));
    // Named by what it shows, described by what it finds: a picture says nothing to those who listen.
    let says = move || {
        state.outcome.track();
        state.page.track();
        chart_input(state, |input| chart.finding(input, words()))
    };
    view! {
        <figure class="chart" aria-labelledby=id.get_value()>
            <figcaption>
                <h3 id=id.get_value()>{move || chart.title(&state.page.get(), words())}</h3>
                <p>{chart.subtitle(words())}</p>
            </figcaption>
            <div class="surface">
                <canvas
                    node_ref=canvas
                    data-chart=chart.id()
                    role="img"
                    tabindex="0"
                    title=words().controls_chart_keys()
                    aria-labelledby=id.get_value()
                    aria-describedby=finding.get_value()
                    on:pointermove=move |event| read_out.on_pointer(&event)
                    on:pointerdown=move |event| read_out.on_pointer(&event)
                    on:pointerleave=move |_| read_out.clear()
                    on:keydown=move |event| read_out.on_key(&event)
                    on:blur=move |_| read_out.clear()
                ></canvas>
                {read_out.view()}
                <p class="spoken" id=finding.get_value()>{says}</p>
                <div aria-live="polite">
                    <p class="spoken">{read_out.spoken}</p>
                    {(chart == Chart::Map).then(|| view! { <MapState state=state /> })}
                </div>
            </div>
            <details class="chart-sources" data-sources=move || sources(state, chart)>
                <summary>{words().controls_sources()}</summary>
                <div inner_html=move || {
                    let page = state.page.get();
                    story::chart_sources_html(&page, chart, words())
                }></div>
            </details>
            <More state=state chart=chart.id() />
        </figure>
    }
}

fn sources(state: State, chart: Chart) -> String {
    let page = state.page.get();
    let ids = story::chart_source_ids(&page, chart);
    ids.into_iter().collect::<Vec<_>>().join(" ")
}

/// What stands in the map's place until it is there.
#[component]
fn MapState(state: State) -> impl IntoView {
    move || {
        if let Some(message) = state.map_failure.get() {
            let retry = move |_| fetch::load_map(state);
            view! {
                <p class="notice failure">
                    {message} " " <button type="button" on:click=retry>{words().controls_retry()}</button>
                </p>
            }
            .into_any()
        } else if state.map.with(Option::is_none) {
            view! { <p class="notice">{words().map_loading()}</p> }.into_any()
        } else {
            ().into_any()
        }
    }
}
