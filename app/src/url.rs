//! The address: read at the start and when the reader goes back, written a moment after the last change.

use std::cell::Cell;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;
use wire::{View, ViewDefaults};

use crate::state::State;

/// Browsers refuse more than a few address changes a second.
const PAUSE: Duration = Duration::from_millis(200);

thread_local! {
    static PENDING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// The query of the address, without `?`.
pub fn query() -> String {
    window()
        .location()
        .search()
        .map(|search| search.trim_start_matches('?').to_owned())
        .unwrap_or_default()
}

/// Writes the state into the address after a pause; a later change starts the pause anew.
pub fn write_soon(state: State) {
    forget_pending();
    PENDING.set(set_timeout_with_handle(move || write(state), PAUSE).ok());
}

/// Writes the state into the address at once, if it is about to be.
pub fn write_now(state: State) {
    if let Some(pending) = PENDING.take() {
        pending.clear();
        write(state);
    }
}

fn forget_pending() {
    if let Some(pending) = PENDING.take() {
        pending.clear();
    }
}

/// Opens another query of the shown importer, and of its shown year unless the query names one, as a step of the browser's
/// history.
pub fn open(state: State, query: &str) {
    write_now(state);
    let view = state.view();
    let year = if query.contains("year=") {
        String::new()
    } else {
        format!("&year={}", view.year)
    };
    let address = format!("?importer={}{year}&{query}", view.importer);
    if let Ok(history) = window().history() {
        // Where a browser refuses another address, the levers stay as they are.
        let _not_opened = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    state.read_url();
    write_soon(state);
}

fn write(state: State) {
    state.settle();
    state.name_state();
    let defaults = state.defaults();
    let query = state
        .page
        .with_untracked(|page| state.view().query(&defaults, Some(&page.year.baseline)));
    let location = window().location();
    let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
    let address = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    point_languages(state, &defaults);
    if let Ok(history) = window().history() {
        // The address is a convenience: a browser that refuses it leaves the page working.
        let _not_written = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The links to the page in other languages lead to what is shown now.
fn point_languages(state: State, defaults: &ViewDefaults) {
    let Ok(links) = document().query_selector_all("a[hreflang]") else {
        return;
    };
    for index in 0..links.length() {
        let Some(link) = links
            .item(index)
            .and_then(|link| link.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let view = View {
            language: link.get_attribute("hreflang").unwrap_or_default(),
            ..state.view()
        };
        let query = state
            .page
            .with_untracked(|page| view.query(defaults, Some(&page.year.baseline)));
        // An attribute of that name can always be set.
        link.set_attribute("href", &format!("?{query}")).ok();
    }
}

/// Follows the reader back and forth.
pub fn follow_history(state: State) {
    let handle = window_event_listener(leptos::ev::popstate, move |_| {
        // What was about to be written belongs to the entry that the reader left.
        forget_pending();
        state.read_url();
    });
    on_cleanup(move || handle.remove());
}
