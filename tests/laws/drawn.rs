//! Random graphs for the laws of the analysis, and a reference implementation of what falls in them: the definition, applied
//! until nothing changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use statebook::entry::parse;
use statebook::knowledge::{Knowledge, link};
use statebook::schema::{Extent, NeededTo, Schema, Takes, Words};
use statebook::source::Source;

use crate::chance::Chance;

/// Intervals, and whether they include the day of the laws, 1 November 2026.
pub const INTERVALS: [(&str, bool); 12] = [
    ("2026", true),
    ("2026-11", true),
    ("2026-11-01", true),
    ("2026-11-02/..", false),
    ("2026-11-01/..", true),
    ("../2026-10", false),
    ("../2026-11-01", true),
    ("2020/2025", false),
    ("2020/2026", true),
    ("2027~", false),
    ("2026?", true),
    ("../2026-10-31", false),
];
pub const COUNTRIES: [&str; 3] = ["SG", "FR", "US"];

pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub needed_to: NeededTo,
    pub takes: Takes,
    pub extent: Extent,
    pub any_of: Option<usize>,
    pub during: Option<usize>,
}

impl Edge {
    /// A tie of the whole owner that needs its target to go on.
    pub fn plain(from: usize, to: usize, needed_to: NeededTo) -> Self {
        Self { from, to, needed_to, takes: Takes::Operation, extent: Extent::All, any_of: None, during: None }
    }
}

/// A random graph.
pub struct Drawn {
    /// For each entry, whether it is a project, and its countries.
    pub entries: Vec<(bool, BTreeSet<&'static str>)>,
    /// The entries whose status says that nothing is renewed.
    pub finished: BTreeSet<usize>,
    pub edges: Vec<Edge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Intact,
    Frozen,
    Stopped,
}

impl Drawn {
    pub fn any(chance: &mut Chance, entries: usize, degree: usize) -> Self {
        let countries = |chance: &mut Chance| (0..chance.below(3)).map(|_| *chance.pick(&COUNTRIES)).collect();
        let drawn = (0..entries).map(|_| (chance.below(2) == 0, countries(chance))).collect();
        let edges = (0..chance.below(entries * degree + 1)).map(|_| Edge {
            from: chance.below(entries),
            to: chance.below(entries),
            needed_to: [NeededTo::Renew, NeededTo::Renew, NeededTo::Nothing, NeededTo::Run][chance.below(7).min(3)],
            takes: [Takes::Copy, Takes::Leave, Takes::Operation][chance.below(8).min(2)],
            extent: if chance.below(4) == 0 { Extent::Part } else { Extent::All },
            any_of: (chance.below(5) < 2).then(|| chance.below(2)),
            during: (chance.below(4) == 0).then(|| chance.below(INTERVALS.len())),
        });
        let edges = edges.collect();
        let finished = (0..entries).filter(|_| chance.below(5) == 0).collect();
        Self { entries: drawn, finished, edges }
    }

    /// A large circle on which most entries depend, with chains above and below it.
    pub fn circle(chance: &mut Chance, entries: usize) -> Self {
        let mut drawn = Self::any(chance, entries, 1);
        drawn.edges.retain(|edge| edge.any_of.is_some());
        let ring = entries / 3;
        for from in 0..entries {
            let to = if from < ring { (from + 1) % ring } else { chance.below(from) };
            let needed_to = if from >= ring && chance.below(4) == 0 { NeededTo::Renew } else { NeededTo::Run };
            // Entries above the ring depend on it; those below are depended on by it.
            let (from, to) = if from >= ring && chance.below(3) == 0 { (to, from) } else { (from, to) };
            drawn.edges.push(Edge::plain(from, to, needed_to));
        }
        drawn
    }

