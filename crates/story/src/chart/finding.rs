//! What a chart finds, in a sentence: its text alternative.

use model::{Outcome, Passage, Share};
use text::Messages;

use super::{Chart, ChartInput};
use crate::days::{arrivals_finding, stock_findings};
use crate::finding::{country, scenario_finding};

/// The finding of a chart.
pub(super) fn finding(chart: Chart, input: ChartInput<'_>, messages: &Messages) -> String {
    let no_data = || messages.product_no_data().to_owned();
    match chart {
        Chart::Map => scenario_finding(input.page, input.scenario, input.outcome, messages),
        Chart::Drawdown => {
            stock_findings(input.page, input.outcome, messages).join(messages.join_sentence())
        }
        Chart::Arrivals => arrivals_finding(input.outcome, messages),
        Chart::Suppliers => largest_supplier(input, messages).unwrap_or_else(no_data),
        Chart::Exposure => worst_chokepoint(input, messages).unwrap_or_else(no_data),
        Chart::Mix => dependency(input, messages).unwrap_or_else(no_data),
        #[cfg(feature = "analyses")]
        Chart::Attribution(indicator) => super::attribution::finding(input, indicator, messages),
    }
}

/// Who delivers the most of the fuel that is imported most.
fn largest_supplier(input: ChartInput<'_>, messages: &Messages) -> Option<String> {
    let fuels = input.outcome.fuels.iter();
    let fuel = fuels.max_by(|one, other| one.planned.0.total_cmp(&other.planned.0))?;
    let flows = fuel.flows.iter();
    let flow = flows.max_by(|one, other| one.delivered.0.total_cmp(&other.delivered.0))?;
    let share = flow.delivered.share_of(fuel.delivered)?;
    Some(messages.chart_suppliers_finding(
        country(input.page),
        messages.fuel_in_sentence(fuel.fuel),
        &messages.percent(share.0),
        &flow.name,
    ))
}

/// What the chokepoint carries that most sails through.
fn worst_chokepoint(input: ChartInput<'_>, messages: &Messages) -> Option<String> {
    let (index, share) = worst_passage(input.outcome, |passage| passage.sailing)?;
    let point = input.page.year.baseline.chokepoints.get(index)?;
    Some(messages.chart_exposure_finding(&point.name, &messages.percent(share)))
}

/// The chokepoint that most of the imports pass, by the share that is asked for.
pub(crate) fn worst_passage(
    outcome: &Outcome,
    share: impl Fn(&Passage) -> Option<Share>,
) -> Option<(usize, f64)> {
    let passages = outcome.passages.iter().enumerate();
    passages
        .filter_map(|(index, passage)| Some((index, share(passage)?.0)))
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
}

fn dependency(input: ChartInput<'_>, messages: &Messages) -> Option<String> {
    let share = model::Indicator::ImportDependency.value(input.outcome)?;
    let year = input.page.year.baseline.year.to_string();
    Some(messages.chart_mix_finding(country(input.page), &messages.percent(share), &year))
}
