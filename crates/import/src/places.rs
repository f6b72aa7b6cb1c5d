//! Which codes a package knows as importers and as suppliers.

use std::collections::{BTreeMap, BTreeSet};

use tables::Tables;

/// What stands for every supplier that is not named.
pub const OTHER: &str = "OTHER";

/// The codes of a package.
pub struct Places<'a> {
    codes: BTreeSet<&'a str>,
    /// Codes by name in lower case.
    names: BTreeMap<String, &'a str>,
    importers: BTreeSet<&'a str>,
}

impl<'a> Places<'a> {
    /// Those of `tables`.
    pub fn of(tables: &'a Tables) -> Self {
        let places = tables.places.iter().map(|row| row.place.as_str());
        let importers = tables.importers.iter().map(|row| row.importer.as_str());
        let named = |row: &'a tables::PlaceRow| (row.name.to_lowercase(), row.place.as_str());
        Self {
            codes: places.collect(),
            names: tables.places.iter().map(named).collect(),
            importers: importers.collect(),
        }
    }

    /// Whether rows of this importer can be in the package.
    pub fn is_importer(&self, code: &str) -> bool {
        self.importers.contains(code)
    }

    /// Whether the package has a place with this code.
    pub fn has(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// The code of the place that the package has under this name.
    pub fn named(&self, name: &str) -> Option<&'a str> {
        self.names.get(&name.to_lowercase()).copied()
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
