//! One state of a site for a comparison: what it publishes for programs, and the texts it was made from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::Severity;
use crate::fingerprint::Fingerprint;
use crate::memo::Memo;
use crate::output::Output;
use crate::{Inputs, compile, schema};

/// One state of a site.
pub struct Side {
    output: Output,
    sources: BTreeMap<String, std::sync::Arc<str>>,
    schema: Vec<(String, Fingerprint)>,
    /// The number of errors in it.
    pub(super) errors: usize,
}

impl Side {
    /// Compiles a site.
    pub fn new(inputs: &Inputs) -> Self {
        let compiled = compile(inputs, &mut Memo::default());
        let errors = compiled.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        let id = |path: &str| path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).map(str::to_owned);
        let sources = inputs.sources.iter().filter_map(|source| Some((id(&source.path)?, source.text.clone()))).collect();
        let declares = inputs.sources.iter().filter(|source| schema::is_schema_file(&source.path) || &*source.path == "site.toml");
        let schema = declares.map(|source| (source.path.to_string(), source.fingerprint)).collect();
        Self { output: compiled.value, sources, schema, errors }
    }

    /// The JSON published at a path; null if there is none.
    fn json(&self, path: &str) -> Value {
        let mut bytes = Vec::new();
        let made = self.output.contains(path) && self.output.make(path, &mut bytes).is_ok();
        if made { serde_json::from_slice(&bytes).unwrap_or_default() } else { Value::Null }
    }

    /// The text of an entry's file.
    pub(super) fn source(&self, id: &str) -> Option<&str> {
        self.sources.get(id).map(|text| &**text)
    }

    /// Whether the other state has the same declarations.
    pub(super) fn same_schema(&self, other: &Self) -> bool {
        self.schema == other.schema
    }

    /// The text below the front matter, trimmed.
    pub(super) fn text(&self, id: &str) -> String {
        let text = self.source(id).unwrap_or_default();
        let body = text.strip_prefix("+++").and_then(|rest| rest.split_once("\n+++")).map_or("", |(_, body)| body);
        body.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// All entries, by id.
    pub(super) fn entries(&self) -> BTreeMap<String, Value> {
        let list = self.json("data/entries.json");
        let entries = list.as_array().cloned().unwrap_or_default();
        entries.into_iter().map(|entry| (super::string(&entry, "id"), entry)).collect()
    }

    /// The published data of an entry; null if it has no file of its own.
    pub(super) fn data(&self, id: &str) -> Value {
        self.json(&format!("{id}/index.json"))
    }

    /// Whether an entry has a redirect from an address, which begins with the base path.
    pub(super) fn leads(&self, from: &str, id: &str) -> bool {
        let Some(pages) = self.output.pages() else { return false };
        let path = from.strip_prefix(pages.config().base_path.trim_end_matches('/')).unwrap_or(from);
        let known = pages.knowledge().entries.iter().find(|entry| *entry.id == *id);
        known.is_some_and(|entry| entry.redirects.iter().any(|redirect| &*redirect.value == path))
    }

    /// The title of an entry.
    pub(super) fn title(&self, id: &str) -> Option<String> {
        let entries = &self.output.pages()?.knowledge().entries;
        let at = entries.binary_search_by(|entry| (*entry.id).cmp(id)).ok()?;
        entries.get(at).map(|entry| entry.title.value.to_string())
    }

    /// The rows of each comparison, as cells by id.
    pub(super) fn comparisons(&self) -> BTreeMap<String, BTreeMap<String, Value>> {
        let name = |path: &str| path.strip_prefix("compare/").and_then(|path| path.strip_suffix(".json")).map(str::to_owned);
        let read = |path: &str| {
            let rows = self.json(path).as_array().cloned().unwrap_or_default();
            rows.into_iter().map(|mut row| (super::string(&row, "id"), row["cells"].take())).collect()
        };
        self.output.paths().filter_map(|path| Some((name(path)?, read(path)))).collect()
    }

    /// The name of a country on this site, by its code.
    pub(super) fn country(&self, code: &str) -> Option<String> {
        let knowledge = self.output.pages()?.knowledge();
        let (_, ix) = knowledge.countries.iter().find(|(country, _)| country.code() == code)?;
        Some(knowledge.entries.get(*ix as usize)?.title.value.to_string())
    }

    /// For each country's cut and each scenario, the entries in each state.
    pub(super) fn conclusions(&self) -> BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>> {
        let mut found: BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>> = BTreeMap::new();
        let mut note = |question: &str, lists: &Value| {
            for state in super::STATES {
                let ids = lists[state].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
                found.entry(question.to_owned()).or_default().entry(state).or_default().extend(ids);
            }
        };
        let exposure = self.json("data/exposure.json");
        for country in exposure.as_object().into_iter().flat_map(|countries| countries.values()) {
            country["to"].as_object().into_iter().flatten().for_each(|(other, lists)| note(other, lists));
        }
        let scenarios = self.json("data/scenarios.json");
        scenarios.as_object().into_iter().flatten().for_each(|(id, lists)| note(id, lists));
        found
    }

    /// The addresses of pages, relative to the base path, without `index.html`.
    pub(super) fn addresses(&self) -> BTreeSet<String> {
        self.output.paths().filter_map(|path| path.strip_suffix("index.html")).map(str::to_owned).collect()
    }
}
