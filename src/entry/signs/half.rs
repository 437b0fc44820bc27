//! Half-written Markdown that stays text: addresses, lists, tables and horizontal rules.

use super::Sign;
use crate::diagnostic::Code;

/// A row of the table: a pattern, what is wrong with the match, and what to write instead.
const fn sign(pattern: &'static str, what: &'static str, help: &'static str) -> Sign {
    Sign { code: Code::HalfWritten, pattern, what, help }
}

const LIST: &str = "write `- ` with its space before each part of a list, or `1. `, and leave an empty line above the first";
const TABLE: &str = "write `| a | b |`, below it `|---|---|`, and below that a line for each row";
const KEY: &str = "move it above the second line `+++`, where the keys of the file stand";

pub(super) const SIGNS: &[Sign] = &[
    sign(r"<!--[^\n]*", "is published: this comment does not end", "end it with `-->`"),
    sign(
        r#"(?:^|[\s(\["“„«*<])((?:https?://|www\.[A-Za-z0-9-]+\.[A-Za-z]{2})[^\s<>\x{FFFC}"”“»]*[^\s<>\x{FFFC}"”“».,;:!?)\]*])"#,
        "stays text: an address by itself is no link",
        "write <https://…> with the whole address, or [words](https://…)",
    ),
    sign(
        r"\*\* [^*\n]+ \*\*",
        "stays text: spaces stand within the marks",
        "write **words**, without spaces between the marks and the words",
    ),
    sign(
        r"(?:^|[\s(])(__[A-Za-z0-9][^\n]*)",
        "stays text: nothing closes it",
        "close it with `__` in the same paragraph, directly behind a letter",
    ),
    sign(r"(~~[^\s~][^\n]*)", "stays text: nothing closes it", "close it with `~~` in the same paragraph, directly behind a letter"),
    sign(
        r"[^\s*\x{FFFC}]\s(\*[A-Za-z][^*\n]*)",
        "stays text: nothing closes it",
        "close it with `*` in the same paragraph, directly behind a letter, or write `\\*` for the sign",
    ),
    sign(r"(`+[^\n`]*)", "stays text: nothing closes it", "end code with as many ` as it begins with, or write \\` for the sign"),
    sign(r"^[•‣▪●◦○][ \t\x{A0}]*[^\s][^\n]*(?:\n[•‣▪●◦○][^\n]*)*", "is no list", LIST),
    sign(r"^[·–—][ \t\x{A0}]*[^\s][^\n]*(?:\n[·–—][ \t\x{A0}]*[^\s][^\n]*)+", "is no list", LIST),
    sign(
        r"^-[A-Za-z][^\n]*(?:\n-[A-Za-z][^\n]*)+|^\*[A-Za-z][^*\n]*(?:\n\*[A-Za-z][^*\n]*)+|^\+[A-Za-z][^\n]*(?:\n\+[A-Za-z][^\n]*)+",
        "is no list",
        LIST,
    ),
    sign(r"^1[.)][A-Za-z][^\n]*\n2[.)][A-Za-z]", "is no list", LIST),
    sign(r"^(?:\(?a[.)] [^\n]*\n\(?b[.)]|\(1\) [^\n]*\n\(2\)|\(?i[.)] [^\n]*\n\(?ii[.)]) ", "is no list", LIST),
    sign(r"\n(2[.)] [^\n]+)\n3[.)] ", "is no list", LIST),
    sign(r"^\[[ xX]\] [^\n]*", "is no list", "write `- [ ] ` before each part of a list of things to do"),
    sign(r"^[^\t\n]+\t[^\n]*\n[^\t\n]+\t", "is no table", TABLE),
    sign(r"^[^|\n]+ \| [^\n]+\n[^|\n]+ \| ", "is no table", TABLE),
    sign(r"^(?:[—–]+|--|[—–] [—–] [—–]|={3,}|\.{5,})$", "stays text", "write *** with an empty line above and below for a line across"),
    sign(
        r"^#+[\x{A0}\x{2002}-\x{200B}\x{3000}][^\n]*|^＃[^\n]*|^#{7,}[^\n]*",
        "is no heading",
        "write `## Words`, with a plain space behind the signs",
    ),
    sign(r"\{@[a-z0-9][a-z0-9/-]*\}|\[#[a-z0-9-]+-[0-9]+\]", "stays text: this is no citation", "write [@source]"),
    sign(r"!\[[^\]\n]+\](?:[^(\[\]]|$)", "is no picture: its address is missing", "write ![what it shows](picture.png)"),
    sign(
        r#"^[a-z][a-z_]* ?= ?(?:"[^"\n]*"|\[[^\]\n]*\]|\{[^}\n]*\}|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2})$"#,
        "is a key, and stands in the text",
        KEY,
    ),
    sign(r"^\[\[?(?:facts|depends|events)(?:\.[a-z_]+)?\]?\]$", "is the head of a table of keys, and stands in the text", KEY),
];
