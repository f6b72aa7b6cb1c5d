//! The model and the charts for a page that is not ours: what an embedded chart loads once its reader moves a lever.
//!
//! It knows no page. A script gives it the server's answers as text, asks for a chart of a state, and gets its SVG, drawn by the
//! code that the server draws with: the same bytes for the same state.

#[cfg(feature = "answers")]
mod answers;
mod drawing;
#[cfg(feature = "files")]
mod files;

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

pub use drawing::{Drawing, DrawingError, Drawn};

/// [`Drawing`] for JavaScript.
#[wasm_bindgen]
pub struct Engine(Drawing);

#[wasm_bindgen]
impl Engine {
    /// Starts from the answer to `/api/v1/importers/{iso3}/years/{year}/start`.
    #[wasm_bindgen(constructor)]
    pub fn new(start: &str) -> Result<Engine, JsError> {
        Ok(Self(Drawing::new(start)?))
    }

    /// Takes the answers to `/api/v1/land` and `/api/v1/importers/{iso3}/years/{year}/lines`, without which a map is empty.
    pub fn set_map(&mut self, land: &str, lines: &str) -> Result<(), JsError> {
        Ok(self.0.set_map(land, lines)?)
    }

    /// The chart of a state as the JSON text of a [`Drawn`]; `width` in CSS pixels.
    pub fn draw(
        &self,
        chart: &str,
        query: &str,
        width: f64,
        is_dark: bool,
    ) -> Result<String, JsError> {
        let theme = if is_dark {
            charts::Theme::Dark
        } else {
            charts::Theme::Light
        };
        let drawn = self.0.draw(chart, query, width, theme)?;
        Ok(serde_json::to_string(&drawn)?)
    }
}

/// What a site without a server needs beside.
#[cfg(feature = "files")]
#[wasm_bindgen]
impl Engine {
    /// Takes the answer to `/api/v1/sources`.
    pub fn set_sources(&mut self, sources: &str) -> Result<(), JsError> {
        Ok(self.0.set_sources(sources)?)
    }

    /// A file of a chart that levers move: `html`, `csv`, `json` or `svg`.
    pub fn file(
        &self,
        chart: &str,
        format: &str,
        query: &str,
        address: &str,
    ) -> Result<String, JsError> {
        Ok(self.0.file(chart, format, query, address)?)
    }
}

/// What answers to questions need beside.
#[cfg(feature = "answers")]
#[wasm_bindgen]
impl Engine {
    /// Takes the answer to `/api/v1/importers/{iso3}/years/{year}/margins`.
    pub fn set_margins(&mut self, margins: &str) -> Result<(), JsError> {
        Ok(self.0.set_margins(margins)?)
    }

    /// Takes the answer to `/api/v1/importers/{iso3}/years/{year}` of a country beside this one.
    pub fn add_year(&mut self, year: &str) -> Result<(), JsError> {
        Ok(self.0.add_year(year)?)
    }

    /// As `file`; `progress` is called with how many worlds were drawn, every now and then.
    pub fn file_telling(
        &self,
        chart: &str,
        format: &str,
        query: &str,
        address: &str,
        progress: &js_sys::Function,
    ) -> Result<String, JsError> {
        let tell = |worlds: usize| {
            // Whoever does not listen misses it.
            progress
                .call1(&wasm_bindgen::JsValue::NULL, &(worlds as f64).into())
                .ok();
        };
        let file = self.0.file_telling(chart, format, query, address, &tell);
        Ok(file?)
    }
}
