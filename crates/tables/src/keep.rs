//! Versions of a data package, kept side by side so that what was made of one can be made again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::descriptor::Package;
use crate::fault::Faults;
use crate::files::{DESCRIPTOR, Files};
use crate::tables::Tables;

/// Why a version cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The folder cannot be written.
    #[error("{path} cannot be written ({cause}): choose a folder that this program may write to")]
    Unwritable {
        /// Where.
        path: String,
        /// Why not.
        cause: io::Error,
    },
    /// The files are not those that were read before.
    #[error("the data package changed while it was read: try again when nobody writes to it")]
    Changed,
    /// The files cannot be read any more.
    #[error(transparent)]
    Faults(#[from] Faults),
}

impl Tables {
    /// Writes the files of this package, which were read from `folder` (`None`: compiled in), into `archive/{content hash}`,
    /// unless they are there. Another program sees that folder whole or not at all.
    pub fn keep(&self, folder: Option<&Path>, archive: &Path) -> Result<PathBuf, KeepError> {
        let kept = archive.join(self.content_hash());
        if kept.join(DESCRIPTOR).is_file() {
            return Ok(kept);
        }
        let files = folder.map_or_else(Files::embedded, Files::Folder);
        let files = in_memory(&files)?;
        if Self::read(&Files::Memory(files.clone()))?.content_hash() != self.content_hash() {
            return Err(KeepError::Changed);
        }
        let unfinished = archive.join(format!(".unfinished-{}", std::process::id()));
        write(&files, &unfinished)
            .and_then(|()| fs::rename(&unfinished, &kept))
            .map_err(|cause| {
                // What is half written is of no use; if it cannot be removed either, the message tells enough.
                fs::remove_dir_all(&unfinished).ok();
                let path = kept.display().to_string();
                KeepError::Unwritable { path, cause }
            })?;
        Ok(kept)
    }
}

/// The description and the files that it names.
fn in_memory(files: &Files<'_>) -> Result<BTreeMap<String, Vec<u8>>, Faults> {
    let one = |name: &str| files.read(name).map_err(|fault| Faults(vec![fault]));
    let description = one(DESCRIPTOR)?;
    let package = serde_json::from_slice::<Package>(&description);
    let mut kept = BTreeMap::from([(DESCRIPTOR.to_owned(), description)]);
    // One that cannot be read is told of when the tables are read.
    for resource in package.map_or_else(|_| Vec::new(), |package| package.resources) {
        let bytes = one(&resource.path)?;
        kept.insert(resource.path, bytes);
    }
    Ok(kept)
}

fn write(files: &BTreeMap<String, Vec<u8>>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files
        .iter()
        .try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_version_reads_as_what_was_kept_and_is_kept_once() {
        let archive = tempfile::tempdir().unwrap();
        let tables = Tables::embedded().unwrap();
        let kept = tables.keep(None, archive.path()).unwrap();
        assert_eq!(Tables::load(&kept).unwrap(), tables);
        // From a folder as from memory, and a second time not at all.
        assert_eq!(tables.keep(Some(&kept), archive.path()).unwrap(), kept);
        assert_eq!(fs::read_dir(archive.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_that_changed_since_they_were_read_are_not_kept_under_the_old_name() {
        let (archive, source) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let tables = Tables::embedded().unwrap();
        let kept = tables.keep(None, source.path()).unwrap();
        let importers = fs::read_to_string(kept.join("importers.csv")).unwrap();
        fs::write(
            kept.join("importers.csv"),
            importers.replace("JPN,1", "JPN,9"),
        )
        .unwrap();
        let refused = tables.keep(Some(&kept), archive.path());
        assert!(matches!(refused, Err(KeepError::Changed)), "{refused:?}");
        assert_eq!(fs::read_dir(archive.path()).unwrap().count(), 0);
    }
}
