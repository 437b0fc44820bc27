//! Every link within a published site leads to a published file, and every anchor to an element of that page. No page loads
//! anything from another host, or has inline styles or scripts.

use std::collections::{BTreeMap, BTreeSet};

use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::{built_knowledge_base, golden_sites};
use crate::scan::{Tag, decoded, tags, unescaped};

#[test]
#[ignore = "long"]
fn of_the_knowledge_base() {
    let built = built_knowledge_base();
    let errors: Vec<_> = built.diagnostics.iter().filter(|found| found.severity == statebook::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    check("the knowledge base", built, "https://example.org/");
}

#[test]
fn of_the_golden_sites() {
    for (name, inputs) in golden_sites() {
        let base = match name.as_str() {
            "subpath" => "https://example.org/knowledge/base/",
            "search" | "social" => "https://example.org/below/",
            _ => "https://example.org/",
        };
        let built = build(&inputs, &mut Memo::default());
        assert!(built.diagnostics.is_empty(), "{name}: {:#?}", built.diagnostics);
        check(&name, &built, base);
    }
}

fn check(name: &str, built: &Built, base_url: &str) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("pages are UTF-8");
    let pages: BTreeMap<&str, Vec<Tag>> =
        built.files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), tags(&text(bytes)))).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, tags)| (*path, tags.iter().filter_map(|tag| tag.get("id")).collect())).collect();
    let mut wrong = Vec::new();
    for (path, tags) in &pages {
        if tags.iter().filter(|tag| tag.get("id").is_some()).count() != ids[path].len() {
            wrong.push(format!("{path}: an id stands twice"));
        }
        self_contained(path, tags, &mut wrong);
        for (tag, attribute) in tags.iter().flat_map(|tag| ["href", "src", "srcset", "action", "data", "poster"].map(|name| (tag, name))) {
            let Some(address) = tag.get(attribute) else { continue };
            if let Err(why) = leads(path, address, base_url, built, &ids) {
                wrong.push(format!("{path}: <{} {attribute}=\"{address}\">: {why}", tag.name));
            }
        }
    }
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let text = text(bytes);
        let locations = text.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>")).map(|(address, _)| address);
        let links = text.split(" href=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(address, _)| address);
        for address in locations.chain(links) {
            if let Err(why) = leads(path, &unescaped(address), base_url, built, &ids) {
                wrong.push(format!("{path}: {address}: {why}"));
            }
        }
    }
    assert!(pages.len() > 5, "{name} has pages");
    let few = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{name}: {} wrong, the first of them\n{few}", wrong.len());
}

/// Checks that nothing is inline or from another host, and that the page has the policy by which browsers enforce this.
fn self_contained(path: &str, tags: &[Tag], wrong: &mut Vec<String>) {
    let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")).and_then(|tag| tag.get("content"));
    match policy {
        Some(policy) if policy.starts_with("default-src 'none'") && !policy.contains("unsafe-") && !policy.contains("http") => {}
        other => wrong.push(format!("{path}: the content security policy is {other:?}")),
    }
    for tag in tags {
        let external = |value: Option<&str>| value.is_some_and(|value| value.contains("//") || value.starts_with("data:"));
        let is_data = tag.get("type") == Some("application/ld+json");
        if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none() && !is_data) {
            wrong.push(format!("{path}: an inline <{}>", tag.name));
        }
        if external(tag.get("src")) || external(tag.get("srcset")) || (tag.get("rel") == Some("stylesheet") && external(tag.get("href"))) {
            wrong.push(format!("{path}: something from elsewhere: {tag:?}"));
        }
        if let Some((name, _)) = tag.attributes.iter().find(|(name, _)| name == "style" || name.starts_with("on")) {
            wrong.push(format!("{path}: the attribute {name} on <{}>", tag.name));
        }
    }
}

/// Whether an address on the page at `path` leads anywhere: to a file of ours, or openly to another site.
fn leads(path: &str, address: &str, base_url: &str, built: &Built, ids: &BTreeMap<&str, BTreeSet<&str>>) -> Result<(), String> {
    let here = url::Url::parse(base_url).and_then(|base| base.join(path)).map_err(|error| error.to_string())?;
    let target = here.join(address).map_err(|error| error.to_string())?;
    if !matches!(target.scheme(), "http" | "https" | "mailto") {
        return Err("its scheme is none that a page may use".into());
    }
    let own = url::Url::parse(base_url).map_err(|error| error.to_string())?;
    if target.origin() != own.origin() || (address.contains("//") && !target.path().starts_with(own.path())) {
        return Ok(());
    }
    let Some(below) = target.path().strip_prefix(own.path()) else { return Err("it leaves the path of the site".into()) };
    let below = decoded(below);
    let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below };
    if !built.files.contains_key(&file) {
        return Err("nothing is published there".into());
    }
    match target.fragment().filter(|fragment| !fragment.is_empty()).map(decoded) {
        // Entries of feeds are identified by anchors that are not elements.
        Some(fragment) if file.ends_with(".html") && !ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment.as_str())) => {
            Err("the page has no such anchor".into())
        }
        _ => Ok(()),
    }
}
