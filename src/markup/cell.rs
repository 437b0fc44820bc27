//! A row of a table, and its cells: an entry, and what it says in each column.

use rustc_hash::FxHashMap;

use super::absent::absent;
use super::{Counted, Html, Markup, Sources, apart, listed, time};
use crate::entry::{Claim, Content, Entry, Fact};
use crate::knowledge::Ix;
use crate::view::comparison::{Column, Standing};
use crate::words::Words;

/// A column, as its cells need it.
pub struct Head<'h> {
    /// What it shows.
    pub subject: Column,
    /// What it is called: cells say it where there is no room for a head.
    pub label: &'h str,
    /// Class names.
    pub class: Option<String>,
}

impl Markup {
    /// An entry as a row; what is `counted` for it is known to the page. In the table of the whole also its place in the order of each column, and the words by which it can be
    /// picked, for the script that does it.
    pub fn row(
        &self,
        ix: Ix,
        whole: Option<(String, String)>,
        heads: &[Head<'_>],
        counted: impl Fn(Standing) -> Option<Counted>,
        sources: &mut Sources,
    ) -> Html {
        let (ranks, words) = whole.unzip();
        html! {
            tr data-ranks=[ranks] data-is=[words] {
                th scope="row" { (self.link(ix)) }
                @for head in heads {
                    td class=[head.class.as_ref()] data-l=(head.label) { (self.cell(ix, head.subject, &counted, sources)) }
                }
            }
        }
    }

    fn cell(&self, ix: Ix, column: Column, counted: &dyn Fn(Standing) -> Option<Counted>, sources: &mut Sources) -> Html {
        let entry = self.knowledge.entry(ix);
        let html = match column {
            Column::Title => html! { (self.title(ix)) },
            Column::Standing(standing) => counted(standing).map(|counted| self.counted(&counted)).unwrap_or_default(),
            Column::Countries => listed(self.words.text("comma"), entry.countries.iter().map(|country| self.country(country.value))),
            Column::Status => html! { @if let Some(status) = &entry.status { (self.knowledge.vocabularies().label("status", status)) } },
            Column::Depends => self.depends(entry, sources),
            Column::Events => listed(self.words.text("comma"), entry.events.iter().map(|event| {
                html! { (time(&self.words, &event.date)) ": " (apart(&self.words, &event.title)) (self.marks(entry, &event.sources, sources)) }
            })),
            Column::Field(field) => entry.fact(field).map(|fact| self.headline(ix, fact, sources)).unwrap_or_default(),
        };
        if html.is_empty() { not_recorded(&self.words) } else { html }
    }

    /// What an entry depends on, each once, with who says so of any of its dependencies on it.
    fn depends(&self, entry: &Entry, sources: &mut Sources) -> Html {
        let mut targets: Vec<(Ix, Vec<Ix>)> = Vec::new();
        let mut places: FxHashMap<Ix, usize> = FxHashMap::default();
        for edge in &entry.depends {
            let Some(target) = self.knowledge.find(&edge.on.value) else { continue };
            let place = *places.entry(target).or_insert(targets.len());
            if place == targets.len() {
                targets.push((target, Vec::new()));
            }
            targets[place].1.extend(self.knowledge.sources(entry, &edge.sources));
        }
        listed(
            self.words.text("comma"),
            targets.into_iter().map(|(target, mut said)| {
                said.sort_unstable();
                said.dedup();
                html! { (self.link(target)) @for source in said { (self.mark(source, None, sources)) } }
            }),
        )
    }

    /// The headline claim of a fact: its value, who says so, and where the other claims are.
    fn headline(&self, ix: Ix, fact: &Fact, sources: &mut Sources) -> Html {
        let entry = self.knowledge.entry(ix);
        let claim = fact.headline();
        let value = match &claim.content {
            Content::Values(values) => self.values(entry, fact.field, values, sources),
            Content::Absent(why) => absent(&self.words, *why),
        };
        let more = fact.claims.len() - 1;
        html! {
            @if value.is_empty() { (not_recorded(&self.words)) } @else { (value) }
            (self.marks(entry, &claim.sources, sources))
            @if more > 0 {
                " "
                small.more {
                    a href=(self.place_url(ix, &entry.claim_anchor(fact.field, 0))) title=(self.words.say("more_on_profile", &[("count", more.into())])) { "+" (more) }
                }
            }
            @if let Some(conversion) = self.conversion(claim) {
                " "
                small { "(" span title=(conversion.how) { "≈ " (self.words.money(&conversion.money)) } (self.rate_source(&conversion, sources)) ")" }
            }
            @if let Some(scope) = &claim.scope { " " small { "(" (apart(&self.words, scope)) ")" } }
            @if let Some(as_of) = &claim.as_of {
                " "
                small.as-of {
                    (self.say("as_of", &[("date", time(&self.words, as_of).as_arg())]))
                    @if let Some(life) = self.stale(entry, fact.field, claim) { (self.words.text("comma")) span.stale { (self.words.say("stale_after", &[("period", (&life).into())])) } }
                }
            }
        }
    }

    /// How long values of the field keep, if the claim is older.
    pub fn stale(&self, entry: &Entry, field: usize, claim: &Claim) -> Option<String> {
        let field = &entry.kind.fields[field];
        field.shelf_life.filter(|_| claim.is_stale(field, self.as_of)).map(|life| self.words.period(&life))
    }
}

/// What stands in a cell without a value, for those who do not see that it is empty.
fn not_recorded(words: &Words) -> Html {
    html! { span.vh { (words.text("not_recorded")) } }
}
