//! A package in a folder as it would be with another file, so that a change is known to be valid before it is written.

use std::path::{Path, PathBuf};

use crate::descriptor::Package;
use crate::fault::{Fault, FaultKind, Faults};
use crate::files::{DESCRIPTOR, Files};
use crate::tables::Tables;

impl Tables {
    /// The package in a folder, with `bytes` in place of what the file called `name` holds. Nothing is written.
    pub fn load_with(dir: &Path, name: &str, bytes: Vec<u8>) -> Result<Self, Faults> {
        Self::read(&Files::Replaced(dir, name, bytes))
    }

    /// The file of a table of the package in a folder, as the description names it.
    pub fn file_of(dir: &Path, table: &str) -> Result<PathBuf, Faults> {
        let fault = |message: String| {
            Faults(vec![Fault::of_file(
                FaultKind::Descriptor,
                DESCRIPTOR,
                message,
            )])
        };
        let bytes = Files::Folder(dir)
            .read(DESCRIPTOR)
            .map_err(|fault| Faults(vec![fault]))?;
        let package: Package = serde_json::from_slice(&bytes)
            .map_err(|error| fault(format!("is not a data package: {error}")))?;
        let resource = package
            .resources
            .iter()
            .find(|resource| resource.name == table)
            .ok_or_else(|| fault(format!("describes no table {table}; add it")))?;
        // Only files beside the description are read, and no other is to be written.
        Files::Folder(dir)
            .read(&resource.path)
            .map_err(|fault| Faults(vec![fault]))?;
        Ok(dir.join(&resource.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_read_with_a_file_that_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Tables::embedded()
            .unwrap()
            .keep(None, folder.path())
            .unwrap();
        let file = Tables::file_of(&kept, "importers").unwrap();
        assert_eq!(file, kept.join("importers.csv"));
        let before = std::fs::read_to_string(&file).unwrap();
        let other = before.replace("JPN,1", "JPN,9").into_bytes();
        let tables = Tables::load_with(&kept, "importers.csv", other).unwrap();
        let japan = tables.importers.iter().find(|row| row.importer == "JPN");
        assert_eq!(japan.unwrap().rank, 9);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
        let broken = Tables::load_with(&kept, "importers.csv", b"importer\n".to_vec());
        assert!(broken.is_err());
        assert!(Tables::file_of(&kept, "nothing").is_err());
    }
}
