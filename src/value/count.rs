//! Whole numbers of things. They are exact: nothing is rounded on reading or display.

use super::figure::{Figure, Unread, respelled};
use super::{Invalid, quoted, require_bare, write_one_of};

/// A whole number of things, 0 to 2^128 − 1: parameters, tokens, GPUs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(pub u128);

const SPELLINGS: &str = "write digits, or a figure with K, M, B or T behind: 13824, 13_824, 350M, 7B, 1.8T";

/// The letters behind a count, with their powers of ten and the other spellings that are recognised as the same.
const LETTERS: [(&str, i32, &[&str]); 4] = [
    ("K", 3, &["k", "thousand"]),
    ("M", 6, &["m", "mn", "mln", "mio", "million", "millions", "millionen"]),
    ("B", 9, &["b", "bn", "bln", "g", "billion", "billions", "md", "mds", "mrd", "milliard", "milliards", "milliarden"]),
    ("T", 12, &["t", "tn", "trillion", "trillions"]),
];

impl Count {
    /// Reads `13824`, `13_824`, `12K` (or `12k`), `350M`, `7B`, `1.8T`; also `3e9`.
    ///
    /// # Errors
    ///
    /// Signs, commas, fractions that do not give a whole number, other words, and numbers of 2^128 or more.
    pub fn parse(text: &str) -> Result<Count, Invalid> {
        require_bare(text, "count", SPELLINGS)?;
        Count::read(text).map_err(|reason| {
            let message = match reason {
                Some(reason) => format!("{} is not a count: {reason}", quoted(text)),
                None => format!("{} is not a count", quoted(text)),
            };
            let clear = mended(text);
            let (said, bare) = apart(text);
            let bare: Vec<String> = if Count::read(bare).is_ok() { vec![bare.to_owned()] } else { mended(bare) };
            let help = match (said, &bare[..]) {
                _ if !clear.is_empty() => write_one_of(clear, SPELLINGS),
                ("", _) => write_one_of(bare, SPELLINGS),
                (said, [count]) => format!("write {count}, and “{said}” in `note`").into(),
                _ => SPELLINGS.into(),
            };
            Invalid::new(message, help)
        })
    }

    /// Like [`Count::parse`], but the error holds only the reason, if there is more to say than that the text is not a
    /// count.
    fn read(text: &str) -> Result<Count, Option<&'static str>> {
        let (figure, letter) = Figure::read(text).map_err(|why| match why {
            Unread::NoNumber => None,
            Unread::TooLong => Some("it is too large"),
        })?;
        let power = match letter {
            // Without a letter a point can only separate thousands, which the caller explains better.
            "" if text.contains('.') => return Err(Some("it is not a whole number")),
            "" => 0,
            "k" => 3,
            letter => LETTERS.iter().find(|(right, ..)| *right == letter).ok_or(None)?.1,
        };
        let figure = figure.times(0, power).ok_or(Some("it is too large"))?;
        if figure.is_negative() {
            return Err(Some("it is negative"));
        }
        if !figure.is_whole() {
            return Err(Some("it is not a whole number"));
        }
        figure.whole().map(Count).ok_or(Some("it is too large"))
    }

    /// A count from an integer of the front matter.
    ///
    /// # Errors
    ///
    /// Negative integers.
    pub fn from_integer(integer: i64) -> Result<Count, Invalid> {
        u128::try_from(integer)
            .map(Count)
            .map_err(|_| Invalid::new(format!("`{integer}` is not a count: it is negative"), "write a number from 0 up"))
    }

    /// The digits, as in the data files: `7000000000`.
    pub fn canonical(&self) -> String {
        self.0.to_string()
    }

    /// English for readers, exact: "7 billion", "1.8 trillion", "13,824", "40,433,885,184".
    pub fn shown(&self) -> String {
        Figure::from(self.0).worded()
    }
}

