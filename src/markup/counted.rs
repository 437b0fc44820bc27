//! What is counted for a country, as it stands in a cell.

use super::{Html, Markup, time};
use crate::knowledge::Ix;
use crate::value::{Country, Date, Money};

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

impl Markup {
    /// A cell of the table of countries.
    pub fn counted(&self, counted: &Counted) -> Html {
        let of = |count: usize, all: usize| self.words.say("count_of", &[("count", count.into()), ("all", all.into())]);
        html! {
            @match counted {
                Counted::Projects(count) => (self.words.number(*count as u64)),
                Counted::Money { money, of: count, projects } => { (self.words.money(money)) " " small { (of(*count, *projects)) } },
                Counted::Exposure { there, code, others, lost, projects } => {
                    @match there { Some(ix) => (self.link(*ix)), None => (code.code()) }
                    @if *others > 0 { " " (self.words.say("and_others", &[("count", (*others).into())])) }
                    " " small { (of(*lost, *projects)) }
                },
                Counted::Last(date) => (time(&self.words, date)),
            }
        }
    }
}
