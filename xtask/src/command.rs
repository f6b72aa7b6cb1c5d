//! Running other programs, with errors that name the command.

use std::process::Command;

use anyhow::{Context as _, bail};

/// Runs a command to its end; `help` says what to do when it fails.
pub fn run(command: &mut Command, help: &str) -> anyhow::Result<()> {
    let shown = show(command);
    let status = command
        .status()
        .with_context(|| format!("`{shown}` cannot be started: {help}"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}): {help}");
    }
    Ok(())
}

/// What a command prints, or `None` when it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
