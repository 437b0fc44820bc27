//! `data/cut-off.json`, `data/exposure.json` and `data/scenarios.json`: what falls with every entry, with every country and in every
//! scenario. A line an entry, so
//! that people can compare two versions.

use std::collections::BTreeMap;
use std::io::Write as _;

use serde::Serialize;

use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::view::cut_off::{self, CutOffs, LostPart};

/// As many ids the file of cut-offs lists. In a base where most stands on most, full lists would take the square of it; then
/// an entry that stops another one is told by what falls beyond.
const MOST: u64 = 2_000_000;

/// What falls.
#[derive(Debug, Serialize)]
struct Falls<'k> {
    frozen: Vec<&'k str>,
    frozen_in_part: Vec<&'k str>,
    /// What falls with this entry, and it itself, falls here too.
    #[serde(skip_serializing_if = "Option::is_none")]
    like: Option<&'k str>,
    stopped: Vec<&'k str>,
    stopped_in_part: Vec<&'k str>,
}

/// What falls with each entry that others depend on.
pub(super) fn cut_offs(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let cut_offs = &pages.views().cut_offs;
    let listed = |ix: Ix| u64::from(cut_offs.sums(ix).stopped) + u64::from(cut_offs.sums(ix).frozen);
    let all: u64 = depended(knowledge).map(listed).sum();
    lines(depended(knowledge).map(|ix| (&*knowledge.entry(ix).id, falls(knowledge, cut_offs, ix, all <= MOST))))
}

fn depended(knowledge: &Knowledge) -> impl Iterator<Item = Ix> + '_ {
    knowledge.indices().filter(|ix| knowledge.is_cut_off(*ix))
}

/// What falls with an entry, in full or by what falls beyond another one.
fn falls<'k>(knowledge: &'k Knowledge, cut_offs: &CutOffs, ix: Ix, in_full: bool) -> Falls<'k> {
    let ids = |entries: &[Ix]| entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect();
    if in_full {
        let (stopped, frozen) = cut_offs.all(ix);
        let lost = lost_parts(knowledge, cut_offs, ix, stopped.iter().copied().chain([ix]));
        let (stopped_in_part, frozen_in_part) = cut_off::owners(&lost);
        let (stopped, frozen) = (ids(&stopped), ids(&frozen));
        return Falls { frozen, frozen_in_part: ids(&frozen_in_part), like: None, stopped, stopped_in_part: ids(&stopped_in_part) };
    }
    let (like, stopped, frozen) = cut_offs.beyond(ix);
    let lost = lost_parts(knowledge, cut_offs, ix, stopped.iter().copied());
    let (stopped_in_part, frozen_in_part) = cut_off::owners(&lost);
    let stopped: Vec<Ix> = stopped.iter().copied().filter(|entry| *entry != ix).collect();
    Falls {
        frozen: ids(frozen),
        frozen_in_part: ids(&frozen_in_part),
        like: like.map(|like| &*knowledge.entry(like).id),
        stopped: ids(&stopped),
        stopped_in_part: ids(&stopped_in_part),
    }
}

fn lost_parts<'k>(knowledge: &'k Knowledge, cut_offs: &CutOffs, off: Ix, stopped: impl Iterator<Item = Ix>) -> Vec<LostPart<'k>> {
    cut_offs.graph.lost_parts(knowledge, stopped, |entry| cut_offs.state(off, entry))
}

/// The projects of a country, and which of them fall with each other country.
#[derive(Serialize)]
struct Exposed<'k> {
    projects: Vec<&'k str>,
    to: BTreeMap<&'k str, Falls<'k>>,
}

/// Which projects of each country fall with which other country.
pub(super) fn exposure(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let ids = |entries: &[Ix]| entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect();
    let exposure = &pages.views().exposure;
    lines(exposure.projects.iter().map(|(country, projects)| {
        let effects = exposure.effects.get(country).into_iter().flatten();
        let to = effects.map(|(cut_off, effect)| {
            let (frozen, stopped) = (ids(&effect.frozen), ids(&effect.stopped));
            let (frozen_in_part, stopped_in_part) = (ids(&effect.frozen_in_part), ids(&effect.stopped_in_part));
            (cut_off.code(), Falls { frozen, frozen_in_part, like: None, stopped, stopped_in_part })
        });
        (country.code(), Exposed { projects: ids(projects), to: to.collect() })
    }))
}

