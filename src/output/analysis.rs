//! `data/cut-off.json`, `data/exposure.json` and `data/scenarios.json`: what falls with every entry, with every country and
//! in every scenario. Each entry has a line of its own, so that people can compare two versions.

use std::collections::BTreeMap;
use std::io::Write as _;

use serde::Serialize;

use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::view::Views;
use crate::view::cut_off::{self, CutOffs, LostPart};
use crate::view::scenario::Scenario;
use crate::view::states::State;

/// The most ids that the file of cut-offs lists in full. In a base where most entries depend on most others, full lists
/// would take quadratic space; an entry that stops another one is then described by what falls in addition.
const MOST: u64 = 2_000_000;
/// The most ids at risk in the long run that a file lists in all; above that they are only counted, because such risks
/// spread far.
const MOST_STRAINED: usize = 200_000;

/// What falls.
#[derive(Debug, Serialize)]
struct Falls<'k> {
    frozen: Vec<&'k str>,
    frozen_in_part: Vec<&'k str>,
    /// Everything that falls with this entry, and the entry itself, falls here too.
    #[serde(skip_serializing_if = "Option::is_none")]
    like: Option<&'k str>,
    stopped: Vec<&'k str>,
    stopped_in_part: Vec<&'k str>,
    strained: Strained<'k>,
}

/// What is at risk in the long run: a list, or a count if the list would be too long.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Strained<'k> {
    Ids(Vec<&'k str>),
    Count { count: usize },
}

impl<'k> Strained<'k> {
    fn of(knowledge: &'k Knowledge, entries: &[Ix], listed: bool) -> Self {
        match listed {
            true => Self::Ids(entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect()),
            false => Self::Count { count: entries.len() },
        }
    }
}

/// What falls with each entry that others depend on.
pub(super) fn cut_offs(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let views = pages.views();
    let fallen = |ix: Ix| views.cut_offs.sums(ix).stopped as usize + views.cut_offs.sums(ix).frozen as usize;
    let all: usize = depended(knowledge).map(fallen).sum();
    let strained: usize = depended(knowledge).map(|ix| strained(views, ix)).sum();
    // To list the strained entries, all affected ones have to be searched.
    let hit: usize = depended(knowledge).filter(|ix| self::strained(views, *ix) > 0).map(|ix| views.long_run.hit(ix).0).sum();
    let full = InFull { falls: all as u64 <= MOST, strained: strained <= MOST_STRAINED && hit as u64 <= MOST };
    lines(depended(knowledge).map(|ix| (&*knowledge.entry(ix).id, falls(knowledge, views, ix, full))))
}

/// Which lists are given in full.
#[derive(Clone, Copy)]
struct InFull {
    falls: bool,
    strained: bool,
}

/// The number of entries at risk in the long run when one is cut off.
fn strained(views: &Views, off: Ix) -> usize {
    let sums = views.cut_offs.sums(off);
    views.long_run.hit(off).0.saturating_sub(sums.stopped as usize + sums.frozen as usize + 1)
}

fn depended(knowledge: &Knowledge) -> impl Iterator<Item = Ix> + '_ {
    knowledge.indices().filter(|ix| knowledge.is_cut_off(*ix))
}

/// What falls with an entry: in full, or as what falls in addition to another one.
fn falls<'k>(knowledge: &'k Knowledge, views: &Views, ix: Ix, full: InFull) -> Falls<'k> {
    let cut_offs = &views.cut_offs;
    let strained = match full.strained {
        _ if strained(views, ix) == 0 => Strained::Ids(Vec::new()),
        true => {
            let mut hit = views.long_run.all(ix);
            hit.retain(|entry| cut_offs.state(ix, *entry) == State::Intact);
            Strained::of(knowledge, &hit, true)
        }
        false => Strained::Count { count: strained(views, ix) },
    };
    let ids = |entries: &[Ix]| entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect();
    if full.falls {
        let (stopped, frozen) = cut_offs.all(ix);
        let lost = lost_parts(knowledge, cut_offs, ix, stopped.iter().copied().chain([ix]));
        let (stopped_in_part, frozen_in_part) = cut_off::owners(&lost);
        let (stopped, frozen) = (ids(&stopped), ids(&frozen));
        let (frozen_in_part, stopped_in_part) = (ids(&frozen_in_part), ids(&stopped_in_part));
        return Falls { frozen, frozen_in_part, like: None, stopped, stopped_in_part, strained };
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
        strained,
    }
}

