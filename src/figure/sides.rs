//! The bars of a country: what its projects depend on to the left, what depends on it to the right, by country.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Caption, Figure, Label, Part, Row, Sides};
use crate::markup::address::exposed_id;
use crate::markup::{Markup, Text};
use crate::value::Country;
use crate::view::exposure::Effect;
use crate::wording;
use crate::words::Words;

impl Markup {
    /// The bars of a country; none if both sides are empty.
    pub fn sides(&self, country: Country) -> Option<Figure> {
        let exposure = &self.views.exposure;
        let nothing = BTreeMap::new();
        let ours = exposure.effects.get(&country).unwrap_or(&nothing);
        let theirs: BTreeMap<Country, &Effect> = exposure.elsewhere(country).collect();
        let mut others: Vec<Country> = ours.keys().chain(theirs.keys()).copied().collect();
        others.sort_unstable();
        others.dedup();
        let counted = |other: Country| [ours.get(&other), theirs.get(&other).copied()].map(|effect| effect.map_or(0, Effect::count));
        others.retain(|other| counted(*other).iter().any(|count| *count > 0));
        if others.is_empty() {
            return None;
        }
        others.sort_by_cached_key(|other| {
            (Reverse(counted(*other).iter().sum::<usize>()), self.views.titles.key(&self.country_name(*other).title), *other)
        });
        let row = |other: &Country| {
            let there = self.country_name(*other);
            let leads = there.url.as_ref().map(|url| format!("{url}#{}", exposed_id(*other, country)));
            Row {
                name: Label { text: there.title.into(), url: there.url.as_deref().map(Text::new) },
                sides: [
                    (parts(&self.words, ours.get(other)), Some(format!("#{}", exposed_id(country, *other)))),
                    (parts(&self.words, theirs.get(other).copied()), leads),
                ],
            }
        };
        let rows: Vec<Row> = others.iter().map(row).collect();
        let name = match self.knowledge.countries.get(&country) {
            Some(ix) => self.named(*ix),
            None => self.country_name(country).title,
        };
        let all = |effects: &mut dyn Iterator<Item = &Effect>| Effect::distinct(effects).len();
        let own = (all(&mut ours.values()), exposure.projects.get(&country).map_or(0, Vec::len));
        let elsewhere = (all(&mut theirs.values().copied()), self.views.projects_elsewhere(&self.knowledge, country));
        let sides = Sides {
            caption: Caption {
                id: "sides".to_owned(),
                title: wording::sides(&self.words, &name, own, elsewhere, &self.noun),
                description: wording::read_sides(&self.words, &name, &self.noun),
            },
            names: self.text("country"),
            heads: wording::heads_of_sides(&self.words, &name, &self.noun),
        };
        Some(sides.draw(&self.words, &rows))
    }
}

/// The numbers of projects in each state, as parts of a bar.
fn parts(words: &Words, effect: Option<&Effect>) -> Vec<Part> {
    let counts = effect.into_iter().flat_map(Effect::counts);
    counts.map(|(state, count)| Part { word: state.word().to_owned(), label: state.of(words, count), count }).collect()
}
