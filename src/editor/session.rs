//! What the server knows: the site as it stands on the disk, over it the texts that are open, and what a compile made of both.

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

/// A text as it stands in the editor.
struct Document {
    /// The count of its changes, if the editor says it.
    version: Option<i64>,
    text: String,
}

/// One editor's view of a site.
pub(super) struct Session {
    root: PathBuf,
    folder: disk::Folder,
    /// What was read of the folder.
    disk: Inputs,
    /// Open texts by their paths below the site's folder.
    open: BTreeMap<String, Document>,
    worker: Worker,
    /// What was compiled last.
    pub(super) inputs: Inputs,
    output: Output,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Which state that was.
    state: u64,
    /// Ids of files that are no entries, as far as that compile could tell: nothing is said of what leads to them.
    unread: FxHashSet<String>,
    /// Files in which something was wrong when the editor was last told.
    told: BTreeSet<String>,
    /// The file that was typed in last, if it was not told of yet.
    typed: Option<String>,
    /// What was wrong in that file by itself, when it was last read alone.
    alone: (String, Vec<Diagnostic>),
}

impl Session {
    /// Reads the site.
    pub(super) fn new(root: &Path) -> Self {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
        let folder = disk::Folder::open(&root);
        let disk = read(&folder);
        let mut session = Self {
            root,
            folder,
            inputs: disk.clone(),
            disk,
            open: BTreeMap::new(),
            worker: Worker::new(),
            output: Output::default(),
            diagnostics: Vec::new(),
            state: 0,
            unread: FxHashSet::default(),
            told: BTreeSet::new(),
            typed: None,
            alone: (String::new(), Vec::new()),
        };
        session.compile();
        session
    }

    /// Takes in what the editor tells, and has it compiled.
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

    /// Takes in a text, unless it is older than the one that is known: some editors send fast changes out of order.
    fn put(&mut self, path: String, document: &Value, text: &Value) {
        let version = document["version"].as_i64();
        let is_old = self.open.get(&path).is_some_and(|known| version.is_some() && version < known.version);
        if let Some(text) = text.as_str().filter(|_| !is_old) {
            self.open.insert(path.clone(), Document { version, text: text.to_owned() });
            self.typed = Some(path);
            self.compile();
        }
    }

    /// Has the site compiled as it is now.
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

    /// What is wrong in the file that was typed in, as far as the file and where its references lead tell, and what else was known of it: said at
    /// once, because a compile of a large site takes longer than the next keystroke. Nothing where that is what was said before.
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

    /// Where compiled states come from.
    pub(super) fn compiled(&self) -> Receiver<Compiled> {
        self.worker.done.clone()
    }

    /// Waits until what is known is what was typed; says what there is to tell.
    pub(super) fn settle(&mut self) -> Vec<Value> {
        let mut news = Vec::new();
        while self.state < self.worker.sent {
            let Ok(compiled) = self.worker.done.recv() else { break };
            news.extend(self.take(compiled));
        }
        news
    }

    /// Takes in what was compiled, and says of each file what is wrong in it now, if something is or was. Of a state that is not the last nothing
    /// is said: its places are no more.
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

    /// What is wrong in a file, and in which of its versions, so that the editor need not show it in another.
    fn news(&self, path: &str, list: &[Value]) -> Value {
        let mut news = json!({ "uri": self.uri(path), "diagnostics": list });
        if let Some(version) = self.version(path) {
            news["version"] = version.into();
        }
        news
    }

    /// The version of an open text, for changes that are meant for it alone.
    pub(super) fn version(&self, path: &str) -> Option<i64> {
        self.open.get(path)?.version
    }

    /// The graph as it was compiled last, if the site's theme can be used.
    pub(super) fn knowledge(&self) -> Option<&Knowledge> {
        self.output.pages().map(|pages| pages.knowledge())
    }

    /// The text of a file as it is now.
    pub(super) fn text(&self, path: &str) -> &str {
        if let Some(document) = self.open.get(path) {
            return &document.text;
        }
        let found = self.inputs.sources.binary_search_by(|known| (*known.path).cmp(path));
        found.ok().and_then(|at| self.inputs.sources.get(at)).map(|source| &*source.text).unwrap_or_default()
    }

    /// The file of an address, if it is below the site's folder.
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

    /// The address of a file of the site.
    pub(super) fn uri(&self, path: &str) -> String {
        url::Url::from_file_path(self.root.join(path)).map(String::from).unwrap_or_default()
    }
}

/// The site with its drafts, sorted by path.
fn read(folder: &disk::Folder) -> Inputs {
    let mut inputs = folder.inputs(disk::today(), Wishes { drafts: true, ..Wishes::default() });
    inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

/// A problem as the protocol has it.
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
