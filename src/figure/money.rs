//! Money on one scale: the amounts in a field of money of a kind's entries, in the site's currency.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::{Caption, Dot, Dots, Figure, Line};
use crate::entry::{Claim, Content, Value};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::schema::{FieldType, Kind};
use crate::value::{Date, Money};

/// The least number of entries with an amount for which there is a drawing.
const LEAST: usize = 4;
/// The messages for powers of ten, by the power of a thousand in them.
const TICKS: [&str; 5] = ["tick_one", "tick_thousand", "tick_million", "tick_billion", "tick_trillion"];

impl Markup {
    /// A drawing for each field of money of a kind, in order.
    pub fn money_figures(&self, kind: &Kind) -> Vec<Figure> {
        let fields = kind.fields.iter().enumerate().filter(|(_, field)| field.kind == FieldType::Money);
        fields.filter_map(|(at, field)| self.money_in(kind, at, &field.name, &field.label)).collect()
    }

    fn money_in(&self, kind: &Kind, field: usize, name: &str, label: &str) -> Option<Figure> {
        let bases = self.knowledge.vocabularies().named("basis");
        let mut sorts: Vec<String> = bases.into_iter().flat_map(|bases| &bases.words).map(|word| word.label.clone()).collect();
        let none = sorts.len();
        sorts.push(self.words.text("no_basis").to_owned());
        let mut lines: Vec<(Line<'_>, Ix)> = Vec::new();
        let mut unplaced = 0;
        for ix in self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.folder == kind.folder) {
            let claims = self.knowledge.entry(ix).fact(field).into_iter().flat_map(|fact| &fact.claims);
            let mut dots = Vec::new();
            for claim in claims {
                let Some(money) = money(claim) else { continue };
                let Some(amount) = self.in_own(claim, money).and_then(|own| own.amount.to_u128()).filter(|amount| *amount > 0) else {
                    unplaced += 1;
                    continue;
                };
                let at = claim.basis.as_deref().and_then(|word| bases?.words.iter().position(|known| known.name == word));
                dots.push(Dot { amount, sort: at.unwrap_or(none), said: claim.named(&self.shown(claim, money)) });
            }
            if !dots.is_empty() {
                lines.push((Line { name: self.label(ix), dots }, ix));
            }
        }
        if lines.len() < LEAST {
            return None;
        }
        let most = |line: &Line<'_>| line.dots.iter().map(|dot| dot.amount).max();
        lines.sort_by_key(|(line, ix)| (Reverse(most(line)), self.views.titles.rank(*ix)));
        let lines: Vec<Line<'_>> = lines.into_iter().map(|(line, _)| line).collect();
        let mut amounts: Vec<u128> = lines.iter().filter_map(most).collect();
        amounts.sort_unstable();
        let short = |amount: Option<&u128>| self.short(amount.copied().unwrap_or_default());
        let [least, half, largest] = [amounts.first(), amounts.get(amounts.len() / 2), amounts.last()].map(short);
        let said = [("field", label.into()), ("count", lines.len().into()), ("least", (&least).into()), ("most", (&largest).into())];
        let [field_said, count, least, most] = said;
        let code = self.config.currency.as_ref().map(|own| own.code()).unwrap_or_default();
        let dots = Dots {
            caption: Caption {
                id: format!("money-{name}"),
                title: self.words.say("money_title", &[field_said, count, least, most, ("half", (&half).into())]),
                description: self.words.say("money_reading", &[("currency", code.into()), ("unplaced", unplaced.into())]),
            },
            heads: [kind.name.clone(), self.words.text("basis").to_owned(), label.to_owned()],
            sorts,
            tick: |power: u32| self.tick(power),
        };
        dots.draw(&self.words, &lines)
    }

    /// An amount in the site's currency, if there is a rate for its year.
    fn in_own(&self, claim: &Claim, money: &Money) -> Option<Money> {
        let own = self.config.currency.as_ref()?;
        if *own == money.currency {
            return Some(*money);
        }
        let year = claim.as_of.as_ref().and_then(Date::year)?;
        money.convert(self.knowledge.schema.rates.of(&money.currency, year)?.rate, *own)
    }

    /// An amount in words, also in the site's currency if that is another one.
    fn shown(&self, claim: &Claim, money: &Money) -> String {
        let own = self.in_own(claim, money).filter(|own| own.currency != money.currency);
        let said = self.words.money(money);
        match own {
            Some(own) => self.words.say("money_converted", &[("money", (&said).into()), ("own", (&self.words.money(&own)).into())]),
            None => said,
        }
    }

    /// A power of ten: "10 m".
    fn tick(&self, power: u32) -> String {
        let step = (power as usize / 3).min(TICKS.len() - 1);
        let number = 10_usize.saturating_pow(power - 3 * u32::try_from(step).unwrap_or_default());
        self.words.say(TICKS.get(step).copied().unwrap_or_default(), &[("number", number.into())])
    }

    /// An amount in the site's currency, in words.
    fn short(&self, amount: u128) -> String {
        let currency = self.config.currency.as_ref();
        let money = currency.and_then(|own| Some(Money { amount: Decimal::from_u128(amount)?, currency: *own }));
        money.map_or_else(|| self.words.decimal(&amount.to_string()), |money| self.words.money(&money))
    }
}

/// The amount of a claim.
fn money(claim: &Claim) -> Option<&Money> {
    let Content::Values(values) = &claim.content else { return None };
    values.iter().find_map(|value| match value {
        Value::Money(money) => Some(money),
        _ => None,
    })
}
