//! Fields, as the guide for contributors lists them.

use serde::Serialize;

use super::address::CONTRIBUTE;
use super::{Anchor, Markup};
use crate::schema::Field;
use crate::wording::Term;
use crate::words::Arg;

/// A field that an entry may have.
#[derive(Debug, Serialize)]
pub struct FieldLine {
    /// Its name in front matter.
    pub name: String,
    /// The label that readers see.
    pub label: String,
    /// The type of its values, in words.
    pub takes: String,
    /// Whether it may have several values.
    pub list: bool,
    /// Advice on what to write.
    pub help: Option<String>,
    /// The words of its vocabulary.
    pub words: Vec<Term>,
    /// The kinds that its references may lead to.
    pub to: Vec<Anchor>,
}

impl Markup {
    /// The words of a vocabulary.
    pub fn terms(&self, vocabulary: &str) -> Vec<Term> {
        let words = self.knowledge.schema.vocabularies.named(vocabulary).into_iter().flat_map(|words| words.names());
        words.map(|word| Term::named(&self.knowledge, vocabulary, word)).collect()
    }

    /// A line of a kind's guide.
    pub fn field_line(&self, field: &Field) -> FieldLine {
        let takes = self.text(&format!("takes_{}", field.kind.word()));
        let in_unit = |unit: &String| self.words.say("takes_in_unit", &[("takes", Arg::Sign(&takes)), ("unit", Arg::Sign(unit))]);
        let kinds = field.targets.iter().filter_map(|(folder, _)| self.knowledge.schema.kinds.get(folder));
        FieldLine {
            name: field.name.clone(),
            label: field.label.clone(),
            takes: field.unit.as_ref().map(in_unit).unwrap_or_else(|| takes.clone()),
            list: field.list,
            help: field.help.clone(),
            words: field.vocabulary.as_deref().map(|vocabulary| self.terms(vocabulary)).unwrap_or_default(),
            to: kinds.map(|kind| self.anchor(&kind.plural, &format!("{CONTRIBUTE}{}/", kind.folder))).collect(),
        }
    }
}
