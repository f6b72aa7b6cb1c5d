//! Links that are out in the world. They mean what they meant: no test rewrites the file, and a row is never changed to
//! suit the code. Its packed texts were worked out apart from the code, by long arithmetic over `data/levers.csv`.

use std::fmt::Write;
use std::path::Path;

use model::{Displacement, PowerOrder, Scenario};
use serde::Deserialize;

use crate::support::{checked_query, read};

/// A row of `golden_links.csv`.
#[derive(Deserialize)]
struct Row {
    /// The query, as somebody may have it.
    link: String,
    /// The query that the page writes.
    canonical: String,
    /// What the link says: the levers moved, then the pins, each after a bar.
    meaning: String,
    /// What the reader is told, each after a bar.
    notices: String,
    /// Why the link is here.
    why: String,
}

fn rows<T: for<'de> Deserialize<'de>>(path: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let rows = csv::Reader::from_path(path).expect("the table is there");
    let rows = rows.into_deserialize();
    rows.map(|row| row.expect("a row of the table")).collect()
}

/// The levers that a scenario moves, by name, and its rules, each after a space.
fn describe(scenario: &Scenario) -> String {
    let levers = scenario.levers.iter();
    let mut words = levers
        .map(|(lever, value)| format!(" {lever}={value}"))
        .collect::<Vec<_>>();
    if scenario.displacement != Displacement::default() {
        words.push(format!(" {}", scenario.displacement.id()));
    }
    if scenario.power_order != PowerOrder::default() {
        words.push(format!(" {}", scenario.power_order.id()));
    }
    words.concat()
}

#[test]
fn links_mean_what_they_meant() {
    let links = rows::<Row>("tests/golden_links.csv");
    assert!(links.len() >= 25);
    let mut faults = String::new();
    for row in &links {
        let (view, notices) = read(&row.link);
        let mut meaning = format!("{} {} {}", view.importer, view.year, view.language);
        meaning += &describe(&view.scenario);
        for pin in &view.pins {
            meaning += " |";
            meaning += &describe(pin);
        }
        let notices = notices.iter().map(ToString::to_string).collect::<Vec<_>>();
        let is = [checked_query(&view), meaning, notices.join(" | ")];
        let should = [&row.canonical, &row.meaning, &row.notices];
        if should.iter().zip(&is).any(|(should, is)| *should != is) {
            writeln!(
                faults,
                "{}: {}\n  should be {should:?}\n  is        {is:?}",
                row.why, row.link
            )
            .unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_preset_is_a_golden_link_and_can_be_pinned_as_it_is() {
    #[derive(Deserialize)]
    struct Preset {
        query: String,
    }
    let links = rows::<Row>("tests/golden_links.csv");
    for preset in rows::<Preset>("../../data/presets.csv") {
        assert!(
            links.iter().any(|row| row.link == preset.query),
            "{}",
            preset.query
        );
        let mut view = read(&preset.query).0;
        view.pins = vec![view.scenario.clone()];
        assert_eq!(read(&checked_query(&view)).0, view);
    }
}
