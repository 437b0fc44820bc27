//! The contents of an entry as lines of plain text: what is searched, and what a result shows.

use crate::entry::{Body, Content, Entry, Hole, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::view::country;
use crate::words::Words;

/// The lines of an entry.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// All lines one after another.
    text: String,
    /// For each line its weight and its end in `text`.
    ends: Vec<(Weight, usize)>,
}

impl Lines {
    /// The lines in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Weight, &str)> {
        let mut start = 0;
        self.ends.iter().filter_map(move |(weight, end)| Some((*weight, self.text.get(std::mem::replace(&mut start, *end)..*end)?)))
    }

    /// The text of all lines, and the weights and ends of the lines in it as bytes.
    pub(super) fn parts(&self) -> (&str, Vec<u8>) {
        let mut shape = Vec::with_capacity(self.ends.len() * 10);
        for (weight, end) in &self.ends {
            shape.extend_from_slice(weight.sign());
            shape.extend_from_slice(&(*end as u64).to_le_bytes());
        }
        (&self.text, shape)
    }

    /// The bytes of all lines.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Where the line that is being written begins in `text`.
    fn start(&self) -> usize {
        self.ends.last().map_or(0, |(_, end)| *end)
    }

    /// Ends the line that is being written.
    fn end(&mut self, weight: Weight) {
        self.ends.push((weight, self.text.len()));
    }

    /// Ends the line that is being written without the white space around it; there is no line without anything else.
    fn end_trimmed(&mut self, weight: Weight) {
        let start = self.start();
        let spaces = self.text[start..].len() - self.text[start..].trim_start().len();
        if spaces > 0 {
            self.text.drain(start..start + spaces);
        }
        if self.text.len() > start {
            self.text.truncate(start + self.text[start..].trim_end().len());
            self.end(weight);
        }
    }
}

/// How much a line says about the subject of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Any statement.
    Text,
    /// Its subject: the summary and the headings.
    Subject,
    /// Its countries.
    Place,
}

impl Weight {
    /// Distinguishes weights in fingerprints.
    pub(super) fn sign(self) -> &'static [u8] {
        match self {
            Self::Text => b"t",
            Self::Subject => b"s",
            Self::Place => b"p",
        }
    }
}

/// The beginning of the link that the writer adds to a heading, whose symbol is not the author's.
const SIGN: &str = "<a class=\"anchor\"";

/// All lines of an entry, in the order of its page, with the present names of other entries.
pub(super) fn lines(words: &Words, knowledge: &Knowledge, entry: &Entry) -> Lines {
    let mut lines = Lines::default();
    if let Some(summary) = &entry.summary {
        lines.text.push_str(summary);
        lines.end(Weight::Subject);
    }
    for country in &entry.countries {
        // The entry of a country has these names itself.
        if let Some(ix) = knowledge.countries.get(&country.value).filter(|ix| *knowledge.entry(**ix).id != *entry.id) {
            let names: Vec<&str> = knowledge.entry(*ix).names().map(|name| &*name.value).collect();
            lines.text.push_str(&names.join(words.text("between_parts")));
            lines.end(Weight::Place);
        }
    }
    for fact in &entry.facts {
        let field = &entry.kind.fields[fact.field];
        for claim in &fact.claims {
            let Content::Values(values) = &claim.content else { continue };
            push_label(&mut lines.text, words, &claim.named(&field.label));
            for (at, value) in values.iter().enumerate() {
                lines.text.push_str(if at == 0 { "" } else { words.text("comma") });
                push_value(&mut lines.text, words, knowledge, field.vocabulary.as_deref(), value);
            }
            push_remarks(&mut lines.text, [&claim.note, &claim.quote]);
            lines.end(Weight::Text);
        }
    }
    for dependency in &entry.depends {
        let role = knowledge.vocabularies().named("role").and_then(|roles| roles.word(&dependency.role));
        push_label(&mut lines.text, words, role.map_or(&dependency.role, |role| &role.label));
        lines.text.push_str(title(knowledge, knowledge.find(&dependency.on.value)).unwrap_or(&dependency.on.value));
        push_remarks(&mut lines.text, [&dependency.scope, &dependency.note]);
        lines.end(Weight::Text);
    }
    for event in &entry.events {
        push_label(&mut lines.text, words, &words.date(&event.date));
        lines.text.push_str(&event.title);
        push_remarks(&mut lines.text, [&event.note]);
        lines.end(Weight::Text);
    }
    push_body(&mut lines, &entry.body, words, knowledge);
    lines
}

