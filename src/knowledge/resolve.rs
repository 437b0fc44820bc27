//! Resolving references: all references of all entries, in parallel. Each failure is reported at its own place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::mentions::Mentions;
use super::names::Names;
use super::resolver::{Links, NOWHERE, Resolver};
use super::unknown::Wanted;
use super::{Adjacency, Circles, Edge, Entries, Ix, Knowledge, Named, Numbered};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest_of_all};
use crate::entry::{Content, Cut, Entry, Link, PAGE_ANCHORS, Reference, Target, Value};
use crate::schema::{Role, Schema};
use crate::value::Country;

/// The most problems, in the order of entries, that get a guess at what was meant. If there are more, one mistake is behind
/// all of them, and guessing would take quadratic time.
const MOST_GUESSES: usize = 300;

/// Links entries. `beside` has everything else that can be linked to.
pub(super) fn link(entries: Vec<Arc<Entry>>, beside: &Entries<'_>, schema: Arc<Schema>, former: Option<&Mentions>) -> Checked<Knowledge> {
    let assets: BTreeSet<Arc<str>> = beside.assets.iter().map(|asset| asset.path.as_str().into()).collect();
    let unread = beside.unread.iter().flat_map(|id| [id.as_str(), id.rsplit('/').next().unwrap_or_default()]).collect();
    let drafts = beside.drafts.iter().flat_map(|draft| [&*draft.id, draft.stem()]).collect();
    let names = Names::new(&entries);
    let used = entries.iter().flat_map(|entry| &entry.depends).map(|dependency| &*dependency.role);
    let roles = Numbered::of(schema.vocabularies.named("role"), used);
    let event_types = event_types(&schema, &entries);
    let resolver = Resolver { names: &names, roles: &roles, entries: &entries, unread, drafts, assets: &assets };
    let (links, found): (Vec<Links<'_>>, Mentions) = rayon::join(
        || entries.par_iter().enumerate().map(|(ix, entry)| resolver.links(ix as Ix, entry)).collect(),
        || former.map(|former| Mentions::find(&entries, &names, former)).unwrap_or_default(),
    );
    let mut diagnostics = Vec::new();
    let mut late = Vec::new();
    let mut edges = Vec::new();
    let mut mentions = Vec::new();
    let mut met = Vec::new();
    let mut targets: Vec<(Ix, Ix)> = Vec::new();
    let mut named: Vec<Named> = Vec::new();
    for (from, mut links) in (0..).zip(links) {
        met.extend(links.met);
        diagnostics.append(&mut links.diagnostics);
        late.append(&mut links.late);
        edges.extend(links.edges);
        targets.extend(links.targets.iter().map(|target| (from, *target)));
        named.extend(links.named.iter().filter(|(to, _)| *to != from).map(|(to, field)| Named { to: *to, from, field: *field }));
        links.mentions.extend(links.named.iter().map(|(to, _)| *to));
        links.mentions.extend(found.of(from).iter().map(|mention| mention.target));
        links.mentions.sort_unstable();
        links.mentions.dedup();
        mentions.extend(links.mentions.into_iter().filter(|target| *target != from).map(|target| (target, from)));
    }
    let told: Vec<Diagnostic> = late.par_iter().enumerate().filter_map(|(at, tell)| tell(at < MOST_GUESSES)).collect();
    diagnostics.extend(told);
    drop(late);
    let names = Arc::new(names);
    let by_from: Vec<_> = (0..).zip(&edges).map(|(at, edge)| (edge.from, at)).collect();
    let by_to: Vec<_> = (0..).zip(&edges).map(|(at, edge)| (edge.to, at)).collect();
    let mut countries: BTreeMap<Country, Ix> = BTreeMap::new();
    for (ix, entry) in (0..).zip(&entries).filter(|(_, entry)| entry.kind.role == Role::Country) {
        if let [country] = &entry.countries[..] {
            countries.entry(country.value).or_insert(ix);
        }
    }
    let belongs: Vec<(Ix, Country)> =
        (0..).zip(&entries).flat_map(|(ix, entry)| entry.countries.iter().map(move |country| (ix, country.value))).collect();
    let all = countries.iter().flat_map(|(bloc, ix)| entries[*ix as usize].members.iter().map(|member| (*bloc, member.value)));
    let mut blocs: Vec<(Country, Country)> = all.collect();
    blocs.sort_unstable();
    named.sort_unstable();
    named.dedup();
    let outgoing = Adjacency::group(entries.len(), &by_from);
    let next = |entry: Ix, at: usize| outgoing.of(entry).get(at).map(|edge: &u32| edges[*edge as usize].to);
    let mut value = Knowledge {
        circles: Circles::find(entries.len(), next),
        outgoing,
        mentions: Arc::new(found),
        incoming: Adjacency::group(entries.len(), &by_to),
        backlinks: Adjacency::group(entries.len(), &mentions),
        belongs: Adjacency::group(entries.len(), &belongs),
        targets: Adjacency::group(entries.len(), &targets),
        schema,
        entries,
        edges,
        countries,
        blocs: blocs.into(),
        assets: Arc::new(assets),
        read_on: None,
        names,
        roles: Arc::new(roles),
        event_types: Arc::new(event_types),
        named: Arc::new(named),
        met: Vec::new(),
    };
    value.met = met.into_iter().map(|(target, event)| (value.first_told(target), event)).collect();
    value.met.sort_unstable();
    value.met.dedup();
    Checked { value, diagnostics }
}

