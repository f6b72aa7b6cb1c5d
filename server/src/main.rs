//! `chokepoint`: serves the dashboard and its data.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};
use chokepoint::{Answers, Site, router};
use clap::{Args, Parser, Subcommand};
use tables::Tables;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tracing_subscriber::EnvFilter;

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
    Serve(Serve),
}

#[derive(Args)]
struct Serve {
    /// Port to listen on; 0 takes any free one.
    #[arg(long, env = "CHOKEPOINT_PORT", default_value_t = 8080)]
    port: u16,
    /// Address to listen on.
    #[arg(long, env = "CHOKEPOINT_HOST", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Folder with a data package to serve instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// Folder with the built page.
    #[arg(long, env = "CHOKEPOINT_APP", default_value = "dist")]
    app: PathBuf,
}

/// How long answers under way may take once the server is asked to stop: a request that is never sent in full would
/// hold it for ever.
const PATIENCE: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,chokepoint=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let Command::Serve(options) = Cli::parse().command;
    match serve(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The reader of this line started the program: it is a message, not a log entry.
            let _unreadable = writeln!(std::io::stderr(), "chokepoint: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &Serve) -> anyhow::Result<()> {
    let tables = match &options.data {
        Some(folder) => Tables::load(folder).with_context(|| {
            format!("the data package in {} cannot be served", folder.display())
        })?,
        None => Tables::embedded().context("the built-in data package is broken")?,
    };
    // Before the runtime starts, Polars may block as long as it likes.
    let answers = Answers::new(&tables).context("the data package cannot be served")?;
    drop(tables);
    let site = Site::new(answers, &options.app)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot start")?
        .block_on(listen(site, SocketAddr::new(options.host, options.port)))
}

async fn listen(site: Site, address: SocketAddr) -> anyhow::Result<()> {
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!(
                "port {} is in use: stop what listens there, or choose another with --port {}",
                address.port(),
                address.port().checked_add(1).unwrap_or(8080)
            );
        }
        Err(error) => return Err(error).with_context(|| format!("cannot listen on {address}")),
    };
    let address = listener.local_addr().context("cannot tell the address")?;
    let mut terminate = signal(SignalKind::terminate()).context("cannot wait for TERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot wait for INT")?;
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{address}")
        .and_then(|()| out.flush())
        .context("cannot write to stdout")?;
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = axum::serve(listener, router(site)).with_graceful_shutdown(async {
        // An error says that the sender is gone, which ends the server as well.
        stopped.await.ok();
    });
    let asked_to_stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.send(()).ok();
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        served = serving.into_future() => served.context("the server stopped"),
        () = asked_to_stop => Ok(()),
    }
}
