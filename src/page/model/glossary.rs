//! What the words of the site mean.

use serde::Serialize;

use super::Term;

/// Words that belong together.
#[derive(Debug, Serialize)]
pub struct GlossaryWords {
    /// What they are words for: "Status".
    pub title: String,
    /// For the anchor.
    pub id: String,
    /// The anchor of each word, and what it means, in the order of its vocabulary; at least one.
    pub terms: Vec<(String, Term)>,
}

/// `glossary`.
#[derive(Debug, Serialize)]
pub struct Glossary {
    /// The words of the analysis, then a group for each vocabulary that says what its words mean.
    pub groups: Vec<GlossaryWords>,
}
