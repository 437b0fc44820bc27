//! Sums of money that people write as text: "70 million SGD", "€4,5 Mio", "4M".
//!
//! This module only makes suggestions; its results are never used as values.

use rust_decimal::Decimal;

use super::currency::Currency;
use super::figure::{Figure, respelled};

/// Names of large numbers, as powers of ten.
const WORDS: [(&str, i32); 24] = [
    ("k", 3),
    ("thousand", 3),
    ("tsd", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("million", 6),
    ("millions", 6),
    ("millionen", 6),
    ("b", 9),
    ("bn", 9),
    ("bln", 9),
    ("billion", 9),
    ("billions", 9),
    ("mrd", 9),
    ("milliard", 9),
    ("milliarden", 9),
    ("milliards", 9),
    ("t", 12),
    ("tn", 12),
    ("trillion", 12),
    ("crore", 7),
    ("lakh", 5),
];

/// The exact amount that a text states, and its currency if the text names one unambiguously. None if any part of the text
/// is not understood.
pub fn meant_amount(text: &str) -> Option<(Decimal, Option<Currency>)> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, number) = (text[..start].trim(), &text[start..]);
    let ours = respelled(number);
    let number = ours.first().map_or(number, String::as_str);
    let (figure, rest) = Figure::read(number).ok()?;
    let mut currency = None;
    let mut power = None;
    for word in std::iter::once(before).chain(words(rest)).filter(|word| !word.is_empty()) {
        let known = WORDS.iter().find(|(name, _)| *name == word.trim_end_matches('.').to_lowercase());
        match (known, Currency::named(word)) {
            (Some((_, ten)), _) if power.is_none() && word != before => power = Some(*ten),
            (_, Some(named)) if currency.is_none() => currency = Some(named),
            _ => return None,
        }
    }
    // "4,500 million" has two readings, and nothing tells which is meant.
    if power.is_some() && ours.len() > 1 {
        return None;
    }
    let amount = figure.times(0, power.unwrap_or_default())?.decimal()?;
    Some((amount.normalize(), currency))
}

/// The words after a number; a currency sign is a word by itself.
fn words(rest: &str) -> impl Iterator<Item = &str> {
    rest.split(|c: char| c.is_whitespace() || c == ',' || c == '-')
}

/// An amount as the front matter has it: `70_000_000`, `13.5`.
pub fn written_amount(amount: Decimal) -> String {
    Figure::from(amount).grouped().replace(',', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_understood_as_a_whole_or_not_at_all() {
        for (text, meant) in [
            ("70 million SGD", "70_000_000 SGD"),
            ("SGD 70 million", "70_000_000 SGD"),
            ("€4,5 Mio", "4_500_000 EUR"),
            ("4M", "4_000_000"),
            ("4.000.000", "4_000_000"),
            ("4 000 000", "4_000_000"),
            ("4'000'000 CHF", "4_000_000 CHF"),
            ("1.5 bn USD", "1_500_000_000 USD"),
            ("988.6 crore INR", "9_886_000_000 INR"),
            ("13.5", "13.5"),
        ] {
            let (amount, currency) = meant_amount(text).unwrap_or_else(|| panic!("{text}"));
            let code = currency.map(|currency| format!(" {}", currency.code())).unwrap_or_default();
            assert_eq!(format!("{}{code}", written_amount(amount)), meant, "{text}");
        }
        for text in ["much", "4 to 5 million", "4M per year", "about 4M", "4 GB", "$4M EUR"] {
            assert_eq!(meant_amount(text), None, "{text}");
        }
    }
}
