//! What stands in the place of a value that is not there, and why it is not.

use super::Html;
use crate::entry::Absence;

/// Typed absence, as readers take it.
pub fn label(absence: Absence) -> &'static str {
    match absence {
        Absence::Unknown => "Unknown",
        Absence::Undisclosed => "Not disclosed",
        Absence::None => "None",
        Absence::NotApplicable => "Not applicable",
    }
}

/// Typed absence in the place of a value.
pub(super) fn absent(absence: Absence) -> Html {
    html! { span class={ "absent absent-" (absence.word()) } { (label(absence)) } }
}
