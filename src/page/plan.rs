//! The plan: every address of the site and its page. Two pages at one address are a problem, not a choice.

use jiff::civil;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::timeline::years;
use super::{Route, Subject};
use crate::config::Config;
use crate::diagnostic::{CODES, Checked, Code, Diagnostic, Help};
use crate::entry::Target;
use crate::knowledge::Knowledge;
use crate::markup::address::{
    ARCHIVE, CITE, COMPARE, CONTRIBUTE, HELP, SEARCH, compares, cut_off_path, part_path, path_of, picked_path, site_path, sorted_path,
    sources_path,
};
use crate::markup::cite::has_file;
use crate::markup::filter::{event_types, events_of_kind};
use crate::markup::term::{GLOSSARY, has_glossary};
use crate::schema::Role;
use crate::search::letters;
use crate::source::Span;
use crate::view::Views;
use crate::view::comparison::Comparison;
use crate::view::variants::{is_sorted_by, lists_apart, picked_by, rows_on_page};

/// The most broken links for which the nearest address is suggested, because each search goes through all addresses.
const MOST_GUESSES: usize = 300;
/// The most former addresses of an entry, because each is a page of its own.
const MOST_REDIRECTS: usize = 1_000;

/// Plans the site. Large pages come first, so that no thread is left alone with one at the end.
pub fn plan(knowledge: &Knowledge, views: &Views, config: &Config) -> Checked<Vec<Route>> {
    let mut plan = Plan { routes: BTreeMap::new(), diagnostics: Vec::new() };
    let nowhere: Arc<str> = "".into();
    for (path, subject) in [
        ("", Subject::Home),
        ("404.html", Subject::NotFound),
        ("coverage/", Subject::Coverage),
        ("data/", Subject::Data),
        ("timeline/", Subject::Timeline),
        (SEARCH, Subject::Search),
    ] {
        plan.add(path.to_owned(), subject, &nowhere, 0..0);
    }
    if config.contribute {
        plan.add(HELP.to_owned(), Subject::Help, &nowhere, 0..0);
        plan.add(CONTRIBUTE.to_owned(), Subject::Contribute, &nowhere, 0..0);
        for code in CODES {
            plan.add(format!("{HELP}{}/", code.name), Subject::HelpWith(code.code), &nowhere, 0..0);
        }
        for kind in knowledge.schema.kinds.values() {
            plan.add(format!("{CONTRIBUTE}{}/", kind.folder), Subject::ContributeTo(kind.folder.clone()), &kind.path, 0..0);
        }
    }
    if has_glossary(knowledge) {
        plan.add(GLOSSARY.to_owned(), Subject::Glossary, &nowhere, 0..0);
    }
    if !views.exposure.projects.is_empty() {
        plan.add("exposure/".to_owned(), Subject::Exposure, &nowhere, 0..0);
    }
    for year in years(views) {
        plan.add(format!("timeline/{year}/"), Subject::Year(year), &nowhere, 0..0);
    }
    for kind in views.timeline.by_kind.keys() {
        plan.add(events_of_kind(kind), Subject::EventsOfKind(kind.clone()), &nowhere, 0..0);
    }
    for (word, path) in event_types(views) {
        plan.add(path, Subject::EventsOfType(word.into()), &nowhere, 0..0);
    }
    for letter in letters::with_pages(knowledge) {
        plan.add(format!("{SEARCH}{letter}/"), Subject::Names(letter), &nowhere, 0..0);
    }
    let own = views.comparisons.iter().position(|comparison| comparison.entry.is_none() && &*comparison.kind().folder == "dependencies");
    plan.add("dependencies/".to_owned(), Subject::Dependencies(own), &nowhere, 0..0);
    if compares(knowledge) {
        plan.add(COMPARE.to_owned(), Subject::Listing, &nowhere, 0..0);
    }
    for (at, comparison) in views.comparisons.iter().enumerate().filter(|(_, comparison)| comparison.entry.is_none()) {
        if Some(at) != own {
            let kind = comparison.kind();
            plan.add(format!("{}/", kind.folder), Subject::Comparison(at), &kind.path, 0..0);
        }
    }
    for (at, table) in views.comparisons.iter().enumerate().filter(|(at, _)| Some(*at) != own) {
        for (path, subject) in table_routes(knowledge, at, table, views.as_of) {
            plan.add(path, subject, &nowhere, 0..0);
        }
    }
    for kind in knowledge.schema.with_role(Role::Scenario) {
        plan.add(format!("{}/", kind.folder), Subject::Scenarios(kind.folder.clone()), &kind.path, 0..0);
    }
    for kind in knowledge.schema.with_role(Role::Comparison).filter(|kind| &*kind.folder != "compare") {
        plan.add(format!("{}/", kind.folder), Subject::Redirect("compare/".to_owned()), &kind.path, 0..0);
    }
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        if entry.comparison.as_ref().is_some_and(|written| written.index && written.only_kind().is_some()) {
            plan.add(format!("compare/{}/", entry.stem()), Subject::Redirect(path_of(entry)), &entry.path, entry.title.span.clone());
        }
        let subject = match entry.kind.role {
            Role::Profile => Subject::Profile(ix),
            Role::Country => Subject::Country(ix),
            Role::Source => Subject::Source(ix),
            Role::Page => Subject::Text(ix),
            Role::Scenario => Subject::Scenario(ix),
            Role::Comparison => match views.comparisons.iter().position(|comparison| comparison.entry == Some(ix)) {
                Some(at) => Subject::Comparison(at),
                None => continue,
            },
        };
        plan.add(path_of(entry), subject, &entry.path, entry.title.span.clone());
        if knowledge.is_cut_off(ix) || (entry.kind.role == Role::Country && !entry.countries.is_empty()) {
            plan.add(cut_off_path(entry), Subject::CutOff(ix), &entry.path, entry.title.span.clone());
        }
    }
    for entry in &knowledge.entries {
        if let Some(redirect) = entry.redirects.get(MOST_REDIRECTS) {
            let message = format!("an entry has at most {MOST_REDIRECTS} former addresses");
            plan.diagnostics.push(Diagnostic::new(Code::InvalidRedirect, &entry.path, redirect.span.clone(), message));
        }
        for redirect in entry.redirects.iter().take(MOST_REDIRECTS) {
            match redirect_path(&redirect.value) {
                Some(path) => plan.add(path, Subject::Redirect(path_of(entry)), &entry.path, redirect.span.clone()),
                None => {
                    let message = format!("`{}` is not a former address of this site", redirect.value);
                    let diagnostic = Diagnostic::new(Code::InvalidRedirect, &entry.path, redirect.span.clone(), message);
                    // The path of a full address, or the path with its missing slashes.
                    let bare = redirect.value.strip_prefix(&*config.base_url).unwrap_or(&redirect.value).trim_matches('/');
                    let meant = Some(format!("/{bare}/")).filter(|path| redirect_path(path).is_some());
                    let otherwise = "write the former address from its first slash to its last, without `..`";
                    plan.diagnostics.push(diagnostic.help(meant.map_or_else(|| otherwise.into(), Help::write)));
                }
            }
        }
    }
    plan.check_links(knowledge, views, config);
    plan.check_navigation(config);
    let mut routes: Vec<Route> = plan.routes.into_iter().map(|(path, (subject, _))| Route { path, subject }).collect();
    routes.sort_by_key(|route| std::cmp::Reverse(weight(&route.subject, views)));
    Checked { value: routes, diagnostics: plan.diagnostics }
}

