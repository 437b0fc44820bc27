//! For any input, a published body has only elements, attributes and addresses of a list, its tags are whole and properly
//! nested, and its ids are unique. The bodies are read with the tokenizer of a browser engine, not with the program's own
//! parser.
//!
//! `STATEBOOK_TIMES` makes the generator run longer.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use statebook::entry::{Entry, parse};
use statebook::schema::Schema;
use statebook::source::Source;

use crate::chance::{Chance, seed, times};
use crate::grounds::implied;

const VOID: [&str; 6] = ["br", "hr", "img", "wbr", "col", "input"];
const ELEMENTS: &str = "a abbr acronym address article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del \
    details dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd li mark nav ol p pre q rp rt \
    rtc ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr";
const ATTRIBUTES: &str = "class id title lang dir role aria-label aria-hidden href hreflang rel value cite datetime open start reversed \
    align src alt width height loading span colspan rowspan scope tabindex type disabled checked";
/// Classes that the program itself writes; an author's classes begin with `own-`.
const CLASSES: &str = "anchor note notes alert alert-note alert-tip alert-important alert-warning alert-caution alert-label scroll right \
    center c n e o s k f t a v";

#[derive(Default)]
struct Reading {
    faults: Vec<String>,
    open: Vec<String>,
    ids: BTreeSet<String>,
}

struct Reader(RefCell<Reading>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if !ELEMENTS.split_whitespace().any(|known| known == name) {
                    reading.faults.push(format!("the element {name}"));
                }
                if tag.kind == TagKind::EndTag {
                    if reading.open.pop().as_ref() != Some(&name) {
                        reading.faults.push(format!("</{name}> out of order"));
                    }
                    return TokenSinkResult::Continue;
                }
                for attribute in &tag.attrs {
                    reading.attribute(&name, &attribute.name.local, &attribute.value);
                }
                if !VOID.contains(&&*name) {
                    reading.open.push(name);
                }
            }
            Token::ParseError(fault) if !fault.contains("Bad character") => reading.faults.push(fault.into_owned()),
            Token::CommentToken(_) | Token::DoctypeToken(_) => reading.faults.push("a comment or declaration".into()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reading {
    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        if !ATTRIBUTES.split_whitespace().any(|known| known == name) {
            self.faults.push(format!("the attribute {name} of {element}"));
        }
        match name {
            "id" if !self.ids.insert(value.to_owned()) => self.faults.push(format!("the id {value} twice")),
            "href" | "src" | "cite" => {
                let folded: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
                let outside = ["http:", "https:", "mailto:"].iter().any(|scheme| folded.starts_with(scheme));
                let inside = folded.is_empty() || folded.starts_with('#');
                // Addresses within the site are holes that the page fills in.
                if !(inside || outside && name != "src") || value.contains('\\') && !outside {
                    self.faults.push(format!("the address {value} of {element}"));
                }
            }
            "class" => {
                for class in value.split_ascii_whitespace() {
                    let known = CLASSES.split_whitespace().any(|known| known == class);
                    if !known && !class.starts_with("own-") && !class.starts_with("language-") {
                        self.faults.push(format!("the class {class}"));
                    }
                }
            }
            _ => {}
        }
    }
}

