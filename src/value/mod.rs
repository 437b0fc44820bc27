//! The types of value that a fact may have, each parsed from text and written back.
//!
//! Every type has a `parse` that returns either the value or an [`Invalid`] that a researcher can act on, one canonical text
//! for the data files, and one English text for readers that never says more than was given.
//!
//! Nothing here knows where a text came from (there are no spans), opens a file, or guesses: a text that is almost a value
//! is refused with a suggestion, never silently corrected.

mod amount_spelling;
mod count;
mod country;
mod currency;
mod date;
mod date_parse;
mod date_single;
mod date_spelling;
mod figure;
mod language;
mod licence;
mod money;
mod period;
mod quantity;
mod region;

pub use amount_spelling::{meant_amount, written_amount};
pub use count::Count;
pub use country::Country;
pub use currency::Currency;
pub use date::{Date, Said};
pub use date_single::{Precision, Single};
pub use language::Language;
pub use licence::Licence;
pub use money::Money;
pub use period::Period;
pub use quantity::Quantity;
pub use region::Region;

use crate::diagnostic::Help;

/// Why a text is not a value: what is wrong, and how to mend it if that is known.
///
/// Both are sentences for researchers, without a full stop. Long quotations are cut, so that a message fits on a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Invalid {
    /// What is wrong: "`2023-13` is not a date: there is no month 13".
    pub message: String,
    /// What to write instead: "write a year, a month or a day: 2023, 2023-12 or 2023-12-04".
    pub help: Option<Help>,
}

impl Invalid {
    fn new(message: impl Into<String>, help: impl Into<Help>) -> Invalid {
        Invalid { message: message.into(), help: Some(help.into()) }
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, " ({help})"))
    }
}

impl std::error::Error for Invalid {}

/// The most characters of a text that a message quotes; more would bury the explanation.
const QUOTED: usize = 60;

/// Quotes a text for a message: between backticks, on one line, cut to [`QUOTED`] characters.
fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if shown.len() < text.len() && text.chars().nth(QUOTED).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Suggests the values that may have been meant, or falls back to another help if there are none.
fn write_one_of(meant: impl IntoIterator<Item: Into<String>>, otherwise: &str) -> Help {
    let meant: Vec<String> = meant.into_iter().map(Into::into).collect();
    match &meant[..] {
        [] => otherwise.into(),
        [one] => Help::write(one),
        several => format!("write {}", several.join(" or ")).into(),
    }
}

/// Refuses an empty text and one with surrounding white space; no type of value allows either.
fn require_bare(text: &str, kind: &str, help: &str) -> Result<(), Invalid> {
    let bare = text.trim();
    if bare.is_empty() {
        Err(Invalid::new(format!("the {kind} is empty"), help))
    } else if bare.len() < text.len() {
        let message = format!("{} has a space before or behind the {kind}", quoted(text));
        Err(Invalid::new(message, Help::from("leave the space out").word(bare)))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that have broken parsers: every `parse` below must refuse or accept them, but never panic.
    const NASTY: &[&str] = &[
        "",
        " ",
        "\0",
        "\n",
        "-",
        "--",
        "/",
        "//",
        "../..",
        "..",
        ".",
        ",",
        "_",
        "+",
        "~",
        "?",
        "%",
        "P",
        "PT",
        "é",
        "日本",
        "２０２３",
        "٢٠٢٣",
        "2023-é",
        "2023-1é",
        "20é3-12-04",
        "é023",
        "2023-12-04é",
        "🦀🦀🦀🦀",
        "2023-12-04T",
        "2023-12-04Té",
        "1e",
        "1e+",
        "1e-",
        "1e999999999999",
        "1e-999999999999",
        "1e2147483647",
        "1e-2147483648",
        "-0",
        "-1",
        "+1",
        "0.",
        ".5",
        "1..2",
        "1_",
        "_1",
        "1__2",
        "1,",
        ",1",
        "1,2,3",
        "0e5 é",
        "99999999999999999999999999999999999999999999999",
        "0.0000000000000000000000000000000000000000000001",
        "340282366920938463463374607431768211456",
        "79228162514264337593543950336",
        "1e28",
        "1e29",
        "1e-28",
        "1e-29",
        "340282366920938463463374607431768211455T",
        "P99999999999999999999Y",
        "P9999Y9999M9999W9999D",
        "PY",
        "P-1Y",
        "LicenseRef-",
        "LicenseRef-é",
        "DocumentRef-:LicenseRef-",
        "((((",
        "))))",
        "MIT+",
        "MIT +",
        "+MIT",
        "WITH",
        "MIT OR",
        "OR MIT",
        "MIT/é",
        "a-b-c-d",
        "x-",
        "en-",
        "-en",
        "en--us",
        "i-klingon",
        "x-a",
        "en-x",
        "zh-Hant-é",
        "$",
        "€",
        "ﬁ",
        "ß",
        "İ",
        "ŁÓ",
        "e\u{301}",
        "\u{feff}2023",
        "\u{202e}3202",
        "1\u{a0}000",
        "1\u{202f}000,5",
        "9999-12-31/..",
        "../0001-01-01",
        "0000",
        "0000-00-00",
        "99999-01-01",
        "Q1",
        "Q9 2023",
        "0s",
        "0000s",
        "9999s",
    ];

    #[test]
    fn no_text_panics() {
        let long = "9".repeat(100_000);
        let zeros = format!("0.{}1", "0".repeat(100_000));
        let deep = "(".repeat(100_000);
        let texts = NASTY.iter().copied().chain([long.as_str(), &zeros, &deep]);
        for text in texts.flat_map(|text| [text.to_string(), format!("{text} GB"), format!("1{text}"), format!("{text}/2024")]) {
            if let Ok(date) = Date::parse(&text) {
                let _ = (date.shown(), date.year(), date.machine(), date.precision());
            }
            if let Ok(period) = Period::parse(&text) {
                let _ = (period.shown(), period.after(jiff::civil::Date::MAX));
            }
            if let Ok(count) = Count::parse(&text) {
                let _ = (count.shown(), count.canonical());
            }
            for unit in ["GB", "", "m", "é", "GiB"] {
                if let Ok(quantity) = Quantity::parse(&text, unit) {
                    let _ = (quantity.shown(), quantity.canonical());
                }
            }
            let _ = Quantity::parse("12 kB", &text);
            let _ = Currency::parse(&text).map(|currency| currency.name().len());
            let _ = Country::parse(&text).map(|country| country.code().len());
            let _ = Language::parse(&text).map(|language| language.name());
            let _ = Licence::parse(&text).map(|licence| licence.url());
        }
    }

    #[test]
    fn messages_stay_a_line() {
        let wrong = Date::parse(&"x\n".repeat(5_000)).unwrap_err();
        assert!(wrong.message.chars().count() < 120 && !wrong.message.contains('\n'), "{wrong}");
    }

    #[test]
    fn space_around_a_value_is_refused_with_its_mending() {
        let wrong = Date::parse(" 2023").unwrap_err();
        assert_eq!(wrong.message, "` 2023` has a space before or behind the date");
        assert_eq!(Country::parse("").unwrap_err().message, "the country is empty");
    }

    #[test]
    fn values_cross_threads_and_stay_small() {
        fn shared<T: Clone + std::fmt::Debug + Eq + std::hash::Hash + Send + Sync + 'static>() {}
        shared::<(Invalid, Date, Precision, Period, Count, Quantity)>();
        shared::<(Currency, Money, Country, Language, Licence)>();
        assert!(size_of::<Date>() <= 40);
        assert!(size_of::<Country>() == 2);
    }
}
