//! The bytes of the first load, and of what an embed loads later, against their budgets.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::page::Build;
use crate::{engine, workspace};

/// Brotli bytes of everything that the page loads before the levers work, without the page itself, whose data differ
/// by importer and which the end-to-end tests weigh over the wire.
const BUDGET_BYTES: u64 = 272_000;

/// Brotli bytes of what an embed runs the model with, once its reader moves a lever.
const ENGINE_BYTES: u64 = 200_000;

/// Brotli bytes of what a site without a server makes tables of charts with, once a reader opens one.
const FILES_BYTES: u64 = 250_000;

/// Brotli bytes of what answers questions beside the page, solver of linear programs included, once a reader asks one that is long.
const ANSWERS_BYTES: u64 = 500_000;

/// A budget of a page built so: without wasm-opt a page is about a quarter larger, and that is no fault of its code.
fn budget(bytes: u64, build: Build) -> u64 {
    match build {
        Build::Small => bytes,
        Build::Plain => bytes * 5 / 4,
    }
}

/// Prints the bytes; fails over budget.
pub fn check(build: Build) -> anyhow::Result<()> {
    let (engine, rest): (Vec<_>, Vec<_>) = weigh(&workspace::dist())?
        .into_iter()
        .partition(|(name, ..)| name.starts_with(engine::PREFIX));
    let (files, rest): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|(name, ..)| name.starts_with(engine::FILES_PREFIX));
    let (answers, page): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|(name, ..)| name.starts_with(engine::ANSWERS_PREFIX));
    compare("page", &page, budget(BUDGET_BYTES, build))?;
    compare("engine of embeds", &engine, budget(ENGINE_BYTES, build))?;
    compare(
        "tables without a server",
        &files,
        budget(FILES_BYTES, build),
    )?;
    compare("answers", &answers, budget(ANSWERS_BYTES, build))
}

fn compare(what: &str, rows: &[(String, u64, u64)], budget: u64) -> anyhow::Result<()> {
    let total = rows
        .iter()
        .map(|(_, raw, brotli)| (*raw, *brotli))
        .fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    println!("{:<40} {:>10} {:>10}", "file", "raw", "brotli");
    for (name, raw, brotli) in rows {
        println!("{name:<40} {raw:>10} {brotli:>10}");
    }
    println!(
        "{:<40} {:>10} {:>10}  budget {budget}",
        what, total.0, total.1
    );
    if total.1 > budget {
        bail!(
            "the files of the {what} weigh {} bytes in brotli, over the budget of {budget}",
            total.1
        );
    }
    Ok(())
}

/// Name, bytes and brotli bytes of each compressed file but the page itself.
fn weigh(dist: &Path) -> anyhow::Result<Vec<(String, u64, u64)>> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(dist)
        .with_context(|| format!("{} cannot be read: build the page first", dist.display()))?
    {
        let path = entry?.path();
        let brotli = path.with_file_name(format!(
            "{}.br",
            path.file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default()
        ));
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        if brotli.exists() && name != "index.html" {
            rows.push((
                name,
                fs::metadata(&path)?.len(),
                fs::metadata(&brotli)?.len(),
            ));
        }
    }
    rows.sort();
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_compressed_files_of_the_page_are_weighed() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("a.wasm", 10),
            ("a.wasm.br", 4),
            ("index.html", 9),
            ("index.html.br", 3),
            ("b.txt", 7),
        ] {
            fs::write(folder.path().join(name), vec![0; bytes]).unwrap();
        }
        assert_eq!(
            weigh(folder.path()).unwrap(),
            [("a.wasm".to_owned(), 10, 4)]
        );
    }
}
