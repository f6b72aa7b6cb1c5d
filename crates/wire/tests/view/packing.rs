//! The packed form against the catalogue.

use model::{LeverKind, Scenario};
use wire::{MOST_PINS, Notice, View};

use crate::support::{JAPAN, checked_query, defaults, query, read, same, steps};

fn pinned(scenario: Scenario) -> View {
    View {
        pins: vec![scenario],
        ..View::new(&defaults())
    }
}

/// Fails for a lever that has no slot yet, or a slot too narrow or too coarse.
#[test]
fn every_step_and_end_of_every_lever_can_be_packed() {
    assert_eq!(JAPAN.levers.len(), 50);
    for spec in &JAPAN.levers {
        for value in steps(spec, &JAPAN) {
            let mut scenario = Scenario::default();
            scenario.set(&spec.lever, value);
            let read = read(&checked_query(&pinned(scenario.clone()))).0;
            assert!(same(&read.pins[0], &scenario), "{} = {value}", spec.lever);
        }
    }
}

#[test]
fn the_longest_address_fits() {
    let scenario = |back: usize| {
        let mut scenario = Scenario {
            displacement: model::Displacement::Exposed,
            power_order: model::PowerOrder::CoalFirst,
            ..Scenario::default()
        };
        for spec in &JAPAN.levers {
            let steps = steps(spec, &JAPAN);
            scenario.set(&spec.lever, steps[steps.len() - 1 - back]);
        }
        scenario
    };
    let view = View {
        importer: "KOR".to_owned(),
        year: u16::MAX,
        language: "zh-hant-0123".to_owned(),
        scenario: scenario(0),
        pins: (1..=MOST_PINS).map(scenario).collect(),
    };
    // What is given away here is room for further levers.
    assert_eq!("/?".len() + checked_query(&view).len(), 290);
    let read = read(&query(&view)).0;
    assert!(same(&read.scenario, &view.scenario));
    assert!(
        read.pins
            .iter()
            .zip(&view.pins)
            .all(|(read, pin)| same(read, pin))
    );
}

#[test]
fn a_value_off_the_steps_is_pinned_at_the_nearest_step() {
    let pin = |value| {
        let mut scenario = Scenario::default();
        scenario.set("hormuz", value);
        read(&checked_query(&pinned(scenario))).0.pins.remove(0)
    };
    assert_eq!(pin(61.9).levers.get("hormuz"), Some(&60.0));
    assert_eq!(pin(62.5).levers.get("hormuz"), Some(&65.0));
    // The nearest step is where the lever rests.
    assert_eq!(pin(2.0), Scenario::default());
}

#[test]
fn levers_with_many_decimals_come_to_their_steps_before_they_are_packed() {
    let mut view = View::new(&defaults());
    for spec in &JAPAN.levers[..16] {
        view.scenario.set(&spec.lever, 33.333_333_333_333_336);
    }
    let link = checked_query(&view);
    assert!(link.starts_with("hormuz=35&malacca=35&"), "{link}");
    assert!(link.contains("closure_days=33&"), "{link}");
}

#[test]
fn a_range_that_became_narrower_clamps_old_links_and_one_that_became_wider_keeps_them() {
    let mut scenario = Scenario::default();
    scenario.set("coal_to_gas", -50.0);
    scenario.set("rfe_crude", 960.0);
    let link = query(&pinned(scenario.clone()));
    let range = |least, most| {
        let mut baseline = JAPAN.clone();
        for spec in &mut baseline.levers {
            match spec.lever.as_str() {
                "coal_to_gas" => spec.minimum = least,
                "rfe_crude" => spec.maximum = most,
                _ => {}
            }
        }
        View::parse(&link, &defaults(), Some(&baseline))
    };
    let (view, notices) = range(-60.0, 1_000.0);
    assert_eq!((&view.pins[0], notices.len()), (&scenario, 0));
    let (view, notices) = range(-40.0, 900.0);
    assert_eq!(view.pins[0].levers.get("coal_to_gas"), Some(&-40.0));
    assert_eq!(view.pins[0].levers.get("rfe_crude"), Some(&900.0));
    let texts = notices.iter().map(Notice::to_string).collect::<Vec<_>>();
    assert_eq!(
        texts,
        [
            "coal_to_gas = -50 is out of range; -40 is used",
            "rfe_crude = 960 is out of range; 900 is used"
        ]
    );
}

/// Other importers lack levers in the middle of the catalogue, and new ones are appended.
#[test]
fn a_pin_means_the_same_beside_other_levers() {
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 60.0);
    scenario.set("demand", -10.0);
    let link = query(&pinned(scenario.clone()));
    let mut baseline = JAPAN.clone();
    baseline
        .levers
        .retain(|spec| !spec.lever.starts_with("sakhalin_"));
    let mut new = baseline.levers[0].clone();
    new.lever = "lever_of_tomorrow".to_owned();
    baseline.levers.push(new);
    let (view, notices) = View::parse(&link, &defaults(), Some(&baseline));
    assert_eq!((&view.pins[0], notices.len()), (&scenario, 0));
    assert_eq!(view.query(&defaults(), Some(&baseline)), link);
}

/// A nuclear fleet larger than the range ends the range at its own figure, which no step meets.
#[test]
fn beside_an_end_off_the_steps_the_nearest_step_within_is_taken() {
    let mut baseline = JAPAN.clone();
    for spec in &mut baseline.levers {
        if spec.kind == LeverKind::Nuclear {
            spec.default = Some(57.36);
        }
    }
    let mut scenario = Scenario::default();
    scenario.set("nuclear", 57.35);
    let link = pinned(scenario).query(&defaults(), Some(&baseline));
    let (view, notices) = View::parse(&link, &defaults(), Some(&baseline));
    assert_eq!(view.pins[0].levers.get("nuclear"), Some(&57.3));
    assert_eq!(notices, []);
}
