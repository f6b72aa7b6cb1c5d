//! The commands of the binary.

pub mod evaluate;
pub mod import;
pub mod serve;

use std::path::Path;

use anyhow::Context as _;
use tables::Tables;

/// The data package in a folder, or the built-in one.
fn tables(folder: Option<&Path>) -> anyhow::Result<Tables> {
    match folder {
        Some(folder) => Tables::load(folder)
            .with_context(|| format!("the data package in {} cannot be used", folder.display())),
        None => Tables::embedded().context("the built-in data package is broken"),
    }
}
