//! Sentences about what happens without other entries, each of which alone is enough.

use super::{Html, Markup};
use crate::knowledge::Ix;
use crate::wording;

/// One such sentence.
pub struct Without<'w> {
    /// The state, for class names.
    pub state: &'w str,
    /// The state, as the beginning of a sentence.
    pub label: &'w str,
    /// The other entries that are named; at least one.
    pub named: &'w [Ix],
    /// The number of further entries.
    pub more: usize,
}

impl Markup {
    /// "■ Stops without A, B or 2 others."
    pub fn without(&self, without: &Without<'_>) -> Html {
        let state = html! { span class={ "state state-" (without.state) } { (without.label) } };
        let more = (without.more > 0).then(|| html! { (wording::others(&self.words, without.more)) });
        let names: Vec<Html> = without.named.iter().map(|ix| self.link(*ix).to_html()).chain(more).collect();
        let names = Html::any_of(&self.words, &names);
        self.say("happens_without", &[("state", state.as_arg()), ("names", names.as_arg())])
    }

    /// Sentences one after another.
    pub fn sentences(&self, sentences: &[Html]) -> Html {
        html! { @for (nth, sentence) in sentences.iter().enumerate() { @if nth > 0 { " " } (sentence) } }
    }

    /// A text as HTML.
    pub fn said(&self, text: &str) -> Html {
        html! { (text) }
    }
}