/// The types of events: those that events have, and those that dated facts and the ends of dependencies are.
fn event_types(schema: &Schema, entries: &[Arc<Entry>]) -> Numbered {
    let of_events = entries.iter().flat_map(|entry| &entry.events).filter_map(|event| event.kind.as_deref());
    let of_facts = schema.kinds.values().flat_map(|kind| &kind.fields).filter_map(|field| field.event.as_deref());
    let roles = schema.vocabularies.named("role").map(|roles| &*roles.words).unwrap_or_default();
    let of_ends = roles.iter().flat_map(|role| [role.started.as_deref(), role.ended.as_deref()]).flatten();
    Numbered::of(schema.vocabularies.named("event"), of_events.chain(of_facts).chain(of_ends))
}

impl Knowledge {
    /// The references in a new text of an entry that lead nowhere, judged by a graph that was linked without it. References
    /// to events of the entry itself are skipped, because those of this text are in no graph yet. `unread` has the ids of
    /// files that could not be read as entries.
    pub fn wrong_references<'a>(&'a self, entry: &'a Entry, unread: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
        let unread = unread.flat_map(|id| [id, id.rsplit('/').next().unwrap_or_default()]).collect();
        let (entries, assets) = (&self.entries[..], &*self.assets);
        let resolver = Resolver { names: &self.names, roles: &self.roles, entries, unread, drafts: FxHashSet::default(), assets };
        let ix = self.names.by_id(&entry.id).unwrap_or_default();
        let links = resolver.references(ix, entry);
        let late: Vec<Diagnostic> = links.late.iter().enumerate().filter_map(|(at, tell)| tell(at < MOST_GUESSES)).collect();
        links.diagnostics.into_iter().chain(late).collect()
    }
}

