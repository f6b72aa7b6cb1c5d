//! Bytes that make no sense never panic.

use std::sync::LazyLock;

use import::{Format, Options, as_table, read};
use proptest::prelude::*;
use tables::Tables;

use crate::workbook::{sheet, workbook, workbook_of};

static TABLES: LazyLock<Tables> = LazyLock::new(crate::tables);

/// A file of each format, to be spoilt.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let lng = include_str!("../fixtures/ei_lng.csv");
    let texts = [
        include_str!("../fixtures/comtrade.csv"),
        include_str!("../fixtures/comtrade_legacy.csv"),
        include_str!("../fixtures/ei_oil.csv"),
        lng,
        include_str!("../fixtures/owid.csv"),
    ];
    let mut files = texts.map(|text| text.as_bytes().to_vec()).to_vec();
    files.push(workbook(&[("Gas trade - LNG", lng)]));
    files
});

/// The file of a sheet, to be spoilt.
static SHEET: LazyLock<Vec<u8>> = LazyLock::new(|| sheet(include_str!("../fixtures/ei_lng.csv")));

/// Reads bytes as every format, and the rows and the report as text.
fn read_all(bytes: &[u8]) {
    for &format in Format::ALL {
        for others in [false, true] {
            let options = Options {
                others,
                ..Options::new(crate::SOURCE)
            };
            if let Ok(import) = read(format, "file", bytes, &TABLES, &options) {
                let _texts = (import.to_csv(), as_table(&import.report, true));
            }
        }
    }
}

#[test]
fn a_sheet_that_claims_to_be_huge_takes_no_room() {
    let text = String::from_utf8(SHEET.clone()).unwrap();
    let huge = text.replace(
        "<sheetData>",
        r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
    );
    let file = workbook_of(&[("Gas trade - LNG", huge.into_bytes())]);
    let options = Options::new(crate::SOURCE);
    let import = read(Format::EiTrade, "file", &file, &TABLES, &options).unwrap();
    assert!(!import.rows.is_empty());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
        read_all(&[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn arbitrary_cells_never_panic(text in "(From|To|[a-z,;\"\\n0-9.eE†-]|Crude|LNG|million tonnes|,Japan,China,|\\n){0,200}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn spoilt_files_never_panic(
        index in 0_usize..6,
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut file = FILES[index].clone();
        let start = at.index(file.len());
        let end = (start + length).min(file.len());
        file.splice(start..end, bytes);
        read_all(&file);
    }

    // Inside the archive, whose checksums would give spoilt bytes away.
    #[test]
    fn spoilt_sheets_never_panic(
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..40),
            "(<c r=\"[A-Z]{0,4}[0-9]{0,9}\"|t=\"[a-z]{0,3}\"|<v>|</v>|[0-9eE.+-]{0,12}|</row>|&[a-z]{1,3};?|<is>){0,6}"
                .prop_map(String::into_bytes),
        ],
    ) {
        let mut file = SHEET.clone();
        let start = at.index(file.len());
        let end = (start + length).min(file.len());
        file.splice(start..end, bytes);
        read_all(&workbook_of(&[("Gas trade - LNG", file)]));
    }

    #[test]
    fn files_that_are_cut_off_never_panic(index in 0_usize..6, at in any::<prop::sample::Index>()) {
        let file = &FILES[index];
        read_all(&file[..at.index(file.len())]);
    }
}
