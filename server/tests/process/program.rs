//! The program, started as people start it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

pub const INDEX: &str = "<html lang=\"en\"><!--chokepoint:head--><!--chokepoint:masthead--><!--chokepoint:first-screen--><!--chokepoint:record--><!--chokepoint:waiting--><!--chokepoint:sources--><!--chokepoint:footer--><!--chokepoint:data-->";

pub fn app() -> TempDir {
    let app = tempfile::tempdir().unwrap();
    std::fs::write(app.path().join("index.html"), INDEX).unwrap();
    app
}

pub fn serve(app: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
    command
        .args(["serve", "--app"])
        .arg(app)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub fn message(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Ends the process, whatever the test did.
pub struct Ended(pub Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

pub fn package() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in tables::Tables::embedded().unwrap().files() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

pub fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chokepoint"));
    command
        .args(arguments)
        .env("COLUMNS", "160")
        .output()
        .unwrap()
}

pub fn path(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

pub struct Running {
    process: Ended,
    address: String,
    log: mpsc::Receiver<String>,
}

pub fn running(mut command: Command) -> Running {
    let mut process = command.args(["--port", "0"]).spawn().unwrap();
    let errors = BufReader::new(process.stderr.take().unwrap());
    let mut line = String::new();
    BufReader::new(process.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let (sender, log) = mpsc::channel();
    thread::spawn(move || {
        errors
            .lines()
            .map_while(Result::ok)
            .try_for_each(|line| sender.send(line))
    });
    let address = line
        .trim()
        .strip_prefix("listening on http://")
        .map(str::to_owned);
    let process = Ended(process);
    Running {
        address: address.unwrap_or_else(|| panic!("{line:?}, {:?}", log.recv())),
        process,
        log,
    }
}

impl Running {
    /// The first line of the log that holds a text.
    pub fn logged(&self, text: &str) -> String {
        loop {
            let line = self.log.recv_timeout(Duration::from_mins(1));
            let line = line.unwrap_or_else(|error| panic!("{text:?} is not logged: {error}"));
            if line.contains(text) {
                return line;
            }
        }
    }

    pub fn get(&self, path: &str) -> String {
        get(&self.address, path)
    }

    pub fn signal(&self, name: &str) {
        let id = self.process.0.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &id])
                .status()
                .unwrap()
                .success()
        );
    }
}

pub fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Writes a table anew with something changed in it.
pub fn edit(data: &TempDir, table: &str, old: &str, new: &str) {
    let path = data.path().join(table);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(old));
    std::fs::write(&path, text.replace(old, new)).unwrap();
}
