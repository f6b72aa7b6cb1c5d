//! A broken package for each kind of fault.

use std::collections::BTreeMap;

use super::Tables;
use crate::fault::{Fault, FaultKind};
use crate::files::{DESCRIPTOR, EMBEDDED, Files};

mod arbitrary;

fn package() -> BTreeMap<String, Vec<u8>> {
    EMBEDDED
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn text(name: &str) -> &'static str {
    EMBEDDED
        .iter()
        .find(|(file, _)| *file == name)
        .map(|(_, text)| *text)
        .unwrap()
}

/// The faults after replacing the first `from` in `file`.
fn faults_after(file: &str, from: &str, to: &str) -> Vec<Fault> {
    assert!(text(file).contains(from), "{file} has no {from:?}");
    let mut files = package();
    files.insert(
        file.to_owned(),
        text(file).replacen(from, to, 1).into_bytes(),
    );
    Tables::read(&Files::Memory(files)).unwrap_err().0
}

fn only(faults: &[Fault]) -> &Fault {
    assert_eq!(faults.len(), 1, "{faults:#?}");
    &faults[0]
}

#[track_caller]
fn assert_fault(fault: &Fault, kind: FaultKind, file: &str, row: u64, column: &str, value: &str) {
    assert_eq!(fault.kind, kind, "{fault}");
    assert_eq!(fault.file, file);
    assert_eq!(fault.row, Some(row), "{fault}");
    assert_eq!(fault.column.as_deref(), Some(column));
    assert_eq!(fault.value.as_deref(), Some(value));
}

#[test]
fn a_file_name_that_can_be_no_address_is_refused() {
    for name in [
        "../ports.csv",
        "ports?.csv",
        "p orts.csv",
        ".ports.csv",
        "ポート.csv",
    ] {
        let mut files = package();
        let bytes = files.remove("ports.csv").unwrap();
        files.insert(name.to_owned(), bytes);
        let description = text(DESCRIPTOR).replace("\"ports.csv\"", &format!("{name:?}"));
        files.insert(DESCRIPTOR.to_owned(), description.into_bytes());
        let faults = Tables::read(&Files::Memory(files)).unwrap_err().0;
        let fault = &faults[0];
        assert_eq!(fault.kind, FaultKind::Descriptor, "{fault}");
        assert!(fault.message.contains(name), "{fault}");
    }
}

#[test]
fn a_missing_table_is_named() {
    let mut files = package();
    files.remove("ports.csv");
    let faults = Tables::read(&Files::Memory(files)).unwrap_err().0;
    let fault = only(&faults);
    assert_eq!(
        (fault.kind, fault.file.as_str()),
        (FaultKind::MissingFile, "ports.csv")
    );
}

#[test]
fn a_missing_description_is_one_fault() {
    let faults = Tables::read(&Files::Memory(BTreeMap::new())).unwrap_err().0;
    assert_eq!(
        (only(&faults).kind, only(&faults).file.as_str()),
        (FaultKind::MissingFile, DESCRIPTOR)
    );
}

#[test]
fn a_description_that_is_not_json_is_one_fault() {
    let mut files = package();
    files.insert(DESCRIPTOR.to_owned(), b"{".to_vec());
    let faults = Tables::read(&Files::Memory(files)).unwrap_err().0;
    assert_eq!(only(&faults).kind, FaultKind::Descriptor);
}

#[test]
fn a_path_out_of_the_folder_is_refused() {
    let faults = faults_after(
        DESCRIPTOR,
        "\"path\": \"levers.csv\"",
        "\"path\": \"../levers.csv\"",
    );
    assert_eq!(only(&faults).kind, FaultKind::Descriptor);
}

#[test]
fn an_undescribed_table_is_named() {
    let faults = faults_after(DESCRIPTOR, "\"name\": \"levers\"", "\"name\": \"handles\"");
    assert!(only(&faults).message.contains("no table levers"));
}

#[test]
fn a_reference_to_an_undescribed_table_is_found() {
    let faults = faults_after(
        DESCRIPTOR,
        "\"resource\": \"claims\"",
        "\"resource\": \"statements\"",
    );
    assert_eq!(only(&faults).kind, FaultKind::Descriptor);
}

#[test]
fn another_header_is_found() {
    let faults = faults_after("importers.csv", "importer,rank", "importer,order");
    let fault = only(&faults);
    assert_eq!((fault.kind, fault.row), (FaultKind::Header, Some(1)));
    assert!(fault.message.contains("importer,rank"));
}

