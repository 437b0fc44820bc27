//! Relations between events: which promises they keep, and which other event they repeat.

use jiff::civil;

use super::names::Names;
use super::resolver::{Links, Resolver};
use super::unknown::Wanted;
use super::{EventAt, Ix, Knowledge};
use crate::diagnostic::{Code, Diagnostic, Help, meant, nearest};
use crate::entry::{Event, Reference};

/// The most steps from an event to the one it repeats. Nobody writes more, and a longer chain must not make a build hang.
const LONGEST: usize = 16;

/// The entry and the id in a reference to an event: `models/lumo#first`, `lumo#first`, `first`.
fn parts(reference: &str) -> (Option<&str>, &str) {
    match reference.split_once('#') {
        Some((entry, id)) => (Some(entry).filter(|entry| !entry.is_empty()), id),
        None => (None, reference),
    }
}

fn owner(names: &Names, ix: Ix, name: Option<&str>) -> Option<Ix> {
    name.map_or(Some(ix), |name| names.find(name))
}

impl Resolver<'_> {
    /// Resolves `meets` and `same_as` of an event, and checks its id.
    pub(super) fn events<'s>(&'s self, ix: Ix, at: u32, links: &mut Links<'s>) {
        let entry = &self.entries[ix as usize];
        let event = &entry.events[at as usize];
        if let Some(id) = &event.id
            && self.names.event(ix, &id.value).is_some_and(|first| first < at)
        {
            let message = format!("another event of this entry has the id `{}` already", id.value);
            links.diagnostics.push(Diagnostic::new(Code::EventId, &entry.path, id.span.clone(), message));
        }
        for reference in &event.meets {
            let Some((target_ix, target_at)) = self.event(ix, at, reference, links) else { continue };
            let target = &self.entries[target_ix as usize].events[target_at as usize];
            if target.is_target() {
                links.met.push(((target_ix, target_at), (ix, at)));
            } else {
                let message = format!("`{}` is no promise that can be met", reference.value);
                let help = "a promise is an event with type = \"target\"";
                links.diagnostics.push(Diagnostic::new(Code::UnknownEvent, &entry.path, reference.span.clone(), message).help(help));
            }
        }
        if let Some(reference) = &event.same_as {
            self.event(ix, at, reference, links);
        }
    }

    /// The event that a reference names. Reports why there is none otherwise.
    fn event<'s>(&'s self, ix: Ix, at: u32, reference: &'s Reference, links: &mut Links<'s>) -> Option<EventAt> {
        let entry = &self.entries[ix as usize];
        let (name, id) = parts(&reference.value);
        let Some(owner) = owner(self.names, ix, name) else {
            let name = name.unwrap_or_default();
            links.late.push(Box::new(move |guess| self.unknown(&entry.path, name, reference.span.clone(), Wanted::Entry, guess)));
            return None;
        };
        let other = &self.entries[owner as usize];
        let report = move |message: String, help: Option<Help>| {
            Diagnostic::new(Code::UnknownEvent, &entry.path, reference.span.clone(), message).maybe_help(help)
        };
        match self.names.event(owner, id) {
            Some(found) if (owner, found) == (ix, at) => {
                links.diagnostics.push(report(format!("`{}` is this event itself", reference.value), None));
                None
            }
            Some(found) => Some((owner, found)),
            None => {
                links.late.push(Box::new(move |guess| {
                    let known = || other.events.iter().filter_map(|event| event.id.as_ref()).map(|id| &*id.value);
                    let near = || nearest(id, known()).map(|near| meant(&spelt(name, near)));
                    let elsewhere = || {
                        let owner = (0..).zip(self.entries).find(|(other, _)| self.names.event(*other, id).is_some())?;
                        Some(meant(&format!("{}#{id}", owner.1.id)))
                    };
                    let all = || {
                        let ids: Vec<String> = known().take(8).map(|id| format!("`{id}`")).collect();
                        (!ids.is_empty()).then(|| format!("its events are {}", ids.join(", ")).into())
                    };
                    let elsewhere_is = if name.is_none() { format!("; in another entry it is `its-entry#{id}`") } else { String::new() };
                    let give = || Some(format!("give that event id = \"{id}\"{elsewhere_is}").into());
                    let guessed = if guess { near().or_else(elsewhere) } else { None };
                    let help = guessed.or_else(all).or_else(give);
                    Some(report(format!("{} has no event with the id `{id}`", other.id), help))
                }));
                None
            }
        }
    }
}

fn spelt(name: Option<&str>, id: &str) -> String {
    name.map_or_else(|| id.to_owned(), |name| format!("{name}#{id}"))
}

impl Knowledge {
    /// The event at this index.
    pub fn event(&self, (ix, at): EventAt) -> &Event {
        &self.entry(ix).events[at as usize]
    }

    /// The event that a reference in one of the entry's events names.
    pub fn find_event(&self, ix: Ix, reference: &str) -> Option<EventAt> {
        let (name, id) = parts(reference);
        let owner = owner(&self.names, ix, name)?;
        Some((owner, self.names.event(owner, id)?))
    }

    /// The event that an event repeats, followed to the end; the event itself if it repeats none. Events that repeat each
    /// other in a circle all give the first of them. The search ends after 16 steps.
    pub fn first_told(&self, event: EventAt) -> EventAt {
        if self.event(event).same_as.is_none() {
            return event;
        }
        let mut seen = vec![event];
        let mut here = event;
        while seen.len() <= LONGEST
            && let Some(next) = self.event(here).same_as.as_ref().and_then(|one| self.find_event(here.0, &one.value))
        {
            if let Some(start) = seen.iter().position(|known| *known == next) {
                return seen[start..].iter().copied().min().unwrap_or(next);
            }
            seen.push(next);
            here = next;
        }
        here
    }

    /// The events that keep a promise, sorted.
    pub fn met_by(&self, target: EventAt) -> impl Iterator<Item = EventAt> + '_ {
        let target = self.first_told(target);
        let start = self.met.partition_point(|(other, _)| *other < target);
        self.met[start..].iter().take_while(move |(other, _)| *other == target).map(|(_, event)| *event)
    }

    /// The promises that an event keeps.
    pub fn keeps(&self, (ix, at): EventAt) -> impl Iterator<Item = EventAt> + '_ {
        let references = &self.event((ix, at)).meets;
        references.iter().filter_map(move |one| self.find_event(ix, &one.value)).filter(|target| self.event(*target).is_target())
    }

    /// Whether an event is a promise whose last day has passed, and no event that had begun by the day keeps it.
    pub fn is_overdue(&self, target: EventAt, as_of: civil::Date) -> bool {
        let event = self.event(target);
        event.is_target() && event.date.latest() < as_of && !self.met_by(target).any(|met| self.event(met).date.earliest() <= as_of)
    }
}
