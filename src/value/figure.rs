//! Figures: exact decimal numbers as people write and read them.
//!
//! Counts, quantities and amounts of money are built on them. Nothing is ever rounded: a figure that cannot be held exactly
//! is refused.

use rust_decimal::Decimal;

/// `±mantissa × 10^exponent`. The mantissa has no trailing zeros, so its digits are the significant ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    negative: bool,
    mantissa: u128,
    exponent: i32,
}

/// Why no figure could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The text does not begin with a number.
    NoNumber,
    /// More digits, or a larger exponent, than can be held exactly.
    TooLong,
}

/// No real figure is longer. The limit keeps the displayed text from growing with the exponent.
const LONGEST_EXPONENT: i64 = 400;

/// The words for large figures and their powers of ten.
const WORDS: [(i32, &str); 5] = [(18, "quintillion"), (15, "quadrillion"), (12, "trillion"), (9, "billion"), (6, "million")];

/// A figure with more significant digits is easier to read in full than with a word for its power of ten.
const WORDED_DIGITS: usize = 4;

impl Figure {
    fn new(negative: bool, mut mantissa: u128, mut exponent: i32) -> Figure {
        if mantissa == 0 {
            return Figure { negative: false, mantissa, exponent: 0 };
        }
        while mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        Figure { negative, mantissa, exponent }
    }

    /// Reads the number at the start of a text (`13_824`, `-1.5`, `3.8e25`) and returns it with the rest of the text.
    pub(super) fn read(text: &str) -> Result<(Figure, &str), Unread> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, rest) = digits(rest);
        if whole.is_empty() {
            return Err(Unread::NoNumber);
        }
        let point = rest.strip_prefix('.').map(digits).filter(|(fraction, _)| !fraction.is_empty());
        let (fraction, rest) = point.unwrap_or(("", rest));
        let (scale, rest) = exponent(rest);

        let mut mantissa: u128 = 0;
        // Zeros are held back until a digit follows; trailing zeros go into the exponent.
        let mut zeros: i64 = 0;
        for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
            if digit == b'0' {
                zeros += 1;
                continue;
            }
            let shifted = if mantissa == 0 { Some(0) } else { times_power(mantissa, 10, zeros + 1) };
            let longer = shifted.and_then(|shifted| shifted.checked_add(u128::from(digit - b'0')));
            mantissa = longer.ok_or(Unread::TooLong)?;
            zeros = 0;
        }
        let behind_point = fraction.bytes().filter(u8::is_ascii_digit).count() as i64;
        let exponent = scale.ok_or(Unread::TooLong)?.saturating_add(zeros - behind_point);
        if mantissa > 0 && exponent.abs() > LONGEST_EXPONENT {
            return Err(Unread::TooLong);
        }
        Ok((Figure::new(negative, mantissa, exponent as i32), rest))
    }

    /// The figure times `2^two × 10^ten`, exactly; none if the result is too long.
    pub(super) fn times(self, two: i32, ten: i32) -> Option<Figure> {
        // Dividing by two is the same as multiplying by five and moving the decimal point.
        let (factor, ten) = if two < 0 { (5, ten + two) } else { (2, ten) };
        let mantissa = times_power(self.mantissa, factor, i64::from(two).abs())?;
        Some(Figure::new(self.negative, mantissa, self.exponent.checked_add(ten)?))
    }

    pub(super) fn is_negative(self) -> bool {
        self.negative
    }

    pub(super) fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// The figure as a whole number; none if it is negative, fractional or too large.
    pub(super) fn whole(self) -> Option<u128> {
        if self.negative || !self.is_whole() {
            return None;
        }
        times_power(self.mantissa, 10, self.exponent.into())
    }

    /// The figure as a decimal, exactly; none if it has more than 28 digits.
    pub(super) fn decimal(self) -> Option<Decimal> {
        let mantissa = times_power(self.mantissa, 10, self.exponent.max(0).into())?;
        let mantissa = i128::try_from(mantissa).ok()?;
        let scale = self.exponent.min(0).unsigned_abs();
        Decimal::try_from_i128_with_scale(if self.negative { -mantissa } else { mantissa }, scale).ok()
    }

    /// In full, with the thousands separated: `13,824`, `1,234.5`.
    pub(super) fn grouped(self) -> String {
        let digits = self.mantissa.to_string();
        let point = self.point(&digits);
        let zeros = |count: i32| "0".repeat(count.max(0) as usize);
        let (whole, fraction) = digits.split_at((point.max(0) as usize).min(digits.len()));
        let whole = if point <= 0 { "0".into() } else { format!("{whole}{}", zeros(self.exponent)) };

        let mut shown = String::from(if self.negative { "-" } else { "" });
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                shown.push(',');
            }
            shown.push(digit);
        }
        if !fraction.is_empty() {
            shown.extend([".", &zeros(-point), fraction]);
        }
        shown
    }

    /// With a word if four digits are enough to be exact, else in full: `7 billion`, `1.25 million`, `6,147,484`.
    pub(super) fn worded(self) -> String {
        let digits = self.mantissa.to_string();
        let point = self.point(&digits);
        match WORDS.iter().find(|(power, _)| *power < point) {
            Some((power, word)) if digits.len() <= WORDED_DIGITS && point - power <= 3 => {
                let head = Figure { exponent: self.exponent - power, ..self };
                format!("{} {word}", head.grouped())
            }
            _ => self.grouped(),
        }
    }

    /// How many digits, counting trailing zeros, stand before the decimal point. Negative: the number of zeros between the
    /// point and the first digit.
    fn point(self, digits: &str) -> i32 {
        digits.len() as i32 + self.exponent
    }
}

