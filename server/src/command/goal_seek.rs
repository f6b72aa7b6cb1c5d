//! `chokepoint goal-seek`: how far a lever must be moved.

use anyhow::bail;
use chokepoint::scenario;
use clap::{ArgGroup, Args};
use model::{Goal, GoalError, GoalFound, Indicator, Reading, Target, goal_seek};
use serde_json::{Value, json};

use super::attribute::indicator;
use super::print;
use super::scenario::Asked;

#[derive(Args)]
#[command(group(ArgGroup::new("target").required(true)))]
pub struct GoalSeek {
    #[command(flatten)]
    asked: Asked,
    /// The lever that may be moved, such as `rfe_lng`.
    #[arg(long)]
    lever: String,
    /// The indicator that has to meet the target, such as `shortage_lng`.
    #[arg(long, value_parser = indicator)]
    indicator: Indicator,
    /// The least that it may be, in its unit: shares are 0 to 1. A shortage that never comes is more than any number of days.
    #[arg(long, group = "target", allow_negative_numbers = true)]
    at_least: Option<f64>,
    /// The most that it may be.
    #[arg(long, group = "target", allow_negative_numbers = true)]
    at_most: Option<f64>,
}

pub fn run(options: &GoalSeek) -> anyhow::Result<()> {
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let target = match (options.at_least, options.at_most) {
        (Some(target), _) if target.is_finite() => Target::AtLeast(target),
        (_, Some(target)) if target.is_finite() => Target::AtMost(target),
        _ => bail!("the target is no number: give one, such as --at-least 180"),
    };
    let goal = Goal {
        lever: &options.lever,
        indicator: options.indicator,
        target,
    };
    let (is_met, value, reading) = match goal_seek(&baseline, &scenario, goal) {
        Ok(GoalFound::Met { value, reading }) => (true, value, reading),
        Ok(GoalFound::CannotBeMet { best, reading }) => (false, best, reading),
        Err(GoalError::NoLever) => {
            let usable = baseline
                .levers
                .iter()
                .filter(|spec| spec.is_usable(&baseline));
            let names = usable.map(|spec| spec.lever.as_str()).collect::<Vec<_>>();
            bail!(
                "{} is no lever that the data of {} in {} can move; there are: {}",
                options.lever,
                baseline.importer,
                baseline.year,
                names.join(", ")
            )
        }
        Err(GoalError::NoData) => bail!(
            "the data of {} in {} lack what {} needs",
            baseline.importer,
            baseline.year,
            options.indicator
        ),
    };
    let answer = json!({
        "importer": baseline.importer,
        "year": baseline.year,
        "data_hash": tables.content_hash(),
        "lever": options.lever,
        "indicator": options.indicator,
        "is_met": is_met,
        "value": value,
        "indicator_there": told(reading),
        "note": note(is_met, reading),
    });
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}

fn told(reading: Reading) -> Value {
    match reading {
        Reading::Value(value) => json!(value),
        Reading::NoneWithinHorizon | Reading::NoData => Value::Null,
    }
}

fn note(is_met: bool, reading: Reading) -> &'static str {
    match (is_met, reading) {
        (true, Reading::NoneWithinHorizon) => {
            "met: what it waits for does not happen within the year"
        }
        (true, _) => "met: the least move of the lever that does it",
        (false, _) => "cannot be met: this comes closest",
    }
}