/// Splits a count as it stands in a sentence into its qualifier and the bare count: "about 7B parameters" gives "about" and
/// "7B".
fn apart(text: &str) -> (&str, &str) {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let (said, count) = text.split_at(start);
    let known = [
        "~",
        "≈",
        "≃",
        ">",
        "≥",
        "<",
        "≤",
        "about",
        "around",
        "ca",
        "circa",
        "approx",
        "approximately",
        "roughly",
        "over",
        "nearly",
        "almost",
    ];
    let several = ["more than", "less than", "fewer than", "at least", "at most", "up to"];
    let word = said.trim().trim_end_matches('.').to_lowercase();
    if !word.is_empty() && !known.iter().chain(&several).any(|known| *known == word) {
        return ("", text);
    }
    let counted =
        |word: &&str| word.len() > 3 && word.chars().all(char::is_alphabetic) && !LETTERS.iter().any(|(.., all)| all.contains(word));
    let bare = count.rsplit_once(' ').filter(|(_, last)| counted(&last.to_lowercase().as_str())).map_or(count, |(bare, _)| bare.trim_end());
    (said.trim(), bare)
}

/// The counts that the author may have meant in another notation, in the notation used here.
fn mended(text: &str) -> Vec<String> {
    let ours = respelled(text);
    let texts = if ours.is_empty() { vec![text.to_string()] } else { ours };
    let mended = texts.iter().filter_map(|text| {
        let (_, rest) = Figure::read(text).ok()?;
        let number = text[..text.len() - rest.len()].trim();
        let word = rest.trim().trim_end_matches('.').to_lowercase();
        let letter = LETTERS.iter().find(|(.., spellings)| spellings.contains(&word.as_str()));
        let letter = if word.is_empty() { "" } else { letter?.0 };
        Some(format!("{number}{letter}"))
    });
    mended.filter(|text| Count::read(text).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact_however_they_are_written() {
        for (text, digits, shown) in [
            ("7B", "7000000000", "7 billion"),
            ("980B", "980000000000", "980 billion"),
            ("1.8T", "1800000000000", "1.8 trillion"),
            ("350M", "350000000", "350 million"),
            ("12K", "12000", "12,000"),
            ("12k", "12000", "12,000"),
            ("1_000", "1000", "1,000"),
            ("13824", "13824", "13,824"),
            ("0", "0", "0"),
            ("1.5K", "1500", "1,500"),
            ("1.000K", "1000", "1,000"),
            ("3e9", "3000000000", "3 billion"),
            ("40433885184", "40433885184", "40,433,885,184"),
            (
                "340282366920938463463374607431768211455",
                "340282366920938463463374607431768211455",
                "340,282,366,920,938,463,463,374,607,431,768,211,455",
            ),
        ] {
            let count = Count::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
            assert_eq!((count.canonical().as_str(), count.shown().as_str()), (digits, shown), "{text}");
        }
    }

    #[test]
    fn other_counts_are_refused_with_their_mending() {
        for (text, message, help) in [
            ("13,824", "`13,824` is not a count", "write 13824"),
            ("13 824", "`13 824` is not a count", "write 13824"),
            ("13.824", "`13.824` is not a count: it is not a whole number", "write 13824"),
            ("7,5B", "`7,5B` is not a count", "write 7.5B"),
            ("7 B", "`7 B` is not a count", "write 7B"),
            ("7b", "`7b` is not a count", "write 7B"),
            ("1.8 trillion", "`1.8 trillion` is not a count", "write 1.8T"),
            ("350 Mio", "`350 Mio` is not a count", "write 350M"),
            ("1.5", "`1.5` is not a count: it is not a whole number", SPELLINGS),
            ("1.2345K", "`1.2345K` is not a count: it is not a whole number", SPELLINGS),
            ("-7", "`-7` is not a count: it is negative", SPELLINGS),
            ("many", "`many` is not a count", SPELLINGS),
            ("1__0", "`1__0` is not a count", SPELLINGS),
            ("1e39", "`1e39` is not a count: it is too large", SPELLINGS),
            (
                "340282366920938463463374607431768211456",
                "`340282366920938463463374607431768211456` is not a count: it is too large",
                SPELLINGS,
            ),
        ] {
            let wrong = Count::parse(text).unwrap_err();
            assert_eq!((wrong.message.as_str(), wrong.help.as_deref()), (message, Some(help)));
        }
        assert_eq!(Count::from_integer(i64::MAX), Ok(Count(9_223_372_036_854_775_807)));
        assert!(Count::from_integer(-1).is_err() && Count::from_integer(i64::MIN).is_err());
    }
}
