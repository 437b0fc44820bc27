//! Amounts of money in their original currency.
//!
//! There are no rates here: the caller of a conversion brings the rate, and labels the result as converted.

use super::Currency;
use super::figure::Figure;
use rust_decimal::{Decimal, RoundingStrategy};

/// An exact amount in one currency, in its main unit (euros, not cents).
///
/// Not ordered: amounts in different currencies do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// In units of the currency.
    pub amount: Decimal,
    /// The currency of the amount.
    pub currency: Currency,
}

/// Significant digits of a converted amount; more would claim more than a yearly average rate can tell.
const CONVERTED_DIGITS: u32 = 3;

impl Money {
    /// The amount as a plain decimal and the code, as in the data files: `70000000 SGD`.
    pub fn canonical(&self) -> String {
        format!("{} {}", self.amount.normalize(), self.currency.code())
    }

    /// English for readers, exact: "SGD 70 million", "EUR 13.5 million", "SEK 6,147,484".
    pub fn shown(&self) -> String {
        format!("{} {}", self.currency.code(), self.shown_amount())
    }

    /// The amount without its currency: "70 million".
    pub fn shown_amount(&self) -> String {
        Figure::from(self.amount).worded()
    }

    /// The same money in another currency, rounded to 3 significant digits, halves away from zero. The rate is what
    /// one unit of this currency costs in the other. None if the result is too large (29 digits).
    pub fn convert(&self, rate: Decimal, to: Currency) -> Option<Money> {
        let exact = self.amount.checked_mul(rate)?.normalize();
        let rounded = exact.round_sf_with_strategy(CONVERTED_DIGITS, RoundingStrategy::MidpointAwayFromZero)?;
        Some(Money { amount: rounded.normalize(), currency: to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(amount: &str, code: &str) -> Money {
        Money { amount: amount.parse().unwrap(), currency: Currency::parse(code).unwrap() }
    }

    #[test]
    fn money_keeps_its_amount_and_currency() {
        for (amount, code, canonical, shown) in [
            ("70000000", "SGD", "70000000 SGD", "SGD 70 million"),
            ("13500000.00", "EUR", "13500000 EUR", "EUR 13.5 million"),
            ("1250000000", "USD", "1250000000 USD", "USD 1.25 billion"),
            ("6147484", "SEK", "6147484 SEK", "SEK 6,147,484"),
            ("1234.50", "EUR", "1234.5 EUR", "EUR 1,234.5"),
            ("0", "INR", "0 INR", "INR 0"),
            ("-2000000", "GBP", "-2000000 GBP", "GBP -2 million"),
            ("79228162514264337593543950335", "JPY", "79228162514264337593543950335 JPY", "JPY 79,228,162,514,264,337,593,543,950,335"),
        ] {
            let money = money(amount, code);
            assert_eq!((money.canonical().as_str(), money.shown().as_str()), (canonical, shown));
        }
    }

    #[test]
    fn conversion_rounds_to_what_a_rate_can_say() {
        for (amount, rate, converted) in [
            ("70000000", "0.7446", "52100000"),
            ("1", "0.7446", "0.745"),
            ("1000", "1", "1000"),
            ("0", "1.1", "0"),
            ("12.35", "10", "124"),
            ("99999", "1", "100000"),
            ("0.0012345", "1", "0.00123"),
            ("-1234", "1", "-1230"),
        ] {
            let converted_money = money(amount, "SGD").convert(rate.parse().unwrap(), Currency::parse("USD").unwrap());
            assert_eq!(converted_money, Some(money(converted, "USD")), "{amount} at {rate}");
        }
        assert_eq!(money("79228162514264337593543950335", "SGD").convert(Decimal::TWO, Currency::parse("USD").unwrap()), None);
    }
}
