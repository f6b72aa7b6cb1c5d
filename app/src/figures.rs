//! The figures: baseline, scenario and difference of every indicator, each with its definition and sources.

use leptos::prelude::*;
use model::{Indicator, Reading};
use text::IndicatorGroup;

use crate::state::State;
use crate::words::words;

/// The table of figures.
#[component]
pub fn Figures(state: State) -> impl IntoView {
    view! {
        <section class="figures" aria-labelledby="figures-title">
            <h2 id="figures-title">{words().page_figures()}</h2>
            <p class="finding" data-scenario-finding="" aria-live="polite">
                {move || story::scenario_finding(&state.page.get(), &state.evaluated.get(), &state.outcome.get(), words())}
            </p>
            <p class="counted">
                {move || words().page_counted(&story::fuels_counted(&state.page.get(), words()))}
            </p>
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
        </section>
    }
}

#[component]
fn Figure(state: State, indicator: Indicator) -> impl IntoView {
    let before = Memo::new(move |_| state.baseline.with(|outcome| indicator.reading(outcome)));
    let after = Memo::new(move |_| state.outcome.with(|outcome| indicator.reading(outcome)));
    let show = move |reading: Reading| match reading {
        Reading::Value(value) => words().indicator_value(indicator, value),
        Reading::NoneWithinHorizon => words().product_none_within_horizon().to_owned(),
        Reading::NoData => words().product_no_data().to_owned(),
    };
    let delta = move || match (before.get(), after.get()) {
        (Reading::Value(before), Reading::Value(after)) => {
            words().indicator_delta(indicator, after - before)
        }
        _ => "–".to_owned(),
    };
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
            <td data-baseline="">{move || show(before.get())}</td>
            <td data-scenario="">{move || show(after.get())}</td>
            <td data-delta="">{delta}</td>
        </tr>
    }
}
