//! The server as a process of its own.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, bail};

/// A running server; it ends with this value.
pub struct Server {
    process: Child,
    /// Where it listens, `http://127.0.0.1:PORT`.
    pub address: String,
    log: Arc<Mutex<String>>,
}

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The server's binary, built by `cargo xtask test`.
fn binary() -> PathBuf {
    env::var_os("CHOKEPOINT_SERVER").map_or_else(
        || {
            let target = env::var_os("CARGO_TARGET_DIR")
                .map_or_else(|| root().join("target"), PathBuf::from);
            target.join("release/chokepoint")
        },
        PathBuf::from,
    )
}

impl Server {
    /// Starts the built server on a free port.
    pub fn start() -> anyhow::Result<Self> {
        let binary = binary();
        let mut process = Command::new(&binary)
            .args(["serve", "--port", "0", "--app"])
            .arg(root().join("dist"))
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
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().context("no stdout")?);
        out.read_line(&mut line)
            .context("the server's output cannot be read")?;
        let server = Self {
            process,
            address: line.trim().trim_start_matches("listening on ").to_owned(),
            log,
        };
        if !server.address.starts_with("http://") {
            bail!("the server did not start: {line:?} {}", server.log());
        }
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
