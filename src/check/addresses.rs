//! Addresses of sources that will not lead anybody else to what was read.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value};
use crate::schema::Role;

/// Marks that campaigns and shares put behind an address, with what they begin with.
const MARKS: [&str; 4] = ["utm_", "fbclid", "gclid", "mc_cid"];

/// Pages of results: a part of the host, the path and the name of the question.
const SEARCHES: [(&str, &str, &str); 5] = [
    ("google.", "/search", "q"),
    ("bing.com", "/search", "q"),
    ("duckduckgo.com", "/", "q"),
    ("baidu.com", "/s", "wd"),
    ("yandex.", "/search", "text"),
];

/// The address of a source is that of what was read, and of nothing else.
pub(super) fn check(entry: &Entry, found: &mut Vec<Diagnostic>) {
    if entry.kind.role != Role::Source {
        return;
    }
    for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
        let Content::Values(values) = &claim.content else { continue };
        for value in values {
            let Value::Url(text) = value else { continue };
            let Ok(url) = url::Url::parse(text) else { continue };
            let (message, help) = if is_search(&url) {
                ("this address leads to the results of a search", "give the address of the page that was read".to_owned())
            } else if let Some(clean) = without_marks(&url) {
                ("this address ends with marks that tell who clicked where", format!("write {clean}"))
            } else {
                continue;
            };
            found.push(Diagnostic::new(Code::UnstableAddress, &entry.path, claim.span.clone(), message).help(help));
        }
    }
}

fn is_search(url: &url::Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let asks = |name: &str| url.query_pairs().any(|(key, _)| key == name);
    SEARCHES.iter().any(|(known, path, name)| host.starts_with(known) && url.path().starts_with(path) && asks(name))
}

/// The address without its marks, if it has any.
fn without_marks(url: &url::Url) -> Option<String> {
    let is_mark = |pair: &str| MARKS.iter().any(|mark| pair.starts_with(mark));
    let pairs: Vec<&str> = url.query()?.split('&').collect();
    let kept: Vec<&str> = pairs.iter().copied().filter(|pair| !is_mark(pair)).collect();
    (kept.len() < pairs.len()).then(|| {
        let mut clean = url.clone();
        clean.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
        clean.into()
    })
}
