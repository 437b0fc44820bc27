//! Which events that several entries tell are the same event.

use super::{Happening, Origin};
use crate::fingerprint::Fingerprint;
use crate::knowledge::{EventAt, Knowledge};

/// The identity of an event across entries.
pub(super) struct Same {
    /// Equal for tellings of the same event: the date and title of the event that is told in the end.
    pub(super) as_what: Fingerprint,
    /// Whether it says itself that another entry tells it.
    pub(super) is_again: bool,
}

/// Events with the same date as written and the same title, apart from case, spaces and punctuation, are the same event; and
/// so are an event and the one that its `same_as` names. Dated facts and dependencies belong to their own entry only.
pub(super) fn same(knowledge: &Knowledge, happening: &Happening) -> Option<Same> {
    let Origin::Event(at) = happening.origin else { return None };
    let here: EventAt = (happening.entry, at);
    let first = knowledge.first_told(here);
    let event = knowledge.event(first);
    let mut title = String::with_capacity(event.title.len());
    for word in event.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        push_lowercase(&mut title, word);
        title.push(' ');
    }
    // Titles without a letter say nothing by which events could be the same.
    if title.is_empty() {
        title = format!("{first:?}");
    }
    let as_what = Fingerprint::of_parts([event.date.edtf().as_bytes(), title.as_bytes()]);
    Some(Same { as_what, is_again: first != here })
}

/// Appends a word letter by letter in lower case, so that no letter depends on those around it.
fn push_lowercase(title: &mut String, word: &str) {
    let start = title.len();
    if word.is_ascii() {
        title.push_str(word);
        title[start..].make_ascii_lowercase();
    } else {
        title.extend(word.chars().flat_map(char::to_lowercase));
    }
}
