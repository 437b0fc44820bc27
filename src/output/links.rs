//! Every link within the finished site leads to a published file, and every anchor to an element of its page.
//!
//! Links that authors write are checked where they stand in their files; what is found here comes from a template.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Output;
use crate::diagnostic::{Code, Diagnostic};
use crate::page::Pages;

/// Distinct broken addresses that are reported: a broken template breaks every page.
const MOST: usize = 50;

/// Checks every page of the output.
pub(super) fn check(output: &Output, pages: &Pages<'_>) -> Vec<Diagnostic> {
    let files: Vec<(&String, &str)> = output
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
        .collect();
    let known: FxHashSet<&str> = output.files.keys().map(String::as_str).collect();
    let base = pages.config().base_path.as_str();
    let broken: Vec<(String, String)> =
        files.par_iter().flat_map_iter(|(path, html)| broken_in(path, html, base, &known, output)).collect();
    let mut by_address: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (address, page) in broken {
        by_address.entry(address).and_modify(|(_, count)| *count += 1).or_insert((page, 1));
    }
    let report = |(address, (page, count)): (String, (String, usize))| {
        let pages = if count == 1 { page } else { format!("{page} and {} other pages", count - 1) };
        Diagnostic::new(Code::BrokenThemeLink, &"".into(), 0..0, format!("nothing is published at {address}, linked from {pages}"))
    };
    by_address.into_iter().take(MOST).map(report).collect()
}

/// The addresses on one page that lead nowhere, each with the page.
fn broken_in(page: &str, html: &str, base: &str, known: &FxHashSet<&str>, output: &Output) -> Vec<(String, String)> {
    let mut broken = Vec::new();
    let mut anchors: Option<FxHashSet<&str>> = None;
    for address in attributes(html, "href").chain(attributes(html, "src")) {
        let (path, anchor) = address.split_once('#').map_or((address, ""), |(path, anchor)| (path, anchor));
        let leads = if path.is_empty() {
            anchor.is_empty() || anchors.get_or_insert_with(|| attributes(html, "id").collect()).contains(anchor)
        } else if let Some(path) = path.strip_prefix(base)
            && !path.starts_with('/')
        {
            let index = format!("{path}index.html");
            let target = if path.is_empty() || path.ends_with('/') { index.as_str() } else { path };
            known.contains(target) && (anchor.is_empty() || has_anchor(output, target, anchor))
        } else {
            // Another site's, or not an address of this one.
            !path.starts_with('/')
        };
        if !leads {
            broken.push((address.to_owned(), format!("/{}", page.trim_end_matches("index.html"))));
        }
    }
    broken
}

fn has_anchor(output: &Output, file: &str, anchor: &str) -> bool {
    let html = output.files.get(file).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    attributes(html, "id").any(|id| id == anchor)
}

/// The values of an attribute, in double quotes as our own pages write them.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = &'h str> {
    let needle = format!(" {name}=\"");
    let starts: Vec<usize> = memchr::memmem::find_iter(html.as_bytes(), needle.as_bytes()).map(|at| at + needle.len()).collect();
    starts.into_iter().filter_map(|start| {
        let end = memchr::memchr(b'"', &html.as_bytes()[start..])?;
        html.get(start..start + end)
    })
}
