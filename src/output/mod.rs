//! The finished tree as a value: every path that is published, and how its bytes are made. Nothing here touches a disk.
//!
//! Pages are made one by one when they are asked for, by a pure function of their closed model: a large site need never
//! be in memory as a whole, and a page that nobody asks for costs nothing. What is made twice comes out the same.

mod analysis;
mod calendar;
mod comparison;
mod data;
mod describe;
mod feed;
mod links;
mod profile;
mod sitemap;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::knowledge::Ix;
use crate::page::downloads::File;
use crate::page::{Pages, Route, Subject};
use crate::render::Engine;
use crate::theme::Asset;

/// What is published.
#[derive(Default)]
pub struct Output {
    /// How large the site is.
    pub size: Size,
    /// The makers of pages; none if the theme could not be used.
    site: Option<(Pages, Engine)>,
    /// By path relative to the site's folder, with `/`.
    files: BTreeMap<String, Content>,
    /// Fingerprints of the paths: every link of every page asks whether something is there.
    published: FxHashSet<Fingerprint>,
}

/// How large a site is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Entries that are published.
    pub entries: usize,
    /// Dependencies between them.
    pub edges: usize,
    /// Pages, redirects left out.
    pub pages: usize,
}

/// How the bytes of a file are made.
enum Content {
    /// From a template.
    Page(Route, links::OnPage),
    /// The data beside the profile of an entry.
    Profile(Ix),
    /// From everything at once, such as a data file.
    Whole(Maker),
    /// What is in a table below `data/`.
    Metadata(&'static File),
    /// The data of a comparison.
    Comparison(usize, comparison::Format),
    /// The feed of a country, or of the site.
    Feed(Option<Ix>),
    /// The calendar of a country.
    Calendar(Ix),
    /// They are here.
    Bytes(Arc<[u8]>),
}

/// Puts together what a site consists of. Its files are made later, one by one.
pub fn assemble(pages: Pages, routes: Vec<Route>, engine: Engine, assets: &[Asset], diagnostics: &mut Vec<Diagnostic>) -> Output {
    let mut files: BTreeMap<String, Content> = BTreeMap::new();
    let mut add = |path: String, content: Content| match files.entry(path) {
        Entry::Vacant(place) => {
            place.insert(content);
        }
        Entry::Occupied(place) => {
            // A picture or data file beside the entries is published at its own path.
            let path = place.key();
            let asset = assets.iter().any(|asset| asset.path == *path);
            let from = if asset { format!("content/{path}") } else { String::new() };
            let message = format!("two things would be published as {path}");
            diagnostics.push(Diagnostic::new(Code::DuplicateRoute, &from.into(), 0..0, message));
        }
    };
    for (path, make) in data::FILES {
        add((*path).to_owned(), Content::Whole(*make));
    }
    for (path, file) in describe::files() {
        add(path, Content::Metadata(file));
    }
    add(describe::package_path(), Content::Whole(describe::package));
    for (path, at, format) in comparison::files(&pages) {
        add(path, Content::Comparison(at, format));
    }
    add("feed.xml".to_owned(), Content::Feed(None));
    for (path, bytes) in sitemap::files(&pages, &routes) {
        add(path, Content::Bytes(bytes.into()));
    }
    for asset in assets.iter().chain([&engine.theme().style]) {
        add(asset.path.clone(), Content::Bytes(asset.bytes.clone()));
    }
    for route in routes {
        if let Subject::Profile(ix) | Subject::Country(ix) | Subject::Source(ix) = route.subject {
            add(format!("{}index.json", route.path), Content::Profile(ix));
        }
        if let Subject::Country(ix) = route.subject {
            add(format!("{}feed.xml", route.path), Content::Feed(Some(ix)));
            add(format!("{}timeline.ics", route.path), Content::Calendar(ix));
        }
        add(route.file(), Content::Page(route, links::OnPage::default()));
    }
    let published = files.keys().map(|path| Fingerprint::of(path.as_bytes())).collect();
    Output { size: Size::default(), site: Some((pages, engine)), files, published }
}

/// Makes a file from everything at once.
type Maker = fn(&Pages) -> Vec<u8>;

impl Output {
    /// Every path, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Appends the bytes of a file to `into`. A path that is not published has none.
    ///
    /// # Errors
    /// When its template fails.
    pub fn make(&self, path: &str, into: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let (Some((pages, engine)), Some(content)) = (&self.site, self.files.get(path)) else { return Ok(()) };
        match content {
            Content::Page(route, links) => {
                let start = into.len();
                engine.render(&pages.model(route), pages.site(), into)?;
                links
                    .note(&into[start..], &pages.config().base_path, |target| self.published.contains(&Fingerprint::of(target.as_bytes())));
            }
            Content::Profile(ix) => profile::json(pages, *ix, into),
            Content::Whole(make) => into.append(&mut make(pages)),
            Content::Metadata(file) => into.append(&mut describe::file(pages, file)),
            Content::Comparison(at, format) => into.append(&mut comparison::file(pages, *at, *format)),
            Content::Feed(country) => into.append(&mut feed::file(pages, *country)),
            Content::Calendar(country) => into.append(&mut calendar::file(pages, *country)),
            Content::Bytes(bytes) => into.extend_from_slice(bytes),
        }
        Ok(())
    }

    /// Makes every file once, and says what was wrong with any of them.
    pub fn proof(&self) -> Vec<Diagnostic> {
        let make = |buffer: &mut Vec<u8>, (path, _): (&String, &Content)| {
            buffer.clear();
            self.make(path, buffer).err().map(|diagnostic| *diagnostic)
        };
        let mut found = once_each(self.files.par_iter().map_init(Vec::new, make).flatten_iter().collect());
        found.extend(self.broken_links());
        found
    }

    /// Links that lead nowhere, of the pages made so far.
    pub fn broken_links(&self) -> Vec<Diagnostic> {
        let pages = self.files.iter().filter_map(|(path, content)| match content {
            Content::Page(_, links) => Some((path.as_str(), links)),
            _ => None,
        });
        links::report(pages.collect())
    }

    /// All files at once, for small sites and tests.
    pub fn collect(&self) -> Checked<BTreeMap<String, Arc<[u8]>>> {
        let mut files = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for path in self.files.keys() {
            let mut bytes = Vec::new();
            match self.make(path, &mut bytes) {
                Ok(()) => drop(files.insert(path.clone(), bytes.into())),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        let mut diagnostics = once_each(diagnostics);
        diagnostics.extend(self.broken_links());
        Checked { value: files, diagnostics }
    }
}

/// A template that fails does so on every page that it makes: the first stands for all.
fn once_each(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<(Arc<str>, usize, usize), (Diagnostic, usize)> = BTreeMap::new();
    for diagnostic in found {
        let place = (diagnostic.path.clone(), diagnostic.span.start, diagnostic.span.end);
        places.entry(place).and_modify(|(_, more)| *more += 1).or_insert((diagnostic, 0));
    }
    let counted = places.into_values().map(|(mut diagnostic, more)| {
        if more > 0 {
            let pages = if more == 1 { "page" } else { "pages" };
            diagnostic.message.push_str(&format!(" and {more} more {pages}"));
        }
        diagnostic
    });
    counted.collect()
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output").field("size", &self.size).field("files", &self.files.len()).finish_non_exhaustive()
    }
}
