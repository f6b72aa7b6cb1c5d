//! Where things are, and the crates that they need.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::command;

/// What is built and tested beside the end-to-end tests, which have features of their own: for any other choice of packages
/// Polars would be compiled once more.
pub const BUT_END_TO_END: [&str; 5] = ["--workspace", "--exclude", "app", "--exclude", "e2e"];

/// The repository.
pub fn root() -> PathBuf {
    // Asked when it runs: a target folder shared by two clones may hold the other's build of this.
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    here.parent().unwrap_or(&here).to_owned()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |target| root().join(target))
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The server's binary.
pub fn server() -> PathBuf {
    target().join("release/chokepoint")
}

/// The folder where tools are installed that the machine lacks; it outlives a clone.
pub fn tools() -> anyhow::Result<PathBuf> {
    if let Some(tools) = env::var_os("CHOKEPOINT_TOOLS") {
        return Ok(tools.into());
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set: set CHOKEPOINT_TOOLS to a folder for the build tools")?;
    Ok(cache.join("chokepoint-tools"))
}

/// Downloads every crate of `Cargo.lock` that is not here yet.
pub fn fetch() -> anyhow::Result<()> {
    command::run(
        Command::new("cargo")
            .args(["fetch", "--locked"])
            .current_dir(root()),
        "check the network; if Cargo.lock does not fit the manifests, run `cargo update --workspace`",
    )
}

/// The version of a package in `Cargo.lock`.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_named_package_alone() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n[[package]]\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
