//! What is one click away from a chart: its table, how it is computed, and the ways to take it along. The server writes it for
//! the state that is shown, so that it weighs nothing until somebody asks.

use leptos::html::Details;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlDetailsElement;

use crate::fetch;
use crate::state::State;
use crate::words::words;

/// The block of a chart, by its name in addresses. While it is open it follows the levers as they come to rest.
#[component]
pub fn More(
    state: State,
    chart: &'static str,
    /// What is chosen of the chart, as a query.
    #[prop(default = None)]
    choice: Option<RwSignal<String>>,
) -> impl IntoView {
    let asked =
        move || state.address.get() + &choice.map(|choice| choice.get()).unwrap_or_default();
    let is_open = RwSignal::new(false);
    let content = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<String>);
    let attempt = RwSignal::new(0_u32);
    // An answer is on its way: what stands there is of another state.
    let is_stale = RwSignal::new(false);
    let details = NodeRef::<Details>::new();
    Effect::new(move |_| {
        attempt.track();
        let query = asked();
        if !is_open.get() {
            return;
        }
        let width = details.get().map_or(0, |details| details.client_width());
        let path = fetch::chart_address(chart, "html", &query, width);
        failure.set(None);
        is_stale.set(true);
        spawn_local(async move {
            let answer = fetch::text(&path).await;
            // An answer to an older state is dropped.
            if untrack(asked) != query {
                return;
            }
            match answer {
                Ok(html) => content.set(html),
                Err(message) => {
                    content.set(String::new());
                    failure.set(Some(message));
                }
            }
            is_stale.set(false);
        });
    });
    let on_toggle = move |event: web_sys::Event| {
        is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    };
    let message = move || {
        failure.get().map(|message| {
            view! {
                <p class="notice failure">
                    {message} " "
                    <button type="button" on:click=move |_| attempt.update(|attempt| *attempt += 1)>
                        {words().controls_retry()}
                    </button>
                </p>
            }
        })
    };
    let builder = move || format!("/share?chart={chart}&{}", asked());
    view! {
        <a class="embed" href=builder>{words().controls_embed()}</a>
        <details class="chart-more" node_ref=details data-more=chart on:toggle=on_toggle>
            <summary>{words().controls_more()}</summary>
            <div>
                {message}
                {move || (is_stale.get() && content.with(String::is_empty)).then(|| words().controls_more_loading())}
            </div>
            <div class:stale=is_stale inner_html=content></div>
        </details>
    }
}
