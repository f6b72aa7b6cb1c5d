//! `chokepoint quality`: how sure a year's indicators are.

use std::path::PathBuf;

use chokepoint::{EvaluationRequest, quality, scenario};
use clap::Args;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use model::Quality as Grade;
use text::Messages;
use wire::{QualityAnswer, QualityRow};

use super::{Format, print, print_csv, read_off};

/// Parts below this show as nothing.
const VISIBLE: f64 = 0.005;

#[derive(Args)]
pub struct Quality {
    /// The country, as an ISO 3166-1 alpha-3 code such as JPN.
    #[arg(long)]
    importer: String,
    /// The year; without it the latest well-counted one.
    #[arg(long)]
    year: Option<u16>,
    /// Folder with a data package to use instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub fn run(options: &Quality) -> anyhow::Result<()> {
    let tables = super::tables(options.data.as_deref())?;
    let request = EvaluationRequest {
        importer: &options.importer,
        year: options.year,
        ..EvaluationRequest::default()
    };
    let (baseline, _) = scenario(&tables, &request)?;
    let answer = quality(&tables, &baseline);
    match options.format {
        Format::Json => print(&(serde_json::to_string_pretty(&answer)? + "\n")),
        Format::Csv => print_csv(QualityAnswer::columns(), answer.rows()),
        Format::Table => print(&table(&answer)),
    }
}

fn table(answer: &QualityAnswer) -> String {
    let messages: &Messages = &text::english().messages;
    let header = ["indicator", "value"].into_iter().map(str::to_owned);
    let grades = Grade::ALL.iter();
    let grades = grades.map(|grade| messages.quality(*grade).to_owned());
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(header.chain(grades));
    for row in &answer.indicators {
        table.add_row(cells(row, messages));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let QualityAnswer {
        importer,
        year,
        data_hash,
        ..
    } = answer;
    format!(
        "{table}\n{importer} in {year}, data {data_hash}: the part of each figure that rests on inputs of a grade\n"
    )
}

fn cells(row: &QualityRow, messages: &Messages) -> Vec<String> {
    let first = [
        messages.indicator(row.indicator).to_owned(),
        read_off(row.indicator, row.reading, messages),
    ];
    let shares = Grade::ALL.iter().map(|grade| {
        let share = row.shares.get(grade).filter(|share| **share >= VISIBLE);
        share.map_or_else(String::new, |share| messages.percent(*share))
    });
    first.into_iter().chain(shares).collect()
}
