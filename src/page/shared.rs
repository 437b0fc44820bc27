//! What all pages share: the site's own model, a card for each entry, and where each is published.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil;

use super::frozen::Frozen;
use super::model::{Anchor, Card, CountryName, Meta, Term};
use super::site::{noun, site};
use super::words;
use super::{ARCHIVE, Model, Page, Route, Subject};
use crate::config::{Config, Noun};
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::markup::address::path_of;
use crate::markup::{self, Markup};
use crate::schema::Role;
use crate::theme::Dress;
use crate::value::{Country, Date};
use crate::view::Views;
use crate::view::collation::Collation;
use crate::view::comparison::sort_by_title;
use crate::view::timeline::Happening;
use crate::words::{Arg, Words};

/// Makes the models of pages. Built once, then asked for one page after the other, from any thread. A clone shares all that
/// is large.
#[derive(Clone)]
pub struct Pages {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) views: Arc<Views>,
    pub(super) config: Arc<Config>,
    /// What the interface says.
    pub(super) words: Arc<Words>,
    pub(super) as_of: civil::Date,
    /// What its pieces are made from: the same.
    pub(super) markup: Markup,
    /// Made when first asked for: a page that is made alone names few of all entries.
    cards: Arc<[OnceLock<Frozen>]>,
    /// The place of each entry among all in the order of titles.
    pub(super) ranks: Arc<[u32]>,
    /// How many projects there are.
    pub(super) projects: usize,
    /// What they are called.
    pub(super) noun: Noun,
    /// The order of names.
    pub(super) collation: Arc<Collation>,
    /// The entries of each country, sorted by id.
    pub(super) by_country: Arc<BTreeMap<Country, Vec<Ix>>>,
    pub(super) site: Frozen,
}

impl Pages {
    /// Everything that pages share. They have no style yet.
    pub fn new(knowledge: Knowledge, views: Arc<Views>, config: Config, words: Arc<Words>, as_of: civil::Date) -> Self {
        let cards = knowledge.entries.iter().map(|_| OnceLock::new()).collect();
        let site = Frozen::new(&site(&knowledge, &config, &words, as_of, &Dress::default()));
        let mut by_country: BTreeMap<Country, Vec<Ix>> = BTreeMap::new();
        for ix in knowledge.indices() {
            for country in &knowledge.entry(ix).countries {
                by_country.entry(country.value).or_default().push(ix);
            }
        }
        let collation = Arc::new(Collation::of(&config.language));
        let mut by_title: Vec<Ix> = knowledge.indices().collect();
        sort_by_title(&knowledge, &collation, &mut by_title);
        let mut ranks: Vec<u32> = vec![0; by_title.len()];
        for (rank, ix) in (0..).zip(by_title) {
            ranks[ix as usize] = rank;
        }
        let by_country = Arc::new(by_country);
        let projects = knowledge.entries.iter().filter(|entry| entry.kind.project).count();
        let noun = noun(&knowledge, &config);
        let markup = Markup::new(knowledge, views.clone(), config, words.clone(), as_of);
        let (knowledge, config) = (markup.knowledge.clone(), markup.config.clone());
        Self { noun, collation, projects, knowledge, views, config, words, as_of, markup, cards, ranks: ranks.into(), by_country, site }
    }

