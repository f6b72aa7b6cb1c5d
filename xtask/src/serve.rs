//! `cargo xtask serve`: everything from nothing to a listening server.

use std::net::IpAddr;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::{command, page, workspace};

/// Builds the server.
pub fn build() -> anyhow::Result<()> {
    println!("building the server (10 to 20 minutes the first time, then seconds)");
    cargo(&[])
}

/// Builds the server with page and data inside.
pub fn bundle() -> anyhow::Result<()> {
    println!("building the server with the page inside (10 to 20 minutes the first time)");
    cargo(&["--features", "chokepoint/bundled"])?;
    println!("{}", workspace::server().display());
    Ok(())
}

fn cargo(features: &[&str]) -> anyhow::Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--locked", "--quiet"])
        .args(workspace::BUT_END_TO_END)
        .args(["--bin", "chokepoint"])
        .args(features);
    command::run(
        cargo.current_dir(workspace::root()),
        "see its message above",
    )
}

/// Builds what is missing and becomes the server, so that signals and output are its own.
pub fn run(port: u16, host: Option<IpAddr>, data: Option<&Path>) -> anyhow::Result<()> {
    page::build()?;
    build()?;
    let mut server = Command::new(workspace::server());
    server
        .args(["serve", "--port", &port.to_string(), "--app"])
        .arg(workspace::dist());
    if let Some(host) = host {
        server.args(["--host", &host.to_string()]);
    }
    if let Some(data) = data {
        server.arg("--data").arg(data);
    }
    let error = server.exec();
    Err(error).context("the server cannot be started")
}