/// Appends the beginning of a line: a label and the separator after it.
fn push_label(line: &mut String, words: &Words, label: &str) {
    line.push_str(label);
    line.push_str(words.text("colon"));
    line.push(' ');
}

/// Appends remarks about a value, as sentences of their own.
fn push_remarks<const N: usize>(line: &mut String, remarks: [&Option<Box<str>>; N]) {
    for remark in remarks.into_iter().flatten() {
        line.push_str(" – ");
        line.push_str(remark);
    }
}

fn title(knowledge: &Knowledge, ix: Option<Ix>) -> Option<&str> {
    ix.map(|ix| &*knowledge.entry(ix).title.value)
}

fn push_value(line: &mut String, words: &Words, knowledge: &Knowledge, vocabulary: Option<&str>, value: &Value) {
    match value {
        Value::Text(text) | Value::Url(text) => line.push_str(text),
        Value::Markdown(markdown) => {
            let mut blocks = Lines::default();
            push_body(&mut blocks, &markdown.body, words, knowledge);
            line.push_str(&blocks.text);
        }
        Value::Bool(value) => line.push_str(words.text(if *value { "yes" } else { "no" })),
        Value::Count(count) => line.push_str(&words.count(count)),
        Value::Quantity(quantity) => line.push_str(&words.quantity(quantity)),
        Value::Money(money) => line.push_str(&words.money(money)),
        Value::Date(date) => line.push_str(&words.date(date)),
        Value::Choice(word) => {
            let known = vocabulary.and_then(|name| knowledge.vocabularies().named(name)).and_then(|words| words.word(word));
            line.push_str(known.map_or(word, |known| &known.label));
        }
        Value::Country(country) => line.push_str(&country::title(knowledge, words.tag(), *country)),
        Value::Language(language) => line.push_str(&words.language(language)),
        Value::Licence(licence) => line.push_str(licence.text().trim_start_matches("LicenseRef-")),
        Value::Ref(reference) => line.push_str(title(knowledge, knowledge.find(&reference.value)).unwrap_or(&reference.value)),
    }
}

/// Appends the blocks of a text, each as a line: HTML without tags, with titles in its holes.
fn push_body(lines: &mut Lines, body: &Body, words: &Words, knowledge: &Knowledge) {
    let html = &*body.html;
    let mut holes = body.holes.iter().peekable();
    let mut weight = Weight::Text;
    let mut at = 0;
    while at < html.len() {
        // Holes inside tags are addresses.
        let tag = memchr::memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |tag| at + tag);
        while let Some((offset, hole)) = holes.next_if(|(offset, _)| *offset <= tag) {
            push_plain(lines, html.get(at..*offset).unwrap_or_default());
            at = at.max(*offset);
            match hole {
                Hole::Title(index) => {
                    let target = body.links.get(*index).and_then(|link| knowledge.link_target(link));
                    lines.text.push_str(title(knowledge, target).unwrap_or_default());
                }
                Hole::Said(id) => lines.text.push_str(words.text(id)),
                Hole::Address(_) | Hole::Mark(_) => {}
            }
        }
        push_plain(lines, html.get(at..tag).unwrap_or_default());
        let Some(inside) = html.as_bytes().get(tag + 1..) else { break };
        let (is_end, inside) = inside.strip_prefix(b"/").map_or((false, inside), |inside| (true, inside));
        let name = &inside[..inside.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inside.len())];
        if !is_inline(name) {
            lines.end_trimmed(weight);
            weight = if !is_end && matches!(name, [b'h', b'1'..=b'6']) { Weight::Subject } else { Weight::Text };
        }
        let is_sign = name == b"a" && html[tag..].starts_with(SIGN);
        at = crate::entry::tag_end(html.as_bytes(), html.len() - inside.len() + name.len()) + 1;
        if is_sign {
            at += html.get(at..).and_then(|rest| rest.find('<')).unwrap_or_default();
        }
        while holes.next_if(|(offset, _)| *offset < at).is_some() {}
    }
    lines.end_trimmed(weight);
}

