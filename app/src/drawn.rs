//! A chart that the server draws: one over all years, which no lever moves, or an analysis of the levers where they rest. It is
//! asked for when it comes into sight, or when somebody reads its still picture out.

use charts::{Hit, Layout, Theme};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlDivElement;
use wire::ChartAnswer;

use crate::frame::Drawing;
use crate::more::More;
use crate::readout::ReadOut;
use crate::state::State;
use crate::words::words;
use crate::{canvas, dom, fetch};

/// Class of a still picture.
const STILL: &str = "still";

/// What a picture was drawn for.
#[derive(Clone, PartialEq)]
struct Drawn {
    query: String,
    width: i32,
    theme: Theme,
}

/// The chart of a name.
#[component]
pub fn DrawnFigure(
    state: State,
    chart: &'static str,
    /// What is shown until somebody wants to read the chart out, as HTML; without it the chart loads when it is in sight.
    #[prop(default = String::new())]
    still: String,
    /// Whether it answers a question about the levers, of which something may be chosen.
    #[prop(optional)]
    answers: bool,
) -> impl IntoView {
    let choice = answers.then(|| RwSignal::new(String::new()));
    let has_still = !still.is_empty();
    let query = move || match choice {
        Some(choice) => state.address.get_untracked() + &choice.get_untracked(),
        None => state.page.with_untracked(|page| {
            let (importer, year) = (&page.importer.importer, page.year.baseline.year);
            format!("importer={importer}&year={year}&lang={}", dom::language())
        }),
    };
    if let Some(choice) = choice {
        Effect::new(move |_| {
            state.address.track();
            choice.track();
            state.request_frame();
        });
    }
    // The picture that came with the page is of its first importer and year.
    let first = query();
    let is_wanted = StoredValue::new(!has_still);
    let want = move || {
        if !is_wanted.get_value() {
            is_wanted.set_value(true);
            state.request_frame();
        }
    };
    let place = NodeRef::<Div>::new();
    let read_out = ReadOut::new();
    let answer = RwSignal::new(None::<ChartAnswer>);
    let failure = RwSignal::new(None::<String>);
    let drawn = StoredValue::new_local(None::<Drawn>);
    place.on_load(move |place| {
        let look = move |_: State| {
            let next = Drawn {
                query: query(),
                width: place.client_width(),
                theme: dom::theme(),
            };
            if has_still && next.query != first {
                is_wanted.set_value(true);
            }
            if is_wanted.get_value()
                && next.width > 0
                && canvas::is_in_sight(&place)
                && drawn.get_value().as_ref() != Some(&next)
            {
                drawn.set_value(Some(next.clone()));
                load(chart, next, place.clone(), drawn, answer, failure, read_out);
            }
        };
        state
            .frame
            .with_value(|frame| frame.add(Box::new(Look(look))));
        state.request_frame();
    });
    let retry = move || {
        drawn.set_value(None);
        state.request_frame();
    };
    let id = format!("chart-{chart}");
    let is_still = move || has_still && answer.with(Option::is_none);
    view! {
        <div
            class=STILL
            role="region"
            tabindex="0"
            aria-label=words().controls_chart_keys()
            on:focusin=move |_| want()
            hidden=move || !is_still()
            on:pointerenter=move |_| want()
            on:pointerdown=move |_| want()
            inner_html=still
        ></div>
        <figure class="chart" data-sources=move || answer.with(|answer| answer.as_ref().map(|answer| answer.sources.join(" "))) class:waits=is_still aria-labelledby=id.clone()>
            <figcaption>
                <h3 id=id.clone()>{said(answer, |answer| &answer.title, words().controls_chart_loading())}</h3>
                <p>{said(answer, |answer| &answer.subtitle, "")}</p>
            </figcaption>
            // What is chosen stands in the form, where the script beside the page writes it.
            {choice.map(|choice| view! {
                <form
                    class="of-chart"
                    inner_html=said(answer, |answer| &answer.fields, "")
                    on:change=move |event| choice.set(dom::chosen(&event))
                ></form>
            })}
            <Surface place=place chart=chart answer=answer failure=failure read_out=read_out retry=retry />
            <More state=state chart=chart choice=choice />
        </figure>
    }
}

