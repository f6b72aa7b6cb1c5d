//! `chokepoint serve`: the dashboard and its API over HTTP.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZero;
use std::os::fd::AsFd as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context as _, bail};
use chokepoint::{Answers, AppSource, BaseUrl, Front, Limits, Site, SiteOptions, metrics};
use clap::Args;
use clap::builder::FalseyValueParser;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::listen::{bind, serve};
use super::tables;
use super::watch::Reloader;

#[derive(Args)]
pub struct Serve {
    /// Port to listen on; 0 takes any free one.
    #[arg(long, env = "CHOKEPOINT_PORT", default_value_t = 8080, value_parser = port)]
    port: u16,
    /// Address to listen on.
    #[arg(long, env = "CHOKEPOINT_HOST", default_value = "127.0.0.1", value_parser = host)]
    host: IpAddr,
    /// Folder with a data package to serve instead of the built-in one. The signal HUP has it read again.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// Reads the data folder again when it changes. Data with faults are not served: the old ones are, and the page says so.
    #[arg(long, env = "CHOKEPOINT_WATCH", value_parser = FalseyValueParser::new())]
    watch: bool,
    /// Folder with the built page; without it the page within this program, or `dist` where it has none.
    #[arg(long, env = "CHOKEPOINT_APP")]
    app: Option<PathBuf>,
    /// Folder in which versions of the data are kept, this one among them, so that frozen charts stay as they are.
    #[arg(long, env = "CHOKEPOINT_ARCHIVE")]
    archive: Option<PathBuf>,
    /// Where readers find the site, such as <https://chokepoint.example>; without it every request's Host is believed.
    #[arg(long, env = "CHOKEPOINT_BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Port for `/metrics` in the format of Prometheus, on the same address; 0 takes any free one. Without it there are none.
    #[arg(long, env = "CHOKEPOINT_METRICS_PORT", value_parser = port)]
    metrics_port: Option<u16>,
    /// Connections at once; more wait.
    #[arg(long, env = "CHOKEPOINT_MAX_CONNECTIONS", default_value_t = 2_048, value_parser = at_least_one)]
    max_connections: usize,
    /// Requests at once; more are answered with status 503.
    #[arg(long, env = "CHOKEPOINT_MAX_REQUESTS", default_value_t = Limits::default().requests, value_parser = at_least_one)]
    max_requests: usize,
    /// Seconds that an answer may take.
    #[arg(long, env = "CHOKEPOINT_TIMEOUT", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,
    /// Logs every request, with its number, status and time.
    #[arg(long, env = "CHOKEPOINT_LOG_REQUESTS", value_parser = FalseyValueParser::new())]
    log_requests: bool,
}

fn port(text: &str) -> Result<u16, String> {
    let port = text.trim().parse();
    port.map_err(|_| "give a whole number from 0 to 65535; 0 takes any free port".to_owned())
}

fn host(text: &str) -> Result<IpAddr, String> {
    // As addresses write one of version 6.
    let bare = text.trim().trim_start_matches('[').trim_end_matches(']');
    let host = bare.parse();
    host.map_err(|_| {
        "give an address in numbers, such as 127.0.0.1 or ::1, or 0.0.0.0 for all of this machine's"
            .to_owned()
    })
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=1_000_000).contains(number));
    number.ok_or_else(|| "give a whole number from 1 to 1000000".to_owned())
}

pub fn run(options: &Serve) -> anyhow::Result<()> {
    let app = super::app(options.app.as_deref());
    tell(options, &app);
    if options.watch && options.data.is_none() {
        bail!("there is no folder to watch: name one with --data, or leave --watch out");
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the runtime cannot start")?;
    // Whoever sends HUP while the data are read means no end of the server.
    let hang_up = {
        let _within = runtime.enter();
        signal(SignalKind::hangup()).context("cannot wait for HUP")?
    };
    let tables = tables(options.data.as_deref())?;
    // While nothing runs, Polars may block as long as it likes.
    let answers = Answers::new(&tables).context("the data package cannot be served")?;
    let site = Site::new(
        tables,
        answers,
        SiteOptions {
            app: &app,
            archive: options.archive.as_deref(),
            base: options.base_url.as_ref(),
        },
    )?;
    let served = runtime.block_on(listen(Arc::new(site), options, hang_up));
    runtime.shutdown_background();
    served
}

/// Logs what the server is started with, whether by flags or by the environment.
fn tell(options: &Serve, app: &AppSource) {
    let shown = |path: Option<&Path>, otherwise: &str| {
        path.map_or_else(|| otherwise.to_owned(), |path| path.display().to_string())
    };
    let app = match app {
        AppSource::Folder(folder) => folder.display().to_string(),
        AppSource::Bundled => "within the program".to_owned(),
    };
    let base = options.base_url.as_ref();
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        host = %options.host,
        port = options.port,
        app,
        data = shown(options.data.as_deref(), "within the program"),
        watch = options.watch,
        archive = shown(options.archive.as_deref(), "none"),
        base_url = base.map_or_else(|| "of each request".to_owned(), ToString::to_string),
        metrics_port = options.metrics_port.map_or_else(|| "none".to_owned(), |port| port.to_string()),
        max_connections = options.max_connections,
        max_requests = options.max_requests,
        timeout_seconds = options.timeout,
        log_requests = options.log_requests,
        "starting"
    );
    for (unknown, meant) in misspelt() {
        tracing::warn!("{unknown} is no setting and does nothing: was {meant} meant?");
    }
}

