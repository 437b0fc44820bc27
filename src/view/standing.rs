//! What is counted for a country in the table of countries: its projects, their money, on whom they stand, what is new.

use jiff::civil;
use rust_decimal::Decimal;

use super::Views;
use crate::config::Config;

use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::Standing;
use crate::value::{Country, Date, Money};
use crate::view::order::{self, Key};

/// Something that is counted.
pub enum Counted {
    /// So many projects.
    Projects(usize),
    /// What the amounts that some of its projects give come to.
    Money {
        /// The sum.
        money: Money,
        /// How many projects give an amount.
        of: usize,
        /// How many projects there are.
        projects: usize,
    },
    /// The country without which most of its projects stop, or cannot be renewed.
    Exposure {
        /// Its entry, if there is one.
        there: Option<Ix>,
        /// Its code.
        code: Country,
        /// Without how many other countries as many are lost.
        others: usize,
        /// How many projects that concerns.
        lost: usize,
        /// How many projects there are.
        projects: usize,
    },
    /// When something happened last.
    Last(Date),
}

/// Counts for countries.
pub struct Count<'v> {
    /// The linked graph.
    pub knowledge: &'v Knowledge,
    /// What follows from it.
    pub views: &'v Views,
    /// The site's settings.
    pub config: &'v Config,
    /// The day at which the knowledge is read.
    pub as_of: civil::Date,
}

impl Count<'_> {
    /// What is counted for the country for which an entry stands; none where there is nothing.
    pub fn of(&self, ix: Ix, standing: Standing) -> Option<Counted> {
        let entry = self.knowledge.entry(ix);
        let country = entry.countries.first()?.value;
        Some(match standing {
            Standing::Projects => Counted::Projects(self.projects_of(country).len()),
            Standing::Money => {
                let (sum, count) = self.sum_of(country)?;
                let own = self.config.currency?;
                // Written as what is converted: to three digits.
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

    /// The same for programs: a number, an amount with its currency, a code with a number, an EDTF date.
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

    /// What a country is sorted by.
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

    /// What the headline amounts of its projects come to in the site's currency, and how many projects give one. Only fields whose
    /// amounts may be added up.
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

    /// The other country without which most of its projects stop or cannot be renewed, how many those are, and without how many more
    /// countries it is as many. Of several it is the one without which most is lost everywhere, then the first by code.
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
