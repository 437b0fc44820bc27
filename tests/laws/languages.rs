//! A site in French or Arabic says nothing in English. The content is written in a script that no interface uses, so any
//! English word in the output comes from the interface.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use statebook::Inputs;
use statebook::memo::Memo;
use statebook::theme::Theme;

use crate::built::{Built, build};
use crate::grounds::{golden_sites, knowledge_base};
use crate::letters::in_other_letters;

/// Names of formats and programs, and words for machines, which are the same in every language.
const NAMES: &[&str] = &[
    "apache",
    "atom",
    "bibtex",
    "bn",
    "cc",
    "co",
    "creative",
    "commons",
    "csl",
    "css",
    "csv",
    "earth",
    "frictionless",
    "html",
    "id",
    "ids",
    "ics",
    "javascript",
    "json",
    "mit",
    "natural",
    "on",
    "opensearch",
    "pdf",
    "package",
    "data",
    "ris",
    "rss",
    "spdx",
    "statebook",
    "the",
    "toml",
    "url",
    "web",
    "xml",
    "zip",
];

/// Words of data files and content that their descriptions mention.
const WORDS_OF_FILES: &[&str] = &[
    "unknown",
    "undisclosed",
    "none",
    "not-applicable",
    "run",
    "renew",
    "nothing",
    "operation",
    "copy",
    "leave",
    "all",
    "part",
    "field",
    "dependency",
    "event",
    "events",
    "entry",
    "missing",
    "unsourced",
    "stale",
    "overdue",
    "silent",
    "edtf",
    "alpha",
    "iso",
    "rfc",
    "true",
    "false",
    "eur",
    "eu",
    "xk",
];

/// The words of a text in Latin letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1)
}

/// Words that belong to the content: ids, words of vocabularies, units, codes, addresses.
fn kept(inputs: &Inputs) -> BTreeSet<String> {
    let of_content = inputs.sources.iter().filter(|source| source.path.starts_with("content/") || &*source.path == "site.toml");
    let mut kept: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for source in of_content {
        let plain = source.text.replace("\\\"", " ");
        let strings = plain.split('"').skip(1).step_by(2).chain([&*source.path]);
        // Fields and presets without a label are shown by their names.
        let keys = source.text.lines().filter_map(|line| line.strip_prefix('[').or_else(|| Some(line.split_once(" = [")?.0)));
        kept.extend(strings.chain(keys).flat_map(words).map(str::to_lowercase));
        if let Some((_, body)) = source.text.split_once("\n+++\n") {
            kept.extend(words(body).map(str::to_lowercase));
        }
    }
    kept
}

/// Whether people read the value of an attribute.
fn is_read(name: &str, element: &str) -> bool {
    matches!(name, "aria-label" | "aria-description" | "title" | "alt" | "placeholder" | "label")
        || name == "content" && element == "meta"
        || name.starts_with("data-say")
        || name == "data-l"
}

/// The texts that people read on a page: those between tags, and some attributes.
fn read(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    let mut is_code = 0_usize;
    while let Some(at) = rest.find('<') {
        let text = rest[..at].trim();
        if is_code == 0 && !text.is_empty() {
            found.push(crate::scan::unescaped(text));
        }
        rest = &rest[at..];
        let mut quoted = false;
        let end = rest.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        rest = &rest[end..];
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "script" | "style" if !tag.starts_with("</") => rest = rest.find("</").map_or("", |end| &rest[end..]),
            "code" | "pre" if tag.starts_with("</") => is_code = is_code.saturating_sub(1),
            "code" | "pre" => is_code += 1,
            _ => {}
        }
        for tag in crate::scan::tags(tag) {
            let policy = tag.get("http-equiv").is_some()
                || tag.get("name").is_some_and(|name| name != "description")
                || tag.get("property").is_some_and(|name| !matches!(name, "og:title" | "og:description"));
            found.extend(
                tag.attributes
                    .iter()
                    .filter(|(name, value)| !policy && !value.is_empty() && is_read(name, &tag.name))
                    .map(|(_, value)| value.clone()),
            );
        }
    }
    found
}

/// Pages in the site's language. The explanations of messages are excluded, because they are in English everywhere.
fn pages(built: &Built) -> impl Iterator<Item = (&str, String)> {
    let pages = built.files.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("help/"));
    pages.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
}

/// The English words on the pages of a site, each with one page that has it.
fn english(inputs: &Inputs) -> BTreeMap<String, String> {
    let inputs = in_other_letters(inputs, "ar");
    said(&inputs, &kept(&inputs))
}

/// Keys of JSON data whose values people read.
const SAID: &[&str] = &["headline", "description", "dc:description", "text", "alternateName", "title", "summary", "lines", "said"];

/// The strings of JSON data that people read: those below these keys, and below `name` unless it is an identifier.
fn read_of_data(value: &Value, is_read: bool, name: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if is_read => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| read_of_data(value, is_read, name, found)),
        Value::Object(values) => {
            values.iter().for_each(|(key, value)| read_of_data(value, is_read || key == name || SAID.contains(&key.as_str()), name, found))
        }
        _ => {}
    }
}

