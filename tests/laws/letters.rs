//! Sites whose content is written in scripts that no interface uses, so that any other script in the output does not come
//! from an author.

use std::collections::BTreeSet;

use statebook::Inputs;
use statebook::source::Source;

/// Keys whose values people read.
const KEYS: &[&str] = &[
    "title",
    "summary",
    "label",
    "help",
    "name",
    "plural",
    "description",
    "note",
    "quote",
    "for",
    "reverse",
    "stopped",
    "frozen",
    "strained",
    "holder",
    "publisher",
    "author",
    "heading",
];

/// A text with its Latin letters replaced one by one by letters of another script.
fn other_letters(text: &str) -> String {
    const LETTERS: [char; 26] =
        ['ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه'];
    let letter = |c: char| LETTERS.get(usize::from(c.to_ascii_lowercase() as u8).wrapping_sub(usize::from(b'a'))).copied();
    text.chars().map(|c| if c.is_ascii_alphabetic() { letter(c).unwrap_or(c) } else { c }).collect()
}

/// The same for a text with Markdown, whose links and code stay as they are.
fn other_prose(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '`', '<', '{', '&', '\\']) {
        out.push_str(&other_letters(&rest[..at]));
        rest = &rest[at..];
        let end = match rest.as_bytes() {
            [b'[', b'[', ..] => rest.find("]]").map(|at| at + 2),
            [b'[', b'@' | b'^', ..] => rest.find(']').map(|at| at + 1),
            [b'[', ..] => rest.find("](").and_then(|at| Some(at + rest[at..].find(')')? + 1)),
            [b'`', b'`', b'`', ..] => rest[3..].find("```").map(|at| at + 6),
            [b'`', ..] => rest[1..].find('`').map(|at| at + 2),
            [b'<', ..] => rest.find('>').map(|at| at + 1),
            [b'{', ..] => rest.find('}').map(|at| at + 1),
            [b'&', ..] => rest.find(';').map(|at| at + 1),
            _ => Some(2),
        };
        let (kept, behind) = rest.split_at_checked(end.unwrap_or(1)).unwrap_or((rest, ""));
        out.push_str(kept);
        rest = behind;
    }
    out + &other_letters(rest)
}

/// A line of TOML with the parts that people read in the other script.
fn other_line(line: &str, is_vocabulary: bool) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('"') {
        let (before, behind) = rest.split_at(at + 1);
        let end = behind.char_indices().scan(false, |escaped, (at, c)| {
            let is_end = c == '"' && !*escaped;
            *escaped = c == '\\' && !*escaped;
            Some((at, is_end))
        });
        let Some(end) = end.filter(|(_, is_end)| *is_end).map(|(at, _)| at).next() else { break };
        let key = before.trim_end_matches('"').trim_end().trim_end_matches('=').trim_end();
        let key = key.rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).next().unwrap_or_default();
        let is_word = is_vocabulary && out.is_empty() && !line.contains('{');
        let is_read = KEYS.contains(&key) || is_word || line.starts_with("aliases");
        out.push_str(before);
        out.push_str(&if is_read { other_prose(&behind[..end]) } else { behind[..end].to_owned() });
        out.push('"');
        rest = &behind[end + 1..];
    }
    out + rest
}

/// A site in this language, with the parts of its content that people read in the other script.
pub fn in_other_letters(inputs: &Inputs, language: &str) -> Inputs {
    let mut inputs = inputs.clone();
    for source in &mut inputs.sources {
        let toml =
            |text: &str| text.lines().map(|line| other_line(line, source.path.ends_with("vocabularies.toml")) + "\n").collect::<String>();
        let text = match source.text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")) {
            _ if !source.path.starts_with("content/") && &*source.path != "site.toml" => continue,
            Some((front, body)) => format!("+++\n{}+++\n{}", toml(front), other_prose(body)),
            None if source.path.ends_with(".toml") => toml(&source.text),
            None => continue,
        };
        *source = Source::new(source.path.clone(), text.as_bytes());
    }
    for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
        let lines = source.text.lines().filter(|line| !line.starts_with("language ="));
        let home = lines.clone().skip_while(|line| !line.starts_with("home =")).skip(1).take_while(|line| !line.starts_with("\"\"\""));
        let home: BTreeSet<&str> = home.collect();
        let text = lines.map(|line| match line {
            line if home.contains(line) => other_prose(line),
            line if line.starts_with("project") || line.starts_with("description") => {
                other_letters(line).replacen(&other_letters("project"), "project", 1)
            }
            line => line.to_owned(),
        });
        let text: Vec<String> = std::iter::once(format!("language = \"{language}\"")).chain(text).collect();
        *source = Source::new("site.toml", text.join("\n").as_bytes());
    }
    inputs
}
