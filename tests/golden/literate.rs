//! Literate cases: prose, fenced input files, and their expected results in one Markdown file.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A case as it is written.
pub struct Case {
    /// The path of the case.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// All fenced blocks, in order.
    pub blocks: Vec<Block>,
}

/// One fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The first word after the fence: `toml`, `md`, `escaped`, `link`, `absent`, `expected`, `expected-human`.
    pub word: String,
    /// The rest of that line: the path of a file.
    pub argument: String,
    /// The lines between the fences, as a range of the case's text.
    pub body: Range<usize>,
}

impl Case {
    /// Reads a case. The error says what is wrong with its fences.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let blocks = blocks(&text)?;
        for word in ["expected", "expected-human"] {
            if blocks.iter().filter(|block| block.word == word).count() > 1 {
                return Err(format!("a case has one block `{word}`, this one has more"));
            }
        }
        if let Some(block) = blocks.iter().find(|block| block.argument.is_empty() && !block.word.starts_with("expected")) {
            return Err(format!("the block `{}` does not name its file: write ```toml site.toml", block.word));
        }
        Ok(Self { path: path.to_owned(), text, blocks })
    }

    /// The body of the block with this word.
    pub fn expected(&self, word: &str) -> Option<&str> {
        self.blocks.iter().find(|block| block.word == word).map(|block| &self.text[block.body.clone()])
    }

    /// The blocks that are input files, with their contents.
    pub fn inputs(&self) -> impl Iterator<Item = (&Block, &str)> {
        let inputs = self.blocks.iter().filter(|block| !block.word.starts_with("expected"));
        inputs.map(|block| (block, &self.text[block.body.clone()]))
    }

    /// The text of the case with new expectations. Missing ones are added at the end.
    pub fn blessed(&self, expectations: &[(&str, String)]) -> String {
        let mut text = self.text.clone();
        let mut known: Vec<(Range<usize>, &str)> = Vec::new();
        for (word, found) in expectations {
            match self.blocks.iter().find(|block| block.word == *word) {
                Some(block) => known.push((block.body.clone(), found)),
                None => text.push_str(&format!("\n```{word}\n{found}```\n")),
            }
        }
        // Blocks are replaced from the end, so that the earlier ranges stay valid.
        known.sort_by_key(|(body, _)| std::cmp::Reverse(body.start));
        for (body, found) in known {
            text.replace_range(body, found);
        }
        text
    }
}

/// The fenced blocks of a text. A block ends with a fence at least as long as its first.
fn blocks(text: &str) -> Result<Vec<Block>, String> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let ticks = bare.bytes().take_while(|b| *b == b'`').count();
        match &mut open {
            Some((length, block)) if ticks >= *length && bare.len() == ticks => {
                block.body.end = at;
                blocks.push(block.clone());
                open = None;
            }
            Some(_) => {}
            None if ticks >= 3 => {
                let (word, argument) = bare[ticks..].split_once(' ').unwrap_or((&bare[ticks..], ""));
                let start = at + line.len();
                open = Some((ticks, Block { word: word.to_owned(), argument: argument.trim().to_owned(), body: start..start }));
            }
            None => {}
        }
        at += line.len();
    }
    match open {
        Some((_, block)) => Err(format!("the block `{} {}` has no closing fence", block.word, block.argument)),
        None => Ok(blocks),
    }
}

/// The bytes of an `escaped` block, for files that cannot be written in Markdown as they are: `\xNN` is a byte, `\r` a
/// carriage return, `\\` a backslash, `\repeat(N){text}` the text repeated N times.
pub fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let wrong = || format!("not an escape: \\{}", rest.chars().take(12).collect::<String>());
        if let Some(hex) = rest.strip_prefix('x') {
            out.push(u8::from_str_radix(hex.get(..2).ok_or_else(wrong)?, 16).map_err(|_| wrong())?);
            rest = &hex[2..];
        } else if let Some(behind) = rest.strip_prefix("repeat(") {
            let (count, behind) = behind.split_once("){").ok_or_else(wrong)?;
            let (part, behind) = behind.split_once('}').ok_or_else(wrong)?;
            let part = unescape(part)?;
            (0..count.parse::<usize>().map_err(|_| wrong())?).for_each(|_| out.extend_from_slice(&part));
            rest = behind;
        } else {
            let (byte, length) = match rest.as_bytes().first() {
                Some(b'r') => (b'\r', 1),
                Some(b'n') => (b'\n', 1),
                Some(b'\\') => (b'\\', 1),
                _ => return Err(wrong()),
            };
            out.push(byte);
            rest = &rest[length..];
        }
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(out)
}
