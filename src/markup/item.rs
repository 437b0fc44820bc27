//! Entries as items of a list, with what the list is about.

use super::chain::in_part;
use super::{Html, Markup, listed};
use crate::knowledge::Ix;

impl Markup {
    /// An item with only the name.
    pub fn item(&self, ix: Ix) -> Html {
        html! { li { (self.link(ix)) } }
    }

    /// An item with the kind.
    pub fn item_of_kind(&self, ix: Ix) -> Html {
        html! { li { (self.link(ix)) " " small { (self.knowledge.entry(ix).kind.name) } } }
    }

    /// An item under one of its names, in a list of all names.
    pub fn item_by_name(&self, ix: Ix, name: &str, is_alias: bool) -> Html {
        html! {
            li {
                a href=(self.address(ix)) { (name) }
                " "
                small {
                    @if is_alias { (self.title(ix)) (self.words.text("between_parts")) }
                    (self.knowledge.entry(ix).kind.name)
                }
            }
        }
    }

    /// A dependent, with its roles and countries.
    pub fn dependent(&self, ix: Ix, roles: &[&str]) -> Html {
        let countries = self.countries(ix);
        html! {
            li {
                (self.link(ix))
                " "
                small {
                    (listed(self.words.text("comma"), roles))
                    @if !countries.is_empty() { (self.words.text("between_parts")) (countries) }
                }
            }
        }
    }

    /// The chain from a dependent to what it depends on in the end.
    pub fn way(&self, chain: &[Ix]) -> Html {
        html! { li { ol.chain { (in_part(&self.words, chain.len(), |at| html! { li { (self.link(chain[at])) } })) } } }
    }
}
