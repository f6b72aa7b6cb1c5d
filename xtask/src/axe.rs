//! axe-core, which checks the page's accessibility in the end-to-end tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::npm;

const VERSION: &str = "4.14.1";

/// The script, installed where it is missing; `None` on a machine that cannot have it, which is said.
pub fn set_up() -> anyhow::Result<Option<PathBuf>> {
    let script = npm::package("axe-core")?.join("axe.min.js");
    if is_current(&script) || npm::install("axe-core", VERSION)? && is_current(&script) {
        return Ok(Some(script));
    }
    println!(
        "no axe-core: the accessibility checks are LEFT OUT of the end-to-end tests. \
         Install Node.js with npm and run this again to get them."
    );
    Ok(None)
}

fn is_current(script: &Path) -> bool {
    fs::read_to_string(script).is_ok_and(|script| names_version(&script, VERSION))
}

/// Whether a script's first line, `/*! axe v4.14.1`, names a version.
fn names_version(script: &str, version: &str) -> bool {
    let first = script.lines().next().unwrap_or_default();
    first.strip_prefix("/*! axe v") == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_or_another_file_is_not_taken_for_the_pinned_one() {
        assert!(names_version("/*! axe v4.14.1\n * Copyright", "4.14.1"));
        assert!(!names_version("/*! axe v4.14.10\n * Copyright", "4.14.1"));
        assert!(!names_version("", "4.14.1"));
    }
}
