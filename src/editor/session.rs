//! The server's state: the site on disk, the open texts that override it, and what was compiled from both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crossbeam_channel::Receiver;
use lsp_server::Notification;
use rustc_hash::FxHashSet;
use serde_json::{Value, json};

use super::places::Lines;
use super::worker::{Compiled, Worker};
use crate::diagnostic::{Diagnostic, Severity};
use crate::entry::place_of;
use crate::knowledge::Knowledge;
use crate::output::Output;
use crate::source::Source;
use crate::{Inputs, Wishes, disk};

/// A text as the editor has it.
struct Document {
    /// The version of the text, if the editor gives one.
    version: Option<i64>,
    text: String,
}

/// One editor's view of a site.
pub(super) struct Session {
    root: PathBuf,
    folder: disk::Folder,
    /// The inputs that were read from disk.
    disk: Inputs,
    /// Open texts, by their paths below the site's folder.
    open: BTreeMap<String, Document>,
    worker: Worker,
    /// The inputs that were compiled last.
    pub(super) inputs: Inputs,
    output: Output,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The number of the state that was compiled last.
    state: u64,
    /// Ids of files that could not be read as entries in that compile; references to them are not reported.
    unread: FxHashSet<String>,
    /// Files that had problems when the editor was last told.
    told: BTreeSet<String>,
    /// The file that was last typed in, until its problems are sent.
    typed: Option<String>,
    /// The problems of that file by itself, when it was last parsed alone.
    alone: (String, Vec<Diagnostic>),
}

impl Session {
    /// Reads the site. Fails if no thread can be started.
    pub(super) fn new(root: &Path) -> std::io::Result<Self> {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
        let folder = disk::Folder::open(&root);
        let disk = read(&folder);
        let mut session = Self {
            root,
            folder,
            inputs: disk.clone(),
            disk,
            open: BTreeMap::new(),
            worker: Worker::new()?,
            output: Output::default(),
            diagnostics: Vec::new(),
            state: 0,
            unread: FxHashSet::default(),
            told: BTreeSet::new(),
            typed: None,
            alone: (String::new(), Vec::new()),
        };
        session.compile();
        Ok(session)
    }

