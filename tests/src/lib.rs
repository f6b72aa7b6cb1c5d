//! The harness of the end-to-end tests: a real server process, a real Chromium, and a page to act on.
//!
//! A test starts a [`Session`], acts, reads, and ends with [`Session::finish`], which fails on any console error and on
//! any warning in the server's log. Nothing sleeps: what takes time is awaited with a deadline. Ports are free ones, and
//! only processes that a session started are ended.

#![expect(clippy::panic, reason = "a harness fails its test where it stands")]

mod articles;
mod axe;
mod browser;
mod commands;
mod exported;
mod failure;
mod server;
mod session;

pub use articles::Article;
pub use browser::{Browser, Request};
pub use exported::Exported;
pub use server::Server;
pub use session::Session;

use std::env;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long anything may take on a loaded machine.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Awaits `ready` giving a value, asking again until the deadline.
///
/// # Panics
///
/// When the deadline passes: the test has failed, and `what` says at what.
pub async fn eventually<T>(what: &str, mut ready: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(value) = ready().await {
            return value;
        }
        assert!(
            began.elapsed() < PATIENCE,
            "waited {PATIENCE:?} in vain for {what}"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The repository.
fn root() -> PathBuf {
    // Asked when it runs: a target folder shared by two clones may hold the other's build of this.
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    here.join("..")
}

/// Cargo's target folder.
fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}
