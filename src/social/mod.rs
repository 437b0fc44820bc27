//! Social pictures, which chats and networks show beside a link to a page: drawn as SVG, then converted to PNG.
//!
//! A picture is made only of texts and counts. `said.rs` takes them from entries and from the analysis; nothing else here
//! knows about either. Characters that the fonts lack are left out, so that no reader meets empty boxes.

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

/// Width and height in pixels, as the networks ask for them.
pub const SIZE: (u32, u32) = (1200, 630);

/// The contents of a picture.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The site's name.
    pub site: String,
    /// The site's address without its scheme.
    pub address: String,
    /// What the page is about: the kind and countries of its entry.
    pub kicker: String,
    /// The names of its subject, the best first. The first that can be written is used.
    pub titles: Vec<String>,
    /// A sentence about it; may be empty.
    pub text: String,
    /// The finding of the analysis; may be empty.
    pub finding: String,
    /// The parts of a whole, drawn as a bar with their numbers; may be empty.
    pub parts: Vec<Part>,
    /// Whether the site is written from right to left.
    pub is_rtl: bool,
}