impl From<Decimal> for Figure {
    fn from(amount: Decimal) -> Figure {
        Figure::new(amount.is_sign_negative(), amount.mantissa().unsigned_abs(), -(amount.scale() as i32))
    }
}

impl From<u128> for Figure {
    fn from(number: u128) -> Figure {
        Figure::new(false, number, 0)
    }
}

/// The digits at the start of a text, which may have single underscores between them, and the rest of the text.
fn digits(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (end > 0 && bytes.get(end) == Some(&b'_') && is_digit(end - 1) && is_digit(end + 1)) {
        end += 1;
    }
    text.split_at(end)
}

/// The exponent at the start of a text such as `e25`, and the rest of the text. The exponent is 0 if the text has none, and
/// none if it is out of range.
fn exponent(text: &str) -> (Option<i64>, &str) {
    let Some(rest) = text.strip_prefix(['e', 'E']) else {
        return (Some(0), text);
    };
    let unsigned = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let length = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 {
        // The letter belongs to a unit, as in 5 EB.
        return (Some(0), text);
    }
    let (number, behind) = rest.split_at(rest.len() - unsigned.len() + length);
    (number.parse().ok(), behind)
}

/// `number × base^power`, if it does not overflow.
fn times_power(number: u128, base: u128, power: i64) -> Option<u128> {
    if number == 0 {
        return Some(0);
    }
    number.checked_mul(base.checked_pow(u32::try_from(power).ok()?)?)
}

/// Thousands separators in other notations: `13,824`, `13.824`, `13 824`, `13'824`.
const SEPARATORS: [char; 7] = [',', '.', ' ', '\'', '’', '\u{a0}', '\u{202f}'];

