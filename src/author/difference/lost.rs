//! Addresses that had a page and no longer lead anywhere. Each is reported at the file that its page was made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::output::Output;
use crate::source::Span;

/// Addresses that authors published and withdrew: those of entries and the pages below them, of their redirects, and of
/// folders. Pages that the site makes by itself, such as that of a year, come and go with their contents.
pub fn lost(before: &Output, after: &Output) -> Vec<Diagnostic> {
    let (Some(old), Some(new)) = (before.pages(), after.pages()) else { return Vec::new() };
    let mut owners: BTreeMap<String, (&Arc<str>, Option<&Entry>)> = BTreeMap::new();
    for kind in old.knowledge().schema.kinds.values() {
        owners.insert(format!("{}/", kind.folder), (&kind.path, None));
    }
    for ix in old.knowledge().indices() {
        let entry = old.knowledge().entry(ix);
        owners.insert(old.markup().path(ix), (&entry.path, Some(entry)));
        for redirect in &entry.redirects {
            owners.insert(redirect.value.trim_start_matches('/').to_owned(), (&entry.path, Some(entry)));
        }
    }
    let addresses = before.paths().filter(|path| !after.contains(path)).filter_map(|path| path.strip_suffix("index.html"));
    addresses
        .filter_map(|address| {
            let below = address.trim_end_matches('/').rfind('/').map_or("", |slash| &address[..=slash]);
            let (path, entry) = owners.get(address).or_else(|| owners.get(below).filter(|(_, entry)| entry.is_some()))?;
            // The entry may still exist, without this page or without the redirect.
            let title = entry.and_then(|entry| new.knowledge().entries.iter().find(|other| other.path == entry.path));
            let span: Span = title.map_or(0..0, |entry| entry.title.span.clone());
            let message = format!("/{address} led to a page and leads nowhere now");
            let help = format!("give the entry that stands for it now this former address: redirects = [\"/{address}\"]");
            Some(Diagnostic::new(Code::LostAddress, path, span, message).help(help))
        })
        .collect()
}
