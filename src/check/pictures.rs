//! Pictures that browsers cannot show, or that keep readers waiting.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Bytes;
use crate::theme::Asset;

/// The first bytes of pictures, by file extension.
const BEGINNINGS: [(&str, &[&[u8]]); 5] = [
    ("png", &[b"\x89PNG\r\n\x1a\n"]),
    ("jpg", &[b"\xff\xd8\xff"]),
    ("jpeg", &[b"\xff\xd8\xff"]),
    ("gif", &[b"GIF87a", b"GIF89a"]),
    ("webp", &[b"RIFF"]),
];
/// The size in bytes above which a picture keeps a reader on a telephone waiting.
const HEAVY: usize = 5 << 20;

/// A file below `content/` with the extension of a picture must be such a picture, and not a heavy one.
pub fn pictures(assets: &[Asset]) -> impl Iterator<Item = Diagnostic> {
    let pictures = assets.iter().filter(|asset| asset.source.starts_with("content/"));
    pictures.filter_map(|asset| picture(&asset.path, &asset.bytes))
}

fn picture(path: &str, bytes: &Bytes) -> Option<Diagnostic> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let note = |message: String, help: &str| {
        let path: Arc<str> = format!("content/{path}").into();
        Some(Diagnostic::new(Code::OddPicture, &path, 0..0, message).help(help))
    };
    let (_, beginnings) = BEGINNINGS.iter().find(|(known, _)| *known == ending)?;
    if !beginnings.iter().any(|beginning| bytes.beginning().starts_with(beginning)) {
        return note(
            format!("this is no picture of the type {ending}"),
            "save it anew from a program for pictures: renaming a file does not change what is in it",
        );
    }
    if bytes.len() > HEAVY {
        return note(format!("this picture has {} MiB", bytes.len() >> 20), "save it smaller: 2000 pixels across are enough for a page");
    }
    None
}
