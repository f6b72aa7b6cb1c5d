//! A data package in another language: what its rows say to a reader, worded by the language. Everything that is computed
//! of it stays the same.

use tables::Tables;
use text::Language;

/// The package with every text that the language has a wording for.
pub fn translated(tables: &Tables, language: &Language) -> Tables {
    let mut tables = tables.clone();
    for_each_text(&mut tables, &mut |text| {
        if let Some(own) = language.of_data(text) {
            own.clone_into(text);
        }
    });
    tables
}

/// Every text of the data that a page shows. Titles of works and names of publishers are not among them.
fn for_each_text(tables: &mut Tables, change: &mut impl FnMut(&mut String)) {
    for row in &mut tables.places {
        change(&mut row.name);
    }
    for row in &mut tables.ports {
        change(&mut row.name);
    }
    for row in &mut tables.chokepoints {
        change(&mut row.name);
    }
    for row in &mut tables.presets {
        change(&mut row.name);
    }
    for row in &mut tables.claims {
        change(&mut row.statement);
        change(&mut row.definition);
        change(&mut row.verdict);
    }
    for row in &mut tables.claim_evidence {
        change(&mut row.metric);
        row.note.iter_mut().for_each(&mut *change);
    }
    for row in &mut tables.events {
        change(&mut row.label);
        change(&mut row.detail);
    }
    for row in &mut tables.projects {
        change(&mut row.name);
        change(&mut row.status_2016);
        change(&mut row.status);
        row.note.iter_mut().for_each(&mut *change);
    }
    for row in &mut tables.sources {
        change(&mut row.terms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_package_is_in_every_language() {
        let mut tables = Tables::embedded().unwrap();
        for language in text::languages().iter().skip(1) {
            let mut missing = Vec::new();
            for_each_text(&mut tables, &mut |text| {
                if language.of_data(text).is_none() {
                    missing.push(text.clone());
                }
            });
            missing.sort();
            missing.dedup();
            assert!(
                missing.is_empty(),
                "[data] of {} lacks: {missing:#?}",
                language.tag
            );
        }
    }

    #[test]
    fn words_of_another_package_stay() {
        let mut tables = Tables::embedded().unwrap();
        "A strait of our own".clone_into(&mut tables.chokepoints[0].name);
        let translated = translated(&tables, text::language("ja"));
        assert_eq!(translated.chokepoints[0].name, "A strait of our own");
        assert_eq!(translated.content_hash(), tables.content_hash());
    }
}
