//! The evidence of statements.

use serde::Serialize;

use super::{Html, Markup, Reasons};
use crate::knowledge::Ix;
use crate::view::evidence::{self, Strength};
use crate::wording;

/// The reliability of a source.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// "primary".
    pub label: String,
    /// Whether it is enough ground for a conclusion by itself.
    pub strong: bool,
}

impl Markup {
    /// The evidence of a statement, if sources of this site state their reliability.
    pub fn evidence(&self, strength: Strength) -> Html {
        let no_sort = self.words.text(if strength == Strength::NO_SOURCE { "evidence_no_source" } else { "evidence_no_sort" });
        let class = if strength.is_strong(&self.knowledge) { "strong" } else { "weak" };
        html! {
            @if evidence::is_weighed(&self.knowledge) {
                " "
                span class={ "evidence evidence-" (class) } {
                    span.vh { (self.words.text("rests_on")) " " }
                    (strength.word(&self.knowledge).map_or(no_sort, |word| &word.label))
                }
            }
        }
    }

    /// How many of the projects among the rows of a page rest only on strong evidence; none if the site does not weigh
    /// evidence.
    pub fn weighed(&self, reasons: &Reasons<'_>) -> Option<String> {
        let (strong, of) = reasons.weighed();
        self.strong(strong, of)
    }

    /// The reliability of a source, if sources state it.
    pub fn sort_of_source(&self, ix: Ix) -> Option<Evidence> {
        let word = evidence::sort_of(&self.knowledge, ix).word(&self.knowledge)?;
        Some(Evidence { label: word.label.clone(), strong: word.strong || !evidence::is_weighed(&self.knowledge) })
    }

    /// How many of several conclusions rest only on strong evidence; none if the site does not weigh evidence.
    pub fn strong(&self, strong: usize, of: usize) -> Option<String> {
        let sorts = evidence::words(&self.knowledge).iter().filter(|word| word.strong);
        // The words that are enough ground: "primary, news".
        let sorts = sorts.map(|word| wording::within(&self.words, &word.label)).collect::<Vec<_>>();
        (evidence::is_weighed(&self.knowledge) && of > 0).then(|| wording::evidence(&self.words, strong, of, &self.words.list(&sorts)))
    }
}
