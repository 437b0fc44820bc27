//! Ways to see some of all events only, and which of them have pages.

use std::cmp::Reverse;

use serde::Serialize;

use super::Markup;
use crate::view::Views;
use crate::view::timeline::Happening;

/// As many types of events have a page of their own, those with most.
const MOST_TYPES: usize = 40;

/// Events of one sort, on a page of their own.
#[derive(Debug, Serialize)]
pub struct Filtered {
    /// Which.
    pub label: String,
    /// The same for addresses: the code of a country, the folder of a kind, the word of a type.
    pub word: String,
    /// Where they are.
    pub url: String,
    /// How many.
    pub count: usize,
    /// Whether it is this page.
    pub current: bool,
}

/// Ways to see some of all events only.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// By what.
    pub label: String,
    /// The same for addresses: `country`, `kind` or `type`.
    pub name: &'static str,
    /// Two or more.
    pub pages: Vec<Filtered>,
}

impl Markup {
    /// By what an event can be picked: "country:SG kind:models type:release".
    pub(super) fn picked_by(&self, happening: &Happening) -> String {
        let (countries, kinds, kind) = self.views.timeline.facets(&self.knowledge, happening);
        let countries = countries.iter().map(|country| format!("country:{}", country.code()));
        let kinds = kinds.iter().map(|folder| format!("kind:{folder}"));
        let kind = kind.filter(|word| is_plain(word)).map(|word| format!("type:{word}"));
        countries.chain(kinds).chain(kind).collect::<Vec<_>>().join(" ")
    }

    /// Where the events of one country, kind or type are; `here` is the path of the page itself.
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

/// The path of the page with the events that entries of a kind tell.
pub fn events_of_kind(folder: &str) -> String {
    format!("timeline/kind/{folder}/")
}

/// The types of events that have a page of their own, and its path. A type that no vocabulary declares may be any text; those that are no
/// path have none.
pub fn event_types(views: &Views) -> Vec<(&str, String)> {
    let mut types: Vec<(&str, usize)> = views.timeline.by_type.iter().map(|(word, places)| (&**word, places.len())).collect();
    types.retain(|(word, _)| is_plain(word));
    types.sort_by_key(|(_, count)| Reverse(*count));
    types.truncate(MOST_TYPES);
    types.into_iter().map(|(word, _)| (word, format!("timeline/type/{word}/"))).collect()
}

/// Whether a type can stand in an address as it is.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
