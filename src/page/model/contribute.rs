//! Pages for those who write: what every message means, and what may be said of an entry of each kind.

use super::{Explained, FieldLine, Term};
use serde::Serialize;

/// `help`: what messages mean; on its own page one of them.
#[derive(Debug, Serialize)]
pub struct Help {
    /// The one that the page is about; none on the page of all.
    pub code: Option<Explained>,
    /// All of them, in the order of their names; none on the page of one.
    pub codes: Vec<Explained>,
}

/// `contribute`: how to add and mend; on its own page what may be said of the entries of one kind.
#[derive(Debug, Serialize)]
pub struct Contribute {
    /// The kind that the page is about; none on the page of all.
    pub kind: Option<KindGuide>,
    /// The kinds of the site; none on the page of one.
    pub kinds: Vec<KindLine>,
    /// How good sources are, the best first: the words of the vocabulary `reliability`.
    pub reliability: Vec<Term>,
    /// The page of all messages.
    pub help: String,
    /// The page of all kinds.
    pub url: String,
}

/// A kind on the page of all.
#[derive(Debug, Serialize)]
pub struct KindLine {
    /// Several of its entries, as readers say.
    pub title: String,
    /// Its page here.
    pub url: String,
    /// What it is.
    pub description: Option<String>,
    /// How many entries it has.
    pub count: usize,
}

/// What may be said of an entry of a kind.
#[derive(Debug, Serialize)]
pub struct KindGuide {
    /// One of its entries, as readers say.
    pub name: String,
    /// Several.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its files stand: `content/models/`.
    pub folder: String,
    /// Where a file can be begun there in a browser, if the site says so.
    pub new: Option<String>,
    /// Facts that each entry needs, then those that are recommended, then the others; without those that are empty.
    pub fields: Vec<FieldGroup>,
    /// Words of `status`, if its entries have one.
    pub status: Vec<Term>,
    /// Roles of dependencies of which each entry should speak.
    pub expects: Vec<Term>,
    /// A file that passes `check`, to begin with.
    pub example: String,
}

/// Facts that are wanted alike.
#[derive(Debug, Serialize)]
pub struct FieldGroup {
    /// How much: `required`, `recommended` or `optional`.
    pub wanted: &'static str,
    /// In words.
    pub title: String,
    /// In the order of the kind.
    pub fields: Vec<FieldLine>,
}
