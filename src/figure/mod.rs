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

use crate::knowledge::Ix;
use crate::markup::Markup;

impl Markup {
    /// The name of an entry in a figure: a link to its page.
    pub fn label(&self, ix: Ix) -> Label<'_> {
        Label { text: self.plain_title(ix).into(), url: Some(self.address(ix)) }
    }
}