/// The texts that people read in files other than pages and in the data that pages contain for programs: feeds, calendars,
/// metadata, search results, and the files in archives.
fn read_elsewhere(path: &str, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let text = String::from_utf8_lossy(bytes);
    if path.ends_with(".html") {
        for data in text.split("<script type=\"application/ld+json\">").skip(1).filter_map(|rest| rest.split("</script>").next()) {
            read_of_data(&serde_json::from_str(data).expect("data"), false, "name", &mut found);
        }
    } else if path.ends_with("feed.xml") {
        let feed = roxmltree::Document::parse(&text).expect("a feed");
        let texts = feed.descendants().filter(|node| matches!(node.tag_name().name(), "title" | "summary" | "name"));
        found.extend(texts.filter_map(|node| node.text().map(str::to_owned)));
    } else if path.ends_with(".ics") {
        let lines = text.replace("\r\n ", "");
        let lines = lines.lines().filter_map(|line| line.split_once(':'));
        let said = lines.filter(|(key, _)| ["SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "CATEGORIES"].contains(key));
        found.extend(said.map(|(_, text)| text.replace("\\n", " ").replace('\\', "")));
    } else if path.ends_with(".zip") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut file = archive.by_name("README.txt").expect("what is in it");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("a text");
        found.extend(text.lines().map(str::to_owned));
    } else if path.ends_with("-metadata.json")
        || ["datapackage.json", "search/index.json"].contains(&path)
        || path.starts_with("search/cards/")
    {
        let data: Value = serde_json::from_slice(bytes).expect("data");
        read_of_data(&data, false, "", &mut found);
    }
    found
}

/// The texts of a site with words other than the known ones, each with one file that has it.
fn said(inputs: &Inputs, known: &BTreeSet<String>) -> BTreeMap<String, String> {
    let built = build(inputs, &mut Memo::default());
    // Descriptions of files mention their columns and words that occur in them.
    let columns = statebook::downloads::DOWNLOADS.iter().flat_map(|file| file.columns).map(|column| column.name);
    let of_files: BTreeSet<String> = columns.chain(WORDS_OF_FILES.iter().copied()).flat_map(words).map(str::to_owned).collect();
    let mut found = BTreeMap::new();
    let pages = pages(&built).flat_map(|(path, html)| read(&html).into_iter().map(move |text| (path, text)));
    let elsewhere = built.files.iter().filter(|(path, _)| !path.starts_with("help/"));
    let elsewhere = elsewhere.flat_map(|(path, bytes)| read_elsewhere(path, bytes).into_iter().map(move |text| (path.as_str(), text)));
    for (path, text) in pages.chain(elsewhere) {
        let names_columns = path.starts_with("data") || path.starts_with("contribute/") || path.ends_with("-metadata.json");
        let is_known = |word: &str| known.contains(word) || (names_columns && of_files.contains(word));
        // Text in braces is filled in by scripts; file names and addresses are not words.
        let text: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, behind)| behind)).collect();
        let parts = text.split_whitespace().filter(|part| {
            let is_file =
                [".csv", ".json", ".zip"].iter().any(|ending| part.trim_end_matches([':', ',', '.', ';', '\u{2069}']).ends_with(ending));
            !is_file && !part.contains("://") && !part.contains('@')
        });
        if !text.contains("nbsp") && parts.flat_map(words).any(|word| !is_known(&word.to_lowercase())) {
            found.entry(text).or_insert_with(|| path.to_owned());
        }
    }
    found
}

/// Whether a site brings its own templates, which may say what they like.
fn has_theme(inputs: &Inputs) -> bool {
    inputs.sources.iter().any(|source| source.path.starts_with("themes/"))
}

#[test]
fn an_arabic_site_says_nothing_in_english() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (name, inputs) in golden_sites().into_iter().filter(|(_, inputs)| !has_theme(inputs)) {
        found.extend(english(&inputs).into_iter().map(|(text, path)| (text, format!("{name}: {path}"))));
    }
    assert!(found.is_empty(), "{} texts: {found:#?}", found.len());
}

#[test]
#[ignore = "long"]
fn the_knowledge_base_in_arabic_says_nothing_in_english() {
    let found = english(&knowledge_base());
    assert!(found.is_empty(), "{} texts: {found:#?}", found.len());
}

