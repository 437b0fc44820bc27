//! Events as pages show them: when, what, whose, and who says so.

use super::Pages;
use super::model::{Anchor, Rows};
use super::shared::push_time;
use super::value::{Sources, push_link, push_text};
use crate::entry::escape_into;
use crate::knowledge::{EventAt, Ix};
use crate::schema::Role;
use crate::view::timeline::{Happening, Origin, Told};

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

/// How an event stands at the as-of date.
enum State {
    /// A promise whose date has passed, and nothing keeps it.
    Overdue,
    /// Still to come.
    Ahead,
}

impl Pages {
    /// Adds one event, with all that tell it.
    pub(super) fn push_event(&self, rows: &mut Rows, happening: &Happening, place: Place<'_>) {
        let Some(told) = happening.told(&self.knowledge) else { return };
        // On a profile every event stands as the entry tells it; elsewhere it stands once for all.
        let (here, own_page) = match &place {
            Place::On(ix, _) => (Some(*ix), *ix == happening.entry && self.knowledge.entry(*ix).kind.role != Role::Country),
            Place::Among => (None, false),
        };
        let tellings = || self.views.timeline.tellings(happening).take(if own_page { 1 } else { usize::MAX });
        rows.add(|html| {
            html.push_str("<li>");
            for telling in tellings().filter(|telling| here == Some(telling.entry)) {
                if let Some(anchor) = self.anchor_of(telling, false) {
                    push_text(html, "<span class=\"place\" id=\"", &anchor, "\"></span>");
                }
            }
            html.push_str("<p class=\"when\">");
            if told.date.is_interval() {
                html.push_str(&told.when());
            } else {
                push_time(html, &told.date);
            }
            if let Some(kind) = told.kind {
                self.push_kind(html, kind);
            }
            match self.state(happening, tellings()) {
                Some(State::Overdue) => html.push_str(" <small class=\"state-overdue\">Overdue</small>"),
                Some(State::Ahead) => html.push_str(" <small class=\"state-ahead\">Still to come</small>"),
                None => {}
            }
            html.push_str("</p><div>");
            if !own_page {
                self.push_tellers(html, tellings());
            }
            escape_into(html, &told.title);
            if let Some(anchor) = self.anchor_of(happening, false).filter(|_| own_page) {
                html.push_str(self.markup.link_to(&anchor, &told.title).as_str());
            }
            let (sources, note) = self.said_of(happening, &told, tellings());
            match place {
                Place::On(_, list) => sources.iter().for_each(|source| self.push_mark(html, *source, None, list)),
                Place::Among if sources.is_empty() => {}
                Place::Among => {
                    html.push_str(" <small class=\"from\">");
                    self.push_names(html, &sources, &self.place(happening));
                    html.push_str("</small>");
                }
            }
            if let Some(note) = note {
                push_text(html, "<p class=\"remark\">", note, "</p>");
            }
            if let Origin::Event(at) = happening.origin {
                let event = (happening.entry, at);
                self.push_tied(html, "Met: ", happening.entry, self.knowledge.met_by(event));
                self.push_tied(html, "As promised: ", happening.entry, self.knowledge.keeps(event));
            }
            html.push_str("</div></li>");
        });
    }

    /// Appends the type of an event, with what it means.
    fn push_kind(&self, html: &mut String, kind: &str) {
        let word = self.knowledge.vocabularies().named("event").and_then(|words| words.word(kind));
        html.push_str(" <small");
        if let Some(help) = word.and_then(|word| word.help.as_deref()) {
            push_text(html, " title=\"", help, "\"");
        }
        push_text(html, ">", word.map_or(kind, |word| &word.label), "</small>");
    }

    /// Appends who tells an event, each once, with links to the places where they do.
    fn push_tellers<'h>(&self, html: &mut String, tellings: impl Iterator<Item = &'h Happening>) {
        let mut known: Option<Ix> = None;
        for telling in tellings {
            if known != Some(telling.entry) {
                html.push_str(if known.is_some() { ", " } else { "" });
                push_link(html, &self.place(telling), &self.knowledge.entry(telling.entry).title.value);
                known = Some(telling.entry);
            }
        }
        html.push_str(": ");
    }

    /// Who says so in all tellings of an event, each source once; and the first note.
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
            telling.told(&self.knowledge).iter().for_each(|told| add(telling, told));
        }
        (sources, note)
    }

    /// Appends the events that keep a promise, or the promises that an event keeps.
    fn push_tied(&self, html: &mut String, label: &str, from: Ix, others: impl Iterator<Item = EventAt>) {
        let mut others = others.take(TIED).peekable();
        if others.peek().is_none() {
            return;
        }
        html.push_str("<p class=\"remark\">");
        html.push_str(label);
        for (at, other) in others.enumerate() {
            html.push_str(if at == 0 { "" } else { ", " });
            let name = self.event_name(from, other);
            push_link(html, &name.url, &name.title);
        }
        html.push_str("</p>");
    }

    /// Whether any of those who tell an event say that it is a promise, and its time is over.
    pub(super) fn is_overdue(&self, happening: &Happening) -> bool {
        self.any_overdue(self.views.timeline.tellings(happening))
    }

    fn any_overdue<'h>(&self, mut tellings: impl Iterator<Item = &'h Happening>) -> bool {
        tellings.any(|telling| match telling.origin {
            Origin::Event(at) => self.knowledge.is_overdue((telling.entry, at), self.as_of),
            _ => false,
        })
    }

    /// Whether it is still to come, or a promise that was not kept.
    fn state<'h>(&self, happening: &Happening, tellings: impl Iterator<Item = &'h Happening>) -> Option<State> {
        if self.any_overdue(tellings) {
            Some(State::Overdue)
        } else if happening.earliest > self.as_of {
            Some(State::Ahead)
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
