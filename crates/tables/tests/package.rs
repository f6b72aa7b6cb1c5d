//! The shipped package as a whole: it is valid, self-contained, and reads the same from a folder.

use std::path::Path;

use tables::{BalanceItem, DESCRIPTOR, EMBEDDED, LeverRowKind, Tables};

fn tables() -> Tables {
    Tables::embedded().expect("the shipped package is valid")
}

#[test]
fn blank_production_stays_unknown() {
    let tables = tables();
    let oil = tables.balance.iter().find(|row| {
        row.importer == "JPN" && row.year == 2014 && row.energy_source == BalanceItem::Oil
    });
    assert_eq!(oil.unwrap().production_pj, None);
}

#[test]
fn chokepoints_fit_a_set_of_32() {
    let tables = tables();
    assert!(tables.chokepoints.len() <= 32);
    assert_eq!(
        tables
            .chokepoints
            .iter()
            .filter(|row| row.meti_passage)
            .count(),
        6
    );
}

#[test]
fn levers_rest_within_their_range_and_those_of_a_fuel_name_it_and_its_port() {
    for lever in tables().levers {
        assert!(
            lever.minimum < lever.maximum && lever.step > 0.0,
            "{lever:?}"
        );
        assert!(
            lever
                .default
                .is_none_or(|rest| (lever.minimum..=lever.maximum).contains(&rest)),
            "{lever:?}"
        );
        let of_fuel = [
            LeverRowKind::Supply,
            LeverRowKind::Stock,
            LeverRowKind::Loading,
        ];
        assert_eq!(
            lever.fuel.is_some(),
            of_fuel.contains(&lever.kind),
            "{lever:?}"
        );
        let by_sea = lever.fuel.is_some_and(model::Fuel::is_by_sea);
        assert_eq!(
            lever.port.is_some(),
            by_sea && lever.kind != LeverRowKind::Stock,
            "{lever:?}"
        );
    }
}

#[test]
fn claims_a_b_and_c_are_the_main_ones() {
    let tables = tables();
    let main: Vec<_> = tables
        .claims
        .iter()
        .filter(|row| row.headline)
        .map(|row| row.claim.as_str())
        .collect();
    assert_eq!(main, ["a", "b", "c"]);
    for claim in &tables.claims {
        assert!(
            tables
                .claim_evidence
                .iter()
                .any(|row| row.claim == claim.claim),
            "{}",
            claim.claim
        );
    }
}

#[test]
fn every_source_is_cited() {
    let tables = tables();
    for source in &tables.sources {
        let id = &source.source_id;
        let cited = EMBEDDED
            .iter()
            .filter(|(name, _)| ![DESCRIPTOR, "sources.csv"].contains(name))
            .any(|(_, text)| text.split([',', ';', '\n']).any(|cell| cell == id));
        assert!(cited, "{id}");
    }
}

#[test]
fn no_file_names_a_machine_or_ends_lines_with_carriage_returns() {
    for (name, text) in EMBEDDED {
        // A path that begins a word; "/home" inside a web address is none.
        for word in text.split([' ', ',', ';', '"', '\n', '(']) {
            for root in ["/work", "/tmp", "/home", "/Users", "/root", "file:", "C:"] {
                assert!(!word.starts_with(root), "{name} holds the path {word}");
            }
        }
        assert!(!text.contains('\r'), "{name} has carriage returns");
        assert!(text.ends_with('\n'), "{name} has no last line feed");
    }
}

#[test]
fn a_folder_reads_like_the_embedded_package() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in EMBEDDED {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let loaded = Tables::load(folder.path()).unwrap();
    assert_eq!(loaded, tables());
    assert_eq!(loaded.content_hash().len(), 64);

    std::fs::write(
        folder.path().join("importers.csv"),
        "importer,rank\nJPN,1\n",
    )
    .unwrap();
    assert!(Tables::load(folder.path()).is_err());
    assert!(Tables::load(Path::new("no such folder")).is_err());
}

#[test]
fn the_hash_changes_with_the_content() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in EMBEDDED {
        std::fs::write(
            folder.path().join(name),
            text.replace("Strait of Hormuz", "Hormuz"),
        )
        .unwrap();
    }
    assert_ne!(
        Tables::load(folder.path()).unwrap().content_hash(),
        tables().content_hash()
    );
}

#[test]
fn the_readme_lists_every_table_with_its_rows() {
    let readme = include_str!("../../../data/README.md");
    for (name, text) in EMBEDDED.iter().filter(|(name, _)| *name != DESCRIPTOR) {
        let table = name.trim_end_matches(".csv");
        let line = readme
            .lines()
            .find(|line| line.starts_with(&format!("| `{table}` |")));
        let line = line.unwrap_or_else(|| panic!("data/README.md has no line for {table}"));
        let rows: String = line
            .split('|')
            .nth(2)
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        assert_eq!(
            rows,
            (text.lines().count() - 1).to_string(),
            "rows of {table} in data/README.md"
        );
    }
}