impl Resolver<'_> {
    fn links<'s>(&'s self, ix: Ix, entry: &'s Entry) -> Links<'s> {
        let mut links = self.references(ix, entry);
        for (at, _) in (0..).zip(&entry.events) {
            self.events(ix, at, &mut links);
        }
        links
    }

    /// All references except those to events.
    fn references<'s>(&'s self, ix: Ix, entry: &'s Entry) -> Links<'s> {
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
                        && let Some(target) = self.find(entry, reference, Wanted::Fact(&field.targets), &mut links)
                    {
                        links.named.push((target, fact.field as u32));
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
            let Some(to) = self.find(entry, &dependency.on, Wanted::Dependency, &mut links) else { continue };
            let target = &self.entries[to as usize];
            if matches!(target.kind.role, Role::Source | Role::Comparison | Role::Page | Role::Scenario) {
                let message = format!("`{}` is in {}: nothing can depend on it", dependency.on.value, target.kind.folder);
                let diagnostic = Diagnostic::new(Code::WrongKind, &entry.path, dependency.on.span.clone(), message);
                links.diagnostics.push(diagnostic.help("name what is depended on here; a source belongs to `source`"));
                continue;
            }
            // Only a text that is not yet part of the graph can have a role that no entry of the graph has.
            let Some(number) = self.roles.number(&dependency.role) else { continue };
            let role = self.roles.word(number);
            let needed_to = dependency.needed_to.unwrap_or(role.needed_to);
            let takes = dependency.takes.unwrap_or(role.takes);
            let (extent, through) = (dependency.extent, role.through);
            links.edges.push(Edge { from: ix, to, written, role: number, needed_to, takes, extent, through });
        }
        for reference in entry.absent_depends.iter().flat_map(|absent| &absent.sources) {
            self.source(entry, reference, &mut links);
        }
        for reference in entry.cuts.iter().flat_map(Cut::references) {
            self.find(entry, reference, Wanted::Entry, &mut links);
        }
        for reference in entry.events.iter().flat_map(|event| &event.sources) {
            self.source(entry, reference, &mut links);
        }
        // The body is the first of the texts.
        let written = entry.body.links.len();
        for (at, link) in entry.texts().flat_map(|text| &text.links).enumerate() {
            let target = self.link(entry, link, &mut links);
            links.mentions.extend(target);
            if at < written {
                links.targets.push(target.unwrap_or(NOWHERE));
            }
        }
        for citation in entry.texts().flat_map(|text| &text.citations) {
            if let Some(target) = self.source(entry, &citation.source, &mut links) {
                links.mentions.push(target);
            }
        }
        links
    }

    /// The entry that a reference names. Reports why there is none otherwise.
    fn find<'s>(&'s self, entry: &'s Entry, reference: &'s Reference, wanted: Wanted<'s>, links: &mut Links<'s>) -> Option<Ix> {
        let found = self.names.find(&reference.value);
        if found.is_none() {
            links.late.push(Box::new(move |guess| self.unknown(&entry.path, &reference.value, reference.span.clone(), wanted, guess)));
        }
        found
    }

    /// Like [`Self::find`], for references that must lead to a source.
    fn source<'s>(&'s self, entry: &'s Entry, reference: &'s Reference, links: &mut Links<'s>) -> Option<Ix> {
        let Some(found) = self.names.find_source(&reference.value) else {
            let wanted = Wanted::Source;
            links.late.push(Box::new(move |guess| self.unknown(&entry.path, &reference.value, reference.span.clone(), wanted, guess)));
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

    /// The entry that a link in a body leads to. Reports links that lead nowhere.
    fn link<'s>(&'s self, entry: &'s Entry, link: &'s Link, links: &mut Links<'s>) -> Option<Ix> {
        let broken = move |code, message: String| Diagnostic::new(code, &entry.path, link.span.clone(), message);
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
                    links.late.push(Box::new(move |guess| self.unknown(&entry.path, id, link.span.clone(), Wanted::Entry, guess)));
                    return None;
                }
            },
            Target::File(path) => {
                let Some(id) = path.strip_suffix(".md") else {
                    if !self.assets.contains(&**path) {
                        links.late.push(Box::new(move |guess| {
                            let near = || nearest_of_all(path, self.assets.iter().map(|asset| &**asset)).filter(|_| guess);
                            let near = || near().map(|near| format!("did you mean content/{near}?"));
                            let help = self.page_or_address(path).or_else(near);
                            Some(broken(Code::BrokenLink, format!("no file content/{path}")).maybe_help(help))
                        }));
                    }
                    return None;
                };
                match self.names.by_id(id) {
                    Some(found) => found,
                    None => {
                        links.late.push(Box::new(move |guess| {
                            let unknown = self.unknown(&entry.path, id, link.span.clone(), Wanted::Entry, guess)?;
                            let elsewhere = self.names.find(id.rsplit('/').next().unwrap_or_default());
                            let help = elsewhere.map(|found| format!("the entry is content/{}.md", self.entries[found as usize].id).into());
                            Some(broken(Code::BrokenLink, format!("no entry content/{path}")).maybe_help(help.or(unknown.help)))
                        }));
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

    /// What was meant by a path that is not a file: the file of an entry, or the address of another site.
    fn page_or_address(&self, path: &str) -> Option<String> {
        let bare = path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/');
        if let Some(ix) = self.names.by_id(bare) {
            return Some(format!("the entry is content/{}.md", self.entries[ix as usize].id));
        }
        let (_, file) = path.split_once('/')?;
        let host = file.split('/').next().unwrap_or_default();
        let is_host = host.starts_with("www.") || (file.contains('/') && host.contains('.') && !host.starts_with('.'));
        is_host.then(|| format!("an address of another site begins with https://: write https://{file}"))
    }

    fn no_anchor(&self, entry: &Entry, target: &Entry, link: &Link, anchor: &str) -> Diagnostic {
        let known = target.body.headings.iter().map(|heading| &*heading.anchor);
        let help = crate::diagnostic::one_of(anchor, known);
        let message = format!("{} has no heading with the anchor `{anchor}`", target.id);
        Diagnostic::new(Code::BrokenAnchor, &entry.path, link.span.clone(), message).maybe_help(help)
    }
}

/// Whether an entry's page has an anchor that a body may link to.
pub fn has_anchor(entry: &Entry, anchor: &str) -> bool {
    PAGE_ANCHORS.contains(&anchor) || entry.body.has_anchor(anchor) || entry.has_place(anchor)
}
