//! A date, for readers and for machines.

use super::Html;
use crate::value::Date;

/// A date as readers take it, with what machines make of it where that is possible.
pub fn time(date: &Date) -> Html {
    html! {
        @match date.machine() {
            Some(machine) => time datetime=(machine) { (date.shown()) },
            None => (date.shown()),
        }
    }
}

/// The date of something that is promised: an interval is a limit and not a duration, "2027 or later".
pub fn promised(date: &Date) -> Html {
    if date.is_interval() {
        html! { (date.shown_as_moment()) }
    } else {
        time(date)
    }
}
