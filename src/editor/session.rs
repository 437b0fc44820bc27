//! What the server knows: the site as it stands on the disk, over it the texts that are open, and what a compile made of both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_server::Notification;
use serde_json::{Value, json};

use super::places::Lines;
use crate::diagnostic::{Diagnostic, Severity};
use crate::knowledge::Knowledge;
use crate::memo::Memo;
use crate::output::Output;
use crate::source::Source;
use crate::{Inputs, Wishes, compile, disk};

/// One editor's view of a site.
pub(super) struct Session {
    root: PathBuf,
    disk: Inputs,
    /// Open texts by their paths below the site's folder.
    open: BTreeMap<String, String>,
    memo: Memo,
    /// What was compiled last.
    pub(super) inputs: Inputs,
    output: Output,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Files in which something was wrong when the editor was last told.
    told: BTreeSet<String>,
    /// Whether anything came since the last compile.
    stale: bool,
    /// The file that was typed in last, if it was not told of yet.
    typed: Option<String>,
    /// What was wrong in that file by itself, when it was last read alone.
    alone: (String, Vec<Diagnostic>),
}

impl Session {
    /// Reads the site.
    pub(super) fn new(root: &Path) -> Self {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
        let disk = read(&root);
        let (memo, output, told) = (Memo::default(), Output::default(), BTreeSet::new());
        Self {
            root,
            inputs: disk.clone(),
            disk,
            open: BTreeMap::new(),
            memo,
            output,
            diagnostics: Vec::new(),
            told,
            stale: true,
            typed: None,
            alone: (String::new(), Vec::new()),
        }
    }

    /// Takes in what the editor tells.
    pub(super) fn note(&mut self, notification: &Notification) {
        let params = &notification.params;
        let path = self.path(&params["textDocument"]["uri"]);
        match (notification.method.as_str(), path) {
            ("textDocument/didOpen", Some(path)) => self.put(path, &params["textDocument"]["text"]),
            ("textDocument/didChange", Some(path)) => {
                if let Some(last) = params["contentChanges"].as_array().and_then(|changes| changes.last()) {
                    self.put(path, &last["text"]);
                }
            }
            ("textDocument/didClose", Some(path)) => {
                self.open.remove(&path);
                self.disk = read(&self.root);
                self.stale = true;
            }
            ("textDocument/didSave" | "workspace/didChangeWatchedFiles" | "workspace/didRenameFiles", _) => {
                self.disk = read(&self.root);
                self.stale = true;
            }
            _ => {}
        }
    }

    fn put(&mut self, path: String, text: &Value) {
        if let Some(text) = text.as_str() {
            self.open.insert(path.clone(), text.to_owned());
            self.typed = Some(path);
            self.stale = true;
        }
    }

    /// What is wrong in the file that was typed in, as far as the file alone tells, and what else was known of it: said at once, because
    /// a compile of a large site takes longer than the next keystroke. Nothing where the file alone says what it said before.
    pub(super) fn first_news(&mut self) -> Option<Value> {
        let path = self.typed.take()?;
        crate::entry::place_of(&path)?;
        let source = Source::new(path.as_str(), self.open.get(&path)?.as_bytes());
        let schema = self.knowledge()?.schema.clone();
        let found = crate::entry::parse(&source, &schema).diagnostics;
        let (of, before) = std::mem::replace(&mut self.alone, (path.clone(), found.clone()));
        if of != path || before == found {
            return None;
        }
        let linked = self.diagnostics.iter().filter(|known| *known.path == *path && !before.contains(known));
        let lines = Lines::new(&source.text);
        let list: Vec<Value> = found.iter().chain(linked).map(|diagnostic| shown(diagnostic, &lines)).collect();
        self.told.insert(path.clone());
        Some(json!({ "uri": self.uri(&path), "diagnostics": list }))
    }

    /// Compiles what came, and says of each file what is wrong in it now, if something is or was.
    pub(super) fn news(&mut self) -> Vec<Value> {
        if !std::mem::take(&mut self.stale) {
            return Vec::new();
        }
        self.inputs = self.disk.clone();
        for (path, text) in &self.open {
            let is_site = path == "site.toml" || path.starts_with("content/") && (path.ends_with(".md") || path.ends_with(".toml"));
            if !is_site {
                continue;
            }
            let source = Source::new(path.as_str(), text.as_bytes());
            match self.inputs.sources.binary_search_by(|known| (*known.path).cmp(path)) {
                Ok(at) => self.inputs.sources[at] = source,
                Err(at) => self.inputs.sources.insert(at, source),
            }
        }
        let compiled = compile(&self.inputs, &mut self.memo);
        (self.output, self.diagnostics) = (compiled.value, compiled.diagnostics);
        let mut now: BTreeMap<&str, Vec<Value>> = self.told.iter().map(|path| (path.as_str(), Vec::new())).collect();
        for file in self.diagnostics.chunk_by(|a, b| a.path == b.path).filter(|file| !file[0].path.is_empty()) {
            let lines = Lines::new(self.text(&file[0].path));
            now.insert(&file[0].path, file.iter().map(|diagnostic| shown(diagnostic, &lines)).collect());
        }
        let news = now.iter().map(|(path, list)| json!({ "uri": self.uri(path), "diagnostics": list })).collect();
        let told = now.iter().filter(|(_, list)| !list.is_empty()).map(|(path, _)| (*path).to_owned()).collect();
        self.told = told;
        news
    }

    /// The graph, if the site's theme can be used.
    pub(super) fn knowledge(&self) -> Option<&Knowledge> {
        self.output.pages().map(|pages| pages.knowledge())
    }

    /// The text of a file as it is now.
    pub(super) fn text(&self, path: &str) -> &str {
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
fn read(root: &Path) -> Inputs {
    let mut inputs = disk::read(root, disk::today(), Wishes { drafts: true, ..Wishes::default() });
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
