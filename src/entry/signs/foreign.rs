//! Syntax that other programs read and this one does not: shortcodes, templates, directives, and the markup of wikis, notes
//! and papers.

use super::Sign;
use crate::diagnostic::Code;

/// A row of the table: a pattern, what is wrong with the match, and what to write instead.
const fn sign(pattern: &'static str, what: &'static str, help: &'static str) -> Sign {
    Sign { code: Code::ForeignSyntax, pattern, what, help }
}

const CITE: &str = "write the source as an entry of its own, and [@source] here";
const CONTENTS: &str = "take it out: a page lists its headings by itself";
const HEADING: &str = "write `## Words` for a heading";
const LINK: &str = "write [words](https://…)";
const MARKUP: &str = "write it as Markdown: **strong**, *emphasis*, [words](file.md), ## Heading";
const MATHS: &str = "write it in words and signs, such as x² and 10⁶, or as code: `…`";
const NOTE: &str = "write `> [!NOTE]` on a line of its own, and the text below it, each line with `> ` before it";
const PUT: &str = "write out what it would put here, or take it out";
const TABLE: &str = "write `| a | b |`, below it `|---|---|`, and below that a line for each row";

pub(super) const SIGNS: &[Sign] = &[
    // Site generators
    sign(
        r"\{\{[<%][^\n]*?[%>]\}\}",
        "stays text: shortcodes are not read here",
        "a picture is ![what it shows](picture.png), a link [words](file.md)",
    ),
    sign(
        r"\{%[^\n]*?%\}|<%[^\n]*?%>|\$\{[A-Za-z_][^}\n]*\}|\{/\*[^\n]*?\*/\}|\{#[^\n]*?#\}",
        "stays text: templates are not read here",
        PUT,
    ),
    sign(r"(?i)\{\{ ?toc ?\}\}|^\[\[?_?toc_?\]\]?$|^\{:toc\}$|^\\tableofcontents", "stays text: nothing is put in its place", CONTENTS),
    sign(r"(?i)\{\{ ?(?:cite|citation|harv|sfn)[^\n]*?(?:\}\}|$)", "stays text: templates of wikis are not read here", CITE),
    sign(r"\{\{[^{\n]*?(?:\}\}|$)", "stays text: templates are not read here", PUT),
    sign(r"^:{2,} ?[A-Za-z{\[.][^\n]*", "stays text: blocks between `:::` are not read here", NOTE),
    sign(r"^(?:!!!|\?\?\?)\+? +[A-Za-z][^\n]*", "stays text: this way to write a note is not read here", NOTE),
    sign(
        r"^\[![A-Za-z-]+\][-+]?",
        "stays text: this is no note",
        "the sorts are NOTE, TIP, IMPORTANT, WARNING and CAUTION: write `> [!NOTE]` on a line of its own, and the text below it",
    ),
    sign(r#"^=== ?!?\+? ?"[^\n]*"#, "stays text: tabs are not read here", HEADING),
    sign(r#"^(?:import|export) [^\n]*? from ['"][./@a-z][^'"\n]*['"];?$"#, "stays text: nothing is imported into a text", PUT),
    sign(r"^<<< ?@?/[^\n]*", "stays text: files are not put into a text", PUT),
    sign(
        r"\x{FFFC}?(\{(?:[.#][A-Za-z][^{}\n]*|: ?[.#A-Za-z][^{}\n]*|:?(?:target|width|height|class|style|id|rel|loading|align)=[^{}\n]*|-)\})",
        "stays text: attributes are not read here",
        "take it out; only a heading has one, its anchor: `## Words {#anchor}`",
    ),
    sign(
        r"^(?:title|layout|date|tags|categories|author|draft|slug|permalink|description|aliases|type):[^\n]*\n[a-z_]+:",
        "stays text: these are keys of another program",
        "write them as TOML, `key = \"…\"`, above the second line `+++`, where the keys of the file stand",
    ),
    sign(
        r"^#[A-Za-z][A-Za-z0-9_-]*(?: #[A-Za-z][A-Za-z0-9_-]*)+$",
        "stays text: tags are not read here",
        "take it out, or say it with a fact",
    ),
    // Notes
    sign(r"%%[^%\n]+%%", "is published: `%%` hides nothing here", "take the remark out, or into a comment: <!-- … -->"),
    sign(
        r"\s(\^(?:[a-z][a-z0-9-]{2,}|[0-9a-f]{6}))$",
        "stays text: a paragraph has no anchor",
        "take it out; a heading's anchor is written `## Words {#anchor}`",
    ),
    sign(r"^[A-Za-z][A-Za-z -]*:: [^\n]*", "stays text: this is no key here", "write it as a fact above the text, below [facts]"),
    sign(
        r"^\*\[[^\]\n]+\]: [^\n]*",
        "stays text: abbreviations are not read here",
        "write the words out where the abbreviation first stands",
    ),
    sign(r"(?:^|[ (])(==[A-Za-z0-9][^=\n]*==)", "stays text: nothing is marked so here", "write **words**, or <mark>words</mark>"),
    sign(
        r"(?:^|[ (])(\+\+[A-Za-z0-9][^+\n]*[A-Za-z0-9.]\+\+)",
        "stays text: nothing is marked so here",
        "write **words**, or <ins>words</ins>",
    ),
    sign(
        r"\{(?:\+\+[^\n]*?\+\+|--[^\n]*?--|~~[^\n]*?~>[^\n]*?~~|>>[^\n]*?<<|==[^\n]*?==)\}",
        "stays text: suggestions for changes are not read here",
        "take over the change, or leave it out",
    ),
    sign(
        r"(?:^|\s)(:[a-z][a-z_]*[a-z]:)(?:\s|[.,!?]|$)",
        "stays text: signs are not called by their names here",
        "write the sign itself, or take it out",
    ),
    // Papers
    sign(r"[A-Za-z0-9)](\^[A-Za-z0-9+-]+\^)", "stays text: this is no way to raise signs here", "write <sup>2</sup>, or ²"),
    sign(r"[A-Za-z)](~[0-9a-z+-]{1,6}~)", "stays text: this is no way to lower signs here", "write <sub>2</sub>, or ₂"),
    sign(
        r"\^\[[^\]\n]*\]?",
        "stays text: a note does not stand within the text",
        "write [^name] here, and below an empty line: [^name]: words",
    ),
    sign(
        r"^\| [^|\n]+\n\| [^|\n]+$",
        "stays text: lines are not kept apart so here",
        "end a line with a backslash where the next begins anew",
    ),
    sign(
        r"(?i)\\(?:cite|parencite|textcite|autocite)[a-z]*\*?(?:\[[^\]\n]*\])*\{[^}\n]*\}?",
        "stays text: commands of LaTeX are not read here",
        CITE,
    ),
    sign(
        r"\\[A-Za-z]{2,}\*?[{\[][^}\n]*[}\]]?|\\(?:item|pagebreak|noindent|newpage|maketitle|bigskip|centering)(?-u:\b)",
        "stays text: commands of LaTeX are not read here",
        MARKUP,
    ),
    sign(r"\$\$[^$]*(?:\$\$)?", "stays text: formulas are not set here", MATHS),
    sign(
        r"(?:^|[\s(\[])(\$(?:[^\s$0-9][^$\n]*[\\^_=][^$\n]*[^\s$]|[0-9][^$\n ]*[\\^_=][^$\n ]*|\\[A-Za-z]+[^$\n]*|[A-Za-z][A-Za-z0-9(),.+-]*)\$)(?:[^A-Za-z0-9]|$)",
        "stays text: formulas are not set here",
        MATHS,
    ),
    // `\(x^2\)`: brackets behind a backslash were replaced by other characters.
    sign(
        r"[\x{FDD0}\x{FDD2}][^\n^\x{FDD0}-\x{FDD3}][^\n\x{FDD0}-\x{FDD3}]*?[\\^_={][^\n\x{FDD0}-\x{FDD3}]*[\x{FDD1}\x{FDD3}]",
        "stays text: formulas are not set here",
        MATHS,
    ),
    sign(r"``[^`'\n]+''", "stays text: these are no quotation marks here", "write “words”"),
    sign(
        r"^@[A-Za-z]+\{[^\n]*",
        "stays text: entries of BibTeX are not read in a text",
        "make entries of them with `statebook import`, and write [@source] here",
    ),
    sign(r"^\{\\rtf1[^\n]*", "is the beginning of a file of a word processor", "save it as plain text"),
    sign(
        r"(?:^|[\s(\x{FDD0}])(@[a-z][a-z0-9-]*(?: \[(?:pp?|chap|sec|fig)\. ?[^\]\n]*\]|; @[a-z][a-z0-9-]*))",
        "stays text: this is no citation here",
        "write [@source] or [@source, p. 3], and [@one; @other] for two",
    ),
    // reStructuredText and AsciiDoc
    sign(r"^\.\. [A-Za-z_\[|][^\n]*", "stays text: directives are not read here", MARKUP),
    sign(
        r"(?:^|[\s(])(:[a-z:+-]+:)\x{FFFC}",
        "stays text: roles are not read here",
        "link an entry with [[its-file-name]], and a heading with [words](#anchor)",
    ),
    sign(
        r"(?:^|[\s(])(\{[a-z:]+\})\x{FFFC}",
        "stays text: roles are not read here",
        "link an entry with [[its-file-name]], and a heading with [words](#anchor)",
    ),
    sign(r"\x{FFFC}(__?)(?:[\s.,;:)]|$)", "stays text: this is no way to write a link here", LINK),
    sign(r"(\[[A-Za-z0-9][A-Za-z0-9-]*\]_)(?:[\s.,;:)]|$)", "stays text: this is no way to cite here", CITE),
    sign(r"^\+[-=]{2,}[-=+]*\+", "stays text: this is no table here", TABLE),
    sign(r"(?:^|[\s(])(https?://[^\s\[\]()<>]+\[[^\]\n]*\])", "stays text: this is no way to write a link here", LINK),
    sign(
        r"(?:^|[\s(])((?:xref|link|image|include|footnote|mailto|video|kbd|btn|stem|latexmath):{1,2}[^\s\[]*\[[^\]\n]*\])",
        "stays text: macros are not read here",
        MARKUP,
    ),
    sign(
        r"^\[(?:source|quote|verse|NOTE|TIP|WARNING|IMPORTANT|CAUTION|cols|options|role)[,\]=.%][^\n]*",
        "stays text: attributes are not read here",
        MARKUP,
    ),
    sign(r"^\|={3,}", "stays text: this is no table here", TABLE),
    sign(r"^#\+[A-Za-z_]+:[^\n]*", "stays text: this is no key here", "take it out, or write it as a key above the text"),
    // Wikis
    sign(r"^=[A-Z][^=\n]*=$|^={2,6} ?[^=\s][^=\n]*?={2,6} *$|^={2,6} [^=\s][^\n]*", "stays text: this is no heading here", HEADING),
    sign(r"^h[1-6]\. [^\n]*", "stays text: this is no heading here", HEADING),
    sign(r"^\{\|[^\n]*", "stays text: this is no table here", TABLE),
    sign(r"^(?:\|- ?[^-|\n]*$|! ?[^\n]*!![^\n]*)", "stays text: this is no table here", TABLE),
    sign(r"'''[^'\n]+'''", "stays text: this is no way to stress words here", "write **words**"),
    sign(r"(?:^|[\s(])(''[^\s'][^'\n]*'')(?:[^']|$)", "stays text: this is no way to stress words here", "write *words*"),
    sign(r"(?:^|[\s(])(//[A-Za-z][^/\n]*[A-Za-z.]//)(?:[\s.,;)]|$)", "stays text: this is no way to stress words here", "write *words*"),
    sign(r"\[wiki:[^\]\n]*\]", "stays text: this is no way to write a link here", LINK),
    sign(r"\[https?://[^\s\]]+ [^\]\n]*\]", "stays text: this is no way to write a link here", LINK),
    sign(r"\[[^\[\]|\n]+\|https?://[^\]\n]+\]", "stays text: this is no way to write a link here", LINK),
    sign(r#"(?:^|[\s(])("[^"\n]+":https?://[^\s]*)"#, "stays text: this is no way to write a link here", LINK),
    sign(r"(?i)\[/(?:b|i|u|s|url|img|quote|code|list|color|size|ref)\]", "stays text: tags in brackets are not read here", MARKUP),
    sign(
        r"\{(?:code|noformat|panel|info|note|warning|tip|quote|toc|color|expand)(?::[^}\n]*)?\}",
        "stays text: macros are not read here",
        MARKUP,
    ),
    sign(
        r"^(?:#REDIRECT|#WEITERLEITUNG|#REDIRECTION)[^\n]*",
        "stays text: nothing leads on from here",
        "give the other entry `redirects = [\"/address/\"]`",
    ),
];
