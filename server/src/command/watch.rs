//! Newer data while the server runs: when files of the folder change, or on the signal HUP.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use chokepoint::{Site, reload};
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long a folder must be quiet before it is read: whoever copies files does so one after the other.
const QUIET: Duration = Duration::from_millis(500);

/// How long a folder that is never quiet is waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Reads a folder whenever it is told to, one time after the other, in a thread of its own, which lives as long as the program.
#[derive(Clone)]
pub struct Reloader(Sender<Wish>);

/// What the thread is told.
enum Wish {
    /// The folder may hold something else.
    Read,
    /// The folder itself may be another: it has to be watched anew.
    Renewed,
}

impl Reloader {
    /// A reloader of a site's data folder, which follows changes by itself where it is to be watched.
    pub fn new(site: Arc<Site>, folder: PathBuf, is_watched: bool) -> anyhow::Result<Self> {
        // What is told of a change is told by its whole path. Links stay links.
        let folder = std::path::absolute(folder).context("the folder with the data has no path")?;
        let (sender, wishes) = channel();
        let reloader = Self(sender);
        let watch = is_watched
            .then(|| Watch::new(&folder, &reloader))
            .transpose()?;
        // Polars blocks, so this is no task of the runtime.
        thread::spawn(move || follow(&wishes, watch, &site, &folder));
        Ok(reloader)
    }

    /// Has the folder read.
    pub fn read(&self) {
        self.wish(Wish::Read);
    }

    fn wish(&self, wish: Wish) {
        // The thread is gone when the server is ending.
        self.0.send(wish).ok();
    }
}

fn follow(wishes: &Receiver<Wish>, mut watch: Option<Watch>, site: &Site, folder: &Path) {
    let mut told = wishes.recv().ok();
    while let Some(mut wish) = told {
        // One reading answers all that comes until the folder is quiet, or for as long as anybody should wait for it.
        let first = Instant::now();
        loop {
            if let (Wish::Renewed, Some(watch)) = (&wish, &mut watch) {
                watch.renew();
            }
            if first.elapsed() > LONGEST_WAIT {
                break;
            }
            match wishes.recv_timeout(QUIET) {
                Ok(next) => wish = next,
                Err(_) => break,
            }
        }
        reload(site, folder);
        told = wishes.recv().ok();
    }
}

/// What is told of a folder, and of the place where it stands: it may be removed, come back, or be a link to another.
struct Watch {
    watcher: RecommendedWatcher,
    folder: PathBuf,
}

impl Watch {
    fn new(folder: &Path, reloader: &Reloader) -> anyhow::Result<Self> {
        let cannot = || format!("{} cannot be watched", folder.display());
        let (name, reloader) = (folder.file_name().map(ToOwned::to_owned), reloader.clone());
        let place = folder
            .parent()
            .filter(|place| !place.as_os_str().is_empty());
        let place = place.unwrap_or(Path::new(".")).to_owned();
        let own = folder.to_owned();
        let told = move |event: notify::Result<Event>| match event {
            Ok(event) if is_change(event.kind) => {
                let is_folder =
                    |path: &PathBuf| *path == own || path.file_name() == name.as_deref();
                if event.paths.iter().any(is_folder) {
                    reloader.wish(Wish::Renewed);
                } else if event
                    .paths
                    .iter()
                    .any(|path| path.parent() == Some(own.as_path()))
                {
                    reloader.read();
                }
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the data folder cannot be watched"),
        };
        let mut watcher = notify::recommended_watcher(told).with_context(cannot)?;
        watcher
            .watch(folder, RecursiveMode::NonRecursive)
            .with_context(cannot)?;
        if folder.file_name().is_some() {
            watcher
                .watch(&place, RecursiveMode::NonRecursive)
                .with_context(cannot)?;
        }
        Ok(Self {
            watcher,
            folder: folder.to_owned(),
        })
    }

    /// Watches the folder that stands there now. While there is none, its place tells when one comes.
    fn renew(&mut self) {
        self.watcher.unwatch(&self.folder).ok();
        self.watcher
            .watch(&self.folder, RecursiveMode::NonRecursive)
            .ok();
    }
}

/// Whether something is other than before. Reading is no change, least of all our own.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
