//! `chokepoint stress`: the same shocks for every importer.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use chokepoint::Answers;
use clap::Args;
use comfy_table::{ContentArrangement, Table, presets};
use text::Messages;
use wire::{StressAnswer, StressRow};

use super::{Format, print, print_csv, read_off};

#[derive(Args)]
pub struct Stress {
    /// Only this country, as an ISO 3166-1 alpha-3 code such as JPN; without it every one.
    #[arg(long)]
    importer: Option<String>,
    /// Folder with a data package to use instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(options: &Stress) -> anyhow::Result<()> {
    let tables = super::tables(options.data.as_deref())?;
    let answers = Answers::new(&tables).context("nothing can be computed of the data")?;
    let mut answer = answers.stress();
    if let Some(importer) = &options.importer {
        answer
            .results
            .retain(|row| row.importer.eq_ignore_ascii_case(importer));
        if answer.results.is_empty() {
            let known = answers.importers.importers.iter();
            let known = known.map(|summary| summary.importer.as_str());
            bail!(
                "there is no importer {importer:?}; there are: {}",
                known.collect::<Vec<_>>().join(", ")
            );
        }
    }
    match options.format {
        Format::Json => print(&(serde_json::to_string_pretty(&answer)? + "\n")),
        Format::Csv => print_csv(StressAnswer::columns(), answer.rows()),
        Format::Table => print(&table(&answer)),
    }
}

fn table(answer: &StressAnswer) -> String {
    let messages: &Messages = &text::english().messages;
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(
            StressAnswer::columns()
                .into_iter()
                .map(|column| column.replace('_', " ")),
        );
    for row in &answer.results {
        table.add_row(cells(row, messages));
    }
    let StressAnswer {
        suite,
        model,
        model_hash,
        data_hash,
        ..
    } = answer;
    format!("{table}\nsuite {suite}, model {model} ({model_hash}), data {data_hash}\n")
}

fn cells(row: &StressRow, messages: &Messages) -> Vec<String> {
    let first = [
        row.importer.clone(),
        row.year.to_string(),
        row.test.clone(),
        row.supplier.clone().unwrap_or_default(),
    ];
    let read = model::STRESS_INDICATORS.iter().map(|indicator| {
        let told = row.values.get(indicator).copied();
        told.map_or_else(String::new, |told| read_off(*indicator, told, messages))
    });
    first.into_iter().chain(read).collect()
}
