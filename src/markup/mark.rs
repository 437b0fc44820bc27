//! The mark of a source behind what it says: a number that leads to the page's list of sources.

use rustc_hash::FxHashMap;

use super::{Html, Markup};
use crate::entry::{Entry, Reference};
use crate::knowledge::Ix;

/// The sources of one page, numbered in the order in which it first needs them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The page on which their list stands, if that is another one.
    page: Option<String>,
    numbers: FxHashMap<Ix, usize>,
    order: Vec<Ix>,
}

impl Sources {
    /// None so far, and their list will stand on the page at this address.
    pub fn listed_at(url: String) -> Self {
        Self { page: Some(url), ..Self::default() }
    }

    fn number(&mut self, source: Ix) -> usize {
        let order = &mut self.order;
        *self.numbers.entry(source).or_insert_with(|| {
            order.push(source);
            order.len()
        })
    }

    /// The sources with their numbers, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (Ix, usize)> + '_ {
        self.order.iter().copied().zip(1..)
    }
}

impl Markup {
    /// The mark of a source, with the place in it.
    pub fn mark(&self, source: Ix, locator: Option<&str>, sources: &mut Sources) -> Html {
        let number = sources.number(source);
        let weak = self.weak_sort(source);
        let locator = locator.map(|locator| [self.words.text("comma"), locator]).unwrap_or_default();
        // For those who do not see the sign of a weak one, its sort. Of marks there are more than of anything: each is one element.
        let label = weak.map(|sort| html! { (number) (locator[0]) (locator[1]) (self.words.text("comma")) (sort) });
        html! {
            a class=(if weak.is_some() { "cite cite-weak" } else { "cite" })
                href={ (sources.page.as_deref().unwrap_or_default()) "#source-" (number) }
                aria-label=[label] { (number) (locator[0]) (locator[1]) }
        }
    }

    /// The marks of what `entry` says with sources of its own or the entry's.
    pub fn marks(&self, entry: &Entry, own: &[Reference], sources: &mut Sources) -> Html {
        html! {
            @for source in self.knowledge.sources(entry, own) { (self.mark(source, None, sources)) }
        }
    }
}
