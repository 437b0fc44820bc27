//! The figures about countries in the table of countries: their projects, the money of these, their main dependence, and
//! their latest event.

use jiff::civil;
use rust_decimal::Decimal;

use super::Views;
use crate::config::Config;

use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::Standing;
use crate::value::{Country, Date, Money};
use crate::view::order::{self, Key};

/// A figure about a country.
pub enum Counted {
    /// The number of projects.
    Projects(usize),
    /// The sum of the amounts that some of its projects state.
    Money {
        /// The sum.
        money: Money,
        /// The number of projects that state an amount.
        of: usize,
        /// The number of all projects.
        projects: usize,
    },
    /// The country without which most of its projects stop or cannot be renewed.
    Exposure {
        /// The entry of that country, if there is one.
        there: Option<Ix>,
        /// The code of that country.
        code: Country,
        /// The number of other countries without which just as many are lost.
        others: usize,
        /// The number of projects that are lost.
        lost: usize,
        /// The number of all projects.
        projects: usize,
    },
    /// The date of the latest event.
    Last(Date),
}

/// Computes figures about countries.
pub struct Count<'v> {
    /// The linked graph.
    pub knowledge: &'v Knowledge,
    /// The views derived from it.
    pub views: &'v Views,
    /// The site's settings.
    pub config: &'v Config,
    /// The day that is shown.
    pub as_of: civil::Date,
}

impl Count<'_> {
    /// A figure about the country that an entry stands for; none if there is nothing to tell.
    pub fn of(&self, ix: Ix, standing: Standing) -> Option<Counted> {
        let entry = self.knowledge.entry(ix);
        let country = entry.countries.first()?.value;
        Some(match standing {
            Standing::Projects => Counted::Projects(self.projects_of(country).len()),
            Standing::Money => {
                let (sum, count) = self.sum_of(country)?;
                let own = self.config.currency?;
                // Rounded to three digits, like all converted amounts.
                let money = Money { amount: sum, currency: own }.convert(Decimal::ONE, own)?;
                Counted::Money { money, of: count, projects: self.projects_of(country).len() }
            }
            Standing::Exposure => {
                let (other, lost, others) = self.most_exposed(country)?;
                let there = self.knowledge.countries.get(&other).copied();
                Counted::Exposure { there, code: other, others, lost, projects: self.projects_of(country).len() }
            }
            Standing::Last => Counted::Last(self.last_of(country)?),
        })
    }

    /// The same for programs: a number, an amount with its currency, a code with a number, or an EDTF date.
    pub fn text(&self, ix: Ix, standing: Standing) -> Option<String> {
        Some(match self.of(ix, standing)? {
            Counted::Projects(count) => count.to_string(),
            Counted::Money { .. } => {
                let amount = self.sum_of(self.knowledge.entry(ix).countries.first()?.value)?.0;
                Money { amount, currency: self.config.currency? }.canonical()
            }
            Counted::Exposure { code, lost, .. } => format!("{} {lost}", code.code()),
            Counted::Last(date) => date.edtf().to_owned(),
        })
    }

    /// The sort key of a country.
    pub fn key(&self, ix: Ix, standing: Standing) -> Option<Key> {
        let country = self.knowledge.entry(ix).countries.first()?.value;
        match standing {
            Standing::Projects => Some(Key::Count(self.projects_of(country).len() as u128)),
            Standing::Money => self.sum_of(country).map(|(sum, _)| Key::Number(sum)),
            Standing::Exposure => self.most_exposed(country).map(|(_, lost, _)| Key::Count(lost as u128)),
            Standing::Last => self.last_of(country).map(Key::Date),
        }
    }

    fn projects_of(&self, country: Country) -> &[Ix] {
        self.views.exposure.projects.get(&country).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sum of the headline amounts of its projects in the site's currency, and the number of projects that state one.
    /// Only fields whose amounts may be summed count.
    fn sum_of(&self, country: Country) -> Option<(Decimal, usize)> {
        let of = |entry: &Entry| {
            let fields = entry.kind.fields.iter().enumerate().filter(|(_, field)| field.sum);
            let claims = fields.filter_map(|(at, _)| Some(entry.fact(at)?.headline()));
            claims.filter_map(|claim| order::converted(self.knowledge, self.config, claim)).reduce(|a, b| a.saturating_add(b))
        };
        let amounts = self.projects_of(country).iter().filter_map(|project| of(self.knowledge.entry(*project)));
        amounts.fold(None, |sum, amount| {
            let (sum, count) = sum.unwrap_or((Decimal::ZERO, 0));
            Some((sum.saturating_add(amount), count + 1))
        })
    }

    /// The other country without which most of its projects stop or cannot be renewed, the number of these projects, and the
    /// number of further countries with just as many. Of several, the one without which most is lost everywhere is taken,
    /// then the first by code.
    fn most_exposed(&self, country: Country) -> Option<(Country, usize, usize)> {
        let effects = self.views.exposure.effects.get(&country)?;
        let lost: Vec<(usize, Country)> =
            effects.iter().map(|(other, effect)| (effect.stopped.len() + effect.frozen.len(), *other)).collect();
        let most = lost.iter().map(|(lost, _)| *lost).max().filter(|most| *most > 0)?;
        let first: Vec<Country> = lost.iter().filter(|(lost, _)| *lost == most).map(|(_, other)| *other).collect();
        let everywhere = |other: &Country| -> usize {
            self.views.exposure.elsewhere(*other).map(|(_, effect)| effect.stopped.len() + effect.frozen.len()).sum()
        };
        let other = first.iter().max_by_key(|other| (everywhere(other), std::cmp::Reverse(**other)))?;
        Some((*other, most, first.len() - 1))
    }

    fn last_of(&self, country: Country) -> Option<Date> {
        let last = self.views.timeline.of_country(country).rev().find(|happening| happening.earliest <= self.as_of)?;
        last.date(self.knowledge)
    }
}