/// The picture and its read-out.
#[component]
fn Surface(
    place: NodeRef<Div>,
    chart: &'static str,
    answer: RwSignal<Option<ChartAnswer>>,
    failure: RwSignal<Option<String>>,
    read_out: ReadOut,
    retry: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <div class="surface">
            <div
                class="drawn"
                node_ref=place
                data-chart=chart
                role=move || answer.with(Option::is_some).then_some("region")
                tabindex=move || answer.with(Option::is_some).then_some("0")
                title=words().controls_chart_keys()
                aria-label=move || answer.with(|answer| answer.as_ref().map(|answer| answer.finding.clone()))
                on:pointermove=move |event| read_out.on_pointer(&event)
                on:pointerdown=move |event| read_out.on_pointer(&event)
                on:pointerleave=move |_| read_out.clear()
                on:keydown=move |event| read_out.on_key(&event)
                on:blur=move |_| read_out.clear()
                inner_html=said(answer, |answer| &answer.svg, "")
            ></div>
            {read_out.view()}
            <div aria-live="polite">
                <p class="spoken">{read_out.spoken}</p>
                {move || failure.get().map(|message| view! {
                    <p class="notice failure">
                        {message} " " <button type="button" on:click=move |_| retry()>{words().controls_retry()}</button>
                    </p>
                })}
            </div>
        </div>
    }
}

/// A part of the answer, and what stands there before it is here.
fn said(
    answer: RwSignal<Option<ChartAnswer>>,
    part: fn(&ChartAnswer) -> &String,
    before: &'static str,
) -> impl Fn() -> String + Copy + Send + Sync {
    move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .map_or_else(|| before.to_owned(), |answer| part(answer).clone())
        })
    }
}

/// Asks the server for the picture.
fn load(
    chart: &'static str,
    wanted: Drawn,
    place: HtmlDivElement,
    drawn: StoredValue<Option<Drawn>, LocalStorage>,
    answer: RwSignal<Option<ChartAnswer>>,
    failure: RwSignal<Option<String>>,
    read_out: ReadOut,
) {
    let path = fetch::chart_address(chart, "json", &wanted.query, wanted.width);
    failure.set(None);
    spawn_local(async move {
        let loaded = fetch::get::<ChartAnswer>(&path).await;
        // An answer to an older choice is dropped.
        if drawn.get_value().as_ref() != Some(&wanted) {
            return;
        }
        match loaded {
            Ok(loaded) => {
                read_out.clear();
                read_out.layout.set_value(Some(layout(&loaded)));
                // Whoever stands at the still picture stands at the one that takes its place.
                let stands = document()
                    .active_element()
                    .is_some_and(|element| element.class_name() == STILL);
                answer.set(Some(loaded));
                if stands {
                    // An element that is gone cannot be stood at.
                    request_animation_frame(move || place.focus().unwrap_or_default());
                }
            }
            Err(message) => failure.set(Some(message)),
        }
    });
}

/// The areas to read out; the marks are in the picture.
fn layout(answer: &ChartAnswer) -> Layout {
    let hits = answer.hits.iter().map(|hit| {
        let [x, y, width, height] = hit.area;
        Hit {
            x,
            y,
            width,
            height,
            label: hit.label.clone(),
        }
    });
    Layout {
        width: answer.width,
        height: answer.height,
        marks: Vec::new(),
        hits: hits.collect(),
    }
}

/// Something that looks at every frame whether it has to be drawn.
struct Look<F>(F);

impl<F: FnMut(State)> Drawing for Look<F> {
    fn draw(&mut self, state: State) {
        (self.0)(state);
    }
}
