//! Losses in part: entries that lose only a version, a partition or some offers when something is cut off.

use super::{Html, Markup, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::cut_off::LostPart;
use crate::view::states::State;

impl Markup {
    /// Rows for lost parts: projects first, then by title; at most `most`.
    pub fn parts(&self, lost: &[LostPart<'_>], most: usize, sources: &mut Sources) -> Rows {
        let mut owners: Vec<Ix> = lost.iter().map(|part| part.edge.from).collect();
        self.views.titles.sort(&mut owners);
        owners.sort_by_key(|owner| !self.knowledge.entry(*owner).kind.project);
        let of = |owner: &Ix| lost.iter().find(|part| part.edge.from == *owner);
        owners.iter().take(most).filter_map(of).map(|part| self.part(part, sources)).collect()
    }

    /// A part of an entry that is lost although the whole is not: what is lost to it, and the state of the part.
    fn part(&self, part: &LostPart<'_>, sources: &mut Sources) -> Html {
        let (owner, dependency) = (self.knowledge.entry(part.edge.from), self.knowledge.dependency(part.edge));
        let state = if part.frozen { State::Frozen } else { State::Stopped };
        let scope = dependency.scope.as_deref().map(|scope| self.say("gone_for", &[("scope", scope.into())]));
        html! {
            li {
                (self.what(part.edge.from))
                div.how {
                    p {
                        span.role { (self.knowledge.vocabularies().label("role", &dependency.role)) (self.words.text("colon")) }
                        " " (self.link(part.edge.to)) " "
                        small { @if let Some(scope) = scope { (scope) } @else { (self.words.text("gone")) } }
                        (self.marks(owner, &dependency.sources, sources))
                    }
                    p.said { (self.say("that_part", &[("state", (&state.term_of(&self.words, 1).label).into())])) }
                    @if let Some(note) = &dependency.note { p.remark { (note) } }
                }
            }
        }
    }

    /// The number of projects among the owners of lost parts.
    pub fn projects_in_part(&self, lost: &[LostPart<'_>]) -> usize {
        lost.iter().filter(|part| self.knowledge.entry(part.edge.from).kind.project).count()
    }
}
