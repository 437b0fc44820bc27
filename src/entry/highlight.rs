//! Syntax highlighting of code blocks with classes, so that the style sheet decides on colours.
//!
//! A site without code loads nothing: grammars are loaded by the first block in a known language.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use syntect::parsing::{ClearAmount, ParseState, Scope, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::html::escape_into;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Blocks with longer lines are not highlighted, because a grammar can take very long on text that is not in its language.
const LONGEST_LINE: usize = 400;

/// The most bytes of code that are highlighted in one file.
pub(super) const MOST_CODE: usize = 64 * 1024;

/// The highlighted languages, with the names people use for them. Each grammar was tried with lines that repeat one
/// character or a pair of characters, and none took more than a fifth of a second for 8 KiB without optimisation. Grammars
/// that take longer on some text, such as those for ini files and Scala, are left out.
const LANGUAGES: [&str; 56] = [
    "bash",
    "bib",
    "bibtex",
    "c",
    "c++",
    "clojure",
    "cpp",
    "cs",
    "css",
    "csv",
    "diff",
    "dockerfile",
    "elixir",
    "go",
    "graphql",
    "h",
    "haskell",
    "html",
    "java",
    "javascript",
    "jl",
    "js",
    "json",
    "julia",
    "kotlin",
    "latex",
    "lua",
    "make",
    "makefile",
    "markdown",
    "md",
    "perl",
    "php",
    "protobuf",
    "py",
    "python",
    "r",
    "rb",
    "rs",
    "ruby",
    "rust",
    "sh",
    "shell",
    "sql",
    "svg",
    "swift",
    "tex",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "xml",
    "yaml",
    "yml",
    "zig",
    "zsh",
];

/// Scopes by their first parts, each with its class. The first match counts.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let table = [
        ("comment", "c"),
        ("constant.numeric", "n"),
        ("constant.character.escape", "e"),
        ("constant", "o"),
        ("string", "s"),
        ("storage.type.function", "k"),
        ("keyword.operator", ""),
        ("keyword", "k"),
        ("storage", "k"),
        ("entity.name.function", "f"),
        ("support.function", "f"),
        ("variable.function", "f"),
        ("entity.name.tag", "t"),
        ("entity.name", "t"),
        ("support.type", "t"),
        ("support.class", "t"),
        ("entity.other.attribute-name", "a"),
        ("variable.parameter", "v"),
        ("support", "t"),
    ];
    table.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

/// The HTML of a code block without the start of its `<pre>`. Code in an unknown language, or without one, is plain text.
///
/// `left` is the number of bytes of the file that may still be highlighted.
pub(super) fn code_block(language: &str, text: &str, left: &mut usize) -> String {
    let mut html = String::with_capacity(text.len() * 2 + 64);
    html.push_str("<code");
    // Any other text is not the name of a language, and would become a class of its own.
    let named = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'+' | b'#' | b'.');
    if !language.is_empty() && language.bytes().all(named) {
        html.push_str(" class=\"language-");
        escape_into(&mut html, language);
        html.push('"');
    }
    html.push('>');
    let long = text.len() > *left || text.lines().any(|line| line.len() > LONGEST_LINE);
    let name = language.to_ascii_lowercase();
    let plain = long || !LANGUAGES.contains(&name.as_str());
    if !plain {
        *left -= text.len();
    }
    match (!plain).then(|| SYNTAXES.find_syntax_by_token(language)).flatten() {
        Some(syntax) => LINES.with_borrow_mut(|lines| highlight(syntax, text, &mut html, lines)),
        None => escape_into(&mut html, text),
    }
    html.push_str("</code></pre>\n");
    html
}

fn highlight(syntax: &SyntaxReference, text: &str, html: &mut String, lines: &mut Lines) {
    let mut state = lines.start(syntax);
    let mut stack = Classes::default();
    let mut open = "";
    for line in text.split_inclusive('\n') {
        // A line on which the grammar fails stays plain.
        let Some(steps) = lines.parse(&mut state, line) else {
            set_class(html, &mut open, "");
            escape_into(html, line);
            continue;
        };
        let mut at = 0;
        for (offset, step) in steps.iter() {
            if let Some(part) = line.get(at..*offset)
                && !part.is_empty()
            {
                set_class(html, &mut open, stack.class());
                escape_into(html, part);
                at = *offset;
            }
            stack.apply(step);
        }
        set_class(html, &mut open, stack.class());
        escape_into(html, line.get(at..).unwrap_or_default());
    }
    set_class(html, &mut open, "");
}

/// The most lines that each thread remembers.
const MOST_LINES: usize = 4_096;

/// The most states that are remembered before the same line.
const MOST_BEFORE: usize = 4;

/// The most states of grammars that each thread remembers from block to block. Few blocks have more than twenty, but one may
/// have another for each of its lines.
const MOST_STATES: usize = 1_024;

thread_local! {
    static LINES: RefCell<Lines> = RefCell::default();
}

/// Lines that were parsed before. Imports, braces and empty lines recur in block after block, and grammars are slow.
#[derive(Default)]
struct Lines {
    /// The states of grammars, which everything else names by their numbers.
    states: Vec<ParseState>,
    /// The class of each scope that occurred, if it has one.
    classes: FxHashMap<Scope, Option<&'static str>>,
    /// For each text: the state before the line, its steps, and the state after it.
    known: FxHashMap<Box<str>, Vec<(usize, Steps, usize)>>,
}

/// What happens to the stack of scopes in a line, each with the offset in bytes.
type Steps = Rc<[(usize, Step)]>;

