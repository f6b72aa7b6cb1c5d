//! What the panels show and say.

use model::Fuel;

use super::super::{layout, natural_height};
use crate::spec::*;
use crate::tokens::{Paint, Token};
use crate::{Layout, Mark, Point};

fn panel(baseline: Vec<f64>, scenario: Vec<f64>) -> DailyPanel {
    DailyPanel {
        name: "Crude oil stock".into(),
        unit: "days of use".into(),
        fuel: Fuel::CrudeOil,
        format: DailyFormat::Number,
        baseline,
        scenario,
        floor: None,
        marks: Vec::new(),
    }
}

fn spec(panels: Vec<DailyPanel>) -> DailySpec {
    DailySpec {
        panels,
        baseline_label: "baseline".into(),
        scenario_label: "scenario".into(),
        no_data_label: "no data".into(),
        day_label: "Day {day}".into(),
        ..DailySpec::default()
    }
}

fn laid_out(spec: DailySpec) -> Layout {
    let spec = ChartSpec::Daily(spec);
    layout(&spec, 700.0, natural_height(&spec, 700.0))
}

fn texts(layout: &Layout) -> Vec<&str> {
    let mut texts = Vec::new();
    for mark in &layout.marks {
        if let Mark::Text { text, .. } = mark {
            texts.push(text.as_str());
        }
    }
    texts
}

/// The lines in the colour of crude oil.
fn scenarios(layout: &Layout) -> Vec<&[Point]> {
    let oil = Paint::Solid(Token::Source(model::EnergySource::Oil));
    let mut lines = Vec::new();
    for mark in &layout.marks {
        if let Mark::Path { points, paint, .. } = mark
            && *paint == oil
        {
            lines.push(points.as_slice());
        }
    }
    lines
}

/// How many dashed lines there are.
fn baselines(layout: &Layout) -> usize {
    let is_dashed = |mark: &&Mark| matches!(mark, Mark::Polygon { .. });
    layout.marks.iter().filter(is_dashed).count()
}

#[test]
fn a_steady_year_is_one_line_of_two_points() {
    let layout = laid_out(spec(vec![panel(vec![204.0; 365], vec![204.0; 365])]));
    let lines = scenarios(&layout);
    assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [2]);
    assert_eq!(baselines(&layout), 0);
    // The legend stays, so that the chart does not jump when the lines part.
    assert!(texts(&layout).contains(&"baseline"));
}

#[test]
fn lines_that_part_are_two_and_a_gap_splits_one() {
    let mut scenario = vec![120.0; 365];
    scenario[100] = f64::NAN;
    let layout = laid_out(spec(vec![panel(vec![204.0; 365], scenario)]));
    assert_eq!((scenarios(&layout).len(), baselines(&layout)), (2, 1));
}

#[test]
fn a_legend_needs_both_lines() {
    let layout = laid_out(spec(vec![panel(Vec::new(), vec![120.0; 365])]));
    assert!(!texts(&layout).contains(&"scenario"));
    assert_eq!(
        layout.hits[1].label,
        "Day 5 \u{b7} Crude oil stock: scenario 120 days of use"
    );
}

#[test]
fn a_panel_without_figures_says_so() {
    for scenario in [Vec::new(), vec![f64::NAN; 365]] {
        let mut empty = panel(vec![204.0; 365], scenario);
        empty.name = "LNG stock".into();
        let layout = laid_out(spec(vec![empty]));
        assert_eq!(texts(&layout), ["LNG stock", "days of use", "no data"]);
        assert!(
            layout
                .hits
                .iter()
                .map(|hit| hit.label.as_str())
                .eq(["LNG stock: no data"])
        );
    }
    assert_eq!(texts(&laid_out(spec(Vec::new()))), ["no data"]);
}

