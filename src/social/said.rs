//! The contents of an entry's picture, and of the picture of what falls without it.

use super::Picture;
use crate::figure::Part;
use crate::knowledge::Ix;
use crate::markup::{CutOffLink, Markup};
use crate::schema::Role;
use crate::view::law::Law;
use crate::view::stack::Stack;
use crate::view::states::State;
use crate::wording::{self, Whose};

impl Markup {
    /// The picture of an entry: its names, its summary and its finding.
    pub fn picture_of_entry(&self, ix: Ix) -> Picture {
        let entry = self.knowledge.entry(ix);
        let countries = if entry.kind.role == Role::Country { String::new() } else { self.country_names(ix) };
        let kind = if entry.kind.role == Role::Page { "" } else { &*entry.kind.name };
        let titles = std::iter::once(&entry.title.value).chain(entry.aliases.iter().map(|alias| &alias.value));
        let (finding, parts) = self.found_of(ix);
        Picture {
            kicker: self.words.beside(&[kind, &countries]),
            titles: titles.map(|title| title.to_string()).collect(),
            text: entry.summary.as_deref().unwrap_or_default().to_owned(),
            finding,
            parts,
            ..Picture::default()
        }
    }

    /// The finding about an entry: for projects their stack, for a scenario its consequences, for other entries what falls
    /// with them.
    fn found_of(&self, ix: Ix) -> (String, Vec<Part>) {
        let entry = self.knowledge.entry(ix);
        if entry.kind.project {
            let stack = Stack::of(&self.knowledge, &self.views.cut_offs.graph, self.as_of, ix);
            let Some((tower, laws)) = self.tower_with_laws(ix, &stack) else { return Default::default() };
            let counts =
                [(Law::Domestic, laws.domestic), (Law::Shared, laws.shared), (Law::Foreign, laws.foreign), (Law::Unknown, laws.unknown)];
            let part = |(law, count): (Law, usize)| Part {
                word: law.word().to_owned(),
                label: wording::within(&self.words, wording::sort_of_law(&self.words, law)),
                count,
            };
            // To an owner without a country nothing is foreign, so a bar of colours would say nothing.
            let parts = if entry.countries.is_empty() { Vec::new() } else { counts.into_iter().map(part).collect() };
            return (tower.title, parts);
        }
        if let Some(found) = self.views.scenarios.iter().find(|scenario| scenario.entry == ix) {
            let counts = found.counts(&self.knowledge, None);
            let hit: Vec<(State, usize)> = State::HIT.into_iter().zip(counts).collect();
            let lost: usize = hit.iter().take(State::LOST.len()).map(|(_, count)| count).sum();
            let finding = wording::finding(&self.words, &hit[..State::LOST.len()], self.views.projects, Whose::All, &self.noun);
            let strained = hit.last().map_or(0, |(_, count)| *count);
            let finding = wording::and_at_risk(&self.words, finding, lost == 0, Whose::All, strained, &self.noun);
            return (self.words.capitalised(&finding), self.parts_of(&hit, self.views.projects));
        }
        let link = match self.knowledge.stands_for(ix) {
            Some(country) => Some(self.country_cut_off_link(ix, country)),
            None => self.cut_off_link(ix),
        };
        let link = link.filter(|link| link.projects.iter().any(|(_, count)| *count > 0));
        (link.map(|link| self.sentence_of(&link)).unwrap_or_default(), Vec::new())
    }

    /// The picture of what falls without an entry, or without the country that it stands for.
    pub fn picture_of_cut_off(&self, ix: Ix) -> Picture {
        let entry = self.knowledge.entry(ix);
        let (link, total) = match self.knowledge.stands_for(ix) {
            Some(country) => (Some(self.country_cut_off_link(ix, country)), self.views.projects_elsewhere(&self.knowledge, country)),
            None => (self.cut_off_link(ix), self.all_projects(ix)),
        };
        let countries = if entry.kind.role == Role::Country { String::new() } else { self.country_names(ix) };
        let Some(link) = link else { return Picture::default() };
        let hit: Vec<(State, usize)> = State::HIT.into_iter().zip(link.projects.iter().map(|(_, count)| *count)).collect();
        Picture {
            kicker: self.words.beside(&[&entry.kind.name, &countries]),
            finding: self.words.capitalised(&link.finding),
            titles: vec![link.title],
            parts: self.parts_of(&hit, total),
            ..Picture::default()
        }
    }

    /// The numbers of affected projects, as parts of all projects.
    fn parts_of(&self, hit: &[(State, usize)], total: usize) -> Vec<Part> {
        let all: usize = hit.iter().map(|(_, count)| count).sum();
        if all == 0 {
            return Vec::new();
        }
        let rest = (State::Intact, total.saturating_sub(all));
        let parts = hit.iter().chain([&rest]).map(|(state, count)| Part {
            word: state.word().to_owned(),
            label: state.of(&self.words, *count),
            count: *count,
        });
        parts.collect()
    }

    /// What falls with an entry, as a sentence.
    pub fn sentence_of(&self, link: &CutOffLink) -> String {
        self.words.say("title_finding", &[("title", (&link.title).into()), ("finding", (&link.finding).into())])
    }
}
