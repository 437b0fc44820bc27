//! JSON-LD: what a page is about, in the vocabulary of schema.org. Browsers neither run nor show it.

use std::borrow::Cow;

use serde::Serialize;

use crate::entry::{self, Content, Entry};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::page::model::{Data, SourceLine};
use crate::page::{Model, Page, Subject};
use crate::schema::Role;

/// The most sources that are listed as citations of a page.
const CITED: usize = 50;

/// The JSON-LD of a page.
#[derive(Serialize)]
struct Graph<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node<'p>>,
}

/// A thing in the vocabulary of schema.org. Unknown properties are left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node<'p> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<Cow<'p, str>>,
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Box<Node<'p>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Node<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Node<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    distribution: Vec<Node<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding_format: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_accessible_for_free: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Node<'p>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item_list_element: Vec<ListItem<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Cow<'p, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Box<Node<'p>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'p, str>>,
}

/// A step of breadcrumbs.
#[derive(Serialize)]
struct ListItem<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: Cow<'p, str>,
    name: &'p str,
    position: usize,
}

impl Markup {
    /// The JSON-LD of a page, safe to be put into a `<script>`; none for a page that is not about anything.
    pub(super) fn linked(&self, subject: &Subject, page: &Page) -> Option<String> {
        let about = match (&page.model, subject) {
            (Model::Home(_), _) => self.web_site(),
            (Model::Profile(profile) | Model::Text(profile), Subject::Profile(ix) | Subject::Text(ix)) => {
                self.article(*ix, page, &profile.sources)
            }
            (Model::Scenario(scenario), Subject::Scenario(ix)) => self.article(*ix, page, &scenario.profile.sources),
            (Model::Country(country), Subject::Country(ix)) => self.article(*ix, page, &country.profile.sources),
            (Model::Source(_), Subject::Source(ix)) => self.work(*ix, page),
            (Model::Comparison(comparison), _) => match (&comparison.csv, &comparison.json) {
                (Some(csv), Some(json)) => self.dataset(page, [(csv, "text/csv", None), (json, "application/json", None)]),
                _ => self.page_of("CollectionPage", page),
            },
            (Model::Data(data), _) => self.all_data(page, data),
            (Model::Redirect(_) | Model::NotFound, _) => return None,
            _ => self.page_of("WebPage", page),
        };
        let mut nodes = vec![about];
        nodes.extend(self.breadcrumbs(page));
        // Plain structs of text always serialise.
        let text = serde_json::to_string(&Graph { context: "https://schema.org", nodes }).unwrap_or_default();
        // Nothing in it can end the element that contains it.
        Some(if text.contains('<') { text.replace('<', "\\u003c") } else { text })
    }

    /// The absolute form of an address on this site.
    fn full(&self, url: &str) -> String {
        self.permalink(url.strip_prefix(&self.config.base_path).unwrap_or(url))
    }

