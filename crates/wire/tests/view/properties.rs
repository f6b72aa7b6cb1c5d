//! What holds for every view and every address.

use model::Scenario;
use proptest::prelude::*;
use wire::{MOST_PINS, View};

use crate::support::{
    JAPAN, any_value, checked_query, defaults, query, read, same, stepped, views,
};

/// Links that are nearly right: their own keys, with anything as values.
fn links() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "importer", "year", "lang", "hormuz", "demand", "displace", "packed", "pins", "utm",
    ]);
    let value = prop_oneof![
        any::<String>(),
        "[0-9.e-]{0,12}",
        "1[A-Za-z0-9_-]{0,60}",
        "(1[A-Za-z0-9_-]{0,4}\\.){0,8}",
    ];
    prop::collection::vec((key, value), 0..6).prop_map(|pairs| {
        let pairs = pairs.iter().map(|(key, value)| format!("{key}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    })
}

proptest! {
    #[test]
    fn what_is_on_a_step_reads_back_as_it_was(view in views(stepped)) {
        let read = read(&checked_query(&view)).0;
        prop_assert_eq!(
            (&read.importer, read.year, &read.language),
            (&view.importer, view.year, &view.language)
        );
        prop_assert!(same(&read.scenario, &view.scenario));
        let mut pins = Vec::<&Scenario>::new();
        for pin in &view.pins {
            if !pins.iter().any(|other| same(other, pin)) {
                pins.push(pin);
            }
        }
        prop_assert_eq!(read.pins.len(), pins.len());
        prop_assert!(read.pins.iter().zip(pins).all(|(read, pin)| same(read, pin)));
    }

    #[test]
    fn any_state_has_a_short_address_that_stays_the_same(view in views(any_value)) {
        checked_query(&view);
    }

    #[test]
    fn a_state_has_one_address_however_it_came_about(view in views(any_value)) {
        let mut other = view.clone();
        for scenario in other.pins.iter_mut().chain([&mut other.scenario]) {
            for spec in &JAPAN.levers {
                match scenario.value_of(spec, &JAPAN) {
                    Some(lever) => scenario.set(&spec.lever, lever.value),
                    None => scenario.reset(&spec.lever),
                }
            }
            scenario.set("no_lever", 1.0);
        }
        other.language = other.language.to_ascii_uppercase();
        other.importer = other.importer.to_ascii_lowercase();
        prop_assert_eq!(query(&other), query(&view));
    }

    #[test]
    fn any_text_is_a_query(text in prop_oneof![any::<String>(), links()]) {
        let view = read(&text).0;
        prop_assert!(view.pins.len() <= MOST_PINS);
        checked_query(&view);
    }

    #[test]
    fn the_order_of_keys_does_not_matter(
        view in views(stepped),
        place in any::<prop::sample::Index>(),
    ) {
        let query = query(&view) + "&utm=x&suez=35&replace=coal_first";
        let mut pairs = query.split('&').collect::<Vec<_>>();
        // A key that is given twice has an order.
        pairs.retain(|pair| !pair.starts_with("suez=") || *pair == "suez=35");
        pairs.retain(|pair| !pair.starts_with("replace=") || *pair == "replace=coal_first");
        let turn = place.index(pairs.len());
        let straight = read(&pairs.join("&"));
        pairs.rotate_left(turn);
        prop_assert_eq!(read(&pairs.join("&")), straight);
    }

    #[test]
    fn one_wrong_letter_in_a_packed_scenario_is_found(
        scenario in stepped(),
        place in any::<prop::sample::Index>(),
        letter in "[A-Za-z0-9_-]",
    ) {
        let view = View { pins: vec![scenario], ..View::new(&defaults()) };
        let link = query(&view);
        let text = link.split_once("pins=").unwrap().1;
        let at = place.index(text.len());
        let damaged = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
        prop_assume!(damaged != text);
        let (read, notices) = read(&format!("pins={damaged}"));
        prop_assert_eq!(read.pins, []);
        prop_assert_eq!(notices.len(), 1);
    }
}
