//! Checks that every link within the finished site leads to a published file, and every anchor to an element of its page.
//!
//! Links of authors are checked in their files. A broken link that is found here comes from a template.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
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
    /// Anchors on other pages: the address, and the hashes of what it leads to (see [`reached`]) and of the anchor.
    elsewhere: Vec<(Box<str>, u64, u64)>,
    /// Hashes of the anchors on this page; their names would take more memory than they are worth.
    anchors: Box<[u64]>,
}

impl OnPage {
    /// Records the links of a page that was made. `published` tells whether something is published below the base path at
    /// an address with this hash.
    pub(super) fn note(&self, html: &[u8], base: &str, published: impl Fn(u64) -> bool) {
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

fn find(html: &[u8], base: &str, published: impl Fn(u64) -> bool) -> Found {
    let (mut anchors, mut here, mut broken, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // An address with its markup and its text takes about as many bytes.
    let mut addresses = Vec::with_capacity(html.len() / 192);
    for (value, anchor) in values(html, b" href=").chain(values(html, b" src=")) {
        match value {
            [b'/', ..] => match below(&value[..value.len() - anchor.len()], base) {
                Some(below) => addresses.push((hash(below), below, value, anchor)),
                None => broken.push(value),
            },
            [b'#', anchor @ ..] if !anchor.is_empty() => here.push((hash(anchor), value)),
            _ => {}
        }
    }
    anchors.extend(values(html, b" id=").map(|(id, _)| hash(id)));
    // Looking an address up costs less than finding out whether it was looked up before, and looking up many in a row costs
    // less than each by itself: the processor need not wait for its memory.
    for (target, below, value, anchor) in addresses {
        match reached(target, below, &published) {
            // The anchors of facts and events come from models. A theme may leave them out, and the link then leads to the
            // page.
            Some(target) if anchor.len() > 1 && !is_reserved(&String::from_utf8_lossy(&anchor[1..])) => {
                elsewhere.push((target, hash(&anchor[1..]), value));
            }
            Some(_) => {}
            None => broken.push(value),
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    broken.extend(here.into_iter().filter(|(anchor, _)| anchors.binary_search(anchor).is_err()).map(|(_, value)| value));
    broken.sort_unstable();
    broken.dedup();
    elsewhere.sort_unstable();
    elsewhere.dedup();
    let text = |value| String::from_utf8_lossy(value).into_owned();
    let elsewhere = elsewhere.into_iter().map(|(target, anchor, value)| (text(value).into(), target, anchor));
    Found { broken: broken.into_iter().map(text).collect(), elsewhere: elsewhere.collect(), anchors: anchors.into() }
}

/// The part of an address below the base path.
fn below<'a>(address: &'a [u8], base: &str) -> Option<&'a [u8]> {
    address.strip_prefix(base.as_bytes()).filter(|below| !below.starts_with(b"/"))
}

/// The hash, among those that [`targets`] gives for files, of what an address below the base path leads to. `hash` is that of
/// the address as it is written, which nearly always is the same. None if nothing is published there.
fn reached(hash: u64, below: &[u8], published: impl Fn(u64) -> bool) -> Option<u64> {
    if published(hash) {
        return Some(hash);
    }
    let below = String::from_utf8_lossy(below).replace("&amp;", "&").replace("&#39;", "'");
    let path = below.split('?').next().unwrap_or_default();
    Some(of_path(&percent_encoding::percent_decode_str(path).decode_utf8_lossy())).filter(|target| published(*target))
}

/// The characters of paths that mean something else in addresses on pages.
const ENCODED: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'&').add(b'#').add(b'"').add(b'\'');

/// The hash of the address of a path.
fn of_path(path: &str) -> u64 {
    hash(Cow::from(utf8_percent_encode(path, ENCODED)).as_bytes())
}

/// The hashes of the addresses that lead to a file: that of its path, and that of its folder if it is the page there.
pub(super) fn targets(file: &str) -> impl Iterator<Item = u64> {
    let folder = file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    [Some(file), folder].into_iter().flatten().map(of_path)
}

/// Whether an address in a style sheet leads to a file of the site, or to another site.
pub(super) fn leads_from_style(address: &str, base: &str, published: impl Fn(u64) -> bool) -> bool {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let elsewhere = address.is_empty() || address.starts_with("//") || address.split('/').next().is_some_and(|first| first.contains(':'));
    if elsewhere {
        return true;
    }
    if address.starts_with('/') {
        return below(address.as_bytes(), base).is_some_and(|below| reached(hash(below), below, published).is_some());
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
    published(of_path(&parts.join("/")))
}

/// Reports the broken links of the pages that were made, each at the place in a template that produced it, if it can be
/// found.
pub(super) fn report(pages: Vec<(&str, &OnPage)>, theme: Option<&Theme>) -> Vec<Diagnostic> {
    let found: Vec<(&str, &Found)> = pages.iter().filter_map(|(path, page)| Some((*path, &**page.0.get()?))).collect();
    let by_target: FxHashMap<u64, &Found> =
        found.iter().flat_map(|(path, links)| targets(path).map(move |target| (target, *links))).collect();
    let mut broken: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut add = |address, page| {
        broken.entry(address).and_modify(|(_, count)| *count += 1).or_insert((page, 1));
    };
    for (page, links) in &found {
        links.broken.iter().for_each(|address| add(address.as_str(), page));
        for (address, target, anchor) in &links.elsewhere {
            // A page that was not made yet cannot be judged.
            if by_target.get(target).is_some_and(|target| target.anchors.binary_search(anchor).is_err()) {
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
fn hash(text: &[u8]) -> u64 {
    Fingerprint::of(text).0 as u64
}

/// The values of an attribute in double quotes, as our own pages have them, each with the anchor at its end with its sign.
/// `name` is between a space and `=`. Searching for each attribute that matters is faster than looking at all of them.
fn values<'h>(html: &'h [u8], name: &'static [u8]) -> impl Iterator<Item = (&'h [u8], &'h [u8])> {
    memchr::memmem::find_iter(html, name).filter_map(move |at| {
        let [b'"', value @ ..] = &html[at + name.len()..] else { return None };
        let anchor = memchr::memchr2(b'"', b'#', value)?;
        // Most values have none.
        let end = if value[anchor] == b'"' { anchor } else { anchor + memchr::memchr(b'"', &value[anchor..])? };
        Some((&value[..end], &value[anchor..end]))
    })
}

impl Output {
    /// Addresses in the site's own style sheets at which nothing is published.
    pub(super) fn dead_in_styles(&self) -> Vec<Diagnostic> {
        let Some((pages, engine)) = &self.site else { return Vec::new() };
        let published = |target| self.tree.publishes(target);
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
