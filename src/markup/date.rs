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