/// All pages of a table except that of the whole. `at` is its index in the views.
fn table_routes(knowledge: &Knowledge, at: usize, table: &Comparison, as_of: civil::Date) -> Vec<(String, Subject)> {
    let columns = (0..=table.columns.len()).filter(|place| is_sorted_by(table, &table.column(*place)));
    let mut routes: Vec<_> =
        columns.map(|place| (sorted_path(knowledge, table, &table.column(place)), Subject::Sorted(at, place))).collect();
    for subject in picked_by(table) {
        let words = subject.words_of(knowledge, table.rows(), as_of);
        // A value that all rows have is useless for selecting.
        if words.len() > 1 {
            routes.extend(
                words.into_keys().map(|word| (picked_path(knowledge, table, &subject, &word), Subject::Picked(at, subject.clone(), word))),
            );
        }
    }
    if lists_apart(knowledge, table) {
        routes.push((sources_path(knowledge, table), Subject::TableSources(at)));
    }
    let parts = table.rows().count().div_ceil(rows_on_page(table));
    routes.extend((2..=parts).map(|number| (part_path(knowledge, table, number), Subject::Part(at, number))));
    routes
}

/// An estimate of the time that a page takes.
fn weight(subject: &Subject, views: &Views) -> usize {
    match subject {
        Subject::Comparison(at) | Subject::Sorted(at, _) | Subject::Picked(at, ..) | Subject::TableSources(at) => {
            views.comparisons[*at].rows().count()
        }
        Subject::Timeline | Subject::Year(_) | Subject::EventsOfKind(_) | Subject::EventsOfType(_) | Subject::Country(_) => {
            views.timeline.happenings.len() / 8
        }
        Subject::Exposure => 10_000,
        Subject::Coverage | Subject::Dependencies(_) => views.timeline.happenings.len().max(1_000),
        _ => 0,
    }
}

