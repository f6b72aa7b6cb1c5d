//! `chokepoint serve`: the dashboard and its API over HTTP.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use chokepoint::{Answers, BaseUrl, Site, SiteOptions, router};
use clap::Args;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

use super::tables;

#[derive(Args)]
pub struct Serve {
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
    /// Folder in which versions of the data are kept, this one among them, so that frozen charts stay as they are.
    #[arg(long, env = "CHOKEPOINT_ARCHIVE")]
    archive: Option<PathBuf>,
    /// Where readers find the site, such as <https://chokepoint.example>; without it every request's Host is believed.
    #[arg(long, env = "CHOKEPOINT_BASE_URL")]
    base_url: Option<BaseUrl>,
}

/// How long answers under way may take once the server is asked to stop: a request that is never sent in full would
/// hold it for ever.
const PATIENCE: Duration = Duration::from_secs(3);

pub fn run(options: &Serve) -> anyhow::Result<()> {
    let tables = tables(options.data.as_deref())?;
    // Before the runtime starts, Polars may block as long as it likes.
    let answers = Answers::new(&tables).context("the data package cannot be served")?;
    let site = Site::new(
        tables,
        answers,
        SiteOptions {
            app: &options.app,
            data: options.data.as_deref(),
            archive: options.archive.as_deref(),
            base: options.base_url.as_ref(),
        },
    )?;
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
