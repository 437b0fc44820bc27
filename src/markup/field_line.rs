//! What may be said in a field.

use serde::Serialize;

use super::address::CONTRIBUTE;
use super::{Anchor, Markup};
use crate::schema::Field;
use crate::wording::Term;
use crate::words::Arg;

/// A fact that may be said.
#[derive(Debug, Serialize)]
pub struct FieldLine {
    /// As it is written.
    pub name: String,
    /// As readers see it.
    pub label: String,
    /// What a value is, in words.
    pub takes: String,
    /// Whether it may have several values.
    pub list: bool,
    /// What to write.
    pub help: Option<String>,
    /// The words of its vocabulary.
    pub words: Vec<Term>,
    /// The kinds whose entries it may name.
    pub to: Vec<Anchor>,
}

impl Markup {
    /// The words of a vocabulary.
    pub fn terms(&self, vocabulary: &str) -> Vec<Term> {
        let words = self.knowledge.schema.vocabularies.named(vocabulary).into_iter().flat_map(|words| words.names());
        words.map(|word| Term::named(&self.knowledge, vocabulary, word)).collect()
    }

    /// A line of the guide to a kind.
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
