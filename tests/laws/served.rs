//! A server process for a site in a temporary folder, and its responses.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::grounds::{implied, place};

/// The longest time that any response may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// An entry of every such site.
pub const ALPHA: &str = "+++\ntitle = \"Alpha\"\n+++\nText.\n";

/// A site in a temporary folder, and a server for it.
pub struct Served {
    pub folder: tempfile::TempDir,
    child: Child,
    pub port: u16,
    pub base: String,
}

impl Served {
    /// Starts the server.
    pub fn new(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("site");
        let implied = implied();
        place(&root, &implied.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
        place(&root, &[("content/models/alpha.md", ALPHA.as_bytes())]);
        place(&root, &files.iter().map(|(path, text)| (*path, text.as_bytes())).collect::<Vec<_>>());
        let mut child = Command::new(env!("CARGO_BIN_EXE_statebook"))
            .args(["serve", "--root"])
            .arg(&root)
            .args(if arguments.contains(&"--port") { &[][..] } else { &["--port", "0"] })
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its talk")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("http://").expect("its address");
        let (host, path) = address.split_once('/').expect("a path");
        let port = host.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).expect("a port");
        Self { folder, child, port, base: format!("/{path}") }
    }

    /// The path of a file of the site.
    pub fn place_of(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    /// Writes a file.
    pub fn put(&self, path: &str, text: &str) {
        place(&self.folder.path().join("site"), &[(path, text.as_bytes())]);
    }

    /// Requests a path.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Requests a path with a method and headers.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("patience");
        let host =
            if headers.iter().any(|(name, _)| *name == "Host") { String::new() } else { format!("Host: localhost:{}\r\n", self.port) };
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        write!(stream, "{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n").expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        Answer::new(&bytes)
    }

    /// Repeats a request until the response is as wanted.
    pub fn until(&self, path: &str, wanted: impl Fn(&Answer) -> bool, what: &str) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "{what}: {path} is still {} {}", answer.status, answer.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Repeats the request until the page of alpha contains a text.
    pub fn until_says(&self, text: &str, what: &str) {
        self.until("/models/alpha/", |answer| answer.text().contains(text), what);
    }

    /// The current news.
    pub fn news(&self) -> serde_json::Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("patience");
        write!(stream, "GET {}__statebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n", self.base).expect("a request");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        let data = lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned)).next().expect("an event");
        serde_json::from_str(&data).expect("JSON")
    }

    /// Repeats the request until this many problems are reported.
    pub fn until_problems(&self, count: usize, what: &str) -> serde_json::Value {
        let start = Instant::now();
        loop {
            let news = self.news();
            if news["problems"].as_array().map(Vec::len) == Some(count) {
                return news;
            }
            assert!(start.elapsed() < PATIENCE, "{what}: {news}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// Parses a response.
    pub fn new(bytes: &[u8]) -> Self {
        let end = memchr::memmem::find(bytes, b"\r\n\r\n").expect("headers");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|line| line.split_once(": ")).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}
