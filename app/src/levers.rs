//! The levers: a range and a number field each, made from the catalogue in the data.

use leptos::prelude::*;
use model::{Displacement, LeverGroup, LeverSpec};
use text::{EN, number};
use web_sys::HtmlInputElement;

use crate::state::State;

/// All levers by group, and the way back.
#[component]
pub fn Levers(state: State) -> impl IntoView {
    let groups = move || {
        // The panel is made anew for another importer or year only; a lever that moves changes values in place.
        let page = state.page.get();
        LeverGroup::ALL
            .iter()
            .map(|&group| {
                let (name, help) = (EN.lever_group)(group);
                let rows = page
                    .year
                    .baseline
                    .levers
                    .iter()
                    .filter(|spec| spec.group == group)
                    .map(|spec| view! { <Lever state=state spec=spec.clone() /> })
                    .collect_view();
                let displacement = (group == LeverGroup::RussianFarEast)
                    .then(|| view! { <DisplacementChoice state=state /> });
                view! {
                    <fieldset>
                        <legend>{name}</legend>
                        <p class="group-help">{help}</p>
                        {rows}
                        {displacement}
                    </fieldset>
                }
            })
            .collect_view()
    };
    view! {
        <form class="levers" aria-label="Levers" on:submit=|event| event.prevent_default()>
            <div class="levers-head">
                <h2>"What if"</h2>
                <button
                    id="reset"
                    type="button"
                    disabled=move || state.scenario.with(|scenario| *scenario == model::Scenario::default())
                    on:click=move |_| state.reset()
                >
                    "Back to the baseline"
                </button>
            </div>
            {groups}
            <details class="ranges">
                <summary>"Where the ranges come from"</summary>
                <div inner_html=move || {
                    story::provenance_html(&state.page.get(), &["levers", "parameters"], &EN)
                }></div>
            </details>
        </form>
    }
}

#[component]
fn Lever(state: State, spec: LeverSpec) -> impl IntoView {
    let page = state.page.get_untracked();
    let words = (EN.lever)(&spec, &page.year.baseline);
    let resting = spec.resting_value(&page.year.baseline);
    let maximum = spec.maximum_in(&page.year.baseline);
    let id = spec.lever.clone();
    let (minimum, step, unit) = (spec.minimum, spec.step, spec.unit);
    let source_id = spec.source_id.clone();
    let range = format!("Range: {}", (EN.quality)(spec.quality));
    let help_id = format!("help-{}", spec.lever);
    let described = words.help.is_some().then(|| help_id.clone());
    let value = Memo::new(move |_| {
        state.scenario.with(|scenario| {
            state.page.with(|page| {
                scenario
                    .value_of(&spec, &page.year.baseline)
                    .map(|lever| (lever.value, lever.moved))
            })
        })
    });
    let shown = move || {
        value.get().map_or_else(
            || EN.no_data.to_owned(),
            |(value, _)| number::lever(unit, value),
        )
    };
    let set = {
        let id = id.clone();
        move |text: String| {
            if let Ok(value) = text.parse::<f64>() {
                state.set_lever(&id, value);
            }
        }
    };
    let set_field = set.clone();
    let bare = move || {
        value
            .get()
            .map_or_else(String::new, |(value, _)| round(value))
    };
    view! {
        <div class="lever" data-sources=source_id title=range class:moved=move || value.get().is_some_and(|(_, moved)| moved)>
            <label for=format!("lever-{id}")>{words.label.clone()}</label>
            <output for=format!("lever-{id}")>{shown}</output>
            <input
                type="range"
                id=format!("lever-{id}")
                data-lever=id.clone()
                min=minimum
                max=maximum
                step=step
                disabled=resting.is_none()
                aria-valuetext=shown
                aria-describedby=described
                prop:value=bare
                on:input=move |event| set(event_target_value(&event))
            />
            <input
                type="number"
                data-lever-field=id.clone()
                min=minimum
                max=maximum
                step="any"
                disabled=resting.is_none()
                aria-label=words.label
                prop:value=bare
                on:change=move |event| {
                    set_field(event_target_value(&event));
                    // What the field cannot be is replaced by what the lever is.
                    let taken = value.get_untracked().map_or_else(String::new, |(value, _)| round(value));
                    event_target::<HtmlInputElement>(&event).set_value(&taken);
                }
            />
            {words.help.map(|help| view! { <small id=help_id>{help}</small> })}
        </div>
    }
}

/// A value for a form field: at most two decimals, no grouping.
fn round(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

#[component]
fn DisplacementChoice(state: State) -> impl IntoView {
    let options = move || {
        let chosen = state.scenario.with(|scenario| scenario.displacement);
        Displacement::ALL
            .iter()
            .map(|&rule| {
                view! { <option value=rule.id() selected=rule == chosen>{(EN.displacement)(rule)}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="lever choice">
            <label for="displace">"Who gives way to new supply"</label>
            <select
                id="displace"
                prop:value=move || state.scenario.with(|scenario| scenario.displacement.id())
                on:change=move |event| {
                    if let Ok(rule) = event_target_value(&event).parse() {
                        state.set_displacement(rule);
                    }
                }
            >
                {options}
            </select>
        </div>
    }
}
