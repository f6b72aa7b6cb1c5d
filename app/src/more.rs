//! What is one click away from a chart: its table, how it is computed, and the ways to take it along. The server writes it for
//! the state that is shown, so that it weighs nothing until somebody asks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDetailsElement, HtmlElement};

use crate::state::State;
use crate::words::words;
use crate::{fetch, picture};

/// The block of a chart, by its name in addresses. While it is open it follows the levers as they come to rest.
#[component]
pub fn More(state: State, chart: &'static str) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let content = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<String>);
    let attempt = RwSignal::new(0_u32);
    let width = StoredValue::new(0);
    Effect::new(move |_| {
        attempt.track();
        let query = state.address.get();
        if !is_open.get() {
            return;
        }
        let path = fetch::chart_address(chart, "html", &query, width.get_value());
        failure.set(None);
        spawn_local(async move {
            let answer = fetch::text(&path).await;
            // An answer to an older state is dropped.
            if state.address.with_untracked(|now| *now != query) {
                return;
            }
            match answer {
                Ok(html) => content.set(html),
                Err(message) => failure.set(Some(message)),
            }
        });
    });
    let on_toggle = move |event: web_sys::Event| {
        let details = event_target::<HtmlDetailsElement>(&event);
        width.set_value(details.client_width());
        is_open.set(details.open());
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(address) = target.and_then(|target| target.get_attribute("data-png")) {
            spawn_local(async move {
                if picture::save_png(&address, chart).await.is_none() {
                    failure.set(Some(words().page_unreachable().to_owned()));
                }
            });
        }
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
    view! {
        <details class="chart-more" data-more=chart on:toggle=on_toggle>
            <summary>{words().controls_more()}</summary>
            <div>
                {message}
                {move || (is_open.get() && content.with(String::is_empty)).then(|| words().controls_more_loading())}
            </div>
            <div on:click=on_click inner_html=content></div>
        </details>
    }
}