#[test]
fn a_row_with_too_many_cells_is_found() {
    let faults = faults_after("conversions.csv", "tonne of oil", "tonne, of oil");
    assert!(
        faults
            .iter()
            .any(|fault| (fault.kind, fault.row) == (FaultKind::Width, Some(2)))
    );
}

#[test]
fn text_in_another_encoding_is_found() {
    let mut files = package();
    files.insert("places.csv".to_owned(), b"place\n\xff".to_vec());
    let faults = Tables::read(&Files::Memory(files)).unwrap_err().0;
    assert_eq!(
        (only(&faults).kind, only(&faults).row),
        (FaultKind::Encoding, Some(2))
    );
}

#[test]
fn a_number_that_is_none_is_found() {
    let faults = faults_after("conversions.csv", "48.75", "much");
    assert_fault(
        only(&faults),
        FaultKind::Type,
        "conversions.csv",
        4,
        "pj_per_unit",
        "much",
    );
    let faults = faults_after("conversions.csv", "48.75", "NaN");
    assert_eq!(only(&faults).kind, FaultKind::Type);
}

#[test]
fn an_empty_required_cell_is_found() {
    let faults = faults_after("places.csv", "JPN,Japan", "JPN,");
    assert_fault(
        only(&faults),
        FaultKind::Required,
        "places.csv",
        2,
        "name",
        "",
    );
}

#[test]
fn a_word_outside_its_vocabulary_is_found() {
    let faults = faults_after("places.csv", "JPN,Japan,asia_pacific", "JPN,Japan,atlantis");
    assert_fault(
        only(&faults),
        FaultKind::Enum,
        "places.csv",
        2,
        "region",
        "atlantis",
    );
}

#[test]
fn a_number_outside_its_range_is_found() {
    let faults = faults_after("chokepoints.csv", "gate,26.62", "gate,126.62");
    assert_fault(
        only(&faults),
        FaultKind::Range,
        "chokepoints.csv",
        2,
        "lat",
        "126.62",
    );
}

#[test]
fn a_text_off_its_pattern_is_found() {
    let faults = faults_after("parameters.csv", "hours_per_year", "Hours per year");
    assert_eq!(
        (only(&faults).kind, only(&faults).column.as_deref()),
        (FaultKind::Pattern, Some("parameter"))
    );
}

#[test]
fn a_text_that_is_too_long_is_found() {
    let long = "Hormuz closes once again ";
    let faults = faults_after("events.csv", "Hormuz closes", long);
    assert_eq!(only(&faults).kind, FaultKind::Range);
    assert_eq!(only(&faults).column.as_deref(), Some("label"));
    assert!(only(&faults).message.contains("24 characters"));
}

#[test]
fn a_day_that_the_calendar_lacks_is_found() {
    let faults = faults_after("events.csv", ",2026-02-28,", ",2026-02-30,");
    assert_eq!(only(&faults).kind, FaultKind::Type);
    assert!(only(&faults).message.contains("2026-02-30"));
    let faults = faults_after("events.csv", ",2026-02-28,", ",1973-10-16,");
    assert_eq!(only(&faults).kind, FaultKind::Pattern);
    assert_eq!(only(&faults).column.as_deref(), Some("date"));
}

#[test]
fn a_repeated_key_is_found() {
    let faults = faults_after("importers.csv", "KOR,2", "JPN,2");
    let duplicates: Vec<_> = faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::Duplicate)
        .collect();
    assert_eq!(duplicates.len(), 1);
    assert_fault(
        duplicates[0],
        FaultKind::Duplicate,
        "importers.csv",
        3,
        "importer",
        "JPN",
    );
    assert!(duplicates[0].message.contains("line 2"));
    assert!(
        faults
            .iter()
            .any(|fault| fault.kind == FaultKind::Dangling && fault.file == "flows.csv")
    );
}

#[test]
fn a_repeated_rank_is_found() {
    let faults = faults_after("importers.csv", "KOR,2", "KOR,1");
    assert_fault(
        only(&faults),
        FaultKind::Duplicate,
        "importers.csv",
        3,
        "rank",
        "1",
    );
}

#[test]
fn a_reference_to_nowhere_is_found() {
    let faults = faults_after(
        "discharge_ports.csv",
        "JPN,crude_oil,chiba",
        "JPN,crude_oil,atlantis",
    );
    assert_fault(
        only(&faults),
        FaultKind::Dangling,
        "discharge_ports.csv",
        2,
        "port",
        "atlantis",
    );
}

