//! Lengths of time in ISO 8601 notation: years, months, weeks and days.
//!
//! Hours and fractions are refused: no shelf life and no budget period has them.

use super::{Invalid, quoted, require_bare, write_one_of};
use jiff::{Span, civil};

/// A length of time in calendar units, each 0 to 9999 and not all of them 0: `P2Y`, `P1Y6M`, `P90D`.
///
/// `P12M` and `P1Y` are different values although they mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// Years, months, weeks, days.
    amounts: [u16; 4],
}

/// The units from long to short: their letters, and their words for readers.
const UNITS: [(char, &str); 4] = [('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")];

const SPELLINGS: &str = "write P and years (Y), months (M), weeks (W) or days (D): P2Y, P12M, P1Y6M, P90D";

impl Period {
    /// A period of 1 to 9999 months.
    pub const fn months(months: u16) -> Self {
        Self { amounts: [0, months, 0, 0] }
    }

    /// Parses `P` followed by numbers of at most four digits, each with `Y`, `M`, `W` or `D`, the long units first.
    ///
    /// # Errors
    ///
    /// Everything else. The help gives the right spelling for lower case and for words ("2 years").
    pub fn parse(text: &str) -> Result<Period, Invalid> {
        require_bare(text, "period", SPELLINGS)?;
        Period::read(text).ok_or_else(|| {
            let help = write_one_of(spelled_out(text).map(|period| period.text()), SPELLINGS);
            Invalid::new(format!("{} is not a period", quoted(text)), help)
        })
    }

    fn read(text: &str) -> Option<Period> {
        let mut rest = text.strip_prefix('P')?;
        let mut amounts = [0; 4];
        for (amount, (letter, _)) in amounts.iter_mut().zip(UNITS) {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if (1..=4).contains(&end) && rest[end..].starts_with(letter) {
                *amount = rest[..end].parse().ok()?;
                rest = &rest[end + 1..];
            }
        }
        (rest.is_empty() && amounts != [0; 4]).then_some(Period { amounts })
    }

    /// The canonical text: `P1Y6M`, without zero amounts.
    pub fn text(&self) -> String {
        let parts = self.parts().map(|(amount, (letter, _))| format!("{amount}{letter}"));
        format!("P{}", parts.collect::<String>())
    }

    /// English for readers: "2 years", "12 months", "1 year 6 months".
    pub fn shown(&self) -> String {
        let parts = self.parts().map(|(amount, (_, word))| match amount {
            1 => format!("1 {word}"),
            _ => format!("{amount} {word}s"),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    /// The day this long after `day`, adding the long units first. If the month reached is shorter, its last day is taken (a
    /// month after 31 January is 28 February). At most [`civil::Date::MAX`].
    pub fn after(&self, day: civil::Date) -> civil::Date {
        // Four digits are within jiff's limits for a span in every unit.
        let [years, months, weeks, days] = self.amounts;
        day.saturating_add(Span::new().years(years).months(months).weeks(weeks).days(days))
    }

    /// The numbers of years, months, weeks and days.
    pub fn amounts(&self) -> [u16; 4] {
        self.amounts
    }

    fn parts(&self) -> impl Iterator<Item = (u16, (char, &'static str))> {
        self.amounts.into_iter().zip(UNITS).filter(|(amount, _)| *amount > 0)
    }
}

/// "2 years", "1 year and 6 months", "p2y" as a period.
fn spelled_out(text: &str) -> Option<Period> {
    let lower = text.to_lowercase();
    if let Some(period) = Period::read(&text.to_ascii_uppercase()) {
        return Some(period);
    }
    let words: Vec<&str> = lower.split([' ', ',', '-']).filter(|word| !word.is_empty() && *word != "and").collect();
    let mut written = String::from("P");
    for pair in words.chunks(2) {
        let &[amount, unit] = pair else { return None };
        let (letter, _) = UNITS.iter().find(|(_, word)| unit.strip_suffix('s').unwrap_or(unit) == *word)?;
        written.push_str(if amount == "one" || amount == "a" { "1" } else { amount });
        written.push(*letter);
    }
    Period::read(&written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn periods_are_read_and_shown() {
        for (text, canonical, shown, after) in [
            ("P12M", "P12M", "12 months", day(2025, 1, 31)),
            ("P2Y", "P2Y", "2 years", day(2026, 1, 31)),
            ("P1Y6M", "P1Y6M", "1 year 6 months", day(2025, 7, 31)),
            ("P1M", "P1M", "1 month", day(2024, 2, 29)),
            ("P90D", "P90D", "90 days", day(2024, 4, 30)),
            ("P2W", "P2W", "2 weeks", day(2024, 2, 14)),
            ("P0Y06M", "P6M", "6 months", day(2024, 7, 31)),
            ("P9999Y9999M9999W9999D", "P9999Y9999M9999W9999D", "9999 years 9999 months 9999 weeks 9999 days", civil::Date::MAX),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!((period.text().as_str(), period.shown().as_str()), (canonical, shown));
            assert_eq!(period.after(day(2024, 1, 31)), after, "{text}");
        }
    }

    #[test]
    fn other_spellings_are_refused_with_the_right_one() {
        for (text, help) in [
            ("p2y", "write P2Y"),
            ("2 years", "write P2Y"),
            ("12 months", "write P12M"),
            ("1 year and 6 months", "write P1Y6M"),
            ("one year", "write P1Y"),
            ("2-year", "write P2Y"),
            ("P", SPELLINGS),
            ("P0D", SPELLINGS),
            ("P6M1Y", SPELLINGS),
            ("P1.5Y", SPELLINGS),
            ("PT5H", SPELLINGS),
            ("P10000D", SPELLINGS),
            ("P-1Y", SPELLINGS),
        ] {
            assert_eq!(Period::parse(text).unwrap_err().help.as_deref(), Some(help), "{text}");
        }
    }
}
