//! The program, started as people start it.

use std::collections::BTreeMap;
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
    pub address: String,
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

    /// A connection to it.
    pub fn connect(&self) -> TcpStream {
        connect(&self.address)
    }

    /// The answer to a request with these headers.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        ask(&self.address, method, path, headers)
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

/// An answer as it came over the socket.
pub struct Answer {
    pub status: u16,
    /// By their names in lower case.
    headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads one answer to its end; `has_body` is false for the answers to HEAD.
    pub fn read(stream: &mut impl std::io::BufRead, has_body: bool) -> Self {
        let mut line = || {
            let mut line = String::new();
            stream.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let first = line();
        let status = first
            .split(' ')
            .nth(1)
            .unwrap_or_else(|| panic!("{first:?}"));
        let status = status.parse().unwrap();
        let mut headers = BTreeMap::new();
        loop {
            let line = line();
            let Some((name, value)) = line.split_once(": ") else {
                break;
            };
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
        let length = headers.get("content-length");
        let length = length.map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; if has_body { length } else { 0 }];
        stream.read_exact(&mut body).unwrap();
        Self {
            status,
            headers,
            body,
        }
    }

    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub fn get(address: &str, path: &str) -> String {
    let mut stream = connect(address);
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The answer to a request with these headers, over a connection of its own.
pub fn ask(address: &str, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = connect(address);
    let request = request(method, path, headers);
    stream.write_all(request.as_bytes()).unwrap();
    Answer::read(&mut BufReader::new(stream), method != "HEAD")
}

/// A connection, which fails its test when nothing comes for a long while.
fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_mins(2)))
        .unwrap();
    stream
}

/// A request without a body.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let headers = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"));
    let headers = headers.collect::<String>();
    format!("{method} {path} HTTP/1.1\r\nhost: x\r\n{headers}\r\n")
}

/// Writes a table anew with something changed in it.
pub fn edit(data: &TempDir, table: &str, old: &str, new: &str) {
    let path = data.path().join(table);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(old));
    std::fs::write(&path, text.replace(old, new)).unwrap();
}
