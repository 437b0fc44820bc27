//! Where references lead: every one in every entry, in parallel, each failure at its own place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Adjacency, Edge, Ix, Knowledge, Unpublished};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::entry::{Content, Entry, Link, PAGE_ANCHORS, Reference, Target, Value};
use crate::schema::{Role, Schema};
use crate::source::Span;

/// The ids and stems of all entries.
///
/// A stem alone is enough where it is unique among the entries that can be meant: among sources where a source is named,
/// among all others elsewhere.
#[derive(Debug, Default)]
pub struct Names {
    ids: FxHashMap<Arc<str>, Ix>,
    sources: Stems,
    others: Stems,
}

/// `None`: several entries have this stem.
type Stems = FxHashMap<Box<str>, Option<Ix>>;

impl Names {
    fn new(entries: &[Arc<Entry>]) -> Self {
        let mut names = Self::default();
        names.ids.reserve(entries.len());
        for (ix, entry) in (0..).zip(entries) {
            names.ids.insert(entry.id.clone(), ix);
            let stems = if entry.kind.role == Role::Source { &mut names.sources } else { &mut names.others };
            stems.entry(entry.stem().into()).and_modify(|known| *known = None).or_insert(Some(ix));
        }
        names
    }

    /// The entry that a stem or an id names, if exactly one; not a source, unless only a source has the stem.
    pub fn find(&self, name: &str) -> Option<Ix> {
        self.look_up(name, &self.others, &self.sources)
    }

    /// The entry that a stem or an id names where a source is meant, if exactly one.
    pub fn find_source(&self, name: &str) -> Option<Ix> {
        self.look_up(name, &self.sources, &self.others)
    }

    fn look_up(&self, name: &str, first: &Stems, second: &Stems) -> Option<Ix> {
        if name.contains('/') {
            return self.ids.get(name).copied();
        }
        first.get(name).or_else(|| second.get(name)).copied().flatten()
    }

    fn is_ambiguous(&self, name: &str) -> bool {
        matches!(self.others.get(name).or_else(|| self.sources.get(name)), Some(None))
    }
}

/// What one entry's references come to.
#[derive(Default)]
struct Links {
    edges: Vec<Edge>,
    mentions: Vec<Ix>,
    diagnostics: Vec<Diagnostic>,
}

/// Links all entries.
pub(super) fn link(
    entries: Vec<Arc<Entry>>,
    unpublished: &Unpublished,
    schema: Arc<Schema>,
    assets: BTreeSet<Arc<str>>,
) -> Checked<Knowledge> {
    let resolver = Resolver { names: Names::new(&entries), entries: &entries, unpublished, assets: &assets };
    let links: Vec<Links> = entries.par_iter().enumerate().map(|(ix, entry)| resolver.links(ix as Ix, entry, &schema)).collect();
    let names = Arc::new(resolver.names);

    let mut diagnostics = Vec::new();
    let mut edges = Vec::new();
    let mut mentions = Vec::new();
    for (from, links) in (0..).zip(links) {
        diagnostics.extend(links.diagnostics);
        edges.extend(links.edges);
        mentions.extend(links.mentions.into_iter().map(|target| (target, from)));
    }
    let by_from: Vec<_> = (0..).zip(&edges).map(|(at, edge)| (edge.from, at)).collect();
    let by_to: Vec<_> = (0..).zip(&edges).map(|(at, edge)| (edge.to, at)).collect();
    let mut countries = BTreeMap::new();
    for (ix, entry) in (0..).zip(&entries).filter(|(_, entry)| entry.kind.role == Role::Country) {
        if let [country] = &entry.countries[..] {
            countries.entry(country.value).or_insert(ix);
        }
    }
    let value = Knowledge {
        outgoing: Adjacency::group(entries.len(), &by_from),
        incoming: Adjacency::group(entries.len(), &by_to),
        backlinks: Adjacency::group(entries.len(), &mentions),
        schema,
        entries,
        edges,
        countries,
        assets: Arc::new(assets),
        names,
    };
    Checked { value, diagnostics }
}

