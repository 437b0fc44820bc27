//! Dates with the precision they were given with, in a subset of EDTF (ISO 8601-2) levels 0 and 1.
//!
//! A date is the interval from its earliest to its latest day, both included. It is sorted by these days and shown as
//! precisely as it was given. There are no times of day, time zones, seasons, or years outside 0001 to 9999, because none of
//! them dates a fact about a project.

use super::date_single::{Precision, QUALIFIERS, Single, shown};
use jiff::civil;

/// A date, or an interval of dates, with the precision of its source.
///
/// Ordered by the earliest day, then the latest, then the text.
///
/// ```text
/// 2023            2023-12           2023-12-04          a year, a month, a day
/// 2023-12~        2023?             2023%               approximate, uncertain, both
/// 2023-12/2024-06 2024/..           ../2024             intervals, open ends
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // The derived order compares the fields from top to bottom.
    earliest: civil::Date,
    latest: civil::Date,
    text: Box<str>,
}

/// The parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// `2023-12`
    At(Single),
    /// `../2024`
    Until(Single),
    /// `2024/..`
    Since(Single),
    /// `2023-12/2024-06`
    Between(Single, Single),
}

/// Marks an open end of an interval.
const OPEN: &str = "..";

impl Date {
    /// Like [`Date::parse`], but the error holds only the reason, if there is more to say than that the text is not a date.
    pub(super) fn read(text: &str) -> Result<Date, Option<String>> {
        let (earliest, latest) = match text.split_once('/') {
            None => Single::read(text).map(|single| (single.earliest, single.latest))?,
            Some((OPEN, OPEN)) => return Err(Some("one end of an interval must be known".into())),
            Some((OPEN, until)) => (civil::Date::MIN, Single::read(until)?.latest),
            Some((from, OPEN)) => (Single::read(from)?.earliest, civil::Date::MAX),
            Some((from, until)) => (Single::read(from)?.earliest, Single::read(until)?.latest),
        };
        if earliest > latest {
            return Err(Some("the interval ends before it starts".into()));
        }
        Ok(Date { earliest, latest, text: text.into() })
    }

    /// The date of a single day. TOML allows the year 0, and so does this function.
    pub fn from_day(day: civil::Date) -> Date {
        Date { earliest: day, latest: day, text: day.to_string().into() }
    }

    /// The first day that the date can mean; [`civil::Date::MIN`] for an open start.
    pub fn earliest(&self) -> civil::Date {
        self.earliest
    }

    /// The last day that the date can mean; [`civil::Date::MAX`] for an open end.
    pub fn latest(&self) -> civil::Date {
        self.latest
    }

    /// The canonical text, as in the data files: `2023-12~`, `2024/..`.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// English for readers, never more precise than the date is: "about December 2023", "since July 2024".
    pub fn shown(&self) -> String {
        match self.text.split_once('/') {
            None => shown(&self.text),
            Some((OPEN, until)) => format!("until {}", shown(until)),
            Some((from, OPEN)) => format!("since {}", shown(from)),
            Some((from, until)) => format!("{} to {}", shown(from), shown(until)),
        }
    }

    /// The parts of the date, from which it can be worded in any language. None if the text is no date after all, which
    /// cannot happen.
    pub fn said(&self) -> Option<Said> {
        let single = |text| Single::read(text).ok();
        Some(match self.text.split_once('/') {
            None => Said::At(single(&self.text)?),
            Some((OPEN, until)) => Said::Until(single(until)?),
            Some((from, OPEN)) => Said::Since(single(from)?),
            Some((from, until)) => Said::Between(single(from)?, single(until)?),
        })
    }

    /// The precision of the date; for an interval, that of its less precise end.
    pub fn precision(&self) -> Precision {
        let ends = self.text.split('/').filter_map(|end| Single::read(end).ok());
        ends.map(|end| end.precision).min().unwrap_or(Precision::Day)
    }

    /// Whether the date is an interval between two dates, or one with an open end. A single year is not an interval.
    pub fn is_interval(&self) -> bool {
        self.text.contains('/')
    }

    /// The year to file the date under: that of its earliest day, or of its latest if the start is open.
    pub fn year(&self) -> Option<i16> {
        [self.earliest, self.latest].into_iter().find(|day| *day != civil::Date::MIN).map(civil::Date::year)
    }

    /// The start of an interval, or the date itself if it is not one. None for an open start.
    pub fn start(&self) -> Option<Date> {
        match self.text.split_once('/') {
            None => Some(self.clone()),
            Some((from, _)) => Date::read(from).ok().filter(|_| from != OPEN),
        }
    }

    /// The end of an interval. None for an open end, and for a single date, which is not known to end anything.
    pub fn end(&self) -> Option<Date> {
        let (_, until) = self.text.split_once('/')?;
        Date::read(until).ok().filter(|_| until != OPEN)
    }

    /// English for readers, for the date of a moment: an open end is then a limit, not a duration. "2027 or later".
    pub fn shown_as_moment(&self) -> String {
        match self.text.split_once('/') {
            Some((OPEN, until)) => format!("{} or earlier", shown(until)),
            Some((from, OPEN)) => format!("{} or later", shown(from)),
            Some((from, until)) => format!("between {} and {}", shown(from), shown(until)),
            None => shown(&self.text),
        }
    }

