//! One run at a time for a place: a file beside it that is locked while a run goes on.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The lock of a place, given back when it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Open for as long as the lock is held.
    _file: File,
}

impl Lock {
    /// Takes the lock that is the file `path`; `None` while another run holds it. Where a file system has no locks, nobody is kept
    /// from anything.
    pub fn take(path: PathBuf) -> io::Result<Option<Self>> {
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
                return Ok(None);
            }
            // Whoever held it may have removed the file meanwhile, and another run made one anew.
            if is_still(&file, &path) {
                return Ok(Some(Self { path, _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is locked, so that nobody removes another's.
        fs::remove_file(&self.path).ok();
    }
}

/// Whether an open file is the one of that name.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |known: fs::Metadata| (known.dev(), known.ino());
    let (own, named) = (file.metadata().map(id), fs::metadata(path).map(id));
    own.ok()
        .zip(named.ok())
        .is_some_and(|(own, named)| own == named)
}

#[cfg(not(unix))]
const fn is_still(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time_holds_it_and_nothing_is_left() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(".site.lock");
        let held = Lock::take(path.clone()).unwrap().unwrap();
        assert!(Lock::take(path.clone()).unwrap().is_none());
        drop(held);
        assert!(!path.exists());
        // What a run left that was ended holds nobody up.
        fs::write(&path, "").unwrap();
        assert!(Lock::take(path.clone()).unwrap().is_some());
        assert!(!path.exists());
    }

    #[test]
    fn of_many_that_begin_at_once_one_holds_it() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(".site.lock");
        for _ in 0..50 {
            let taken = std::thread::scope(|scope| {
                let runs = [(); 4].map(|()| scope.spawn(|| Lock::take(path.clone()).unwrap()));
                let locks = runs.map(|run| run.join().unwrap());
                locks.iter().flatten().count()
            });
            assert_eq!(taken, 1);
        }
    }
}
