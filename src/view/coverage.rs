//! The state of the knowledge: what is recommended and missing, what has no source, what grew stale, what is overdue, of what
//! nothing is heard any more.

use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::entry::{Absence, Claim, Content, Entry, Fact};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{Kind, Role};
use crate::view::expected::Answer;
use crate::view::timeline;

/// Something to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// In which entry.
    pub entry: Ix,
    /// Where in it.
    pub part: Part,
    /// What is the matter.
    pub state: State,
    /// The first day on which it was so, where time made it so.
    pub since: Option<civil::Date>,
}

/// A part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The field of this place in the kind.
    Field(usize),
    /// The role of this place among those that the kind expects.
    Role(usize),
    /// The dependency of this place.
    Edge(usize),
    /// The event of this place.
    Event(usize),
    /// All of it.
    Entry,
}

/// What is the matter with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A recommended field, or a role that is expected, of which nothing is said.
    Missing,
    /// Nobody says so.
    Unsourced,
    /// The headline is older than the field's shelf life.
    Stale,
    /// A promise whose date has passed, and nothing keeps it.
    Overdue,
    /// By its status there should be news of it, and there is no event for longer than its kind allows.
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

/// How much is known of the entries of a kind.
#[derive(Clone, Debug)]
pub struct OfKind {
    /// The kind.
    pub kind: Arc<Kind>,
    /// How many entries it has.
    pub entries: usize,
    /// Recommended fields and expected roles, over all entries.
    pub expected: usize,
    /// Those of which something is known, if only that there is none.
    pub known: usize,
    /// Those of which it is only said that it is unknown.
    pub unknown: usize,
    /// Those of which it is only said that it is not disclosed.
    pub undisclosed: usize,
    /// How many gaps of each state.
    pub missing: usize,
    /// Facts, dependencies and events that nobody is named for.
    pub unsourced: usize,
    /// Facts that are stale.
    pub stale: usize,
    /// Promises that are overdue.
    pub overdue: usize,
    /// Entries that are not heard of any more.
    pub silent: usize,
}

/// Everything that is to be done.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Kinds with entries, by folder; those of comparisons and pages left out.
    pub kinds: Vec<OfKind>,
    /// By entry, then part.
    pub gaps: Vec<Gap>,
}

/// Looks through all entries.
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
        // Kinds come by folder.
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
    // Sources are not evidence for themselves, and a site without sources asks for none.
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

/// How many recommended fields and expected roles of an entry say no more than this absence.
fn absent_in(entry: &Entry, absence: Absence) -> usize {
    let absent = |fact: &&Fact| {
        let field = &entry.kind.fields[fact.field];
        (field.recommended || field.required) && matches!(&fact.headline().content, Content::Absent(said) if *said == absence)
    };
    let roles = entry.kind.expects.iter().filter(|role| Answer::of(entry, role) == Answer::Withheld(absence));
    entry.facts.iter().filter(absent).count() + roles.count()
}

/// The first day on which an entry is silent: its status has news, and the last event is longer ago than its kind allows. Without any
/// event it is silent from the beginning, of which no day is known.
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

/// Typed absence may stand without a source: nobody writes down that nobody knows.
fn is_unsourced(claim: &Claim) -> bool {
    claim.sources.is_empty() && matches!(claim.content, Content::Values(_))
}

impl Gap {
    /// What it is in: the field's name, the id that is depended on, the event's title.
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
