//! `cargo xtask test`: every check and test, the cheap ones first, a test runner's own count last.

use std::ffi::OsStr;
use std::process::Command;

use crate::{browser, command, page, serve, sizes, tools, walls, workspace};

const WASM: &str = "wasm32-unknown-unknown";

/// Everything.
pub fn run() -> anyhow::Result<()> {
    check()?;
    page::build()?;
    sizes::check()?;
    println!("unit, property, golden and server tests");
    step(cargo("test").args([
        "--workspace",
        "--exclude",
        "app",
        "--exclude",
        "e2e",
        "--all-targets",
    ]))?;
    println!("examples in the documentation");
    step(cargo("test").args([
        "--workspace",
        "--exclude",
        "app",
        "--exclude",
        "e2e",
        "--doc",
    ]))?;
    browser::set_up()?;
    serve::build()?;
    println!("end-to-end tests in Chromium");
    step(
        cargo("test")
            .args(["--package", "e2e"])
            .env("CHOKEPOINT_SERVER", workspace::server()),
    )
}

/// Format, lints and walls.
pub fn check() -> anyhow::Result<()> {
    println!("format");
    command::run(
        Command::new("cargo")
            .args(["fmt", "--all", "--check"])
            .current_dir(workspace::root()),
        "run `cargo fmt --all`",
    )?;
    println!("dependency walls");
    walls::check()?;
    println!("lints");
    tools::wasm_target()?;
    step(cargo("clippy").args([
        "--workspace",
        "--exclude",
        "app",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    let mut shared = cargo("clippy");
    shared.args(["--target", WASM, "--package", "app"]);
    for package in walls::SHARED {
        shared.args(["--package", package]);
    }
    // What does not exist in a browser is forbidden there by a configuration of its own.
    shared.env("CLIPPY_CONF_DIR", workspace::root().join("lints/wasm"));
    step(shared.args(["--", "--deny", "warnings"]))
}

/// Accepts the golden pictures.
pub fn bless() -> anyhow::Result<()> {
    step(
        cargo("test")
            .args(["--package", "charts"])
            .env("BLESS", "1"),
    )
}

/// Runs one of the measuring programs of the end-to-end crate.
pub fn measure(example: &str, environment: &[(&str, &OsStr)]) -> anyhow::Result<()> {
    page::build()?;
    serve::build()?;
    browser::set_up()?;
    let mut run = cargo("run");
    run.args(["--quiet", "--package", "e2e", "--example", example])
        .env("CHOKEPOINT_SERVER", workspace::server());
    step(run.envs(environment.iter().copied()))
}

/// One profile everywhere, so that Polars is compiled once.
fn cargo(subcommand: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args([subcommand, "--release", "--locked"])
        .current_dir(workspace::root());
    cargo
}

fn step(command: &mut Command) -> anyhow::Result<()> {
    command::run(command, "see its message above")
}
