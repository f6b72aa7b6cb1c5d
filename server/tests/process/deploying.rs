//! What stands in the files for operators is what the program takes.

use std::path::PathBuf;
use std::process::Command;

use crate::program::*;

fn repository() -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("..")
}

fn file(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).unwrap()
}

fn help() -> String {
    String::from_utf8(run(&["serve", "--help"]).stdout).unwrap()
}

/// The names of variables in a text.
fn variables(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !(letter.is_ascii_uppercase() || letter == '_'));
    let ours = words.filter(|word| word.starts_with("CHOKEPOINT_") && !word.ends_with('_'));
    ours.collect()
}

#[test]
fn every_variable_is_one_of_the_program_and_told_to_operators() {
    let (help, operations) = (help(), file("docs/operations.md"));
    for name in [
        "server/deploy/Containerfile",
        "server/deploy/chokepoint.service",
        "docs/operations.md",
    ] {
        let text = file(name);
        let named = variables(&text);
        assert!(!named.is_empty(), "{name}");
        for variable in named {
            assert!(help.contains(variable), "{name} names {variable}");
        }
    }
    for variable in variables(&help) {
        assert!(
            operations.contains(variable),
            "docs/operations.md lacks {variable}"
        );
    }
}

/// The words after a key at the beginning of a line.
fn words(text: &str, key: &str) -> Vec<String> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(key))
        .unwrap();
    let words = line
        .split_whitespace()
        .map(|word| word.trim_matches(|mark| "[],\"".contains(mark)));
    words.map(str::to_owned).collect()
}

#[test]
fn unit_and_container_start_the_program_with_words_that_it_takes() {
    let unit = file("server/deploy/chokepoint.service");
    let container = file("server/deploy/Containerfile");
    for words in [words(&unit, "ExecStart="), {
        [words(&container, "ENTRYPOINT "), words(&container, "CMD ")].concat()
    }] {
        let (program, arguments) = words.split_first().unwrap();
        assert!(program.ends_with("chokepoint"), "{program}");
        let app = app();
        let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
        command.args(arguments).arg("--app").arg(app.path());
        command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        assert!(running(command).get("/healthz").ends_with("ok"));
    }
}

/// Where systemd is, it has nothing to say of the unit but that the program is not installed.
#[test]
fn systemd_takes_the_unit() {
    let unit = repository().join("server/deploy/chokepoint.service");
    let Ok(verified) = Command::new("systemd-analyze")
        .arg("verify")
        .arg(&unit)
        .output()
    else {
        return;
    };
    let told = String::from_utf8_lossy(&verified.stderr).into_owned();
    let complaints = told
        .lines()
        .filter(|line| line.contains("chokepoint") && !line.contains("is not executable"));
    assert_eq!(complaints.collect::<Vec<_>>(), Vec::<&str>::new());
}
