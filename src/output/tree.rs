//! The files to be published, and what each of them is made from; without their bytes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::collisions::{self, Collision};
use super::files::{self, Maker, Source};
use super::{comparison, describe, links, sitemap};
use crate::downloads::{File, PACKAGE, WHOLE};
use crate::knowledge::Ix;
use crate::markup::address::{ARCHIVE, CITE};
use crate::markup::cite;
use crate::page::{Pages, Route, Subject};
use crate::search;
use crate::source::Bytes;
use crate::theme::Asset;

/// The files to be published, without their bytes.
#[derive(Default)]
pub(super) struct Tree {
    /// The plan and the files that it was made from, and whether pages have pictures.
    pub(super) made_of: (Arc<[Route]>, Vec<Asset>, bool),
    /// By path relative to the published folder, with `/` as separator.
    pub(super) files: BTreeMap<String, Content>,
    /// Hashes of the addresses of all files. Every link of every page is looked up, and a small set stays in the processor's
    /// cache.
    published: FxHashSet<u64>,
    /// The number of pages among the files.
    pub(super) pages: usize,
    /// Paths that cannot exist side by side.
    pub(super) collisions: Vec<Collision>,
}

/// How the bytes of a file are made.
pub(super) enum Content {
    /// From a template: the page with this number.
    Page(Route, usize),
    /// The data beside the profile of an entry.
    Profile(Ix),
    /// The picture of a page.
    Picture(Route),
    /// Everything about a country as a ZIP file.
    Archive(Ix),
    /// Citations of an entry's page and its sources.
    Cite(Ix),
    /// From the whole site.
    Whole(Maker),
    /// A data file.
    Data(Source),
    /// All data as a ZIP file.
    Everything,
    /// The description of a table below `data/`.
    Metadata(&'static File),
    /// The data of a comparison.
    Comparison(usize, comparison::Format),
    /// The feed of a country, or of the site.
    Feed(Option<Ix>),
    /// The calendar of a country.
    Calendar(Ix),
    /// A file that a browser fetches to search.
    Search(search::File),
    /// The bytes are here.
    Bytes(Arc<[u8]>),
    /// A file of the site that is published unchanged, with its path in the site's folder.
    Asset(Bytes, Arc<str>),
}

impl Tree {
    pub(super) fn new(pages: &Pages, routes: Arc<[Route]>, assets: Vec<Asset>) -> Self {
        let pictured = pages.config().social_pictures;
        let mut collisions = Vec::new();
        let mut count = 0;
        let mut files: BTreeMap<String, Content> = BTreeMap::new();
        let mut add = |path: String, content: Content| match files.entry(path) {
            Entry::Vacant(place) => {
                place.insert(content);
            }
            Entry::Occupied(place) => collisions.push(Collision::same(place.key())),
        };
        for (path, source) in files::FILES {
            add((*path).to_owned(), Content::Data(*source));
        }
        for (path, file) in describe::files() {
            add(path, Content::Metadata(file));
        }
        add(describe::package_path(), Content::Whole(describe::package));
        add(WHOLE.to_owned(), Content::Everything);
        add(PACKAGE.to_owned(), Content::Whole(describe::whole_package));
        for (path, at, format) in comparison::files(pages) {
            add(path, Content::Comparison(at, format));
        }
        for (path, file) in search::files(pages.knowledge().entries.len()) {
            add(path, Content::Search(file));
        }
        add("feed.xml".to_owned(), Content::Feed(None));
        for (path, bytes) in sitemap::files(pages, &routes) {
            add(path, Content::Bytes(bytes.into()));
        }
        for asset in &assets {
            add(asset.path.clone(), Content::Asset(asset.bytes.clone(), asset.source.clone()));
        }
        for route in routes.iter() {
            if let Subject::Profile(ix) | Subject::Country(ix) | Subject::Source(ix) | Subject::Scenario(ix) = route.subject {
                add(format!("{}index.json", route.path), Content::Profile(ix));
            }
            if let Subject::Profile(ix) | Subject::Country(ix) | Subject::Scenario(ix) = route.subject
                && cite::has_file(pages.knowledge(), ix)
            {
                add(format!("{}{CITE}", route.path), Content::Cite(ix));
            }
            if let Subject::Country(ix) = route.subject {
                add(format!("{}feed.xml", route.path), Content::Feed(Some(ix)));
                add(format!("{}timeline.ics", route.path), Content::Calendar(ix));
                add(format!("{}{ARCHIVE}", route.path), Content::Archive(ix));
            }
            if let Some(path) = route.picture().filter(|_| pictured) {
                add(path, Content::Picture(route.clone()));
            }
            add(route.file(), Content::Page(route.clone(), count));
            count += 1;
        }
        collisions.extend(collisions::find(files.keys().map(String::as_str)));
        // The list of all published files is written last, and is published too.
        let published = files.keys().map(String::as_str).chain(["manifest.json"]).flat_map(links::targets).collect();
        Self { made_of: (routes, assets, pictured), files, published, pages: count, collisions }
    }

    /// Whether it was made from this plan and these files, with or without pictures.
    pub(super) fn is_of(&self, routes: &Arc<[Route]>, assets: &[Asset], pictured: bool) -> bool {
        Arc::ptr_eq(&self.made_of.0, routes) && same(&self.made_of.1, assets) && self.made_of.2 == pictured
    }

    /// Whether something is published at the address with this hash.
    pub(super) fn publishes(&self, target: u64) -> bool {
        self.published.contains(&target)
    }
}

/// Whether two lists have the same files. Usually no bytes are compared, because files that were not read again are the same
/// in memory.
fn same(a: &[Asset], b: &[Asset]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
}
