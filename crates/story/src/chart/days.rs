//! The year day by day: stocks and arrivals.

use charts::{DailyFloor, DailyFormat, DailyMark, DailyPanel, DailySpec, DayWindow};
use model::{Disruption, Fuel, FuelDays, Outcome};
use text::Messages;

use super::ChartInput;

/// Stocks by fuel, in days.
pub(super) fn drawdown(input: ChartInput<'_>, messages: &Messages) -> DailySpec {
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
            name: messages.days_stock(messages.fuel(fuel)),
            unit: if stock.is_legal_basis {
                messages.days_legal_days()
            } else {
                messages.days_import_days()
            }
            .to_owned(),
            fuel,
            format: DailyFormat::Number,
            baseline: in_days(input.baseline),
            scenario: in_days(input.outcome),
            floor: days.map(|days| DailyFloor {
                value: days.floor.0 / days.day_energy.0,
                label: messages.days_unusable().to_owned(),
            }),
            marks: days
                .and_then(|days| days.first_shortage)
                .map(|day| DailyMark {
                    day: day as f64,
                    label: messages.days_first_shortage().to_owned(),
                })
                .into_iter()
                .collect(),
        }
    });
    spec(input.outcome, panels.collect(), messages)
}

/// Arrivals by fuel, as parts of the plan.
pub(super) fn arrivals(input: ChartInput<'_>, messages: &Messages) -> DailySpec {
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
            name: messages.fuel(days.fuel).to_owned(),
            unit: messages.days_of_plan().to_owned(),
            fuel: days.fuel,
            format: DailyFormat::Percent,
            baseline: fuel_days(input.baseline, days.fuel).map_or_else(Vec::new, of_plan),
            scenario: of_plan(days),
            floor: None,
            marks: last_normal(&input.outcome.disruption, days.fuel, messages),
        }
    });
    spec(input.outcome, panels.collect(), messages)
}

fn spec(outcome: &Outcome, panels: Vec<DailyPanel>, messages: &Messages) -> DailySpec {
    let window = outcome.disruption.window;
    DailySpec {
        panels,
        window: outcome.disruption.is_disrupted.then(|| DayWindow {
            start: window.start,
            end: window.end(),
            label: messages.days_window().to_owned(),
        }),
        axis_label: messages.days_axis().to_owned(),
        baseline_label: messages.days_baseline().to_owned(),
        scenario_label: messages.days_scenario().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
        day_label: messages.days_day_template().to_owned(),
    }
}

fn fuel_days(outcome: &Outcome, fuel: Fuel) -> Option<&FuelDays> {
    outcome.disruption.fuels.iter().find(|row| row.fuel == fuel)
}

/// Where a fuel's first gap opens.
fn last_normal(days: &Disruption, fuel: Fuel, messages: &Messages) -> Vec<DailyMark> {
    let streams = days.streams.iter().filter(|stream| stream.fuel == fuel);
    streams
        .filter_map(|stream| Some(stream.last_normal?.0))
        .min_by(f64::total_cmp)
        .map(|day| DailyMark {
            // The last whole day before the gap, so that the dot lies on normal arrivals.
            day: (day - 1.0).max(0.0),
            label: messages.days_last_normal().to_owned(),
        })
        .into_iter()
        .collect()
}
