//! The licence of the content and its holder.

use crate::diagnostic::Code;
use crate::table::{Item, Notes};
use crate::value::Licence;

/// The licence of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Its SPDX expression, or `LicenseRef-…`.
    pub id: String,
    /// What readers see: "CC BY 4.0".
    pub name: String,
    /// Where the licence can be read.
    pub url: Option<String>,
    /// The holder of the rights.
    pub holder: Option<String>,
}

/// Reads `licence = "CC-BY-4.0"`, or a table with `id`, `name`, `url` and `holder`.
pub(super) fn read(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Rights> {
    if item.value.is_str() {
        let licence = licence(item, notes)?;
        let url = licence.url();
        return Some(Rights { name: licence.text().to_owned(), id: licence.text().to_owned(), url, holder: None });
    }
    let mut keys = item.table(notes)?;
    let licence = keys.require("id", "a licence", notes).and_then(|item| licence(&item, notes));
    let mut text = |key, notes: &mut Notes<'_>| keys.take(key).and_then(|item| Some((item.line(notes)?.to_owned(), item.span)));
    let (name, url, holder) = (text("name", notes), text("url", notes), text("holder", notes));
    if let Some((text, span)) = url.as_ref().filter(|(text, _)| !super::is_web_address(text)) {
        notes.report(Code::InvalidConfig, span, format!("`{text}` is not a web address"), Some("write https://…".into()));
    }
    keys.finish("a licence", notes, |_| None);
    let licence = licence?;
    Some(Rights {
        id: licence.text().to_owned(),
        name: name.map_or_else(|| licence.text().to_owned(), |(name, _)| name),
        url: url.map(|(url, _)| url).filter(|url| super::is_web_address(url)).or_else(|| licence.url()),
        holder: holder.map(|(holder, _)| holder),
    })
}

fn licence(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Licence> {
    let text = item.line(notes)?;
    Licence::parse(text).map_err(|invalid| notes.report(Code::InvalidConfig, &item.span, invalid.message, invalid.help)).ok()
}
