//! How to mend a problem: in words for people and, where a change of the file is all it takes, as that change for programs.

use crate::source::Span;

/// A replacement of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The bytes to be replaced; empty for an insertion.
    pub span: Span,
    /// The text that replaces them.
    pub text: String,
}

/// A way to mend one problem, as changes of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// In order, without overlaps.
    pub edits: Vec<Edit>,
    /// Whether nothing else can have been meant. If not, the fix is a guess that somebody should look at before applying it.
    pub sure: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Change {
    /// Replaces the word at the problem's span; quotes around it stay.
    Word(String),
    /// Replaces the first text, which occurs once in the problem's span, with the second.
    Name(String, String),
    /// Replaces the whole span.
    Whole(String),
    /// Makes these edits, wherever they are.
    Edits(Vec<Edit>),
    /// Moves the problem's line below the header of this table, or above all tables if the name is empty.
    LineTo(&'static str),
}

/// Advice on how to mend a problem: a sentence without a full stop, perhaps with a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Help {
    words: String,
    change: Option<Change>,
    sure: bool,
}

impl Help {
    /// Adds the change that replaces the word at the problem's span.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.change = Some(Change::Word(word.into()));
        self
    }

    /// Adds the change that replaces `old` within the problem's span.
    #[must_use]
    pub fn name(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.change = Some(Change::Name(old.into(), new.into()));
        self
    }

    /// Adds the change that replaces the problem's whole span.
    #[must_use]
    pub fn whole(mut self, text: impl Into<String>) -> Self {
        self.change = Some(Change::Whole(text.into()));
        self
    }

    /// Adds these edits. Their spans refer to the text in which the problem is reported. No edits mean that the file only
    /// has to be written again.
    #[must_use]
    pub fn edits(mut self, edits: Vec<Edit>) -> Self {
        self.change = Some(Change::Edits(edits));
        self
    }

    /// Adds a single edit at `span`.
    #[must_use]
    pub fn edit(self, span: Span, text: impl Into<String>) -> Self {
        self.edits(vec![Edit { span, text: text.into() }])
    }

    /// Adds the change that moves the problem's line into this table, or above all tables if the name is empty.
    #[must_use]
    pub fn line_to(mut self, table: &'static str) -> Self {
        self.change = Some(Change::LineTo(table));
        self
    }

    /// Marks the change as a guess: something else may have been meant.
    #[must_use]
    pub fn guessed(mut self) -> Self {
        self.sure = false;
        self
    }

    /// The word that replaces the one at the problem's span, if nothing else can be meant.
    pub fn only_word(&self) -> Option<&str> {
        match &self.change {
            Some(Change::Word(word)) if self.sure => Some(word),
            _ => None,
        }
    }

    /// "write X", for a word that can only have been X.
    pub fn write(word: impl Into<String>) -> Self {
        let word = word.into();
        Self::from(format!("write {word}")).word(word)
    }

    /// Shifts all spans by `offset`, the position of the text in its file.
    #[must_use]
    pub(crate) fn shifted(mut self, offset: usize) -> Self {
        if let Some(Change::Edits(edits)) = &mut self.change {
            edits.iter_mut().for_each(|edit| edit.span = edit.span.start + offset..edit.span.end + offset);
        }
        self
    }

    /// The same with its words made printable.
    pub(super) fn shown(mut self, printable: impl Fn(String) -> String) -> Self {
        self.words = printable(self.words);
        self
    }

    /// The fix of a file's `text` for a problem at `span`; none if the help has no change, or if the change does not fit the
    /// text.
    pub(super) fn fix(&self, span: &Span, text: &str) -> Option<Fix> {
        let mut edits = match self.change.as_ref()? {
            Change::Word(word) => vec![word_edit(word, span, text)?],
            Change::Name(old, new) => {
                let mut found = text.get(span.clone())?.match_indices(old.as_str());
                let (at, _) = found.next().filter(|_| !old.is_empty() && found.next().is_none())?;
                vec![Edit { span: span.start + at..span.start + at + old.len(), text: new.clone() }]
            }
            Change::Whole(whole) => vec![Edit { span: span.clone(), text: whole.clone() }],
            Change::Edits(edits) => edits.clone(),
            Change::LineTo(table) => line_edits(table, span, text)?,
        };
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        let fits = |edit: &Edit| text.get(edit.span.clone()).is_some_and(|old| old != edit.text);
        (apart && edits.iter().all(fits)).then_some(Fix { edits, sure: self.sure })
    }
}

