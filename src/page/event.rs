//! Events as pages show them: when, what, whose, and who says so.

use super::Pages;
use super::model::{Anchor, Event};
use super::shared::{term, time};
use super::value::Sources;
use crate::entry::escape_into;
use crate::knowledge::{EventAt, Ix};
use crate::schema::Role;
use crate::view::timeline::{Happening, Origin};

/// As many sources are named beside an event on pages that have no list of sources.
const NAMED: usize = 3;
/// As many events that keep a promise, or promises that an event keeps, are named beside it.
const TIED: usize = 12;

/// Where an event is shown, and where its sources are.
pub(super) enum Place<'s> {
    /// On the page of its own entry, or of a country: with marks that lead to the page's list.
    On(Ix, &'s mut Sources),
    /// On a page of many, without a list of sources: they are named beside it.
    Among,
}

impl Pages {
    /// One event, with all that tell it.
    pub(super) fn event(&self, happening: &Happening, place: Place<'_>) -> Option<Event> {
        let told = happening.told(&self.knowledge)?;
        // On a profile every event stands as the entry tells it; elsewhere it stands once for all.
        let (here, own_page) = match &place {
            Place::On(ix, _) => (Some(*ix), *ix == happening.entry && self.knowledge.entry(*ix).kind.role != Role::Country),
            Place::Among => (None, false),
        };
        let tellings: Vec<&Happening> = if own_page { vec![happening] } else { self.views.timeline.tellings(happening).collect() };
        let mut sources: Vec<Ix> = Vec::new();
        let mut entries: Vec<Anchor> = Vec::new();
        let mut anchors = Vec::new();
        let mut known: Option<Ix> = None;
        for telling in &tellings {
            let entry = self.knowledge.entry(telling.entry);
            if here == Some(telling.entry) {
                anchors.extend(self.anchor_of(telling, false));
            }
            if !own_page && known.replace(telling.entry) != Some(telling.entry) {
                entries.push(Anchor { title: entry.title.value.to_string(), url: self.place(telling) });
            }
            let Some(told) = telling.told(&self.knowledge) else { continue };
            for source in self.knowledge.sources(entry, told.sources) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        let (mut marks, mut from) = (String::new(), String::new());
        match place {
            Place::On(_, list) => sources.iter().for_each(|source| self.push_mark(&mut marks, *source, None, list)),
            Place::Among => self.push_names(&mut from, &sources, &self.place(happening)),
        }
        let event = match happening.origin {
            Origin::Event(at) => Some((happening.entry, at)),
            _ => None,
        };
        let names = |others: Vec<EventAt>| others.into_iter().map(|other| self.event_name(happening.entry, other)).collect();
        let met_by: Vec<EventAt> = event.map(|event| self.knowledge.met_by(event).take(TIED).collect()).unwrap_or_default();
        let keeps: Vec<EventAt> = event.map(|event| self.knowledge.keeps(event).take(TIED).collect()).unwrap_or_default();
        Some(Event {
            anchors,
            date: if told.date.is_interval() { told.when() } else { time(&told.date) },
            state: self.state(happening, &tellings),
            kind: told.kind.map(|kind| term(&self.knowledge, "event", kind)),
            entries,
            note: tellings.iter().find_map(|telling| telling.told(&self.knowledge)?.note.map(str::to_owned)),
            met_by: names(met_by),
            keeps: names(keeps),
            marks,
            from,
            title: told.title.into_owned(),
        })
    }

    /// Whether it is still to come, or a promise that was not kept.
    fn state(&self, happening: &Happening, tellings: &[&Happening]) -> Option<&'static str> {
        let overdue = |telling: &&Happening| match telling.origin {
            Origin::Event(at) => self.knowledge.is_overdue((telling.entry, at), self.as_of),
            _ => false,
        };
        if tellings.iter().any(overdue) {
            Some("overdue")
        } else if happening.earliest > self.as_of {
            Some("ahead")
        } else {
            None
        }
    }

    /// The name of another event, for a link to it.
    fn event_name(&self, from: Ix, (ix, at): EventAt) -> Anchor {
        let (entry, event) = (self.knowledge.entry(ix), self.knowledge.event((ix, at)));
        let title = if ix == from { event.title.to_string() } else { format!("{}: {}", entry.title.value, event.title) };
        let date = if event.is_target() { event.date.shown_as_moment() } else { event.date.shown() };
        Anchor { title: format!("{title} ({date})"), url: self.place_url(ix, &entry.event_anchor(at as usize)) }
    }

    /// The place of a happening on the page of its entry. An event has one of its own; what a fact or a dependency tells
    /// stands where the fact or dependency does, which counts only for links from elsewhere.
    fn anchor_of(&self, happening: &Happening, from_elsewhere: bool) -> Option<String> {
        let entry = self.knowledge.entry(happening.entry);
        match happening.origin {
            Origin::Event(at) => Some(entry.event_anchor(at as usize)),
            Origin::Fact(fact, claim, _) if from_elsewhere => {
                entry.facts.get(fact as usize).map(|fact| entry.claim_anchor(fact.field, claim as usize))
            }
            Origin::Started(at) | Origin::Ended(at) if from_elsewhere => Some(entry.edge_anchor(at as usize)),
            _ => None,
        }
    }

    /// The address of the place at which an entry tells of something.
    pub fn place(&self, happening: &Happening) -> String {
        self.place_url(happening.entry, &self.anchor_of(happening, true).unwrap_or_default())
    }

    /// The address of a place on an entry's page. A comparison has no such places.
    pub(super) fn place_url(&self, ix: Ix, anchor: &str) -> String {
        let mut url = self.url(&self.path(ix));
        let has_places = self.knowledge.entry(ix).kind.role != Role::Comparison;
        if has_places && !anchor.is_empty() {
            url.push('#');
            url.push_str(anchor);
        }
        url
    }

    /// Appends links to sources by their titles; more than a few lead to the place that has them all.
    fn push_names(&self, html: &mut String, sources: &[Ix], place: &str) {
        for (at, source) in sources.iter().take(NAMED).enumerate() {
            html.push_str(if at == 0 { "" } else { ", " });
            self.push_entry(html, *source);
        }
        if sources.len() > NAMED {
            html.push_str(", <a href=\"");
            escape_into(html, place);
            html.push_str(&format!("\">{} more</a>", sources.len() - NAMED));
        }
    }
}
