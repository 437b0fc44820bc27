//! The sentences at the head of a project's page: without which foreign parties it stops or cannot be renewed, without which
//! of its own, and what nobody says.

use serde::Serialize;

use super::{Html, Markup, Without};
use crate::knowledge::Ix;
use crate::view::cut_off::{Nearest, Point};
use crate::view::expected::Answer;
use crate::view::law::Law;
use crate::view::states::State;
use crate::wording;

/// The entries without which a project stops or cannot be renewed.
#[derive(Debug, Serialize)]
pub struct Dependence {
    /// HTML: one or two sentences about parties under foreign law, or that there are none.
    pub abroad: Html,
    /// HTML: sentences about parties under its own law, or under law that it shares.
    pub own: Option<Html>,
    /// The introduction to the latter: "Under its own law:".
    pub law: String,
    /// A sentence about expected dependencies that nobody states.
    pub unknown: Option<String>,
}

/// The most entries that are named in a sentence.
const NAMED: usize = 4;

impl Markup {
    /// The sentences about single points of failure, by jurisdiction. `nearest` has the nearest of them, and `counts` the
    /// numbers of all.
    pub fn dependence(&self, project: Ix, nearest: &Nearest, counts: (usize, usize)) -> Dependence {
        let entry = self.knowledge.entry(project);
        let is_own = |point: &&Point| matches!(Law::of(&self.knowledge, entry, point.entry), Law::Domestic | Law::Shared);
        let (mut abroad, mut own, mut is_shared) = (Vec::new(), Vec::new(), false);
        for (state, points, count) in [(State::Stopped, &nearest.stops, counts.0), (State::Frozen, &nearest.freezes, counts.1)] {
            let (ours, theirs): (Vec<&Point>, Vec<&Point>) = points.iter().partition(is_own);
            is_shared |= ours.iter().any(|point| Law::of(&self.knowledge, entry, point.entry) == Law::Shared);
            // Points that are not listed may be under any law.
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

    /// What happens to a project without any one of these points; none if there are none.
    fn happens_without(&self, project: Ix, state: State, points: &[&Point], unlisted: usize) -> Option<Html> {
        let named: Vec<Ix> = points.iter().take(NAMED).map(|point| point.entry).collect();
        let others = points.len().saturating_sub(NAMED) + unlisted;
        let label =
            self.state_words(project, state.word()).map_or_else(|| state.heading(&self.words, 1), |said| self.words.capitalised(said));
        let without = Without { state: state.word(), label: &label, named: &named, more: others };
        (!named.is_empty()).then(|| self.without(&without))
    }
}