fn lost_parts<'k>(knowledge: &'k Knowledge, cut_offs: &CutOffs, off: Ix, stopped: impl Iterator<Item = Ix>) -> Vec<LostPart<'k>> {
    cut_offs.graph.lost_parts(knowledge, stopped, |entry| cut_offs.state(off, entry))
}

/// The projects of a country, and those of them that fall with each other country.
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
    let strained: usize = exposure.effects.values().flat_map(BTreeMap::values).map(|effect| effect.strained.len()).sum();
    lines(exposure.projects.iter().map(|(country, projects)| {
        let effects = exposure.effects.get(country).into_iter().flatten();
        let to = effects.map(|(cut_off, effect)| {
            let (frozen, stopped) = (ids(&effect.frozen), ids(&effect.stopped));
            let (frozen_in_part, stopped_in_part) = (ids(&effect.frozen_in_part), ids(&effect.stopped_in_part));
            let strained = Strained::of(knowledge, &effect.strained, strained <= MOST_STRAINED);
            (cut_off.code(), Falls { frozen, frozen_in_part, like: None, stopped, stopped_in_part, strained })
        });
        (country.code(), Exposed { projects: ids(projects), to: to.collect() })
    }))
}

/// The consequences of one scenario.
#[derive(Serialize)]
struct Follows<'k> {
    cuts: Cuts<'k>,
    frozen: Vec<&'k str>,
    frozen_in_part: Vec<&'k str>,
    stopped: Vec<&'k str>,
    stopped_in_part: Vec<&'k str>,
    strained: Strained<'k>,
}

/// What a scenario cuts: entries that stop, and dependencies with their owner, target and role.
#[derive(Serialize)]
struct Cuts<'k> {
    dependencies: Vec<[&'k str; 3]>,
    entries: Vec<&'k str>,
}

impl<'k> Cuts<'k> {
    fn of(knowledge: &'k Knowledge, scenario: &Scenario) -> Self {
        let id = |ix: Ix| &*knowledge.entry(ix).id;
        let edges = scenario.cut.iter().map(|number| &knowledge.edges[*number as usize]);
        let mut dependencies: Vec<_> = edges.map(|edge| [id(edge.from), id(edge.to), knowledge.role(edge).name.as_str()]).collect();
        dependencies.sort_unstable();
        dependencies.dedup();
        Self { dependencies, entries: scenario.off.iter().map(|ix| id(*ix)).collect() }
    }
}

/// The consequences of each scenario.
pub(super) fn scenarios(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let ids = |entries: &[Ix]| entries.iter().map(|entry| &*knowledge.entry(*entry).id).collect();
    let all: usize = pages.views().scenarios.iter().map(|scenario| scenario.strained.len()).sum();
    lines(pages.views().scenarios.iter().map(|scenario| {
        let strained = Strained::of(knowledge, &scenario.strained, all <= MOST_STRAINED);
        let follows = Follows {
            cuts: Cuts::of(knowledge, scenario),
            frozen: ids(&scenario.frozen),
            frozen_in_part: ids(&scenario.frozen_in_part),
            stopped: ids(&scenario.stopped),
            stopped_in_part: ids(&scenario.stopped_in_part),
            strained,
        };
        (&*knowledge.entry(scenario.entry).id, follows)
    }))
}

/// A JSON object with a line for each key.
fn lines<'k>(pairs: impl Iterator<Item = (&'k str, impl Serialize)>) -> Vec<u8> {
    let mut out = b"{".to_vec();
    for (at, (key, value)) in pairs.enumerate() {
        // Plain structs of text always serialise, and writing to memory cannot fail. Ids and codes need no escaping.
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
        // a and b depend on each other; c and d on a; a on e; f is frozen by e and stopped by g; e depends on g.
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
        let knowledge = crate::knowledge::link(&entries.into(), &schema, None).value;
        let views = crate::view::derive(&knowledge, &Config::default(), jiff::civil::date(2026, 11, 1));
        let mut shared = 0;
        for ix in depended(&knowledge) {
            let full = falls(&knowledge, &views, ix, InFull { falls: true, strained: true });
            let (mut stopped, mut frozen) = (BTreeSet::new(), BTreeSet::new());
            let mut next = Some(ix);
            while let Some(at) = next {
                let short = falls(&knowledge, &views, at, InFull { falls: false, strained: false });
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
