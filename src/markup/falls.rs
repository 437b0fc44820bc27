//! What falls, grouped by country, with reasons.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Markup, Reasons, Rows, Sources};
use crate::knowledge::Ix;
use crate::value::Country;
use crate::view::cut_off::{Belongs, Cut, LISTED};
use crate::view::states::State;
use crate::wording::Term;

/// Projects of one country that fall.
#[derive(Debug, Serialize)]
pub struct FallGroup {
    /// The name of the country, or "Several countries", "No country recorded".
    pub title: String,
    /// The address of its page.
    pub url: Option<String>,
    /// The number of those that fall, if it is known: of very many only the nearest are examined.
    pub count: Option<usize>,
    /// The projects by title, with the reasons down to what is cut off; if there are very many, not all.
    pub rows: Rows,
}

/// All entries in the same state.
#[derive(Debug, Serialize)]
pub struct Falls {
    /// The state, whose label agrees with the number of projects.
    pub state: Term,
    /// The state as a heading.
    pub heading: String,
    /// The number of entries.
    pub count: usize,
    /// The number of projects among them.
    pub projects: usize,
    /// The projects by country, in the order of titles.
    pub groups: Vec<FallGroup>,
    /// The number of rows in the groups.
    pub listed: usize,
    /// Entries other than projects, with reasons; if there are very many, not all.
    pub others: Rows,
}

impl Markup {
    /// The entries in the same state, given their numbers and groups.
    pub fn falls(&self, state: State, count: usize, projects: usize, groups: Vec<FallGroup>) -> Falls {
        Falls {
            state: state.term_of(&self.words, projects),
            heading: state.heading(&self.words, projects),
            count,
            projects,
            listed: groups.iter().map(|group| group.rows.count).sum(),
            groups,
            others: Rows::default(),
        }
    }

    /// The projects of a country that fall; of many, the first by title.
    pub fn falls_of(
        &self,
        country: Country,
        cut: &Cut,
        fallen: &[Ix],
        room: usize,
        reasons: &mut Reasons<'_>,
        sources: &mut Sources,
    ) -> FallGroup {
        let name = self.country_name(country);
        let mut rows = Rows::default();
        let falls = self.views.titles.first(fallen, room);
        reasons.push_falls(&mut rows, cut, &falls, &format!("{}-", country.code()), true, sources);
        FallGroup { title: name.title, url: name.url, count: Some(fallen.len()), rows }
    }

    /// The projects among what falls, by country, then by title.
    pub fn falls_by_owner(&self, cut: &Cut, fallen: &[Ix], much: bool, reasons: &mut Reasons<'_>, sources: &mut Sources) -> Vec<FallGroup> {
        let mut groups: BTreeMap<Belongs, Vec<Ix>> = BTreeMap::new();
        for ix in fallen.iter().filter(|ix| self.knowledge.entry(**ix).kind.project).take(LISTED) {
            groups.entry(Belongs::of(&self.knowledge, *ix)).or_default().push(*ix);
        }
        let named = groups.into_iter().map(|(belongs, projects)| {
            let url = match belongs {
                Belongs::To(country) => self.country_name(country).url,
                Belongs::ToSeveral | Belongs::ToNone => None,
            };
            (self.owner_name(belongs), url, projects)
        });
        let mut named: Vec<_> = named.collect();
        // Groups that are not of a single country come last.
        named.sort_by_cached_key(|(title, url, _)| (url.is_none(), self.views.titles.key(title)));
        let group = |(title, url, mut projects): (String, Option<String>, Vec<Ix>)| {
            self.views.titles.sort(&mut projects);
            let mut rows = Rows::default();
            reasons.push_falls(&mut rows, cut, &projects, "fall-", true, sources);
            FallGroup { title, url, count: (!much).then_some(projects.len()), rows }
        };
        named.into_iter().map(group).collect()
    }

    /// The name of a group of countries.
    fn owner_name(&self, belongs: Belongs) -> String {
        match belongs {
            Belongs::To(country) => self.country_name(country).title,
            Belongs::ToSeveral => self.text("several_countries"),
            Belongs::ToNone => self.text("no_country"),
        }
    }
}
