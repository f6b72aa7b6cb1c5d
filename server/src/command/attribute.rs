//! `chokepoint attribute`: which lever did it.

use anyhow::bail;
use chokepoint::scenario;
use clap::{Args, ValueEnum};
use model::{AttributionError, Indicator};
use text::{Messages, number};
use wire::AttributionAnswer;

use super::print;
use super::scenario::Asked;

#[derive(Args)]
pub struct Attribute {
    #[command(flatten)]
    asked: Asked,
    /// The indicator whose change is shared out, such as `cut_off`.
    #[arg(long, value_parser = indicator)]
    indicator: Indicator,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For programs.
    Json,
    /// For people.
    Table,
}

/// An indicator by its word.
pub fn indicator(word: &str) -> Result<Indicator, String> {
    word.parse().map_err(|_| {
        let known = Indicator::ALL.iter().map(|indicator| indicator.id());
        format!(
            "there is no indicator {word:?}; there are: {}",
            known.collect::<Vec<_>>().join(", ")
        )
    })
}

pub fn run(options: &Attribute) -> anyhow::Result<()> {
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let parts = AttributionAnswer::new(
        &baseline,
        &scenario,
        options.indicator,
        tables.content_hash(),
    );
    let parts = match parts {
        Ok(parts) => parts,
        Err(AttributionError::NothingMoved) => {
            bail!("no lever is moved: give --preset or --set, such as --set hormuz=100")
        }
        Err(AttributionError::NoNumber) => bail!(
            "{} is no number with some of the levers moved: the data lack it, or what it waits for does not happen; choose another \
             indicator",
            options.indicator
        ),
    };
    match options.format {
        Format::Table => print(&table(&parts)),
        Format::Json => print(&(serde_json::to_string_pretty(&parts)? + "\n")),
    }
}

fn table(parts: &AttributionAnswer) -> String {
    let indicator = parts.indicator;
    let messages: &Messages = &text::english().messages;
    let mut lines = vec![
        format!(
            "{} {}: {}",
            parts.importer,
            parts.year,
            messages.indicator(indicator)
        ),
        format!(
            "  {:<32} {:>14}",
            "before",
            messages.indicator_value(indicator, parts.before)
        ),
    ];
    let mut sorted = parts.contributions.iter().collect::<Vec<_>>();
    sorted.sort_by(|one, other| other.change.abs().total_cmp(&one.change.abs()));
    lines.extend(sorted.into_iter().map(|part| {
        let lever = format!("{} = {}", part.lever, number::short(part.value));
        format!(
            "  {lever:<32} {:>14}",
            messages.indicator_delta(indicator, part.change)
        )
    }));
    lines.push(format!(
        "  {:<32} {:>14}",
        "after",
        messages.indicator_value(indicator, parts.after)
    ));
    if !parts.is_exact {
        lines.push("  Parts are means over drawn orders of moving the levers.".to_owned());
    }
    lines.join("\n") + "\n"
}