    fn web_site(&self) -> Node<'_> {
        Node {
            kind: Some("WebSite"),
            id: Some(Cow::from(&self.config.base_url)),
            name: Some(Cow::from(&self.config.title)),
            url: Some(Cow::from(&self.config.base_url)),
            in_language: Some(&self.config.language),
            description: self.config.description.as_deref(),
            ..Node::default()
        }
    }

    fn page_of<'p>(&'p self, kind: &'static str, page: &'p Page) -> Node<'p> {
        Node {
            kind: Some(kind),
            name: Some(Cow::from(&page.meta.title)),
            url: Some(Cow::from(&page.meta.permalink)),
            in_language: Some(&self.config.language),
            description: page.meta.description.as_deref(),
            is_part_of: Some(Box::new(Node { id: Some(Cow::from(&self.config.base_url)), ..Node::default() })),
            ..Node::default()
        }
    }

    /// A profile is an article about something, and cites its sources.
    fn article<'p>(&'p self, ix: Ix, page: &'p Page, sources: &'p [SourceLine]) -> Node<'p> {
        let entry = self.knowledge.entry(ix);
        let thing = || Node {
            kind: Some(match entry.kind.role {
                Role::Country => "Country",
                _ => entry.kind.schema_type.as_deref().unwrap_or("Thing"),
            }),
            name: Some(Cow::from(&*entry.title.value)),
            alternate_name: entry.aliases.iter().map(|alias| &*alias.value).collect(),
            identifier: match (entry.kind.role, &entry.countries[..]) {
                (Role::Country, [country]) => Some(country.value.code()),
                _ => None,
            },
            ..Node::default()
        };
        let citation = |source: &'p SourceLine| Node {
            kind: Some("CreativeWork"),
            id: Some(self.full(&source.url).into()),
            name: Some(Cow::from(&source.title)),
            url: source.address.as_deref().map(Cow::from),
            ..Node::default()
        };
        Node {
            headline: Some(&page.meta.title),
            license: self.config.rights.as_ref().and_then(|rights| rights.url.as_deref()),
            date_modified: entry.checked.as_ref().and_then(|day| day.value.machine()),
            about: (entry.kind.role != Role::Page).then(|| Box::new(thing())),
            citation: sources.iter().take(CITED).map(citation).collect(),
            ..self.page_of("Article", page)
        }
    }

    /// A source is somebody else's work.
    fn work<'p>(&'p self, ix: Ix, page: &'p Page) -> Node<'p> {
        let entry = self.knowledge.entry(ix);
        let named = |name| Node { name: Some(name), ..Node::default() };
        let published = self.values_of(entry, "published").find_map(|value| match value {
            entry::Value::Date(date) => date.machine(),
            _ => None,
        });
        let publisher = self.texts(entry, "publisher").next();
        Node {
            kind: Some(entry.kind.schema_type.as_deref().unwrap_or("CreativeWork")),
            id: Some(Cow::from(&page.meta.permalink)),
            name: Some(Cow::from(&*entry.title.value)),
            main_entity_of_page: Some(&page.meta.permalink),
            // Whether an author is a person or an organisation is not known.
            author: self.texts(entry, "author").map(named).collect(),
            publisher: publisher.map(|name| Box::new(Node { kind: Some("Organization"), ..named(name) })),
            url: self.texts(entry, "url").next(),
            date_published: published,
            ..Node::default()
        }
    }

    /// The values of a field's headline, by the field's name.
    fn values_of<'p>(&'p self, entry: &'p Entry, field: &str) -> impl Iterator<Item = &'p entry::Value> {
        let values = match self.knowledge.fact(entry, field).map(|fact| &fact.headline().content) {
            Some(Content::Values(values)) => &values[..],
            _ => &[],
        };
        values.iter()
    }

    fn texts<'p>(&'p self, entry: &'p Entry, field: &str) -> impl Iterator<Item = Cow<'p, str>> {
        self.values_of(entry, field).map(entry::Value::canonical)
    }

    fn all_data<'p>(&'p self, page: &'p Page, data: &'p Data) -> Node<'p> {
        let media = |is_table: bool| if is_table { "text/csv" } else { "application/json" };
        let files = data.files.iter().map(|file| (&file.url, media(!file.columns.is_empty()), Some(&*file.description)));
        Node {
            name: Some(Cow::from(&self.config.title)),
            description: self.config.description.as_deref().or(page.meta.description.as_deref()),
            ..self.dataset(page, files)
        }
    }

    /// A dataset with its files: address, media type and description.
    fn dataset<'p>(&'p self, page: &'p Page, files: impl IntoIterator<Item = (&'p String, &'static str, Option<&'p str>)>) -> Node<'p> {
        let download = |(url, media, about): (&String, _, _)| Node {
            kind: Some("DataDownload"),
            content_url: Some(self.full(url)),
            encoding_format: Some(media),
            description: about,
            ..Node::default()
        };
        Node {
            license: self.config.rights.as_ref().and_then(|rights| rights.url.as_deref()),
            is_accessible_for_free: Some(true),
            distribution: files.into_iter().map(download).collect(),
            ..self.page_of("Dataset", page)
        }
    }

    /// The breadcrumbs of a page, itself last; none for the home page.
    fn breadcrumbs<'p>(&self, page: &'p Page) -> Option<Node<'p>> {
        if page.meta.breadcrumbs.is_empty() {
            return None;
        }
        let steps = page.meta.breadcrumbs.iter().map(|step| (&step.title, Cow::from(self.full(&step.url))));
        let steps = steps.chain([(&page.meta.title, Cow::from(&page.meta.permalink))]);
        let items = steps.zip(1..).map(|((name, item), position)| ListItem { kind: "ListItem", item, name, position });
        Some(Node { kind: Some("BreadcrumbList"), item_list_element: items.collect(), ..Node::default() })
    }
}
