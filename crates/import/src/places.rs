//! Which codes a package knows as importers and as suppliers.

use std::collections::BTreeSet;

use tables::Tables;

/// What stands for every supplier that is not named.
pub const OTHER: &str = "OTHER";

/// The codes of a package.
pub struct Places<'a> {
    places: BTreeSet<&'a str>,
    importers: BTreeSet<&'a str>,
}

impl<'a> Places<'a> {
    /// Those of `tables`.
    pub fn of(tables: &'a Tables) -> Self {
        let places = tables.places.iter().map(|row| row.place.as_str());
        let importers = tables.importers.iter().map(|row| row.importer.as_str());
        Self {
            places: places.collect(),
            importers: importers.collect(),
        }
    }

    /// Whether rows of this importer can be in the package.
    pub fn is_importer(&self, code: &str) -> bool {
        self.importers.contains(code)
    }

    /// Whether the package has a place with this code.
    pub fn has(&self, code: &str) -> bool {
        self.places.contains(code)
    }

    /// The importers with commas between them.
    pub fn importers(&self) -> String {
        self.importers
            .iter()
            .copied()
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// What to say of a supplier that the package has no place for.
pub fn unknown(code: &str) -> String {
    format!(
        "the package has no place {code}: add it to places.csv, or count it as OTHER with --others"
    )
}
