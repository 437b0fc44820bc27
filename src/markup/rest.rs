//! What rests on a source, each in a line: a claim, a dependency, that there is none.

use super::{Html, Markup, Sources, absent, apart};
use crate::entry::{AbsentDependency, Claim, Content, Dependency, Entry, Value};

impl Markup {
    /// A claim in one line. Without marks: everything around it rests on one source.
    pub fn claim_line(&self, entry: &Entry, field: usize, claim: &Claim) -> Html {
        let said = match &claim.content {
            Content::Values(values) if matches!(values.first(), Some(Value::Markdown(_))) => {
                html! { @for value in values { (*value.canonical()) } }
            }
            Content::Values(values) => self.values(entry, field, values, &mut Sources::default()),
            Content::Absent(why) => html! { (absent::label(&self.words, *why)) },
        };
        html! { (said) @if let Some(scope) = &claim.scope { " (" (apart(&self.words, scope)) ")" } }
    }

    /// On what an entry depends, and in which role; nothing if nobody is called so.
    pub fn dependency_line(&self, dependency: &Dependency) -> Option<Html> {
        let ix = self.knowledge.find(&dependency.on.value)?;
        let role = self.knowledge.vocabularies().label("role", &dependency.role);
        Some(html! { (self.link(ix)) (self.words.text("comma")) (role) })
    }

    /// In which role nothing is named, and why.
    pub fn absence_line(&self, said: &AbsentDependency) -> Html {
        html! { (self.knowledge.vocabularies().label("role", &said.role)) ": " (absent::label(&self.words, said.absence)) }
    }
}
