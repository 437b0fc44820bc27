//! All mentions of other entries in an entry's file, for callers that follow names or rename them.

use super::{Claim, Content, Entry, Reference, Target, Value};
use crate::source::Span;

/// A name of another entry, with its place.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'e> {
    /// A stem or an id; for a link to a file, its path below `content/` without `.md`.
    pub name: &'e str,
    /// The span of the text that contains it: a TOML string with its quotes, or a whole link or citation.
    pub span: &'e Span,
    /// Whether the name stands for a source.
    pub source: bool,
    /// Whether it is written as the path of a file.
    pub file: bool,
}

impl Entry {
    /// All mentions in the entry, in no particular order. Names that merely occur in texts are not included.
    pub fn mentions(&self) -> Vec<Mention<'_>> {
        let mut found: Vec<Mention<'_>> = Vec::new();
        found.extend(self.sources.iter().map(|reference| mention(reference, true)));
        for claim in self.facts.iter().flat_map(|fact| &fact.claims) {
            found.extend(claim.sources.iter().map(|reference| mention(reference, true)));
            found.extend(of_claim(claim));
        }
        for dependency in &self.depends {
            found.push(mention(&dependency.on, false));
            found.extend(dependency.sources.iter().map(|reference| mention(reference, true)));
        }
        found.extend(self.absent_depends.iter().flat_map(|absent| &absent.sources).map(|reference| mention(reference, true)));
        for event in &self.events {
            found.extend(event.sources.iter().map(|reference| mention(reference, true)));
            found.extend(event.meets.iter().chain(&event.same_as).filter_map(of_event));
        }
        found.extend(self.cuts.iter().flat_map(|cut| cut.references()).map(|reference| mention(reference, false)));
        for text in self.texts() {
            found.extend(text.citations.iter().map(|citation| mention(&citation.source, true)));
            found.extend(text.links.iter().filter_map(|link| {
                let (name, file) = match &link.target {
                    Target::Id(id) => (&**id, false),
                    Target::File(path) => (path.strip_suffix(".md")?, true),
                    Target::Route(_) | Target::Here => return None,
                };
                Some(Mention { name, span: &link.span, source: false, file })
            }));
        }
        found
    }
}

fn mention(reference: &Reference, source: bool) -> Mention<'_> {
    Mention { name: &reference.value, span: &reference.span, source, file: false }
}

fn of_claim(claim: &Claim) -> impl Iterator<Item = Mention<'_>> {
    let values = match &claim.content {
        Content::Values(values) => &values[..],
        Content::Absent(_) => &[],
    };
    values.iter().filter_map(|value| match value {
        Value::Ref(reference) => Some(mention(reference, false)),
        _ => None,
    })
}

/// The mention of an event's entry, unless that is the same entry.
fn of_event(reference: &Reference) -> Option<Mention<'_>> {
    let (name, _) = reference.value.split_once('#')?;
    Some(Mention { name, span: &reference.span, source: false, file: false })
}
