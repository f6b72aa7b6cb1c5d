//! The address: read at the start and when the reader goes back, written a moment after the last change.

use std::cell::Cell;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use model::Scenario;
use wasm_bindgen::JsValue;
use wire::View;

use crate::dom;
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

/// Opens other levers with what is shown beside them, importer, language and pins, as a step of the browser's history. The year
/// stays too unless the query names one.
pub fn open(state: State, query: &str) {
    write_now(state);
    // Of a key that stands twice the later counts.
    let shown = View {
        scenario: Scenario::default(),
        ..state.view()
    };
    let shown = query_of(state, &shown);
    let address = format!("?{shown}&{query}");
    if let Ok(history) = window().history() {
        // Where a browser refuses another address, the levers stay as they are.
        let _not_opened = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    state.read_url();
    write_soon(state);
}

fn write(state: State) {
    // The levers of a replay are not the reader's.
    if state.looks_back.get_untracked() {
        return write_soon(state);
    }
    state.settle();
    state.name_state();
    let query = query_of(state, &state.view());
    let location = window().location();
    let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
    let address = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    point_languages(state);
    if let Ok(history) = window().history() {
        // The address is a convenience: a browser that refuses it leaves the page working.
        let _not_written = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The canonical query of a view of the shown year.
pub fn query_of(state: State, view: &View) -> String {
    let defaults = state.defaults();
    state
        .page
        .with_untracked(|page| view.query(&defaults, Some(&page.year.baseline)))
}

/// The links to the page in other languages lead to what is shown now.
fn point_languages(state: State) {
    let Some(root) = document().document_element() else {
        return;
    };
    for link in dom::all(&root, "a[hreflang]") {
        let view = View {
            language: link.get_attribute("hreflang").unwrap_or_default(),
            ..state.view()
        };
        let query = query_of(state, &view);
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