    /// Whether a day lies within the date, its first and last days included.
    pub fn contains(&self, day: civil::Date) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// The value for HTML's `<time datetime>`: a single date without its qualifier. None for an interval, which HTML cannot
    /// express.
    pub fn machine(&self) -> Option<&str> {
        (!self.is_interval()).then(|| self.text.trim_end_matches(QUALIFIERS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::date_parse::SPELLINGS;
    use jiff::civil::date as day;

    fn parsed(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"))
    }

    #[test]
    fn dates_span_their_days_and_read_as_given() {
        let (min, max) = (civil::Date::MIN, civil::Date::MAX);
        for (text, earliest, latest, shown, machine) in [
            ("2023", day(2023, 1, 1), day(2023, 12, 31), "2023", Some("2023")),
            ("2023-12", day(2023, 12, 1), day(2023, 12, 31), "December 2023", Some("2023-12")),
            ("2023-12-04", day(2023, 12, 4), day(2023, 12, 4), "4 December 2023", Some("2023-12-04")),
            ("2024-02", day(2024, 2, 1), day(2024, 2, 29), "February 2024", Some("2024-02")),
            ("2023-12~", day(2023, 12, 1), day(2023, 12, 31), "about December 2023", Some("2023-12")),
            ("2023-12?", day(2023, 12, 1), day(2023, 12, 31), "December 2023 (uncertain)", Some("2023-12")),
            ("2023%", day(2023, 1, 1), day(2023, 12, 31), "about 2023 (uncertain)", Some("2023")),
            ("2023-12/2024-06", day(2023, 12, 1), day(2024, 6, 30), "December 2023 to June 2024", None),
            ("2024-06~/2024", day(2024, 6, 1), day(2024, 12, 31), "about June 2024 to 2024", None),
            ("2024-07/..", day(2024, 7, 1), max, "since July 2024", None),
            ("../2024-07", min, day(2024, 7, 31), "until July 2024", None),
            ("0001", day(1, 1, 1), day(1, 12, 31), "1", Some("0001")),
            ("9999-12-31", day(9999, 12, 31), day(9999, 12, 31), "31 December 9999", Some("9999-12-31")),
        ] {
            let date = parsed(text);
            assert_eq!((date.earliest(), date.latest()), (earliest, latest), "{text}");
            assert_eq!((date.edtf(), date.shown().as_str(), date.machine()), (text, shown, machine), "{text}");
            assert_eq!(date.is_interval(), machine.is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_date_says_why() {
        for (text, message) in [
            ("2023-13", "`2023-13` is not a date: there is no month 13"),
            ("2023-00", "`2023-00` is not a date: there is no month 0"),
            ("2023-02-29", "`2023-02-29` is not a date: February 2023 has the days 1 to 28"),
            ("2023-12-00", "`2023-12-00` is not a date: December 2023 has the days 1 to 31"),
            ("0000", "`0000` is not a date: there is no year 0"),
            ("2024/2023", "`2024/2023` is not a date: the interval ends before it starts"),
            ("../..", "`../..` is not a date: one end of an interval must be known"),
            ("Dec 2023", "`Dec 2023` is not a date"),
            ("2023~?", "`2023~?` is not a date"),
            ("", "the date is empty"),
        ] {
            assert_eq!(Date::parse(text).unwrap_err().message, message, "{text}");
        }
        assert_eq!(Date::parse("2023-13").unwrap_err().help.as_deref(), Some(SPELLINGS));
    }

    #[test]
    fn earlier_comes_first_and_shorter_before_longer() {
        let mut dates = ["2024", "2023-12", "2023", "../2020", "2023-12~", "2023-12-01", "2023/.."].map(parsed);
        dates.sort();
        let order = ["../2020", "2023", "2023/..", "2023-12-01", "2023-12", "2023-12~", "2024"];
        assert_eq!(dates.each_ref().map(Date::edtf), order);
    }

    #[test]
    fn the_rest_of_what_a_date_knows() {
        assert_eq!(parsed("../2024-07").year(), Some(2024));
        assert_eq!(parsed("2023/2025").year(), Some(2023));
        assert_eq!(parsed("2023-12/2025").precision(), Precision::Year);
        assert_eq!(parsed("2023-12-04/..").precision(), Precision::Day);
        assert_eq!(Date::from_day(day(2023, 12, 4)), parsed("2023-12-04"));
        assert_eq!(Date::from_day(day(0, 1, 1)).shown(), "0000-01-01");
        assert_eq!(parsed("2024-07~/..").start(), Some(parsed("2024-07~")));
        assert_eq!((parsed("2024-07/..").end(), parsed("../2024").start(), parsed("2024").end()), (None, None, None));
        assert_eq!(parsed("2023/2024-02").end(), Some(parsed("2024-02")));
        assert_eq!(parsed("2027/..").shown_as_moment(), "2027 or later");
        assert_eq!(parsed("../2027-03").shown_as_moment(), "March 2027 or earlier");
        assert_eq!(parsed("2026-03/2026-04").shown_as_moment(), "between March 2026 and April 2026");
        let during = parsed("2024-07/..");
        assert!(during.contains(day(2024, 7, 1)) && during.contains(civil::Date::MAX));
        assert!(!during.contains(day(2024, 6, 30)));
    }
}
