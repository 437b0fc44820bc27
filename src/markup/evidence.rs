//! On what evidence something rests.

use super::{Html, Markup};
use crate::view::evidence::{self, Strength};

impl Markup {
    /// On what evidence something rests, where sources of this site say of what sort they are.
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
}
