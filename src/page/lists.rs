//! Small lists: comparisons and downloads.

use super::model::{Data, Download, Listing, Tables};
use crate::downloads::{DOWNLOADS, File, PACKAGE, WHOLE, metadata_of};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::markup::address::ARCHIVE;
use crate::schema::{Kind, Role};

/// The most projects that are listed for choosing two of them; beyond that, tables and profiles lead there.
const MOST_PROJECTS: usize = 2_000;

impl Markup {
    /// The comparisons of the site.
    pub(super) fn listing(&self) -> Listing {
        let mut entries: Vec<Ix> = self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.role == Role::Comparison).collect();
        self.views.titles.sort(&mut entries);
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.project && kind.role == Role::Profile);
        let are_few = self.views.projects <= MOST_PROJECTS;
        let group = |kind: &std::sync::Arc<Kind>| self.group_of(kind, self.knowledge.indices().filter(|_| are_few));
        Listing { entries: entries.into_iter().map(|ix| self.card(ix)).collect(), projects: kinds.map(group).collect() }
    }

    /// The files to download.
    pub(super) fn data(&self) -> Data {
        let address = |name: &str| self.url(&format!("data/{name}"));
        let download = |file: &File| Download {
            name: file.name,
            url: address(file.name),
            description: file.about(&self.words),
            columns: file.columns.iter().map(|column| (column.name, file.about_column(column, &self.words))).collect(),
            metadata: (!file.columns.is_empty()).then(|| address(&metadata_of(file.name))),
        };
        let mut tables: Vec<Tables> = self.views.comparisons.iter().filter_map(|view| self.tables(view)).collect();
        tables.sort_by_cached_key(|tables| self.views.titles.key(&tables.title));
        let mut countries: Vec<Ix> = self.knowledge.countries.values().copied().collect();
        self.views.titles.sort(&mut countries);
        countries.dedup();
        let zip = |ix: Ix| self.anchor(&self.knowledge.entry(ix).title.value, &format!("{}{ARCHIVE}", self.path(ix)));
        let countries = countries.into_iter().map(zip).collect();
        Data { files: DOWNLOADS.iter().map(download).collect(), tables, package: self.url(PACKAGE), zip: self.url(WHOLE), countries }
    }
}
