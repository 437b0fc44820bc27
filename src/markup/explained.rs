//! A sort of problem, explained.

use serde::Serialize;

use super::address::HELP;
use super::{Html, Markup, coded};
use crate::diagnostic::{Explanation, Severity};

/// A sort of problem.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// Its name, as it stands in messages.
    pub name: &'static str,
    /// Its page.
    pub url: String,
    /// How this site takes it: `error`, `warning` or `allowed`.
    pub level: &'static str,
    /// The same in words.
    pub level_label: String,
    /// What it means and how to mend it.
    pub text: Html,
}

impl Markup {
    /// What a code means, and how this site takes it.
    pub fn explained(&self, code: &Explanation) -> Explained {
        let level = match self.config.levels.get(&code.code) {
            Some(None) => "allowed",
            Some(Some(Severity::Warning)) => "warning",
            Some(Some(Severity::Error)) => "error",
            None => code.level.word(),
        };
        Explained {
            name: code.name,
            url: self.url(&format!("{HELP}{}/", code.name)),
            level,
            level_label: self.text(&format!("taken_as_{level}")),
            text: coded(code.text),
        }
    }
}
