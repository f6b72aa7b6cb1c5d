//! `chokepoint`: serves the dashboard and its data, and answers on the command line.

mod command;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::command::{evaluate, import, serve};

/// A country's energy imports and the straits they hang on.
#[derive(Parser)]
#[command(name = "chokepoint", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the dashboard and its API.
    Serve(serve::Serve),
    /// Evaluates one scenario and prints baseline, scenario and difference.
    Evaluate(evaluate::Evaluate),
    /// Reads figures of others as rows of the data package.
    Import(import::Import),
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,chokepoint=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let done = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Import(options) => import::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The reader of this line started the program: it is a message, not a log entry.
            let _unreadable = writeln!(std::io::stderr(), "chokepoint: {error:#}");
            ExitCode::FAILURE
        }
    }
}
