//! `chokepoint template`: an empty data package for another country.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use clap::Args;
use tables::{FileMap, Tables, Template};

use super::print;

#[derive(Args)]
pub struct TemplateFor {
    /// Folder to write it to, which must be new or empty.
    dir: PathBuf,
    /// The country, as an ISO 3166-1 alpha-3 code such as THA.
    #[arg(long)]
    importer: String,
    /// The country's name in English, where the built-in data do not have it.
    #[arg(long)]
    name: Option<String>,
    /// Its region, where the built-in data do not have it.
    #[arg(long)]
    region: Option<String>,
}

pub fn run(options: &TemplateFor) -> anyhow::Result<()> {
    let tables = Tables::embedded().context("the built-in data package is broken")?;
    let files = tables.template(&Template {
        importer: &options.importer,
        name: options.name.as_deref(),
        region: options.region.as_deref(),
        created: &today(),
    })?;
    write(options, &files)?;
    let folder = options.dir.display();
    print(&format!(
        "{} files are in {folder}. README.md says what to fill in; `chokepoint check {folder}` says what is missing.\n",
        files.len()
    ))
}

/// Writes into a folder that holds nothing yet: nobody's figures are written over.
fn write(options: &TemplateFor, files: &FileMap) -> anyhow::Result<()> {
    let folder = &options.dir;
    let cannot = || format!("{} cannot be written", folder.display());
    fs::create_dir_all(folder).with_context(cannot)?;
    if fs::read_dir(folder).with_context(cannot)?.next().is_some() {
        bail!("{} is not empty: choose a new folder", folder.display());
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// The day, `YYYY-MM-DD`, in universal time.
fn today() -> String {
    let now = chrono::DateTime::<chrono::Utc>::from(SystemTime::now());
    now.format("%Y-%m-%d").to_string()
}
