//! The server as a process of its own.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use anyhow::Context as _;
use tempfile::TempDir;

use crate::{PATIENCE, root, target};

/// A running server; it ends with this value.
pub struct Server {
    process: Child,
    /// Where it keeps versions of the data, without which nothing can be frozen.
    _archive: TempDir,
    /// Where it listens, `http://127.0.0.1:PORT`.
    pub address: String,
    log: Arc<Mutex<String>>,
}

/// The server's binary, built by `cargo xtask test`.
pub(crate) fn binary() -> PathBuf {
    env::var_os("CHOKEPOINT_SERVER")
        .map_or_else(|| target().join("release/chokepoint"), PathBuf::from)
}

/// The first line of an output, awaited with patience and no longer.
fn first_line(out: impl std::io::Read + Send + 'static) -> anyhow::Result<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(out).read_line(&mut line).map(|_| line);
        // Nobody listens when the patience is at its end.
        sender.send(read).ok();
    });
    let line = receiver
        .recv_timeout(PATIENCE)
        .with_context(|| format!("it said nothing for {PATIENCE:?}"))??;
    Ok(line.trim_end().to_owned())
}

impl Server {
    /// Starts the built server on a free port.
    pub fn start() -> anyhow::Result<Self> {
        Self::start_in(&root())
    }

    /// Starts the built server on a free port in a folder. Without the page inside it takes the one that is built there.
    pub fn start_in(folder: &Path) -> anyhow::Result<Self> {
        Self::start_at(0, folder)
    }

    /// Starts the built server again where a stopped one was.
    pub fn restart(&mut self) -> anyhow::Result<()> {
        self.stop();
        let (_, port) = self.address.rsplit_once(':').context("no port")?;
        *self = Self::start_at(port.parse()?, &root())?;
        Ok(())
    }

    fn start_at(port: u16, folder: &Path) -> anyhow::Result<Self> {
        let binary = binary();
        let archive = tempfile::tempdir().context("no temporary folder")?;
        let mut process = Command::new(&binary)
            .args(["serve", "--port", &port.to_string(), "--archive"])
            .arg(archive.path())
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| {
                format!(
                    "{} cannot be started: run `cargo xtask test`",
                    binary.display()
                )
            })?;
        let log = Arc::<Mutex<String>>::default();
        let mut errors = process.stderr.take().context("no stderr")?;
        let kept = log.clone();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = errors.read(&mut buffer) {
                let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
                kept.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push_str(&text);
            }
        });
        let out = process.stdout.take().context("no stdout")?;
        let mut server = Self {
            process,
            _archive: archive,
            address: String::new(),
            log,
        };
        // From here on the server ends with this value, also when it says nothing in time.
        let line = first_line(out)
            .with_context(|| format!("the server did not start: {}", server.log()))?;
        server.address = line
            .strip_prefix("listening on ")
            .with_context(|| format!("the server said {line:?}: {}", server.log()))?
            .to_owned();
        Ok(server)
    }

    /// What the server wrote to its log.
    pub fn log(&self) -> String {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The lines of the log that tell of trouble.
    pub fn troubles(&self) -> Vec<String> {
        let log = self.log();
        let is_trouble = |line: &&str| {
            line.contains(" WARN ") || line.contains(" ERROR ") || line.contains("panicked")
        };
        log.lines().filter(is_trouble).map(str::to_owned).collect()
    }

    /// Memory that the server holds, by Linux's count.
    pub fn resident_bytes(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .context("no VmRSS")?;
        let kilobytes: u64 = line
            .split_whitespace()
            .nth(1)
            .context("no number")?
            .parse()?;
        Ok(kilobytes * 1024)
    }

    /// Ends the server, as a lost connection would.
    pub fn stop(&mut self) {
        // A process that has ended already is what is wanted.
        self.process.kill().ok();
        self.process.wait().ok();
    }

    /// The body of an address, without a browser.
    pub fn get(&self, path: &str) -> anyhow::Result<String> {
        let agent = ureq::Agent::new_with_config(
            ureq::Agent::config_builder()
                .http_status_as_error(false)
                .build(),
        );
        let mut response = agent.get(format!("{}{path}", self.address)).call()?;
        Ok(response.body_mut().read_to_string()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