/// What follows from each scenario.
#[derive(Serialize)]
struct Follows<'k> {
    frozen: Vec<&'k str>,
    frozen_in_part: Vec<&'k str>,
    stopped: Vec<&'k str>,
    stopped_in_part: Vec<&'k str>,
    strained: Strained<'k>,
}

/// What is at risk in the long run: in a large base most of it, so that above a bound it is counted.
#[derive(Serialize)]
#[serde(untagged)]
enum Strained<'k> {
    Ids(Vec<&'k str>),
    Count { count: usize },
}

/// As many entries of one scenario that are at risk in the long run are listed.
const MOST_STRAINED: usize = 1_000;

/// What follows from each scenario.
pub(super) fn scenarios(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let ids = |entries: &[Ix]| entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect();
    lines(pages.views().scenarios.iter().map(|scenario| {
        let strained = match scenario.strained.len() {
            ..=MOST_STRAINED => Strained::Ids(ids(&scenario.strained)),
            count => Strained::Count { count },
        };
        let follows = Follows {
            frozen: ids(&scenario.frozen),
            frozen_in_part: ids(&scenario.frozen_in_part),
            stopped: ids(&scenario.stopped),
            stopped_in_part: ids(&scenario.stopped_in_part),
            strained,
        };
        (&*knowledge.entry(scenario.entry).id, follows)
    }))
}

/// A JSON object with a key a line.
fn lines<'k>(pairs: impl Iterator<Item = (&'k str, impl Serialize)>) -> Vec<u8> {
    let mut out = b"{".to_vec();
    for (at, (key, value)) in pairs.enumerate() {
        // Plain structs of text serialise, and writing to memory cannot fail. Ids and codes need no escape.
        let _ = write!(out, "{}\n\"{key}\":", if at == 0 { "" } else { "," });
        let _ = serde_json::to_writer(&mut out, &value);
    }
    out.extend_from_slice(b"\n}\n");
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::schema::Schema;
    use crate::source::Source;

    #[test]
    fn short_lists_say_the_same_as_full_ones() {
        let kind = Source::new("content/things/kind.toml", b"name = \"Thing\"\nplural = \"Things\"\n");
        let roles = Source::new("content/vocabularies.toml", b"[role]\nruns = \"Runs\"\n");
        let schema = Arc::new(Schema::read(&[kind, roles]).value);
        // a and b stand on each other; c and d on a; a on e; f is frozen by e and stopped by g; e on g.
        let edges = [
            ("a", "b", "run"),
            ("b", "a", "run"),
            ("c", "a", "run"),
            ("d", "a", "renew"),
            ("a", "e", "run"),
            ("f", "e", "renew"),
            ("f", "g", "run"),
            ("e", "g", "run"),
        ];
        let entry = |stem: &str| {
            let written = edges.iter().filter(|(from, ..)| *from == stem);
            let written = written.map(|(_, to, need)| format!("[[depends]]\non = \"{to}\"\nrole = \"runs\"\nneeded_to = \"{need}\"\n"));
            let text = format!("+++\ntitle = \"{stem}\"\n{}+++\n", written.collect::<String>());
            let parsed = crate::entry::parse(&Source::new(format!("content/things/{stem}.md"), text.as_bytes()), &schema);
            parsed.value.map(Arc::new)
        };
        let entries: Vec<_> = ["a", "b", "c", "d", "e", "f", "g"].into_iter().filter_map(entry).collect();
        let knowledge = crate::knowledge::link(entries, &Default::default(), schema, std::iter::empty(), None).value;
        let views = crate::view::derive(&knowledge, &Config::default(), jiff::civil::date(2026, 11, 1));
        let mut shared = 0;
        for ix in depended(&knowledge) {
            let full = falls(&knowledge, &views.cut_offs, ix, true);
            let (mut stopped, mut frozen) = (BTreeSet::new(), BTreeSet::new());
            let mut next = Some(ix);
            while let Some(at) = next {
                let short = falls(&knowledge, &views.cut_offs, at, false);
                stopped.extend(short.stopped.iter().copied().chain(short.like));
                frozen.extend(short.frozen.iter().copied());
                shared += usize::from(short.like.is_some());
                next = short.like.and_then(|like| knowledge.find(like));
            }
            frozen.retain(|id| !stopped.contains(id));
            stopped.remove(&*knowledge.entry(ix).id);
            assert_eq!((stopped, frozen), (full.stopped.into_iter().collect(), full.frozen.into_iter().collect()));
        }
        assert!(shared > 2);
    }
}
