//! The state of the knowledge: what is recommended and missing, what has no source, what is stale, what is overdue, and what
//! has been silent for too long.

use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::entry::{Absence, Claim, Content, Entry, Fact};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{Kind, Role};
use crate::view::expected::Answer;
use crate::view::timeline;

/// A gap: something that remains to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The entry.
    pub entry: Ix,
    /// The part of the entry.
    pub part: Part,
    /// What is wrong with it.
    pub state: State,
    /// The first day on which that was so, if time made it so.
    pub since: Option<civil::Date>,
}

/// A part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The field at this index in the kind.
    Field(usize),
    /// The role at this index among those that the kind expects.
    Role(usize),
    /// The dependency at this index.
    Edge(usize),
    /// The event at this index.
    Event(usize),
    /// The whole entry.
    Entry,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A recommended field or an expected role about which nothing is said.
    Missing,
    /// It has no source.
    Unsourced,
    /// Its headline is older than the field's shelf life.
    Stale,
    /// A promise whose date has passed without being kept.
    Overdue,
    /// Its status leads readers to expect news, but it has had no event for longer than its kind allows.
    Silent,
}

impl State {
    /// The word in data files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unsourced => "unsourced",
            Self::Stale => "stale",
            Self::Overdue => "overdue",
            Self::Silent => "silent",
        }
    }
}

/// How much is known about the entries of a kind.
#[derive(Clone, Debug)]
pub struct OfKind {
    /// The kind.
    pub kind: Arc<Kind>,
    /// The number of entries.
    pub entries: usize,
    /// The number of recommended fields and expected roles of all entries.
    pub expected: usize,
    /// Those about which something is known, even if only that there is none.
    pub known: usize,
    /// Those that are only said to be unknown.
    pub unknown: usize,
    /// Those that are only said to be undisclosed.
    pub undisclosed: usize,
    /// Those about which nothing is said.
    pub missing: usize,
    /// The number of facts, dependencies and events without a source.
    pub unsourced: usize,
    /// The number of stale facts.
    pub stale: usize,
    /// The number of overdue promises.
    pub overdue: usize,
    /// The number of silent entries.
    pub silent: usize,
}

/// All gaps of a site.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Kinds with entries, by folder, without comparisons and pages.
    pub kinds: Vec<OfKind>,
    /// The gaps, by entry, then part.
    pub gaps: Vec<Gap>,
}

/// Looks for gaps in all entries.
pub fn derive(knowledge: &Knowledge, as_of: civil::Date) -> Coverage {
    let looked_at = |role: Role| matches!(role, Role::Profile | Role::Country | Role::Source);
    let gaps: Vec<Gap> = knowledge
        .indices()
        .into_par_iter()
        .filter(|ix| looked_at(knowledge.entry(*ix).kind.role))
        .flat_map_iter(|ix| gaps_of(knowledge, ix, as_of))
        .collect();
    let mut kinds: Vec<OfKind> = Vec::new();
    for kind in knowledge.schema.kinds.values().filter(|kind| looked_at(kind.role)) {
        let recommended = kind.fields.iter().filter(|field| field.recommended || field.required).count() + kind.expects.len();
        let entries = knowledge.entries.iter().filter(|entry| entry.kind.folder == kind.folder).count();
        if entries > 0 {
            let expected = entries * recommended;
            let of = |absence| {
                let members = knowledge.entries.iter().filter(|entry| entry.kind.folder == kind.folder);
                members.map(|entry| absent_in(entry, absence)).sum::<usize>()
            };
            let (unknown, undisclosed) = (of(Absence::Unknown), of(Absence::Undisclosed));
            let (known, kind) = (expected - unknown - undisclosed, kind.clone());
            let (missing, unsourced, stale, overdue, silent) = (0, 0, 0, 0, 0);
            kinds.push(OfKind { kind, entries, expected, known, unknown, undisclosed, missing, unsourced, stale, overdue, silent });
        }
    }
    for gap in &gaps {
        let folder = &knowledge.entry(gap.entry).kind.folder;
        // Kinds are sorted by folder.
        let Ok(at) = kinds.binary_search_by(|kind| kind.kind.folder.cmp(folder)) else { continue };
        match gap.state {
            State::Missing => {
                kinds[at].missing += 1;
                kinds[at].known -= 1;
            }
            State::Unsourced => kinds[at].unsourced += 1,
            State::Stale => kinds[at].stale += 1,
            State::Overdue => kinds[at].overdue += 1,
            State::Silent => kinds[at].silent += 1,
        }
    }
    Coverage { kinds, gaps }
}

