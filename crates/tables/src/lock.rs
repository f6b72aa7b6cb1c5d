//! One writer at a time for a folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How long somebody else may hold a folder who writes to it: some files take a blink.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often is looked whether it is free.
const LOOK: Duration = Duration::from_millis(20);

/// A folder that nobody else writes to who asks first; it is free again when this is dropped, or the program ends in any way.
#[derive(Debug)]
#[must_use = "the folder is free again as soon as this is dropped"]
pub struct Locked {
    folder: Option<File>,
}

impl Locked {
    /// Waits until nobody else holds the folder, and holds it. Where a folder cannot be opened or locked, as on some file systems
    /// of networks, nobody is kept from anything.
    ///
    /// # Errors
    ///
    /// When somebody else holds it for ten seconds.
    pub fn wait(folder: &Path) -> io::Result<Self> {
        Self::wait_for(folder, PATIENCE)
    }

    fn wait_for(folder: &Path, patience: Duration) -> io::Result<Self> {
        let Ok(folder) = File::open(folder) else {
            return Ok(Self { folder: None });
        };
        let began = Instant::now();
        loop {
            match folder.try_lock() {
                Ok(()) => {
                    return Ok(Self {
                        folder: Some(folder),
                    });
                }
                Err(TryLockError::Error(_)) => return Ok(Self { folder: None }),
                Err(TryLockError::WouldBlock) if began.elapsed() > patience => {
                    let why = "another program has been writing there for seconds: end it, or wait for it";
                    return Err(io::Error::new(io::ErrorKind::TimedOut, why));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(LOOK),
            }
        }
    }

    /// Whether others who ask are kept out.
    pub const fn keeps_others_out(&self) -> bool {
        self.folder.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn one_at_a_time_holds_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (within, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..5 {
                        let locked = Locked::wait_for(folder.path(), Duration::from_mins(1));
                        let locked = locked.unwrap();
                        assert!(locked.keeps_others_out());
                        let count = within.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(count, Ordering::SeqCst);
                        thread::yield_now();
                        within.fetch_sub(1, Ordering::SeqCst);
                        drop(locked);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }

    #[test]
    fn whoever_holds_a_folder_for_too_long_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let held = Locked::wait(folder.path()).unwrap();
        let refused = Locked::wait_for(folder.path(), Duration::ZERO).unwrap_err();
        assert!(refused.to_string().contains("another program"), "{refused}");
        drop(held);
        assert!(Locked::wait_for(folder.path(), Duration::ZERO).is_ok());
    }

    #[test]
    fn what_is_no_folder_keeps_nobody() {
        let nowhere = Locked::wait(Path::new("/no/such/folder")).unwrap();
        assert!(!nowhere.keeps_others_out());
    }
}
