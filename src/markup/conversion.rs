//! Amounts in the site's currency, and how they were converted.

use super::link::address;
use super::{Html, Markup, Sources};
use crate::entry::{Claim, Content, Value};
use crate::knowledge::Ix;
use crate::schema::Rate;
use crate::value::{Currency, Date, Money};

/// Money in the site's currency.
pub struct Conversion<'p> {
    /// The amount.
    pub money: Money,
    /// The rate with its year, in words.
    pub how: String,
    /// Where the rate comes from: the id of a source, or an address.
    source: &'p str,
}

impl Markup {
    /// The amount of a claim in the site's currency, if it is in another one and there is a rate.
    pub fn conversion(&self, claim: &Claim) -> Option<Conversion<'_>> {
        let Content::Values(values) = &claim.content else { return None };
        let Value::Money(money) = values.first()? else { return None };
        let own = self.config.currency.as_ref().filter(|own| **own != money.currency)?;
        let year = claim.as_of.as_ref().and_then(Date::year)?;
        let rate = self.knowledge.schema.rates.of(&money.currency, year)?;
        let how = self.rate_words("converted", year, money.currency.code(), rate, own);
        Some(Conversion { money: money.convert(rate.rate, *own)?, how, source: &rate.source })
    }

    /// The exchange rate of a year in words, by one of the messages about rates.
    pub fn rate_words(&self, id: &str, year: i16, from: &str, rate: &Rate, to: &Currency) -> String {
        let (year, rate) = (self.words.year(year), self.words.decimal(&rate.rate.normalize().to_string()));
        self.words.say(id, &[("year", (&year).into()), ("from", from.into()), ("rate", (&rate).into()), ("to", to.code().into())])
    }

    /// The exchange rates that a source gives.
    pub fn rates_of(&self, ix: Ix) -> Vec<String> {
        let Some(own) = &self.config.currency else { return Vec::new() };
        let rates = self.knowledge.schema.rates.iter().filter(|(_, _, rate)| self.knowledge.find_source(&rate.source) == Some(ix));
        rates.map(|(code, year, rate)| self.rate_words("rate", year, code, rate, own)).collect()
    }

    /// How an amount was converted, and where the rate comes from.
    pub fn conversion_line(&self, conversion: &Conversion<'_>, sources: &mut Sources) -> Html {
        html! { (conversion.how) (self.rate_source(conversion, sources)) }
    }

    /// Where a rate comes from: the mark of a source, or a link to an address.
    pub fn rate_source(&self, conversion: &Conversion<'_>, sources: &mut Sources) -> Html {
        let source = conversion.source;
        if let Some(source) = self.knowledge.find_source(source) {
            self.mark(source, None, sources)
        } else if source.starts_with("https://") || source.starts_with("http://") {
            html! { (self.words.text("comma")) (address(source)) }
        } else {
            html! { (self.words.text("comma")) (source) }
        }
    }
}
