//! `chokepoint evaluate`: one evaluation as JSON, or as a table for people.

use std::io::Write as _;

use chokepoint::evaluation;
use clap::{Args, ValueEnum};
use model::Indicator;
use text::{IndicatorGroup, Messages, number};
use wire::{Evaluation, IndicatorChange, Note};

use super::print;
use super::scenario::Asked;

#[derive(Args)]
pub struct Evaluate {
    #[command(flatten)]
    asked: Asked,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Everything, for programs.
    Json,
    /// Indicators and the last normal ships, for people.
    Table,
}

pub fn run(options: &Evaluate) -> anyhow::Result<()> {
    let evaluation = evaluation(&options.asked.tables()?, &options.asked.request())?;
    if !evaluation.left_out.is_empty() {
        // Beside the answer, which may go to a program.
        let _unread = writeln!(
            std::io::stderr(),
            "chokepoint: {} has no {} in {}: the preset is evaluated without",
            evaluation.importer,
            evaluation.left_out.join(", "),
            evaluation.year
        );
    }
    let text = match options.format {
        Format::Json => serde_json::to_string_pretty(&evaluation)? + "\n",
        Format::Table => table(&evaluation),
    };
    print(&text)
}

fn table(evaluation: &Evaluation) -> String {
    let mut lines = vec![format!("{} {}", evaluation.importer, evaluation.year)];
    let moved = evaluation.levers.iter();
    lines.extend(moved.map(|(lever, value)| format!("  {lever} = {}", number::short(*value))));
    if !evaluation.left_out.is_empty() {
        lines.push(format!(
            "  not to be had here: {}",
            evaluation.left_out.join(", ")
        ));
    }
    for &group in IndicatorGroup::ALL {
        lines.push(String::new());
        lines.push(row(
            english().indicator_group(group),
            "baseline",
            "scenario",
            "change",
        ));
        for indicator in group.indicators() {
            let known = evaluation.indicators.iter();
            let rows = known.filter(|row| row.indicator == *indicator);
            lines.extend(rows.map(|row| change(row, whose(evaluation, *indicator))));
        }
    }
    lines.push(String::new());
    if evaluation.days.streams.is_empty() {
        lines.push(nothing_held_back(evaluation));
    } else {
        let days = evaluation.days.window;
        lines.push(format!(
            "Closures and losses from day {} to day {}; last normal arrivals, by energy:",
            number::short(days.start),
            number::short(days.end())
        ));
    }
    lines.extend(evaluation.days.streams.iter().map(|stream| {
        format!(
            "  day {:>5}  {} {}{}",
            stream
                .last_normal
                .map_or_else(|| "?".to_owned(), |day| number::fixed(day, 1)),
            stream.name,
            english().fuel(stream.fuel),
            stream
                .load_port
                .as_ref()
                .map_or_else(String::new, |port| format!(" from {port}"))
        )
    }));
    lines.join("\n") + "\n"
}

/// What to say where no stream is known to be late: all arrive, or too few routes are known to tell.
fn nothing_held_back(evaluation: &Evaluation) -> String {
    let fuels = evaluation.days.fuels.iter();
    let unknown = fuels
        .filter(|row| row.arrivals.is_empty())
        .map(|row| english().fuel_in_sentence(row.fuel))
        .collect::<Vec<_>>();
    if unknown.is_empty() {
        english().days_all_arrive().to_owned()
    } else {
        english().days_unrouted(&english().join(&unknown))
    }
}

/// The supplier or chokepoint that an indicator of the worst single loss speaks of.
fn whose(evaluation: &Evaluation, indicator: Indicator) -> Option<&str> {
    match indicator {
        Indicator::WithoutLargestSupplier => evaluation.largest_supplier.as_deref(),
        Indicator::WithoutLargestChokepoint => evaluation.worst_chokepoint.as_deref(),
        _ => None,
    }
}

fn change(row_of: &IndicatorChange, whose: Option<&str>) -> String {
    let indicator = row_of.indicator;
    let show = |value: Option<f64>, note: Option<Note>| match (value, note) {
        (Some(value), _) => english().indicator_value(indicator, value),
        (None, Some(Note::NoneWithinHorizon)) => english().product_none_within_horizon().to_owned(),
        (None, _) => english().product_no_data().to_owned(),
    };
    let label = english().indicator(indicator);
    let label = whose.map_or_else(|| label.to_owned(), |name| format!("{label} ({name})"));
    row(
        &label,
        &show(row_of.baseline, row_of.baseline_note),
        &show(row_of.scenario, row_of.scenario_note),
        &row_of.difference.map_or_else(String::new, |change| {
            english().indicator_delta(indicator, change)
        }),
    )
}

fn row(label: &str, baseline: &str, scenario: &str, change: &str) -> String {
    format!("{label:<48} {baseline:>22} {scenario:>22} {change:>14}")
}

/// The command line speaks English.
fn english() -> &'static Messages {
    &text::english().messages
}
