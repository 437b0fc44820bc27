//! The two parts of a file: the front matter between its `+++` lines, and the body below.

use crate::diagnostic::{Code, Diagnostic, Help};
use crate::source::{Source, Span, lines_in};

/// The line that opens and closes the front matter.
const FENCE: &str = "+++";

/// The spans of the two parts in the file's text.
pub(super) struct Parts {
    /// The TOML, without its fences.
    pub(super) front_matter: Span,
    /// Everything below the closing fence.
    pub(super) body: Span,
}

/// Finds the front matter, or explains what is wrong with its fences.
pub(super) fn split(source: &Source) -> Result<Parts, Box<Diagnostic>> {
    let text = &*source.text;
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != FENCE {
        return Err(Box::new(missing(source, first)));
    }
    let start = text.find('\n').map_or(text.len(), |feed| feed + 1);
    let mut at = start;
    for line in lines_in(&text[start..]) {
        if line.trim_end() == FENCE {
            return Ok(Parts { front_matter: start..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    // The closing line has the beginning of the text behind it.
    if let Some((at, line)) = lines(text).skip(1).find(|(_, line)| line.starts_with(FENCE) && line[FENCE.len()..].starts_with(' ')) {
        let message = "the line `+++` that ends the keys stands alone";
        let end = at + FENCE.len() + line[FENCE.len()..].len() - line[FENCE.len()..].trim_start().len();
        let help = Help::from("begin a new line behind `+++`").edit(at + FENCE.len()..end, "\n");
        return Err(Box::new(Diagnostic::new(Code::UnclosedFrontMatter, &source.path, at..at + line.len(), message).help(help)));
    }
    let message = "the front matter that begins here has no closing line `+++`";
    Err(Box::new(Diagnostic::new(Code::UnclosedFrontMatter, &source.path, 0..FENCE.len(), message).maybe_help(close_help(text))))
}

/// The lines of a text, each with its offset.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    starts.zip(text.lines())
}

/// The lines that git writes around a conflict that it could not merge.
pub(super) const MERGE_MARKS: [&str; 3] = ["<<<<<<< ", ">>>>>>> ", "||||||| "];

/// The advice on a merge conflict.
pub(super) const MERGE_HELP: &str = "keep one of the two versions, or both, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`";

/// Reports an unresolved merge conflict in a TOML file or in the front matter of an entry, at its first line.
pub(super) fn merge_stopped(source: &Source) -> Option<Diagnostic> {
    let entry = source.path.ends_with(".md");
    if !entry && !source.path.ends_with(".toml") || memchr::memmem::find(source.text.as_bytes(), b"<<<<<<<").is_none() {
        return None;
    }
    let (mut at, mut fences) = (0, 0);
    for line in lines_in(&source.text) {
        if MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) {
            let message = "a merge stopped here: both versions stand in the file";
            return Some(Diagnostic::new(Code::ConflictMarker, &source.path, at..at + 7, message).help(MERGE_HELP));
        }
        fences += usize::from(line.trim_end() == FENCE);
        if entry && fences == 2 {
            return None;
        }
        at += line.len();
    }
    None
}

fn missing(source: &Source, first: &str) -> Diagnostic {
    let second = source.text.lines().nth(1).unwrap_or_default();
    let help = match first.trim() {
        "---" if second.contains('=') => Help::from("write `+++` in the place of each of the two lines `---`"),
        marks if marks.len() > 1 && marks.bytes().all(|b| b == b'+') && marks != FENCE => {
            Help::from("write three plus signs, `+++`, here and below the keys").edit(0..first.trim_end().len(), FENCE)
        }
        "---" => Help::from("this looks like YAML; write the keys as TOML (`title = \"…\"`) between two lines `+++`"),
        "```toml" => Help::from("write `+++` in the place of the line \"```toml\", and of the line \"```\" that ends the keys"),
        "{" => Help::from("this looks like JSON; write the keys as TOML (`title = \"…\"`) between two lines `+++`"),
        json if json.starts_with("{ \"") || json.starts_with("{\"") => {
            Help::from("this looks like JSON; write the keys as TOML (`title = \"…\"`) between two lines `+++`")
        }
        "+++" => Help::from("take out what stands before the `+++` on its line").edit(0..first.len(), FENCE),
        "" if source.text.trim_start().starts_with(FENCE) => {
            let empty = source.text.len() - source.text.trim_start().len();
            Help::from("take out the empty lines above `+++`").edit(0..empty, "")
        }
        _ if source.text.lines().any(|line| line.trim_end() == FENCE) => Help::from("take out what stands above the first line `+++`"),
        _ => Help::from("begin the file with a line `+++`, then title = \"…\", then a line `+++`"),
    };
    let message = "an entry begins with its front matter between two lines `+++`";
    Diagnostic::new(Code::MissingFrontMatter, &source.path, 0..first.len(), message).help(help)
}

/// Suggests where the closing fence belongs: before the first line that is neither TOML nor empty.
fn close_help(text: &str) -> Option<Help> {
    let at = lines(text).enumerate().skip(1).find(|(_, (_, line))| {
        let line = line.trim();
        !line.is_empty() && !line.contains('=') && !line.starts_with(['[', '#', ']', '}', '"'])
            || line.starts_with("# ")
            || line.starts_with("## ")
    });
    Some(match at {
        Some((number, (start, line))) if !line.trim().is_empty() && line.trim().bytes().all(|b| b == b'+' || b == b'-') => {
            Help::from(format!("write line {} as `+++`", number + 1)).edit(start..start + line.len(), FENCE)
        }
        Some((number, (start, _))) => Help::from(format!("put a line `+++` before line {}", number + 1)).edit(start..start, "+++\n"),
        None => {
            let end = if text.ends_with('\n') { "+++\n" } else { "\n+++\n" };
            Help::from("end the file with a line `+++`").edit(text.len()..text.len(), end)
        }
    })
}
