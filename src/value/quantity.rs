//! Measured amounts with a unit.
//!
//! Unit prefixes are converted exactly. Units are only compared, never converted into each other.

use super::figure::{Figure, Unread, respelled};
use super::{Invalid, quoted, require_bare, write_one_of};
use rust_decimal::Decimal;

/// A measured amount. Two quantities are equal only if they were also written in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// In the field's unit, exact.
    pub amount: Decimal,
    /// As it was written, with one space before the unit: "126 PFlop/s".
    pub given: Box<str>,
    /// The field's unit: "GB", "PFlop/s".
    pub unit: Box<str>,
}

/// A factor `2^two × 10^ten`.
type Factor = (i32, i32);

/// The prefixes of units. Those of two letters come first, so that `GiB` is not read as giga-`iB`.
const PREFIXES: [(&str, Factor); 24] = [
    ("Ki", (10, 0)),
    ("Mi", (20, 0)),
    ("Gi", (30, 0)),
    ("Ti", (40, 0)),
    ("Pi", (50, 0)),
    ("Ei", (60, 0)),
    ("y", (0, -24)),
    ("z", (0, -21)),
    ("a", (0, -18)),
    ("f", (0, -15)),
    ("p", (0, -12)),
    ("n", (0, -9)),
    ("u", (0, -6)),
    ("\u{b5}", (0, -6)),
    ("\u{3bc}", (0, -6)),
    ("m", (0, -3)),
    ("k", (0, 3)),
    ("M", (0, 6)),
    ("G", (0, 9)),
    ("T", (0, 12)),
    ("P", (0, 15)),
    ("E", (0, 18)),
    ("Z", (0, 21)),
    ("Y", (0, 24)),
];

impl Quantity {
    /// Parses a number with the field's unit, the same unit under another SI or binary prefix, or no unit. For a field in
    /// `PFlop/s` these are `126 PFlop/s`, `126PFlop/s`, `0.126 EFlop/s` and `126`.
    ///
    /// # Errors
    ///
    /// Another unit, no number, or an amount that does not fit exactly into 28 digits in the field's unit.
    pub fn parse(text: &str, unit: &str) -> Result<Quantity, Invalid> {
        let spelling = format!("write a number and the unit: {}", with_unit("126", unit));
        require_bare(text, "quantity", &spelling)?;
        let invalid = |reason: &str, help: &str| Invalid::new(format!("{} is not a quantity in {unit}: {reason}", quoted(text)), help);
        let too_long = || invalid("it has too many digits", "a quantity has at most 28 digits in its unit");

        let (figure, rest) = Figure::read(text).map_err(|why| match why {
            Unread::NoNumber => invalid("it does not begin with a number", &spelling),
            Unread::TooLong => too_long(),
        })?;
        let (number, written) = (&text[..text.len() - rest.len()], rest.trim_start());
        if written.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '_' | '\'' | '’')) {
            let help = write_one_of(respelled(text), &spelling);
            return Err(invalid("its number is not written as here", &help));
        }
        let written = if written.is_empty() { unit } else { written };
        let (two, ten) = factor(written, unit).ok_or_else(|| {
            let help = if written.eq_ignore_ascii_case(unit) {
                format!("capital and small letters differ: write {}", with_unit(number, unit))
            } else {
                format!("write the unit {unit}, if need be with another prefix (k, M, G, T, P, …)")
            };
            invalid(&format!("its unit is {}", quoted(written)), &help)
        })?;
        let amount = figure.times(two, ten).and_then(Figure::decimal).ok_or_else(too_long)?;
        Ok(Quantity { amount, given: with_unit(number, written).into(), unit: unit.into() })
    }

    /// A number without a unit, as the front matter allows; it is in the field's unit.
    pub fn bare(amount: Decimal, unit: &str) -> Quantity {
        let amount = amount.normalize();
        Quantity { amount, given: with_unit(&amount.to_string(), unit).into(), unit: unit.into() }
    }

    /// The amount in the field's unit as a plain decimal, as in the data files: `126`, `0.5`.
    pub fn canonical(&self) -> String {
        self.amount.normalize().to_string()
    }

    /// English for readers, in the unit that was given: "126 PFlop/s", "13,824 GPU", "3.8 × 10²⁵ FLOP".
    pub fn shown(&self) -> String {
        let Ok((figure, unit)) = Figure::read(&self.given) else {
            return self.given.to_string();
        };
        match self.said() {
            Some((mantissa, Some(power), _)) => format!("{mantissa} × 10{power}{unit}"),
            _ => format!("{}{unit}", figure.grouped()),
        }
    }

    /// The parts of the quantity, from which it can be worded in any language: the number as given but without underscores,
    /// its power of ten in superscript digits, and the unit.
    pub fn said(&self) -> Option<(String, Option<String>, &str)> {
        let (_, unit) = Figure::read(&self.given).ok()?;
        let number = self.given[..self.given.len() - unit.len()].replace('_', "");
        let (number, power) = match number.split_once(['e', 'E']) {
            Some((number, power)) => (number.to_owned(), Some(superscript(power))),
            None => (number, None),
        };
        Some((number, power, unit.trim_start()))
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    format!("{number} {unit}").trim_end().to_string()
}

