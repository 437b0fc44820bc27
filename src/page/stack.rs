//! The stack of an entry: what it depends on by layer and, for projects, what stands under that.

use rustc_hash::{FxHashMap, FxHashSet};

use super::model::{Figure, Jurisdictions, Layer};
use super::tower::{Stone, Storeys};
use crate::entry::{Dependency, Entry};
use crate::knowledge::{Edge, Ix};
use crate::markup::tie::Tie;
use crate::markup::{Markup, Rows, Sources};
use crate::schema::NeededTo;
use crate::view::dependents::looks_through;
use crate::view::law::{Law, Laws};
use crate::wording::{self, sentence};

/// As much of what stands under the direct dependencies of a project a page lists; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest, then.
const NEAREST: usize = 12;

/// What an entry stands on.
pub(super) struct Stack {
    /// In the order of the vocabulary of roles.
    pub layers: Vec<Layer>,
    /// How many entries it depends on itself at the date.
    pub count: usize,
    /// Whether there is more under it than is listed.
    pub more: bool,
    /// For projects: whose law its dependencies are under.
    pub jurisdictions: Option<Jurisdictions>,
    /// For projects: all of it as a figure.
    pub figure: Option<Figure>,
}

/// Layers under construction, each with its place.
type Layers = Vec<(usize, Layer)>;

impl Markup {
    /// The stack of an entry.
    pub(super) fn stack(&self, ix: Ix, sources: &mut Sources) -> Stack {
        let entry = self.knowledge.entry(ix);
        let (mut layers, mut storeys) = (Layers::new(), Storeys::default());
        for tie in self.ties(entry) {
            let role = &entry.depends[tie.uses[0]].role;
            match tie.outside.filter(|_| entry.kind.project) {
                None if entry.kind.project => {
                    let is_replaceable = tie.uses.iter().all(|at| self.knowledge.needed_to(&entry.depends[*at]) == NeededTo::Nothing);
                    self.add_block(&mut storeys, ix, &Stone { role, targets: &tie.targets, is_replaceable });
                }
                Some("former") => self.add_ended(&mut storeys, role, &tie.targets),
                _ => {}
            }
            let layer = self.layer(&mut layers, role);
            let rows = match tie.outside {
                None => &mut layer.rows,
                Some("former") => &mut layer.earlier,
                Some(_) => &mut layer.later,
            };
            rows.push(&self.tie(entry, &tie, sources));
        }
        for absent in &entry.absent_depends {
            self.layer(&mut layers, &absent.role).rows.push(&self.absent_tie(entry, absent, sources));
        }
        // What holds at the date counts: a former dependency has a line of its own, and nothing follows from it.
        let graph = &self.views.cut_offs.graph;
        let mut direct: Vec<Ix> = graph.groups_of(ix).flat_map(|group| graph.targets(group)).copied().collect();
        direct.sort_unstable();
        direct.dedup();
        let mut laws = Laws::default();
        let mut more = false;
        if entry.kind.project {
            direct.iter().for_each(|to| laws.count(Law::of(&self.knowledge, entry, *to)));
            more = self.under(ix, &direct, (&mut layers, &mut storeys), &mut laws, sources);
        }
        layers.sort_by_key(|(place, _)| *place);
        let jurisdictions = Jurisdictions { finding: wording::laws(&self.words, &laws, more), laws };
        Stack {
            layers: layers.into_iter().map(|(_, layer)| layer).collect(),
            count: direct.len(),
            more,
            figure: if entry.kind.project { self.tower(ix, storeys, more) } else { None },
            jurisdictions: (laws.total > 0).then_some(jurisdictions),
        }
    }

