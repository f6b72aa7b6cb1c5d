//! A chart in the page: heading, canvas, read-out under the pointer and by the arrow keys, sources.

use charts::{Hit, Layout};
use leptos::html::Canvas;
use leptos::prelude::*;
use story::chart::Chart;
use web_sys::HtmlCanvasElement;

use crate::canvas::{ChartCanvas, redraw_when_resized};
use crate::fetch;
use crate::state::State;
use crate::words::words;

/// What is read out, and where, in the canvas's CSS pixels.
#[derive(Clone, PartialEq)]
struct ReadOut {
    label: String,
    x: f64,
    y: f64,
    /// Of the canvas.
    width: f64,
}

/// A chart with its heading, read-out and sources.
#[component]
pub fn ChartFigure(state: State, chart: Chart) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let layout = StoredValue::new_local(None::<Layout>);
    let read_out = RwSignal::new(None::<ReadOut>);
    // What the arrow keys stand at.
    let position = StoredValue::new(None::<usize>);
    // Read aloud; the pointer's read-outs would be a torrent.
    let spoken = RwSignal::new(String::new());
    canvas.on_load(move |canvas: HtmlCanvasElement| {
        redraw_when_resized(state, &canvas);
        state
            .frame
            .with_value(|frame| frame.add(ChartCanvas::new(chart, canvas, layout)));
        state.request_frame();
    });
    let clear = move || {
        position.set_value(None);
        read_out.set(None);
        spoken.set(String::new());
    };
    let on_pointer = move |event: web_sys::PointerEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let shown = layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            Some(ReadOut {
                label: layout.hit_at(x, y)?.label.clone(),
                x,
                y,
                width: layout.width,
            })
        });
        position.set_value(None);
        read_out.set(shown);
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            clear();
            return;
        }
        let found = layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            let next = step(position.get_value(), &layout.hits, &event.key())?;
            Some((next, layout.hits.get(next)?.clone(), layout.width))
        });
        if let Some((next, hit, width)) = found {
            event.prevent_default();
            position.set_value(Some(next));
            spoken.set(hit.label.clone());
            read_out.set(Some(ReadOut {
                x: hit.x + hit.width / 2.0,
                y: hit.y + hit.height / 2.0,
                width,
                label: hit.label,
            }));
        }
    };
    let id = StoredValue::new(format!("chart-{}", chart.id()));
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
                    on:pointermove=on_pointer
                    on:pointerdown=on_pointer
                    on:pointerleave=move |_| clear()
                    on:keydown=on_key
                    on:blur=move |_| clear()
                ></canvas>
                {move || read_out.get().map(shown)}
                <div aria-live="polite">
                    <p class="spoken">{spoken}</p>
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
        </figure>
    }
}

/// Room that a read-out above its place needs, CSS px.
const HEADROOM: f64 = 60.0;

/// The read-out beside its place, on the side where there is more room, and below it near the top.
fn shown(read_out: ReadOut) -> impl IntoView {
    let ReadOut { label, x, y, width } = read_out;
    let side = if x > width / 2.0 {
        format!("right:{}px;max-width:{x}px", (width - x).max(0.0))
    } else {
        format!("left:{}px;max-width:{}px", x.max(0.0), width - x)
    };
    let turn = if y < HEADROOM { "30%" } else { "-130%" };
    let place = format!("{side};top:{y}px;transform:translateY({turn})");
    view! { <div class="read-out" style=place>{label}</div> }
}

/// Where a key leads among the read-out areas; `None` for a key that leads nowhere.
fn step(position: Option<usize>, hits: &[Hit], key: &str) -> Option<usize> {
    let last = hits.len().checked_sub(1)?;
    // One thing may have several areas; it is read out once.
    let differs = |at: usize| {
        let label = |index: usize| hits.get(index).map(|hit| &hit.label);
        move |next: &usize| label(*next) != label(at)
    };
    match (key, position) {
        ("ArrowRight" | "ArrowDown", None) | ("Home", _) => Some(0),
        ("ArrowRight" | "ArrowDown", Some(at)) => {
            Some((at..=last).find(differs(at)).unwrap_or(last))
        }
        ("ArrowLeft" | "ArrowUp", Some(at)) => Some((0..at).rev().find(differs(at)).unwrap_or(0)),
        ("ArrowLeft" | "ArrowUp", None) | ("End", _) => Some(last),
        _ => None,
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
