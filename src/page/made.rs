//! The page of each route: its model and its metadata.

use super::model::{Anchor, Meta};
use super::{Model, Page, Route, Subject, model};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::markup::address::{ARCHIVE, CONTRIBUTE, HELP, SEARCH};
use crate::schema::Role;
use crate::wording;
use crate::words::Arg;

impl Markup {
    /// The page of a route, without its data for programs.
    pub(super) fn made(&self, route: &Route) -> Page {
        match &route.subject {
            Subject::Home => self.page(route, self.config.title.clone(), self.config.description.clone(), Model::Home(self.home())),
            Subject::Comparison(at) => self.comparison_page(route, *at),
            Subject::Sorted(at, place) => self.sorted_page(route, *at, *place),
            Subject::Picked(at, subject, word) => self.picked_page(route, *at, subject, word),
            Subject::Part(at, number) => self.part_page(route, *at, *number),
            Subject::TableSources(at) => self.table_sources_page(route, *at),
            Subject::Profile(ix) => self.entry_page(route, *ix, Model::Profile(Box::new(self.profile(*ix)))),
            Subject::Country(ix) => self.entry_page(route, *ix, Model::Country(Box::new(self.country_model(*ix)))),
            Subject::Source(ix) => self.entry_page(route, *ix, Model::Source(Box::new(self.source(*ix)))),
            Subject::Text(ix) => self.entry_page(route, *ix, Model::Text(Box::new(self.profile(*ix)))),
            Subject::Scenario(ix) => self.entry_page(route, *ix, Model::Scenario(Box::new(self.scenario(*ix)))),
            Subject::Scenarios(folder) => {
                let kind = &self.knowledge.schema.kinds[folder];
                let (title, description) = (kind.plural.clone(), kind.description.clone());
                self.page(route, title, description, Model::Scenarios(self.scenarios(folder)))
            }
            Subject::Dependencies(own) => {
                self.named_page(route, "dependencies", "dependencies_lead", Model::Dependencies(self.dependencies(*own)))
            }
            Subject::CutOff(ix) => self.cut_off_page(route, *ix),
            Subject::Exposure => {
                let description = wording::exposure(&self.words, &self.noun);
                self.page(route, self.text("exposure"), Some(description), Model::Exposure(self.exposure()))
            }
            Subject::Timeline => self.named_page(route, "timeline", "timeline_lead", Model::Timeline(self.timeline())),
            Subject::Year(year) => {
                let year_of = [("year", Arg::Text(&self.words.year(*year)))];
                let (title, description) = (self.words.say("timeline_year", &year_of), self.words.say("timeline_year_lead", &year_of));
                self.page(route, title, Some(description), Model::Timeline(self.year(*year))).below(self.timeline_anchor())
            }
            Subject::EventsOfKind(folder) => {
                let plural = self.knowledge.schema.kinds.get(folder).map_or(&**folder, |kind| &kind.plural);
                self.some_events(route, plural, Model::Timeline(self.events_of_kind(folder)))
            }
            Subject::EventsOfType(word) => {
                let label = self.knowledge.vocabularies().label("event", word);
                self.some_events(route, label, Model::Timeline(self.events_of_type(word)))
            }
            Subject::Listing => self.named_page(route, "comparisons", "comparisons_lead", Model::Listing(self.listing())),
            Subject::Coverage => self.named_page(route, "coverage", "coverage_lead", Model::Coverage(self.coverage())),
            Subject::Data => self.named_page(route, "data", "data_lead", Model::Data(self.data())),
            Subject::Glossary => self.named_page(route, "glossary", "glossary_lead", Model::Glossary(self.glossary())),
            Subject::Search => self.named_page(route, "search", "search_lead", Model::Search(self.search(None))),
            Subject::Names(letter) => {
                let model = self.search(Some(letter));
                let title = self.words.say("names_of", &[("letter", (&model.title).into())]);
                self.page(route, title, None, Model::Search(model)).below(self.anchor(self.words.text("search"), SEARCH))
            }
            Subject::Help => self.named_page(route, "messages_meaning", "messages_meaning_lead", Model::Help(self.help())),
            Subject::HelpWith(code) => {
                let page = self.page(route, code.name().to_owned(), None, Model::Help(self.help_with(*code)));
                page.below(self.anchor(self.words.text("messages_meaning"), HELP))
            }
            Subject::Contribute => {
                let model = Model::Contribute(Box::new(self.contribute()));
                self.page(route, self.text("contribute"), Some(self.text("contribute_lead")), model)
            }
            Subject::ContributeTo(folder) => {
                let kind = &self.knowledge.schema.kinds[folder];
                let title = self.words.say("contribute_to", &[("kind", (&kind.plural).into())]);
                let page = self.page(route, title, kind.description.clone(), Model::Contribute(Box::new(self.contribute_to(kind))));
                let mut page = page.below(self.anchor(self.words.text("contribute"), CONTRIBUTE));
                page.meta.edit = self.edit_file(&kind.path);
                page
            }
            Subject::NotFound => self.page(route, self.text("page_not_found"), None, Model::NotFound),
            Subject::Redirect(to) => {
                let model = model::Redirect { url: self.url(to), permalink: self.permalink(to) };
                self.page(route, self.text("moved"), None, Model::Redirect(model))
            }
        }
    }

    /// A page whose title and description are messages.
    fn named_page(&self, route: &Route, title: &str, lead: &str, model: Model) -> Page {
        self.page(route, self.text(title), Some(self.text(lead)), model)
    }

    /// A page directly below the home page.
    pub(super) fn page(&self, route: &Route, title: String, description: Option<String>, model: Model) -> Page {
        let breadcrumbs = if route.path.is_empty() { Vec::new() } else { vec![self.anchor(self.words.text("home"), "")] };
        let (url, permalink) = (self.url(&route.path), self.permalink(&route.path));
        let section = route.path.split_once('/').map(|(folder, _)| self.url(&format!("{folder}/")));
        let (json, zip, feed, calendar, edit, linked) = (None, None, None, None, None, None);
        let report = self.config.repository.as_ref().and_then(|repository| repository.report(&permalink, &title));
        let image = self.image(route, &title, description.as_deref());
        let meta =
            Meta { title, description, url, permalink, section, breadcrumbs, json, zip, feed, calendar, edit, report, image, linked };
        Page { meta, model }
    }

    /// A page with some of all events.
    fn some_events(&self, route: &Route, which: &str, model: Model) -> Page {
        self.page(route, self.words.say("timeline_of", &[("which", which.into())]), None, model).below(self.timeline_anchor())
    }

    fn timeline_anchor(&self) -> Anchor {
        self.anchor(self.words.text("timeline"), "timeline/")
    }

    /// A page about an entry.
    fn entry_page(&self, route: &Route, ix: Ix, model: Model) -> Page {
        let entry = self.knowledge.entry(ix);
        let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
        if entry.kind.role != Role::Page {
            page = page.below(self.anchor(&entry.kind.plural, &format!("{}/", entry.kind.folder)));
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
}
