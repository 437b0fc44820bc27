//! The finished tree as a value: every published path, and how its bytes are made. Nothing here touches the disk.
//!
//! Pages are made one by one when they are asked for, by a pure function of their closed model. So a large site is never in
//! memory as a whole, and a page that nobody asks for costs nothing. A page that is made twice comes out the same.

mod analysis;
mod archive;
mod calendar;
mod cell;
mod cite;
mod collisions;
mod columns;
mod comparison;
mod data;
mod describe;
mod feed;
mod files;
mod leftovers;
mod linked;
mod links;
mod origin;
mod picture;
mod profile;
mod sitemap;
mod size;
mod table;
mod tables;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::knowledge::Ix;
use crate::page::{Pages, Route};
use crate::render::{Engine, Frame};
use crate::search::{self, Index};
use crate::theme::Asset;
use leftovers::Leftovers;
use picture::Pictures;
pub use size::Size;
use tree::{Content, Tree};

/// Everything that is published. Clones share what is learnt about pages.
#[derive(Clone, Default)]
pub struct Output {
    /// The size of the site.
    pub size: Size,
    /// The makers of pages; none if the theme cannot be used.
    site: Option<(Pages, Arc<Engine>)>,
    /// What is the same on all pages.
    frame: Arc<Frame>,
    tree: Arc<Tree>,
    /// The links of each page, by its number.
    links: Arc<[links::OnPage]>,
    /// The search index.
    index: Index,
    /// What pictures are drawn with.
    pictures: Pictures,
    /// What data files are made from once more.
    leftovers: Arc<Leftovers>,
}

/// Assembles the parts of a site. Its files are made later, one by one. Anything that is the same as in a former output is
/// taken from there.
pub fn assemble(pages: Pages, routes: Arc<[Route]>, engine: Arc<Engine>, assets: &[Asset], former: Option<&Output>) -> Checked<Output> {
    let theme = engine.theme();
    let assets: Vec<Asset> = assets.iter().chain([&theme.style, &theme.script]).chain(theme.files.values()).cloned().collect();
    let pictured = pages.config().social_pictures;
    let tree = match former.map(|former| &former.tree) {
        Some(tree) if tree.is_of(&routes, &assets, pictured) => tree.clone(),
        _ => Arc::new(Tree::new(&pages, routes, assets)),
    };
    let links = (0..tree.pages).map(|_| links::OnPage::default()).collect();
    let index = Index::new(pages.words(), &pages.knowledge().entries, None, false);
    let size = Size::of(&pages, &tree.made_of.0);
    let frame = Arc::new(Frame::new(&engine, pages.site()));
    let output = Output { size, site: Some((pages, engine)), frame, tree, links, index, ..Output::default() };
    let output = match former {
        Some(former) => output.knowing(former),
        None => output,
    };
    let (collisions, assets) = (output.tree.collisions.iter(), &output.tree.made_of.1);
    let diagnostics = output.pages().map(|pages| collisions.map(|collision| collision.diagnostic(pages, assets)).collect());
    let mut diagnostics: Vec<Diagnostic> = diagnostics.unwrap_or_default();
    diagnostics.extend(output.dead_in_styles());
    Checked { value: output, diagnostics }
}

impl Output {
    /// Only the size of a site whose theme cannot be used.
    pub fn without_theme(pages: &Pages, routes: &[Route]) -> Self {
        Self { size: Size::of(pages, routes), ..Self::default() }
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.tree.files.keys().map(String::as_str)
    }

    /// Whether a path is published.
    pub fn contains(&self, path: &str) -> bool {
        self.tree.files.contains_key(path)
    }

    /// The pages that were not made yet, sorted by path, so that problems of their templates and links are still unknown.
    pub fn unmade(&self) -> impl Iterator<Item = &str> {
        self.tree
            .files
            .iter()
            .filter(|(_, content)| matches!(content, Content::Page(_, at) if !self.links[*at].is_known()))
            .map(|(path, _)| path.as_str())
    }

    /// Pages that were made and have broken links; only some of them.
    pub fn doubtful(&self) -> impl Iterator<Item = &str> {
        let pages = self.tree.files.iter();
        pages.filter(|(_, content)| matches!(content, Content::Page(_, at) if self.links[*at].is_broken())).map(|(path, _)| path.as_str())
    }

    /// Whether the file at a path has the same bytes in another output, decided without making it; `false` if that cannot be
    /// decided.
    pub fn is_as_in(&self, other: &Self, path: &str) -> bool {
        self.is_like(other) && self.tree.files.get(path).is_some_and(|content| self.has_text_of(other, content))
    }

    /// The path, below the base path, of the page that shows the entry of a source file.
    pub fn page_of(&self, source: &str) -> Option<String> {
        let (pages, _) = self.site.as_ref()?;
        let (folder, stem) = crate::entry::place_of(source)?;
        pages.knowledge().find(&format!("{folder}/{stem}")).map(|ix| pages.markup().path(ix))
    }

    /// The makers of pages, if the theme can be used.
    pub fn pages(&self) -> Option<&Pages> {
        self.site.as_ref().map(|(pages, _)| pages)
    }

    /// The path of the style sheet, if the theme can be used.
    pub fn style(&self) -> Option<&str> {
        self.site.as_ref().map(|(_, engine)| engine.theme().style.path.as_str())
    }

    /// Whether two outputs were made from the same views, plan and theme, so that they only differ in texts.
    fn is_like(&self, former: &Self) -> bool {
        let (Some((pages, engine)), Some((others, other))) = (&self.site, &former.site) else { return false };
        Arc::ptr_eq(&self.tree, &former.tree) && Arc::ptr_eq(engine, other) && Arc::ptr_eq(pages.views(), others.views())
    }

