//! Leftovers that should have been filled in, looked up or removed before publication.

use super::Sign;
use crate::diagnostic::Code;

/// A row of the table: a pattern, what is wrong with the match, and what to do.
const fn sign(pattern: &'static str, what: &'static str, help: &'static str) -> Sign {
    Sign { code: Code::Leftover, pattern, what, help }
}

const CHAT: &str = "is a mark that a chat program left, and no source";
const LOOK: &str = "look up what it stood for and write [@source], or take the sentence out";
const FILL: &str = "fill it in, or take it out";
const REMARK: &str = "finish it, or take the remark out or into a comment: <!-- … -->";
const SOURCED: &str = "write [@source] for the source that says so, or take the sentence out";

pub(super) const SIGNS: &[Sign] = &[
    // Chat programs
    sign(r"【[^】\n]*†[^】\n]*】", CHAT, LOOK),
    sign(r"contentReference\[oaicite[^\]\n]*\]|\[?:?oaicite:[0-9]+\]?", CHAT, LOOK),
    sign(
        r"(?:file|nav)?(?:cite)?[\x{E200}-\x{E2FF}]*turn[0-9]+(?:search|view|news|fetch|image|file|academia|reddit|product|forecast|finance|sports)[0-9]+",
        CHAT,
        LOOK,
    ),
    sign(r"\[cite_start\]|\[cite: ?[0-9, ]+\]|\[oai_citation[^\]\n]*\]|<grok:[a-z]+|</?(?:antArtifact|antml)[^>\n]*", CHAT, LOOK),
    sign(r"\[(?:web|source|ref):[0-9]+(?:[,:†][^\]\n]*)?\]|\^\[[0-9]+\]\^", CHAT, LOOK),
    sign(
        r"(?i)(?-u:\b)as an? (?:ai|artificial intelligence)(?: language)?(?: model| assistant)?, i(?-u:\b)|(?-u:\b)as a large language model, i(?-u:\b)",
        "is what a chat program says of itself",
        "take the sentence out, and look up what it was asked for",
    ),
    sign(
        r"(?i)(?-u:\b)as an ai language model(?-u:\b)|(?-u:\b)(?:as of|since|until|up to) my (?:last|latest|most recent|knowledge|training)[^.\n]*|(?-u:\b)my (?:knowledge|training) (?:cut-?off|cutoff|data|update)",
        "is what a chat program says of itself",
        "take the sentence out, and look up what it was asked for",
    ),
    sign(
        r"(?i)(?-u:\b)i(?:'|’)?m sorry, but i (?:can(?:'|’)?t|cannot|am unable)[^.\n]*|(?-u:\b)i (?:can(?:'|’)?t|cannot|could not|was unable to) (?:browse|access|verify|find)[^.\n]*|(?-u:\b)(?:according to|based on) the (?:search results|provided (?:text|context|sources?|documents?|information))|(?-u:\b)i hope this helps(?-u:\b)|(?-u:\b)let me know if you(?:'d| would| need| want| have)[^.\n]*|(?-u:\b)would you like me to[^.?\n]*|(?-u:\b)feel free to (?:ask|reach out)[^.\n]*",
        "is an answer, and no text of an entry",
        "take it out",
    ),
    sign(
        r"(?i)^(?:certainly|sure|absolutely|of course|great question)(?:!|, here)[^\n]*|(?-u:\b)here(?:'s|’s| is) (?:an?|the|your) (?:revised|updated|improved|rewritten|polished|corrected|cleaned-up) (?:version|draft|summary|text|article|profile)[^.\n]*",
        "is an answer, and no text of an entry",
        "take it out",
    ),
    sign(
        r"^(?:Copy code|CopyEdit|Regenerate response|Sources:? ?\+[0-9]+|Was this response better or worse\?)$",
        "is a button of a chat program",
        "take it out",
    ),
    // Word processors
    sign(
        r"(?i)Error ?! (?:Reference source|Bookmark|Hyperlink reference)(?: not (?:found|defined|valid))\.?|Fehler! (?:Verweisquelle|Textmarke)[^.\n]*\.?|Erreur ?! (?:Source du renvoi|Signet)[^.\n]*\.?",
        "is what a word processor writes in the place of a reference that it lost",
        "write what was referred to, or take it out",
    ),
    sign(
        r"^([¹²³\x{2074}-\x{2079}]+) ?[A-Za-z“][^\n]*",
        "looks like a note, and nothing leads to it",
        "write [^1] where the note belongs, and here, below an empty line: [^1]: words",
    ),
    // Wikis
    sign(
        r"(?i)[\[{]{1,2} ?(?:(?:[a-z-]+ )?(?:citation|reference|source|quotation|clarification|update|page|verification|attribution|explanation)s? needed|(?:who|when|where|which|why|how|by whom|to whom|according to whom|clarification)\?|cn ?[}|]|dubious|failed verification|unreliable source|original research|weasel words|dead link|permanent dead link)(?: ?[–—|-][^\]}\n]*)?[\]}]{0,2}",
        "asks for a source or a word",
        SOURCED,
    ),
    sign(r"\[(?:edit|edit source|bearbeiten|modifier|show|hide)\]", "is a button of a wiki", "take it out"),
    sign(
        r"(?:[^\[!]|^)(\[[1-9][0-9]{0,2}\])(?:[^(:\[]|\[[1-9]|$)",
        "looks like a citation and leads to no source",
        "write [@source] for the source that says so, or take the mark out",
    ),
    // Placeholders
    sign(r"(?-u:\b)(?:TODO|FIXME|TBD|TKTK)(?-u:\b)", "is published", REMARK),
    sign(
        r"(?-u:\b)X{3,}(?-u:\b)|[^\s?!] (\?{2,})(?:[\s.,;)]|$)|(?-u:\b)_{4,}(?-u:\b)|\[ ?(?:\.\.\.|…)? ?\?+ ?\]",
        "stands for something that is missing",
        FILL,
    ),
    sign(r"(?i)(?-u:\b)(?:lorem ipsum|dolor sit amet)(?-u:\b)", "is text that stands for other text", FILL),
    sign(
        r"(?i)(?-u:\b)(?:your|insert|add|enter|write|replace) (?:the |a |your |some )?(?:text|content|description|summary|title|name|citation|source|link|url|image|date|number) here(?-u:\b)",
        "stands for something that is missing",
        FILL,
    ),
    sign(
        r"(?i)\[ ?(?:insert|fill in|enter|placeholder|to be added|to be completed|tbd|todo|add|your|please add)(?:[ :][^\]\n]*)?\]|\[(?:link|source|sources|citation|reference|references|ref|url|image|picture|figure|date|year|name|number|amount|author|publisher|company|company name|organi[sz]ation|country)\]",
        "stands for something that is missing",
        FILL,
    ),
    sign(
        r"<<[^<>\n]+>>|(?:^|[\s(])(\{[a-z][a-z_]{2,}\})(?:[\s.,;:)]|$)|%\([a-z_]+\)s|\[object Object\]|(?-u:\b)undefined undefined(?-u:\b)",
        "stands for something that is missing",
        FILL,
    ),
    sign(
        r"\[Comment(?:ed|ary)?(?: \[[^\]\n]*\])?(?: (?:from|by) [^\]\n:]*)?:[^\]\n]*\]",
        "is a remark to its author",
        "take it out, or into a comment: <!-- … -->",
    ),
    sign(r"sandbox:/[^\s)]*", "is a file of a chat program, and leads nowhere", "put the file beside the entry, and link it by its name"),
];
