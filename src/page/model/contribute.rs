//! Pages for contributors: the meaning of every message, and the possible contents of each kind's entries.

use super::{Explained, FieldLine, Term};
use serde::Serialize;

/// `help`: the meaning of messages, on a page of all or of one.
#[derive(Debug, Serialize)]
pub struct Help {
    /// The message of this page; none on the page of all.
    pub code: Option<Explained>,
    /// All messages, ordered by name; empty on the page of one.
    pub codes: Vec<Explained>,
}

/// `contribute`: how to add and correct entries, on a page of all kinds or of one.
#[derive(Debug, Serialize)]
pub struct Contribute {
    /// The kind of this page; none on the page of all.
    pub kind: Option<KindGuide>,
    /// The kinds of the site; empty on the page of one.
    pub kinds: Vec<KindLine>,
    /// The words of the vocabulary `reliability`, the best first.
    pub reliability: Vec<Term>,
    /// The address of the page of all messages.
    pub help: String,
    /// The address of the page of all kinds.
    pub url: String,
}

/// A kind on the page of all kinds.
#[derive(Debug, Serialize)]
pub struct KindLine {
    /// The plural of its name.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its description.
    pub description: Option<String>,
    /// The number of its entries.
    pub count: usize,
}

/// The possible contents of a kind's entries.
#[derive(Debug, Serialize)]
pub struct KindGuide {
    /// The noun for one of its entries.
    pub name: String,
    /// The plural of that.
    pub title: String,
    /// Its description.
    pub description: Option<String>,
    /// The folder of its files: `content/models/`.
    pub folder: String,
    /// Where a file can be added to that folder in a browser, if the site says so.
    pub new: Option<String>,
    /// Required facts, then recommended ones, then all others; without empty groups.
    pub fields: Vec<FieldGroup>,
    /// The words of `status`, if its entries have one.
    pub status: Vec<Term>,
    /// The roles of dependencies that each entry should mention.
    pub expects: Vec<Term>,
    /// A file that passes `check`, to start from.
    pub example: String,
}

/// Facts of the same importance.
#[derive(Debug, Serialize)]
pub struct FieldGroup {
    /// `required`, `recommended` or `optional`.
    pub wanted: &'static str,
    /// The same in words.
    pub title: String,
    /// The facts, in the order of the kind.
    pub fields: Vec<FieldLine>,
}
