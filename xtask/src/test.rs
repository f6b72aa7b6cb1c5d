//! `cargo xtask test`: every check and test, the cheap ones first, a test runner's own count last.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::Context as _;

use crate::workspace::BUT_END_TO_END;
use crate::{
    axe, browser, command, fonts, frictionless, page, serve, sizes, tools, walls, workspace,
};

const WASM: &str = "wasm32-unknown-unknown";

/// Everything. The end-to-end tests come last and their count closes the output.
pub fn run() -> anyhow::Result<()> {
    check()?;
    let build = page::build()?;
    sizes::check(build)?;
    println!("the program with the page inside");
    let bundled = [
        "--features",
        "chokepoint/bundled",
        "--",
        "--deny",
        "warnings",
    ];
    step(cargo("clippy").args(BUT_END_TO_END).args(bundled))?;
    println!("building the tests and the server (20 minutes the first time, then seconds)");
    println!("examples in the documentation");
    step(cargo("test").args(BUT_END_TO_END).arg("--doc"))?;
    println!("unit, property, golden and server tests");
    step(tests().args(BUT_END_TO_END))?;
    browser::set_up()?;
    println!("the model in Chromium");
    in_browser()?;
    // As it is installed: the page within the program.
    serve::bundle()?;
    let axe = axe::set_up()?;
    let frictionless = frictionless::set_up()?;
    println!("end-to-end tests in Chromium");
    let mut end_to_end = tests();
    end_to_end
        .args(["--package", "e2e"])
        .env("CHOKEPOINT_SERVER", workspace::server());
    if build == page::Build::Plain {
        end_to_end.env("CHOKEPOINT_WITHOUT_WASM_OPT", "1");
    }
    if !fonts::are_in(&workspace::dist()) {
        println!("no fonts: the tests of PNG are LEFT OUT.");
        end_to_end.env("CHOKEPOINT_WITHOUT_FONTS", "1");
    }
    if let Some(script) = axe {
        end_to_end.env("CHOKEPOINT_AXE", script);
    }
    if let Some(program) = frictionless {
        end_to_end.env("CHOKEPOINT_FRICTIONLESS", program);
    }
    step(&mut end_to_end)
}

/// The tests that run as WebAssembly: the model has to make the same bits there.
fn in_browser() -> anyhow::Result<()> {
    let tools = tools::set_up()?;
    let find = |program| {
        tools::find(&tools.path, program)
            .with_context(|| format!("{program} is not on PATH: install it, then run this again"))
    };
    let mut test = cargo("test");
    test.args(["--target", WASM, "--package", "model"])
        .args(["--test", "bits", "--test", "least_cost_bits"])
        .args(["--test", "uncertainty_bits"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            find("wasm-bindgen-test-runner")?,
        )
        .env("CHROMEDRIVER", find("chromedriver")?)
        // A busy machine starts a browser slowly.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    step(&mut test)
}

/// The test runner: nextest where it is installed, which counts all tests in one line, else cargo's own. Both go on after
/// a failure, so that one run tells all.
fn tests() -> Command {
    let nextest = command::output(Command::new("cargo").args(["nextest", "--version"]));
    let mut tests = if nextest.is_some() {
        let mut cargo = Command::new("cargo");
        cargo.args(["nextest", "run", "--release", "--locked"]);
        cargo.current_dir(workspace::root());
        cargo
    } else {
        // No examples in documentation here: a crate without any would close the output with a count of 0.
        let mut cargo = cargo("test");
        cargo.args(["--lib", "--bins", "--tests"]);
        cargo
    };
    tests.arg("--no-fail-fast");
    tests
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
    shared.args(["--target", WASM, "--package", "app", "--package", "engine"]);
    for package in walls::SHARED {
        shared.args(["--package", package]);
    }
    // What does not exist in a browser is forbidden there by a configuration of its own.
    shared.env("CLIPPY_CONF_DIR", workspace::root().join("lints/wasm"));
    step(shared.args(["--", "--deny", "warnings"]))
}

/// Accepts what the golden tests made: pictures, the stored baseline, and after it the bits of the model's outcomes.
pub fn bless() -> anyhow::Result<()> {
    for golden in [
        ["--package", "charts"].as_slice(),
        &["--package", "chokepoint", "--test", "model_baseline"],
        &["--package", "chokepoint", "--test", "validation"],
        &["--package", "chokepoint", "--test", "http"],
        &["--package", "model", "--test", "bits"],
    ] {
        step(cargo("test").args(golden).env("BLESS", "1"))?;
    }
    Ok(())
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
