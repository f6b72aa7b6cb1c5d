//! The levers: a range and a number field each, made from the catalogue in the data.

use leptos::prelude::*;
use model::{Displacement, LeverGroup, LeverSpec, PowerOrder, Scenario};
use web_sys::HtmlInputElement;

use crate::dom;
use crate::pins::Pins;
use crate::presets::{Presets, StepButtons};
use crate::state::State;
use crate::words::words;

/// All levers by group, and the way back.
#[component]
pub fn Levers(state: State) -> impl IntoView {
    let groups = move || {
        // The panel is made anew for another importer or year only; a lever that moves changes values in place.
        let page = state.page.get();
        LeverGroup::ALL
            .iter()
            .map(|&group| {
                view! { <Group state=state group=group specs=of_group(&page, group) /> }
            })
            .collect_view()
    };
    let is_at_rest = move |scenario: &Scenario| *scenario == Scenario::default();
    Effect::new(move |_| dom::set_pressable("reset", !state.scenario.with(is_at_rest)));
    view! {
        <form class="levers" aria-label=words().controls_levers() on:submit=|event| event.prevent_default()>
            <div class="levers-head">
                <h2>{words().controls_what_if()}</h2>
                <button
                    id="reset"
                    type="button"
                    on:click=move |_| {
                        if !state.scenario.with_untracked(is_at_rest) {
                            state.reset();
                        }
                    }
                >
                    {words().controls_reset()}
                </button>
            </div>
            <Presets state=state />
            <StepButtons state=state />
            <Pins state=state />
            {groups}
            <details class="ranges">
                <summary>{words().controls_ranges()}</summary>
                <div inner_html=move || {
                    story::provenance_html(&state.page.get(), &["levers", "parameters"], words())
                }></div>
            </details>
        </form>
    }
}

fn of_group(page: &wire::Bootstrap, group: LeverGroup) -> Vec<LeverSpec> {
    let levers = page.year.baseline.levers.iter();
    levers.filter(|spec| spec.group == group).cloned().collect()
}

/// The groups that are open at first: the article's question. The others open when the reader wants them, or when an
/// address moves one of their levers.
const OPEN: [LeverGroup; 4] = [
    LeverGroup::Disruption,
    LeverGroup::RussianFarEast,
    LeverGroup::Home,
    LeverGroup::Demand,
];

/// One group of levers, which opens and closes.
#[component]
fn Group(state: State, group: LeverGroup, specs: Vec<LeverSpec>) -> impl IntoView {
    let (name, help) = (words().lever_group(group), words().lever_group_help(group));
    let ids = StoredValue::new(
        specs
            .iter()
            .map(|spec| spec.lever.clone())
            .collect::<Vec<_>>(),
    );
    let moved = Memo::new(move |_| {
        state.scenario.with(|scenario| {
            ids.with_value(|ids| {
                ids.iter()
                    .filter(|id| scenario.levers.contains_key(*id))
                    .count()
            })
        })
    });
    // A scenario that moves one of its levers opens a group. Only the reader closes it.
    let details = NodeRef::<leptos::html::Details>::new();
    Effect::new(move |_| {
        if moved.get() > 0
            && let Some(details) = details.get()
        {
            // An attribute of that name can always be set.
            details.set_attribute("open", "").ok();
        }
    });
    let rows = specs
        .into_iter()
        .map(|spec| view! { <Lever state=state spec=spec /> })
        .collect_view();
    let rule = match group {
        LeverGroup::RussianFarEast => Some(view! { <DisplacementChoice state=state /> }.into_any()),
        LeverGroup::Home => Some(view! { <PowerOrderChoice state=state /> }.into_any()),
        _ => None,
    };
    view! {
        <details class="group" data-group=group.id() open=OPEN.contains(&group) node_ref=details>
            <summary>
                {name}
                <span class="moved-count">
                    {move || match moved.get() {
                        0 => String::new(),
                        count => words().controls_moved(&count.to_string()),
                    }}
                </span>
            </summary>
            <fieldset aria-label=name>
                <p class="group-help">{help}</p>
                {rows}
                {rule}
            </fieldset>
        </details>
    }
}

