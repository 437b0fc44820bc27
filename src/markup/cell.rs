//! The rows of a table and their cells: an entry, and its value in each column.

use rustc_hash::FxHashMap;

use super::absent::absent;
use super::{Html, Markup, Sources, apart, listed, promised, time};
use crate::entry::{Absence, Claim, Content, Entry, Fact, Value};
use crate::knowledge::Ix;
use crate::schema::column::{Column, Part};
use crate::view::said::{self, regions};
use crate::words::{Arg, Words};

/// A column as its cells need it.
pub struct Head<'h> {
    /// The column.
    pub subject: &'h Column,
    /// Its label, which cells show where there is no room for headings.
    pub label: &'h str,
    /// Its class names.
    pub class: Option<String>,
}

impl Markup {
    /// An entry as a row with these cells. In the whole table it also has the words by which the script selects it.
    pub fn row(&self, words: Option<String>, cells: &Html) -> Html {
        html! { tr data-is=[words] { (cells) } }
    }

    /// The cells of an entry's row.
    pub fn cells(&self, ix: Ix, heads: &[Head<'_>], sources: &mut Sources) -> Html {
        html! {
            th scope="row" { (self.link(ix)) }
            @for head in heads {
                td class=[head.class.as_ref()] data-l=(head.label) { (self.cell(ix, head.subject, sources)) }
            }
        }
    }

    fn cell(&self, ix: Ix, column: &Column, sources: &mut Sources) -> Html {
        let ends = self.knowledge.reached(ix, &column.way);
        let entries = || ends.iter().map(|end| self.knowledge.entry(*end));
        let followed = !column.way.is_empty();
        let html = match &column.part {
            Part::Title if followed => listed(self.words.text("comma"), ends.iter().map(|end| self.link(*end))),
            Part::Title => html! { (self.title(ix)) },
            Part::Standing(standing) => self.count().of(ix, *standing).map(|counted| self.counted(&counted)).unwrap_or_default(),
            Part::Kind => listed(self.words.text("comma"), once(entries().map(|entry| &*entry.kind.name))),
            Part::Countries => listed(
                self.words.text("comma"),
                once(entries().flat_map(|entry| entry.countries.iter().map(|country| country.value))).map(|code| self.country(code)),
            ),
            Part::Regions => {
                listed(self.words.text("comma"), once(entries().flat_map(regions)).map(|region| self.said_as(&column.part, region.word())))
            }
            Part::Status => {
                let statuses = once(entries().filter_map(|entry| entry.status.as_deref()));
                listed(self.words.text("comma"), statuses.map(|status| self.knowledge.vocabularies().label("status", status)))
            }
            Part::Depends(role) => self.depends(&ends, role.as_deref(), sources),
            Part::Events(kind, promise) => lines(ends.iter().flat_map(|end| {
                let events = said::events(&self.knowledge, *end, kind.as_deref(), *promise, self.as_of);
                events.map(|(at, _)| self.event_in_cell(*end, at, sources)).collect::<Vec<_>>()
            })),
            Part::Field(fields) => {
                let facts = ends.iter().filter_map(|end| {
                    let entry = self.knowledge.entry(*end);
                    Some((*end, entry.fact(fields.of(&entry.kind)?)?))
                });
                // If there are several entries, each value comes with the name of its entry.
                let name = |end: Ix| {
                    if ends.len() > 1 {
                        html! { " " small { (self.in_brackets(self.link(end).as_arg())) } }
                    } else {
                        Html::default()
                    }
                };
                lines(facts.map(|(end, fact)| html! { (self.headline(end, fact, sources)) (name(end)) }))
            }
            Part::Basis(fields) => {
                let said = once(entries().filter_map(|entry| said::headline(entry, fields)?.basis.as_deref()));
                listed(self.words.text("comma"), said.map(|basis| self.term("basis", basis)))
            }
            Part::Converted(fields) => listed(
                self.words.text("comma"),
                entries().filter_map(|entry| Some(self.converted(said::headline(entry, fields)?, sources))),
            ),
        };
        // The values of the last step are already in the cell.
        let role = if let Part::Depends(role) = &column.part { role.as_deref() } else { None };
        let said: Vec<Absence> = entries().flat_map(|entry| said::absences(entry, role)).collect();
        let unsaid = self.knowledge.unsaid(ix, &column.way).into_iter().filter(|why| !said.contains(why));
        let unsaid = unsaid.map(|why| absent(&self.words, why));
        let html = match (html.is_empty(), &column.part) {
            (true, _) => listed(self.words.text("comma"), unsaid),
            (false, Part::Field(_) | Part::Events(..)) => lines(std::iter::once(html).chain(unsaid)),
            (false, _) => listed(self.words.text("comma"), std::iter::once(html).chain(unsaid)),
        };
        match &column.part {
            _ if !html.is_empty() => html,
            // Other kinds of the table have such a field.
            Part::Field(fields) | Part::Basis(fields) | Part::Converted(fields)
                if !followed && fields.of(&self.knowledge.entry(ix).kind).is_none() =>
            {
                html! { span aria-hidden="true" { "–" } span.vh { (self.words.text("not_asked")) } }
            }
            _ => html,
        }
    }

    /// An amount in the site's currency, with the rate if it was converted; or why there is none.
    fn converted(&self, claim: &Claim, sources: &mut Sources) -> Html {
        if let Some(conversion) = self.conversion(claim) {
            return html! { span title=(conversion.how) { (self.words.money(&conversion.money)) } (self.rate_source(&conversion, sources)) };
        }
        match &claim.content {
            Content::Absent(why) => absent(&self.words, *why),
            Content::Values(values) => match values.first() {
                Some(Value::Money(money)) if self.config.currency.is_none_or(|own| own == money.currency) => {
                    html! { (self.words.money(money)) }
                }
                _ => Html::default(),
            },
        }
    }

    /// An event in a cell: its date, title and sources, and for a promise what keeps it.
    fn event_in_cell(&self, ix: Ix, at: usize, sources: &mut Sources) -> Html {
        let (entry, event) = (self.knowledge.entry(ix), &self.knowledge.entry(ix).events[at]);
        let met = self.knowledge.met_by((ix, at as u32)).next();
        html! {
            @if event.is_target() { (promised(&self.words, &event.date)) } @else { (time(&self.words, &event.date)) }
            (self.words.text("colon")) " " (apart(&self.words, &event.title)) (self.marks(entry, &event.sources, sources))
            @if let Some(met) = met { " " small { (self.words.text("met")) " " (self.event_link(ix, met)) } }
        }
    }

    /// What entries depend on, without repetitions. The sources come from any of their dependencies on it, and are shown
    /// once after targets that share them. Then why none is named.
    fn depends(&self, ends: &[Ix], role: Option<&str>, sources: &mut Sources) -> Html {
        let mut targets: Vec<(Ix, Vec<Ix>)> = Vec::new();
        let mut places: FxHashMap<Ix, usize> = FxHashMap::default();
        for entry in ends.iter().map(|end| self.knowledge.entry(*end)) {
            for edge in said::ties(entry, role) {
                let Some(target) = self.knowledge.find(&edge.on.value) else { continue };
                let place = *places.entry(target).or_insert(targets.len());
                if place == targets.len() {
                    targets.push((target, Vec::new()));
                }
                targets[place].1.extend(self.knowledge.sources(entry, &edge.sources));
            }
        }
        for (_, said) in &mut targets {
            said.sort_unstable();
            said.dedup();
        }
        let named = targets.iter().enumerate().map(|(at, (target, said))| {
            let goes_on = targets.get(at + 1).is_some_and(|(_, next)| next == said);
            html! { (self.link(*target)) @if !goes_on { @for source in said { (self.mark(*source, None, sources)) } } }
        });
        let absences = once(ends.iter().flat_map(|end| said::absences(self.knowledge.entry(*end), role)));
        listed(self.words.text("comma"), named.collect::<Vec<_>>().into_iter().chain(absences.map(|why| absent(&self.words, why))))
    }

    /// The headline claim of a fact: its value and sources, and a link to the other claims.
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
                    a href=(self.place_url(ix, &entry.claim_anchor(fact.field, 0))) title=(self.words.say("more_on_profile", &[("count", more.into())])) { "+" (self.words.number(more as u64)) }
                }
            }
            @if let Some(conversion) = self.conversion(claim) {
                " "
                small {
                    (self.in_brackets(html! { "≈ " (self.words.money(&conversion.money)) (self.rate_source(&conversion, sources)) }.as_arg()))
                }
            }
            @if let Some(scope) = &claim.scope { " " small { (self.in_brackets(apart(&self.words, scope).as_arg())) } }
            @if let Some(as_of) = &claim.as_of {
                " "
                small.as-of {
                    (self.words.say("as_of", &[("date", Arg::Sign(&self.words.date(as_of)))]))
                    @if let Some(life) = self.stale(entry, fact.field, claim) { (self.words.text("comma")) span.stale { (self.words.say("stale_after", &[("period", (&life).into())])) } }
                }
            }
        }
    }

    /// The shelf life of the field, if the claim is older.
    pub fn stale(&self, entry: &Entry, field: usize, claim: &Claim) -> Option<String> {
        let field = &entry.kind.fields[field];
        field.shelf_life.filter(|_| claim.is_stale(field, self.as_of)).map(|life| self.words.period(&life))
    }
}

/// Pieces that may take several lines, each in a block of its own, because a comma between them would begin a line.
fn lines(pieces: impl Iterator<Item = Html>) -> Html {
    let pieces: Vec<Html> = pieces.collect();
    match &pieces[..] {
        [piece] => piece.clone(),
        pieces => html! { @for piece in pieces { div { (piece) } } },
    }
}

/// The text for screen readers in an empty cell.
fn not_recorded(words: &Words) -> Html {
    html! { span.vh { (words.text("not_recorded")) } }
}

/// Removes repetitions, keeping the order of first occurrences.
fn once<T: PartialEq + Copy>(items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut all: Vec<T> = Vec::new();
    items.for_each(|item| {
        if !all.contains(&item) {
            all.push(item)
        }
    });
    all.into_iter()
}
