//! What embedded charts run the model with: WebAssembly without a page, beside the page in `dist`.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use crate::{command, workspace};

/// How the names of its files begin.
pub const PREFIX: &str = "engine-";
/// The profile of everything that runs in a browser.
const PROFILE: &str = "wasm-release";
const TARGET: &str = "wasm32-unknown-unknown";

/// How the names of those files begin that also make tables and files of charts, for a site without a server.
pub const FILES_PREFIX: &str = "files-";

/// How the names of those files begin that also answer questions, beside the page.
pub const ANSWERS_PREFIX: &str = "answers-";

/// Builds all three into `dist`. Their files are named by their content, as trunk names the page's.
pub fn build(dist: &Path, path: &OsString) -> anyhow::Result<()> {
    variant(dist, path, PREFIX, &[])?;
    variant(dist, path, FILES_PREFIX, &["--features", "files"])?;
    variant(dist, path, ANSWERS_PREFIX, &["--features", "answers"])
}

fn variant(dist: &Path, path: &OsString, prefix: &str, features: &[&str]) -> anyhow::Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--locked", "--quiet", "--package", "engine"])
        .args(["--target", TARGET, "--profile", PROFILE])
        .args(features)
        .current_dir(workspace::root());
    command::run(&mut cargo, "see its message above")?;
    let built = workspace::target()
        .join(TARGET)
        .join(PROFILE)
        .join("engine.wasm");
    let made = tempfile::tempdir().context("no temporary folder")?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "engine",
            "--out-dir",
        ])
        .arg(made.path())
        .arg(&built)
        .env("PATH", path);
    command::run(&mut bindgen, "see its message above")?;
    let mut hash = Sha256::new();
    let files = ["engine.js", "engine_bg.wasm"].map(|name| made.path().join(name));
    for file in &files {
        hash.update(fs::read(file).with_context(|| format!("{} is missing", file.display()))?);
    }
    let hash = format!("{:x}", hash.finalize());
    for (file, end) in files.iter().zip([".js", "_bg.wasm"]) {
        let name = format!("{prefix}{}{end}", &hash[..16]);
        fs::copy(file, dist.join(&name)).with_context(|| format!("{name} cannot be written"))?;
    }
    Ok(())
}
