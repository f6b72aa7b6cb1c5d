//! Versions of a data package, kept side by side so that what was made of one can be made again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{DESCRIPTOR, FileMap};
use crate::tables::Tables;

/// How the name of a folder begins that is not written in full yet.
const UNFINISHED: &str = ".unfinished-";

/// Why a version cannot be kept.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be written ({cause}): choose a folder that this program may write to")]
pub struct KeepError {
    /// Where.
    path: String,
    /// Why not.
    cause: io::Error,
}

impl Tables {
    /// Writes the files of this package into `archive/{content hash}`, unless they are there. Another program sees that folder
    /// whole or not at all, and what a program left unfinished that was ended meanwhile is removed.
    pub fn keep(&self, archive: &Path) -> Result<PathBuf, KeepError> {
        let kept = archive.join(self.content_hash());
        if kept.join(DESCRIPTOR).is_file() {
            return Ok(kept);
        }
        let unfinished = archive.join(format!("{UNFINISHED}{}", self.content_hash()));
        // It would be in the way; where there is none, nothing is removed.
        fs::remove_dir_all(&unfinished).ok();
        write(self.files(), &unfinished)
            .and_then(|()| fs::rename(&unfinished, &kept))
            .map_err(|cause| {
                // What is half written is of no use; if it cannot be removed either, the message tells enough.
                fs::remove_dir_all(&unfinished).ok();
                let path = kept.display().to_string();
                KeepError { path, cause }
            })?;
        Ok(kept)
    }
}

fn write(files: &FileMap, folder: &Path) -> io::Result<()> {
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
        let kept = tables.keep(archive.path()).unwrap();
        let read = Tables::load(&kept).unwrap();
        assert_eq!(read, tables);
        // A second time not at all.
        assert_eq!(read.keep(archive.path()).unwrap(), kept);
        assert_eq!(fs::read_dir(archive.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_another_run_left_unfinished_is_written_anew() {
        let archive = tempfile::tempdir().unwrap();
        let tables = Tables::embedded().unwrap();
        let unfinished = archive
            .path()
            .join(format!("{UNFINISHED}{}", tables.content_hash()));
        fs::create_dir(&unfinished).unwrap();
        fs::write(unfinished.join("half.csv"), "a,").unwrap();
        let kept = tables.keep(archive.path()).unwrap();
        assert!(!kept.join("half.csv").exists() && !unfinished.exists());
    }
}
