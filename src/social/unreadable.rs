//! Fonts of a theme that pictures cannot use. They are reported at their files, because they would be skipped.

use super::fonts::{is_font, is_readable};
use crate::diagnostic::{Code, Diagnostic};
use crate::theme::Theme;

/// Reports the fonts of a theme that pictures cannot use.
pub fn unreadable(theme: &Theme) -> Vec<Diagnostic> {
    let brought = theme.files.iter().filter(|(path, file)| is_font(path) && !file.source.is_empty());
    let unreadable = brought.filter(|(_, file)| {
        let mut bytes = Vec::new();
        file.bytes.append_to(&mut bytes).is_ok_and(|()| !is_readable(bytes))
    });
    let told = |(_, file): (&String, &crate::theme::Asset)| {
        let message = "this font cannot be read, so pictures are written with another";
        Diagnostic::new(Code::OddFont, &file.source, 0..0, message)
            .help("copy it anew from where it comes from: a TTF or OTF file, neither renamed nor packed")
    };
    unreadable.map(told).collect()
}
