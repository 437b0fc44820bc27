//! Currencies by their ISO 4217 code.
//!
//! Symbols are refused: `$` is the sign of more than twenty currencies.

use super::{Invalid, quoted, require_bare, write_one_of};

/// A currency of ISO 4217, current or superseded. Ordered by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

const SPELLINGS: &str = "write its ISO 4217 code: SGD, EUR, USD";

/// The currencies most written about come first among several that a symbol may mean.
const COMMON: [&str; 13] = ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "AUD", "CAD", "CHF", "SEK", "BRL", "SGD"];

/// As many as a reader takes in at a glance.
const SUGGESTED: usize = 4;

impl Currency {
    /// Reads a code of three capital letters.
    ///
    /// # Errors
    ///
    /// Everything else, with the code as help for lower case, symbols ("€"), English names and slips of one letter;
    /// also `XXX` and `XTS`, which are codes for no currency at all.
    pub fn parse(code: &str) -> Result<Currency, Invalid> {
        require_bare(code, "currency", SPELLINGS)?;
        Currency::read(code).ok_or_else(|| {
            let help = write_one_of(meant(code), SPELLINGS);
            Invalid::new(format!("{} is not a currency", quoted(code)), help)
        })
    }

    /// The code: `SGD`.
    pub fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The English name: "Singapore dollar".
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Every code, in numeric order of ISO 4217, for suggestions.
    pub fn all_codes() -> impl Iterator<Item = &'static str> {
        Currency::all().map(|currency| currency.code())
    }

    fn read(code: &str) -> Option<Currency> {
        use iso_currency::Currency::{XTS, XXX};
        let currency = iso_currency::Currency::from_code(code)?;
        (!matches!(currency, XTS | XXX)).then_some(Currency(currency))
    }

    fn all() -> impl Iterator<Item = Currency> {
        // The crate has no list, but numeric codes have three digits.
        let known = (0..1000).filter_map(iso_currency::Currency::from_numeric);
        known.filter_map(|currency| Currency::read(currency.code()))
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Currency) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Currency) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

/// The codes that the author may have meant, the likeliest first.
fn meant(text: &str) -> Vec<&'static str> {
    let upper = text.to_uppercase();
    let is_alike = |currency: &Currency| {
        let symbol = currency.0.symbol().to_string();
        let name = currency.name().to_uppercase();
        currency.code() == upper || symbol.to_uppercase() == upper || name == upper
    };
    let mut codes: Vec<&str> = match upper.as_str() {
        "US$" | "DOLLAR" | "DOLLARS" => vec!["USD"],
        "A$" => vec!["AUD"],
        "CA$" | "C$" => vec!["CAD"],
        "RMB" | "YUAN" => vec!["CNY"],
        "YEN" => vec!["JPY"],
        "¥" => vec!["JPY", "CNY"],
        "EUROS" => vec!["EUR"],
        "POUND" | "POUNDS" => vec!["GBP"],
        _ => Currency::all().filter(is_alike).map(|currency| currency.code()).collect(),
    };
    if codes.is_empty() && text.len() <= 4 {
        codes = Currency::all_codes().filter(|code| strsim::osa_distance(code, &upper) == 1).collect();
    }
    codes.sort_by_key(|code| (COMMON.iter().position(|common| common == code).unwrap_or(COMMON.len()), *code));
    codes.truncate(SUGGESTED);
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_currencies() {
        for (code, name) in [("SGD", "Singapore dollar"), ("EUR", "Euro"), ("HRK", "Croatian kuna"), ("XDR", "Special drawing rights")] {
            let currency = Currency::parse(code).unwrap();
            assert_eq!((currency.code(), currency.name()), (code, name));
        }
        assert!(Currency::all_codes().count() > 150);
        assert!(Currency::all_codes().all(|code| Currency::parse(code).is_ok()));
    }

    #[test]
    fn other_texts_are_refused_with_the_code() {
        for (text, help) in [
            ("sgd", "write SGD"),
            ("€", "write EUR"),
            ("£", "write GBP or EGP or FKP or GIP"),
            ("₹", "write INR"),
            ("$", "write USD or AUD or CAD or ARS"),
            ("US$", "write USD"),
            ("S$", "write SGD or SBD"),
            ("¥", "write JPY or CNY"),
            ("euro", "write EUR"),
            ("Singapore dollar", "write SGD"),
            ("EURO", "write EUR"),
            ("RMB", "write CNY"),
            ("UDS", "write USD or UZS"),
            ("XXX", SPELLINGS),
            ("bitcoin", SPELLINGS),
        ] {
            assert_eq!(Currency::parse(text).unwrap_err().help.as_deref(), Some(help), "{text}");
        }
    }
}
