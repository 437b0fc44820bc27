//! Filters: pages that show only some of all events.

use std::cmp::Reverse;

use serde::Serialize;

use super::Markup;
use crate::view::Views;
use crate::view::timeline::Happening;

/// The most types of events with a page of their own; those with most events have one.
const MOST_TYPES: usize = 40;

/// Events of one sort, on a page of their own.
#[derive(Debug, Serialize)]
pub struct Filtered {
    /// The label.
    pub label: String,
    /// The value in addresses: the code of a country, the folder of a kind, the word of a type.
    pub word: String,
    /// The address of the page.
    pub url: String,
    /// The number of events.
    pub count: usize,
    /// Whether it is this page.
    pub current: bool,
}

/// A criterion by which events are filtered.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// The label of the criterion.
    pub label: String,
    /// Its name in addresses: `country`, `kind` or `type`.
    pub name: &'static str,
    /// The pages; at least two.
    pub pages: Vec<Filtered>,
}

impl Markup {
    /// The values by which an event can be selected: "country:SG kind:models type:release".
    pub(super) fn picked_by(&self, happening: &Happening) -> String {
        let (countries, kinds, kind) = self.views.timeline.facets(&self.knowledge, happening);
        let countries = countries.iter().map(|country| format!("country:{}", country.code()));
        let kinds = kinds.iter().map(|folder| format!("kind:{folder}"));
        let kind = kind.filter(|word| is_plain(word)).map(|word| format!("type:{word}"));
        countries.chain(kinds).chain(kind).collect::<Vec<_>>().join(" ")
    }

    /// The pages with the events of one country, kind or type. `here` is the path of the current page.
    pub fn filters(&self, here: Option<&str>) -> Vec<Filter> {
        let timeline = &self.views.timeline;
        let mut countries: Vec<Filtered> = Vec::new();
        for (country, places) in &timeline.by_country {
            let name = self.country_name(*country);
            if let Some(url) = name.url {
                let word = country.code().to_owned();
                countries.push(Filtered { label: name.title, word, url: format!("{url}#timeline"), count: places.len(), current: false });
            }
        }
        countries.sort_by_cached_key(|choice| self.views.titles.key(&choice.label));
        let choice = |label: &str, word: &str, path: &str, count: usize| Filtered {
            label: label.to_owned(),
            word: word.to_owned(),
            url: self.url(path),
            count,
            current: here == Some(path),
        };
        let kinds = self.knowledge.schema.kinds.values();
        let kinds = kinds.filter_map(|kind| {
            Some(choice(&kind.plural, &kind.folder, &events_of_kind(&kind.folder), timeline.by_kind.get(&kind.folder)?.len()))
        });
        let label = |word: &str| self.knowledge.vocabularies().label("event", word).to_owned();
        let count = |word: &str| timeline.by_type.get(word).map_or(0, Vec::len);
        let types = event_types(&self.views).into_iter().map(|(word, path)| choice(&label(word), word, &path, count(word)));
        let all = [
            ("country", "filter_country", countries),
            ("kind", "filter_teller", kinds.collect()),
            ("type", "filter_type", types.collect()),
        ];
        let some = all.into_iter().filter(|(.., pages)| pages.len() > 1);
        some.map(|(name, label, pages)| Filter { label: self.text(label), name, pages }).collect()
    }
}

/// The path of the page with the events told by entries of a kind.
pub fn events_of_kind(folder: &str) -> String {
    format!("timeline/kind/{folder}/")
}

/// The types of events with a page of their own, and the path of that page. A type that is in no vocabulary may be any text;
/// if it cannot be part of a path, it has no page.
pub fn event_types(views: &Views) -> Vec<(&str, String)> {
    let mut types: Vec<(&str, usize)> = views.timeline.by_type.iter().map(|(word, places)| (&**word, places.len())).collect();
    types.retain(|(word, _)| is_plain(word));
    types.sort_by_key(|(_, count)| Reverse(*count));
    types.truncate(MOST_TYPES);
    types.into_iter().map(|(word, _)| (word, format!("timeline/type/{word}/"))).collect()
}

/// Whether a type can be used in an address unchanged.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