fn gaps_of(knowledge: &Knowledge, ix: Ix, as_of: civil::Date) -> Vec<Gap> {
    let entry = knowledge.entry(ix);
    let mut gaps = Vec::new();
    let mut push = |part, state, since| gaps.push(Gap { entry: ix, part, state, since });
    let mut facts = entry.facts.iter().peekable();
    // Sources are not evidence for themselves, and a site without sources needs none.
    let asks_for_sources = entry.kind.role != Role::Source && knowledge.has_sources() && entry.sources.is_empty();
    for (at, field) in entry.kind.fields.iter().enumerate() {
        match facts.next_if(|fact| fact.field == at) {
            None if field.recommended || field.required => push(Part::Field(at), State::Missing, None),
            None => {}
            Some(fact) => {
                if asks_for_sources && !field.editorial && fact.claims.iter().any(is_unsourced) {
                    push(Part::Field(at), State::Unsourced, None);
                }
                let headline = fact.headline();
                if headline.is_stale(field, as_of) {
                    push(Part::Field(at), State::Stale, headline.keeps_until(field).and_then(|day| day.tomorrow().ok()));
                }
            }
        }
    }
    for (at, role) in entry.kind.expects.iter().enumerate() {
        if Answer::of(entry, role) == Answer::Missing {
            push(Part::Role(at), State::Missing, None);
        }
    }
    for (at, edge) in entry.depends.iter().enumerate() {
        if asks_for_sources && edge.sources.is_empty() {
            push(Part::Edge(at), State::Unsourced, None);
        }
    }
    for (at, event) in entry.events.iter().enumerate() {
        if asks_for_sources && event.sources.is_empty() {
            push(Part::Event(at), State::Unsourced, None);
        }
        if knowledge.is_overdue((ix, at as u32), as_of) {
            push(Part::Event(at), State::Overdue, event.date.latest().tomorrow().ok());
        }
    }
    if let Some(since) = silent(knowledge, ix, as_of) {
        push(Part::Entry, State::Silent, since);
    }
    gaps
}

/// The number of recommended fields and expected roles that an entry answers only with this absence.
fn absent_in(entry: &Entry, absence: Absence) -> usize {
    let absent = |fact: &&Fact| {
        let field = &entry.kind.fields[fact.field];
        (field.recommended || field.required) && matches!(&fact.headline().content, Content::Absent(said) if *said == absence)
    };
    let roles = entry.kind.expects.iter().filter(|role| Answer::of(entry, role) == Answer::Withheld(absence));
    entry.facts.iter().filter(absent).count() + roles.count()
}

/// The first day on which an entry is silent: its status leads readers to expect news, and its last event is longer ago than
/// its kind allows. An entry without events has always been silent, so there is no first day.
pub fn silent(knowledge: &Knowledge, ix: Ix, as_of: civil::Date) -> Option<Option<civil::Date>> {
    let entry = knowledge.entry(ix);
    let status = knowledge.vocabularies().named("status").and_then(|statuses| statuses.word(entry.status.as_deref()?))?;
    if !status.news {
        return None;
    }
    let Some(last) = timeline::last_of(knowledge, ix, as_of) else { return Some(None) };
    let until = entry.kind.silence.after(last.latest.min(as_of));
    (until < as_of).then(|| until.tomorrow().ok())
}

/// A typed absence needs no source, because nobody publishes that nothing is known.
fn is_unsourced(claim: &Claim) -> bool {
    claim.sources.is_empty() && matches!(claim.content, Content::Values(_))
}

impl Gap {
    /// The name of the part: the field's name, the id that is depended on, the event's title.
    pub fn name<'k>(&self, knowledge: &'k Knowledge, entry: &'k Entry) -> &'k str {
        match self.part {
            Part::Field(at) => &entry.kind.fields[at].name,
            Part::Role(at) => &entry.kind.expects[at],
            Part::Edge(at) => {
                let on = &entry.depends[at].on.value;
                knowledge.find(on).map_or(on, |to| &knowledge.entry(to).id)
            }
            Part::Event(at) => &entry.events[at].title,
            Part::Entry => "events",
        }
    }
}