    /// The same pages with other texts of the same entries, if that is all: see [`Knowledge::with_texts`].
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        let markup = self.markup.with_texts(entries)?;
        Some(Self { knowledge: markup.knowledge.clone(), markup, ..self.clone() })
    }

    /// The same pages with the style sheet, the script and the files of a theme.
    #[must_use]
    pub fn dressed(self, dress: &Dress) -> Self {
        let site = Frozen::new(&site(&self.knowledge, &self.config, &self.words, self.as_of, dress));
        Self { site, ..self }
    }

    /// `site` of every template.
    pub fn site(&self) -> &Frozen {
        &self.site
    }

    /// The linked graph.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What follows from it, to be shared.
    pub fn shared_views(&self) -> Arc<Views> {
        self.views.clone()
    }

    /// What follows from it.
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// The site's settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What the interface says.
    pub fn words(&self) -> &Arc<Words> {
        &self.words
    }

    /// The day at which the knowledge is read.
    pub fn as_of(&self) -> civil::Date {
        self.as_of
    }

    /// The closed model of one page.
    pub fn model(&self, route: &Route) -> Page {
        let mut page = self.made(route);
        page.meta.linked = self.linked(&route.subject, &page);
        page
    }

    fn made(&self, route: &Route) -> Page {
        match &route.subject {
            Subject::Home => self.page(route, self.config.title.clone(), self.config.description.clone(), Model::Home(self.home())),
            Subject::Comparison(at) => self.comparison_page(route, *at),
            Subject::Sorted(at, column) => self.sorted_page(route, *at, *column),
            Subject::Picked(at, subject, word) => self.picked_page(route, *at, *subject, word),
            Subject::Profile(ix) => {
                let (profile, _) = self.profile(*ix);
                self.entry_page(route, *ix, Model::Profile(Box::new(profile)))
            }
            Subject::Country(ix) => self.entry_page(route, *ix, Model::Country(Box::new(self.country(*ix)))),
            Subject::Source(ix) => self.entry_page(route, *ix, Model::Source(Box::new(self.source(*ix)))),
            Subject::Text(ix) => {
                let (profile, _) = self.profile(*ix);
                self.entry_page(route, *ix, Model::Text(Box::new(profile)))
            }
            Subject::Scenario(ix) => self.entry_page(route, *ix, Model::Scenario(Box::new(self.scenario(*ix)))),
            Subject::Scenarios(folder) => {
                let kind = &self.knowledge.schema.kinds[folder];
                let (title, description) = (kind.plural.clone(), kind.description.clone());
                self.page(route, title, description, Model::Scenarios(self.scenarios(folder)))
            }
            Subject::Dependencies(own) => {
                let model = Model::Dependencies(self.dependencies(*own));
                self.page(route, self.text("dependencies"), Some(self.text("dependencies_lead")), model)
            }
            Subject::CutOff(ix) => {
                let model = self.cut_off(*ix);
                let (title, description) = self.cut_off_words(*ix, &model);
                let mut page = self.page(route, title, Some(description), Model::CutOff(Box::new(model)));
                self.cut_off_meta(*ix, &mut page.meta);
                page
            }
            Subject::Exposure => {
                let description = words::exposure(&self.words, &self.noun);
                self.page(route, self.text("exposure"), Some(description), Model::Exposure(self.exposure()))
            }
            Subject::Timeline => {
                let model = Model::Timeline(self.timeline());
                self.page(route, self.text("timeline"), Some(self.text("timeline_lead")), model)
            }
            Subject::Year(year) => {
                let year_of = [("year", Arg::Text(&year.to_string()))];
                let (title, description) = (self.words.say("timeline_year", &year_of), self.words.say("timeline_year_lead", &year_of));
                let mut page = self.page(route, title, Some(description), Model::Timeline(self.year(*year)));
                page.meta.breadcrumbs.push(self.anchor(self.words.text("timeline"), "timeline/"));
                page
            }
            Subject::EventsOfKind(folder) => {
                let plural = self.knowledge.schema.kinds.get(folder).map_or(&**folder, |kind| &kind.plural);
                self.some_events(route, plural, Model::Timeline(self.events_of_kind(folder)))
            }
            Subject::EventsOfType(word) => {
                let label = self.knowledge.vocabularies().label("event", word);
                self.some_events(route, label, Model::Timeline(self.events_of_type(word)))
            }
            Subject::Listing => {
                let model = Model::Listing(self.listing());
                self.page(route, self.text("comparisons"), Some(self.text("comparisons_lead")), model)
            }
            Subject::Coverage => {
                let model = Model::Coverage(self.coverage());
                self.page(route, self.text("coverage"), Some(self.text("coverage_lead")), model)
            }
            Subject::Data => {
                let model = Model::Data(self.data());
                self.page(route, self.text("data"), Some(self.text("data_lead")), model)
            }
            Subject::Glossary => {
                let model = Model::Glossary(self.glossary());
                self.page(route, self.text("glossary"), Some(self.text("glossary_lead")), model)
            }
            Subject::Search => {
                let model = Model::Search(self.search(None));
                self.page(route, self.text("search"), Some(self.text("search_lead")), model)
            }
            Subject::Names(letter) => {
                let model = self.search(Some(letter));
                let mut page =
                    self.page(route, self.words.say("names_of", &[("letter", (&model.title).into())]), None, Model::Search(model));
                page.meta.breadcrumbs.push(self.anchor(self.words.text("search"), super::plan::SEARCH));
                page
            }
            Subject::Help => {
                let model = Model::Help(self.help());
                self.page(route, self.text("messages_meaning"), Some(self.text("messages_meaning_lead")), model)
            }
            Subject::HelpWith(code) => {
                let mut page = self.page(route, code.name().to_owned(), None, Model::Help(self.help_with(*code)));
                page.meta.breadcrumbs.push(self.anchor(self.words.text("messages_meaning"), super::plan::HELP));
                page
            }
            Subject::Contribute => {
                let model = Model::Contribute(Box::new(self.contribute()));
                self.page(route, self.text("contribute"), Some(self.text("contribute_lead")), model)
            }
            Subject::ContributeTo(folder) => {
                let kind = &self.knowledge.schema.kinds[folder];
                let title = self.words.say("contribute_to", &[("kind", (&kind.plural).into())]);
                let mut page = self.page(route, title, kind.description.clone(), Model::Contribute(Box::new(self.contribute_to(kind))));
                page.meta.breadcrumbs.push(self.anchor(self.words.text("contribute"), super::plan::CONTRIBUTE));
                page.meta.edit = self.edit_file(&kind.path);
                page
            }
            Subject::NotFound => self.page(route, self.text("page_not_found"), None, Model::NotFound),
            Subject::Redirect(to) => {
                let model = super::model::Redirect { url: self.url(to), permalink: self.permalink(to) };
                self.page(route, self.text("moved"), None, Model::Redirect(model))
            }
        }
    }

    pub(super) fn page(&self, route: &Route, title: String, description: Option<String>, model: Model) -> Page {
        let breadcrumbs = if route.path.is_empty() { Vec::new() } else { vec![self.anchor(self.words.text("home"), "")] };
        let (url, permalink) = (self.url(&route.path), self.permalink(&route.path));
        let section = route.path.split_once('/').map(|(folder, _)| self.url(&format!("{folder}/")));
        let (json, zip, feed, calendar, edit, linked) = (None, None, None, None, None, None);
        let report = self.config.repository.as_ref().and_then(|repository| repository.report(&permalink, &title));
        let meta = Meta { title, description, url, permalink, section, breadcrumbs, json, zip, feed, calendar, edit, report, linked };
        Page { meta, model }
    }

    /// A page of some of all events.
    fn some_events(&self, route: &Route, which: &str, model: Model) -> Page {
        let mut page = self.page(route, self.words.say("timeline_of", &[("which", which.into())]), None, model);
        page.meta.breadcrumbs.push(self.anchor(self.words.text("timeline"), "timeline/"));
        page
    }

    /// A page about an entry.
    fn entry_page(&self, route: &Route, ix: Ix, model: Model) -> Page {
        let entry = self.knowledge.entry(ix);
        let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
        if entry.kind.role != Role::Page {
            page.meta.breadcrumbs.push(self.anchor(&entry.kind.plural, &format!("{}/", entry.kind.folder)));
            page.meta.json = Some(self.url(&format!("{}index.json", route.path)));
        }
        if entry.kind.role == Role::Country {
            page.meta.feed = Some(self.url(&format!("{}feed.xml", route.path)));
            page.meta.calendar = Some(self.url(&format!("{}timeline.ics", route.path)));
            page.meta.zip = Some(self.url(&format!("{}{ARCHIVE}", route.path)));
        }
        page.meta.edit = self.edit(entry);
        page
    }

    /// Where an entry's file can be edited.
    pub(super) fn edit(&self, entry: &Entry) -> Option<String> {
        self.edit_file(&entry.path)
    }

    /// Where a file can be edited.
    pub(super) fn edit_file(&self, path: &str) -> Option<String> {
        self.config.repository.as_ref().and_then(|repository| repository.edit(path))
    }

    /// A message of the interface without variables.
    pub(super) fn text(&self, id: &str) -> String {
        self.words.text(id).to_owned()
    }

    pub(super) fn anchor(&self, title: &str, path: &str) -> Anchor {
        Anchor { title: title.to_owned(), url: self.url(path) }
    }

    /// The address of a path below the base path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.base_path)
    }

    /// The full address of a path below the base path.
    pub fn permalink(&self, path: &str) -> String {
        format!("{}{path}", self.config.base_url)
    }

    /// The address of the place at which an entry tells of something.
    pub fn place(&self, happening: &Happening) -> String {
        self.markup.place(happening)
    }

    /// The entries of a country, sorted by id.
    pub fn entries_of(&self, country: Country) -> &[Ix] {
        self.by_country.get(&country).map(Vec::as_slice).unwrap_or_default()
    }

    /// The path of an entry's page below the base path.
    pub fn path(&self, ix: Ix) -> String {
        path_of(self.knowledge.entry(ix))
    }

    /// Sorts entries by title.
    pub(super) fn sort(&self, entries: &mut [Ix]) {
        entries.sort_unstable_by_key(|ix| self.ranks[*ix as usize]);
    }

    pub(super) fn card(&self, ix: Ix) -> Frozen {
        self.cards[ix as usize].get_or_init(|| Frozen::new(&card(&self.knowledge, &self.config, self.knowledge.entry(ix)))).clone()
    }
}

