//! Social pictures as files: the contents of a page's picture, drawn with the fonts and in the colours of the theme.

use std::sync::{Arc, OnceLock};

use super::{Content, Output};
use crate::page::{Pages, Route};
use crate::render::Engine;
use crate::social::{self, Colours, Fonts};

/// The fonts and colours for pictures, prepared when the first picture is made.
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
    /// Bytes that an earlier published file contains if it is the same as the file that would be made now; none for files
    /// that are cheaper to make than to recognise.
    pub fn mark(&self, path: &str) -> Option<Vec<u8>> {
        let (pages, engine) = self.site.as_ref()?;
        let Some(Content::Picture(route)) = self.tree.files.get(path) else { return None };
        let (fonts, colours) = self.pictures.tools(engine);
        Some(social::mark(&pages.picture(route).svg(fonts, colours), fonts))
    }
}
