//! The home page: what there is, whose it is, what it stands on, what is new.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Pages;
use super::event::Place;
use super::model::{CutOffLink, Home, MatrixRow, Rows, Tally};
use crate::knowledge::Ix;
use crate::schema::Role;
use crate::value::Country;

/// Rows of the matrix, lines of each list: what a reader takes in.
const MOST_COUNTRIES: usize = 60;
const MOST_PER_CELL: usize = 12;
const MOST_LINES: usize = 10;

impl Pages {
    /// The model of the home page.
    pub(super) fn home(&self) -> Home {
        let kinds =
            || self.knowledge.schema.kinds.values().filter(|kind| matches!(kind.role, Role::Profile | Role::Country | Role::Source));
        let count = |folder: &str| self.knowledge.entries.iter().filter(|entry| &*entry.kind.folder == folder).count();
        let tallies = kinds().map(|kind| Tally {
            title: kind.plural.clone(),
            url: self.url(&format!("{}/", kind.folder)),
            count: count(&kind.folder),
            description: kind.description.clone(),
        });
        let projects: Vec<_> = kinds().filter(|kind| kind.project).collect();
        let past = self.views.timeline.happenings.iter().rev().filter(|happening| happening.earliest <= self.as_of);
        let mut newest = Rows::default();
        past.take(MOST_LINES).for_each(|happening| self.push_event(&mut newest, happening, Place::Among));
        let mut comparisons: Vec<Ix> =
            self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.role == Role::Comparison).collect();
        self.sort(&mut comparisons);
        let depended = self.most_hit(MOST_LINES);
        let findings = depended.first().and_then(|line| line.cut_off.clone()).into_iter().chain(self.most_missed_country()).collect();
        Home {
            findings,
            tallies: tallies.filter(|tally| tally.count > 0).collect(),
            matrix_kinds: projects.iter().map(|kind| self.anchor(&kind.plural, &format!("{}/", kind.folder))).collect(),
            matrix: self.matrix(&projects.iter().map(|kind| &*kind.folder).collect::<Vec<_>>()),
            depended,
            newest,
            comparisons: comparisons.into_iter().map(|ix| self.card(ix)).collect(),
        }
    }

    /// What other countries lose without the country that most of their projects stand on.
    fn most_missed_country(&self) -> Option<CutOffLink> {
        let links = self.knowledge.countries.iter().map(|(country, ix)| (self.country_cut_off_link(*ix, *country), *ix));
        let (link, _) = links.max_by_key(|(link, ix)| (link.lost(), Reverse(self.ranks[*ix as usize])))?;
        (link.lost() > 0).then_some(link)
    }

    /// Countries with projects, the most first, then by title.
    fn matrix(&self, folders: &[&str]) -> Vec<MatrixRow> {
        let mut projects: BTreeMap<Country, Vec<Vec<Ix>>> = BTreeMap::new();
        for (country, members) in self.by_country.iter() {
            for ix in members {
                if let Some(at) = folders.iter().position(|folder| *folder == &*self.knowledge.entry(*ix).kind.folder) {
                    projects.entry(*country).or_insert_with(|| vec![Vec::new(); folders.len()])[at].push(*ix);
                }
            }
        }
        let mut rows: Vec<(usize, Ix, Vec<Vec<Ix>>)> = projects
            .into_iter()
            .filter_map(|(country, cells)| Some((cells.iter().map(Vec::len).sum(), *self.knowledge.countries.get(&country)?, cells)))
            .collect();
        rows.sort_unstable_by_key(|(count, ix, _)| (Reverse(*count), self.ranks[*ix as usize]));
        rows.truncate(MOST_COUNTRIES);
        let cards = |mut cell: Vec<Ix>| {
            self.sort(&mut cell);
            cell.into_iter().take(MOST_PER_CELL).map(|ix| self.card(ix)).collect()
        };
        rows.into_iter()
            .map(|(count, ix, cells)| MatrixRow { country: self.card(ix), cells: cells.into_iter().map(cards).collect(), count })
            .collect()
    }
}
