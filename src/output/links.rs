//! Checks that every link within the finished site leads to a published file, and every anchor to an element of its page.
//!
//! Links of authors are checked in their files. A broken link that is found here comes from a template.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::Output;
use super::origin::of_address;
use crate::diagnostic::{Code, Diagnostic};
use crate::entry::is_reserved;
use crate::fingerprint::Fingerprint;
use crate::theme::{Theme, style};

/// The most distinct broken addresses that are reported, because a broken template breaks every page.
const MOST: usize = 50;

/// The links and anchors of a page, known once the page has been made.
#[derive(Clone, Default)]
pub(super) struct OnPage(OnceLock<Arc<Found>>);

struct Found {
    /// Addresses at which nothing is published.
    broken: Vec<String>,
    /// Anchors on other pages: the address, the file, and the anchor's hash.
    elsewhere: Vec<(String, String, u64)>,
    /// Hashes of the anchors on this page; their names would take more memory than they are worth.
    anchors: Box<[u64]>,
}

impl OnPage {
    /// Records the links of a page that was made. `published` tells whether a path is published.
    pub(super) fn note(&self, html: &[u8], base: &str, published: impl Fn(&str) -> bool) {
        self.0.get_or_init(|| Arc::new(find(html, base, published)));
    }

    /// Whether the page was made and has broken links.
    pub(super) fn is_broken(&self) -> bool {
        self.0.get().is_some_and(|found| !found.broken.is_empty())
    }

    /// Whether the page was made.
    pub(super) fn is_known(&self) -> bool {
        self.0.get().is_some()
    }
}

