//! The states of entries when something is cut off, in the words of their kinds.

use super::{Html, Markup};
use crate::knowledge::Ix;

impl Markup {
    /// The words for an entry's state, if they differ from the general label: its kind may have words of its own, and an
    /// entry that is only planned cannot keep running.
    pub fn state_words(&self, ix: Ix, state: &str) -> Option<&str> {
        let states = &self.knowledge.entry(ix).kind.states;
        match state {
            "frozen" if !self.knowledge.runs(ix) => Some(self.words.text("not_built")),
            "frozen" => states.frozen.as_deref(),
            "stopped" => states.stopped.as_deref(),
            "strained" => states.strained.as_deref(),
            _ => None,
        }
    }

    /// The same after a name.
    pub fn reads(&self, ix: Ix, state: &str) -> Html {
        html! { @if let Some(words) = self.state_words(ix, state) { (self.words.text("between_parts")) span.reads { (words) } } }
    }
}
