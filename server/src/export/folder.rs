//! A folder that becomes visible when it is finished.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ExportError;

/// The file by which an export is known as one.
const MARK: &str = ".chokepoint-export";

/// A folder beside the one that it becomes.
pub struct Unfinished {
    folder: PathBuf,
    out: PathBuf,
}

impl Unfinished {
    /// Begins anew, beside `out`. What an earlier run left there is removed.
    pub fn beside(out: &Path) -> Result<Self, ExportError> {
        // What a link leads to is replaced, not the link.
        let out = &fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        let is_free = match fs::read_dir(out) {
            Ok(mut entries) => entries.next().is_none() || out.join(MARK).is_file(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(cause) => return Err(unwritable(out, cause)),
        };
        if !is_free {
            return Err(ExportError::Occupied(out.display().to_string()));
        }
        if out.file_name().is_none() || is_within(out) {
            return Err(ExportError::Within(out.display().to_string()));
        }
        let folder = sibling(out, "unfinished");
        let made = Self {
            folder,
            out: out.to_owned(),
        };
        let fresh = || {
            if made.folder.exists() {
                fs::remove_dir_all(&made.folder)?;
            }
            fs::create_dir_all(&made.folder)?;
            fs::write(
                made.folder.join(MARK),
                "Written by `chokepoint export`, which may replace this folder.\n",
            )
        };
        fresh().map_err(|cause| unwritable(&made.folder, cause))?;
        Ok(made)
    }

    /// Writes a file, whose name may have folders before it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<usize, ExportError> {
        let path = self.folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|cause| unwritable(&path, cause))?;
        Ok(bytes.len())
    }

    /// Takes the place of what was there.
    pub fn finish(self) -> Result<(), ExportError> {
        let Self { folder, out } = &self;
        let finished = if out.exists() {
            // In one step: there is no moment without a site. What was there is removed like anything unfinished.
            exchange(folder, out)
        } else {
            fs::rename(folder, out)
        };
        finished.map_err(|cause| unwritable(out, cause))
    }
}

impl Drop for Unfinished {
    /// What did not become the site is of no use; when nothing is left, nothing is removed.
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Whether this program stands in a folder, which then cannot be exchanged.
fn is_within(folder: &Path) -> bool {
    std::env::current_dir().is_ok_and(|here| here.starts_with(folder))
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// In two steps, between which there is no site but nothing half of it either.
#[cfg(not(target_os = "linux"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    let old = sibling(other, "old");
    fs::rename(other, &old)?;
    fs::rename(one, other)?;
    fs::rename(&old, one)
}

fn sibling(path: &Path, word: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{word}"))
}

fn unwritable(path: &Path, cause: io::Error) -> ExportError {
    let path = path.display().to_string();
    ExportError::Unwritable { path, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_seen_when_it_is_finished_and_replaces_an_earlier_one_whole() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("site");
        let first = Unfinished::beside(&out).unwrap();
        first.write("a/b.txt", b"one").unwrap();
        assert!(!out.exists());
        first.finish().unwrap();
        assert_eq!(fs::read_to_string(out.join("a/b.txt")).unwrap(), "one");

        // One that was left behind by a program that was ended.
        let left = Unfinished::beside(&out).unwrap();
        left.write("half.txt", b"half").unwrap();
        std::mem::forget(left);
        assert!(!out.join("half.txt").exists());

        let second = Unfinished::beside(&out).unwrap();
        second.write("c.txt", b"two").unwrap();
        second.finish().unwrap();
        assert!(!out.join("a").exists() && !out.join("half.txt").exists());
        assert_eq!(fs::read_to_string(out.join("c.txt")).unwrap(), "two");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_failed_leaves_nothing_and_a_link_stays_one() {
        let place = tempfile::tempdir().unwrap();
        drop(Unfinished::beside(&place.path().join("site")).unwrap());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);

        let (real, link) = (place.path().join("real"), place.path().join("link"));
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let linked = Unfinished::beside(&link).unwrap();
        linked.write("a.txt", b"one").unwrap();
        linked.finish().unwrap();
        assert!(link.is_symlink() && real.join("a.txt").is_file());

        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            Unfinished::beside(&file),
            Err(ExportError::Unwritable { .. })
        ));
        let here = std::env::current_dir().unwrap();
        let refused = Unfinished::beside(&here).err().unwrap();
        assert!(matches!(
            refused,
            ExportError::Occupied(_) | ExportError::Within(_)
        ));
    }

    #[test]
    fn somebody_s_files_are_not_written_over() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("letter.txt"), "dear").unwrap();
        let refused = Unfinished::beside(place.path()).err().unwrap();
        assert!(matches!(refused, ExportError::Occupied(_)));
    }
}
