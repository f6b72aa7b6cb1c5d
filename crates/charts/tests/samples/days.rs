//! Stocks and arrivals of Japan day by day, as steady years or with Hormuz closed for 120 days from day 15.

use charts::{DailyFloor, DailyFormat, DailyMark, DailyPanel, DailySpec, DayWindow};
use model::Fuel;

const DAYS: u32 = 365;

/// A fuel on its way: the voyage in days, the part that is stopped, and the pace of catching up.
struct Flow {
    voyage: u32,
    stopped: f64,
    catching_up: f64,
}

const CRUDE_OIL: Flow = Flow {
    voyage: 20,
    stopped: 0.72,
    catching_up: 1.18,
};
const LNG: Flow = Flow {
    voyage: 14,
    stopped: 0.1,
    catching_up: 1.05,
};
const NO_COAL: Flow = Flow {
    voyage: 14,
    stopped: 0.0,
    catching_up: 1.0,
};
const CLOSED: std::ops::Range<u32> = 15..135;

fn arrivals(flow: &Flow) -> Vec<f64> {
    let share = |day: u32| match day.checked_sub(flow.voyage) {
        Some(sailed) if CLOSED.contains(&sailed) => 1.0 - flow.stopped,
        Some(sailed) if (CLOSED.end..CLOSED.end + 90).contains(&sailed) => flow.catching_up,
        _ => 1.0,
    };
    (0..DAYS).map(share).collect()
}

/// Days of use left when a part of the use is imported and arrives as `arrivals` says; use follows the seasons.
fn stock(start: f64, arrivals: &[f64]) -> Vec<f64> {
    let mut left = start;
    (0..DAYS)
        .zip(arrivals)
        .map(|(day, share)| {
            let season = 1.0 + 0.08 * (f64::from(day) / 58.0).cos();
            left = (left + share - if *share < 1.0 { season * 0.95 } else { 1.0 }).max(0.0);
            left + 3.0 * (f64::from(day) / 58.0).sin() * start / 204.0
        })
        .collect()
}

fn mark(day: f64, label: &str) -> DailyMark {
    DailyMark {
        day,
        label: label.into(),
    }
}

fn panel(name: &str, unit: &str, fuel: Fuel, lines: (Vec<f64>, Vec<f64>)) -> DailyPanel {
    DailyPanel {
        name: name.into(),
        unit: unit.into(),
        fuel,
        format: DailyFormat::Number,
        baseline: lines.0,
        scenario: lines.1,
        floor: None,
        marks: Vec::new(),
    }
}

fn spec(panels: Vec<DailyPanel>, disturbed: bool) -> DailySpec {
    DailySpec {
        panels,
        window: disturbed.then(|| DayWindow {
            start: f64::from(CLOSED.start),
            end: f64::from(CLOSED.end),
            label: "Hormuz closed".into(),
        }),
        axis_label: "days since the start of the year".into(),
        baseline_label: "2024 baseline".into(),
        scenario_label: "scenario".into(),
        no_data_label: "no data".into(),
        day_label: "Day {day}".into(),
    }
}

/// Stocks above their floors.
pub fn drawdown(disturbed: bool) -> DailySpec {
    let steady = [1.0; DAYS as usize];
    let line = |start: f64, flow: &Flow| {
        let baseline = stock(start, &steady);
        let scenario = if disturbed {
            stock(start, &arrivals(flow))
        } else {
            baseline.clone()
        };
        (baseline, scenario)
    };
    let mut oil = panel(
        "Crude oil stock",
        "days of use",
        Fuel::CrudeOil,
        line(204.0, &CRUDE_OIL),
    );
    let mut gas = panel("LNG stock", "days of use", Fuel::Lng, line(18.0, &LNG));
    oil.floor = Some(DailyFloor {
        value: 70.0,
        label: "minimum operating stock".into(),
    });
    gas.floor = Some(DailyFloor {
        value: 3.0,
        label: "minimum operating stock".into(),
    });
    if disturbed {
        oil.marks = vec![mark(34.0, "last normal ship")];
        gas.marks = vec![
            mark(28.0, "last normal ship"),
            mark(118.0, "first day of shortage"),
        ];
    }
    spec(vec![oil, gas], disturbed)
}

/// Arrivals of every fuel; nobody has those of coal while all is steady.
pub fn arrivals_of_fuels(disturbed: bool) -> DailySpec {
    let fuel = |name: &str, fuel, flow: &Flow| {
        let steady = vec![1.0; DAYS as usize];
        let scenario = if disturbed {
            arrivals(flow)
        } else {
            steady.clone()
        };
        DailyPanel {
            format: DailyFormat::Percent,
            ..panel(name, "of the planned rate", fuel, (steady, scenario))
        }
    };
    let mut panels = vec![
        fuel("Crude oil arrivals", Fuel::CrudeOil, &CRUDE_OIL),
        fuel("LNG arrivals", Fuel::Lng, &LNG),
        fuel("Coal arrivals", Fuel::Coal, &NO_COAL),
    ];
    if disturbed {
        panels[0].marks = vec![
            mark(34.0, "last normal ship"),
            mark(155.0, "first ship after the closure"),
            mark(245.0, "backlog cleared"),
        ];
    } else {
        panels[2].scenario.clear();
        panels[2].baseline.clear();
    }
    spec(panels, disturbed)
}
