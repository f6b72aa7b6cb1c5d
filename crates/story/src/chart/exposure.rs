//! Exposure to each chokepoint, baseline beside scenario.

use charts::{ExposureRow, ExposureSpec};
use model::{Baseline, LeverKind, Passage, Scenario};
use text::Messages;

use super::ChartInput;

/// Chokepoints below this share in baseline and scenario are left out, unless a lever closes them.
const LEAST_SHARE: f64 = 0.005;

/// A share that would be printed as nothing.
const LEAST_VISIBLE: f64 = 0.000_5;

pub(super) fn spec(input: ChartInput<'_>, messages: &Messages) -> ExposureSpec {
    let baseline = &input.page.year.baseline;
    let passages = input.baseline.passages.iter().zip(&input.outcome.passages);
    let rows = baseline
        .chokepoints
        .iter()
        .zip(passages)
        .filter(|(point, (before, after))| {
            is_closable(baseline, &point.chokepoint) || matters(before) || matters(after)
        })
        .map(|(point, (before, after))| ExposureRow {
            label: point.name.clone(),
            baseline_share: before.planned.map(|share| share.0),
            scenario_share: after.sailing.map(|share| share.0),
            cut_off_share: after.cut_off.map(|share| {
                if share.0 < LEAST_VISIBLE {
                    0.0
                } else {
                    share.0
                }
            }),
            closed_percent: closed_percent(baseline, input.scenario, &point.chokepoint),
        })
        .collect();
    ExposureSpec {
        rows,
        unrouted_share: input.outcome.unrouted.map(|share| share.0),
        baseline_label: baseline.year.to_string(),
        scenario_label: messages.chart_scenario_sailing().to_owned(),
        cut_off_label: messages.chart_cut_off().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
        unrouted_label: messages.chart_unrouted_template().to_owned(),
        axis_label: messages.chart_share_of_imports().to_owned(),
        closed_label: messages.chart_closed_template().to_owned(),
    }
}

fn matters(passage: &Passage) -> bool {
    [passage.planned, passage.sailing]
        .iter()
        .flatten()
        .any(|share| share.0 >= LEAST_SHARE)
}

fn closing_lever<'a>(baseline: &'a Baseline, chokepoint: &str) -> Option<&'a model::LeverSpec> {
    baseline.levers.iter().find(
        |spec| matches!(&spec.kind, LeverKind::Closure { chokepoint: of } if of == chokepoint),
    )
}

fn is_closable(baseline: &Baseline, chokepoint: &str) -> bool {
    closing_lever(baseline, chokepoint).is_some()
}

pub(super) fn closed_percent(baseline: &Baseline, scenario: &Scenario, chokepoint: &str) -> f64 {
    closing_lever(baseline, chokepoint)
        .and_then(|spec| scenario.value_of(spec, baseline))
        .map_or(0.0, |lever| lever.value)
}
