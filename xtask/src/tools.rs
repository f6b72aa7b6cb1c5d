//! The build tools of the page: found where they are, installed where they are not.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::{command, npm, workspace};

/// Newer ones need a newer compiler.
const TRUNK: &str = "0.21.14";
/// The npm package that ships `wasm-opt`.
const BINARYEN: &str = "132.0.0";
/// Older ones, such as Debian's, refuse what today's compiler writes.
const OLDEST_WASM_OPT: u32 = 123;
const WASM: &str = "wasm32-unknown-unknown";

/// The tools, ready to use.
pub struct Tools {
    /// `PATH` with the tools first.
    pub path: OsString,
    /// The version of `wasm-opt`, where there is one.
    pub wasm_opt: Option<u32>,
}

/// Installs the WebAssembly target when rustup says that it is missing.
pub fn wasm_target() -> anyhow::Result<()> {
    let installed = command::output(Command::new("rustup").args(["target", "list", "--installed"]));
    if installed.is_some_and(|list| list.lines().any(|line| line == WASM)) {
        return Ok(());
    }
    println!("installing the {WASM} target (a minute)");
    command::run(
        Command::new("rustup").args(["target", "add", WASM]),
        "install rustup from https://rustup.rs, then run this again",
    )
}

/// Finds or installs trunk, wasm-bindgen and wasm-opt.
pub fn set_up() -> anyhow::Result<Tools> {
    wasm_target()?;
    let tools = workspace::tools()?;
    fs::create_dir_all(&tools).with_context(|| format!("{} cannot be made", tools.display()))?;
    let bin = tools.join("bin");
    let npm_bin = tools.join("npm/node_modules/.bin");
    let mut folders = vec![bin.clone(), npm_bin.clone()];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(folders).context("PATH holds a folder that cannot be in it")?;

    if !has_version(&path, "trunk", TRUNK) {
        println!("installing trunk {TRUNK} (5 to 15 minutes, once)");
        cargo_install("trunk", TRUNK, &tools)?;
    }
    let bindgen = bindgen_version()?;
    if !has_version(&path, "wasm-bindgen", &bindgen) {
        println!("installing wasm-bindgen-cli {bindgen} (2 to 5 minutes, once)");
        cargo_install("wasm-bindgen-cli", &bindgen, &tools)?;
    }
    let wasm_opt = match usable_wasm_opt(&path) {
        None if npm::install("binaryen", BINARYEN)? => usable_wasm_opt(&path),
        found => found,
    };
    if wasm_opt.is_none() {
        println!(
            "no wasm-opt: the page is built without it and is about a quarter larger to load. \
             Install Node.js with npm and run this again to get it."
        );
    }
    Ok(Tools { path, wasm_opt })
}

/// The version of wasm-bindgen that the page is built with; its command-line tool must equal it.
fn bindgen_version() -> anyhow::Result<String> {
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    workspace::locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen: run `cargo check -p app`")
}

/// `--locked` first; a registry that lags behind the lock file of the tool gets its own choice of versions.
fn cargo_install(package: &str, version: &str, root: &Path) -> anyhow::Result<()> {
    let install = |locked: bool| {
        let mut install = Command::new("cargo");
        install
            .args([
                "install",
                package,
                "--version",
                version,
                "--debug",
                "--root",
            ])
            .arg(root);
        // The tools stay out of the project's target folder and its wrapper settings.
        install.env_remove("CARGO_TARGET_DIR").current_dir(root);
        if locked {
            install.arg("--locked");
        }
        install
    };
    if command::run(&mut install(true), "").is_ok() {
        return Ok(());
    }
    println!(
        "its lock file does not resolve here; installing it with the newest versions that fit"
    );
    command::run(
        &mut install(false),
        "check the network and that a C compiler (Debian: build-essential) is installed",
    )
}

/// The version of the first `wasm-opt` on a path, which is the one that is run, unless it is too old.
fn usable_wasm_opt(path: &OsString) -> Option<u32> {
    let printed = command::output(Command::new(find(path, "wasm-opt")?).arg("--version"))?;
    wasm_opt_version(&printed).filter(|version| *version >= OLDEST_WASM_OPT)
}

/// Reads `wasm-opt version 132 (version_132)`.
fn wasm_opt_version(printed: &str) -> Option<u32> {
    let (_, version) = printed.split_once("version ")?;
    version.split_whitespace().next()?.parse().ok()
}

fn has_version(path: &OsString, tool: &str, version: &str) -> bool {
    find(path, tool)
        .and_then(|tool| command::output(Command::new(tool).arg("--version")))
        .is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
}

/// A program on a path.
pub fn find(path: &OsString, program: &str) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_wasm_opt_is_read_from_both_of_its_wordings() {
        let read = |printed| wasm_opt_version(printed);
        assert_eq!(read("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(read("wasm-opt version 108\n"), Some(108));
        assert_eq!(read("wasm-opt: command not found"), None);
    }
}
