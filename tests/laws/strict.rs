//! Every published file is well-formed, whatever was typed. Unforgiving parsers read every golden site as it is, with
//! hostile text in every title, and with a few bytes changed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use rayon::prelude::*;
use statebook::memo::Memo;
use statebook::source::Source;

use crate::built::{Built, build};
use crate::chance::{Chance, seed, times};
use crate::grounds::{built_knowledge_base, golden_sites};

/// Text by people and attackers, as it is written in TOML.
const HOSTILE: [&str; 12] = [
    r"<b>&amp;</b> ]]> --> </script><!-- </title>",
    r#"\"quotes\" 'and' \\ backslashes \\, \\; \\n"#,
    r"two\nlines\r\nand a tab\tand\u000Ba bell\u0007",
    r"line\u2028separator\u2029s and \u0085 and \uFFFE and \U0001FFFF",
    r"override \u202Eabc\u202C isolate \u2066abc\u2069 open \u2067",
    r"=cmd|'/c calc'!A0, +1, -1, @SUM(1)",
    r"＝cmd|'/c calc'!A0；＋1",
    r"台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣台灣臺灣",
    r"👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 é̂̈́ é",
    r"النموذج الوطني, (النسخة 2); ﷽",
    r"a, b; c\\: d; e; f",
    r"x &#0; &#x202e; &nbsp; &bogus; %00 %0d%0a",
];

#[test]
#[ignore = "long"]
fn files_of_the_knowledge_base() {
    well_formed("the knowledge base", built_knowledge_base());
}

#[test]
#[ignore = "long"]
fn files_of_golden_sites_with_hostile_titles() {
    golden_sites().into_par_iter().for_each(|(name, clean)| {
        well_formed(&name, &build(&clean, &mut Memo::default()));
        // Each text is put into some entries of each site.
        for turn in 0..3 {
            let mut inputs = clean.clone();
            for (at, source) in inputs.sources.iter_mut().filter(|source| source.path.ends_with(".md")).enumerate() {
                let hostile = HOSTILE[(at * 3 + turn) % HOSTILE.len()];
                let text = ["title", "summary", "note"]
                    .iter()
                    .fold(source.text.to_string(), |text, key| text.replace(&format!("\n{key} = \""), &format!("\n{key} = \"{hostile} ")));
                *source = Source::new(source.path.clone(), text.as_bytes());
            }
            well_formed(&format!("{name} with hostile texts, turn {turn}"), &build(&inputs, &mut Memo::default()));
        }
    });
}

#[test]
#[ignore = "long"]
fn files_of_golden_sites_with_a_few_changes() {
    let (rounds, seed) = (times(1) as u64, seed(11));
    golden_sites().into_par_iter().for_each(|(name, clean)| {
        for round in 0..rounds {
            let mut chance = Chance::new(seed + round);
            let mut inputs = clean.clone();
            for _ in 0..3 {
                let at = chance.below(inputs.sources.len());
                // A theme may publish whatever it likes.
                if inputs.sources[at].path.starts_with("content/") {
                    let bytes = chance.mutate(inputs.sources[at].text.as_bytes());
                    inputs.sources[at] = Source::new(inputs.sources[at].path.clone(), &bytes);
                }
            }
            well_formed(&format!("{name}, seed {}", seed + round), &build(&inputs, &mut Memo::default()));
        }
    });
}

fn well_formed(name: &str, built: &Built) {
    for (path, bytes) in &built.files {
        let Some((_, end)) = path.rsplit_once('.') else { continue };
        if !["html", "xml", "json", "csv", "ics"].contains(&end) || path.starts_with("static/") {
            continue;
        }
        let place = format!("{name}: {path}");
        let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{place} is not UTF-8"));
        // The numbers in the search index are encoded as characters; nobody reads them as text.
        if let Some((at, odd)) = text.char_indices().find(|(_, c)| is_odd(*c) && path != "search/index.json") {
            let before: String = text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            panic!("{place}: U+{:04X} is published behind {before:?}", u32::from(odd));
        }
        match end {
            "json" => drop(serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{place}: {error}"))),
            "xml" => drop(roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{place}: {error}"))),
            "csv" => {
                let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
                reader.records().for_each(|record| drop(record.unwrap_or_else(|error| panic!("{place}: {error}"))));
            }
            "ics" => calendar(&place, text),
            // The bare theme of golden sites makes plain text; only pages of a whole theme are documents.
            _ if text.contains("</html>") => html(&place, text),
            _ => {}
        }
    }
}

/// Characters that no published text may contain: control characters other than tab and line ends, line separators,
/// non-characters, and characters that reverse the order of the text after them.
fn is_odd(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let nonchar = u32::from(c) & 0xFFFE == 0xFFFE || matches!(u32::from(c), 0xFDD0..=0xFDEF);
    control || nonchar || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}')
}

fn calendar(place: &str, text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{place}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{place}: a line does not end with CR LF");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "{place}: a CR within a line");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{place}: {} bytes: {line}", line.len());
    }
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let name = line.split([':', ';']).next().unwrap_or_default();
        let known = !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
        assert!(known && line.contains(':'), "{place}: {line}");
    }
}

/// Collects errors of the HTML parser, and duplicate ids.
#[derive(Default)]
struct Reading {
    ids: BTreeSet<String>,
    faults: Vec<String>,
}

#[derive(Default)]
struct Reader(RefCell<Reading>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                for attribute in tag.attrs.iter().filter(|attribute| &*attribute.name.local == "id") {
                    if !reading.ids.insert(attribute.value.to_string()) {
                        reading.faults.push(format!("the id {} twice", attribute.value));
                    }
                }
                if &*tag.name == "script" {
                    return TokenSinkResult::RawData(html5ever::tokenizer::states::RawKind::ScriptData);
                }
            }
            Token::ParseError(fault) => reading.faults.push(fault.into_owned()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn html(place: &str, text: &str) {
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() });
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let reading = tokenizer.sink.0.take();
    assert!(reading.faults.is_empty(), "{place}: {:?}", reading.faults);
}