/// The factor from the written unit to the field's: `EFlop/s` is 10^3 `PFlop/s`. None if they measure different things.
fn factor(written: &str, field: &str) -> Option<Factor> {
    if written == field {
        return Some((0, 0));
    }
    readings(written).find_map(|((two, ten), base)| {
        let ((field_two, field_ten), _) = readings(field).find(|(_, field_base)| *field_base == base)?;
        Some((two - field_two, ten - field_ten))
    })
}

/// The readings of a unit: without a prefix, then with each prefix that it may begin with.
fn readings(unit: &str) -> impl Iterator<Item = (Factor, &str)> {
    let prefixed = PREFIXES.iter().filter_map(move |(prefix, factor)| {
        let base = unit.strip_prefix(prefix).filter(|base| !base.is_empty())?;
        Some((*factor, base))
    });
    std::iter::once(((0, 0), unit)).chain(prefixed)
}

/// A power of ten in superscript digits.
fn superscript(power: &str) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| match c.to_digit(10) {
        Some(digit) => digits.get(digit as usize).copied(),
        None => (c == '-').then_some('⁻'),
    };
    power.chars().filter_map(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_come_in_the_unit_of_their_field() {
        for (text, unit, canonical, given, shown) in [
            ("126 PFlop/s", "PFlop/s", "126", "126 PFlop/s", "126 PFlop/s"),
            ("126PFlop/s", "PFlop/s", "126", "126 PFlop/s", "126 PFlop/s"),
            ("126", "PFlop/s", "126", "126 PFlop/s", "126 PFlop/s"),
            ("0.126 EFlop/s", "PFlop/s", "126", "0.126 EFlop/s", "0.126 EFlop/s"),
            ("1.5  TFlop/s", "PFlop/s", "0.0015", "1.5 TFlop/s", "1.5 TFlop/s"),
            ("80 GB", "GB", "80", "80 GB", "80 GB"),
            ("80 GiB", "GB", "85.89934592", "80 GiB", "80 GiB"),
            ("80 GB", "GiB", "74.50580596923828125", "80 GB", "80 GB"),
            ("80 GB", "B", "80000000000", "80 GB", "80 GB"),
            ("2 GiB", "MiB", "2048", "2 GiB", "2 GiB"),
            ("13_824 GPU", "GPU", "13824", "13_824 GPU", "13,824 GPU"),
            ("30 MW", "kW", "30000", "30 MW", "30 MW"),
            ("5 µs", "us", "5", "5 µs", "5 µs"),
            ("5 min", "min", "5", "5 min", "5 min"),
            ("3.8e25 FLOP", "FLOP", "38000000000000000000000000", "3.8e25 FLOP", "3.8 × 10²⁵ FLOP"),
            ("5e-7 s", "s", "0.0000005", "5e-7 s", "5 × 10⁻⁷ s"),
            ("12%", "%", "12", "12 %", "12 %"),
            ("-5 °C", "°C", "-5", "-5 °C", "-5 °C"),
            ("5", "", "5", "5", "5"),
        ] {
            let quantity = Quantity::parse(text, unit).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
            assert_eq!((quantity.canonical().as_str(), &*quantity.given, quantity.shown().as_str()), (canonical, given, shown), "{text}");
            assert_eq!(&*quantity.unit, unit);
        }
        let bare = Quantity::bare(Decimal::new(1_234_500, 2), "GB");
        assert_eq!((bare.canonical().as_str(), &*bare.given, bare.shown().as_str()), ("12345", "12345 GB", "12,345 GB"));
    }

    #[test]
    fn other_quantities_are_refused_with_their_mending() {
        for (text, reason, help) in [
            ("80 kg", "its unit is `kg`", "write the unit GB, if need be with another prefix (k, M, G, T, P, …)"),
            ("80 gb", "its unit is `gb`", "capital and small letters differ: write 80 GB"),
            ("80 GB/s", "its unit is `GB/s`", "write the unit GB, if need be with another prefix (k, M, G, T, P, …)"),
            ("1,234 GB", "its number is not written as here", "write 1234 GB or 1.234 GB"),
            ("1,5 GB", "its number is not written as here", "write 1.5 GB"),
            ("1.2.3 GB", "its number is not written as here", "write a number and the unit: 126 GB"),
            ("eighty GB", "it does not begin with a number", "write a number and the unit: 126 GB"),
            ("1e29 GB", "it has too many digits", "a quantity has at most 28 digits in its unit"),
            ("1e20 YB", "it has too many digits", "a quantity has at most 28 digits in its unit"),
            ("1e9999 GB", "it has too many digits", "a quantity has at most 28 digits in its unit"),
            ("0.1234567890123456789 yB", "it has too many digits", "a quantity has at most 28 digits in its unit"),
        ] {
            let wrong = Quantity::parse(text, "GB").unwrap_err();
            assert_eq!(wrong.message, format!("`{text}` is not a quantity in GB: {reason}"));
            assert_eq!(wrong.help.as_deref(), Some(help), "{text}");
        }
    }
}
