//! `chokepoint goal-seek`: how far a lever must be moved.

use anyhow::bail;
use chokepoint::scenario;
use clap::{ArgGroup, Args};
use model::{Goal, GoalError, Indicator};
use wire::{GoalAnswer, target};

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
    let Some(target) = target(options.at_least, options.at_most) else {
        bail!("the target is no number: give one, such as --at-least 180");
    };
    let goal = Goal {
        lever: &options.lever,
        indicator: options.indicator,
        target,
    };
    let answer = match GoalAnswer::new(&baseline, &scenario, goal, tables.content_hash()) {
        Ok(answer) => answer,
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
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}
