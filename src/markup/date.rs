//! Dates for readers and for machines.

use super::{Html, Plain};
use crate::value::Date;
use crate::words::Words;

/// A date for readers, with a machine-readable form if there is one.
pub fn time(words: &Words, date: &Date) -> Html {
    html! {
        @match date.machine() {
            Some(machine) => time datetime=(Plain(machine)) { (Plain(&words.date(date))) },
            None => (words.date(date)),
        }
    }
}

/// The date of a promise, for which an interval is a limit and not a duration: "2027 or later".
pub fn promised(words: &Words, date: &Date) -> Html {
    if date.is_interval() {
        html! { (words.moment(date)) }
    } else {
        time(words, date)
    }
}