    /// Whether a file shows the same text of the same entries as in another output with the same plan.
    fn has_text_of(&self, other: &Self, content: &Content) -> bool {
        let (Some((pages, _)), Some((others, _))) = (&self.site, &other.site) else { return false };
        let (own, theirs) = (pages.knowledge(), others.knowledge());
        if let Content::Search(file) = content {
            let same = |ix: &Ix| Arc::ptr_eq(&own.entries[*ix as usize], &theirs.entries[*ix as usize]);
            let changed: Vec<Ix> = own.indices().filter(|ix| !same(ix)).collect();
            return search::is_same(*file, &changed, (&self.index, own), (&other.index, theirs));
        }
        let own = match content {
            Content::Page(route, _) => route.subject.text_of(pages.views()),
            Content::Profile(ix) | Content::Cite(ix) | Content::Feed(Some(ix)) => Some(*ix),
            _ => None,
        };
        own.is_none_or(|ix| Arc::ptr_eq(&pages.knowledge().entries[ix as usize], &others.knowledge().entries[ix as usize]))
    }

    /// The same output with the former one's knowledge of unchanged pages.
    fn knowing(mut self, former: &Self) -> Self {
        if let (Some(own), Some(theirs)) = (self.pages(), former.pages()) {
            let theirs = (&former.index, &theirs.knowledge().entries[..]);
            self.index = Index::new(own.words(), &own.knowledge().entries, Some(theirs), self.is_like(former));
        }
        if self.is_like(former) {
            let mut links: Vec<links::OnPage> = former.links.to_vec();
            for content in self.tree.files.values() {
                if let Content::Page(_, at) = content
                    && !self.has_text_of(former, content)
                {
                    links[*at] = links::OnPage::default();
                }
            }
            self.links = links.into();
        }
        self
    }

    /// Appends the bytes of a file to `into`; nothing if the path is not published.
    ///
    /// # Errors
    /// The file's template fails, or it is a file that cannot be read again.
    pub fn make(&self, path: &str, into: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let (Some((pages, engine)), Some(content)) = (&self.site, self.tree.files.get(path)) else { return Ok(()) };
        match content {
            Content::Page(route, at) => {
                let start = into.len();
                let mut page = pages.model(route);
                page.meta.linked = pages.markup().linked(&route.subject, &page);
                engine.render(&page, &self.frame, into)?;
                self.links[*at].note(&into[start..], &pages.config().base_path, |target| self.tree.publishes(target));
            }
            Content::Profile(ix) => profile::json(pages, *ix, into),
            Content::Archive(ix) => into.append(&mut archive::of_country(pages, *ix, &self.leftovers.tables)),
            Content::Cite(ix) => cite::file(pages, *ix, into),
            Content::Picture(route) => into.append(&mut self.pictures.png(pages, engine, route)),
            Content::Whole(make) => into.append(&mut make(pages)),
            Content::Data(source) => into.extend_from_slice(&source.bytes(path, pages, &self.leftovers)),
            Content::Everything => into.append(&mut archive::whole(pages, &self.leftovers)),
            Content::Metadata(file) => into.append(&mut describe::file(pages, file)),
            Content::Comparison(at, format) => into.append(&mut self.leftovers.bytes(path, || comparison::file(pages, *at, *format))),
            Content::Feed(country) => into.append(&mut feed::file(pages, *country)),
            Content::Calendar(country) => into.append(&mut calendar::file(pages, *country)),
            Content::Search(file) => file.make(&self.index, pages.knowledge(), |ix| pages.markup().path(ix), into),
            Content::Bytes(bytes) => into.extend_from_slice(bytes),
            Content::Asset(bytes, source) => bytes
                .append_to(into)
                .map_err(|error| Box::new(Diagnostic::new(Code::Unreadable, source, 0..0, format!("cannot be read: {error}"))))?,
        }
        Ok(())
    }

    /// Makes once every file that may have a problem, and reports the problems: pages have templates and links, and a file
    /// that is published unchanged may have disappeared.
    pub fn proof(&self) -> Vec<Diagnostic> {
        let make = |buffer: &mut Vec<u8>, (path, _): (&String, &Content)| {
            buffer.clear();
            self.make(path, buffer).err().map(|diagnostic| *diagnostic)
        };
        let files = self.tree.files.par_iter().filter(|(_, content)| matches!(content, Content::Page(..) | Content::Asset(..)));
        self.verdict(files.map_init(Vec::new, make).flatten_iter().collect())
    }

    /// The problems of all pages after all of them were made, given those of pages that could not be made, in order of path.
    pub fn verdict(&self, failed: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut found = once_each(failed);
        found.extend(self.broken_links());
        found
    }

    /// The broken links of the pages made so far.
    pub fn broken_links(&self) -> Vec<Diagnostic> {
        let pages = self.tree.files.iter().filter_map(|(path, content)| match content {
            Content::Page(_, at) => Some((path.as_str(), &self.links[*at])),
            _ => None,
        });
        let theme = self.site.as_ref().map(|(_, engine)| engine.theme());
        links::report(pages.collect(), theme)
    }

    /// All files at once, for small sites and tests.
    pub fn collect(&self) -> Checked<BTreeMap<String, Arc<[u8]>>> {
        let mut files = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for path in self.tree.files.keys() {
            let mut bytes = Vec::new();
            match self.make(path, &mut bytes) {
                Ok(()) => drop(files.insert(path.clone(), bytes.into())),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        Checked { value: files, diagnostics: self.verdict(diagnostics) }
    }
}

/// A broken template fails on every page that it makes, so only the first failure is kept.
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
        f.debug_struct("Output").field("size", &self.size).field("files", &self.tree.files.len()).finish_non_exhaustive()
    }
}