/// Replaces a word: inside the quotes of a TOML string, or as a bare word.
fn word_edit(word: &str, span: &Span, text: &str) -> Option<Edit> {
    let old = text.get(span.clone())?;
    let quoted = |quote: char| old.len() > 1 && old.starts_with(quote) && old.ends_with(quote);
    if old.starts_with("\"\"\"") || old.starts_with("'''") {
        return None;
    }
    if quoted('"') || quoted('\'') {
        let safe = !word.contains(['"', '\'', '\\']) && !word.contains(char::is_control);
        return safe.then(|| Edit { span: span.start + 1..span.end - 1, text: word.to_owned() });
    }
    let bare = !old.is_empty() && old.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '#'));
    bare.then(|| Edit { span: span.clone(), text: word.to_owned() })
}

/// Moves the line of `span` below the header of a table, adding the header if it is missing, or above all tables.
fn line_edits(table: &str, span: &Span, text: &str) -> Option<Vec<Edit>> {
    let start = text.get(..span.start)?.rfind('\n')? + 1;
    let end = text[start..].find('\n').map_or(text.len(), |feed| start + feed + 1);
    let line = &text[start..end];
    let count = |sign: char| line.matches(sign).count();
    let whole = count('[') == count(']') && count('{') == count('}') && !line.contains("\"\"\"") && !line.contains("'''");
    if !whole || !line.ends_with('\n') {
        return None;
    }
    let header = format!("\n[{table}]\n");
    let (at, new) = match text.find(&header).filter(|_| !table.is_empty()) {
        Some(found) => (found + header.len(), line.to_owned()),
        // The first table of that name, the first of all tables, or the end of the front matter.
        None if table.is_empty() => (text.find("\n[")? + 1, line.to_owned()),
        None => (
            text.find(&format!("\n[{table}.")).or_else(|| text.find("\n[[")).or_else(|| text[1..].find("\n+++").map(|at| at + 1))? + 1,
            format!("[{table}]\n{line}"),
        ),
    };
    Some(vec![Edit { span: start..end, text: String::new() }, Edit { span: at..at, text: new }])
}

impl std::ops::Deref for Help {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl std::fmt::Display for Help {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<String> for Help {
    fn from(words: String) -> Self {
        Self { words, change: None, sure: true }
    }
}

impl From<&str> for Help {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

/// Applies edits, which are in order and do not overlap, to a text. An edit that does not fit is left out.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let Some(kept) = text.get(at..edit.span.start) else { continue };
        if text.get(edit.span.clone()).is_none() {
            continue;
        }
        out.push_str(kept);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_quotes() {
        let text = "status = \"actve\"\nrelased = 1\n";
        let fix = |help: Help, span: Span| help.fix(&span, text).map(|fix| edited(text, &fix.edits));
        assert_eq!(fix(Help::write("active"), 9..16).as_deref(), Some("status = \"active\"\nrelased = 1\n"));
        assert_eq!(fix(Help::write("released"), 17..24).as_deref(), Some("status = \"actve\"\nreleased = 1\n"));
        assert_eq!(fix(Help::write("a\"b"), 9..16), None, "a word with a quote does not fit");
        assert_eq!(fix(Help::write("x"), 0..16), None, "not one word");
        assert_eq!(fix(Help::from("look"), 0..6), None);
        assert_eq!(fix(Help::from("x").edit(90..91, "x"), 0..6), None, "beyond the text");
    }
}