fn faults(html: &str) -> Vec<String> {
    let tokenizer = Tokenizer::new(Reader(RefCell::default()), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut reading = tokenizer.sink.0.take();
    if !reading.open.is_empty() {
        reading.faults.push(format!("never closed: {:?}", reading.open));
    }
    reading.faults
}

fn schema() -> Schema {
    let files = implied();
    let sources: Vec<Source> =
        files.iter().filter(|(path, _)| *path != "site.toml").map(|(path, bytes)| Source::new(*path, bytes)).collect();
    Schema::read(&sources).value
}

fn entry(schema: &Schema, body: &str) -> (Option<Entry>, usize) {
    let source = Source::new("content/models/alpha.md", format!("+++\ntitle = \"A\"\n+++\n{body}").as_bytes());
    let checked = parse(&source, schema);
    let inside = |at: usize| source.text.is_char_boundary(at);
    assert!(checked.diagnostics.iter().all(|found| inside(found.span.start) && inside(found.span.end)), "{body:?}");
    (checked.value, checked.diagnostics.len())
}

fn assert_clean(schema: &Schema, body: &str) -> usize {
    let (entry, remarks) = entry(schema, body);
    let Some(entry) = entry else { return remarks };
    let html = &entry.body.html;
    let found = faults(html);
    assert!(found.is_empty(), "{found:?}\nof\n{body}\nis\n{html}");
    for (offset, _) in &entry.body.holes {
        assert!(html.is_char_boundary(*offset));
        // A hole is text, a whole address, or part of an invisible label.
        let before = &html[..*offset];
        let in_tag = before.rfind('<') > before.rfind('>');
        let (name, value) = before.rsplit_once("=\"").unwrap_or_default();
        let is_open = !value.contains('"');
        let is_whole = value.is_empty() && [" href", " src"].iter().any(|known| name.ends_with(known));
        assert!(!in_tag || is_open && (is_whole || name.ends_with(" aria-label")), "{body}");
    }
    remarks
}

#[test]
fn the_reading_finds_what_must_not_be_there() {
    for bad in [
        "<script>",
        "<p onclick=\"x\"></p>",
        "<b><i></b></i>",
        "<p>",
        "<a href=\"javascript:x\">x</a>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<p class=\"skip\"></p>",
        "<div title=\"x",
    ] {
        assert!(!faults(bad).is_empty(), "{bad}");
    }
}

#[test]
fn known_attacks_come_out_harmless() {
    let schema = schema();
    for body in [
        "<a href=\"java&#xf8f0;&#xf8f1;script:alert(1)\">click</a>",
        "<div title=\"&#xf8f0;\">x&#xf8f1;\" tabindex=0 autofocus onfocus=alert(1) <i>z</i></div>",
        "a \u{f8f0}0\u{f8f1} b <b>\u{f8f0}</b> [[x]]",
        "<div title='\n\n[@s]\n\n<b>\n'>",
        "Intro <b>b</b>\n\n<div title=\"oops>\n\nEverything is lost [@s].",
        "See [@s].\n\n<p id=\"source-1\">Fake source</p>\n\n<p id=main>x<p id=fn-1>y",
        "## a-2\n## a\n## a\n",
        "\u{202e}\n- \n",
        "## b {#fn-1}\n\nx[^1]\n\n[^1]: y",
        "<img src=\"\\\\evil.example/c.png\"><img src=/\\evil><img src='/&#9;/evil'><img src=//evil>",
        "<q cite=\"javascript:x\">x</q><ins cite=' data:x'>y</ins><blockquote cite=vbscript:x>z</blockquote>",
        "~~~x\tskip\ncode\n~~~\n\n```\"><script>\nx\n```\n\n```own-x&quot;\nx\n```",
        "<a href=\"java&Tab;script&colon;alert(1)\">x</a> <a href=\" javascript:x\">y</a> <a href=JaVaScRiPt:x>z</a>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p class=\"skip facts\">x <b class='\"onclick=x'>y</b>",
        "<a href='x\"onmouseover=alert(1)'>z</a> [x](<y\"z> 'q\"r')",
        "<table><tr><td><p>a<td>b</table><ul><li>a<li>b</ul><dl><dt>x<dd>y</dl>",
    ] {
        assert_clean(&schema, body);
    }
}

#[test]
#[ignore = "long"]
fn size_is_bounded_and_depth_is_said() {
    let schema = schema();
    let size = 40_000;
    let reopened = format!("<p>{}</p>{}", (0..size / 12).map(|n| format!("<b class=n{n}>")).collect::<String>(), "<p>x".repeat(size / 4));
    let attributes = format!("<b {}>", (0..size / 6).map(|n| format!("a{n}=1 ")).collect::<String>());
    for body in
        ["<div>", "<ul><li>", "<dl><dd>", "<section>", "<blockquote>", "<svg><g>", "<table><tr><td>", "<b>", "x <b>", "<a href=x>", "&lt;<"]
            .map(|piece| piece.repeat(size / piece.len()))
            .into_iter()
            .chain([reopened, attributes])
    {
        assert!(assert_clean(&schema, &body) > 0 || body.starts_with('&'), "{}", &body[..40]);
        let (entry, remarks) = entry(&schema, &body);
        assert!(remarks < 300);
        assert!(entry.is_none_or(|entry| entry.body.html.len() < 8 * body.len()), "{}", &body[..40]);
    }
}

const PIECES: [&str; 77] = [
    "<b>",
    "</b>",
    "<i class=\"x y\">",
    "</i>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<p dir=rtl id=a>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<a href=\"",
    "<a href=x.md>",
    "<a href='https://e.org/?a=1&b=2'>",
    "</a>",
    "<img src=",
    "<img src=a.png alt=\"",
    "\"",
    "'",
    ">",
    "<",
    "/>",
    " ",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n## ",
    "\n| a | b |\n|---|---|\n| c | d |\n",
    "`",
    "\n```js\n",
    "\n~~~\t<x>\n",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "[[x]]",
    "[[x|y",
    "]]",
    "[@s]",
    "[@s, p. 3]",
    "[^1]",
    "\n[^1]: ",
    "![",
    "javascript:",
    "java&#x73;cript&colon;",
    "data:text/html,",
    "\\\\evil",
    "//evil",
    " onclick=x",
    " style=x",
    " id=a",
    " id=facts",
    " {#a}",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<svg>",
    "<details><summary>",
    "&#xf8f0;",
    "\u{f8f1}",
    "&quot;",
    "&lt;script&gt;",
    "text",
    "\u{202e}",
];

#[test]
fn any_body_comes_out_whole() {
    let schema = schema();
    let mut chance = Chance::new(seed(11));
    for _ in 0..times(200) {
        let count = 1 + chance.below(40);
        let body: String = (0..count).map(|_| *chance.pick(&PIECES)).collect();
        assert_clean(&schema, &body);
    }
}
