//! Another importer or year, from the API.

use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use wire::{Problem, ViewAnswer};

use crate::choices;
use crate::state::{Failure, State};

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
    get(&format!("/api/v1/importers/{importer}/years/{year}/view")).await
}

async fn get<T: DeserializeOwned>(path: &str) -> Result<T, String> {
    let response = Request::get(path)
        .send()
        .await
        .map_err(|_| "The server cannot be reached. Check the connection and try again; the levers go on working.")?;
    if response.ok() {
        response.json().await.map_err(|error| {
            format!("The server’s answer cannot be read ({error}). Reload the page.")
        })
    } else {
        let status = response.status();
        Err(response.json::<Problem>().await.map_or_else(
            |_| format!("The server answered with status {status}. Try again in a moment."),
            |problem| format!("{}: {}", problem.title, problem.detail),
        ))
    }
}
