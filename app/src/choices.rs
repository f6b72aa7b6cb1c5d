//! Which importer, which year.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;

use crate::state::State;
use crate::words::words;
use crate::{dom, fetch};

/// The two choices, and what stands in their way.
#[component]
pub fn Choices(state: State) -> impl IntoView {
    let importers = move || {
        let page = state.page.get();
        let chosen = page.year.baseline.importer.clone();
        page.importers
            .importers
            .iter()
            .map(|row| {
                let selected = row.importer == chosen;
                view! { <option value=row.importer.clone() selected=selected>{row.name.clone()}</option> }
            })
            .collect_view()
    };
    let years = move || {
        let page = state.page.get();
        let chosen = page.year.baseline.year;
        page.importer
            .years
            .iter()
            .rev()
            .map(|&year| view! { <option value=year.to_string() selected=year == chosen>{year}</option> })
            .collect_view()
    };
    view! {
        <div class="choices">
            <label for="importer">{words().page_importer()}</label>
            <select
                id="importer"
                prop:value=move || state.page.get().year.baseline.importer.clone()
                on:change=move |event| fetch::show(state, event_target_value(&event), None)
            >
                {importers}
            </select>
            <label for="year">{words().page_year()}</label>
            <select
                id="year"
                disabled=move || state.loading.get()
                prop:value=move || state.page.get().year.baseline.year.to_string()
                on:change=move |event| {
                    let importer = state.page.with_untracked(|page| page.year.baseline.importer.clone());
                    if let Ok(year) = event_target_value(&event).parse() {
                        fetch::show(state, importer, Some(year));
                    }
                }
            >
                {years}
            </select>
            <span class="loading" role="status">{move || state.loading.get().then_some(words().page_loading())}</span>
        </div>
    }
}

/// Sets the two choices back to what is shown, after a choice that could not be.
pub fn show_shown(state: State) {
    let page = state.page.get_untracked();
    let shown = [
        ("importer", page.year.baseline.importer.clone()),
        ("year", page.year.baseline.year.to_string()),
    ];
    for (id, value) in shown {
        let field = dom::element(id).and_then(|field| field.dyn_into::<HtmlSelectElement>().ok());
        if let Some(field) = field {
            field.set_value(&value);
        }
    }
}

/// Notices of the address, and a choice that failed.
#[component]
pub fn Notices(state: State) -> impl IntoView {
    let notices = move || {
        state
            .notices
            .get()
            .into_iter()
            .map(|notice| view! { <p class="notice">{notice}</p> })
            .collect_view()
    };
    let failure = move || {
        state.failure.get().map(|failure| {
            let message = failure.message.clone();
            view! {
                <p class="notice failure">
                    {message} " "
                    <button
                        type="button"
                        data-retry=""
                        on:click=move |_| fetch::show(state, failure.importer.clone(), failure.year)
                    >
                        {words().controls_retry()}
                    </button>
                </p>
            }
        })
    };
    view! { <div role="status" class="notices">{notices}{failure}</div> }
}
