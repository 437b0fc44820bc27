//! What a page is about, for programs: JSON-LD with the words of schema.org. Data that browsers neither run nor show.

use serde_json::{Map, Value, json};

use super::downloads::{DOWNLOADS, LICENCE};
use super::model::{Data, SourceLine};
use super::{Model, Page, Pages, Subject};
use crate::entry::{self, Content, Entry};
use crate::knowledge::Ix;
use crate::schema::Role;

/// As many sources of a page are named as its citations.
const CITED: usize = 50;

impl Pages {
    /// The JSON-LD of a page, ready to stand in a `<script>`; none for a page that is about nothing.
    pub(super) fn linked(&self, subject: &Subject, page: &Page) -> Option<String> {
        let about = match (&page.model, subject) {
            (Model::Home(_), _) => self.web_site(),
            (Model::Profile(profile) | Model::Text(profile), Subject::Profile(ix) | Subject::Text(ix)) => {
                self.article(*ix, page, &profile.sources)
            }
            (Model::Country(country), Subject::Country(ix)) => self.article(*ix, page, &country.profile.sources),
            (Model::Source(_), Subject::Source(ix)) => self.work(*ix, page),
            (Model::Comparison(comparison), _) => match (&comparison.csv, &comparison.json) {
                (Some(csv), Some(json)) => self.dataset(page, &[(csv, "text/csv", None), (json, "application/json", None)]),
                _ => self.page_of("CollectionPage", page),
            },
            (Model::Data(data), _) => self.all_data(page, data),
            (Model::Redirect(_) | Model::NotFound, _) => return None,
            _ => self.page_of("WebPage", page),
        };
        let mut graph = vec![Value::Object(about)];
        graph.extend(self.breadcrumbs(page));
        let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
        // Nothing in it can end the element that it stands in.
        Some(text.replace('<', "\\u003c"))
    }

    /// The full address of an address on this site.
    fn full(&self, url: &str) -> String {
        self.permalink(url.strip_prefix(&self.config.base_path).unwrap_or(url))
    }

    fn web_site(&self) -> Map<String, Value> {
        let mut site = object(json!({
            "@type": "WebSite", "@id": self.config.base_url, "name": self.config.title, "url": self.config.base_url,
            "inLanguage": self.config.language,
        }));
        put(&mut site, "description", self.config.description.as_deref());
        site
    }

    fn page_of(&self, kind: &str, page: &Page) -> Map<String, Value> {
        let mut about = object(json!({
            "@type": kind, "name": page.meta.title, "url": page.meta.permalink, "inLanguage": self.config.language,
            "isPartOf": { "@id": self.config.base_url },
        }));
        put(&mut about, "description", page.meta.description.as_deref());
        about
    }

    /// A profile is an article about something, and cites its sources.
    fn article(&self, ix: Ix, page: &Page, sources: &[SourceLine]) -> Map<String, Value> {
        let entry = self.knowledge.entry(ix);
        let mut article = self.page_of("Article", page);
        article.insert("headline".into(), json!(page.meta.title));
        article.insert("license".into(), json!(LICENCE.2));
        if let Some(day) = entry.checked.as_ref().and_then(|day| day.machine()) {
            article.insert("dateModified".into(), json!(day));
        }
        if entry.kind.role != Role::Page {
            let kind = match entry.kind.role {
                Role::Country => "Country",
                _ => entry.kind.schema_type.as_deref().unwrap_or("Thing"),
            };
            let mut about = object(json!({ "@type": kind, "name": *entry.title.value }));
            let aliases: Vec<&str> = entry.aliases.iter().map(|alias| &*alias.value).collect();
            if !aliases.is_empty() {
                about.insert("alternateName".into(), json!(aliases));
            }
            if let (Role::Country, [country]) = (entry.kind.role, &entry.countries[..]) {
                about.insert("identifier".into(), json!(country.value.code()));
            }
            article.insert("about".into(), Value::Object(about));
        }
        let cited: Vec<Value> = sources.iter().take(CITED).map(|source| self.citation(source)).collect();
        if !cited.is_empty() {
            article.insert("citation".into(), Value::Array(cited));
        }
        article
    }

