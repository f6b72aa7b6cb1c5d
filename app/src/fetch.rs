//! Another importer or year, from the API; and what the map is drawn from.

use std::sync::Arc;

use gloo_net::http::{Request, Response};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use story::chart::MapData;
use wire::{Land, SeaLines, ViewAnswer};

use crate::state::{Failure, State};
use crate::words::words;
use crate::{choices, dom};

/// Shows an importer in a year (`None`: its first), as soon as the data arrive. The levers stay.
pub fn show(state: State, importer: String, year: Option<u16>) {
    load_then(state, importer, year, |_| {});
}

/// Shows what the address names, its levers included.
pub fn show_address(state: State, importer: String, year: u16) {
    load_then(state, importer, Some(year), State::read_url);
}

fn load_then(state: State, importer: String, year: Option<u16>, then: fn(State)) {
    let request = state.begin_request();
    spawn_local(async move {
        let loaded = load(state, &importer, year).await;
        if !state.is_newest(request) {
            return;
        }
        state.loading.set(false);
        match loaded {
            Ok(page) => {
                state.show(page);
                if state.wants_map.get_value() {
                    load_map(state);
                }
                then(state);
            }
            Err(message) => {
                choices::show_shown(state);
                state.failure.set(Some(Failure {
                    importer,
                    year,
                    message,
                }));
            }
        }
    });
}

async fn load(state: State, importer: &str, year: Option<u16>) -> Result<ViewAnswer, String> {
    let year = year.unwrap_or_else(|| state.defaults().year_of(importer));
    let language = dom::language();
    get(&format!(
        "/api/v1/importers/{importer}/years/{year}/view?lang={language}"
    ))
    .await
}

/// Loads the map when it first comes into sight: it is not part of what a reader loads to see the first screen.
pub fn want_map(state: State) {
    let is_wanted = state.map.with_untracked(Option::is_none) && !state.wants_map.get_value();
    if is_wanted {
        state.wants_map.set_value(true);
        load_map(state);
    }
}

/// Loads what the map is drawn from: the coast once, the lines for each importer and year. Without them there is no map, and
/// everything else works.
pub fn load_map(state: State) {
    state.map_failure.set(None);
    let (importer, year) = state.page.with_untracked(|page| {
        let baseline = &page.year.baseline;
        (baseline.importer.clone(), baseline.year)
    });
    // No moment may show the lines of one importer as those of another.
    state.map.update(|map| {
        if let Some(map) = map {
            *map = Arc::new(MapData {
                land: map.land.clone(),
                lines: SeaLines::default(),
            });
        }
    });
    spawn_local(async move {
        let lines = get(&format!("/api/v1/importers/{importer}/years/{year}/lines")).await;
        let known = state
            .map
            .with_untracked(|map| map.as_ref().map(|map| map.land.clone()));
        let land = match known {
            Some(land) => Ok(land),
            None => get::<Land>("/api/v1/land")
                .await
                .map(|land| land.rings.into()),
        };
        let is_shown = state.page.with_untracked(|page| {
            page.year.baseline.importer == importer && page.year.baseline.year == year
        });
        if !is_shown {
            return;
        }
        match (land, lines) {
            (Ok(land), Ok(lines)) => state.map.set(Some(Arc::new(MapData { land, lines }))),
            (Err(message), _) | (_, Err(message)) => state.map_failure.set(Some(message)),
        }
        state.request_frame();
        dom::mark_map();
    });
}

/// The address of a chart as the server draws it: its name, the format, the state, and a width in CSS pixels.
pub fn chart_address(chart: &str, format: &str, query: &str, width: i32) -> String {
    let theme = match dom::theme() {
        charts::Theme::Light => "light",
        charts::Theme::Dark => "dark",
    };
    format!("/chart/{chart}.{format}?{query}&width={width}&theme={theme}")
}

/// A text from the server.
pub async fn text(path: &str) -> Result<String, String> {
    let response = ask(path).await?;
    let answer = response.text().await;
    answer.map_err(|error| words().page_unreadable(&error.to_string()))
}

/// An answer from the server.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    let response = ask(path).await?;
    let answer = response.json().await;
    answer.map_err(|error| words().page_unreadable(&error.to_string()))
}

async fn ask(path: &str) -> Result<Response, String> {
    let response = Request::get(path)
        .send()
        .await
        .map_err(|_| words().page_unreachable())?;
    if response.ok() {
        Ok(response)
    } else {
        Err(words().page_status(&response.status().to_string()))
    }
}
