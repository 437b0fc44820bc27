//! World maps of all projects, and of the projects that a scenario hits.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Caption, Figure, Label, Map, Place, step_of, thresholds};
use crate::markup::{Markup, Text};
use crate::value::Country;

/// The messages for steps of shares, the lowest first.
const SHARES: [&str; 5] = ["share_quarter", "share_half", "share_three_quarters", "share_more", "share_all"];

/// How a map shades one country.
struct Shade {
    step: usize,
    /// The count that determines its place in the list.
    count: usize,
    value: String,
    said: String,
}

impl Markup {
    /// The countries of the site, by their number of projects; none if no country has any.
    pub fn map_of_projects(&self) -> Option<Figure> {
        let projects = &self.views.exposure.projects;
        let count = |country: &Country| projects.get(country).map_or(0, Vec::len);
        // Unions are not shaded, and have more projects than any country.
        let shaded = projects.iter().filter(|(country, _)| self.knowledge.members(**country).next().is_none());
        let steps = thresholds(shaded.map(|(_, projects)| projects.len()).max()?);
        let countries = projects.keys().chain(self.knowledge.countries.keys()).copied().collect();
        let places = self.on_map(countries, |country| Shade {
            step: step_of(count(&country), &steps),
            count: count(&country),
            value: self.words.number(count(&country) as u64),
            said: self.noun.number(count(&country)),
        });
        let with = places.iter().filter(|place| place.step > 0 && place.members.is_empty());
        let most: Vec<String> = with.clone().take(3).map(|place| self.name_count(place)).collect();
        let heading = self.words.capitalised(&self.noun.many);
        let map = Map {
            caption: Caption {
                id: "map".to_owned(),
                title: self.title_of_projects(with.clone(), &most),
                description: self.words.say("map_reading", &[("what", (&heading).into())]),
            },
            heads: [self.words.text("country").to_owned(), heading],
            steps: self.steps(&steps),
            none: Some(self.words.text("none").to_owned()),
            others: self.beside_map(),
        };
        Some(map.draw(&self.words, &places))
    }

    /// "338 projects; 112 countries have some: most Japan (16), then the United States (15) and South Korea (12)." All
    /// projects are counted, as everywhere, although some belong to no country that is drawn: a project may belong to a
    /// union alone, or to no country.
    fn title_of_projects<'p>(&self, places: impl Iterator<Item = &'p Place>, most: &[String]) -> String {
        let places: Vec<&Place> = places.collect();
        let count = self.views.projects;
        let all = [("count", count.into()), ("projects", self.noun.of(count).into())];
        let most = match most {
            [_] if places.first().is_some_and(|place| place.value == self.words.number(count as u64)) => {
                let place = places.first().map(|place| self.in_sentence(&place.code)).unwrap_or_default();
                return self.words.say("map_title_one", &[all[0], all[1], ("place", (&place).into())]);
            }
            [] | [_] => return self.words.capitalised(&self.noun.number(count)),
            [first, second] => self.words.say("map_most_two", &[("first", first.into()), ("second", second.into())]),
            [first, second, third, ..] => {
                self.words.say("map_most_three", &[("first", first.into()), ("second", second.into()), ("third", third.into())])
            }
        };
        self.words.say("map_title", &[all[0], all[1], ("countries", places.len().into()), ("most", (&most).into())])
    }

    /// "Japan (16)".
    fn name_count(&self, place: &Place) -> String {
        let name = self.in_sentence(&place.code);
        self.words.say("name_count", &[("name", (&name).into()), ("count", (&place.value).into())])
    }

    /// The labels of steps with these lower bounds.
    fn steps(&self, thresholds: &[usize]) -> Vec<String> {
        let name = |(at, from): (usize, &usize)| match thresholds.get(at + 1) {
            None => self.words.say("step_from", &[("from", (*from).into())]),
            Some(next) if *next == from + 1 => self.words.number(*from as u64),
            Some(next) => self.words.say("step_from_to", &[("from", (*from).into()), ("to", (next - 1).into())]),
        };
        thresholds.iter().enumerate().map(name).collect()
    }

    /// The labels of unions, and of places that the map does not have.
    fn beside_map(&self) -> [String; 2] {
        ["outlined", "not_on_map"].map(|id| self.words.text(id).to_owned())
    }

    /// The countries whose projects are hit, by their share of the country's projects. Each item has a country, the number
    /// of projects hit, and the number of all. None if no project is hit.
    pub fn map_of_hits(&self, hits: &[(Country, usize, usize)]) -> Option<Figure> {
        let of = |country: Country| hits.iter().find(|(other, ..)| *other == country).map_or((0, 0), |(_, hit, all)| (*hit, *all));
        if hits.iter().all(|(_, hit, _)| *hit == 0) {
            return None;
        }
        let countries = hits.iter().map(|(country, ..)| *country).collect();
        let places = self.on_map(countries, |country| {
            let (hit, all) = of(country);
            // A step is a quarter; the last step is the whole.
            let step = if hit == all { SHARES.len() } else { (4 * hit).div_ceil(all.max(1)) };
            let counts = [("hit", hit.into()), ("count", all.into()), ("projects", self.noun.of(all).into())];
            let said = self.words.say("share_hit_of", &counts);
            let value = self.words.say("hit_of", &counts[..2]);
            Shade { step: if hit == 0 { 0 } else { step }, count: hit, value, said }
        });
        let hit = places.iter().filter(|place| place.step > 0 && place.members.is_empty()).count();
        let half = places.iter().filter(|place| place.step > 2 && place.members.is_empty()).count();
        let heading = self.words.capitalised(&self.words.say("share_hit", &[("projects", (&self.noun.many).into())]));
        let many = self.words.capitalised(&self.noun.many);
        let all = [("projects", (&many).into()), ("hit", hit.into()), ("countries", hits.len().into()), ("half", half.into())];
        let map = Map {
            caption: Caption {
                id: "map".to_owned(),
                title: self.words.say("map_hits_title", &all),
                description: self.words.say("map_reading", &[("what", (&heading).into())]),
            },
            heads: [self.words.text("country").to_owned(), heading],
            steps: SHARES.map(|id| self.words.text(id).to_owned()).to_vec(),
            none: None,
            others: self.beside_map(),
        };
        Some(map.draw(&self.words, &places))
    }

    /// The name of a country within a sentence.
    fn in_sentence(&self, code: &str) -> String {
        let entry = Country::parse(code).ok().and_then(|country| self.knowledge.countries.get(&country));
        entry.map_or_else(|| code.to_owned(), |ix| self.named(*ix))
    }

    /// The places of countries, those with most first, then by title.
    fn on_map(&self, countries: BTreeSet<Country>, shade: impl Fn(Country) -> Shade) -> Vec<Place> {
        let mut places: Vec<(usize, Place)> = Vec::new();
        for country in countries {
            let Shade { step, count, value, said } = shade(country);
            let name = self.country_name(country);
            let members = self.knowledge.members(country).map(|member| member.code().to_owned()).collect();
            let name = Label { text: name.title.into(), url: name.url.as_deref().map(Text::new) };
            places.push((count, Place { code: country.code().to_owned(), name, step, value, said, members }));
        }
        places.sort_by_cached_key(|(count, place)| (Reverse(*count), self.views.titles.key(&place.name.text)));
        places.into_iter().map(|(_, place)| place).collect()
    }
}
