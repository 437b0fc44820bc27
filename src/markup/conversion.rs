//! Money in the site's currency, and how it was converted.

use super::link::address;
use super::{Html, Markup, Sources};
use crate::entry::{Claim, Content, Value};
use crate::value::{Date, Money};

/// Money in the site's currency.
pub struct Conversion<'p> {
    /// As much it is.
    pub money: Money,
    /// The rate and its year, in words.
    pub how: String,
    /// Who gives the rate: the id of a source, or an address.
    source: &'p str,
}

impl Markup {
    /// The money of a claim in the site's currency, if it is in another one and there is a rate.
    pub fn conversion(&self, claim: &Claim) -> Option<Conversion<'_>> {
        let Content::Values(values) = &claim.content else { return None };
        let Value::Money(money) = values.first()? else { return None };
        let own = self.config.currency.as_ref().filter(|own| **own != money.currency)?;
        let year = claim.as_of.as_ref().and_then(Date::year)?;
        let rate = self.knowledge.schema.rates.of(&money.currency, year)?;
        let (from, to) = (money.currency.code(), own.code());
        let how = self.words.say(
            "converted",
            &[
                ("year", (&self.words.year(year)).into()),
                ("from", from.into()),
                ("rate", (&self.words.decimal(&rate.rate.normalize().to_string())).into()),
                ("to", to.into()),
            ],
        );
        Some(Conversion { money: money.convert(rate.rate, *own)?, how, source: &rate.source })
    }

    /// How money was converted, and who gives the rate.
    pub fn conversion_line(&self, conversion: &Conversion<'_>, sources: &mut Sources) -> Html {
        html! { (conversion.how) (self.rate_source(conversion, sources)) }
    }

    /// Who gives a rate: the mark of a source, or a link to an address.
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
