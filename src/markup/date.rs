//! A date, for readers and for machines.

use super::Html;
use crate::value::Date;
use crate::words::Words;

/// A date as readers take it, with what machines make of it where that is possible.
pub fn time(words: &Words, date: &Date) -> Html {
    html! {
        @match date.machine() {
            Some(machine) => time datetime=(machine) { (words.date(date)) },
            None => (words.date(date)),
        }
    }
}

/// The date of something that is promised: an interval is a limit and not a duration, "2027 or later".
pub fn promised(words: &Words, date: &Date) -> Html {
    if date.is_interval() {
        html! { (words.moment(date)) }
    } else {
        time(words, date)
    }
}
