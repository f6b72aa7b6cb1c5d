//! `cargo xtask serve`: everything from nothing to a listening server.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use anyhow::Context as _;

use crate::{command, page, workspace};

/// Builds the server.
pub fn build() -> anyhow::Result<()> {
    println!("building the server (10 to 20 minutes the first time, then seconds)");
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "--package",
        "chokepoint",
    ]);
    command::run(
        cargo.current_dir(workspace::root()),
        "see its message above",
    )
}

/// Builds what is missing and becomes the server, so that signals and output are its own.
pub fn run(port: u16, options: &[String]) -> anyhow::Result<()> {
    page::build()?;
    build()?;
    let error = Command::new(workspace::server())
        .args(["serve", "--port", &port.to_string(), "--app"])
        .arg(workspace::dist())
        .args(options)
        .exec();
    Err(error).context("the server cannot be started")
}
