//! On what evidence conclusions rest, in a sentence.

use super::Pages;
use super::model::Evidence;
use super::words;
use crate::knowledge::Ix;
use crate::markup::Reasons;
use crate::view::evidence;

impl Pages {
    /// How many of the projects among the rows of a page rest on strong evidence alone; nothing where evidence is not weighed.
    pub(super) fn evidence(&self, reasons: &Reasons<'_>) -> Option<String> {
        let (strong, of) = reasons.weighed();
        self.strong(strong, of)
    }

    /// Of what sort a source is, where sources say so.
    pub(super) fn sort_of_source(&self, ix: Ix) -> Option<Evidence> {
        let word = evidence::sort_of(&self.knowledge, ix).word(&self.knowledge)?;
        Some(Evidence { label: word.label.clone(), strong: word.strong || !evidence::is_weighed(&self.knowledge) })
    }

    /// How many of so many conclusions rest on strong evidence alone; nothing where evidence is not weighed.
    pub(super) fn strong(&self, strong: usize, of: usize) -> Option<String> {
        let sorts = evidence::words(&self.knowledge).iter().filter(|word| word.strong);
        // The sorts that are ground enough: "primary, news".
        let sorts = sorts.map(|word| word.label.to_lowercase()).collect::<Vec<_>>();
        (evidence::is_weighed(&self.knowledge) && of > 0).then(|| words::evidence(&self.words, strong, of, &self.words.list(&sorts)))
    }
}
