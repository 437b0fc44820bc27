//! Social pictures: what chats and networks show beside a link to a page, drawn once as SVG and then as PNG.
//!
//! A picture is made of texts and counts alone: `said.rs` takes them from entries and from what follows, and nothing else here
//! knows of either. What its fonts cannot write is left out, so that no reader meets empty boxes.

mod caught;
mod colours;
mod drawing;
mod fonts;
mod lines;
mod png;
mod said;
mod unreadable;

pub use colours::Colours;
pub use fonts::{Fonts, is_font, is_readable};
pub use png::{mark, png};
pub use unreadable::unreadable;

use crate::figure::Part;

/// Width and height in pixels, as the networks ask for it.
pub const SIZE: (u32, u32) = (1200, 630);

/// What a picture says.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The site's name.
    pub site: String,
    /// Where the site is, without its scheme.
    pub address: String,
    /// What the page is of: its kind, its countries.
    pub kicker: String,
    /// The names of what it is about, the best first: the first that can be written stands in the picture.
    pub titles: Vec<String>,
    /// A sentence on it; may be empty.
    pub text: String,
    /// What is found; may be empty.
    pub finding: String,
    /// Parts of a whole, drawn as a bar with their numbers; may be none.
    pub parts: Vec<Part>,
    /// Whether the site is written from right to left.
    pub is_rtl: bool,
}
