//! `chokepoint check`: everything that is wrong with a data package, in a table.

use std::path::{Path, PathBuf};

use anyhow::bail;
use chokepoint::Answers;
use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;
use tables::{Fault, Tables};

use super::print;

/// How wide a table is where nobody says how wide the screen is, in characters.
const WIDTH: u16 = 120;
/// How much of an offending value is repeated, in characters.
const VALUE_SHOWN: usize = 40;

#[derive(Args)]
pub struct Check {
    /// Folder with a data package.
    dir: PathBuf,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A row for each fault, for people.
    Table,
    /// The same, for programs.
    Json,
}

/// What is told of a package.
#[derive(Serialize)]
struct Report {
    faults: Vec<Row>,
    /// What the package holds; `None` when it has faults.
    content: Option<Content>,
}

/// A fault.
#[derive(Serialize)]
struct Row {
    file: String,
    #[serde(rename = "row")]
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
    message: String,
}

#[derive(Serialize)]
struct Content {
    hash: String,
    rows: usize,
    importers: Vec<String>,
}

pub fn run(options: &Check) -> anyhow::Result<()> {
    let report = report(&options.dir);
    match options.format {
        Format::Json => print(&(serde_json::to_string_pretty(&report)? + "\n"))?,
        Format::Table => print(&readable(&report))?,
    }
    let (folder, count) = (options.dir.display(), report.faults.len());
    match count {
        0 => Ok(()),
        1 => bail!("the data package in {folder} has 1 fault"),
        count => bail!("the data package in {folder} has {count} faults"),
    }
}

fn report(dir: &Path) -> Report {
    let found = Tables::load(dir).map_err(|faults| faults.0.iter().map(row).collect::<Vec<_>>());
    let found = found.and_then(|tables| {
        // What the tables hold may fit their description and still not make a country.
        let answers = Answers::new(&tables).map_err(|error| vec![of_package(&causes(&error))])?;
        let mut missing = missing(&tables, &answers);
        missing.extend(tables.lacking().iter().map(row));
        if missing.is_empty() {
            Ok((tables, answers))
        } else {
            Err(missing)
        }
    });
    match found {
        Err(faults) => Report {
            faults,
            content: None,
        },
        Ok((tables, answers)) => Report {
            faults: Vec::new(),
            content: Some(content(&tables, &answers)),
        },
    }
}

fn row(fault: &Fault) -> Row {
    Row {
        file: fault.file.clone(),
        line: fault.row,
        column: fault.column.clone(),
        value: fault.value.clone(),
        message: fault.message.clone(),
    }
}

fn of_package(message: &str) -> Row {
    Row {
        file: "the whole package".to_owned(),
        line: None,
        column: None,
        value: None,
        message: message.to_owned(),
    }
}

/// An error and what caused it, in a line.
fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let causes = causes.map(ToString::to_string).collect::<Vec<_>>();
    causes.join(": ")
}

/// Importers without anything to show.
fn missing(tables: &Tables, answers: &Answers) -> Vec<Row> {
    if tables.importers.is_empty() {
        let message = "lists no importer; add a row for the country under study";
        return vec![Row {
            file: "importers.csv".to_owned(),
            ..of_package(message)
        }];
    }
    let shown = &answers.importers.importers;
    let without = tables.importers.iter().filter(|row| {
        let mut shown = shown.iter();
        !shown.any(|summary| summary.importer == row.importer)
    });
    without
        .map(|row| Row {
            file: "flows.csv".to_owned(),
            line: None,
            column: Some("importer".to_owned()),
            value: Some(row.importer.clone()),
            message: "has no row, so there is nothing to show of it; add its imports, for example with `chokepoint import`, or \
                      remove it from importers.csv"
                .to_owned(),
        })
        .collect()
}

fn content(tables: &Tables, answers: &Answers) -> Content {
    let rows = Tables::NAMES.iter().filter_map(|name| {
        let columns = tables.columns(name)?;
        let (_, first) = columns.first()?;
        Some(first.len())
    });
    let importers = answers.importers.importers.iter().map(|summary| {
        let (first, last) = (summary.years.first(), summary.years.last());
        let years = first.zip(last);
        let years = years.map_or_else(String::new, |(first, last)| format!(" {first}-{last}"));
        format!("{}{years}", summary.importer)
    });
    Content {
        hash: tables.content_hash().to_owned(),
        rows: rows.sum(),
        importers: importers.collect(),
    }
}

fn readable(report: &Report) -> String {
    if let Some(content) = &report.content {
        let Content {
            hash,
            rows,
            importers,
        } = content;
        let (tables, importers) = (Tables::NAMES.len(), importers.join(", "));
        return format!(
            "no faults: {tables} tables, {rows} rows\nimporters: {importers}\nversion: {hash}\n"
        );
    }
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width())
        .set_header(["file", "row", "column", "value", "what to do"]);
    for fault in &report.faults {
        table.add_row([
            fault.file.clone(),
            fault.line.map_or_else(String::new, |line| line.to_string()),
            fault.column.clone().unwrap_or_default(),
            shortened(fault.value.as_deref().unwrap_or_default()),
            fault.message.clone(),
        ]);
    }
    format!("{table}\n")
}

fn shortened(value: &str) -> String {
    let shown = value.chars().take(VALUE_SHOWN).collect::<String>();
    let more = if shown.len() < value.len() { "…" } else { "" };
    shown.escape_debug().to_string() + more
}

/// The width of the screen, as shells tell it.
fn width() -> u16 {
    let told = std::env::var("COLUMNS").ok();
    let told = told.and_then(|columns| columns.parse().ok());
    told.filter(|columns| *columns >= 60).unwrap_or(WIDTH)
}
