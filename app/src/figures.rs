//! The figures: baseline, scenario and difference of every indicator, each with its definition and sources.

use leptos::prelude::*;
use model::{Indicator, Reading};
use text::{EN, IndicatorGroup, number};

use crate::state::State;

/// The table of figures.
#[component]
pub fn Figures(state: State) -> impl IntoView {
    view! {
        <section class="figures" aria-labelledby="figures-title">
            <h2 id="figures-title">{EN.page.figures}</h2>
            <p class="finding" data-scenario-finding="" aria-live="polite">
                {move || story::scenario_finding(&state.page.get(), &state.evaluated.get(), &state.outcome.get(), &EN)}
            </p>
            <p class="counted">
                {move || (EN.page.counted)(&story::fuels_counted(&state.page.get()))}
            </p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{EN.page.columns[0]}</th>
                        <th scope="col">{move || state.page.get().year.baseline.year}</th>
                        <th scope="col">{EN.page.columns[1]}</th>
                        <th scope="col">{EN.page.columns[2]}</th>
                    </tr>
                </thead>
                {IndicatorGroup::ALL
                    .iter()
                    .map(|&group| {
                        view! {
                            <tbody>
                                <tr class="group"><th scope="rowgroup" colspan="4">{(EN.indicator_group)(group)}</th></tr>
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
    let words = (EN.indicator)(indicator);
    let before = Memo::new(move |_| state.baseline.with(|outcome| indicator.reading(outcome)));
    let after = Memo::new(move |_| state.outcome.with(|outcome| indicator.reading(outcome)));
    let show = move |reading: Reading| match reading {
        Reading::Value(value) => number::indicator(indicator, value),
        Reading::NoneWithinHorizon => EN.none_within_horizon.to_owned(),
        Reading::NoData => EN.no_data.to_owned(),
    };
    let delta = move || match (before.get(), after.get()) {
        (Reading::Value(before), Reading::Value(after)) => {
            number::indicator_delta(indicator, after - before)
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
                        {words.label}
                        {move || story::whose(indicator, &state.page.get(), &state.outcome.get()).map(|name| format!(" ({name})"))}
                    </summary>
                    <p>{words.definition}</p>
                    <div inner_html=move || {
                        let page = state.page.get();
                        story::provenance_html(&page, &story::provenance_of_indicator(indicator), &EN)
                    }></div>
                </details>
            </th>
            <td data-baseline="">{move || show(before.get())}</td>
            <td data-scenario="">{move || show(after.get())}</td>
            <td data-delta="">{delta}</td>
        </tr>
    }
}