#[component]
fn Lever(state: State, spec: LeverSpec) -> impl IntoView {
    let page = state.page.get_untracked();
    let text = words().lever(&spec, &page.year.baseline);
    let is_usable = spec.is_usable(&page.year.baseline);
    let minimum = spec.minimum_in(&page.year.baseline);
    let maximum = spec.maximum_in(&page.year.baseline);
    let id = spec.lever.clone();
    let (step, unit) = (spec.step, spec.unit);
    let source_id = spec.source_id.clone();
    let range = words().join_colon(words().controls_range(), words().quality(spec.quality));
    let help_id = format!("help-{}", spec.lever);
    let described = text.help.is_some().then(|| help_id.clone());
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
            || words().product_no_data().to_owned(),
            |(value, _)| words().lever_value(unit, value),
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
    // A range without a value would stand in the middle.
    let on_slider = move || {
        value
            .get()
            .map_or_else(|| round(minimum), |(value, _)| round(value))
    };
    let reset_label = words().join_colon(words().controls_reset_one(), &text.label);
    let reset_id = id.clone();
    view! {
        <div class="lever" data-sources=source_id title=range class:moved=move || value.get().is_some_and(|(_, moved)| moved)>
            <label for=format!("lever-{id}")>{text.label.clone()}</label>
            // The slider says its value itself.
            <output for=format!("lever-{id}") aria-live="off">{shown}</output>
            <input
                type="range"
                id=format!("lever-{id}")
                data-lever=id.clone()
                min=minimum
                max=maximum
                step=step
                disabled=!is_usable
                aria-valuetext=shown
                aria-describedby=described
                prop:value=on_slider
                on:input=move |event| set(event_target_value(&event))
            />
            <input
                type="number"
                data-lever-field=id.clone()
                min=minimum
                max=maximum
                step="any"
                disabled=!is_usable
                aria-label=text.label
                prop:value=bare
                on:change=move |event| {
                    set_field(event_target_value(&event));
                    // What the field cannot be is replaced by what the lever is.
                    let taken = value.get_untracked().map_or_else(String::new, |(value, _)| round(value));
                    event_target::<HtmlInputElement>(&event).set_value(&taken);
                }
            />
            <button
                type="button"
                class="reset-one"
                title=reset_label.clone()
                aria-label=reset_label
                hidden=move || value.get().is_none_or(|(_, moved)| !moved)
                on:click=move |_| {
                    state.reset_lever(&reset_id);
                    // The button goes; whoever pressed it by key stays at the lever.
                    if let Some(slider) = dom::element(&format!("lever-{reset_id}")) {
                        slider.focus().ok();
                    }
                }
            >
                "↺"
            </button>
            {text.help.map(|help| view! { <small id=help_id>{help}</small> })}
        </div>
    }
}

/// A value for a form field: at most two decimals, no grouping.
fn round(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

#[component]
fn DisplacementChoice(state: State) -> impl IntoView {
    let chosen = Signal::derive(move || state.scenario.with(|scenario| scenario.displacement.id()));
    let choices = Displacement::ALL
        .iter()
        .map(|&rule| (rule.id(), words().displacement(rule)));
    view! {
        <Choice
            id="displace"
            label=words().controls_displace()
            choices=choices.collect()
            chosen=chosen
            choose=move |word: String| {
                if let Ok(rule) = word.parse() {
                    state.set_displacement(rule);
                }
            }
        />
    }
}

#[component]
fn PowerOrderChoice(state: State) -> impl IntoView {
    let chosen = Signal::derive(move || state.scenario.with(|scenario| scenario.power_order.id()));
    let choices = PowerOrder::ALL
        .iter()
        .map(|&order| (order.id(), words().power_order(order)));
    view! {
        <Choice
            id="replace"
            label=words().controls_replace()
            choices=choices.collect()
            chosen=chosen
            choose=move |word: String| {
                if let Ok(order) = word.parse() {
                    state.set_power_order(order);
                }
            }
        />
    }
}

/// One of a few words.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    chosen: Signal<&'static str>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|(word, name)| {
            view! { <option value=word selected=move || chosen.get() == word>{name}</option> }
        })
        .collect_view();
    view! {
        <div class="lever choice">
            <label for=id>{label}</label>
            <select id=id prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}
