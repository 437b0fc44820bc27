//! Numbers, counts, measured amounts and money in the site's language, exactly as they were given.

use std::fmt::Write;
use std::str::FromStr;

use icu_decimal::CompactDecimalFormatter;
use icu_decimal::input::Decimal;

use super::forms::Forms;
use super::{Arg, Words};
use crate::value::{Count, Money, Quantity};

/// The powers of ten that are written with words. Below the first, digits are read faster; from the end of the range on,
/// most languages have no words.
const WORDED: std::ops::Range<i16> = 6..15;

/// A figure with more significant digits is easier to read in full than with a word for its power of ten.
const WORDED_DIGITS: i16 = 4;

impl Words {
    /// A count of things: "1485", "1 485".
    pub fn number(&self, number: u64) -> String {
        let mut text = String::new();
        push(self.forms.as_ref(), &mut text, number);
        text
    }

    /// A value that is a count: "7 billion", "13,824".
    pub fn count(&self, count: &Count) -> String {
        match &self.forms {
            Some(forms) => worded(forms, &forms.long, &count.canonical()),
            None => count.shown(),
        }
    }

    /// A decimal number in full, without words: "0.7446".
    pub fn decimal(&self, number: &str) -> String {
        self.forms.as_ref().map_or_else(|| number.to_owned(), |forms| full(forms, number))
    }

    /// A measured amount in the unit that was given: "126 PFlop/s", "3.8 × 10²⁵ FLOP".
    pub fn quantity(&self, quantity: &Quantity) -> String {
        let Some((forms, (number, power, unit))) = self.forms.as_ref().zip(quantity.said()) else { return quantity.shown() };
        let mut said = full(forms, &number);
        if let Some(power) = power {
            said.push_str(" × 10");
            said.push_str(&power);
        }
        match unit {
            "" => said,
            unit => self.say("quantity", &[("number", Arg::Sign(&said)), ("unit", Arg::Sign(unit))]),
        }
    }

    /// An amount of money in its own currency: "SGD 70 million", "70 M SGD".
    pub fn money(&self, money: &Money) -> String {
        let amount = money.amount.normalize();
        let (long, short) = match &self.forms {
            Some(forms) => {
                let amount = amount.to_string();
                (worded(forms, &forms.long, &amount), worded(forms, &forms.short, &amount))
            }
            None => (money.shown_amount(), money.shown_amount()),
        };
        let currency = money.currency.code();
        self.say("money", &[("amount", Arg::Sign(&long)), ("short", Arg::Sign(&short)), ("currency", Arg::Sign(currency))])
    }
}

/// Appends a number; in plain digits if there are no forms.
pub(super) fn push(forms: Option<&Forms>, into: &mut String, number: u64) {
    // Writing to a string cannot fail.
    let _ = match forms {
        Some(forms) => write!(into, "{}", forms.decimal.format(&number.into())),
        None => write!(into, "{number}"),
    };
}

/// The number in full, with separated thousands.
fn full(forms: &Forms, number: &str) -> String {
    Decimal::from_str(number).map_or_else(|_| number.to_owned(), |number| forms.decimal.format(&number).to_string())
}

/// The number with a word if few digits are enough to be exact, else in full.
fn worded(forms: &Forms, words: &CompactDecimalFormatter, number: &str) -> String {
    let Ok(figure) = Decimal::from_str(number) else { return number.to_owned() };
    let (first, last) = (figure.absolute.nonzero_magnitude_start(), figure.absolute.nonzero_magnitude_end());
    if !WORDED.contains(&first) || first - last >= WORDED_DIGITS {
        return forms.decimal.format(&figure).to_string();
    }
    let exponent = words.compact_exponent_for_magnitude(first);
    let mut head = figure.clone();
    head.multiply_pow10(-i16::from(exponent));
    head.absolute.trim_end();
    words.format_with_exponent(&head, exponent).map_or_else(|_| forms.decimal.format(&figure).to_string(), |said| said.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Currency;
    use crate::words::tests::words;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let said = ["en", "fr", "ar-EG", "de-CH", "hi", "es"].map(|language| words(language).number(1_234_567));
        assert_eq!(said, ["1234567", "1\u{202f}234\u{202f}567", "١٬٢٣٤٬٥٦٧", "1'234'567", "12,34,567", "1.234.567"]);
        // A language that separates four digits, and one that does not.
        assert_eq!(["fr", "es"].map(|language| words(language).number(1485)), ["1\u{202f}485", "1485"]);
        assert_eq!(words("fr").say("entries", &[("count", 1485_usize.into())]), "1\u{202f}485 fiches");
    }

    #[test]
    fn counts_have_words_where_that_is_exact() {
        let count = |language, text| words(language).count(&Count::parse(text).unwrap());
        assert_eq!(
            ["7B", "1.8T", "1.25M", "13824"].map(|text| count("fr", text)),
            ["7 milliards", "1,8 billion", "1,25 million", "13\u{202f}824"]
        );
        assert_eq!(["7B", "12345678", "1.25M"].map(|text| count("ja", text)), ["70億", "12,345,678", "125万"]);
        assert_eq!(count("ar", "7B"), "7 مليار");
        // Beyond the numbers that have words.
        assert_eq!(count("de", "3e15"), "3.000.000.000.000.000");
        for text in [
            "7B",
            "980B",
            "1.8T",
            "350M",
            "12K",
            "1000",
            "13824",
            "1.25M",
            "40433885184",
            "999999",
            "1000000",
            "12345678",
            "999900000000000",
        ] {
            assert_eq!(count("en-US", text), Count::parse(text).unwrap().shown());
        }
    }

    #[test]
    fn money_keeps_its_currency_where_the_language_puts_it() {
        let money = |amount: &str| Money { amount: amount.parse().unwrap(), currency: Currency::parse("EUR").unwrap() };
        let said = ["1500000000", "-70000000", "1234.5", "0"].map(|amount| words("fr").money(&money(amount)));
        assert_eq!(
            said,
            ["1,5 Md EUR", "-70 M EUR", "1\u{202f}234,5 EUR", "0 EUR"].map(|said| said.replace(" M", "\u{a0}M").replace(" Md", "\u{a0}Md"))
        );
        for amount in ["70000000", "13500000.00", "6147484", "1234.50", "-2000000", "79228162514264337593543950335"] {
            assert_eq!(words("en").money(&money(amount)), money(amount).shown());
        }
    }

    #[test]
    fn measured_amounts_keep_their_unit() {
        let quantity = |language, text, unit| words(language).quantity(&Quantity::parse(text, unit).unwrap());
        assert_eq!(quantity("fr", "13_824 GPU", "GPU"), "13\u{202f}824 GPU");
        assert_eq!(quantity("fr", "3.8e25 FLOP", "FLOP"), "3,8 × 10²⁵ FLOP");
        assert_eq!(quantity("fr", "5", ""), "5");
        assert_eq!(quantity("de", "0.126 EFlop/s", "PFlop/s"), "0,126 EFlop/s");
        for (text, unit) in [("13_824 GPU", "GPU"), ("3.8e25 FLOP", "FLOP"), ("12%", "%"), ("-5 °C", "°C"), ("5", ""), ("5e-7 s", "s")] {
            let given = Quantity::parse(text, unit).unwrap();
            assert_eq!((words("en").quantity(&given), words("en-US").quantity(&given)), (given.shown(), given.shown()));
        }
    }
}
