//! The project's one tool: `cargo xtask serve` runs the product, `cargo xtask test` proves it.

#![expect(
    clippy::print_stdout,
    reason = "a command-line tool tells what it does"
)]

mod axe;
mod browser;
mod command;
mod data;
mod engine;
mod fonts;
mod frictionless;
mod npm;
mod page;
mod serve;
mod sizes;
mod stamp;
mod test;
mod tools;
mod walls;
mod workspace;

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and tests Chokepoint")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sets up what is missing, builds page and server, and serves them.
    Serve {
        /// Port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Address to listen on, of this machine alone unless said otherwise.
        #[arg(long)]
        host: Option<IpAddr>,
        /// Folder with a data package to serve instead of the built-in one.
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Runs every check and test.
    Test,
    /// Runs the lints and the dependency walls only.
    Check,
    /// Builds the page and the server.
    Build,
    /// Builds the server as one file, with page and data inside.
    Bundle,
    /// Accepts what the golden tests made: pictures, and the bits of the model's outcomes.
    Bless,
    /// Prints the bytes of the first load against their budget.
    Sizes,
    /// Measures the page in Chromium: frame times, first paint, bytes.
    Bench,
    /// Takes the README's screenshots, or of every layout and theme.
    Screenshots {
        /// Folder to write them to.
        #[arg(long, default_value = "docs/screenshots")]
        out: PathBuf,
        /// Whole pages in every layout and theme, beside the README's two.
        #[arg(long)]
        all: bool,
    },
    /// Rebuilds the generated tables of `data/` from a folder of evidence.
    Data {
        /// The folder, with `trade/`, `routes/` and `alternatives/`.
        #[arg(long)]
        from: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The message says what to do; where in this program it arose helps nobody.
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve { port, host, data } => serve::run(port, host, data.as_deref()),
        Command::Test => test::run(),
        Command::Check => test::check(),
        Command::Build => page::build().and_then(|_| serve::build()),
        Command::Bundle => page::build().and_then(|_| serve::bundle()),
        Command::Bless => test::bless(),
        Command::Sizes => page::build().and_then(sizes::check),
        Command::Bench => test::measure("bench", &[]),
        Command::Screenshots { out, all } => {
            let out = workspace::root().join(out);
            let mut environment = vec![("CHOKEPOINT_SCREENSHOTS", out.as_os_str())];
            if all {
                environment.push(("CHOKEPOINT_SCREENSHOTS_ALL", "1".as_ref()));
            }
            test::measure("screenshots", &environment)
        }
        Command::Data { from } => data::run(&from, &workspace::root().join("data")),
    }
}
