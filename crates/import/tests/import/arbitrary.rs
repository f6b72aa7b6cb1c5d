//! Bytes that make no sense never panic.

use std::sync::LazyLock;

use import::{Format, Options, as_table, read};
use proptest::prelude::*;
use tables::Tables;

use crate::workbook::workbook;

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

    #[test]
    fn files_that_are_cut_off_never_panic(index in 0_usize..6, at in any::<prop::sample::Index>()) {
        let file = &FILES[index];
        read_all(&file[..at.index(file.len())]);
    }
}