#[test]
fn days_are_read_out_with_both_figures_the_unit_and_the_event() {
    let mut scenario = vec![120.0; 365];
    scenario[50] = 8.26;
    scenario[55] = f64::NAN;
    let mut stock = panel(vec![204.0; 365], scenario);
    stock.marks = vec![
        DailyMark {
            day: 47.0,
            label: "last normal ship".into(),
        },
        DailyMark {
            day: 364.0,
            label: "first day of shortage".into(),
        },
    ];
    let layout = laid_out(spec(vec![stock]));
    assert_eq!(layout.hits.len(), 73);
    for (place, words) in [
        (
            8,
            "Day 40 \u{b7} Crude oil stock: scenario 120, baseline 204 days of use",
        ),
        (
            9,
            "Day 45 \u{b7} Crude oil stock: scenario 120, baseline 204 days of use; last normal ship",
        ),
        (
            10,
            "Day 50 \u{b7} Crude oil stock: scenario 8.3, baseline 204 days of use",
        ),
        (
            11,
            "Day 55 \u{b7} Crude oil stock: scenario no data, baseline 204 days of use",
        ),
        (
            72,
            "Day 360 \u{b7} Crude oil stock: scenario 120, baseline 204 days of use; first day of shortage",
        ),
    ] {
        assert_eq!(layout.hits[place].label, words);
    }
}

#[test]
fn shares_are_percentages() {
    let mut arrivals = panel(vec![1.0; 365], vec![0.431; 365]);
    arrivals.format = DailyFormat::Percent;
    arrivals.unit = String::new();
    let layout = laid_out(spec(vec![arrivals]));
    assert_eq!(
        layout.hits[0].label,
        "Day 0 \u{b7} Crude oil stock: scenario 43\u{a0}%, baseline 100\u{a0}%"
    );
    assert!(texts(&layout).contains(&"100\u{a0}%"));
}

#[test]
fn events_outside_the_days_and_a_window_without_days_are_left_out() {
    let mut stock = panel(Vec::new(), vec![120.0; 365]);
    let days = [-1.0, 365.0, f64::NAN, f64::INFINITY];
    let mark = |day| DailyMark {
        day,
        label: "event".into(),
    };
    stock.marks = days.map(mark).into();
    let mut outside = spec(vec![stock]);
    let window = |start, end| DayWindow {
        start,
        end,
        label: "closed".into(),
    };
    for (start, end) in [
        (400.0, 500.0),
        (20.0, 10.0),
        (f64::NAN, 10.0),
        (0.0, f64::INFINITY),
    ] {
        outside.window = Some(window(start, end));
        let layout = laid_out(outside.clone());
        let words = texts(&layout);
        assert!(!words.contains(&"event") && !words.contains(&"closed"));
        assert!(
            !layout
                .marks
                .iter()
                .any(|mark| matches!(mark, Mark::Dot { .. }))
        );
    }
    outside.window = Some(window(350.0, 900.0));
    assert!(texts(&laid_out(outside)).contains(&"closed"));
}

#[test]
fn events_lie_on_the_line_and_their_words_inside_the_panel() {
    let mut stock = panel(Vec::new(), (0..365).map(f64::from).collect());
    stock.marks = [2.0, 180.5, 363.0]
        .map(|day| DailyMark {
            day,
            label: "first day of shortage".into(),
        })
        .into();
    let layout = laid_out(spec(vec![stock]));
    let line = scenarios(&layout)[0];
    let (start, end) = (line[0], line[1]);
    let oil = Paint::Solid(Token::Source(model::EnergySource::Oil));
    let mut dots = 0;
    for mark in &layout.marks {
        if let Mark::Dot { x, y, paint, .. } = mark
            && *paint == oil
        {
            let part = (x - start.0) / (end.0 - start.0);
            assert!((start.1 + (end.1 - start.1) * part - y).abs() < 0.2);
            dots += 1;
        }
    }
    assert_eq!(dots, 3);
    let words = texts(&layout);
    let events = words
        .iter()
        .filter(|words| **words == "first day of shortage");
    assert_eq!(events.count(), 3, "whole, not cut: {words:?}");
}
