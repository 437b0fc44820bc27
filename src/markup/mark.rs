//! Marks of sources: numbers after a statement that lead to the page's list of sources.

use rustc_hash::FxHashMap;

use super::{Html, Markup};
use crate::entry::{Entry, Reference};
use crate::knowledge::Ix;

/// The sources of one page, numbered in the order in which the page first uses them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The address of the page with their list, if that is another one.
    page: Option<String>,
    numbers: FxHashMap<Ix, usize>,
    order: Vec<Ix>,
}

impl Sources {
    /// No sources yet. Their list will be on the page at this address.
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
    /// The mark of a source, with a place within it.
    pub fn mark(&self, source: Ix, locator: Option<&str>, sources: &mut Sources) -> Html {
        let number = sources.number(source);
        let weak = self.weak_sort(source);
        let locator = locator.map(|locator| [self.words.text("comma"), locator]).unwrap_or_default();
        // The label says for screen readers that a source is weak. There are more marks than anything else, so each is a
        // single element.
        let label = weak.as_ref().map(|sort| html! { (number) (locator[0]) (locator[1]) (self.words.text("comma")) (sort) });
        html! {
            a class=(if weak.is_some() { "cite cite-weak" } else { "cite" })
                href={ (sources.page.as_deref().unwrap_or_default()) "#source-" (number) }
                aria-label=[label] { (number) (locator[0]) (locator[1]) }
        }
    }

    /// The marks of a statement in `entry`, for its own sources or else the entry's.
    pub fn marks(&self, entry: &Entry, own: &[Reference], sources: &mut Sources) -> Html {
        html! {
            @for source in self.knowledge.sources(entry, own) { (self.mark(source, None, sources)) }
        }
    }
}
