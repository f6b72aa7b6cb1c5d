//! Newer data while the server runs: when files of the folder change, or on the signal HUP.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::Context as _;
use chokepoint::{Site, reload};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer, notify};

/// How long a folder must be quiet before it is read: whoever copies files does so one after the other.
const QUIET: Duration = Duration::from_millis(500);

/// Reads the folder whenever it is told to, one time after the other. The thread ends with the last sender.
pub fn reloader(site: Arc<Site>, folder: PathBuf) -> Sender<()> {
    let (sender, wishes) = channel();
    // Polars blocks, so this is no task of the runtime.
    thread::spawn(move || follow(&wishes, &site, &folder));
    sender
}

fn follow(wishes: &Receiver<()>, site: &Site, folder: &Path) {
    while wishes.recv().is_ok() {
        // One reading answers all that came meanwhile.
        while wishes.try_recv().is_ok() {}
        reload(site, folder);
    }
}

/// Tells the reloader when something in the folder changes, for as long as what is returned lives.
pub fn watch(
    folder: &Path,
    reloader: Sender<()>,
) -> anyhow::Result<Debouncer<notify::RecommendedWatcher>> {
    let told = move |events: DebounceEventResult| match events {
        // The server may be ending.
        Ok(_) => drop(reloader.send(())),
        Err(error) => tracing::warn!(%error, "the data folder cannot be watched"),
    };
    let cannot = || format!("{} cannot be watched", folder.display());
    let mut debouncer = new_debouncer(QUIET, told).with_context(cannot)?;
    debouncer
        .watcher()
        .watch(folder, RecursiveMode::NonRecursive)
        .with_context(cannot)?;
    Ok(debouncer)
}
