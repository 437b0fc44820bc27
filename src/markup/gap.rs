//! Gaps of entries: missing values and sources, and stale, overdue or silent parts.

use serde::Serialize;

use super::frozen::Frozen;
use super::{Html, Markup, promised, time};
use crate::knowledge::Ix;
use crate::value::{Country, Date};
use crate::view::coverage::{Gap, Part, State};
use crate::view::timeline;

/// What one entry lacks.
#[derive(Debug, Serialize)]
pub struct Gaps {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// The labels of recommended fields about which nothing is said.
    pub missing: Vec<String>,
    /// Fields, dependencies and events without a source.
    pub unsourced: Vec<String>,
    /// Where its file can be edited.
    pub edit: Option<String>,
}

/// A fact that is older than its shelf life.
#[derive(Debug, Serialize)]
pub struct Stale {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// The label of the field.
    pub label: String,
    /// The address of its place on the profile.
    pub url: String,
    /// HTML of the date when it was true.
    pub as_of: Html,
    /// The shelf life of the field: "12 months".
    pub keeps: String,
    /// HTML of the first day on which it was stale.
    pub since: Html,
    /// Where the file can be edited.
    pub edit: Option<String>,
}

/// A promise that is overdue.
#[derive(Debug, Serialize)]
pub struct Overdue {
    /// A [`Card`](super::Card) of the entry that tells of it.
    pub entry: Frozen,
    /// What was promised.
    pub title: String,
    /// The address of its place on the profile.
    pub url: String,
    /// HTML of the date that was promised.
    pub date: Html,
    /// HTML of the first day on which it was overdue.
    pub since: Html,
    /// Where the file can be edited.
    pub edit: Option<String>,
}

/// An entry without news.
#[derive(Debug, Serialize)]
pub struct Silent {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// HTML of the date of the last news.
    pub last: Option<Html>,
    /// HTML of the first day on which it was silent.
    pub since: Option<Html>,
    /// The time that an entry of its kind may be silent: "18 months".
    pub keeps: String,
    /// HTML of the date on which a person last re-read the sources.
    pub checked: Option<Html>,
    /// Where the file can be edited.
    pub edit: Option<String>,
}

impl Markup {
    /// The gaps of one entry.
    pub fn gaps(&self, gaps: &[Gap]) -> Gaps {
        let ix = gaps[0].entry;
        let entry = self.knowledge.entry(ix);
        let names = |state| {
            let of_state = gaps.iter().filter(move |gap| gap.state == state);
            of_state.map(|gap| self.part_label(ix, gap)).collect::<Vec<_>>()
        };
        let (missing, unsourced) = (names(State::Missing), names(State::Unsourced));
        Gaps { entry: self.card(ix), missing, unsourced, edit: self.edit(entry) }
    }

    /// The label of a part of an entry.
    fn part_label(&self, ix: Ix, gap: &Gap) -> String {
        let entry = self.knowledge.entry(ix);
        match gap.part {
            Part::Field(at) => entry.kind.fields[at].label.clone(),
            Part::Role(at) => self.knowledge.vocabularies().label("role", &entry.kind.expects[at]).to_owned(),
            Part::Edge(at) => {
                let on = &entry.depends[at].on.value;
                self.knowledge.find(on).map_or_else(|| on.to_string(), |to| self.knowledge.entry(to).title.value.to_string())
            }
            Part::Event(at) => entry.events[at].title.to_string(),
            Part::Entry => entry.title.value.to_string(),
        }
    }

    /// The date of the last news about an entry.
    pub fn last_event(&self, ix: Ix) -> Option<Html> {
        let last = timeline::last_of(&self.knowledge, ix, self.as_of)?;
        Some(time(&self.words, &last.date(&self.knowledge)?))
    }

    /// The date of the last news about a country, from its own entry or anything that belongs to it, as on its timeline.
    pub fn last_event_of(&self, country: Country) -> Option<Html> {
        let last = timeline::last(&self.knowledge, self.views.timeline.of_country(country).copied(), self.as_of)?;
        Some(time(&self.words, &last.date(&self.knowledge)?))
    }

    /// A line of the list of silent entries.
    pub fn silent_line(&self, gap: &Gap) -> Silent {
        let entry = self.knowledge.entry(gap.entry);
        Silent {
            entry: self.card(gap.entry),
            last: self.last_event(gap.entry),
            since: gap.since.map(|day| time(&self.words, &Date::from_day(day))),
            keeps: self.words.period(&entry.kind.silence),
            checked: entry.checked.as_ref().map(|checked| time(&self.words, &checked.value)),
            edit: self.edit(entry),
        }
    }

    /// A line of the list of stale facts.
    pub fn stale_line(&self, gap: &Gap) -> Option<Stale> {
        let entry = self.knowledge.entry(gap.entry);
        let Part::Field(field) = gap.part else { return None };
        let claim = entry.fact(field)?.headline();
        Some(Stale {
            entry: self.card(gap.entry),
            label: entry.kind.fields[field].label.clone(),
            url: self.place_url(gap.entry, &entry.claim_anchor(field, 0)),
            as_of: time(&self.words, claim.as_of.as_ref()?),
            keeps: self.words.period(&entry.kind.fields[field].shelf_life?),
            since: time(&self.words, &Date::from_day(gap.since?)),
            edit: self.edit(entry),
        })
    }

    /// A line of the list of overdue promises.
    pub fn overdue_line(&self, gap: &Gap) -> Option<Overdue> {
        let entry = self.knowledge.entry(gap.entry);
        let Part::Event(at) = gap.part else { return None };
        let event = &entry.events[at];
        Some(Overdue {
            entry: self.card(gap.entry),
            title: event.title.to_string(),
            url: self.place_url(gap.entry, &entry.event_anchor(at)),
            date: promised(&self.words, &event.date),
            since: time(&self.words, &Date::from_day(gap.since?)),
            edit: self.edit(entry),
        })
    }
}
