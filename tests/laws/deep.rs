//! An input nested ten thousand levels deep, or as long as a book, is read or refused within moments, and the stack never
//! overflows.

use statebook::diagnostic::Code;
use statebook::memo::Memo;

use crate::built::build;
use crate::grounds::small_site;
use crate::robust::assert_sound;

const DEEP: usize = 10_000;

/// The codes reported for a file with this text.
fn codes(path: &str, text: &str) -> Vec<Code> {
    // The thread has as small a stack as the ones that parse; the main thread's is larger.
    std::thread::scope(|scope| {
        let work = || {
            let inputs = small_site(&[(path, text.as_bytes())]);
            let built = build(&inputs, &mut Memo::default());
            assert_sound(&inputs, &built.diagnostics);
            // Whether the default theme is free of problems is the subject of other laws.
            built.diagnostics.iter().filter(|found| !found.path.starts_with("themes/")).map(|found| found.code).collect()
        };
        std::thread::Builder::new().stack_size(2 << 20).spawn_scoped(scope, work).expect("a thread").join().expect("no panic")
    })
}

fn body(text: &str) -> Vec<Code> {
    codes("content/models/alpha.md", &format!("+++\ntitle = \"Alpha\"\n+++\n{text}"))
}

#[test]
fn quotes_and_lists_within_each_other_are_refused() {
    for part in ["> ", "- ", "1. ", "> - ", "* > 1. "] {
        assert_eq!(body(&format!("{}x", part.repeat(DEEP))), [Code::NestingTooDeep], "{part}");
    }
    let indented: String = (0..400).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    assert_eq!(body(&indented), [Code::NestingTooDeep]);
}

#[test]
#[ignore = "long"]
fn brackets_and_emphasis_without_end_are_text() {
    for (open, close) in [
        ("[", "]"),
        ("[[", "]]"),
        ("![", "](x)"),
        ("[a](", ")"),
        ("[@", "]"),
        ("[^", "]"),
        ("*a ", "*"),
        ("**a ", "**"),
        ("_a ", "_"),
        ("~~a ", "~~"),
        ("`", ""),
        ("<", ">"),
        ("<a href=\"", ""),
        ("<!--", ""),
        ("&amp", ""),
        ("\\", ""),
        ("{", "}"),
        ("|", "\n|-"),
        ("*_", "_*"),
    ] {
        body(&open.repeat(DEEP));
        body(&format!("{}x{}", open.repeat(DEEP), close.repeat(DEEP)));
    }
}

#[test]
fn raw_html_within_each_other_is_read_or_refused() {
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", ""), ("<a href=x>", "</a>"), ("<p><svg><math>", ""), ("</div>", "")]
    {
        body(&open.repeat(DEEP));
        body(&format!("\n\n{}x{}", open.repeat(DEEP), close.repeat(DEEP)));
    }
}

#[test]
#[ignore = "long"]
fn toml_within_each_other_is_read_or_refused() {
    let keys = vec!["a"; DEEP].join(".");
    for text in [
        format!("aliases = {}{}", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!("aliases = {}", "[".repeat(DEEP)),
        format!("facts = {}1{}", "{ a = ".repeat(DEEP), " }".repeat(DEEP)),
        format!("facts = {}", "{ a = ".repeat(DEEP)),
        format!("{keys} = 1"),
        format!("[{keys}]"),
        format!("[[{keys}]]"),
        "[".repeat(DEEP),
        "[[a]]\n".repeat(DEEP),
        "a = 1\n".repeat(DEEP),
        "a = {\n".repeat(1_000),
        "a = [\n".repeat(1_000),
        "[facts\n".repeat(1_000),
        "a = 2023-12\n".repeat(1_000),
    ] {
        let found = codes("content/models/alpha.md", &format!("+++\ntitle = \"Alpha\"\n{text}\n+++\n"));
        assert!(!found.is_empty(), "nothing is said of {:.60}", text);
        codes("content/models/kind.toml", &format!("name = \"Model\"\n{text}\n"));
        codes("site.toml", &format!("title = \"Case\"\nbase_url = \"https://example.org/\"\n{text}\n"));
        codes("content/vocabularies.toml", &text);
        codes("content/rates.toml", &text);
    }
}

#[test]
#[ignore = "long"]
fn a_book_of_one_thing_is_read_in_moments() {
    for part in [
        "word ",
        "word\n",
        "word\n\n",
        "# h\n",
        "- x\n",
        "[[alpha]] ",
        "[@x] ",
        "[^1] ",
        "| a ",
        "`x` ",
        "<b>x</b> ",
        "&lt;",
        "🦁",
        "```\nx\n```\n",
    ] {
        body(&part.repeat((64 << 10) / part.len()));
    }
}
