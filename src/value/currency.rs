//! Currencies by their ISO 4217 code.
//!
//! Symbols are refused, because `$` is the sign of more than twenty currencies.

use super::{Invalid, quoted, require_bare, write_one_of};

/// A currency of ISO 4217, current or superseded. Ordered by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

const SPELLINGS: &str = "write its ISO 4217 code: EUR, USD, JPY";

/// The currencies written about most. They come first where a symbol has several meanings.
const COMMON: [&str; 13] = ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "AUD", "CAD", "CHF", "SEK", "BRL", "SGD"];

/// The most suggestions: a reader takes in no more at a glance.
const SUGGESTED: usize = 4;

impl Currency {
    /// Reads a code of three capital letters.
    ///
    /// # Errors
    ///
    /// Everything else. The help gives the code for lower case, symbols ("€"), English names and slips of one letter. `XXX`
    /// and `XTS` are refused too, because they are no currency.
    pub fn parse(code: &str) -> Result<Currency, Invalid> {
        require_bare(code, "currency", SPELLINGS)?;
        Currency::read(code).ok_or_else(|| {
            let otherwise = match code.to_uppercase().as_str() {
                "GBX" => "pence are a hundredth of GBP: write the amount in pounds",
                "BTC" | "XBT" | "ETH" | "USDT" => {
                    "it has no code: write the sum in the currency that the source gives beside it, and this in `note`"
                }
                _ => SPELLINGS,
            };
            let help = write_one_of(meant(code), otherwise);
            Invalid::new(format!("{} is not a currency", quoted(code)), help)
        })
    }

    /// The currency that a code, sign or name means, if it can only mean one.
    pub(super) fn named(text: &str) -> Option<Currency> {
        let common = match text {
            "$" => return None,
            "£" => "GBP",
            _ => "",
        };
        let known = Currency::read(text).or_else(|| Currency::read(common));
        known.or_else(|| match other_names(text).or_else(|| Some(alike(&text.to_uppercase())))?[..] {
            [code] => Currency::read(code),
            _ => None,
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

    /// All codes, in the order of ISO 4217's numeric codes. For suggestions.
    pub fn all_codes() -> impl Iterator<Item = &'static str> {
        Currency::all().map(|currency| currency.code())
    }

    fn read(code: &str) -> Option<Currency> {
        use iso_currency::Currency::{XTS, XXX};
        let currency = iso_currency::Currency::from_code(code)?;
        (!matches!(currency, XTS | XXX)).then_some(Currency(currency))
    }

    fn all() -> impl Iterator<Item = Currency> {
        // The crate offers no list, but numeric codes have three digits.
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

/// Names in use that are not codes of ISO 4217, with the codes they may mean; no code if ISO has none for them.
const OTHER_NAMES: [(&str, &[&str]); 27] = [
    ("US$", &["USD"]),
    ("DOLLAR", &["USD"]),
    ("DOLLARS", &["USD"]),
    ("A$", &["AUD"]),
    ("CA$", &["CAD"]),
    ("C$", &["CAD"]),
    ("S$", &["SGD"]),
    ("NT$", &["TWD"]),
    ("NTD", &["TWD"]),
    ("RMB", &["CNY"]),
    ("CNH", &["CNY"]),
    ("YUAN", &["CNY"]),
    ("YEN", &["JPY"]),
    ("¥", &["JPY", "CNY"]),
    ("EUROS", &["EUR"]),
    ("POUND", &["GBP"]),
    ("POUNDS", &["GBP"]),
    ("UKP", &["GBP"]),
    ("STG", &["GBP"]),
    ("NIS", &["ILS"]),
    ("SFR", &["CHF"]),
    ("FR.", &["CHF"]),
    ("GBX", &[]),
    ("BTC", &[]),
    ("XBT", &[]),
    ("ETH", &[]),
    ("USDT", &[]),
];

/// The codes that an upper-case name stands for, if it is not one of ISO 4217.
fn other_names(upper: &str) -> Option<Vec<&'static str>> {
    OTHER_NAMES.iter().find(|(name, _)| *name == upper).map(|(_, codes)| codes.to_vec())
}

/// The codes of the currencies with this code, sign or English name, which is given in capitals.
fn alike(upper: &str) -> Vec<&'static str> {
    let is_alike = |currency: &Currency| {
        let symbol = currency.0.symbol().to_string();
        currency.code() == upper || symbol.to_uppercase() == upper || currency.name().to_uppercase() == upper
    };
    Currency::all().filter(is_alike).map(|currency| currency.code()).collect()
}

/// The codes that the author may have meant, the likeliest first.
fn meant(text: &str) -> Vec<&'static str> {
    let upper = text.to_uppercase();
    let mut codes = match other_names(&upper) {
        Some(codes) => return codes,
        None => alike(&upper),
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
            ("S$", "write SGD"),
            ("NTD", "write TWD"),
            ("NIS", "write ILS"),
            ("UKP", "write GBP"),
            ("GBX", "pence are a hundredth of GBP: write the amount in pounds"),
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
