//! How to mend a problem: in words for people and, where one change says it all, as that change for programs.

use crate::source::Span;

/// A piece of text in the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The bytes that go; none where something is put in.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

/// The mending of one problem as changes of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// In order, and apart from each other.
    pub edits: Vec<Edit>,
    /// Whether nothing else can have been meant. The others are guesses: somebody should look before they are taken.
    pub sure: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Change {
    /// This instead of the word at the place of the problem; the quotes around it stay.
    Word(String),
    /// The second instead of the first, which stands once in the place of the problem.
    Name(String, String),
    /// This instead of all that stands there.
    Whole(String),
    /// These, wherever they are.
    Edits(Vec<Edit>),
    /// The line of the problem belongs below the header of this table, or above all tables if it has no name.
    LineTo(&'static str),
}

/// How to mend a problem, in a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Help {
    words: String,
    change: Option<Change>,
    sure: bool,
}

impl Help {
    /// The same, and the word at the place of the problem is to be this one.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.change = Some(Change::Word(word.into()));
        self
    }

    /// The same, and this name is to stand where `old` does within the problem's place.
    #[must_use]
    pub fn name(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.change = Some(Change::Name(old.into(), new.into()));
        self
    }

    /// The same, and this is to stand in the problem's place.
    #[must_use]
    pub fn whole(mut self, text: impl Into<String>) -> Self {
        self.change = Some(Change::Whole(text.into()));
        self
    }

    /// The same, and these are the changes. Their spans are those of the text in which the problem is reported. None: it is
    /// enough to write the file anew.
    #[must_use]
    pub fn edits(mut self, edits: Vec<Edit>) -> Self {
        self.change = Some(Change::Edits(edits));
        self
    }

    /// The same, with one change at `span`.
    #[must_use]
    pub fn edit(self, span: Span, text: impl Into<String>) -> Self {
        self.edits(vec![Edit { span, text: text.into() }])
    }

    /// The same, and the line of the problem is to stand in this table, or above all tables if it has no name.
    #[must_use]
    pub fn line_to(mut self, table: &'static str) -> Self {
        self.change = Some(Change::LineTo(table));
        self
    }

    /// The same as a guess: something else can have been meant.
    #[must_use]
    pub fn guessed(mut self) -> Self {
        self.sure = false;
        self
    }

    /// The word that is to stand at the place of the problem, if nothing else can be meant.
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

    /// The same for a text that begins `offset` bytes into its file.
    #[must_use]
    pub(crate) fn shifted(mut self, offset: usize) -> Self {
        if let Some(Change::Edits(edits)) = &mut self.change {
            edits.iter_mut().for_each(|edit| edit.span = edit.span.start + offset..edit.span.end + offset);
        }
        self
    }

    /// The same with its words made fit to be shown.
    pub(super) fn shown(mut self, printable: impl Fn(String) -> String) -> Self {
        self.words = printable(self.words);
        self
    }

    /// The change of a file's `text`, for a problem at `span` of it; none where there is none, or where it does not fit the text.
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

/// A word in the place of another: within the quotes of a TOML text, or instead of a bare word.
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

/// The line of `span` moved below the header of a table, which is made if it is not there, or above all tables.
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
        // The first table of this name, of any name, or the end of the front matter.
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

/// A text with edits made in it. They are in order and apart from each other; one that does not fit is left out.
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
