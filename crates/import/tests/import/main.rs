//! What is read of files in each format, and what is said of the rest.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod arbitrary;
mod comtrade;
mod ei_trade;
mod merge;
mod owid;
mod workbook;

use import::{Format, Import, ImportError, Options, Remark, RemarkKind, read};
use tables::Tables;

const SOURCE: &str = "own_assumption";

fn tables() -> Tables {
    Tables::embedded().unwrap()
}

fn options() -> Options {
    Options::new(SOURCE)
}

fn reading(format: Format, text: &str, options: &Options) -> Import {
    read(format, "file", text.as_bytes(), &tables(), options).unwrap()
}

/// The rows without their header, source and quality.
fn rows(import: &Import) -> Vec<String> {
    let short = |line: &str| {
        let cells = line.split(',').collect::<Vec<_>>();
        cells[..6].join(",")
    };
    import.to_csv().lines().skip(1).map(short).collect()
}

/// The one remark whose message holds these words.
#[track_caller]
fn remark<'a>(import: &'a Import, words: &str) -> &'a Remark {
    let found = import
        .report
        .iter()
        .filter(|remark| remark.message.contains(words));
    let found = found.collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "{words:?} in {:#?}", import.report);
    found[0]
}

/// Checks where a remark stands and what it is of.
#[track_caller]
fn assert_at(remark: &Remark, kind: RemarkKind, at: &str, column: &str, value: &str) {
    let told = (
        remark.kind,
        remark.at.to_string(),
        remark.column.as_deref().unwrap_or_default(),
        remark.value.as_deref().unwrap_or_default(),
    );
    assert_eq!(told, (kind, at.to_owned(), column, value), "{remark:?}");
}

#[test]
fn the_fixtures_of_one_format_are_told_from_those_of_the_others() {
    let files = [
        (Format::Comtrade, include_str!("../fixtures/comtrade.csv")),
        (
            Format::Comtrade,
            include_str!("../fixtures/comtrade_legacy.csv"),
        ),
        (Format::EiTrade, include_str!("../fixtures/ei_oil.csv")),
        (Format::EiTrade, include_str!("../fixtures/ei_lng.csv")),
        (Format::Owid, include_str!("../fixtures/owid.csv")),
    ];
    for (is, text) in files {
        for &format in Format::ALL {
            let read = read(format, "a file", text.as_bytes(), &tables(), &options());
            if format == is {
                assert!(read.is_ok(), "{format} is {is}: {read:?}");
                continue;
            }
            let error = read.unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("a file is no {format} file")),
                "{error}"
            );
            assert!(error.contains(&format!("try --format {is}")), "{error}");
        }
    }
}

#[test]
fn a_file_of_no_format_is_told_what_it_lacks() {
    let error = read(
        Format::Comtrade,
        "f.csv",
        b"a,b\n1,2\n",
        &tables(),
        &options(),
    );
    let error = error.unwrap_err().to_string();
    assert!(
        error.contains("it lacks the columns refYear") && error.contains("netWgt"),
        "{error}"
    );
    assert!(!error.contains("looks like"), "{error}");
    let empty = read(Format::Owid, "f.csv", b"", &tables(), &options());
    assert!(empty.unwrap_err().to_string().contains("empty"));
    let utf_16 = read(
        Format::Owid,
        "f.csv",
        &[0xff, 0xfe, b'a', 0],
        &tables(),
        &options(),
    );
    assert!(matches!(utf_16, Err(ImportError::Unreadable { .. })));
}

#[test]
fn a_source_has_to_be_in_the_package() {
    let text = include_str!("../fixtures/comtrade.csv");
    let unknown = read(
        Format::Comtrade,
        "f.csv",
        text.as_bytes(),
        &tables(),
        &Options::new("NOBODY"),
    );
    let error = unknown.unwrap_err().to_string();
    assert!(
        error.contains("no source NOBODY") && error.contains("sources.csv"),
        "{error}"
    );
}

#[test]
fn a_file_without_a_row_of_ours_is_an_error() {
    let text =
        "refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt\n2023,FRA,M,SAU,2709,1000000000\n";
    let import = reading(Format::Comtrade, text, &options());
    assert!(import.rows.is_empty());
    assert_eq!(
        remark(&import, "no row of this file").kind,
        RemarkKind::Error
    );
    assert_eq!(import.errors(), 1);
}

#[test]
fn a_format_is_known_by_its_word() {
    assert_eq!("ei-trade".parse(), Ok(Format::EiTrade));
    let error = "csv".parse::<Format>().unwrap_err();
    assert!(error.contains("comtrade, ei-trade, owid"), "{error}");
}
