//! A headless Chromium, driven by the DevTools protocol: JSON messages through two pipes.
//!
//! Chromium supports the pipes with `--remote-debugging-pipe`. There is no port to find or to clash with, no WebSocket, and
//! a browser whose test was killed ends by itself because its pipe closes. Generated clients for this protocol add minutes
//! to every build of the tests, so the few methods that are used here are written by hand.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Names under which systems install Chromium.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// No window, a profile of its own, and no connection to any other host.
const FLAGS: [&str; 16] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
];

/// Connects the standard streams to the file descriptors that Chromium uses for its pipes.
const WITH_PIPES: &str = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

/// Longer than any answer takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The installed Chromium: `STATEBOOK_CHROMIUM`, or the first of the usual names on the path.
pub fn find() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("STATEBOOK_CHROMIUM") {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// A running browser, which ends when this is dropped.
pub struct Chromium {
    child: Child,
    commands: Option<ChildStdin>,
    messages: Receiver<Value>,
    events: VecDeque<Value>,
    last: u64,
    folder: tempfile::TempDir,
}

impl Chromium {
    /// Starts the browser at `path` with a profile of its own.
    pub fn launch(path: &Path) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| format!("no folder for the browser's profile: {error}"))?;
        let talk = File::create(folder.path().join("talk")).map_err(|error| error.to_string())?;
        let mut child = Command::new("sh")
            .args(["-c", WITH_PIPES])
            .arg(path)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(talk)
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}", path.display()))?;
        let commands = child.stdin.take();
        let (sender, messages) = channel();
        if let Some(stdout) = child.stdout.take() {
            std::thread::spawn(move || {
                for message in BufReader::new(stdout).split(0).map_while(Result::ok) {
                    if serde_json::from_slice(&message).is_ok_and(|message| sender.send(message).is_err()) {
                        return;
                    }
                }
            });
        }
        let mut browser = Self { child, commands, messages, events: VecDeque::new(), last: 0, folder };
        browser.call(None, "Browser.getVersion", json!({})).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(browser)
    }

    /// Calls a method and waits for its result. Events that arrive meanwhile are kept.
    pub fn call(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Result<Value, String> {
        self.last += 1;
        let id = self.last;
        let mut command = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        let mut bytes = command.to_string().into_bytes();
        bytes.push(0);
        let sent = self.commands.as_mut().is_some_and(|pipe| pipe.write_all(&bytes).and_then(|()| pipe.flush()).is_ok());
        if !sent {
            return Err(self.silence());
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut message = self.next(deadline).map_err(|error| format!("{error} (waiting for {method})"))?;
            if message["id"] != id {
                self.events.push_back(message);
            } else if let Some(error) = message["error"]["message"].as_str() {
                return Err(format!("{method}: {error}"));
            } else {
                return Ok(message["result"].take());
            }
        }
    }

    /// Waits for an event of a session. All events that arrived before it are added to `seen`.
    pub fn wait_for(&mut self, session: &str, method: &str, seen: &mut Vec<Value>) -> Result<Value, String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let message = match self.events.pop_front() {
                Some(message) => message,
                None => self.next(deadline).map_err(|error| format!("{error} (waiting for {method})"))?,
            };
            if message["sessionId"] != session {
                continue;
            }
            if message["method"] == method {
                return Ok(message);
            }
            seen.push(message);
        }
    }

    fn next(&mut self, deadline: Instant) -> Result<Value, String> {
        match self.messages.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(message) => Ok(message),
            Err(RecvTimeoutError::Timeout) => Err(format!("the browser gave no answer for {} s", PATIENCE.as_secs())),
            Err(RecvTimeoutError::Disconnected) => Err(self.silence()),
        }
    }

    /// What the browser printed before it ended.
    fn silence(&self) -> String {
        let talk = File::open(self.folder.path().join("talk"));
        let lines: Vec<String> = talk.map(|talk| BufReader::new(talk).lines().map_while(Result::ok).collect()).unwrap_or_default();
        let last = lines[lines.len().saturating_sub(3)..].join("; ");
        format!("the browser ended: {last}")
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.call(None, "Browser.close", json!({}));
        self.commands = None;
        let deadline = Instant::now() + Duration::from_secs(10);
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                let _ = self.child.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
