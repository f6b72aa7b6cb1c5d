//! The year day by day in words: what becomes of stocks, and when the last normal ships come in.

use leptos::prelude::*;

use crate::state::State;
use crate::words::words;

/// How long stocks last, a sentence each, and remarks on a year that holds a closure itself.
#[component]
pub fn StockFindings(state: State) -> impl IntoView {
    let sentences = move || {
        let page = state.page.get();
        let mut sentences = story::stock_findings(&page, &state.outcome.get(), words());
        sentences.extend(story::crisis_notes(&page, words()));
        sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view()
    };
    view! { <div class="finding" data-finding="stocks">{sentences}</div> }
}

/// When the first gap opens, and the last normal ship of every stream.
#[component]
pub fn LastShips(state: State) -> impl IntoView {
    view! {
        <p class="finding" data-finding="arrivals">
            {move || story::arrivals_finding(&state.outcome.get(), words())}
        </p>
        <div
            class="last-ships"
            inner_html=move || story::last_ships_html(&state.page.get(), &state.outcome.get(), words())
        ></div>
    }
}

/// What hangs on Hormuz, and on which assumption.
#[component]
pub fn RangeFinding(state: State) -> impl IntoView {
    view! {
        <p class="finding" data-finding="range">
            {move || story::range_finding(&state.page.get(), &state.evaluated.get(), words())}
        </p>
    }
}