    /// The dependencies of an entry, those together that a page shows as one: alternatives, and what several versions share.
    fn ties(&self, entry: &Entry) -> Vec<Tie> {
        /// What those have in common that a page shows as one.
        #[derive(PartialEq, Eq, Hash)]
        enum Same<'e> {
            Choice(&'e str, NeededTo),
            Target(Option<&'static str>, Ix, &'e str),
        }
        let mut ties: Vec<Tie> = Vec::new();
        let mut known: FxHashMap<Same<'_>, usize> = FxHashMap::default();
        let mut named: FxHashSet<(usize, Ix)> = FxHashSet::default();
        for (at, dependency) in entry.depends.iter().enumerate() {
            let Some(to) = self.knowledge.find(&dependency.on.value) else { continue };
            let outside = self.outside(dependency);
            let same = match dependency.any_of.as_deref().filter(|_| outside.is_none()) {
                Some(label) => Same::Choice(label, self.knowledge.needed_to(dependency)),
                None => Same::Target(outside, to, self.layer_word(&dependency.role)),
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

    /// What stands under the direct dependencies at the date, nearest first; whether there is more. A role says whether its
    /// targets are looked into; what the project says itself of a role stands instead of anything found below.
    fn under(&self, ix: Ix, direct: &[Ix], (layers, storeys): (&mut Layers, &mut Storeys), laws: &mut Laws, sources: &mut Sources) -> bool {
        let graph = &self.views.cut_offs.graph;
        let project = self.knowledge.entry(ix);
        let absent = project.absent_depends.iter().map(|absent| &*absent.role);
        let own_roles: FxHashSet<&str> = project.depends.iter().map(|dependency| &*dependency.role).chain(absent).collect();
        let mut seen: FxHashSet<Ix> = direct.iter().copied().chain([ix]).collect();
        let mut opened: FxHashSet<Ix> = FxHashSet::from_iter([ix]);
        let mut queue: Vec<Ix> = Vec::new();
        let mut open = |queue: &mut Vec<Ix>, edge: &Edge| {
            if looks_through(&self.knowledge, edge) && opened.insert(edge.to) {
                queue.push(edge.to);
            }
        };
        for edge in graph.groups_of(ix).flat_map(|group| graph.edges(&self.knowledge, group)) {
            open(&mut queue, edge);
        }
        let mut found: Vec<(Ix, Vec<&Edge>)> = Vec::new();
        let mut at = 0;
        while at < queue.len() && found.len() <= LISTED {
            let via = queue[at];
            at += 1;
            for group in graph.groups_of(via) {
                let inherited = |edge: &&Edge| !own_roles.contains(&*self.knowledge.dependency(edge).role);
                let mut new = Vec::new();
                for edge in graph.edges(&self.knowledge, group).filter(inherited) {
                    open(&mut queue, edge);
                    if seen.insert(edge.to) {
                        new.push(edge);
                    }
                }
                if !new.is_empty() {
                    found.push((via, new));
                }
            }
        }
        let more = found.len() > LISTED;
        found.truncate(if more { NEAREST } else { LISTED });
        for (via, edges) in found {
            edges.iter().for_each(|edge| laws.count(Law::of(&self.knowledge, project, edge.to)));
            let role = &self.knowledge.dependency(edges[0]).role;
            let targets: Vec<Ix> = edges.iter().map(|edge| edge.to).collect();
            self.add_block(storeys, ix, &Stone { role, targets: &targets, is_replaceable: false });
            self.layer(layers, role).rows.push(&self.inherited_tie(project, via, role, &edges, sources));
        }
        more
    }

    /// The layer of a role, as the vocabulary calls it.
    fn layer_word(&self, role: &str) -> &str {
        self.knowledge.vocabularies().named("role").and_then(|roles| roles.word(role)?.layer.as_deref()).unwrap_or_default()
    }

    /// The layer of a role: its place, which is that of its first role, and what it is called.
    pub(super) fn layer_of(&self, role: &str) -> (usize, String) {
        let layer = self.layer_word(role);
        let place = self.knowledge.vocabularies().named("role").map_or(0, |roles| {
            roles.words.iter().position(|word| word.layer.as_deref().unwrap_or_default() == layer).unwrap_or(usize::MAX)
        });
        let label = match layer {
            "" => self.text("other_layer"),
            layer => sentence(self.knowledge.vocabularies().label("layer", layer)),
        };
        (place, label)
    }

    /// The layer of a role among those that there are.
    fn layer<'l>(&self, layers: &'l mut Layers, role: &str) -> &'l mut Layer {
        let (place, label) = self.layer_of(role);
        let at = layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            layers.push((place, Layer { label, rows: Rows::default(), earlier: Rows::default(), later: Rows::default() }));
            layers.len() - 1
        });
        &mut layers[at].1
    }

    /// Whether a dependency is over at the date, or has not begun.
    pub(super) fn outside(&self, dependency: &Dependency) -> Option<&'static str> {
        let during = dependency.during.as_ref().filter(|during| !during.contains(self.as_of))?;
        Some(if during.latest() < self.as_of { "former" } else { "later" })
    }
}
