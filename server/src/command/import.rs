//! `chokepoint import`: figures of others as rows of the data package.

use std::io::Write as _;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use import::{Format, Options, as_table, merge, read};
use model::Quality;

use super::tables;

#[derive(Args)]
pub struct Import {
    /// The file to read.
    file: PathBuf,
    /// What the file is: comtrade, ei-trade or owid.
    #[arg(long)]
    format: Format,
    /// The work that the rows cite: a `source_id` of the package's sources.csv.
    #[arg(long, value_name = "ID")]
    source: String,
    /// How good the figures are; without it official for comtrade and secondary for the others.
    #[arg(long, value_name = "GRADE", value_parser = quality)]
    quality: Option<Quality>,
    /// Count suppliers that the package has no place for as OTHER.
    #[arg(long)]
    others: bool,
    /// The year of a matrix whose heading tells none or a wrong one.
    #[arg(long)]
    year: Option<u16>,
    /// The only years to take, such as 2010-2024 or 2024.
    #[arg(long, value_name = "FROM-TO", value_parser = years)]
    years: Option<RangeInclusive<u16>>,
    /// The only sheet of a workbook to read.
    #[arg(long)]
    sheet: Option<String>,
    /// Add the rows to the data package in this folder instead of printing them.
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Replace what the package has of the same importer, year and fuel.
    #[arg(long, requires = "into")]
    replace: bool,
    /// Print every remark instead of the first five of each kind.
    #[arg(long)]
    all_remarks: bool,
    /// Folder with a data package to read for instead of the built-in one; with --into it is that one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
}

fn quality(word: &str) -> Result<Quality, String> {
    word.parse().map_err(|_| {
        let known = Quality::ALL.iter().map(|quality| quality.id());
        format!(
            "there is no grade {word:?}; there are {}",
            known.collect::<Vec<_>>().join(", ")
        )
    })
}

fn years(text: &str) -> Result<RangeInclusive<u16>, String> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    match (from.trim().parse(), to.trim().parse()) {
        (Ok(from), Ok(to)) if from <= to => Ok(from..=to),
        _ => Err("write two years, the earlier first, such as 2010-2024".to_owned()),
    }
}

pub fn run(options: &Import) -> anyhow::Result<()> {
    let folder = options.into.as_deref().or(options.data.as_deref());
    let tables = tables(folder)?;
    let bytes = std::fs::read(&options.file)
        .with_context(|| format!("{} cannot be read", options.file.display()))?;
    let import = read(
        options.format,
        &options.file.display().to_string(),
        &bytes,
        &tables,
        &Options {
            source: options.source.clone(),
            quality: options.quality,
            others: options.others,
            year: options.year,
            years: options.years.clone(),
            sheet: options.sheet.clone(),
        },
    )?;
    // Beside the rows, which may go to a file.
    let remarks = as_table(&import.report, options.all_remarks);
    let _unread = std::io::stderr().write_all(remarks.as_bytes());
    match &options.into {
        Some(folder) => {
            let merged = merge(&import, folder, options.replace)?;
            let _unread = writeln!(
                std::io::stderr(),
                "chokepoint: {} rows added to {} and {} removed",
                merged.added,
                merged.file.display(),
                merged.removed
            );
        }
        None => match std::io::stdout().write_all(import.to_csv().as_bytes()) {
            // Whoever reads may stop reading.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            written => written.context("cannot write to stdout")?,
        },
    }
    match import.errors() {
        0 => Ok(()),
        count => bail!(
            "{count} {} in {}: see the top of the list above",
            if count == 1 { "error" } else { "errors" },
            options.file.display()
        ),
    }
}
