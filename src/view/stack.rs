//! The stack of an entry: its dependencies, with alternatives together, and for projects what is below these.

use jiff::civil;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::cut_off::Graph;
use super::law::{Law, Laws};
use crate::entry::Dependency;
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::schema::NeededTo;

/// The most entries below a project's direct dependencies that are listed; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest are listed in that case.
const NEAREST: usize = 12;

/// Dependencies of an entry that are shown together.
pub struct Tie {
    /// A single target, or several of which any one would do.
    pub targets: Vec<Ix>,
    /// The indices of the entry's dependencies; at least one.
    pub uses: Vec<usize>,
    /// `former` or `later` if it does not hold on the date.
    pub outside: Option<&'static str>,
}

/// Something below a direct dependency.
pub struct Under<'k> {
    /// The entry that depends on it.
    pub via: Ix,
    /// Members of one group that were not found at a shorter distance; at least one.
    pub edges: Vec<&'k Edge>,
}

/// What an entry depends on.
pub struct Stack<'k> {
    /// In the order written.
    pub ties: Vec<Tie>,
    /// The targets of the entry's own dependencies on the date, sorted. Former dependencies do not count.
    pub direct: Vec<Ix>,
    /// For projects, what is below these, nearest first.
    pub under: Vec<Under<'k>>,
    /// Whether there is more than is listed.
    pub more: bool,
    /// For projects, the jurisdictions of all of it.
    pub laws: Laws,
}

impl<'k> Stack<'k> {
    /// What an entry depends on at a date.
    pub fn of(knowledge: &'k Knowledge, graph: &Graph, as_of: civil::Date, ix: Ix) -> Self {
        let entry = knowledge.entry(ix);
        let mut direct: Vec<Ix> = graph.groups_of(ix).flat_map(|group| graph.targets(group)).copied().collect();
        direct.sort_unstable();
        direct.dedup();
        let (under, more) = if entry.kind.project { under(knowledge, graph, ix, &direct) } else { (Vec::new(), false) };
        let mut laws = Laws::default();
        if entry.kind.project {
            let below = under.iter().flat_map(|under| &under.edges).map(|edge| edge.to);
            direct.iter().copied().chain(below).for_each(|to| laws.count(Law::of(knowledge, entry, to)));
        }
        Self { ties: ties(knowledge, ix, as_of), direct, under, more, laws }
    }
}

/// The dependencies of an entry, grouped as they are shown: alternatives, and those that several versions share.
fn ties(knowledge: &Knowledge, ix: Ix, as_of: civil::Date) -> Vec<Tie> {
    /// The property that dependencies shown together share.
    #[derive(PartialEq, Eq, Hash)]
    enum Same<'e> {
        Choice(&'e str, NeededTo),
        Target(Option<&'static str>, Ix, &'e str),
    }
    let mut ties: Vec<Tie> = Vec::new();
    let mut known: FxHashMap<Same<'_>, usize> = FxHashMap::default();
    let mut named: FxHashSet<(usize, Ix)> = FxHashSet::default();
    for edge in knowledge.outgoing.of(ix).iter().map(|number| &knowledge.edges[*number as usize]) {
        let (at, to, dependency) = (edge.written as usize, edge.to, knowledge.dependency(edge));
        let outside = outside(dependency, as_of);
        let same = match dependency.any_of.as_deref().filter(|_| outside.is_none()) {
            Some(label) => Same::Choice(label, edge.needed_to),
            None => Same::Target(outside, to, knowledge.role(edge).layer.as_deref().unwrap_or_default()),
        };
        let tie = *known.entry(same).or_insert_with(|| {
            ties.push(Tie { targets: Vec::new(), uses: Vec::new(), outside });
            ties.len() - 1
        });
        ties[tie].uses.push(at);
        if named.insert((tie, to)) {
            ties[tie].targets.push(to);
        }
    }
    ties
}

/// What is below the direct dependencies on the date, nearest first, and whether there is more. The role decides whether its
/// targets are looked into. What the project itself says about a role replaces anything found below.
fn under<'k>(knowledge: &'k Knowledge, graph: &Graph, ix: Ix, direct: &[Ix]) -> (Vec<Under<'k>>, bool) {
    let project = knowledge.entry(ix);
    let absent = project.absent_depends.iter().map(|absent| &*absent.role);
    let own_roles = knowledge.roles.flags(project.depends.iter().map(|dependency| &*dependency.role).chain(absent));
    let room = || FxHashSet::with_capacity_and_hasher(2 * LISTED, FxBuildHasher);
    let (mut seen, mut opened): (FxHashSet<Ix>, FxHashSet<Ix>) = (room(), room());
    seen.extend(direct.iter().copied().chain([ix]));
    opened.insert(ix);
    let mut queue: Vec<Ix> = Vec::with_capacity(2 * LISTED);
    let mut open = |queue: &mut Vec<Ix>, edge: &Edge| {
        if edge.through && opened.insert(edge.to) {
            queue.push(edge.to);
        }
    };
    for edge in graph.edges_of(knowledge, ix) {
        open(&mut queue, edge);
    }
    let mut found: Vec<Under<'k>> = Vec::with_capacity(LISTED + 1);
    let mut at = 0;
    while at < queue.len() && found.len() <= LISTED {
        let via = queue[at];
        at += 1;
        for group in graph.groups_of(via) {
            let inherited = |edge: &&Edge| !own_roles[edge.role as usize];
            let mut edges = Vec::new();
            for edge in graph.edges(knowledge, group).filter(inherited) {
                open(&mut queue, edge);
                if seen.insert(edge.to) {
                    edges.push(edge);
                }
            }
            if !edges.is_empty() {
                found.push(Under { via, edges });
            }
        }
    }
    let more = found.len() > LISTED;
    found.truncate(if more { NEAREST } else { LISTED });
    (found, more)
}

/// The name of a role's layer in the vocabulary; empty if it has none.
pub fn layer<'k>(knowledge: &'k Knowledge, role: &str) -> &'k str {
    knowledge.roles.named(role).and_then(|role| role.layer.as_deref()).unwrap_or_default()
}

/// The rank of a layer: that of its first role.
pub fn place_of(knowledge: &Knowledge, layer: &str) -> usize {
    knowledge
        .vocabularies()
        .named("role")
        .map_or(0, |roles| roles.words.iter().position(|word| word.layer.as_deref().unwrap_or_default() == layer).unwrap_or(usize::MAX))
}

/// Whether a dependency has ended by the date (`former`), or has not begun (`later`).
pub fn outside(dependency: &Dependency, as_of: civil::Date) -> Option<&'static str> {
    let during = dependency.during.as_ref().filter(|during| !during.contains(as_of))?;
    Some(if during.latest() < as_of { "former" } else { "later" })
}
