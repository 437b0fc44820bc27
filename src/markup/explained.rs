//! A sort of problem, explained.

use serde::Serialize;

use super::address::HELP;
use super::{Html, Markup, coded};
use crate::diagnostic::{Explanation, Severity};

/// A sort of problem.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// The name of its code.
    pub name: &'static str,
    /// The address of its page.
    pub url: String,
    /// Its level on this site: `error`, `warning` or `allowed`.
    pub level: &'static str,
    /// The level in words.
    pub level_label: String,
    /// What it means, and how to mend it.
    pub text: Html,
}

impl Markup {
    /// The explanation of a code, with its level on this site.
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
