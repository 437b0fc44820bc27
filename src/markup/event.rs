//! Events: their dates, titles, countries and sources.

use super::link::link;
use super::place::place;
use super::{Html, Markup, Sources, apart, listed, time};
use crate::knowledge::{EventAt, Ix};
use crate::schema::Role;
use crate::view::timeline::{Happening, Origin, Told};

/// The most sources that are named beside an event on pages without a list of sources.
const NAMED: usize = 3;
/// The most events that keep a promise, or promises that an event keeps, that are named beside it.
const TIED: usize = 12;

/// The page on which an event is shown, and the place of its sources.
pub enum Place<'s> {
    /// On the page of its own entry, or of a country, with marks that lead to the page's list.
    On(Ix, &'s mut Sources),
    /// On a page with many events and without a list of sources, which are named beside the event.
    Among,
}

impl Markup {
    /// An event, with all entries that tell it, as an item of a list.
    pub fn event(&self, happening: &Happening, place: Place<'_>) -> Option<Html> {
        let told = happening.told(&self.knowledge, &self.words)?;
        // A profile shows every event as its entry tells it; elsewhere an event is shown once for all entries.
        let (here, own_page) = match &place {
            Place::On(ix, _) => (Some(*ix), *ix == happening.entry && self.knowledge.entry(*ix).kind.role != Role::Country),
            Place::Among => (None, false),
        };
        let tellings = || self.views.timeline.tellings(happening).take(if own_page { 1 } else { usize::MAX });
        let anchors = tellings().filter(|telling| here == Some(telling.entry)).filter_map(|telling| self.anchor_of(telling, false));
        let own_anchor = self.anchor_of(happening, false).filter(|_| own_page);
        let (sources, note) = self.said_of(happening, &told, tellings());
        let among = matches!(place, Place::Among).then(|| self.picked_by(happening));
        Some(html! {
            li data-is=[among] {
                @for anchor in anchors { (self::place(&anchor)) }
                p.when {
                    @if told.date.is_interval() { (told.when(&self.words)) } @else { (time(&self.words, &told.date)) }
                    @if let Some(kind) = told.kind { (self.kind_of_event(kind)) }
                    (self.when_to_come(happening, tellings()))
                }
                div {
                    @if !own_page { (self.tellers(tellings())) }
                    (apart(&self.words, &told.title))
                    @if let Some(anchor) = own_anchor { (self.link_to(&anchor, &told.title)) }
                    @match place {
                        Place::On(_, list) => { @for source in &sources { (self.mark(*source, None, list)) } }
                        Place::Among if sources.is_empty() => {}
                        Place::Among => { " " small.from { (self.named_sources(&sources, &self.place(happening))) } }
                    }
                    @if let Some(note) = note { p.remark { (note) } }
                    @if let Origin::Event(at) = happening.origin {
                        (self.tied("met", happening.entry, self.knowledge.met_by((happening.entry, at))))
                        (self.tied("as_promised", happening.entry, self.knowledge.keeps((happening.entry, at))))
                    }
                }
            }
        })
    }

    /// The type of an event.
    fn kind_of_event(&self, kind: &str) -> Html {
        let word = self.knowledge.vocabularies().named("event").and_then(|words| words.word(kind));
        html! {
            " "
            small { (word.map_or(kind, |word| &word.label)) }
        }
    }

    /// Whether any telling of an event says that it is a promise, and its time is over.
    pub fn is_overdue(&self, happening: &Happening) -> bool {
        self.any_overdue(self.views.timeline.tellings(happening))
    }

    fn any_overdue<'h>(&self, mut tellings: impl Iterator<Item = &'h Happening>) -> bool {
        tellings.any(|telling| match telling.origin {
            Origin::Event(at) if telling.is_target(&self.knowledge) => self.knowledge.is_overdue((telling.entry, at), self.as_of),
            _ => false,
        })
    }

    /// Whether it is still to come, or a promise that was not kept.
    fn when_to_come<'h>(&self, happening: &Happening, tellings: impl Iterator<Item = &'h Happening>) -> Html {
        html! {
            @if self.any_overdue(tellings) {
                " " small.state-overdue { (self.words.text("overdue")) }
            } @else if happening.earliest > self.as_of {
                " " small.state-ahead { (self.words.text("still_to_come")) }
            }
        }
    }

    /// The entries that tell an event, without repetitions, with links to the places where they do.
    fn tellers<'h>(&self, tellings: impl Iterator<Item = &'h Happening>) -> Html {
        let mut tellings: Vec<&Happening> = tellings.collect();
        tellings.dedup_by_key(|telling| telling.entry);
        let name = |telling: &&Happening| self.link_below(telling.entry, &self.place_below(telling));
        html! { (listed(self.words.text("comma"), tellings.iter().map(name))) (self.words.text("colon")) " " }
    }

    /// The sources of all tellings of an event, without repetitions, and the first note.
    fn said_of<'h, 'k>(
        &'k self,
        first: &Happening,
        told: &Told<'k>,
        tellings: impl Iterator<Item = &'h Happening>,
    ) -> (Vec<Ix>, Option<&'k str>) {
        let mut sources = Vec::new();
        let mut note = told.note;
        let mut add = |telling: &Happening, told: &Told<'k>| {
            for source in self.knowledge.sources(self.knowledge.entry(telling.entry), told.sources) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
            note = note.or(told.note);
        };
        add(first, told);
        for telling in tellings.skip(1) {
            telling.untitled(&self.knowledge).iter().for_each(|told| add(telling, told));
        }
        (sources, note)
    }

    /// The events that keep a promise, or the promises that an event keeps.
    fn tied(&self, label: &str, from: Ix, others: impl Iterator<Item = EventAt>) -> Html {
        let mut others = others.take(TIED).peekable();
        html! {
            @if others.peek().is_some() {
                p.remark { (self.words.text(label)) " " (listed(self.words.text("comma"), others.map(|other| self.event_link(from, other)))) }
            }
        }
    }

    /// A link to another event.
    pub(super) fn event_link(&self, from: Ix, (ix, at): EventAt) -> Html {
        let (entry, event) = (self.knowledge.entry(ix), self.knowledge.event((ix, at)));
        let title = if ix == from {
            event.title.to_string()
        } else {
            self.words.say("labelled", &[("label", (&*entry.title.value).into()), ("text", (&*event.title).into())])
        };
        let date = if event.is_target() { self.words.moment(&event.date) } else { self.words.date(&event.date) };
        link(
            &self.place_url(ix, &entry.event_anchor(at as usize)),
            &self.words.say("dated", &[("title", (&title).into()), ("date", (&date).into())]),
        )
    }

    /// Links to sources by title. If there are more than a few, a link to the place that has all of them.
    fn named_sources(&self, sources: &[Ix], place: &str) -> Html {
        html! {
            (listed(self.words.text("comma"), sources.iter().take(NAMED).map(|source| self.link(*source))))
            @if sources.len() > NAMED { (self.words.text("comma")) a href=(place) { (self.words.say("more_count", &[("count", (sources.len() - NAMED).into())])) } }
        }
    }
}
