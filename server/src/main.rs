//! `chokepoint`: serves the dashboard and its data, and answers on the command line.

mod command;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use tracing_subscriber::EnvFilter;

use crate::command::{
    LOG_FORMAT, attribute, check, evaluate, export, goal_seek, import, memory, optimize, quality,
    serve, stress, template, uncertainty,
};

/// A country's energy imports and the straits they hang on.
#[derive(Parser)]
#[command(name = "chokepoint", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How the log on stderr is written. What is logged follows `RUST_LOG`.
    #[arg(
        long,
        global = true,
        env = LOG_FORMAT,
        value_enum,
        default_value_t = LogFormat::Text
    )]
    log_format: LogFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum LogFormat {
    /// A line for people.
    Text,
    /// A JSON object a line.
    Json,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the dashboard and its API.
    Serve(Box<serve::Serve>),
    /// Evaluates one scenario and prints baseline, scenario and difference.
    Evaluate(evaluate::Evaluate),
    /// Shares the change of an indicator out among the levers that were moved.
    Attribute(attribute::Attribute),
    /// Finds the least move of a lever, or the least of a stock, with which an indicator meets a target.
    GoalSeek(goal_seek::GoalSeek),
    /// Finds the cheapest imports within limits on straits and suppliers.
    Optimize(optimize::Optimize),
    /// Puts every importer through the same shocks.
    Stress(stress::Stress),
    /// Says what a scenario may be where its figures are not known exactly.
    Uncertainty(uncertainty::Uncertainty),
    /// Says how sure a year's indicators are: which part of each rests on inputs of which grade.
    Quality(quality::Quality),
    /// Checks a data package and tells every fault with file, row, column and what to do.
    Check(check::Check),
    /// Writes an empty data package for another country.
    Template(template::TemplateFor),
    /// Writes the site as files that any server can hold.
    Export(export::Export),
    /// Reads figures of others as rows of the data package.
    Import(import::Import),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::Serve(_)) {
        // First of all: it may start the program anew.
        memory::give_back();
    }
    let (filter, unread) = filter();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // Colours are for people; a file or another program reads text.
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match cli.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    if let Some(why) = unread {
        tracing::warn!("RUST_LOG cannot be read and counts as not set: {why}");
    }
    let done = match cli.command {
        Command::Serve(options) => serve::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Attribute(options) => attribute::run(&options),
        Command::GoalSeek(options) => goal_seek::run(&options),
        Command::Optimize(options) => optimize::run(&options),
        Command::Stress(options) => stress::run(&options),
        Command::Uncertainty(options) => uncertainty::run(&options),
        Command::Quality(options) => quality::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Template(options) => template::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Import(options) => import::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The reader of this line started the program: it is a message, unless programs read the log.
            match cli.log_format {
                // As the log's lines are, and whatever the log leaves out.
                LogFormat::Json => {
                    let message = format!("{error:#}");
                    let now = chrono::Utc::now();
                    let line = serde_json::json!({
                        "timestamp": now.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
                        "level": "ERROR",
                        "fields": { "message": message },
                        "target": "chokepoint",
                    });
                    let _unreadable = writeln!(std::io::stderr(), "{line}");
                }
                LogFormat::Text => {
                    let _unreadable = writeln!(std::io::stderr(), "chokepoint: {error:#}");
                }
            }
            ExitCode::FAILURE
        }
    }
}

/// What is logged, and why `RUST_LOG` does not say so. Set and empty, as files of settings write it, is not set.
fn filter() -> (EnvFilter, Option<String>) {
    let usual = || EnvFilter::new("warn,chokepoint=info");
    let wanted = std::env::var("RUST_LOG").unwrap_or_default();
    if wanted.trim().is_empty() {
        return (usual(), None);
    }
    match EnvFilter::try_new(&wanted) {
        Ok(filter) => (filter, None),
        Err(error) => (usual(), Some(error.to_string())),
    }
}
