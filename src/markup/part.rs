//! Losses in part: entries that lose only a version, a partition or some offers when something is cut off.

use super::frozen::Frozen;
use super::{Html, Markup, Sources};
use crate::wording::Term;
use serde::Serialize;

use crate::knowledge::Ix;
use crate::view::cut_off::LostPart;
use crate::view::states::State;

/// A part of an entry that is lost although the whole is not.
#[derive(Debug, Serialize)]
pub struct Part {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// The state of that part.
    pub state: Term,
    /// The part, if it is named: "v3 70B".
    pub scope: Option<String>,
    /// "Chips".
    pub role: String,
    /// A link to what is lost.
    pub gone: Html,
    /// The reason, if it is not obvious.
    pub note: Option<String>,
    /// The marks of its sources.
    pub marks: Html,
}

impl Markup {
    /// Lines for lost parts: projects first, then by title; at most `most`.
    pub fn parts(&self, lost: &[LostPart<'_>], most: usize, sources: &mut Sources) -> Vec<Part> {
        let mut owners: Vec<Ix> = lost.iter().map(|part| part.edge.from).collect();
        self.views.titles.sort(&mut owners);
        owners.sort_by_key(|owner| !self.knowledge.entry(*owner).kind.project);
        let of = |owner: &Ix| lost.iter().find(|part| part.edge.from == *owner);
        owners.iter().take(most).filter_map(of).map(|part| self.part(part, sources)).collect()
    }

    fn part(&self, part: &LostPart<'_>, sources: &mut Sources) -> Part {
        let (owner, dependency) = (self.knowledge.entry(part.edge.from), self.knowledge.dependency(part.edge));
        let marks = self.marks(owner, &dependency.sources, sources);
        let state = if part.frozen { State::Frozen } else { State::Stopped };
        Part {
            entry: self.card(part.edge.from),
            state: state.term_of(&self.words, 1),
            scope: dependency.scope.as_deref().map(str::to_owned),
            role: self.knowledge.vocabularies().label("role", &dependency.role).to_owned(),
            gone: self.link(part.edge.to).clone(),
            note: dependency.note.as_deref().map(str::to_owned),
            marks,
        }
    }

    /// The number of projects among the owners of lost parts.
    pub fn projects_in_part(&self, lost: &[LostPart<'_>]) -> usize {
        lost.iter().filter(|part| self.knowledge.entry(part.edge.from).kind.project).count()
    }
}