/// The words of a language's messages and of Unicode's names for its dates, numbers and countries, and for the languages
/// with these tags.
fn vocabulary(language: &str, tags: &BTreeSet<String>) -> BTreeSet<String> {
    let theme = Theme::new(None, &[], &[]).0;
    let interface = statebook::words::read(language, 0..0, &theme, &[]).value;
    let mut texts: Vec<String> = Vec::new();
    for (source, _) in theme.locales.iter().filter(|(source, _)| source.path.ends_with(&format!("/{language}.ftl"))) {
        for line in source.text.lines().filter(|line| !line.starts_with('#')) {
            let message = line.split_once(" =").filter(|(name, _)| !name.contains(|c: char| c.is_whitespace() || c == '{'));
            let text = message.map_or(line, |(_, text)| text);
            // Names of variables, plural categories and links are never shown.
            let said = text.split(['$', '[', '<']).enumerate().map(|(at, part)| match at {
                0 => part,
                _ => part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/')),
            });
            texts.extend(said.map(str::to_owned));
        }
    }
    assert!(texts.len() > 500, "the messages of {language} are not where they were");
    texts.extend((1..=12).map(|month| interface.day(jiff::civil::date(2026, month, 1))));
    texts.extend(["1M", "1B", "1T", "2M", "2B", "2T"].map(|count| interface.count(&statebook::value::Count::parse(count).unwrap())));
    let codes = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second].map(char::from).iter().collect::<String>()));
    for code in codes {
        texts.extend(statebook::value::Country::parse(&code).map(|country| statebook::words::country(language, country)));
    }
    let tags = tags.iter().map(String::as_str).chain(["zh-Hant", "zh-Hans", "pt-BR"]);
    texts.extend(tags.filter_map(|tag| Some(interface.language(&statebook::value::Language::parse(tag).ok()?))));
    texts.iter().flat_map(|text| words(text)).map(str::to_lowercase).collect()
}

/// The words on the pages of a site that a language in Latin letters does not have, each with one page that has it.
fn foreign(inputs: &Inputs, language: &str) -> BTreeMap<String, String> {
    let inputs = in_other_letters(inputs, language);
    let mut known = kept(&inputs);
    known.extend(vocabulary(language, &known));
    said(&inputs, &known)
}

#[test]
#[ignore = "long"]
fn a_french_site_says_nothing_in_english() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (name, inputs) in golden_sites().into_iter().filter(|(_, inputs)| !has_theme(inputs)) {
        found.extend(foreign(&inputs, "fr").into_iter().map(|(text, path)| (text, format!("{name}: {path}"))));
    }
    assert!(found.is_empty(), "{} texts: {found:#?}", found.len());
}

#[test]
#[ignore = "long"]
fn the_knowledge_base_in_french_says_nothing_in_english() {
    let found = foreign(&knowledge_base(), "fr");
    assert!(found.is_empty(), "{} texts: {found:#?}", found.len());
}

/// The text between tags that begin like this and their end tags, without citations and small print.
fn inside<'h>(html: &'h str, begin: &'h str, end: &'h str) -> impl Iterator<Item = String> + 'h {
    let inside = html.split(begin).skip(1).filter_map(move |rest| rest.split(end).next());
    inside.map(|inside| {
        // Citation marks are numbers of a list, and scopes are the authors' own words.
        let without = |parts: Vec<&'h str>, begin: &str, end: &str| -> Vec<&'h str> {
            let parts = parts.into_iter().flat_map(|part| part.split(begin).collect::<Vec<_>>());
            parts.map(|part| part.split_once(end).map_or(part, |(_, behind)| behind)).collect()
        };
        let parts = without(vec![inside], "<small", "</small>");
        let parts = without(parts, "<sup", "</sup>");
        let parts = without(parts, "<a class=\"cite", "</a>");
        // The first part begins inside a tag, all others after one.
        let parts = parts.into_iter().enumerate().map(|(at, part)| if at == 0 { part.to_owned() } else { format!(">{part}") });
        let texts: Vec<String> = parts
            .flat_map(|part| part.split('<').filter_map(|piece| Some(piece.split_once('>')?.1.to_owned())).collect::<Vec<_>>())
            .collect();
        texts.join(" ")
    })
}

#[test]
fn numbers_stand_in_the_digits_of_the_language() {
    let (mut found, mut seen): (BTreeMap<String, String>, usize) = (BTreeMap::new(), 0);
    for (name, inputs) in golden_sites().into_iter().filter(|(_, inputs)| !has_theme(inputs)) {
        let built = build(&in_other_letters(&inputs, "ar-EG"), &mut Memo::default());
        for (path, html) in pages(&built) {
            // The numbers below axes, beside bars and in cells, and the counts of what is not shown.
            let numbers = [
                ("<text ", "</text>"),
                ("<td class=\"n\"", "</td>"),
                ("<span class=\"n ", "</span>"),
                ("<span class=\"rest\"", "</span>"),
                ("<span class=\"count\"", "</span>"),
                ("<td class=\"end\"", "</td>"),
                ("<data ", "</data>"),
            ];
            for text in numbers.into_iter().flat_map(|(begin, end)| inside(&html, begin, end)) {
                seen += usize::from(text.contains(|c| matches!(c, '٠'..='٩')));
                if text.contains(|c: char| c.is_ascii_digit()) {
                    found.entry(text).or_insert_with(|| format!("{name}: {path}"));
                }
            }
        }
    }
    assert!(seen > 100, "{seen} numbers were looked at");
    assert!(found.is_empty(), "{} texts: {found:#?}", found.len());
}