    fn citation(&self, source: &SourceLine) -> Value {
        let mut work = object(json!({ "@type": "CreativeWork", "@id": self.full(&source.url), "name": source.title }));
        put(&mut work, "url", source.address.as_deref());
        Value::Object(work)
    }

    /// A source is somebody else's work.
    fn work(&self, ix: Ix, page: &Page) -> Map<String, Value> {
        let entry = self.knowledge.entry(ix);
        let mut work = object(json!({
            "@type": entry.kind.schema_type.as_deref().unwrap_or("CreativeWork"), "@id": page.meta.permalink,
            "name": *entry.title.value, "mainEntityOfPage": page.meta.permalink,
        }));
        // Whether an author is a person or a body is not known.
        let named: Vec<Value> = self.texts(entry, "author").into_iter().map(|name| json!({ "name": name })).collect();
        if !named.is_empty() {
            work.insert("author".into(), Value::Array(named));
        }
        if let Some(name) = self.texts(entry, "publisher").first() {
            work.insert("publisher".into(), json!({ "@type": "Organization", "name": name }));
        }
        put(&mut work, "url", self.texts(entry, "url").first().map(String::as_str));
        let published = self.knowledge.fact(entry, "published").and_then(|fact| match &fact.headline().content {
            Content::Values(values) => values.iter().find_map(|value| match value {
                entry::Value::Date(date) => date.machine(),
                _ => None,
            }),
            Content::Absent(_) => None,
        });
        put(&mut work, "datePublished", published);
        work
    }

    fn texts(&self, entry: &Entry, field: &str) -> Vec<String> {
        match self.knowledge.fact(entry, field).map(|fact| &fact.headline().content) {
            Some(Content::Values(values)) => values.iter().map(|value| value.canonical().into_owned()).collect(),
            _ => Vec::new(),
        }
    }

    fn all_data(&self, page: &Page, data: &Data) -> Map<String, Value> {
        let files: Vec<(&str, &str, Option<&str>)> = data
            .files
            .iter()
            .zip(DOWNLOADS)
            .map(|(file, of)| (file.url.as_str(), if of.columns.is_empty() { "application/json" } else { "text/csv" }, Some(of.about)))
            .collect();
        let mut dataset = self.dataset(page, &files);
        dataset.insert("name".into(), json!(self.config.title));
        put(&mut dataset, "description", self.config.description.as_deref().or(page.meta.description.as_deref()));
        dataset
    }

    /// A dataset with its files: address, media type and what is in it.
    fn dataset(&self, page: &Page, files: &[(impl AsRef<str>, &str, Option<&str>)]) -> Map<String, Value> {
        let mut dataset = self.page_of("Dataset", page);
        dataset.insert("license".into(), json!(LICENCE.2));
        dataset.insert("isAccessibleForFree".into(), json!(true));
        let distribution = files.iter().map(|(url, media, about)| {
            let mut file = object(json!({ "@type": "DataDownload", "contentUrl": self.full(url.as_ref()), "encodingFormat": media }));
            put(&mut file, "description", *about);
            Value::Object(file)
        });
        dataset.insert("distribution".into(), distribution.collect());
        dataset
    }

    /// The way down to the page, itself last; none for the home page.
    fn breadcrumbs(&self, page: &Page) -> Option<Value> {
        if page.meta.breadcrumbs.is_empty() {
            return None;
        }
        let steps = page.meta.breadcrumbs.iter().map(|step| (&step.title, self.full(&step.url)));
        let steps = steps.chain([(&page.meta.title, page.meta.permalink.clone())]);
        let items = steps.zip(1..).map(|((name, item), position): ((&String, String), usize)| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
        });
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), json!(value));
    }
}
