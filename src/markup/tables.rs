//! The files of a comparison.

use serde::Serialize;

use super::Markup;
use crate::view::comparison::Comparison;

/// The addresses of a comparison's files.
#[derive(Debug, Serialize)]
pub struct Tables {
    /// Its name.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The table as a spreadsheet.
    pub csv: String,
    /// The table as data.
    pub json: String,
    /// The description of the spreadsheet's columns for programs.
    pub metadata: String,
}

impl Markup {
    /// The files of a comparison, if it has any.
    pub fn tables(&self, view: &Comparison) -> Option<Tables> {
        let name = view.data_name(&self.knowledge)?;
        let (title, path) = match view.entry {
            Some(ix) => (self.knowledge.entry(ix).title.value.to_string(), self.path(ix)),
            None => {
                // A comparison with a page of its own often has the same title as the kind.
                let kind = view.kind();
                (self.words.say("all_fields_of", &[("title", (&kind.plural).into())]), format!("{}/", kind.folder))
            }
        };
        let file = |extension: &str| self.url(&format!("compare/{name}.{extension}"));
        Some(Tables { title, url: self.url(&path), csv: file("csv"), json: file("json"), metadata: file("csv-metadata.json") })
    }
}
