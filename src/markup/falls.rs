//! What falls, by the countries whose it is, each with its reasons.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Markup, Reasons, Rows, Sources};
use crate::knowledge::Ix;
use crate::value::Country;
use crate::view::cut_off::{Belongs, Cut, LISTED};
use crate::view::states::State;
use crate::wording::Term;

/// Projects that fall, of one country.
#[derive(Debug, Serialize)]
pub struct FallGroup {
    /// Title of the country, or "Several countries", "No country recorded".
    pub title: String,
    /// Its page.
    pub url: Option<String>,
    /// How many fall, if that is known: of very many only the nearest are looked at.
    pub count: Option<usize>,
    /// With the reasons down to what is cut off, by title; not all where they are very many.
    pub rows: Rows,
}

/// All entries to which the same happens.
#[derive(Debug, Serialize)]
pub struct Falls {
    /// What happens to them: the word for class names and anchors, then what readers see, said of so many projects.
    pub state: Term,
    /// The same as a heading.
    pub heading: String,
    /// How many entries.
    pub count: usize,
    /// How many of them are projects.
    pub projects: usize,
    /// Projects by country, in the order of titles.
    pub groups: Vec<FallGroup>,
    /// How many rows the groups hold.
    pub listed: usize,
    /// The entries that are no projects, with the reasons; not all where they are very many.
    pub others: Rows,
}

impl Markup {
    /// So many entries, and so many projects, to which the same happens.
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

    /// Projects of a country that fall, the first of them by title.
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
        // What is not of one country comes last.
        named.sort_by_cached_key(|(title, url, _)| (url.is_none(), self.views.titles.key(title)));
        let group = |(title, url, mut projects): (String, Option<String>, Vec<Ix>)| {
            self.views.titles.sort(&mut projects);
            let mut rows = Rows::default();
            reasons.push_falls(&mut rows, cut, &projects, "fall-", true, sources);
            FallGroup { title, url, count: (!much).then_some(projects.len()), rows }
        };
        named.into_iter().map(group).collect()
    }

    /// What a group of countries is called.
    fn owner_name(&self, belongs: Belongs) -> String {
        match belongs {
            Belongs::To(country) => self.country_name(country).title,
            Belongs::ToSeveral => self.text("several_countries"),
            Belongs::ToNone => self.text("no_country"),
        }
    }
}
