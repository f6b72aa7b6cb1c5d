//! The year day by day: stocks and arrivals.

use charts::{DailyFloor, DailyFormat, DailyMark, DailyPanel, DailySpec, DayWindow};
use model::{Disruption, Fuel, FuelDays, Outcome};
use text::{DaysText, Messages};

use super::ChartInput;

/// Stocks by fuel, in days.
pub(super) fn drawdown(input: ChartInput<'_>, messages: &Messages) -> DailySpec {
    let words = &messages.days;
    let stocks = &input.page.year.baseline.stocks;
    let panels = stocks.iter().map(|stock| {
        let fuel = stock.fuel;
        let in_days = |outcome: &Outcome| -> Vec<f64> {
            let days = fuel_days(outcome, fuel).and_then(|row| row.stock.as_ref());
            days.map_or_else(Vec::new, |days| {
                let per_day = days.day_energy.0;
                days.level.iter().map(|level| level / per_day).collect()
            })
        };
        let days = fuel_days(input.outcome, fuel).and_then(|row| row.stock.as_ref());
        DailyPanel {
            name: (words.stock)(fuel),
            unit: if stock.is_legal_basis {
                words.legal_days
            } else {
                words.import_days
            }
            .to_owned(),
            fuel,
            format: DailyFormat::Number,
            baseline: in_days(input.baseline),
            scenario: in_days(input.outcome),
            floor: days.map(|days| DailyFloor {
                value: days.floor.0 / days.day_energy.0,
                label: words.unusable.to_owned(),
            }),
            marks: days
                .and_then(|days| days.first_shortage)
                .map(|day| DailyMark {
                    day: day as f64,
                    label: words.first_shortage.to_owned(),
                })
                .into_iter()
                .collect(),
        }
    });
    spec(input.outcome, panels.collect(), messages)
}

/// Arrivals by fuel, as parts of the plan.
pub(super) fn arrivals(input: ChartInput<'_>, messages: &Messages) -> DailySpec {
    let words = &messages.days;
    let panels = input.outcome.disruption.fuels.iter().map(|days| {
        let of_plan = |days: &FuelDays| -> Vec<f64> {
            let planned = days.planned.0;
            if planned > 0.0 {
                days.arrivals.iter().map(|day| day / planned).collect()
            } else {
                Vec::new()
            }
        };
        DailyPanel {
            name: (messages.fuel)(days.fuel).to_owned(),
            unit: words.of_plan.to_owned(),
            fuel: days.fuel,
            format: DailyFormat::Percent,
            baseline: fuel_days(input.baseline, days.fuel).map_or_else(Vec::new, of_plan),
            scenario: of_plan(days),
            floor: None,
            marks: last_normal(&input.outcome.disruption, days.fuel, words),
        }
    });
    spec(input.outcome, panels.collect(), messages)
}

fn spec(outcome: &Outcome, panels: Vec<DailyPanel>, messages: &Messages) -> DailySpec {
    let words = &messages.days;
    let window = outcome.disruption.window;
    DailySpec {
        panels,
        window: outcome.disruption.is_disrupted.then(|| DayWindow {
            start: window.start,
            end: window.end(),
            label: words.window.to_owned(),
        }),
        axis_label: words.axis.to_owned(),
        baseline_label: words.baseline.to_owned(),
        scenario_label: words.scenario.to_owned(),
        no_data_label: messages.no_data.to_owned(),
        day_label: words.day.to_owned(),
    }
}

fn fuel_days(outcome: &Outcome, fuel: Fuel) -> Option<&FuelDays> {
    outcome.disruption.fuels.iter().find(|row| row.fuel == fuel)
}

/// Where a fuel's first gap opens.
fn last_normal(days: &Disruption, fuel: Fuel, words: &DaysText) -> Vec<DailyMark> {
    let streams = days.streams.iter().filter(|stream| stream.fuel == fuel);
    streams
        .filter_map(|stream| Some(stream.last_normal?.0))
        .min_by(f64::total_cmp)
        .map(|day| DailyMark {
            // The last whole day before the gap, so that the dot lies on normal arrivals.
            day: (day - 1.0).max(0.0),
            label: words.last_normal.to_owned(),
        })
        .into_iter()
        .collect()
}
