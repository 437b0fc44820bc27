//! The page of each route: its model, and what it says of itself.

use super::model::Meta;
use super::{Model, Page, Route, Subject, model};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::markup::address::{ARCHIVE, CONTRIBUTE, HELP, SEARCH};
use crate::schema::Role;
use crate::wording;
use crate::words::Arg;

impl Markup {
    /// The page of a route, without what is said of it for programs.
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
                let description = wording::exposure(&self.words, &self.noun);
                self.page(route, self.text("exposure"), Some(description), Model::Exposure(self.exposure()))
            }
            Subject::Timeline => {
                let model = Model::Timeline(self.timeline());
                self.page(route, self.text("timeline"), Some(self.text("timeline_lead")), model)
            }
            Subject::Year(year) => {
                let year_of = [("year", Arg::Text(&self.words.year(*year)))];
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
                page.meta.breadcrumbs.push(self.anchor(self.words.text("search"), SEARCH));
                page
            }
            Subject::Help => {
                let model = Model::Help(self.help());
                self.page(route, self.text("messages_meaning"), Some(self.text("messages_meaning_lead")), model)
            }
            Subject::HelpWith(code) => {
                let mut page = self.page(route, code.name().to_owned(), None, Model::Help(self.help_with(*code)));
                page.meta.breadcrumbs.push(self.anchor(self.words.text("messages_meaning"), HELP));
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
                page.meta.breadcrumbs.push(self.anchor(self.words.text("contribute"), CONTRIBUTE));
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
}