/// HTML of a date, for readers and machines.
pub(super) fn time(words: &Words, date: &Date) -> String {
    markup::time(words, date).as_str().to_owned()
}

/// A word as readers take it; the word itself where the vocabulary does not know it.
pub(super) fn term(knowledge: &Knowledge, vocabulary: &str, word: &str) -> Term {
    let known = knowledge.vocabularies().named(vocabulary).and_then(|words| words.word(word));
    Term {
        word: word.to_owned(),
        label: known.map_or_else(|| word.to_owned(), |known| known.label.clone()),
        help: known.and_then(|known| known.help.clone()),
    }
}

/// A country as cards name it.
pub(super) fn country_name(knowledge: &Knowledge, config: &Config, country: Country) -> CountryName {
    let entry = knowledge.countries.get(&country).map(|ix| knowledge.entry(*ix));
    CountryName {
        code: country.code().to_owned(),
        title: entry.map_or_else(|| country.code().to_owned(), |entry| entry.title.value.to_string()),
        url: entry.map(|entry| format!("{}{}", config.base_path, path_of(entry))),
    }
}

fn card(knowledge: &Knowledge, config: &Config, entry: &Entry) -> Card {
    Card {
        id: entry.id.to_string(),
        title: entry.title.value.to_string(),
        url: format!("{}{}", config.base_path, path_of(entry)),
        kind: entry.kind.folder.to_string(),
        kind_name: entry.kind.name.clone(),
        summary: entry.summary.as_deref().map(str::to_owned),
        countries: entry.countries.iter().map(|country| country_name(knowledge, config, country.value)).collect(),
        status: entry.status.as_deref().map(|status| term(knowledge, "status", status)),
        project: entry.kind.project,
    }
}

pub(super) fn used_role(knowledge: &Knowledge, role: Role) -> bool {
    knowledge.entries.iter().any(|entry| entry.kind.role == role)
}
