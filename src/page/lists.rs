//! The small lists: comparisons and downloads.

use super::Pages;
use super::model::{Data, Download, Listing};
use crate::knowledge::Ix;
use crate::schema::Role;
use crate::view::comparison::sort_by_title;

impl Pages {
    /// The comparisons of the site.
    pub(super) fn listing(&self) -> Listing {
        let mut entries: Vec<Ix> =
            self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.role == Role::Comparison).collect();
        sort_by_title(&self.knowledge, &mut entries);
        Listing { entries: entries.into_iter().map(|ix| self.card(ix)).collect() }
    }

    /// The files to download.
    pub(super) fn data(&self) -> Data {
        let download = |(name, description): &(&str, &'static str)| Download {
            name: (*name).to_owned(),
            url: self.url(&format!("data/{name}")),
            description,
        };
        Data { files: crate::output::DOWNLOADS.iter().map(download).collect() }
    }
}
