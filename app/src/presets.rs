//! Scenarios with a name, and the steps of the levers back and forth.

use std::time::Duration;

use leptos::prelude::*;
use model::Scenario;
use wire::{Bootstrap, Preset, View};

use crate::state::State;
use crate::words::words;
use crate::{dom, url};

/// How long a replay shows the levers before the last change.
const LOOK: Duration = Duration::from_millis(900);

/// The scenario with a name that this one is, in the shown year.
pub fn named<'a>(page: &'a Bootstrap, scenario: &Scenario) -> Option<&'a Preset> {
    let defaults = page.importers.view_defaults();
    let baseline = &page.year.baseline;
    page.presets.iter().find(|preset| {
        let view = View::parse(&preset.query, &defaults, Some(baseline)).0;
        let names_year = preset.query.contains("year=");
        view.scenario == *scenario && (!names_year || view.year == baseline.year)
    })
}

/// The scenarios to choose from.
#[component]
pub fn Presets(state: State) -> impl IntoView {
    // Which of them the levers stand at.
    let chosen = Memo::new(move |_| {
        let page = state.page.get();
        let found = state.evaluated.with(|scenario| named(&page, scenario));
        found.map_or_else(String::new, |preset| preset.preset.clone())
    });
    let options = move || {
        let presets = state.page.get().presets.clone();
        presets
            .into_iter()
            .map(|preset| {
                let id = preset.preset.clone();
                view! { <option value=preset.preset selected=move || chosen.get() == id>{preset.name}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="presets">
            <label for="preset">{words().controls_presets()}</label>
            <select
                id="preset"
                prop:value=chosen
                on:change=move |event| {
                    let id = event_target_value(&event);
                    let page = state.page.get_untracked();
                    match page.presets.iter().find(|preset| preset.preset == id) {
                        Some(preset) => url::open(state, &preset.query),
                        None => state.reset(),
                    }
                }
            >
                <option value="" selected=move || chosen.get().is_empty()>{words().controls_no_preset()}</option>
                {options}
            </select>
        </div>
    }
}

/// Back, forth, and the last change once more.
#[component]
pub fn StepButtons(state: State) -> impl IntoView {
    Effect::new(move |_| {
        let looks = state.looks_back.get();
        let (has_past, has_future) = state
            .steps
            .with(|steps| (steps.before().is_some(), steps.can_redo()));
        dom::set_pressable("undo", has_past && !looks);
        dom::set_pressable("redo", has_future && !looks);
        dom::set_pressable("replay", has_past && !looks);
    });
    follow_keys(state);
    view! {
        <div class="steps" role="group" aria-label=words().controls_steps()>
            <button id="undo" type="button" on:click=move |_| state.undo()>{words().controls_undo()}</button>
            <button id="redo" type="button" on:click=move |_| state.redo()>{words().controls_redo()}</button>
            <button id="replay" type="button" on:click=move |_| replay(state)>{words().controls_replay()}</button>
        </div>
    }
}

/// Shows the levers before the last change for a moment, then as they are. It is a look and no step: neither the address nor
/// the steps know of it.
fn replay(state: State) {
    state.settle();
    let before = state.steps.with_untracked(|steps| steps.before().cloned());
    let Some(before) = before.filter(|_| !state.looks_back.get_untracked()) else {
        return;
    };
    url::write_now(state);
    let now = state.scenario.get_untracked();
    state.looks_back.set(true);
    state.scenario.set(before);
    state.request_frame();
    set_timeout(
        move || {
            // Unless the reader has done something meanwhile.
            if state.looks_back.get_untracked() {
                state.looks_back.set(false);
                state.scenario.set(now);
                state.request_frame();
            }
        },
        LOOK,
    );
}

/// The keys that every program has for it. A field that is being typed in has its own.
fn follow_keys(state: State) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let is_typing = document().active_element().is_some_and(|element| {
            element.tag_name() == "INPUT"
                && element.get_attribute("type").as_deref() == Some("number")
        });
        if is_typing || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match event.key().as_str() {
            "z" => state.undo(),
            "Z" | "y" => state.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}
