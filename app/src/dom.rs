//! The page's fixed points: the data written into it, and the block that says when nothing works any more.

use std::panic;

use crate::words::{self, words};

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement};
use wire::Bootstrap;

/// The data and words that the server wrote into the page. Where they are missing or do not fit, the reader is told so, in the
/// block whose own text is for a page without data.
pub fn bootstrap() -> Option<Bootstrap> {
    let Some(texts) = written("words").filter(|texts| !texts.is_empty()) else {
        show_fatal(None);
        return None;
    };
    if !serde_json::from_str(&texts).is_ok_and(words::take) {
        show_fatal(None);
        return None;
    }
    let data = written("bootstrap").unwrap_or_default();
    serde_json::from_str(&data)
        .inspect_err(|error: &serde_json::Error| {
            show_fatal(Some(&words().page_unfit(&error.to_string())));
        })
        .ok()
}

/// What the server wrote into an element.
fn written(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// The language that the page is written in.
pub fn language() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Says in the markup that the map is there, or will not be.
pub fn mark_map() {
    if let Some(root) = document().document_element() {
        // An attribute of that name can always be set.
        root.set_attribute("data-map", "true").ok();
    }
}

pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Says whether a button can be pressed. One that cannot keeps the keyboard's place, which it would lose if it were disabled.
pub fn set_pressable(id: &str, can: bool) {
    if let Some(button) = element(id) {
        let disabled = if can { "false" } else { "true" };
        // An attribute of that name can always be set.
        button.set_attribute("aria-disabled", disabled).ok();
    }
}

/// Adds an element with these attributes and this text.
pub fn append(parent: &Element, tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
    let element = document()
        .create_element(tag)
        .expect("the page's own tags are good");
    for (name, value) in attributes {
        // An attribute of the page's own names can always be set.
        element.set_attribute(name, value).ok();
    }
    element.set_text_content(Some(text));
    // A new element has no place yet that could forbid it another.
    parent.append_child(&element).ok();
    element
}

/// The elements within one that a selector names.
pub fn all(parent: &Element, css: &str) -> Vec<Element> {
    let found = parent.query_selector_all(css).ok();
    let items = found
        .iter()
        .flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)));
    items.filter_map(|item| item.dyn_into().ok()).collect()
}

/// What is chosen in the form of a field that changed: what stands behind the state in a query, `&` first.
pub fn chosen(event: &Event) -> String {
    let field = event
        .target()
        .and_then(|field| field.dyn_into::<Element>().ok());
    let form = field.and_then(|field| field.closest("form").ok().flatten());
    let chosen = form.and_then(|form| form.get_attribute("data-choice"));
    chosen.unwrap_or_default()
}

/// Names the page anew after another choice. The canonical address was that of the first view, and goes.
pub fn describe(title: &str, description: &str) {
    let document = document();
    document.set_title(title);
    if let Ok(Some(meta)) = document.query_selector("meta[name=description]") {
        // An attribute of that name can always be set.
        meta.set_attribute("content", description).ok();
    }
    if let Ok(Some(link)) = document.query_selector("link[rel=canonical]") {
        link.remove();
    }
}

/// Makes a panic visible: the console gets the trace, the reader a sentence and a way out.
pub fn show_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show_fatal(words::are_here().then(|| words().page_broken()));
    }));
}

/// Shows the block that the page keeps hidden, with this message or the one that it holds.
pub fn show_fatal(message: Option<&str>) {
    if let Some(block) = element("fatal") {
        if let (Some(place), Some(message)) = (element("fatal-message"), message) {
            place.set_text_content(Some(message));
        }
        block.set_hidden(false);
    }
}

/// Whether the reader's system asks for a dark page.
pub fn theme() -> charts::Theme {
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if dark {
        charts::Theme::Dark
    } else {
        charts::Theme::Light
    }
}
