//! The sentences at the head of a project's page: without which party abroad, alone, it stops or cannot be renewed; without which of its own;
//! and of what nobody says what it is.

use super::Pages;
use super::law::Law;
use super::model::Dependence;
use super::value::push_text;
use super::words::{self, State};
use crate::knowledge::Ix;
use crate::view::cut_off::{Nearest, Point};
use crate::view::expected::Answer;

/// As many are named in a sentence.
const NAMED: usize = 4;

impl Pages {
    /// What alone has an effect on a project, by whose law it is under, where these are the nearest of so many that do.
    pub(super) fn dependence(&self, project: Ix, nearest: &Nearest, counts: (usize, usize)) -> Dependence {
        let entry = self.knowledge.entry(project);
        let is_own = |point: &&Point| matches!(self.law(entry, point.entry), Law::Domestic | Law::Shared);
        let (mut abroad, mut own, mut is_shared) = (String::new(), String::new(), false);
        for (state, points, count) in [(State::Stopped, &nearest.stops, counts.0), (State::Frozen, &nearest.freezes, counts.1)] {
            let (ours, theirs): (Vec<&Point>, Vec<&Point>) = points.iter().partition(is_own);
            is_shared |= ours.iter().any(|point| self.law(entry, point.entry) == Law::Shared);
            // What is not listed may be anybody's.
            self.push_without(&mut abroad, project, state, &theirs, count - points.len());
            self.push_without(&mut own, project, state, &ours, 0);
        }
        if abroad.is_empty() {
            push_text(&mut abroad, "", &words::nobody_abroad(self.knowledge.outgoing.of(project).len()), "");
        }
        let unsaid = entry.kind.expects.iter().filter(|role| Answer::of(entry, role) != Answer::Known);
        let unsaid: Vec<String> = unsaid.map(|role| self.knowledge.vocabularies().label("role", role).to_owned()).collect();
        Dependence {
            abroad,
            own: (!own.is_empty()).then_some(own),
            law: words::own_law(is_shared),
            unknown: (!unsaid.is_empty()).then(|| words::not_said(&unsaid)),
        }
    }

    /// Appends what happens to a project without parties of which each alone is enough, as a sentence; nothing where there are none.
    fn push_without(&self, html: &mut String, project: Ix, state: State, points: &[&Point], unlisted: usize) {
        if points.is_empty() {
            return;
        }
        html.push_str(if html.is_empty() { "" } else { " " });
        let label = self.state_words(project, state.word()).map_or_else(|| state.heading(1), words::sentence);
        push_text(html, "<span class=\"state state-", state.word(), "\">");
        push_text(html, "", &label, "</span>");
        html.push_str(words::WITHOUT);
        let names = points.iter().take(NAMED).map(|point| {
            let mut name = String::new();
            self.push_entry(&mut name, point.entry);
            name
        });
        let others = points.len().saturating_sub(NAMED) + unlisted;
        let others = (others > 0).then(|| words::number(others, "other", "others"));
        html.push_str(&words::list(names.chain(others), words::OR));
        html.push('.');
    }
}
