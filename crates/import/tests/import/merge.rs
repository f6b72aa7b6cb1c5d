//! Adding rows to a package.

use std::fs;
use std::path::{Path, PathBuf};

use import::{Format, Import, MergeError, merge};
use tables::Tables;
use tempfile::TempDir;

use crate::{options, reading};

/// The package that is compiled in, in a folder of its own.
fn package() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in tables::EMBEDDED {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let path = folder.path().to_owned();
    (folder, path)
}

fn flow(line: &str) -> Import {
    let text = format!("refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt\n{line}\n");
    reading(Format::Comtrade, &text, &options())
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect::<Vec<_>>();
    files.sort();
    files
}

#[test]
fn new_rows_come_in_their_place_and_others_stay() {
    let (_folder, package) = package();
    let before = fs::read_to_string(package.join("flows.csv")).unwrap();
    // Pakistan has no coal of 2019.
    let merged = merge(&flow("2019,PAK,M,ZAF,2701,1000000000"), &package, false).unwrap();
    assert_eq!((merged.added, merged.removed), (1, 0));
    assert_eq!(merged.groups, ["PAK 2019 coal"]);
    let after = fs::read_to_string(package.join("flows.csv")).unwrap();
    let row = "PAK,2019,coal,ZAF,1,Mt,own_assumption,official\n";
    assert_eq!(after.replace(row, ""), before);
    let mut keys = after
        .lines()
        .skip(1)
        .map(|line| line.splitn(5, ',').take(4).collect::<Vec<_>>())
        .collect::<Vec<_>>();
    let as_written = keys.clone();
    keys.sort();
    assert_eq!(keys, as_written);
    let tables = Tables::load(&package).unwrap();
    assert_eq!(
        tables.flows.len(),
        Tables::embedded().unwrap().flows.len() + 1
    );
}

#[test]
fn a_group_that_is_there_is_refused_by_name_or_replaced_as_a_whole() {
    let (_folder, package) = package();
    let before = files(&package);
    let import = flow("2023,JPN,M,AUS,271111,28000000000");
    let refused = merge(&import, &package, false).unwrap_err();
    assert!(
        matches!(&refused, MergeError::Exists { groups, .. } if groups == &["JPN 2023 lng"]),
        "{refused}"
    );
    assert!(refused.to_string().contains("--replace"));
    assert_eq!(files(&package), before);
    let merged = merge(&import, &package, true).unwrap();
    assert!(merged.removed > 5, "{merged:?}");
    let text = fs::read_to_string(package.join("flows.csv")).unwrap();
    let lng = text
        .lines()
        .filter(|line| line.starts_with("JPN,2023,lng,"))
        .collect::<Vec<_>>();
    assert_eq!(lng, ["JPN,2023,lng,AUS,28,Mt,own_assumption,official"]);
    // Nothing is left behind.
    assert_eq!(files(&package).len(), before.len());
}

#[test]
fn what_an_ended_run_left_is_written_over() {
    let (_folder, package) = package();
    let before = files(&package).len();
    fs::write(package.join(".flows.csv.unfinished"), "importer,ye").unwrap();
    merge(&flow("2019,PAK,M,ZAF,2701,1000000000"), &package, false).unwrap();
    assert_eq!(files(&package).len(), before);
}

#[test]
fn runs_at_the_same_time_lose_nothing_of_each_other() {
    let (_folder, package) = package();
    let before = Tables::load(&package).unwrap().flows.len();
    std::thread::scope(|scope| {
        for year in 2009..2012 {
            let package = &package;
            scope.spawn(move || {
                let import = flow(&format!("{year},PAK,M,ZAF,2701,1000000000"));
                merge(&import, package, false).unwrap();
            });
        }
    });
    assert_eq!(Tables::load(&package).unwrap().flows.len(), before + 3);
}

#[test]
fn an_import_with_errors_is_refused() {
    let (_folder, package) = package();
    let import = flow("2019,PAK,M,ZAF,2701,1000000000\n2019,PAK,M,QQQ,2701,1000000000");
    assert!(matches!(
        merge(&import, &package, false),
        Err(MergeError::Errors { count: 1 })
    ));
}

#[test]
fn a_package_that_would_not_be_valid_is_left_as_it_was() {
    let (_folder, package) = package();
    let before = files(&package);
    // The table begins in 2008.
    let refused = merge(&flow("1999,JPN,M,AUS,271111,28000000000"), &package, false).unwrap_err();
    let MergeError::Invalid(faults) = &refused else {
        panic!("{refused}");
    };
    assert!(
        faults.to_string().contains("below the minimum of 2008"),
        "{faults}"
    );
    assert_eq!(files(&package), before);
}

#[test]
fn a_balance_is_replaced_by_year() {
    let (_folder, package) = package();
    let import = reading(
        Format::Owid,
        include_str!("../fixtures/owid.csv"),
        &options(),
    );
    let refused = merge(&import, &package, false).unwrap_err().to_string();
    assert!(
        refused.contains("balance.csv has rows of JPN 2023; SGP 2023 already"),
        "{refused}"
    );
    let merged = merge(&import, &package, true).unwrap();
    assert_eq!((merged.added, merged.removed), (19, 19));
    let tables = Tables::load(&package).unwrap();
    let japan = tables
        .balance
        .iter()
        .filter(|row| row.importer == "JPN" && row.year == 2023);
    assert!(japan.clone().all(|row| row.source_id == "own_assumption"));
    assert_eq!(japan.count(), 10);
}

#[test]
fn what_is_no_package_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let refused = merge(
        &flow("2019,PAK,M,ZAF,2701,1000000000"),
        folder.path(),
        false,
    )
    .unwrap_err();
    assert!(
        refused.to_string().contains("datapackage.json"),
        "{refused}"
    );
    let (_folder, package) = package();
    fs::write(package.join("flows.csv"), "importer,year\n").unwrap();
    let refused = merge(&flow("2019,PAK,M,ZAF,2701,1000000000"), &package, false).unwrap_err();
    assert!(matches!(refused, MergeError::Table { .. }), "{refused}");
}
