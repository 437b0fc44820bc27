//! Parsing of dates. If a text is not a date, the error says which spelling was meant.

use super::date::Date;
use super::{Invalid, date_spelling, quoted, require_bare, write_one_of};

const INTERVALS: &str = "write the earlier date first, as in 2023-12/2024-06, with .. for an open end: 2024/..";

pub(super) const SPELLINGS: &str = "write a year, a month or a day: 2023, 2023-12 or 2023-12-04";

impl Date {
    /// Parses a date: `2023`, `2023-12` or `2023-12-04`, each with an optional `~`, `?` or `%`, or an interval `A/B`, one
    /// end of which may be `..`.
    ///
    /// # Errors
    ///
    /// Everything else. For common other spellings ("Dec 2023", "04.12.2023") the help gives the right one.
    pub fn parse(text: &str) -> Result<Date, Invalid> {
        require_bare(text, "date", SPELLINGS)?;
        Date::read(text).map_err(|reason| {
            let message = match reason {
                Some(reason) => format!("{} is not a date: {reason}", quoted(text)),
                None => format!("{} is not a date", quoted(text)),
            };
            let otherwise = if text.contains('/') { INTERVALS } else { SPELLINGS };
            if date_spelling::before_year_one(text) {
                let message = format!("{} is not a date: there are no years before the year 1 here", quoted(text));
                return Invalid::new(message, "say it in words, in `note` or in a field of type text");
            }
            if let Some((word, year)) = date_spelling::part_of_year(text) {
                return Invalid::new(message, format!("write {year}, and “{word}” in `note`"));
            }
            if date_spelling::has_short_year(text) {
                return Invalid::new(
                    format!("{message}: its year has two digits"),
                    "write the year with four digits: 2023, 2023-12 or 2023-12-04",
                );
            }
            let meant = turned(text).map_or_else(|| date_spelling::respelled(text), |turned| vec![turned]);
            Invalid::new(message, write_one_of(meant, otherwise))
        })
    }
}

/// An interval with its ends swapped, if that makes it valid.
fn turned(text: &str) -> Option<String> {
    let (from, until) = text.split_once('/')?;
    let turned = format!("{until}/{from}");
    Date::read(&turned).is_ok().then_some(turned)
}
