//! Average exchange rates by currency and year, as units of the site's currency for one unit of the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Checked, Code};
use crate::source::{Source, Span};
use crate::table::{self, DeValue, Item, Keys, Notes};
use crate::value::Currency;

/// The average rate of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Units of the site's currency for one unit of the other currency; greater than zero.
    pub rate: Decimal,
    /// Where the rate comes from: the id of a source, or an address.
    pub source: String,
    /// The span of `source` in the file.
    pub span: Span,
    /// The span of `rate` in the file.
    pub at: Span,
}

/// All rates of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// The path of the file, if there is one.
    pub path: Option<Arc<str>>,
    rates: BTreeMap<(String, i16), Rate>,
}

impl Rates {
    /// Reads `content/rates.toml`.
    pub(super) fn read(source: &Source) -> Checked<Self> {
        let mut notes = Notes::new(&source.path, 0);
        let mut rates = BTreeMap::new();
        let root = table::parse(&source.text, &mut notes);
        for (code, item) in Keys::new(root.get_ref(), root.span()).rest() {
            let currency = match Currency::parse(&code) {
                Ok(currency) => currency,
                Err(invalid) => {
                    notes.report(Code::InvalidMoney, &item.key, invalid.message, invalid.help);
                    continue;
                }
            };
            let Some(years) = item.table(&mut notes) else { continue };
            for (year, item) in years.rest() {
                let Some(number) = year.parse::<i16>().ok().filter(|_| year.len() == 4) else {
                    notes.report(Code::InvalidSchema, &item.key, format!("`{year}` is not a year"), None);
                    continue;
                };
                if let Some(rate) = read_rate(&item, &mut notes) {
                    rates.insert((currency.code().to_owned(), number), rate);
                }
            }
        }
        let value = Self { path: Some(source.path.clone()), rates };
        Checked { value, diagnostics: notes.diagnostics }
    }

    /// The rate of a currency in a year.
    pub fn of(&self, currency: &Currency, year: i16) -> Option<&Rate> {
        self.rates.get(&(currency.code().to_owned(), year))
    }

    /// All rates with their currencies and years, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, i16, &Rate)> {
        self.rates.iter().map(|((code, year), rate)| (code.as_str(), *year, rate))
    }
}

fn read_rate(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Rate> {
    if let Some(rate) = decimal(item.value) {
        let help = format!("write {{ rate = {rate}, source = \"…\" }}, with the id or address of who says so");
        notes.report(Code::InvalidSchema, &item.span, "a rate needs its source beside it", Some(help.into()));
        return None;
    }
    let mut keys = item.table(notes)?;
    let rate = keys.require("rate", "a rate", notes).and_then(|rate| {
        let decimal = decimal(rate.value).filter(|decimal| *decimal > Decimal::ZERO);
        if decimal.is_none() {
            rate.wrong_type("a number above zero", notes);
        }
        Some((decimal?, rate.span))
    });
    let source = keys.require("source", "a rate", notes).and_then(|item| Some((item.text(notes)?.to_owned(), item.span)));
    keys.finish("a rate", notes, |_| None);
    let ((source, span), (rate, at)) = (source?, rate?);
    Some(Rate { rate, source, span: notes.place(&span), at: notes.place(&at) })
}

/// The exact decimal that a TOML number is written as.
pub fn decimal(value: &DeValue<'_>) -> Option<Decimal> {
    let text = match value {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    let text = text.replace('_', "");
    text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()
}
