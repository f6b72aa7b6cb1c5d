//! A package in a folder as it would be with another file, so that a change is known to be valid before it is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::descriptor::Package;
use crate::fault::{Fault, FaultKind, Faults};
use crate::files::{DESCRIPTOR, Files};
use crate::tables::Tables;

impl Tables {
    /// The package in a folder, with `bytes` in place of what the file called `name` holds. Nothing is written.
    pub fn load_with(dir: &Path, name: &str, bytes: Vec<u8>) -> Result<Self, Faults> {
        let folder = Files::Folder(dir);
        let names = package(&folder)?.resources;
        let names = names.iter().map(|resource| resource.path.as_str());
        let mut files = BTreeMap::new();
        for file in names.chain([DESCRIPTOR]) {
            // A file that cannot be read is told of when the tables are.
            if let Ok(bytes) = folder.read(file) {
                files.insert(file.to_owned(), bytes);
            }
        }
        files.insert(name.to_owned(), bytes);
        Self::read(&Files::Memory(files))
    }

    /// The file of a table of the package in a folder, as the description names it.
    pub fn file_of(dir: &Path, table: &str) -> Result<PathBuf, Faults> {
        let folder = Files::Folder(dir);
        let package = package(&folder)?;
        let mut resources = package.resources.iter();
        let Some(resource) = resources.find(|resource| resource.name == table) else {
            return Err(of_description(format!(
                "describes no table {table}; add it"
            )));
        };
        // Only files beside the description are read, and no other is to be written.
        folder.read(&resource.path).map_err(only)?;
        Ok(dir.join(&resource.path))
    }
}

/// The description.
fn package(folder: &Files<'_>) -> Result<Package, Faults> {
    let bytes = folder.read(DESCRIPTOR).map_err(only)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| of_description(format!("is not a data package: {error}")))
}

fn of_description(message: String) -> Faults {
    only(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message))
}

fn only(fault: Fault) -> Faults {
    Faults(vec![fault])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_read_with_a_file_that_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for (name, text) in crate::EMBEDDED {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let file = Tables::file_of(folder, "importers").unwrap();
        assert_eq!(file, folder.join("importers.csv"));
        let before = std::fs::read_to_string(&file).unwrap();
        let other = before.replace("JPN,1", "JPN,9").into_bytes();
        let tables = Tables::load_with(folder, "importers.csv", other).unwrap();
        let japan = tables.importers.iter().find(|row| row.importer == "JPN");
        assert_eq!(japan.unwrap().rank, 9);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
        let broken = Tables::load_with(folder, "importers.csv", b"importer\n".to_vec());
        assert!(broken.is_err());
        assert!(Tables::file_of(folder, "nothing").is_err());
    }
}
