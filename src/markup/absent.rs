//! Typed absences: what is shown in place of a missing value, and why it is missing.

use super::Html;
use crate::entry::Absence;
use crate::words::Words;

/// The label of a typed absence.
pub fn label(words: &Words, absence: Absence) -> &str {
    match absence {
        Absence::Unknown => words.text("absent_unknown"),
        Absence::Undisclosed => words.text("absent_undisclosed"),
        Absence::None => words.text("absent_none"),
        Absence::NotApplicable => words.text("absent_not_applicable"),
    }
}

/// A typed absence in place of a value.
pub(super) fn absent(words: &Words, absence: Absence) -> Html {
    html! { span class={ "absent absent-" (absence.word()) } { (label(words, absence)) } }
}