    /// Handles a notification of the editor, and starts a compile.
    pub(super) fn note(&mut self, notification: &Notification) {
        let params = &notification.params;
        let path = self.path(&params["textDocument"]["uri"]);
        match (notification.method.as_str(), path) {
            ("textDocument/didOpen", Some(path)) => {
                self.open.remove(&path);
                self.put(path, &params["textDocument"], &params["textDocument"]["text"]);
            }
            ("textDocument/didChange", Some(path)) => {
                if let Some(last) = params["contentChanges"].as_array().and_then(|changes| changes.last()) {
                    self.put(path, &params["textDocument"], &last["text"]);
                }
            }
            ("textDocument/didClose", Some(path)) => {
                self.open.remove(&path);
                self.look_at(&[path]);
            }
            ("textDocument/didSave", Some(path)) => self.look_at(&[path]),
            ("workspace/didChangeWatchedFiles", _) => {
                let changes = params["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
                let paths: Vec<String> = changes.iter().filter_map(|change| self.path(&change["uri"])).collect();
                self.look_at(&paths);
            }
            ("workspace/didRenameFiles", _) => {
                self.folder.scan();
                self.disk = read(&self.folder);
                self.compile();
            }
            _ => {}
        }
    }

    /// Reads files again.
    fn look_at(&mut self, paths: &[String]) {
        let places: Vec<PathBuf> = paths.iter().map(|path| self.folder.root().join(path)).collect();
        self.folder.look_at(&places);
        self.disk = read(&self.folder);
        self.compile();
    }

    /// Stores a text, unless it is older than the known one: some editors send fast changes out of order.
    fn put(&mut self, path: String, document: &Value, text: &Value) {
        let version = document["version"].as_i64();
        let is_old = self.open.get(&path).is_some_and(|known| version.is_some() && version < known.version);
        if let Some(text) = text.as_str().filter(|_| !is_old) {
            self.open.insert(path.clone(), Document { version, text: text.to_owned() });
            self.typed = Some(path);
            self.compile();
        }
    }

    /// Starts a compile of the present state.
    fn compile(&mut self) {
        let mut inputs = self.disk.clone();
        for (path, document) in &self.open {
            let is_site = path == "site.toml" || path.starts_with("content/") && (path.ends_with(".md") || path.ends_with(".toml"));
            if !is_site {
                continue;
            }
            let source = Source::new(path.as_str(), document.text.as_bytes());
            match inputs.sources.binary_search_by(|known| (*known.path).cmp(path)) {
                Ok(at) => inputs.sources[at] = source,
                Err(at) => inputs.sources.insert(at, source),
            }
        }
        self.worker.send(inputs);
    }

    /// The problems in the typed file that can be found without a compile, from the file itself and from its references,
    /// together with the other known ones. They are sent at once, because compiling a large site takes longer than the next
    /// keystroke. Nothing if they are the same as last time.
    pub(super) fn first_news(&mut self) -> Option<Value> {
        let path = self.typed.take()?;
        place_of(&path)?;
        let source = Source::new(path.as_str(), self.open.get(&path)?.text.as_bytes());
        let knowledge = self.knowledge()?;
        let parsed = crate::entry::parse(&source, &knowledge.schema);
        let mut found = parsed.diagnostics;
        if let Some(entry) = &parsed.value {
            found.extend(knowledge.wrong_references(entry, self.unread.iter().map(String::as_str)));
        }
        crate::diagnostic::sort(&mut found);
        let (of, before) = std::mem::replace(&mut self.alone, (path.clone(), found.clone()));
        if of != path || before == found {
            return None;
        }
        let linked = self.diagnostics.iter().filter(|known| *known.path == *path && !before.contains(known));
        let lines = Lines::new(&source.text);
        let list: Vec<Value> = found.iter().chain(linked).map(|diagnostic| shown(diagnostic, &lines)).collect();
        self.told.insert(path.clone());
        Some(self.news(&path, &list))
    }

    /// The channel on which compiled states arrive.
    pub(super) fn compiled(&self) -> Receiver<Compiled> {
        self.worker.done.clone()
    }

    /// Waits until the compiled state matches the typed text. Returns the messages to send.
    pub(super) fn settle(&mut self) -> Vec<Value> {
        let mut news = Vec::new();
        while self.state < self.worker.sent {
            let Ok(compiled) = self.worker.done.recv() else { break };
            news.extend(self.take(compiled));
        }
        news
    }

    /// Stores a compiled state, and returns the problems of each file that has or had any. For a state that is not the
    /// newest nothing is returned, because its positions are outdated.
    pub(super) fn take(&mut self, compiled: Compiled) -> Vec<Value> {
        (self.state, self.inputs, self.output, self.diagnostics) = (compiled.state, compiled.inputs, compiled.output, compiled.diagnostics);
        let id = |path: &str| place_of(path).filter(|_| path.ends_with(".md")).map(|(folder, stem)| format!("{folder}/{stem}"));
        let ids = self.inputs.sources.iter().filter_map(|source| id(&source.path));
        self.unread = match self.output.pages().map(|pages| pages.knowledge()) {
            Some(knowledge) => ids.filter(|id| knowledge.entries.binary_search_by(|entry| (*entry.id).cmp(id)).is_err()).collect(),
            None => FxHashSet::default(),
        };
        if self.state < self.worker.sent {
            return Vec::new();
        }
        let mut now: BTreeMap<&str, Vec<Value>> = self.told.iter().map(|path| (path.as_str(), Vec::new())).collect();
        for file in self.diagnostics.chunk_by(|a, b| a.path == b.path).filter(|file| !file[0].path.is_empty()) {
            let lines = Lines::new(self.text(&file[0].path));
            now.insert(&file[0].path, file.iter().map(|diagnostic| shown(diagnostic, &lines)).collect());
        }
        let news = now.iter().map(|(path, list)| self.news(path, list)).collect();
        let told = now.iter().filter(|(_, list)| !list.is_empty()).map(|(path, _)| (*path).to_owned()).collect();
        self.told = told;
        news
    }

    /// The problems of a file, with the version of its text, so that the editor does not show them in another.
    fn news(&self, path: &str, list: &[Value]) -> Value {
        let mut news = json!({ "uri": self.uri(path), "diagnostics": list });
        if let Some(version) = self.version(path) {
            news["version"] = version.into();
        }
        news
    }

    /// The version of an open text, for edits that apply to it only.
    pub(super) fn version(&self, path: &str) -> Option<i64> {
        self.open.get(path)?.version
    }

    /// The last compiled graph, if the site's theme can be used.
    pub(super) fn knowledge(&self) -> Option<&Knowledge> {
        self.output.pages().map(|pages| pages.knowledge())
    }

    /// The present text of a file.
    pub(super) fn text(&self, path: &str) -> &str {
        if let Some(document) = self.open.get(path) {
            return &document.text;
        }
        let found = self.inputs.sources.binary_search_by(|known| (*known.path).cmp(path));
        found.ok().and_then(|at| self.inputs.sources.get(at)).map(|source| &*source.text).unwrap_or_default()
    }

    /// The path of a file, given its URI, if it is below the site's folder.
    pub(super) fn path(&self, uri: &Value) -> Option<String> {
        let place = url::Url::parse(uri.as_str()?).ok()?.to_file_path().ok()?;
        let root = disk::real(&self.root);
        let below = place
            .strip_prefix(&self.root)
            .ok()
            .map(Path::to_path_buf)
            .or_else(|| disk::real(&place).strip_prefix(root).ok().map(Path::to_path_buf))?;
        Some(below.to_string_lossy().replace('\\', "/"))
    }

    /// The URI of a file of the site.
    pub(super) fn uri(&self, path: &str) -> String {
        url::Url::from_file_path(self.root.join(path)).map(String::from).unwrap_or_default()
    }
}

/// The inputs of the site with its drafts, sorted by path.
fn read(folder: &disk::Folder) -> Inputs {
    let mut inputs = folder.inputs(disk::today(), Wishes { drafts: true, ..Wishes::default() });
    inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

/// A problem as the protocol represents it.
pub(super) fn shown(diagnostic: &Diagnostic, lines: &Lines<'_>) -> Value {
    let help = diagnostic.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
    json!({
        "range": lines.range(&diagnostic.span),
        "severity": match diagnostic.severity { Severity::Error => 1, Severity::Warning => 2 },
        "code": diagnostic.code.name(),
        "source": "statebook",
        "message": format!("{}{help}", diagnostic.message),
    })
}