    pub fn knowledge(&self, schema: &Arc<Schema>) -> Knowledge {
        let mut entries = Vec::new();
        for (at, (project, countries)) in self.entries.iter().enumerate() {
            let folder = if *project { "projects" } else { "things" };
            let mut text = format!("+++\ntitle = \"E{at}\"\ncountries = {countries:?}\n").replace('{', "[").replace('}', "]");
            if self.finished.contains(&at) {
                text.push_str("status = \"done\"\n");
            }
            for edge in self.edges.iter().filter(|edge| edge.from == at) {
                let _ = writeln!(text, "[[depends]]\non = \"e{}\"\nrole = \"chips\"\nneeded_to = \"{}\"", edge.to, edge.needed_to.word());
                let _ = writeln!(text, "takes = \"{}\"\nextent = \"{}\"", edge.takes.word(), edge.extent.word());
                if let Some(label) = edge.any_of {
                    let _ = writeln!(text, "any_of = \"{label}\"");
                }
                if let Some(during) = edge.during {
                    let _ = writeln!(text, "during = \"{}\"", INTERVALS[during].0);
                }
            }
            text.push_str("+++\n");
            let parsed = parse(&Source::new(format!("content/{folder}/e{at}.md"), text.as_bytes()), schema);
            assert!(
                parsed.diagnostics.iter().all(|found| found.severity != statebook::diagnostic::Severity::Error),
                "{text}\n{:#?}",
                parsed.diagnostics
            );
            entries.push(Arc::new(parsed.value.expect("an entry")));
        }
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let linked = link(&entries.into(), schema, None);
        assert!(linked.diagnostics.is_empty(), "{:#?}", linked.diagnostics);
        linked.value
    }

    /// Whether a tie can take anything from its owner on the day.
    pub fn counts(&self, edge: &Edge) -> bool {
        let finished = self.entries[edge.from].0 && self.finished.contains(&edge.from);
        let idle = edge.needed_to == NeededTo::Nothing || (edge.needed_to == NeededTo::Renew && finished);
        !idle && edge.during.is_none_or(|during| INTERVALS[during].1)
    }

    /// The entries of which a part stops and those of which a part is frozen, in addition to the effects on the whole.
    pub fn in_part(&self, states: &[State]) -> [BTreeSet<usize>; 2] {
        let mut parts: BTreeMap<usize, State> = BTreeMap::new();
        for edge in self.edges.iter().filter(|edge| self.counts(edge) && edge.extent == Extent::Part) {
            if edge.takes == Takes::Operation && states[edge.to] == State::Stopped {
                let own = if edge.needed_to == NeededTo::Run { State::Stopped } else { State::Frozen };
                let known = parts.entry(edge.from).or_insert(own);
                *known = own.max(*known);
            }
        }
        [State::Stopped, State::Frozen]
            .map(|own| parts.iter().filter(|(owner, part)| **part == own && own > states[**owner]).map(|(owner, _)| *owner).collect())
    }

    /// The definition, applied until nothing changes.
    pub fn fixed_point(&self, off: &BTreeSet<usize>) -> Vec<State> {
        let mut states: Vec<State> =
            (0..self.entries.len()).map(|at| if off.contains(&at) { State::Stopped } else { State::Intact }).collect();
        // Edges of an entry with the same need and label are alternatives; an edge without a label is a group by itself.
        type Alternatives = (usize, NeededTo, Option<usize>, Option<usize>);
        let mut groups: BTreeMap<Alternatives, Vec<usize>> = BTreeMap::new();
        for (at, edge) in self.edges.iter().enumerate() {
            let only_in_part = edge.extent == Extent::Part && edge.any_of.is_none();
            if self.counts(edge) && !only_in_part {
                let alone = edge.any_of.is_none().then_some(at);
                groups.entry((edge.from, edge.needed_to, edge.any_of, alone)).or_default().push(at);
            }
        }
        loop {
            let before = states.clone();
            for ((owner, needed_to, ..), edges) in &groups {
                let lost = |edge: &Edge| edge.takes == Takes::Operation && states[edge.to] == State::Stopped;
                if edges.iter().all(|at| lost(&self.edges[*at])) {
                    let worse = if *needed_to == NeededTo::Run { State::Stopped } else { State::Frozen };
                    states[*owner] = states[*owner].max(worse);
                }
            }
            if states == before {
                return states;
            }
        }
    }
}
