//! Names of entries: the title, as a link to the page, with the entry's countries.

use super::address::path_of;
use super::{Html, Markup, Rows, Text, Written, apart};
use crate::config::Config;
use crate::entry::{Content, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;
use crate::view::{country, evidence};
use crate::wording;
use crate::words::Words;

/// The name of an entry, which is made once because many pages show it. All of it is in one text, so that a page that names
/// hundreds of entries finds each in one place.
#[derive(Debug)]
pub(super) struct Name {
    text: Box<str>,
    /// The end of each part in the text, in the order of [`Part`].
    ends: [u32; PARTS],
}

/// A part of a name.
#[derive(Clone, Copy)]
enum Part {
    /// The title as it is written.
    Plain,
    /// The title, escaped.
    Title,
    /// The address of its page, escaped.
    Address,
    /// The title within a sentence as HTML, isolated if it is written in the other direction.
    Shown,
    /// The title as a link to the page, as HTML.
    Link,
    /// The countries it belongs to, by title: "Japan, Taiwan", escaped.
    Countries,
    /// The line of a list that names it with its kind and countries, as HTML.
    What,
    /// The reliability of a source that is not enough ground for a conclusion by itself, escaped; empty for others.
    Weak,
}

/// The number of parts.
const PARTS: usize = Part::Weak as usize + 1;

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
        let weak = weak_sort(knowledge, ix).map(Text::new);
        let weak = weak.as_ref().map_or("", Text::as_str);
        let parts =
            [&*entry.title.value, title.as_str(), address.as_str(), shown.as_str(), link.as_str(), countries.as_str(), what.as_str(), weak];
        let mut end = 0;
        let ends = parts.map(|part| {
            end += part.len() as u32;
            end
        });
        Self { text: parts.concat().into(), ends }
    }

    fn part(&self, part: Part) -> &str {
        let at = part as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(start as usize..self.ends[at] as usize).unwrap_or_default()
    }
}

impl Markup {
    fn name(&self, ix: Ix) -> &Name {
        self.names[ix as usize].get_or_init(|| Name::new(&self.knowledge, &self.config, &self.words, ix))
    }

    fn text_of(&self, ix: Ix, part: Part) -> Text<'_> {
        Text::of_name(self.name(ix).part(part))
    }

    /// The title of an entry within a sentence, where a country may take an article: "the Netherlands".
    pub fn named(&self, ix: Ix) -> String {
        let title = self.plain_title(ix);
        match self.knowledge.stands_for(ix) {
            Some(_) => wording::country(&self.words, title),
            None => title.to_owned(),
        }
    }

    /// The title of an entry as a link to its page.
    pub fn link(&self, ix: Ix) -> Written<'_> {
        Written(self.name(ix).part(Part::Link))
    }

    /// The line of a list that names an entry with its kind and countries.
    pub fn what(&self, ix: Ix) -> Written<'_> {
        Written(self.name(ix).part(Part::What))
    }

    /// Rows that name entries with their kinds and countries.
    pub fn named_rows(&self, entries: &[Ix]) -> Rows {
        entries.iter().map(|ix| html! { li { (self.what(*ix)) } }).collect()
    }

    /// The title of an entry as a link to an address below its page.
    pub fn link_below(&self, ix: Ix, below: &str) -> Html {
        let name = self.name(ix);
        html! { a href={ (Written(name.part(Part::Address))) (below) } { (Written(name.part(Part::Shown))) } }
    }

    /// The title of an entry.
    pub fn title(&self, ix: Ix) -> Text<'_> {
        self.text_of(ix, Part::Title)
    }

    /// The title of an entry as it is written. For those of one entry after another this is faster than to look into the
    /// entries.
    pub fn plain_title(&self, ix: Ix) -> &str {
        self.name(ix).part(Part::Plain)
    }

    /// The address of an entry's page.
    pub fn address(&self, ix: Ix) -> Text<'_> {
        self.text_of(ix, Part::Address)
    }

    /// The language of the title and text of sources, if all share it and it differs from the site's.
    pub fn foreign<'s>(&self, sources: impl IntoIterator<Item = &'s str>) -> Option<String> {
        let mut languages = sources.into_iter().map(|source| foreign(&self.knowledge, &self.config, self.knowledge.find_source(source)?));
        let first = languages.next()??;
        languages.all(|language| language.as_deref() == Some(&*first)).then_some(first)
    }

    /// The reliability of a source that is not enough ground for a conclusion by itself.
    pub fn weak_sort(&self, ix: Ix) -> Option<Text<'_>> {
        Some(self.text_of(ix, Part::Weak)).filter(|sort| !sort.is_empty())
    }

    /// The countries of an entry, by title; empty if none is recorded.
    pub fn countries(&self, ix: Ix) -> Text<'_> {
        self.text_of(ix, Part::Countries)
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
fn weak_sort(knowledge: &Knowledge, ix: Ix) -> Option<&str> {
    if knowledge.entry(ix).kind.role != Role::Source || !evidence::words(knowledge).iter().any(|word| word.strong) {
        return None;
    }
    let word = evidence::sort_of(knowledge, ix).word(knowledge).filter(|word| !word.strong)?;
    Some(&word.label)
}
