//! Figures about countries, as cells show them.

use super::{Html, Markup, time};
use crate::view::standing::{Count, Counted};

impl Markup {
    /// A cell of the table of countries.
    pub fn counted(&self, counted: &Counted) -> Html {
        let of = |count: usize, all: usize| self.words.say("count_of", &[("count", count.into()), ("all", all.into())]);
        html! {
            @match counted {
                Counted::Projects(count) => (self.words.number(*count as u64)),
                Counted::Money { money, of: count, projects } => { (self.words.money(money)) " " small { (of(*count, *projects)) } },
                Counted::Exposure { there, code, others, lost, projects } => {
                    @match there { Some(ix) => (self.link(*ix)), None => (self.country_title(*code)) }
                    @if *others > 0 { " " (self.words.say("and_others", &[("count", (*others).into())])) }
                    " " small { (of(*lost, *projects)) }
                },
                Counted::Last(date) => (time(&self.words, date)),
            }
        }
    }

    /// Computes figures about countries.
    pub fn count(&self) -> Count<'_> {
        Count { knowledge: &self.knowledge, views: &self.views, config: &self.config, as_of: self.as_of }
    }
}
