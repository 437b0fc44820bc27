//! The facts of an entry, field by field.

use serde::Serialize;

use super::{Html, Markup, Sources, absent::absent, time};
use crate::entry::{Claim, Content, Entry};

/// Everything that is said about a field, the headline first.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Its anchor.
    pub anchor: String,
    /// Name of the field.
    pub name: String,
    /// The label of the field.
    pub label: String,
    /// HTML of a link to its own place.
    pub place: Html,
    /// HTML of its claims, a `<dd>` each; at least one.
    pub claims: Html,
}

impl Markup {
    /// The facts of an entry.
    pub fn facts(&self, entry: &Entry, sources: &mut Sources) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(entry.facts.len());
        for fact in &entry.facts {
            let field = &entry.kind.fields[fact.field];
            let headline = fact.headline();
            let rest = fact.claims.iter().enumerate().filter(|(_, claim)| !std::ptr::eq(*claim, headline));
            let mut claims = Html::default();
            for (at, claim) in fact.claims.iter().enumerate().filter(|(_, claim)| std::ptr::eq(*claim, headline)).chain(rest) {
                // The first claim written has the anchor of the fact.
                let anchor = (at > 0).then(|| entry.claim_anchor(fact.field, at));
                let also = (!std::ptr::eq(claim, headline)).then_some("also");
                claims.push(html! { dd id=[anchor] class=[also] { (self.claim(entry, fact.field, claim, sources)) } });
            }
            let anchor = entry.claim_anchor(fact.field, 0);
            let place = self.link_to(&anchor, &field.label);
            facts.push(Fact { anchor, name: field.name.clone(), label: field.label.clone(), place, claims });
        }
        facts
    }

    /// One claim: its values or why there are none, the marks of its sources, and what readers need to know about it.
    fn claim(&self, entry: &Entry, field: usize, claim: &Claim, sources: &mut Sources) -> Html {
        let conversion = self.conversion(claim);
        html! {
            span.value {
                @match &claim.content {
                    Content::Values(values) => (self.values(entry, field, values, sources)),
                    Content::Absent(why) => (absent(&self.words, *why)),
                }
                @if let Some(conversion) = &conversion { " " span.converted { "(≈ " (self.words.money(&conversion.money)) ")" } }
            }
            (self.marks(entry, &claim.sources, sources))
            (self.circumstances(entry, field, claim))
            @if let Some(note) = &claim.note { p.remark { (note) } }
            @if let Some(quote) = &claim.quote { p.remark { q lang=[self.language_of(entry, claim)] { (quote) } } }
            @if let Some(conversion) = &conversion { small.conversion { "≈ " (self.conversion_line(conversion, sources)) } }
        }
    }

    /// What a claim is about, on which basis, over which period, and when it was true.
    fn circumstances(&self, entry: &Entry, field: usize, claim: &Claim) -> Html {
        let Claim { scope, basis, over, as_of, .. } = claim;
        html! {
            @if scope.is_some() || basis.is_some() || over.is_some() || as_of.is_some() {
                p.said {
                    @if let Some(scope) = scope { span.for { (scope) } " " }
                    @if let Some(basis) = basis { span { (self.knowledge.vocabularies().label("basis", basis)) } " " }
                    @if let Some(over) = over { span { (self.say("over", &[("period", (&self.words.period(over)).into())])) } " " }
                    @if let Some(date) = as_of { span { (self.say("as_of", &[("date", time(&self.words, date).as_arg())])) } " " }
                    @if let Some(life) = self.stale(entry, field, claim) { span.stale { (self.say("stale_after", &[("period", (&life).into())])) } }
                }
            }
        }
    }

    /// The language of a claim's quote, if its sources have another one than the site.
    fn language_of(&self, entry: &Entry, claim: &Claim) -> Option<String> {
        let quoted = if claim.sources.is_empty() { &entry.sources } else { &claim.sources };
        self.foreign(quoted.iter().map(|source| &*source.value))
    }
}
