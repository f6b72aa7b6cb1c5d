//! Chromium and its driver, for the end-to-end tests.

use std::env;
use std::process::Command;

use anyhow::bail;

use crate::{command, tools};

/// Debian's packages and the programs that they bring.
const PACKAGES: [(&str, &str); 2] = [
    ("chromium", "chromium"),
    ("chromium-driver", "chromedriver"),
];

/// Installs what is missing as root on Debian; elsewhere says what to install.
pub fn set_up() -> anyhow::Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    let missing = PACKAGES
        .iter()
        .filter(|(_, program)| tools::find(&path, program).is_none())
        .map(|(package, _)| *package)
        .collect::<Vec<_>>();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let is_root = command::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root || tools::find(&path, "apt-get").is_none() {
        bail!(
            "the end-to-end tests need {names}: install them (Debian: `apt-get install {names}`), then run this again"
        );
    }
    println!("installing {names} from Debian (a minute)");
    let help = "install the packages by hand, then run this again";
    command::run(Command::new("apt-get").args(["update", "--quiet"]), help)?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(&missing);
    command::run(install.env("DEBIAN_FRONTEND", "noninteractive"), help)
}
