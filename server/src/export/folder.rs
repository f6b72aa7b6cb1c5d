//! A folder that becomes visible when it is finished.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::ExportError;
use super::lock::Lock;

/// The file by which an export is known as one.
const MARK: &str = ".chokepoint-export";

/// A folder beside the one that it becomes.
pub struct Unfinished {
    folder: PathBuf,
    out: PathBuf,
    /// Held for as long as this run goes on: what is not locked is somebody's leftover.
    _lock: Lock,
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
        if is_mount(out) {
            return Err(ExportError::Mount(out.display().to_string()));
        }
        let beside = |cause| unwritable(out, cause);
        if let Some(parent) = out.parent() {
            fs::create_dir_all(parent).map_err(beside)?;
        }
        let lock = Lock::take(sibling(out, "lock")).map_err(beside)?;
        let busy = || ExportError::Busy(out.display().to_string());
        let made = Self {
            _lock: lock.ok_or_else(busy)?,
            folder: sibling(out, "unfinished"),
            out: out.to_owned(),
        };
        made.fresh()
            .map_err(|cause| unwritable(&made.folder, cause))?;
        Ok(made)
    }

    /// Makes the folder anew, and its mark.
    fn fresh(&self) -> io::Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir(&self.folder)?;
        fs::write(
            self.folder.join(MARK),
            "Written by `chokepoint export`, which may replace this folder.\n",
        )
    }

    /// Writes a file, whose name may have folders before it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<usize, ExportError> {
        // Names are made of what the data call things; one that leads out of the folder is no name.
        let is_within = |part: Component<'_>| matches!(part, Component::Normal(_));
        if !Path::new(name).components().all(is_within) {
            return Err(ExportError::Name(name.to_owned()));
        }
        let path = self.folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|cause| unwritable(&path, cause))?;
        Ok(bytes.len())
    }

    /// Takes the place of what was there.
    pub fn finish(self) -> Result<(), ExportError> {
        let Self { folder, out, .. } = &self;
        let finished = if out.exists() {
            // In one step: there is no moment without a site. What was there is removed like anything unfinished.
            exchange(folder, out).or_else(|_| in_two_steps(folder, out))
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

/// Whether a folder is where another file system begins: it cannot be exchanged.
#[cfg(unix)]
fn is_mount(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).map(|known| known.dev()).ok();
    let above = folder.parent().and_then(device);
    device(folder)
        .zip(above)
        .is_some_and(|(own, above)| own != above)
}

#[cfg(not(unix))]
const fn is_mount(_folder: &Path) -> bool {
    false
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

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// For file systems that cannot exchange, such as some of networks: between the steps there is no site, but nothing half of it either.
fn in_two_steps(one: &Path, other: &Path) -> io::Result<()> {
    let old = sibling(other, "old");
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    fs::rename(other, &old)?;
    fs::rename(one, other).inspect_err(|_| {
        // What stood there stands there again.
        fs::rename(&old, other).ok();
    })?;
    fs::remove_dir_all(&old)
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
        // While it runs nobody else writes to the same place.
        assert!(matches!(
            Unfinished::beside(&out),
            Err(ExportError::Busy(_))
        ));
        assert!(left.folder.join("half.txt").is_file());
        drop(left);
        let leftover = place.path().join(".site.unfinished");
        fs::create_dir(&leftover).unwrap();
        fs::write(leftover.join("half.txt"), b"half").unwrap();
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
    fn no_name_leads_out_of_the_folder() {
        let place = tempfile::tempdir().unwrap();
        let unfinished = Unfinished::beside(&place.path().join("site")).unwrap();
        for name in [
            "../letter.txt",
            "a/../../letter.txt",
            "/letter.txt",
            "a/./../b",
        ] {
            let written = unfinished.write(name, b"evil");
            assert!(matches!(written, Err(ExportError::Name(_))), "{name}");
        }
        drop(unfinished);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }

    #[test]
    fn where_nothing_can_be_exchanged_two_steps_do() {
        let place = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| place.path().join(name));
        for folder in [&one, &other] {
            fs::create_dir(folder).unwrap();
            fs::write(
                folder.join("name"),
                folder.file_name().unwrap().as_encoded_bytes(),
            )
            .unwrap();
        }
        in_two_steps(&one, &other).unwrap();
        assert_eq!(fs::read_to_string(other.join("name")).unwrap(), "one");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        // The new one is not there: the old one stays.
        assert!(in_two_steps(&one, &other).is_err());
        assert_eq!(fs::read_to_string(other.join("name")).unwrap(), "one");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn somebody_s_files_are_not_written_over() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("letter.txt"), "dear").unwrap();
        let refused = Unfinished::beside(place.path()).err().unwrap();
        assert!(matches!(refused, ExportError::Occupied(_)));
    }
}
