//! The state of the knowledge, as a list of what is to be done.

use std::cmp::Reverse;

use super::model::{Coverage, CoverageOf, Gaps, Overdue, Silent, Stale};
use crate::knowledge::Ix;
use crate::markup::{Html, Markup, promised, time};
use crate::value::Date;
use crate::view::coverage::{self, Gap, Part, State};
use crate::view::timeline;

/// Lines of each list; the data file has all.
const LISTED: usize = 200;

impl Markup {
    /// The model of `/coverage/`.
    pub(super) fn coverage(&self) -> Coverage {
        let coverage = coverage::derive(&self.knowledge, self.as_of);
        let mut by_entry: Vec<&[Gap]> = coverage.gaps.chunk_by(|a, b| a.entry == b.entry).collect();
        let open = |gaps: &[Gap]| gaps.iter().filter(|gap| matches!(gap.state, State::Missing | State::Unsourced)).count();
        by_entry.retain(|gaps| open(gaps) > 0);
        by_entry.sort_by_cached_key(|gaps| (Reverse(open(gaps)), self.views.titles.rank(gaps[0].entry)));
        let kinds = coverage.kinds.iter().map(|of| {
            let todo = || by_entry.iter().filter(|gaps| self.knowledge.entry(gaps[0].entry).kind.folder == of.kind.folder);
            CoverageOf {
                title: of.kind.plural.clone(),
                url: self.url(&format!("{}/", of.kind.folder)),
                anchor: format!("kind-{}", of.kind.folder),
                entries: of.entries,
                expected: of.expected,
                known: of.known,
                unknown: of.unknown,
                undisclosed: of.undisclosed,
                missing: of.missing,
                share: (of.expected > 0).then(|| of.known * 100 / of.expected),
                unsourced: of.unsourced,
                stale: of.stale,
                overdue: of.overdue,
                silent: of.silent,
                todo_count: todo().count(),
                todo: todo().take(LISTED).map(|gaps| self.gaps(gaps)).collect(),
            }
        });
        let of_state = |state| coverage.gaps.iter().filter(move |gap| gap.state == state);
        let mut stale: Vec<&Gap> = of_state(State::Stale).collect();
        stale.sort_by_key(|gap| (gap.since, gap.entry, gap.part));
        let mut overdue: Vec<&Gap> = of_state(State::Overdue).collect();
        overdue.sort_by_key(|gap| (gap.since, gap.entry, gap.part));
        let mut silent: Vec<&Gap> = of_state(State::Silent).collect();
        silent.sort_by_key(|gap| (gap.since, gap.entry));
        Coverage {
            silent_count: silent.len(),
            silent: silent.into_iter().take(LISTED).map(|gap| self.silent_line(gap)).collect(),
            kinds: kinds.collect(),
            stale_count: stale.len(),
            stale: stale.into_iter().take(LISTED).filter_map(|gap| self.stale_line(gap)).collect(),
            overdue_count: overdue.len(),
            overdue: overdue.into_iter().take(LISTED).filter_map(|gap| self.overdue_line(gap)).collect(),
            csv: self.url("data/coverage.csv"),
        }
    }

    /// What is missing in one entry.
    fn gaps(&self, gaps: &[Gap]) -> Gaps {
        let ix = gaps[0].entry;
        let entry = self.knowledge.entry(ix);
        let names = |state| {
            let of_state = gaps.iter().filter(move |gap| gap.state == state);
            of_state.map(|gap| self.part_label(ix, gap)).collect::<Vec<_>>()
        };
        let (missing, unsourced) = (names(State::Missing), names(State::Unsourced));
        Gaps { entry: self.card(ix), missing, unsourced, edit: self.edit(entry) }
    }

    /// What readers call a part of an entry.
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

    /// When something was last heard of an entry.
    pub(super) fn last_event(&self, ix: Ix) -> Option<Html> {
        let told = timeline::last_of(&self.knowledge, ix, self.as_of)?.told(&self.knowledge)?;
        Some(time(&self.words, &told.date))
    }

    fn silent_line(&self, gap: &Gap) -> Silent {
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

    fn stale_line(&self, gap: &Gap) -> Option<Stale> {
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

    fn overdue_line(&self, gap: &Gap) -> Option<Overdue> {
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
