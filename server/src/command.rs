//! The commands of the binary.

pub mod attribute;
pub mod check;
pub mod evaluate;
pub mod export;
pub mod goal_seek;
pub mod import;
mod listen;
pub mod memory;
pub mod optimize;
pub mod quality;
pub mod scenario;
pub mod serve;
pub mod stress;
pub mod template;
pub mod uncertainty;
mod watch;

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use chokepoint::AppSource;
use clap::ValueEnum;
use model::Indicator;
use tables::Tables;
use text::Messages;
use wire::{IndicatorValue, Note};

/// The variable of the format of the log, which every command has.
pub const LOG_FORMAT: &str = "CHOKEPOINT_LOG_FORMAT";

/// The data package in a folder, or the built-in one.
fn tables(folder: Option<&Path>) -> anyhow::Result<Tables> {
    match folder {
        Some(folder) => Tables::load(folder)
            .with_context(|| format!("the data package in {} cannot be used", folder.display())),
        None => Tables::embedded().context("the built-in data package is broken"),
    }
}

/// The page in a folder, or the one within the program, or that which a build left here.
fn app(folder: Option<&Path>) -> AppSource {
    match folder {
        Some(folder) => AppSource::Folder(folder.to_owned()),
        None if AppSource::HAS_BUNDLED => AppSource::Bundled,
        None => AppSource::Folder("dist".into()),
    }
}

/// What is printed of an answer that is a table.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets: `none` where something does not happen within the year, empty where the data lack it.
    Csv,
}

/// Writes rows to stdout, as CSV.
fn print_csv(columns: Vec<String>, rows: Vec<Vec<String>>) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(columns).chain(rows) {
        writer.write_record(row)?;
    }
    print(&String::from_utf8(writer.into_inner()?)?)
}

/// What an indicator says, for people.
fn read_off(indicator: Indicator, told: IndicatorValue, messages: &Messages) -> String {
    match (told.value, told.note) {
        (Some(value), _) => messages.indicator_value(indicator, value),
        (None, Some(Note::NoneWithinHorizon)) => "none".to_owned(),
        (None, _) => messages.product_no_data().to_owned(),
    }
}

/// Writes to stdout.
fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads may stop reading.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("cannot write to stdout"),
    }
}
