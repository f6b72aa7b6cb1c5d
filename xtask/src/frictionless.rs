//! frictionless, which the end-to-end tests have judge the data package as it is served.

use std::path::PathBuf;
use std::process::Command;

use crate::{command, workspace};

/// Older ones do not know the type `list` of Data Package 2.
const VERSION: &str = "5.21.0";

/// The program, installed where it is missing; `None` on a machine that cannot have it, which is said.
pub fn set_up() -> anyhow::Result<Option<PathBuf>> {
    let place = workspace::tools()?.join(format!("frictionless-{VERSION}"));
    let program = place.join("bin/frictionless");
    if is_current(&program) || install(&place) && is_current(&program) {
        return Ok(Some(program));
    }
    println!(
        "no frictionless: the test of the served data package is LEFT OUT of the end-to-end tests. \
         Install Python 3 with its venv module (Debian: python3-venv) and run this again to get it."
    );
    Ok(None)
}

fn is_current(program: &PathBuf) -> bool {
    let printed = command::output(Command::new(program).arg("--version"));
    printed.is_some_and(|printed| printed.trim() == VERSION)
}

/// Installs it into a Python environment of its own. What could not be done is printed.
fn install(place: &PathBuf) -> bool {
    println!("installing frictionless {VERSION} (up to a minute, once)");
    let mut environment = Command::new("python3");
    environment.args(["-m", "venv", "--clear"]).arg(place);
    let mut pip = Command::new(place.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check"]);
    pip.arg(format!("frictionless=={VERSION}"));
    let installed = command::run(&mut environment, "install Python 3 with its venv module")
        .and_then(|()| command::run(&mut pip, "check pip's network settings"));
    if let Err(error) = &installed {
        println!("{error:#}");
    }
    installed.is_ok()
}
