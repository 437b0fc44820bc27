//! The glossary: the meanings of the words of the analysis and of the site's vocabularies.

use super::model::{Glossary, GlossaryWords, Term};
use crate::markup::Markup;
use crate::markup::term::place_of;
use crate::wording;

impl Markup {
    /// All words that need an explanation.
    pub(super) fn glossary(&self) -> Glossary {
        let mut analysis = wording::follows(&self.words);
        analysis.extend(wording::ties(&self.words));
        let own = GlossaryWords { title: self.text("glossary_analysis"), id: "analysis".to_owned(), terms: told("analysis", analysis) };
        let vocabularies = self.knowledge.vocabularies().all().map(|(name, vocabulary)| {
            let term = |word: &crate::schema::Word| Term { word: word.name.clone(), label: word.label.clone(), help: word.help.clone() };
            let terms = told(name, vocabulary.words.iter().map(term).collect());
            GlossaryWords { title: self.vocabulary_name(name), id: name.to_owned(), terms }
        });
        Glossary { groups: std::iter::once(own).chain(vocabularies).filter(|group| !group.terms.is_empty()).collect() }
    }
}

/// The words that have an explanation, each with its anchor.
fn told(group: &str, terms: Vec<Term>) -> Vec<(String, Term)> {
    terms.into_iter().filter(|term| term.help.is_some()).map(|term| (place_of(group, &term.word), term)).collect()
}