fn find(html: &[u8], base: &str, published: impl Fn(&str) -> bool) -> Found {
    let (mut anchors, mut here) = (Vec::new(), Vec::new());
    let (mut broken, mut elsewhere) = (Vec::new(), Vec::new());
    let mut file = String::new();
    for (name, value) in attributes(html) {
        match name {
            Attribute::Id => anchors.push(hash(value)),
            // Checking an address costs less than finding out whether it was checked before.
            Attribute::Address if value.starts_with('/') => {
                let (path, anchor) = memchr::memchr(b'#', value.as_bytes()).map_or((value, ""), |at| (&value[..at], &value[at + 1..]));
                if !file_at(path, base, &mut file) || !published(&file) {
                    broken.push(value.to_owned());
                } else if !anchor.is_empty() && !is_reserved(anchor) {
                    // The anchors of facts and events come from models. A theme may leave them out, and the link then leads
                    // to the page.
                    elsewhere.push((value.to_owned(), file.clone(), hash(anchor)));
                }
            }
            Attribute::Address => here.extend(value.strip_prefix('#').filter(|anchor| !anchor.is_empty())),
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    here.retain(|anchor| anchors.binary_search(&hash(anchor)).is_err());
    broken.extend(here.into_iter().map(|anchor| format!("#{anchor}")));
    broken.sort_unstable();
    broken.dedup();
    elsewhere.sort_unstable();
    elsewhere.dedup();
    Found { broken, elsewhere, anchors: anchors.into() }
}

/// Writes the path of the file at an address to `file`. Returns `false` if the address is not below the base path.
fn file_at(path: &str, base: &str, file: &mut String) -> bool {
    let Some(below) = path.strip_prefix(base).filter(|below| !below.starts_with('/')) else { return false };
    file.clear();
    match memchr::memchr3(b'%', b'?', b'&', below.as_bytes()) {
        Some(_) => {
            let path = below.split('?').next().unwrap_or_default().replace("&amp;", "&").replace("&#39;", "'");
            file.push_str(&percent_encoding::percent_decode_str(&path).decode_utf8_lossy());
        }
        None => file.push_str(below),
    }
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    true
}

/// Whether an address in a style sheet leads to a file of the site, or to another site.
pub(super) fn leads_from_style(address: &str, base: &str, published: impl Fn(&str) -> bool) -> bool {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let elsewhere = address.is_empty() || address.starts_with("//") || address.split('/').next().is_some_and(|first| first.contains(':'));
    if elsewhere {
        return true;
    }
    if address.starts_with('/') {
        let mut file = String::new();
        return file_at(address, base, &mut file) && published(&file);
    }
    // The style sheet is published in this folder.
    let mut parts = vec!["assets"];
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    published(&parts.join("/"))
}

/// Reports the broken links of the pages that were made, each at the place in a template that produced it, if it can be
/// found.
pub(super) fn report(pages: Vec<(&str, &OnPage)>, theme: Option<&Theme>) -> Vec<Diagnostic> {
    let found: Vec<(&str, &Found)> = pages.iter().filter_map(|(path, page)| Some((*path, &**page.0.get()?))).collect();
    let by_path: FxHashMap<&str, &Found> = found.iter().copied().collect();
    let mut broken: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut add = |address, page| {
        broken.entry(address).and_modify(|(_, count)| *count += 1).or_insert((page, 1));
    };
    for (page, links) in &found {
        links.broken.iter().for_each(|address| add(address.as_str(), page));
        for (address, file, anchor) in &links.elsewhere {
            // A page that was not made yet cannot be judged.
            if by_path.get(file.as_str()).is_some_and(|target| target.anchors.binary_search(anchor).is_err()) {
                add(address, page);
            }
        }
    }
    let describe = |(address, (page, count)): (&str, (&str, usize))| {
        let page = format!("/{}", page.trim_end_matches("index.html"));
        let pages = if count == 1 { page } else { format!("{page} and {} more", count - 1) };
        let message = format!("nothing is published at `{address}`, linked from {pages}");
        // The site's own templates come first, because the embedded ones are tested.
        let own = theme.and_then(|theme| of_address(address, theme.own_templates()));
        match own.or_else(|| theme.and_then(|theme| of_address(address, theme.templates.values()))) {
            Some((source, span)) => Diagnostic::new(Code::BrokenThemeLink, &source.path, span, message),
            None => Diagnostic::new(Code::BrokenThemeLink, &"".into(), 0..0, message),
        }
    };
    broken.into_iter().take(MOST).map(describe).collect()
}

/// A hash of an anchor or a path. It has enough bits that no two on a site collide.
pub(super) fn hash(text: &str) -> u64 {
    Fingerprint::of(text.as_bytes()).0 as u64
}

/// The attributes that matter here.
enum Attribute {
    Id,
    Address,
}

/// Ids and addresses in double quotes, as our own pages have them, in one pass.
fn attributes(html: &[u8]) -> impl Iterator<Item = (Attribute, &str)> {
    memchr::memmem::find_iter(html, b"=\"").filter_map(|at| {
        let before = &html[..at];
        let name = if before.ends_with(b" id") {
            Attribute::Id
        } else if before.ends_with(b" href") || before.ends_with(b" src") {
            Attribute::Address
        } else {
            return None;
        };
        let start = at + 2;
        let end = start + memchr::memchr(b'"', &html[start..])?;
        Some((name, std::str::from_utf8(&html[start..end]).ok()?))
    })
}

impl Output {
    /// Addresses in the site's own style sheets at which nothing is published.
    pub(super) fn dead_in_styles(&self) -> Vec<Diagnostic> {
        let Some((pages, engine)) = &self.site else { return Vec::new() };
        let published = |file: &str| self.tree.publishes(file);
        let mut found = Vec::new();
        for source in &engine.theme().own_styles {
            for (address, span) in style::addresses(&source.text) {
                // Addresses of the theme's files were resolved when the theme was assembled.
                if style::file_of(address).is_none() && !leads_from_style(address, &pages.config().base_path, published) {
                    let message = format!("nothing is published at `{address}`");
                    let help = "fonts and pictures of a theme lie in its folder files/, and are named as a style sheet sees them: url(../files/x.woff2); style sheets are joined and not imported";
                    found.push(Diagnostic::new(Code::BrokenThemeLink, &source.path, span, message).help(help));
                }
            }
        }
        found
    }
}
