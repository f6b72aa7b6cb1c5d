//! The page's fixed points: the data written into it, and the block that says when nothing works any more.

use std::panic;

use leptos::prelude::{document, window};
use text::EN;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use wire::Bootstrap;

/// Why the page's data could not be read.
#[derive(Debug)]
pub enum BootstrapError {
    Missing,
    Unreadable(serde_json::Error),
}

impl std::fmt::Display for BootstrapError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str(EN.page.without_data),
            Self::Unreadable(error) => f.write_str(&(EN.page.unfit)(&error.to_string())),
        }
    }
}

/// The data that the server wrote into the page.
pub fn bootstrap() -> Result<Bootstrap, BootstrapError> {
    let text = element("bootstrap")
        .and_then(|element| element.text_content())
        .ok_or(BootstrapError::Missing)?;
    serde_json::from_str(&text).map_err(BootstrapError::Unreadable)
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
        show_fatal(EN.page.broken);
    }));
}

/// Shows the block that `index.html` keeps hidden.
pub fn show_fatal(message: &str) {
    if let Some(block) = element("fatal") {
        if let Some(place) = element("fatal-message") {
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