/// Whether an element is inline. Every other element begins and ends a line.
fn is_inline(element: &[u8]) -> bool {
    matches!(
        element,
        b"a" | b"abbr"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"cite"
            | b"code"
            | b"del"
            | b"dfn"
            | b"em"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"mark"
            | b"q"
            | b"rp"
            | b"rt"
            | b"ruby"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"time"
            | b"u"
    )
}

/// Appends text from HTML as it is read: entities become characters, and white space becomes single spaces.
fn push_plain(lines: &mut Lines, html: &str) {
    if html.is_empty() {
        return;
    }
    let mut is_spaced = lines.text.len() == lines.start() || lines.text.ends_with(' ');
    if is_plain(html, is_spaced) {
        lines.text.push_str(html);
        return;
    }
    let text = html_escape::decode_html_entities(html);
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_space = byte.is_ascii_whitespace();
        // Most spaces need not be changed.
        if is_space && (is_spaced || byte != b' ') {
            lines.text.push_str(&text[start..at]);
            lines.text.push_str(if is_spaced { "" } else { " " });
            start = at + 1;
        }
        is_spaced = is_space;
    }
    lines.text.push_str(&text[start..]);
}

/// Whether there are no entities, and all white space consists of single spaces, also with what comes before.
fn is_plain(html: &str, mut is_spaced: bool) -> bool {
    let mut is_plain = true;
    // A loop without an early exit is vectorised.
    for byte in html.bytes() {
        let is_space = byte == b' ';
        is_plain &= (byte >= b' ') & (byte != b'&') & !(is_space & is_spaced);
        is_spaced = is_space;
    }
    is_plain
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::knowledge;
    use crate::schema::Schema;
    use crate::source::Source;

    /// The lines of the first of two entries; the second has the title "Jean Zay".
    fn lines(front: &str, body: &str) -> Vec<String> {
        let kind = "name = \"X\"\nplural = \"X\"\n[fields.power]\ntype = \"quantity\"\nunit = \"MW\"\n[fields.by]\ntype = \"ref\"\n";
        let files = [
            Source::new("content/x/kind.toml", kind.as_bytes()),
            Source::new("content/vocabularies.toml", b"[role]\nhost = \"Host\"\n"),
            Source::new("content/x/a.md", format!("+++\ntitle = \"A\"\n{front}+++\n{body}").as_bytes()),
            Source::new("content/x/jean-zay.md", b"+++\ntitle = \"Jean Zay\"\n+++\n"),
        ];
        let schema = Schema::read(&files).value;
        let entries: Vec<_> = files[2..].iter().filter_map(|file| crate::entry::parse(file, &schema).value.map(Arc::new)).collect();
        let knowledge = knowledge::link(&entries.into(), &Arc::new(schema), None).value;
        let lines = super::lines(&crate::words::Words::english(), &knowledge, knowledge.entry(0));
        lines.iter().map(|(_, line)| line.to_owned()).collect()
    }

    #[test]
    fn a_body_is_its_blocks_without_markup() {
        let body = "## On [[jean-zay]]\n\nOne *two*\nthree &amp; `<b>`[^n], [[jean-zay|it]].\n\n- a\n- b<br>c\n\n| h | i |\n|---|---|\n| 1 | 2 |\n\n[^n]: Note.\n";
        let found = lines("", body);
        assert_eq!(found[..5], ["On Jean Zay", "One two three & <b>1, it.", "a", "b", "c"]);
        assert_eq!(found[5..9], ["h", "i", "1", "2"]);
        assert!(found[9..].iter().any(|line| line.contains("Note.")), "{found:?}");
    }

    #[test]
    fn facts_dependencies_and_events_are_lines_with_names() {
        let front = "summary = \"S.\"\n[facts]\npower = { value = 3, note = \"peak\" }\nby = \"jean-zay\"\n[[depends]]\non = \"jean-zay\"\nrole = \"host\"\n[[events]]\ndate = \"2024-05\"\ntitle = \"Opened\"\n";
        assert_eq!(lines(front, ""), ["S.", "Power: 3 MW – peak", "By: Jean Zay", "Host: Jean Zay", "May 2024: Opened"]);
    }
}