struct Plan {
    /// For each path its page, and the file that asks for it.
    routes: BTreeMap<String, (Subject, Arc<str>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Plan {
    fn add(&mut self, path: String, subject: Subject, from: &Arc<str>, span: Span) {
        use std::collections::btree_map::Entry;
        match self.routes.entry(path) {
            Entry::Vacant(slot) => {
                slot.insert((subject, from.clone()));
            }
            Entry::Occupied(slot) => {
                if matches!(&subject, Subject::Redirect(_)) && slot.get().1 == *from {
                    let message = format!("/{} is the entry's own address", slot.key());
                    self.diagnostics.push(Diagnostic::new(Code::DuplicateRoute, from, span, message).help("take it out"));
                    return;
                }
                let other = if slot.get().1.is_empty() { "a page of the site itself" } else { &slot.get().1 };
                let message = format!("/{} is already the address of {other}", slot.key());
                let help = match &subject {
                    Subject::Redirect(_) => "take it out, or keep it at the one page that should be found there",
                    _ if slot.get().1.is_empty() => "give it another name",
                    _ => "give one of the two another name",
                };
                self.diagnostics.push(Diagnostic::new(Code::DuplicateRoute, from, span, message).help(help));
            }
        }
    }

    /// Whether a path is that of a file published beside a page: data, a feed, a calendar.
    fn is_beside(&self, knowledge: &Knowledge, path: &str, tables: &HashSet<String>) -> bool {
        if let Some(table) = path.strip_prefix("compare/").filter(|table| !table.contains('/')) {
            let name = [".csv-metadata.json", ".csv", ".json"].iter().find_map(|end| table.strip_suffix(end));
            return name.is_some_and(|name| tables.contains(name));
        }
        let (folder, file) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
        let subject = self.routes.get(folder).map(|(subject, _)| subject);
        match file {
            "index.html" => subject.is_some(),
            "index.json" => matches!(subject, Some(Subject::Profile(_) | Subject::Country(_) | Subject::Source(_))),
            CITE => match subject {
                Some(Subject::Profile(ix) | Subject::Country(ix) | Subject::Scenario(ix)) => has_file(knowledge, *ix),
                _ => false,
            },
            ARCHIVE | "feed.xml" | "timeline.ics" => matches!(subject, Some(Subject::Country(_))),
            // The list of all published files.
            "manifest.json" => folder.is_empty(),
            _ => false,
        }
    }

    /// Checks that every item of the navigation leads to a page.
    fn check_navigation(&mut self, config: &Config) {
        for section in &config.navigation {
            let path = if section.to.is_empty() { String::new() } else { format!("{}/", section.to) };
            if !self.routes.contains_key(&path) {
                let message = format!("no page at /{path}");
                let near = crate::diagnostic::nearest(&section.to, self.routes.keys().map(|route| route.trim_end_matches('/')));
                let help = near.map(Help::write);
                let path: Arc<str> = "site.toml".into();
                self.diagnostics.push(Diagnostic::new(Code::InvalidConfig, &path, section.span.clone(), message).maybe_help(help));
            }
        }
    }

    /// Checks that links in bodies to addresses of the site lead to a page.
    fn check_links(&mut self, knowledge: &Knowledge, views: &Views, config: &Config) {
        let tables: HashSet<String> = views.comparisons.iter().filter_map(|view| view.data_name(knowledge)).collect();
        for entry in &knowledge.entries {
            for link in entry.texts().flat_map(|text| &text.links) {
                let Target::Route(path) = &link.target else { continue };
                let known = site_path(path, config).is_some_and(|path| {
                    self.routes.contains_key(path)
                        || knowledge.assets.contains(path)
                        || crate::downloads::is_download(path)
                        || self.is_beside(knowledge, path, &tables)
                });
                if !known {
                    let message = format!("no page at {path}");
                    let routes = self.routes.keys().map(|route| route.trim_end_matches('/'));
                    let guess = self.diagnostics.len() < MOST_GUESSES;
                    let near = guess.then(|| crate::diagnostic::nearest_of_all(path.trim_matches('/'), routes)).flatten();
                    let help = near.map(|near| format!("did you mean /{near}/?"));
                    self.diagnostics.push(Diagnostic::new(Code::BrokenLink, &entry.path, link.span.clone(), message).maybe_help(help));
                }
            }
        }
    }
}

/// The path of a former address.
fn redirect_path(address: &str) -> Option<String> {
    let path = address.strip_prefix('/')?.strip_suffix('/')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part.len() <= 200
            && !part.starts_with('.')
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~'))
    };
    path.split('/').all(plain).then(|| format!("{path}/"))
}
