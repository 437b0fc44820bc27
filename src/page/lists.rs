//! The small lists: comparisons and downloads.

use super::Pages;
use super::model::{Data, Download, Listing};
use crate::knowledge::Ix;
use crate::schema::Role;

/// Files below `data/`, and what is in each.
pub const DOWNLOADS: [(&str, &str); 6] = [
    ("entries.json", "Every entry: id, kind, title, aliases, summary, address, countries, status, and whether it is a project."),
    ("facts.csv", "Every claim of every fact, one a line, with its date and sources."),
    ("edges.csv", "Every dependency: who depends on what, in which role, needed for what, when, and who says so."),
    ("events.csv", "Every event in the order of time, with its precision, countries and sources."),
    ("cut-off.json", "For every entry that others depend on: what stops, and what can only stand still, if it is cut off."),
    ("exposure.json", "For every country: its projects, and which of them stop or stand still if another country is cut off."),
];

/// Whether a path below the base path is a file to download.
pub fn is_download(path: &str) -> bool {
    let data = path.strip_prefix("data/").is_some_and(|name| DOWNLOADS.iter().any(|(known, _)| *known == name));
    data || matches!(path, "feed.xml" | "sitemap.xml" | "robots.txt")
}

impl Pages {
    /// The comparisons of the site.
    pub(super) fn listing(&self) -> Listing {
        let mut entries: Vec<Ix> = self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.role == Role::Comparison).collect();
        self.sort(&mut entries);
        Listing { entries: entries.into_iter().map(|ix| self.card(ix)).collect() }
    }

    /// The files to download.
    pub(super) fn data(&self) -> Data {
        let download = |(name, description): &(&str, &'static str)| Download {
            name: (*name).to_owned(),
            url: self.url(&format!("data/{name}")),
            description,
        };
        Data { files: DOWNLOADS.iter().map(download).collect() }
    }
}
