//! Which lever did it: the chart of an indicator's change, shared out among the levers.

use leptos::prelude::*;
use model::Indicator;
use story::chart::DEFAULT_INDICATOR;

use crate::drawn::DrawnFigure;
use crate::state::State;
use crate::words::words;

/// The chart with the choice of its indicator.
#[component]
pub fn AttributionFigure(state: State) -> impl IntoView {
    let choice = RwSignal::new(format!("indicator={}", DEFAULT_INDICATOR.id()));
    let options = Indicator::ALL.iter().map(|indicator| {
        let is_first = *indicator == DEFAULT_INDICATOR;
        view! { <option value=indicator.id() selected=is_first>{words().indicator(*indicator)}</option> }
    });
    view! {
        <div>
            <label class="of-chart">
                {words().controls_indicator()}
                <select on:change=move |event| choice.set(format!("indicator={}", event_target_value(&event)))>
                    {options.collect_view()}
                </select>
            </label>
            <DrawnFigure state=state chart="attribution" choice=choice />
        </div>
    }
}
