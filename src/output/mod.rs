//! The finished tree as a value: pages, data, feeds, sitemap. Nothing here touches a disk.

mod comparison;
mod data;
mod feed;
mod links;
mod profile;
mod sitemap;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::page::{Pages, Route, Subject};
use crate::render::Engine;
use crate::theme::Asset;

/// What is published: bytes by path relative to the site's folder, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Every file.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// Files below `data/`, and what is in each.
pub const DOWNLOADS: [(&str, &str); 4] = [
    ("entries.json", "Every entry: id, kind, title, aliases, summary, address, countries, status, and whether it is a project."),
    ("facts.csv", "Every claim of every fact, one a line, with its date and sources."),
    ("edges.csv", "Every dependency: who depends on what, in which role, needed for what, when, and who says so."),
    ("events.csv", "Every event in the order of time, with its precision, countries and sources."),
];

/// Whether a path below the base path is a file to download.
pub fn is_download(path: &str) -> bool {
    path == "feed.xml" || path == "sitemap.xml" || path.strip_prefix("data/").is_some_and(|name| DOWNLOADS.iter().any(|(known, _)| *known == name))
}

/// One rendered page and what was wrong with it.
type Rendered = (String, Result<Vec<u8>, Box<Diagnostic>>);

/// Renders every route and everything beside the pages.
pub fn assemble(pages: &Pages<'_>, routes: &[Route], engine: &Engine, assets: &[Asset], diagnostics: &mut Vec<Diagnostic>) -> Output {
    let render = |route: &Route| -> Rendered { (route.file(), engine.render(&pages.model(route), pages.site())) };
    let (rendered, beside) = rayon::join(|| routes.par_iter().map(render).collect::<Vec<_>>(), || beside(pages, routes));
    let mut output = Output::default();
    for (file, result) in rendered {
        match result {
            Ok(bytes) => add(&mut output, diagnostics, file, bytes.into()),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    for (file, bytes) in beside {
        add(&mut output, diagnostics, file, bytes.into());
    }
    let style = &engine.theme().style;
    for asset in assets.iter().chain([style]) {
        add(&mut output, diagnostics, asset.path.clone(), asset.bytes.clone());
    }
    if !crate::diagnostic::has_errors(diagnostics) {
        diagnostics.extend(links::check(&output, pages));
    }
    output
}

fn add(output: &mut Output, diagnostics: &mut Vec<Diagnostic>, file: String, bytes: Arc<[u8]>) {
    if output.files.contains_key(&file) {
        let message = format!("two things would be published as {file}");
        diagnostics.push(Diagnostic::new(Code::DuplicateRoute, &"".into(), 0..0, message));
    } else {
        output.files.insert(file, bytes);
    }
}

/// Everything that no template makes.
fn beside(pages: &Pages<'_>, routes: &[Route]) -> Vec<(String, Vec<u8>)> {
    let whole: [fn(&Pages<'_>, &[Route]) -> Vec<(String, Vec<u8>)>; 4] = [data::files, feed::files, sitemap::files, comparison::files];
    let mut files: Vec<_> = whole.par_iter().flat_map_iter(|make| make(pages, routes)).collect();
    files.par_extend(routes.par_iter().filter_map(|route| match route.subject {
        Subject::Profile(ix) | Subject::Country(ix) | Subject::Source(ix) => {
            Some((format!("{}index.json", route.path), profile::json(pages, ix)))
        }
        _ => None,
    }));
    files
}
