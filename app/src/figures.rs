//! The figures: baseline, scenario and difference of every indicator, each with its definition and sources.

use leptos::prelude::*;
use model::{Indicator, Outcome, Reading, Scenario, evaluate};
use text::IndicatorGroup;
use wire::Bootstrap;

use crate::state::State;
use crate::words::words;
use crate::{dom, pins};

/// The id of what holds the table.
const TABLE: &str = "figures-table";

/// The table of figures.
#[component]
pub fn Figures(state: State) -> impl IntoView {
    Effect::new(move |_| columns(&state.page.get(), &state.pins.get(), &state.baseline.get()));
    view! {
        <section class="figures" aria-labelledby="figures-title">
            <h2 id="figures-title">{words().page_figures()}</h2>
            <p class="finding" data-scenario-finding="" aria-live="polite">
                {move || story::scenario_finding(&state.page.get(), &state.evaluated.get(), &state.outcome.get(), words())}
            </p>
            <p class="counted">
                {move || words().page_counted(&story::fuels_counted(&state.page.get(), words()))}
            </p>
            <div id=TABLE>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words().page_indicator()}</th>
                            <th scope="col">{move || state.page.get().year.baseline.year}</th>
                            <th scope="col">{words().page_scenario()}</th>
                            <th scope="col">{words().page_change()}</th>
                        </tr>
                    </thead>
                    {IndicatorGroup::ALL
                        .iter()
                        .map(|&group| {
                            view! {
                                <tbody>
                                    <tr class="group"><th scope="rowgroup" colspan="4">{words().indicator_group(group)}</th></tr>
                                    {group
                                        .indicators()
                                        .iter()
                                        .map(|&indicator| view! { <Figure state=state indicator=indicator /> })
                                        .collect_view()}
                                </tbody>
                            }
                        })
                        .collect_view()}
                </table>
            </div>
        </section>
    }
}

#[component]
fn Figure(state: State, indicator: Indicator) -> impl IntoView {
    let before = Memo::new(move |_| state.baseline.with(|outcome| indicator.reading(outcome)));
    let after = Memo::new(move |_| state.outcome.with(|outcome| indicator.reading(outcome)));
    let sources = move || {
        let page = state.page.get();
        story::cited_sources(
            &page.year.provenance,
            &story::provenance_of_indicator(indicator),
        )
        .into_iter()
        .collect::<Vec<_>>()
        .join(" ")
    };
    view! {
        <tr data-indicator=indicator.id() data-sources=sources>
            <th scope="row">
                <details>
                    <summary>
                        {words().indicator(indicator)}
                        {move || story::whose(indicator, &state.page.get(), &state.outcome.get()).map(|name| format!(" ({name})"))}
                    </summary>
                    <p>{words().indicator_definition(indicator)}</p>
                    <div inner_html=move || {
                        let page = state.page.get();
                        story::provenance_html(&page, &story::provenance_of_indicator(indicator), words())
                    }></div>
                </details>
            </th>
            <td data-baseline="">{move || show(indicator, before.get())}</td>
            <td data-scenario="">{move || show(indicator, after.get())}</td>
            <td data-delta="">{move || delta(indicator, before.get(), after.get())}</td>
        </tr>
    }
}

fn show(indicator: Indicator, reading: Reading) -> String {
    match reading {
        Reading::Value(value) => words().indicator_value(indicator, value),
        Reading::NoneWithinHorizon => words().product_none_within_horizon().to_owned(),
        Reading::NoData => words().product_no_data().to_owned(),
    }
}

fn delta(indicator: Indicator, before: Reading, after: Reading) -> String {
    match (before, after) {
        (Reading::Value(before), Reading::Value(after)) => {
            words().indicator_delta(indicator, after - before)
        }
        _ => "–".to_owned(),
    }
}

/// A column for each pin, behind those that the framework keeps: as its views they would weigh several kilobytes. The model runs
/// here once for each pin, when pins come or go and for another year, and not when a lever moves.
fn columns(page: &Bootstrap, pins: &[Scenario], baseline: &Outcome) {
    let Some(table) = dom::element(TABLE) else {
        return;
    };
    for cell in dom::all(&table, "[data-pin]") {
        cell.remove();
    }
    for (pin, letter) in pins.iter().zip(wire::PIN_LETTERS) {
        let outcome = evaluate(&page.year.baseline, pin);
        let name = pins::name(page, pin);
        for head in dom::all(&table, "thead tr") {
            let attributes = [("scope", "col"), ("title", &name), ("data-pin", letter)];
            dom::append(&head, "th", &attributes, letter);
        }
        for group in IndicatorGroup::ALL {
            for &indicator in group.indicators() {
                let (before, after) = (indicator.reading(baseline), indicator.reading(&outcome));
                for row in dom::all(&table, &format!("[data-indicator={}]", indicator.id())) {
                    let value = show(indicator, after);
                    let cell = dom::append(&row, "td", &[("data-pin", letter)], &value);
                    dom::append(&cell, "small", &[], &delta(indicator, before, after));
                }
            }
        }
    }
    let columns = (4 + pins.len()).to_string();
    for head in dom::all(&table, "[colspan]") {
        head.set_attribute("colspan", &columns).ok();
    }
    // With pins the table may be wider than a phone: it scrolls in a place of its own, also by keys.
    for (name, value) in [
        ("class", "scroll"),
        ("role", "region"),
        ("tabindex", "0"),
        ("aria-label", words().controls_pins()),
    ] {
        if pins.is_empty() {
            table.remove_attribute(name).ok();
        } else {
            table.set_attribute(name, value).ok();
        }
    }
}
