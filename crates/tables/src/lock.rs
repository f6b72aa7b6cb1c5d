//! One writer at a time for a folder.

use std::fs::File;
use std::path::Path;

/// A folder that nobody else writes to who asks first; it is free again when this is dropped, or the program ends in any way.
#[derive(Debug)]
#[must_use = "the folder is free again as soon as this is dropped"]
pub struct Locked {
    _folder: Option<File>,
}

impl Locked {
    /// Waits until nobody else holds the folder, and holds it. Where a folder cannot be opened or locked, as on some file systems
    /// of networks, nobody is kept from anything.
    pub fn wait(folder: &Path) -> Self {
        let folder = File::open(folder).ok();
        let locked = folder.filter(|folder| folder.lock().is_ok());
        Self { _folder: locked }
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
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let _locked = Locked::wait(folder.path());
                        let count = within.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(count, Ordering::SeqCst);
                        std::thread::yield_now();
                        within.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }

    #[test]
    fn what_is_no_folder_keeps_nobody() {
        drop(Locked::wait(Path::new("/no/such/folder")));
    }
}
