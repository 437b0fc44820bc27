//! The pictures of pages, as files: what a page's picture says, drawn with the fonts and in the colours of the theme.

use std::sync::{Arc, OnceLock};

use super::{Content, Output};
use crate::page::{Pages, Route};
use crate::render::Engine;
use crate::social::{self, Colours, Fonts};

/// With what pictures are drawn: made when the first of them is wanted.
#[derive(Clone, Default)]
pub(super) struct Pictures(Arc<OnceLock<(Fonts, Colours)>>);

impl Pictures {
    fn tools(&self, engine: &Engine) -> &(Fonts, Colours) {
        self.0.get_or_init(|| {
            let theme = engine.theme();
            let fonts = theme.files.iter().filter(|(path, _)| social::is_font(path)).filter_map(|(_, file)| {
                let mut bytes = Vec::new();
                file.bytes.append_to(&mut bytes).ok().map(|()| bytes)
            });
            let mut style = Vec::new();
            let read = theme.style.bytes.append_to(&mut style);
            let style = if read.is_ok() { String::from_utf8_lossy(&style) } else { "".into() };
            (Fonts::new(fonts), Colours::of(&style))
        })
    }

    /// The picture of a page.
    pub(super) fn png(&self, pages: &Pages, engine: &Engine, route: &Route) -> Vec<u8> {
        let (fonts, colours) = self.tools(engine);
        social::png(&pages.picture(route).svg(fonts, colours), fonts)
    }
}

impl Output {
    /// Bytes which a file that was published at a path before holds if it is as it would be made now; none of those that cost
    /// less to make than to know again.
    pub fn mark(&self, path: &str) -> Option<Vec<u8>> {
        let (pages, engine) = self.site.as_ref()?;
        let Some(Content::Picture(route)) = self.tree.files.get(path) else { return None };
        let (fonts, colours) = self.pictures.tools(engine);
        Some(social::mark(&pages.picture(route).svg(fonts, colours), fonts))
    }
}