/// Rewrites a number in another notation into ours: `13,824 GB` as `13824 GB`, `1,5` as `1.5`, `17.700,5` as `17700.5`.
pub(super) fn respelled(text: &str) -> Vec<String> {
    let Some(separator) = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| SEPARATORS.contains(c)) else {
        return Vec::new();
    };
    let mut groups = Vec::new();
    let mut rest = text;
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        groups.push(&rest[..length]);
        rest = &rest[length..];
        match rest.strip_prefix(separator).filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let is_thousands = groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len());
    // After thousands separators, the other sign is the decimal point.
    let fraction = rest.strip_prefix([',', '.']).filter(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let behind = fraction.map_or_else(|| rest.to_owned(), |fraction| format!(".{fraction}"));
    match groups.as_slice() {
        // Half of the world writes a decimal fraction this way.
        [whole, group] if is_thousands && separator == ',' && fraction.is_none() && *whole != "0" => {
            vec![format!("{whole}{group}{rest}"), format!("{whole}.{group}{rest}")]
        }
        [first, _, ..] if is_thousands && *first != "0" => vec![groups.concat() + &behind],
        [whole, fraction] if separator == ',' => vec![format!("{whole}.{fraction}{rest}")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Figure {
        Figure::read(text).unwrap_or_else(|why| panic!("{text}: {why:?}")).0
    }

    #[test]
    fn figures_are_read_up_to_what_is_not_a_number() {
        for (text, shown, rest) in [
            ("0", "0", ""),
            ("-0.0", "0", ""),
            ("007", "7", ""),
            ("13_824 GB", "13,824", " GB"),
            ("1.50", "1.5", ""),
            ("-0.001", "-0.001", ""),
            ("1.", "1", "."),
            ("1__0", "1", "__0"),
            ("1_", "1", "_"),
            ("1,5", "1", ",5"),
            ("5EB", "5", "EB"),
            ("5e3B", "5,000", "B"),
            ("5E-3 B", "0.005", " B"),
            ("12.5e+1", "125", ""),
            ("0e999999999999", "0", ""),
        ] {
            let (figure, behind) = Figure::read(text).unwrap();
            assert_eq!((figure.grouped().as_str(), behind), (shown, rest), "{text}");
        }
        for text in ["", "-", ".5", "e5", "+1", "_1", "١"] {
            assert_eq!(Figure::read(text), Err(Unread::NoNumber), "{text}");
        }
        for text in ["1e401", "1e-401", "1e99999999999999999999", "3402823669209384634633746074317682114561"] {
            assert_eq!(Figure::read(text), Err(Unread::TooLong), "{text}");
        }
    }

    #[test]
    fn words_are_used_only_where_they_lose_nothing() {
        for (text, shown) in [
            ("999999", "999,999"),
            ("1e6", "1 million"),
            ("1_234_000", "1.234 million"),
            ("1_234_500", "1,234,500"),
            ("6147484", "6,147,484"),
            ("13_500_000", "13.5 million"),
            ("980e9", "980 billion"),
            ("999.9e9", "999.9 billion"),
            ("1.8e12", "1.8 trillion"),
            ("40433885184", "40,433,885,184"),
            ("3e15", "3 quadrillion"),
            ("1e21", "1,000,000,000,000,000,000,000"),
            ("-70e6", "-70 million"),
            ("1000000.5", "1,000,000.5"),
        ] {
            assert_eq!(read(text).worded(), shown, "{text}");
        }
    }

    #[test]
    fn factors_are_exact() {
        assert_eq!(read("80").times(-30, 9).and_then(Figure::decimal).map(|d| d.to_string()).as_deref(), Some("74.50580596923828125"));
        assert_eq!(read("1").times(30, -9).map(Figure::grouped).as_deref(), Some("1.073741824"));
        assert_eq!(read("123456789012345678901234567891").times(80, 0), None);
        assert_eq!(read("1e28").decimal().map(|d| d.to_string()).as_deref(), Some("10000000000000000000000000000"));
        assert_eq!((read("1e29").decimal(), read("1e-29").decimal()), (None, None));
        assert_eq!(read("-1").whole(), None);
        assert_eq!(Figure::from(u128::MAX).whole(), Some(u128::MAX));
        assert_eq!(Figure::from(Decimal::MIN).decimal(), Some(Decimal::MIN));
    }

    #[test]
    fn other_notations_are_known() {
        for (text, ours) in [
            ("13,824", "13824 or 13.824"),
            ("1'234'567 GB", "1234567 GB"),
            ("1 234 567", "1234567"),
            ("1,234.5 GB", "1234.5 GB"),
            ("7,5B", "7.5B"),
            ("1.234.567", "1234567"),
            ("17 700,5 km2", "17700.5 km2"),
            ("17.700,5", "17700.5"),
            ("80 GB", ""),
            ("1,23,456", ""),
            ("", ""),
        ] {
            assert_eq!(respelled(text).join(" or "), ours, "{text}");
        }
    }
}