#[test]
fn a_list_item_that_leads_nowhere_is_found() {
    let faults = faults_after("routes.csv", ",malacca;", ",atlantis;");
    assert_eq!(only(&faults).kind, FaultKind::Dangling);
    assert_eq!(only(&faults).value.as_deref(), Some("atlantis"));
}

#[test]
fn a_list_with_an_empty_item_is_found() {
    let faults = faults_after("routes.csv", ",malacca;", ",malacca;;");
    assert_eq!(only(&faults).kind, FaultKind::Type);
}

#[test]
fn a_lever_must_target_what_its_kind_allows() {
    let faults = faults_after("levers.csv", "closure,hormuz", "closure,RUS");
    assert_fault(
        only(&faults),
        FaultKind::Dangling,
        "levers.csv",
        2,
        "target",
        "RUS",
    );
    let faults = faults_after("levers.csv", "demand,demand,,", "demand,demand,hormuz,");
    assert!(only(&faults).message.contains("leave the cell empty"));
}

#[test]
fn shares_that_do_not_add_up_are_found() {
    let faults = faults_after("loading_shares.csv", "ras_tanura,,0.88", "ras_tanura,,0.78");
    assert_fault(
        only(&faults),
        FaultKind::Sum,
        "loading_shares.csv",
        2,
        "supplier, fuel, importer",
        "SAU, crude_oil, ",
    );
}

#[test]
fn a_range_that_falls_and_a_default_outside_it_are_found() {
    let faults = faults_after("levers.csv", "percent,-30,30,1,0", "percent,30,-30,1,0");
    assert!(
        faults.iter().all(|fault| fault.kind == FaultKind::Range),
        "{faults:?}"
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.column.as_deref() == Some("default"))
    );
    let faults = faults_after("levers.csv", "percent,-30,30,1,0", "percent,-30,30,1,50");
    assert!(only(&faults).message.contains("ascending order"));
    let faults = faults_after("levers.csv", "percent,-30,30,1,0", "percent,-30,30,0,0");
    assert_eq!(only(&faults).column.as_deref(), Some("step"));
}

#[test]
fn every_fault_is_reported_at_once() {
    let mut files = package();
    let places = text("places.csv").replacen("asia_pacific", "atlantis", 3);
    files.insert("places.csv".to_owned(), places.into_bytes());
    files.remove("levers.csv");
    let faults = Tables::read(&Files::Memory(files)).unwrap_err();
    assert_eq!(faults.0.len(), 4, "{faults}");
}

#[test]
fn a_day_of_creation_that_is_none_is_a_fault_that_says_how_it_is_written() {
    for wrong in ["yesterday", "2026-11", "2026-02-30T00:00:00Z"] {
        let faults = faults_after(DESCRIPTOR, "2026-11-30T00:00:00Z", wrong);
        let fault = only(&faults).to_string();
        assert!(
            fault.contains(wrong) && fault.contains("2026-11-27T00:00:00Z"),
            "{fault}"
        );
    }
    let tables = Tables::embedded().unwrap();
    assert_eq!(tables.created(), Some("2026-11-30"));
    assert_eq!(tables.terms(), Some("LICENSE.md"));
    let mut files = tables.files().clone();
    files.remove("LICENSE.md");
    let without = Tables::from_files(files).unwrap();
    assert!(without.terms().unwrap().starts_with("https://"));
}

#[test]
fn a_landed_cost_outside_its_range_or_of_nothing_is_found() {
    let row = text("landed_costs.csv").lines().nth(1).unwrap();
    let cells = row.split(',').collect::<Vec<_>>();
    let with = |column: usize, cell: &str| {
        let mut cells = cells.clone();
        cells[column] = cell;
        faults_after("landed_costs.csv", row, &cells.join(","))
    };
    assert_fault(
        only(&with(7, "99")),
        FaultKind::Range,
        "landed_costs.csv",
        2,
        "usd_per_gj",
        cells[6],
    );
    assert_fault(
        only(&with(7, "0")),
        FaultKind::Range,
        "landed_costs.csv",
        2,
        "low",
        "0",
    );
    assert_fault(
        only(&with(8, "0.01")),
        FaultKind::Range,
        "landed_costs.csv",
        2,
        "high",
        "0.01",
    );
}
