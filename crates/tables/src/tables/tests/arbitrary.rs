//! Bytes that make no sense never panic.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Tables, package, text};
use crate::files::{DESCRIPTOR, EMBEDDED, Files};

/// The package with the long tables emptied, for tests that read it hundreds of times.
fn short_package() -> BTreeMap<String, Vec<u8>> {
    let mut files = package();
    for name in ["flows.csv", "balance.csv", "routes.csv", "reported.csv"] {
        files.insert(
            name.to_owned(),
            text(name)
                .lines()
                .next()
                .unwrap_or_default()
                .as_bytes()
                .to_vec(),
        );
    }
    files
}

#[test]
fn the_short_package_is_valid() {
    assert!(Tables::read(&Files::Memory(short_package())).is_ok());
}

proptest! {
    #[test]
    fn arbitrary_bytes_in_a_table_never_panic(
        index in 0..EMBEDDED.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let mut files = short_package();
        files.insert(EMBEDDED[index].0.to_owned(), bytes);
        prop_assert!(Tables::read(&Files::Memory(files)).is_err());
    }

    #[test]
    fn arbitrary_cells_under_the_right_header_never_panic(
        index in 1..EMBEDDED.len(),
        cells in "([a-z0-9.;\"\\-é\\n]{0,6},){0,40}",
    ) {
        let (name, text) = EMBEDDED[index];
        let header = text.lines().next().unwrap_or_default();
        let mut files = short_package();
        files.insert(name.to_owned(), format!("{header}\n{cells}").into_bytes());
        let _ = Tables::read(&Files::Memory(files));
    }

    #[test]
    fn a_damaged_description_never_panics(at in 0..30_000_usize, byte in any::<u8>()) {
        let mut files = short_package();
        if let Some(place) = files.get_mut(DESCRIPTOR).and_then(|bytes| bytes.get_mut(at)) {
            *place = byte;
        }
        let _ = Tables::read(&Files::Memory(files));
    }
}
