//! The sentences at the head of a project's page: without which party abroad, alone, it stops or cannot be renewed; without which of its own;
//! and of what nobody says what it is.

use serde::Serialize;

use super::{Html, Markup, Without};
use crate::knowledge::Ix;
use crate::view::cut_off::{Nearest, Point};
use crate::view::expected::Answer;
use crate::view::law::Law;
use crate::view::states::State;
use crate::wording;

/// Without what alone a project stops or cannot be renewed.
#[derive(Debug, Serialize)]
pub struct Dependence {
    /// HTML: without which parties under other law, or that there is none; a sentence or two.
    pub abroad: Html,
    /// HTML: without which parties under its own law, or under law that it shares.
    pub own: Option<Html>,
    /// How the latter are introduced: "Under its own law:".
    pub law: String,
    /// Of what nobody says what it is, though it is expected of its kind, in a sentence.
    pub unknown: Option<String>,
}

/// As many are named in a sentence.
const NAMED: usize = 4;

impl Markup {
    /// What alone has an effect on a project, by whose law it is under, where these are the nearest of so many that do.
    pub fn dependence(&self, project: Ix, nearest: &Nearest, counts: (usize, usize)) -> Dependence {
        let entry = self.knowledge.entry(project);
        let is_own = |point: &&Point| matches!(Law::of(&self.knowledge, entry, point.entry), Law::Domestic | Law::Shared);
        let (mut abroad, mut own, mut is_shared) = (Vec::new(), Vec::new(), false);
        for (state, points, count) in [(State::Stopped, &nearest.stops, counts.0), (State::Frozen, &nearest.freezes, counts.1)] {
            let (ours, theirs): (Vec<&Point>, Vec<&Point>) = points.iter().partition(is_own);
            is_shared |= ours.iter().any(|point| Law::of(&self.knowledge, entry, point.entry) == Law::Shared);
            // What is not listed may be anybody's.
            abroad.extend(self.happens_without(project, state, &theirs, count - points.len()));
            own.extend(self.happens_without(project, state, &ours, 0));
        }
        if abroad.is_empty() {
            abroad.push(self.said(&wording::nobody_abroad(&self.words, self.knowledge.outgoing.of(project).len())));
        }
        let unsaid = entry.kind.expects.iter().filter(|role| Answer::of(entry, role) != Answer::Known);
        let unsaid: Vec<String> = unsaid.map(|role| self.knowledge.vocabularies().label("role", role).to_owned()).collect();
        Dependence {
            abroad: self.sentences(&abroad),
            own: (!own.is_empty()).then(|| self.sentences(&own)),
            law: wording::own_law(&self.words, is_shared).to_owned(),
            unknown: (!unsaid.is_empty()).then(|| wording::not_said(&self.words, &unsaid)),
        }
    }

    /// What happens to a project without parties of which each alone is enough; nothing where there are none.
    fn happens_without(&self, project: Ix, state: State, points: &[&Point], unlisted: usize) -> Option<Html> {
        let named: Vec<Ix> = points.iter().take(NAMED).map(|point| point.entry).collect();
        let others = points.len().saturating_sub(NAMED) + unlisted;
        let label =
            self.state_words(project, state.word()).map_or_else(|| state.heading(&self.words, 1), |said| self.words.capitalised(said));
        let without = Without { state: state.word(), label: &label, named: &named, more: others };
        (!named.is_empty()).then(|| self.without(&without))
    }
}