/// Variables of the environment that are nearly one of ours, each with the one that was meant.
fn misspelt() -> Vec<(String, String)> {
    const OURS: &str = "CHOKEPOINT_";
    let command = Serve::augment_args(clap::Command::new("serve"));
    let settings = command
        .get_arguments()
        .filter_map(|argument| argument.get_env()?.to_str());
    let settings = settings.chain([super::LOG_FORMAT]).collect::<Vec<_>>();
    let given = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let given = given.filter(|name| name.starts_with(OURS) && !settings.contains(&name.as_str()));
    let meant = given.filter_map(|name| {
        let mut near = settings.iter();
        let near = near.find(|setting| strsim::osa_distance(setting, &name) == 1)?;
        Some((name, (*near).to_owned()))
    });
    meant.collect()
}

async fn listen(site: Arc<Site>, options: &Serve, hang_up: Signal) -> anyhow::Result<()> {
    let listener = bind(SocketAddr::new(options.host, options.port), "--port").await?;
    let address = listener.local_addr().context("cannot tell the address")?;
    let stopped = stop_signal()?;
    let folder = options.data.clone();
    let reloader = folder.map(|folder| Reloader::new(site.clone(), folder, options.watch));
    read_again(hang_up, reloader.transpose()?);
    let mut of_metrics = None;
    if let Some(port) = options.metrics_port {
        let listener = bind(SocketAddr::new(options.host, port), "--metrics-port").await?;
        let address = listener.local_addr().context("cannot tell the address")?;
        tracing::info!("metrics on http://{address}/metrics");
        let stopped = told(stopped.clone());
        of_metrics = Some(tokio::spawn(serve(
            listener,
            metrics(site.clone()),
            16,
            stopped,
        )));
    }
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{address}")
        .and_then(|()| out.flush())
        .context("cannot write to stdout")?;
    let limits = Limits {
        requests: options.max_requests,
        patience: Duration::from_secs(options.timeout),
        log_requests: options.log_requests,
    };
    let workers = Workers::start(
        &listener,
        &Front::new(site, limits),
        options.max_connections,
        &stopped,
    )?;
    told(stopped).await;
    drop(listener);
    workers.join().await?;
    if let Some(of_metrics) = of_metrics {
        // It ends by itself; a panic in it has been told already.
        of_metrics.await.ok();
    }
    tracing::info!("stopped");
    Ok(())
}

/// A thread for each processor, which takes connections and answers them by itself: nothing is handed over between threads, which
/// would cost small answers a third of their speed.
struct Workers(Vec<JoinHandle<anyhow::Result<()>>>);

impl Workers {
    fn start(
        listener: &TcpListener,
        front: &Front,
        connections: usize,
        stopped: &watch::Receiver<bool>,
    ) -> anyhow::Result<Self> {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        // More threads than connections would take more.
        let count = count.min(connections);
        let each = connections / count;
        let workers = (0..count).map(|_| {
            // The same socket: whoever is free takes the next connection.
            let listener = listener.as_fd().try_clone_to_owned();
            let listener = std::net::TcpListener::from(listener.context("no socket for a thread")?);
            let (front, stopped) = (front.clone(), stopped.clone());
            let worker = move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .context("the runtime cannot start")?;
                let served = runtime.block_on(async {
                    let listener = TcpListener::from_std(listener).context("no socket")?;
                    serve(listener, front, each, told(stopped)).await;
                    Ok(())
                });
                // What is still computed then is of use to nobody.
                runtime.shutdown_background();
                served
            };
            Ok(thread::spawn(worker))
        });
        Ok(Self(workers.collect::<anyhow::Result<_>>()?))
    }

    /// Waits for answers under way.
    async fn join(self) -> anyhow::Result<()> {
        for worker in self.0 {
            let ended = tokio::task::spawn_blocking(move || worker.join()).await?;
            ended.unwrap_or_else(|_| bail!("a thread that answers ended in a panic"))?;
        }
        Ok(())
    }
}

/// Becomes true on TERM or INT.
fn stop_signal() -> anyhow::Result<watch::Receiver<bool>> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot wait for TERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot wait for INT")?;
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("asked to stop: finishing what is under way");
        stop.send(true).ok();
    });
    Ok(stopped)
}

async fn told(mut stopped: watch::Receiver<bool>) {
    // An error says that the sender is gone, which ends the server as well.
    stopped.wait_for(|is_stopped| *is_stopped).await.ok();
}

/// Has the data read again on every HUP. There is a handler even without a folder: the signal would end the server otherwise.
fn read_again(mut hang_up: Signal, reloader: Option<Reloader>) {
    tokio::spawn(async move {
        while hang_up.recv().await.is_some() {
            if let Some(reloader) = &reloader {
                reloader.read();
            } else {
                tracing::info!("nothing to read again: the data are within the program");
            }
        }
    });
}
