//! The meanings of the site's words.

use serde::Serialize;

use super::Term;

/// Words of one group.
#[derive(Debug, Serialize)]
pub struct GlossaryWords {
    /// The name of the group: "Status".
    pub title: String,
    /// The anchor of the group.
    pub id: String,
    /// The words with their anchors and meanings, in the order of their vocabulary; at least one.
    pub terms: Vec<(String, Term)>,
}

/// `glossary`.
#[derive(Debug, Serialize)]
pub struct Glossary {
    /// The words of the analysis, then a group for each vocabulary that explains its words.
    pub groups: Vec<GlossaryWords>,
}
