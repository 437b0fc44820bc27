//! Names of entries: the title, as a link to the page, with the entry's countries.

use super::address::path_of;
use super::{Html, Markup, Rows, Text, apart};
use crate::config::Config;
use crate::entry::{Content, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;
use crate::view::{country, evidence};
use crate::wording;
use crate::words::Words;

/// The name of an entry, which is made once because many pages show it.
#[derive(Debug)]
pub(super) struct Name {
    /// The address of its page.
    address: Text,
    title: Text,
    /// The title within a sentence, isolated if it is written in the other direction.
    shown: Html,
    /// The title as a link to the page.
    link: Html,
    /// The countries it belongs to, by title: "Japan, Taiwan".
    countries: Text,
    /// The line of a list that names it with its kind and countries.
    what: Html,
    /// The reliability of a source that is not enough ground for a conclusion by itself.
    weak: Option<Text>,
}

impl Name {
    fn new(knowledge: &Knowledge, config: &Config, words: &Words, ix: Ix) -> Self {
        let entry = knowledge.entry(ix);
        let countries = entry.countries.iter().map(|country| country::title(knowledge, &config.language, country.value));
        let countries: Vec<_> = countries.collect();
        let address = Text::new(&format!("{}{}", config.base_path, path_of(entry)));
        let title = Text::new(&entry.title.value);
        let shown = apart(words, &entry.title.value);
        let language = foreign(knowledge, config, ix);
        let link = html! { a href=(address) lang=[language] { (shown) } };
        let countries = Text::new(&words.list(&countries));
        let what = html! {
            p.what { (link) " " small { (entry.kind.name) @if !countries.is_empty() { " · " (countries) } } }
        };
        Self { address, title, shown, link, countries, what, weak: weak_sort(knowledge, ix) }
    }
}

impl Markup {
    fn name(&self, ix: Ix) -> &Name {
        self.names[ix as usize].get_or_init(|| Name::new(&self.knowledge, &self.config, &self.words, ix))
    }

    /// The title of an entry within a sentence, where a country may take an article: "the Netherlands".
    pub fn named(&self, ix: Ix) -> String {
        let title = &*self.knowledge.entry(ix).title.value;
        match self.knowledge.stands_for(ix) {
            Some(_) => wording::country(&self.words, title),
            None => title.to_owned(),
        }
    }

    /// The title of an entry as a link to its page.
    pub fn link(&self, ix: Ix) -> &Html {
        &self.name(ix).link
    }

    /// The line of a list that names an entry with its kind and countries.
    pub fn what(&self, ix: Ix) -> &Html {
        &self.name(ix).what
    }

    /// Rows that name entries with their kinds and countries.
    pub fn named_rows(&self, entries: &[Ix]) -> Rows {
        entries.iter().map(|ix| html! { li { (self.what(*ix)) } }).collect()
    }

    /// The title of an entry as a link to an address below its page.
    pub fn link_below(&self, ix: Ix, below: &str) -> Html {
        let name = self.name(ix);
        html! { a href={ (name.address) (below) } { (name.shown) } }
    }

    /// The title of an entry.
    pub fn title(&self, ix: Ix) -> &Text {
        &self.name(ix).title
    }

    /// The address of an entry's page.
    pub fn address(&self, ix: Ix) -> &Text {
        &self.name(ix).address
    }

    /// The language of the title and text of sources, if all share it and it differs from the site's.
    pub fn foreign<'s>(&self, sources: impl IntoIterator<Item = &'s str>) -> Option<String> {
        let mut languages = sources.into_iter().map(|source| foreign(&self.knowledge, &self.config, self.knowledge.find_source(source)?));
        let first = languages.next()??;
        languages.all(|language| language.as_deref() == Some(&*first)).then_some(first)
    }

    /// The reliability of a source that is not enough ground for a conclusion by itself.
    pub fn weak_sort(&self, ix: Ix) -> Option<&Text> {
        self.name(ix).weak.as_ref()
    }

    /// The countries of an entry, by title; empty if none is recorded.
    pub fn countries(&self, ix: Ix) -> &Text {
        &self.name(ix).countries
    }

    /// The countries of an entry after its name, with the jurisdiction as seen from the page's own entry.
    pub fn whose(&self, ix: Ix, law: Option<&str>) -> Html {
        let countries = self.countries(ix);
        html! {
            @if !countries.is_empty() || law.is_some() {
                " "
                small {
                    // If no country is recorded, that says it all.
                    @if countries.is_empty() { (self.words.text("no_country_recorded")) } @else {
                        (countries)
                        @if let Some(law) = law { " " span class={ "law law-" (law) } { (self.words.text(law_word(law))) } }
                    }
                }
            }
        }
    }
}

/// The message for a jurisdiction.
fn law_word(law: &str) -> &'static str {
    match law {
        "domestic" => "is_domestic",
        "shared" => "is_of_shared_law",
        "foreign" => "is_foreign",
        _ => "is_of_unknown_law",
    }
}

/// The BCP 47 tag of a source's title and text, if it differs from the site's language.
pub(super) fn foreign(knowledge: &Knowledge, config: &Config, ix: Ix) -> Option<String> {
    let entry = knowledge.entry(ix);
    let Content::Values(values) = &knowledge.fact(entry, "language")?.headline().content else { return None };
    let language = values.iter().find_map(|value| match value {
        Value::Language(language) => Some(language.tag()),
        Value::Text(tag) => Some(&**tag),
        _ => None,
    });
    language.filter(|tag| entry.kind.role == Role::Source && **tag != *config.language).map(str::to_owned)
}

/// The reliability of a source, if some sources are enough ground and this one is not.
fn weak_sort(knowledge: &Knowledge, ix: Ix) -> Option<Text> {
    if knowledge.entry(ix).kind.role != Role::Source || !evidence::words(knowledge).iter().any(|word| word.strong) {
        return None;
    }
    let word = evidence::sort_of(knowledge, ix).word(knowledge).filter(|word| !word.strong)?;
    Some(Text::new(&word.label))
}