struct Resolver<'a> {
    names: Names,
    entries: &'a [Arc<Entry>],
    unpublished: &'a Unpublished,
    assets: &'a BTreeSet<Arc<str>>,
}

impl Resolver<'_> {
    fn links(&self, ix: Ix, entry: &Entry, schema: &Schema) -> Links {
        let mut links = Links::default();
        for reference in &entry.sources {
            self.source(entry, reference, &mut links);
        }
        for fact in &entry.facts {
            let field = &entry.kind.fields[fact.field];
            for claim in &fact.claims {
                for reference in &claim.sources {
                    self.source(entry, reference, &mut links);
                }
                let Content::Values(values) = &claim.content else { continue };
                for value in values {
                    if let Value::Ref(reference) = value
                        && let Some(target) = self.find(entry, reference, &mut links)
                    {
                        let folder = &self.entries[target as usize].kind.folder;
                        if !field.targets.is_empty() && !field.targets.iter().any(|(allowed, _)| allowed == folder) {
                            let allowed: Vec<_> = field.targets.iter().map(|(folder, _)| &**folder).collect();
                            let message =
                                format!("`{}` is in {folder}; `{}` leads to {}", reference.value, field.name, allowed.join(" or "));
                            links.diagnostics.push(Diagnostic::new(Code::WrongKind, &entry.path, reference.span.clone(), message));
                        }
                    }
                }
            }
        }
        for (written, dependency) in (0..).zip(&entry.depends) {
            for reference in &dependency.sources {
                self.source(entry, reference, &mut links);
            }
            let Some(to) = self.find(entry, &dependency.on, &mut links) else { continue };
            let role = schema.vocabularies.named("role").and_then(|roles| roles.word(&dependency.role));
            let needed_to = dependency.needed_to.or(role.map(|role| role.needed_to)).unwrap_or_default();
            links.edges.push(Edge { from: ix, to, written, needed_to });
        }
        for event in &entry.events {
            for reference in &event.sources {
                self.source(entry, reference, &mut links);
            }
        }
        for link in entry.texts().flat_map(|text| &text.links) {
            if let Some(target) = self.link(entry, link, &mut links) {
                links.mentions.push(target);
            }
        }
        for citation in entry.texts().flat_map(|text| &text.citations) {
            if let Some(target) = self.source(entry, &citation.source, &mut links) {
                links.mentions.push(target);
            }
        }
        links.mentions.sort_unstable();
        links.mentions.dedup();
        links.mentions.retain(|target| *target != ix);
        links
    }

    /// The entry a reference names, or a note that says why there is none.
    fn find(&self, entry: &Entry, reference: &Reference, links: &mut Links) -> Option<Ix> {
        let found = self.names.find(&reference.value);
        if found.is_none() {
            links.diagnostics.extend(self.unknown(&entry.path, &reference.value, reference.span.clone()));
        }
        found
    }

    /// Why there is no such entry; `None` if there is one that could not be read.
    fn unknown(&self, path: &Arc<str>, name: &str, span: Span) -> Option<Diagnostic> {
        if self.unpublished.unread.iter().any(|id| id == name || id.rsplit('/').next() == Some(name)) {
            return None;
        }
        if self.names.is_ambiguous(name) {
            let same = self.entries.iter().filter(|entry| entry.stem() == name).map(|entry| format!("`{}`", entry.id));
            let help = format!("write {}", same.collect::<Vec<_>>().join(" or "));
            let message = format!("several entries are called `{name}`");
            return Some(Diagnostic::new(Code::AmbiguousEntry, path, span, message).help(help));
        }
        let diagnostic = Diagnostic::new(Code::UnknownEntry, path, span, format!("no entry `{name}`"));
        if self.unpublished.drafts.iter().any(|draft| &*draft.id == name || draft.stem() == name) {
            return Some(diagnostic.help("there is a draft of this name; publish it first, or build with --drafts"));
        }
        let by_id = name.contains('/');
        let known = self.entries.iter().map(|entry| if by_id { &*entry.id } else { entry.stem() });
        let near = nearest(name, known).map(|near| format!("did you mean `{near}`?"));
        let titled = || {
            let same = self.entries.iter().find(|entry| {
                let names = std::iter::once(&entry.title).chain(&entry.aliases);
                names.into_iter().any(|known| known.value.to_lowercase() == name.to_lowercase())
            });
            same.map(|entry| format!("its id is `{}`", entry.stem()))
        };
        let create = || Some(format!("check the spelling, or add the file content/…/{}.md", name.rsplit('/').next().unwrap_or(name)));
        Some(diagnostic.maybe_help(titled().or(near).or_else(create)))
    }

    /// Like [`Self::find`], for something that has to be a source.
    fn source(&self, entry: &Entry, reference: &Reference, links: &mut Links) -> Option<Ix> {
        let Some(found) = self.names.find_source(&reference.value) else {
            links.diagnostics.extend(self.unknown(&entry.path, &reference.value, reference.span.clone()));
            return None;
        };
        let target = &self.entries[found as usize];
        if target.kind.role != Role::Source {
            let message = format!("`{}` is in {}, which holds no sources", reference.value, target.kind.folder);
            links.diagnostics.push(Diagnostic::new(Code::WrongKind, &entry.path, reference.span.clone(), message));
            return None;
        }
        Some(found)
    }

    /// The entry that a link of a body leads to; links that lead nowhere are reported.
    fn link(&self, entry: &Entry, link: &Link, links: &mut Links) -> Option<Ix> {
        let broken = |code, message: String| Diagnostic::new(code, &entry.path, link.span.clone(), message);
        let found = match &link.target {
            Target::Route(_) => return None,
            Target::Here => {
                let anchor = link.anchor.as_deref().unwrap_or_default();
                if !anchor.is_empty() && !has_anchor(entry, anchor) {
                    links.diagnostics.push(self.no_anchor(entry, entry, link, anchor));
                }
                return None;
            }
            Target::Id(id) => match self.names.find(id) {
                Some(found) => found,
                None => {
                    links.diagnostics.extend(self.unknown(&entry.path, id, link.span.clone()));
                    return None;
                }
            },
            Target::File(path) => {
                let Some(id) = path.strip_suffix(".md") else {
                    if !self.assets.contains(&**path) {
                        let near = nearest(path, self.assets.iter().map(|asset| &**asset));
                        let help = near.map(|near| format!("did you mean content/{near}?"));
                        links.diagnostics.push(broken(Code::BrokenLink, format!("no file content/{path}")).maybe_help(help));
                    }
                    return None;
                };
                match self.names.ids.get(id) {
                    Some(found) => *found,
                    None => {
                        let unknown = self.unknown(&entry.path, id, link.span.clone())?;
                        let elsewhere = self.names.find(id.rsplit('/').next().unwrap_or_default());
                        let help = elsewhere.map(|found| format!("the entry is content/{}.md", self.entries[found as usize].id));
                        links
                            .diagnostics
                            .push(broken(Code::BrokenLink, format!("no entry content/{path}")).maybe_help(help.or(unknown.help)));
                        return None;
                    }
                }
            }
        };
        let target = &self.entries[found as usize];
        if let Some(anchor) = link.anchor.as_deref()
            && !has_anchor(target, anchor)
        {
            links.diagnostics.push(self.no_anchor(entry, target, link, anchor));
        }
        Some(found)
    }

    fn no_anchor(&self, entry: &Entry, target: &Entry, link: &Link, anchor: &str) -> Diagnostic {
        let known = target.body.headings.iter().map(|heading| &*heading.anchor);
        let help = crate::diagnostic::one_of(anchor, known);
        let message = format!("{} has no heading with the anchor `{anchor}`", target.id);
        Diagnostic::new(Code::BrokenAnchor, &entry.path, link.span.clone(), message).maybe_help(help)
    }
}

fn has_anchor(entry: &Entry, anchor: &str) -> bool {
    PAGE_ANCHORS.contains(&anchor) || entry.body.headings.iter().any(|heading| &*heading.anchor == anchor)
}