impl Lines {
    /// The state at the beginning of a block.
    fn start(&mut self, syntax: &SyntaxReference) -> usize {
        if self.states.len() >= MOST_STATES {
            *self = Self::default();
        }
        self.number(ParseState::new(syntax))
    }

    fn number(&mut self, state: ParseState) -> usize {
        self.states.iter().take(MOST_STATES).position(|known| *known == state).unwrap_or_else(|| {
            // Behind the states that are remembered there is room for one, the current state of the block.
            self.states.truncate(MOST_STATES);
            self.states.push(state);
            self.states.len() - 1
        })
    }

    /// Parses a line or looks it up; `None` if the grammar fails on it.
    fn parse(&mut self, state: &mut usize, line: &str) -> Option<Steps> {
        if let Some((_, steps, behind)) = self.known.get(line).and_then(|known| known.iter().find(|(before, ..)| before == state)) {
            *state = *behind;
            return Some(steps.clone());
        }
        let before = *state;
        let mut behind = self.states.get(before)?.clone();
        let ops = behind.parse_line(line, &SYNTAXES);
        *state = self.number(behind);
        let steps: Steps = ops.ok()?.into_iter().filter_map(|(offset, op)| Some((offset, self.step(op)?))).collect();
        if self.known.len() < MOST_LINES && before.max(*state) < MOST_STATES {
            let known = self.known.entry(line.into()).or_default();
            if known.len() < MOST_BEFORE {
                known.push((before, steps.clone(), *state));
            }
        }
        Some(steps)
    }

    fn step(&mut self, op: ScopeStackOp) -> Option<Step> {
        Some(match op {
            ScopeStackOp::Push(scope) => Step::Open(
                *self
                    .classes
                    .entry(scope)
                    .or_insert_with(|| CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class)),
            ),
            ScopeStackOp::Pop(count) => Step::Close(count),
            ScopeStackOp::Clear(amount) => Step::Clear(amount),
            ScopeStackOp::Restore => Step::Restore,
            ScopeStackOp::Noop => return None,
        })
    }
}

/// A change of the stack of scopes, of which only the classes matter.
enum Step {
    /// A scope opens, with its class if it has one.
    Open(Option<&'static str>),
    /// So many scopes close.
    Close(usize),
    Clear(ClearAmount),
    Restore,
}

/// The classes of the open scopes.
#[derive(Default)]
struct Classes {
    /// Innermost last; `None` for a scope that has no class.
    open: Vec<Option<&'static str>>,
    /// Scopes that a grammar has cleared for a while.
    cleared: Vec<Vec<Option<&'static str>>>,
}

impl Classes {
    fn apply(&mut self, step: &Step) {
        match step {
            Step::Open(class) => self.open.push(*class),
            Step::Close(count) => self.open.truncate(self.open.len().saturating_sub(*count)),
            Step::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(count) => self.open.len().saturating_sub(*count),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.open.split_off(keep));
            }
            Step::Restore => self.open.extend(self.cleared.pop().unwrap_or_default()),
        }
    }

    /// The class of the innermost scope that has one.
    fn class(&self) -> &'static str {
        self.open.iter().rev().find_map(|class| *class).unwrap_or_default()
    }
}

/// Closes the open span and opens one with `class`, unless the class stays the same.
fn set_class(html: &mut String, open: &mut &'static str, class: &'static str) {
    if *open == class {
        return;
    }
    if !open.is_empty() {
        html.push_str("</span>");
    }
    if !class.is_empty() {
        html.push_str("<span class=\"");
        html.push_str(class);
        html.push_str("\">");
    }
    *open = class;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_have_classes_and_text_is_kept() {
        for (language, text) in [("rust", "fn main() { let x = 1; } // <hi>"), ("toml", "a = \"<b>\" # c"), ("bash", "echo \"$X\" # c")] {
            let html = code_block(language, text, &mut { MOST_CODE });
            assert!(html.contains("<span class=\"c\">"), "{language}: {html}");
            let mut plain = String::new();
            let mut tag = false;
            for c in html.chars() {
                match c {
                    '<' => tag = true,
                    '>' => tag = false,
                    c if !tag => plain.push(c),
                    _ => {}
                }
            }
            let mut expected = String::new();
            escape_into(&mut expected, text);
            assert_eq!(plain.trim_end(), expected);
        }
    }

    #[test]
    fn what_is_remembered_of_odd_code_is_bounded() {
        // Each odd line leaves other brackets open.
        let brackets = |nth: usize| (0..11).map(move |bit| if nth >> bit & 1 == 0 { ("[", "]") } else { ("{\"a\":", "}") });
        let line = |nth| brackets(nth).map(|(open, _)| open).collect::<String>() + "\n";
        let end = |nth| brackets(nth).collect::<Vec<_>>().iter().rev().map(|(_, close)| *close).collect::<String>() + "\n";
        let odd: String = (0..MOST_STATES + 100).map(|nth| line(nth) + &end(nth)).collect();
        let syntax = SYNTAXES.find_syntax_by_token("json").unwrap();
        let written = |lines: &mut Lines, text: &str| {
            let mut html = String::new();
            highlight(syntax, text, &mut html, lines);
            html
        };
        let mut lines = Lines::default();
        let first = written(&mut lines, &odd);
        assert_eq!(lines.states.len(), MOST_STATES + 1);
        assert_eq!(written(&mut lines, &odd), first);
        assert_eq!(written(&mut lines, "[1]\n"), written(&mut Lines::default(), "[1]\n"));
    }

    #[test]
    fn unknown_languages_are_plain() {
        assert!(!code_block("no-such", "a < b", &mut { MOST_CODE }).contains("<span"));
    }
}
