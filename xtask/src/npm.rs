//! Packages from npm, beside the other tools.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;

use crate::{command, workspace};

/// The folder with an installed package's files.
pub fn package(name: &str) -> anyhow::Result<PathBuf> {
    Ok(prefix()?.join("node_modules").join(name))
}

/// Installs a package where npm is there and can, and tells whether it did. What npm could not do is printed.
pub fn install(package: &str, version: &str) -> anyhow::Result<bool> {
    if command::output(Command::new("npm").arg("--version")).is_none() {
        return Ok(false);
    }
    println!("installing npm's {package} {version} (up to a minute, once)");
    let prefix = prefix()?;
    fs::create_dir_all(&prefix).with_context(|| format!("{} cannot be made", prefix.display()))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&prefix)
        .arg(format!("{package}@{version}"));
    let installed = command::run(&mut npm, "check npm's network settings");
    if let Err(error) = &installed {
        println!("{error:#}");
    }
    Ok(installed.is_ok())
}

fn prefix() -> anyhow::Result<PathBuf> {
    Ok(workspace::tools()?.join("npm"))
}
