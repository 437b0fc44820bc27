//! A single date: a year, a month or a day, perhaps qualified. Intervals have one at each end.

use jiff::civil;

/// How precisely a date was given, from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2023`
    Year,
    /// `2023-12`
    Month,
    /// `2023-12-04`
    Day,
}

/// The qualifiers behind a date: approximate, uncertain, both.
pub(super) const QUALIFIERS: [char; 3] = ['~', '?', '%'];

/// The English names of the months, January first.
pub(super) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A date that is not an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Single {
    /// Its first day.
    pub earliest: civil::Date,
    pub(super) latest: civil::Date,
    /// Whether a year, a month or a day was given.
    pub precision: Precision,
    /// Approximate: `~` or `%`.
    pub is_about: bool,
    /// The date may be wrong altogether: `?` or `%`.
    pub is_uncertain: bool,
}

impl Single {
    /// Reads `2023`, `2023-12` or `2023-12-04` with at most one qualifier. The error holds the reason, if there is one worth
    /// telling.
    pub(super) fn read(text: &str) -> Result<Single, Option<String>> {
        let qualifier = text.chars().next_back().filter(|c| QUALIFIERS.contains(c));
        let plain = text.strip_suffix(QUALIFIERS).unwrap_or(text);
        let mut parts = plain.as_bytes().split(|byte| *byte == b'-');
        let mut part = |digits| parts.next().map(|part| number(part, digits).ok_or(None)).transpose();
        let (year, month, day) = (part(4)?.unwrap_or_default(), part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(None);
        }
        if year == 0 {
            return Err(Some("there is no year 0".into()));
        }
        let first = civil::Date::new(year, month.unwrap_or(1) as i8, 1)
            .map_err(|_| Some(format!("there is no month {}", month.unwrap_or_default())))?;
        let (earliest, latest, precision) = match (month, day) {
            (None, _) => (first, first.last_of_year(), Precision::Year),
            (Some(_), None) => (first, first.last_of_month(), Precision::Month),
            (Some(_), Some(day)) => {
                let day = civil::Date::new(year, first.month(), day as i8).map_err(|_| {
                    let month = MONTHS[first.month() as usize - 1];
                    Some(format!("{month} {year} has the days 1 to {}", first.days_in_month()))
                })?;
                (day, day, Precision::Day)
            }
        };
        let (is_about, is_uncertain) = (matches!(qualifier, Some('~' | '%')), matches!(qualifier, Some('?' | '%')));
        Ok(Single { earliest, latest, precision, is_about, is_uncertain })
    }

    /// English without its qualifiers: "2023", "December 2023", "4 December 2023".
    pub fn plain(&self) -> String {
        let (year, month) = (self.earliest.year().to_string(), MONTHS[self.earliest.month() as usize - 1]);
        match self.precision {
            Precision::Year => year,
            Precision::Month => [month, " ", &year].concat(),
            Precision::Day => [&*self.earliest.day().to_string(), " ", month, " ", &year].concat(),
        }
    }

    /// English for readers.
    fn shown(&self) -> String {
        let about = if self.is_about { "about " } else { "" };
        let uncertain = if self.is_uncertain { " (uncertain)" } else { "" };
        format!("{about}{}{uncertain}", self.plain())
    }
}

/// Reads a number of exactly `digits` ASCII digits.
fn number(text: &[u8], digits: usize) -> Option<i16> {
    let is_number = text.len() == digits && text.iter().all(u8::is_ascii_digit);
    is_number.then(|| text.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
}

/// One end of an interval in English; a text that is not a date is returned unchanged.
pub(super) fn shown(end: &str) -> String {
    Single::read(end).map_or_else(|_| end.into(), |single| single.shown())
}
