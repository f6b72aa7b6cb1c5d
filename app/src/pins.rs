//! Scenarios pinned to compare with: the list of them, and what the model says of each.

use leptos::prelude::*;
use model::Scenario;
use web_sys::{Element, MouseEvent};
use wire::{Bootstrap, MOST_PINS, PIN_LETTERS, View};

use crate::state::State;
use crate::words::words;
use crate::{dom, presets};

/// The list's id.
const LIST: &str = "pins";
/// The id of what says why there is no pinning.
const REFUSAL: &str = "pin-refusal";
/// Attributes of the buttons, which hold the place of their pin.
const SHOW: &str = "data-show";
const REMOVE: &str = "data-unpin";

/// A pin in words: its name among the scenarios, or the levers that it moves.
pub fn name(page: &Bootstrap, pin: &Scenario) -> String {
    if pin.is_baseline() {
        return words().controls_pin_baseline().to_owned();
    }
    if let Some(preset) = presets::named(page, pin) {
        return preset.name.clone();
    }
    story::moved_levers(page, pin, words()).join(words().join_semicolon())
}

/// The button that pins what is shown, and the pins.
#[component]
pub fn Pins(state: State) -> impl IntoView {
    Effect::new(move |_| {
        let refusal = pin_or_refusal(state).err().unwrap_or_default();
        dom::set_pressable("pin", refusal.is_empty());
        // Said only when it is another.
        if let Some(place) = dom::element(REFUSAL)
            && place.text_content().as_deref() != Some(refusal)
        {
            place.set_text_content(Some(refusal));
        }
    });
    let add = move |_| {
        if let Ok(pin) = untrack(|| pin_or_refusal(state)) {
            state.change_pins(|pins| pins.push(pin));
        }
    };
    Effect::new(move |_| list(&state.page.get(), &state.pins.get()));
    let press = move |event: MouseEvent| {
        let button = event_target::<Element>(&event);
        let place = |kind| button.get_attribute(kind)?.parse::<usize>().ok();
        if let Some(place) = place(SHOW) {
            if let Some(pin) = state.pins.with_untracked(|pins| pins.get(place).cloned()) {
                state.take_up(pin);
            }
        } else if let Some(place) = place(REMOVE) {
            state.change_pins(|pins| {
                pins.remove(place);
            });
        }
    };
    view! {
        <div class="pins">
            <button id="pin" type="button" aria-describedby=REFUSAL on:click=add>{words().controls_pin()}</button>
            <small id=REFUSAL role="status"></small>
            <ul id=LIST aria-label=words().controls_pins() on:click=press></ul>
        </div>
    }
}

/// What is shown as a pin, or why it cannot be pinned.
fn pin_or_refusal(state: State) -> Result<Scenario, &'static str> {
    let page = state.page.get();
    let pin = as_pin(&page, &state.evaluated.get()).ok_or("")?;
    let pins = state.pins.get();
    if pins.contains(&pin) {
        Err(words().controls_pin_known())
    } else if pins.len() >= MOST_PINS {
        Err(words().controls_pin_full())
    } else {
        Ok(pin)
    }
}

/// A scenario as the address keeps it, so that a pin is the same before and after a reload: its values at their nearest step,
/// and without the levers that cannot be moved here.
fn as_pin(page: &Bootstrap, scenario: &Scenario) -> Option<Scenario> {
    let defaults = page.importers.view_defaults();
    let baseline = Some(&page.year.baseline);
    let view = View {
        pins: vec![scenario.clone()],
        ..View::new(&defaults)
    };
    let (mut kept, _) = View::parse(&view.query(&defaults, baseline), &defaults, baseline);
    kept.pins.pop()
}

/// Makes the list anew, without the framework's views, which would weigh several kilobytes. The keyboard stays in its place,
/// where the next pin has moved up, or goes to what is left.
fn list(page: &Bootstrap, pins: &[Scenario]) {
    let Some(list) = dom::element(LIST) else {
        return;
    };
    let focused = document().active_element().map(|element| element.id());
    list.set_inner_html("");
    for (place, (pin, letter)) in pins.iter().zip(PIN_LETTERS).enumerate() {
        let name = name(page, pin);
        let item = dom::append(&list, "li", &[], "");
        dom::append(&item, "b", &[], letter);
        dom::append(&item, "span", &[("title", &name)], &story::shortened(&name));
        let place = place.to_string();
        for (kind, word, shown) in [
            (
                SHOW,
                words().controls_show_pin(),
                words().controls_show_pin(),
            ),
            (REMOVE, words().controls_unpin(), "×"),
        ] {
            let label = words().join_colon(&format!("{word} {letter}"), &name);
            let id = format!("{kind}-{place}");
            let attributes = [
                ("id", id.as_str()),
                ("type", "button"),
                ("aria-label", &label),
                (kind, &place),
            ];
            dom::append(&item, "button", &attributes, shown);
        }
    }
    let Some(focused) = focused.filter(|id| id.starts_with(REMOVE)) else {
        return;
    };
    let end = format!("{REMOVE}-{}", pins.len().saturating_sub(1));
    let left = [focused.as_str(), &end, "pin"]
        .into_iter()
        .find_map(dom::element);
    if let Some(button) = left {
        button.focus().ok();
    }
}
