//! What is the same on all pages of a site, and so is rendered only once.

use super::Engine;
use crate::diagnostic::Diagnostic;
use crate::markup::frozen::Frozen;

/// The parts of the frame of all pages, `frame.<part>` in templates. Each is made by the template `frame_<part>.html`, which
/// only has what all pages have.
const PARTS: [&str; 5] = ["head", "search", "foot", "states", "ties"];

/// What every template has besides the model of its page: `site`, `words`, and `frame`, the parts that all pages share.
#[derive(Default)]
pub struct Frame {
    pub(super) context: tera::Context,
    /// Why a part could not be made.
    pub(super) failure: Option<Box<Diagnostic>>,
}

impl Frame {
    /// Renders the parts for a site.
    pub fn new(engine: &Engine, site: &Frozen) -> Self {
        let mut frame = Self::default();
        frame.context.insert_value("site", site.value().clone());
        frame.context.insert_value("words", engine.words.clone());
        let mut parts = tera::Map::new();
        for part in PARTS {
            let mut html = Vec::new();
            match engine.run(&template_of(part), &frame.context, "the frame of a page", &mut html) {
                Ok(()) => drop(parts.insert(part.into(), tera::Value::safe_string(String::from_utf8_lossy(&html).trim()))),
                Err(failure) => frame.failure = frame.failure.or(Some(failure)),
            }
        }
        frame.context.insert_value("frame", parts.into());
        frame
    }
}

/// Whether a template makes a part of the frame.
pub(super) fn is_part(template: &str) -> bool {
    PARTS.iter().any(|part| template_of(part) == template)
}

fn template_of(part: &str) -> String {
    format!("frame_{part}.html")
}
