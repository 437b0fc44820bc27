//! What happens to an entry when something is cut off, where its kind has words of its own for that.

use super::{Html, Markup};
use crate::knowledge::Ix;

impl Markup {
    /// How the state of an entry reads, if otherwise than the label of all: its kind may have words of its own, and what is only
    /// planned cannot keep running.
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

    /// The same behind a name.
    pub fn reads(&self, ix: Ix, state: &str) -> Html {
        html! { @if let Some(words) = self.state_words(ix, state) { (self.words.text("between_parts")) span.reads { (words) } } }
    }
}
