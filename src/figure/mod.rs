//! Drawings without styles and scripts.

mod around;
mod chain;
mod form;
mod map;
mod money;
mod sides;
mod strip;
mod tower;

pub use form::*;

use std::borrow::Cow;

use crate::knowledge::Ix;
use crate::markup::Markup;

impl Markup {
    /// The name of an entry in a figure: a link to its page.
    pub fn label(&self, ix: Ix) -> Label<'_> {
        Label { text: Cow::from(&*self.knowledge.entry(ix).title.value), url: Some(Cow::Borrowed(self.address(ix))) }
    }
}
