//! Versions of a data package, kept side by side so that what was made of one can be made again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{DESCRIPTOR, FileMap, TEXTS};
use crate::lock::Locked;
use crate::tables::Tables;

/// How the name of a folder begins that is not written in full yet.
const UNFINISHED: &str = ".unfinished-";

/// Why a version cannot be kept.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be written ({cause}){}", advice(cause))]
pub struct KeepError {
    /// Where.
    path: String,
    /// Why not.
    cause: io::Error,
}

/// What to do, where the cause does not say it.
fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::TimedOut => "",
        _ => ": allow this program to write there, and make room",
    }
}

impl Tables {
    /// Writes the files of this package into `archive/{content hash}`, unless they are there. Another program sees that folder
    /// whole or not at all, and what a program left unfinished that was ended meanwhile is removed.
    pub fn keep(&self, archive: &Path) -> Result<PathBuf, KeepError> {
        let kept = archive.join(self.content_hash());
        let unwritable = |cause| KeepError {
            path: kept.display().to_string(),
            cause,
        };
        // Two servers may share an archive. One that is not there yet is made by whoever comes first.
        fs::create_dir_all(archive).map_err(unwritable)?;
        let locked = Locked::wait(archive).map_err(unwritable)?;
        if locked.keeps_others_out() {
            forget_unfinished(archive);
        }
        if kept.join(DESCRIPTOR).is_file() {
            // The texts are no part of the version and may be newer.
            self.keep_texts(&kept).map_err(unwritable)?;
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
                unwritable(cause)
            })?;
        Ok(kept)
    }

    fn keep_texts(&self, kept: &Path) -> io::Result<()> {
        for name in TEXTS {
            let Some(bytes) = self.files().get(name) else {
                continue;
            };
            let path = kept.join(name);
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                let unfinished = kept.join(format!("{UNFINISHED}{name}"));
                fs::write(&unfinished, bytes)?;
                fs::rename(unfinished, path)?;
            }
        }
        Ok(())
    }
}

/// Removes what programs left unfinished that were ended; whoever writes holds the archive, so nobody does now. What cannot be removed
/// is found by the next one.
fn forget_unfinished(archive: &Path) {
    let entries = fs::read_dir(archive).into_iter().flatten().flatten();
    let is_unfinished = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        name.to_str()
            .is_some_and(|name| name.starts_with(UNFINISHED))
    };
    for entry in entries.filter(is_unfinished) {
        fs::remove_dir_all(entry.path()).ok();
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
        // Of another version, too.
        let other = archive.path().join(format!("{UNFINISHED}0123"));
        for left in [&unfinished, &other] {
            fs::create_dir(left).unwrap();
            fs::write(left.join("half.csv"), "a,").unwrap();
        }
        let kept = tables.keep(archive.path()).unwrap();
        assert!(!kept.join("half.csv").exists());
        assert_eq!(fs::read_dir(archive.path()).unwrap().count(), 1);
    }

    #[test]
    fn many_that_keep_the_same_at_once_all_find_it_whole() {
        let archive = tempfile::tempdir().unwrap();
        let tables = Tables::embedded().unwrap();
        let kept = std::thread::scope(|scope| {
            let runs = [(); 3].map(|()| scope.spawn(|| tables.keep(archive.path())));
            runs.map(|run| run.join().unwrap().unwrap())
        });
        assert!(kept.iter().all(|path| path == &kept[0]));
        assert_eq!(Tables::load(&kept[0]).unwrap(), tables);
    }

    #[test]
    fn newer_texts_replace_those_of_a_kept_version() {
        let archive = tempfile::tempdir().unwrap();
        let mut files = Tables::embedded().unwrap().files().clone();
        let kept = Tables::from_files(files.clone()).unwrap();
        let kept = kept.keep(archive.path()).unwrap();
        files.insert("LICENSE.md".to_owned(), b"other terms\n".to_vec());
        let same = Tables::from_files(files).unwrap().keep(archive.path());
        assert_eq!(same.unwrap(), kept);
        let terms = fs::read_to_string(kept.join("LICENSE.md")).unwrap();
        assert_eq!(terms, "other terms\n");
        assert_eq!(
            Tables::load(&kept).unwrap().files().len(),
            fs::read_dir(&kept).unwrap().count()
        );
    }
}
