//! Parsing: one file becomes one entry, with the contents of its front matter and its body.
//!
//! References are kept as they are written; `knowledge` finds out where they lead. Nothing here sees a second file.

mod address;
mod anchor;
mod body;
mod claim;
mod comparison;
mod fence;
mod folder;
mod front_matter;
mod highlight;
mod html;
mod item;
mod markdown;
mod past;
mod places;
mod plain;
mod references;
mod relation;
mod runs;
mod scenario;
mod signs;
mod values;

use std::sync::Arc;

pub use address::unstable;
pub use anchor::{Anchors, PAGE_ANCHORS, is_reserved};
pub use body::{Body, Citation, Heading, Hole, Link, Target};
pub use claim::{Absence, Claim, Content, Fact, Markdown, Value};
pub use comparison::{Comparison, Where};
pub use html::escape_into;
pub use past::known_on;
pub use references::Mention;
pub use relation::{AbsentDependency, Dependency, Event};
pub use runs::tag_end;
pub use scenario::{Cut, From, To};

use crate::diagnostic::{Checked, Code, Diagnostic, Edit, Help, nearest};
use crate::fingerprint::Fingerprint;
use crate::schema::{Kind, Schema, is_stem};
use crate::source::{HiddenSign, Oddity, Source, Span};
use crate::value::{Country, Date};

/// A value with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Its span in the entry's file.
    pub span: Span,
}

/// A reference to an entry, as written: a stem or `folder/stem`.
pub type Reference = Written<Box<str>>;

impl Reference {
    /// The stem that it names: the part after the folder.
    pub fn stem(&self) -> &str {
        self.value.rsplit('/').next().unwrap_or_default()
    }
}

/// The content of one file.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The path of the file.
    pub path: Arc<str>,
    /// Its kind.
    pub kind: Arc<Kind>,
    /// `folder/stem`.
    pub id: Arc<str>,
    /// The name that readers see.
    pub title: Written<Box<str>>,
    /// A one-sentence summary.
    pub summary: Option<Box<str>>,
    /// Other names.
    pub aliases: Vec<Written<Box<str>>>,
    /// Names that texts also use for other things, so that they are not turned into links.
    pub unlinked: Vec<Written<Box<str>>>,
    /// Former addresses, as paths from the site's root that begin and end with a slash.
    pub redirects: Vec<Written<Box<str>>>,
    /// The countries that it belongs to, or whose law can stop it.
    pub countries: Vec<Written<Country>>,
    /// A word of the vocabulary `status`.
    pub status: Option<Box<str>>,
    /// The default sources of all values that name none.
    pub sources: Vec<Reference>,
    /// The day on which a person re-read the sources.
    pub checked: Option<Written<Date>>,
    /// Whether it is a draft, which is published only on request.
    pub draft: bool,
    /// Whether names of other entries in its text are turned into links.
    pub auto_links: bool,
    /// Its facts, in the order of the kind's fields.
    pub facts: Vec<Fact>,
    /// Its dependencies, in the order of their roles.
    pub depends: Vec<Dependency>,
    /// Roles in which it names no dependency, with the reasons, in the order of the roles.
    pub absent_depends: Vec<AbsentDependency>,
    /// Its events, by date.
    pub events: Vec<Event>,
    /// The comparison, for kinds with role comparison.
    pub comparison: Option<Comparison>,
    /// The cuts, for kinds with role scenario.
    pub cuts: Vec<Cut>,
    /// The members of the bloc that the entry stands for, for kinds with role country.
    pub members: Vec<Written<Country>>,
    /// The text below the front matter.
    pub body: Body,
    /// Fingerprint of everything that pages other than the entry's own can depend on: its path, its front matter, and the
    /// links, citations and headings of its text. Entries with equal outlines differ only in their texts.
    pub outline: Fingerprint,
    /// The same without title and aliases.
    pub facts_print: Fingerprint,
    /// A lookup table for the places on its page, if there are many.
    pub anchors: Anchors,
    /// Fingerprint of the places of its text's links and citations.
    pub places: Fingerprint,
}

impl Entry {
    /// The parts of `text` (which contains them) outside the entry's title and aliases.
    fn without_names<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut spans: Vec<&Span> = self.names().map(|name| &name.span).collect();
        spans.sort_by_key(|span| span.start);
        let starts = std::iter::once(0).chain(spans.iter().map(|span| span.end));
        let ends = spans.iter().map(|span| span.start).chain([text.len()]);
        starts.zip(ends).map(|(start, end)| text.get(start..end).unwrap_or_default()).collect()
    }

    /// The file name without its extension: the last part of the id.
    pub fn stem(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or_default()
    }

    /// All names: the title and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &Written<Box<str>>> + Clone {
        std::iter::once(&self.title).chain(&self.aliases)
    }

    /// The fact of the field with this index in the kind.
    pub fn fact(&self, field: usize) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.field == field)
    }
}

impl Entry {
    /// All Markdown texts of the entry: its body and those of its facts.
    pub fn texts(&self) -> impl Iterator<Item = &Body> {
        let values = self.facts.iter().flat_map(|fact| &fact.claims).flat_map(|claim| match &claim.content {
            Content::Values(values) => &values[..],
            Content::Absent(_) => &[],
        });
        let markdown = values.filter_map(|value| match value {
            Value::Markdown(markdown) => Some(&markdown.body),
            _ => None,
        });
        std::iter::once(&self.body).chain(markdown)
    }
}

/// The folder and stem of a path that can be an entry: `content/<folder>/<stem>.md`.
pub fn place_of(path: &str) -> Option<(&str, &str)> {
    let (folder, file) = path.strip_prefix("content/")?.split_once('/')?;
    let stem = file.strip_suffix(".md")?;
    (!stem.contains('/')).then_some((folder, stem))
}

/// Parses one content file. Returns `None` if too little can be read to make an entry; the diagnostics say why.
pub fn parse(source: &Source, schema: &Schema) -> Checked<Option<Entry>> {
    let mut diagnostics = oddities(source);
    let fail = |diagnostic: Option<Diagnostic>, mut diagnostics: Vec<Diagnostic>| {
        diagnostics.extend(diagnostic);
        Checked { value: None, diagnostics }
    };
    let Some((folder, stem)) = place_of(&source.path) else {
        let message = "this file is not published: an entry is `content/<folder>/<name>.md`";
        // Other programs use a folder for each page.
        let parts: Vec<&str> = source.path.split('/').collect();
        let help = match parts[..] {
            ["content", folder, name, "index.md" | "_index.md"] if schema.kinds.contains_key(folder) => {
                format!("move it to content/{folder}/{name}.md")
            }
            _ => "move it into the folder of its kind".to_owned(),
        };
        return fail(Some(Diagnostic::new(Code::StrayFile, &source.path, 0..0, message).help(help)), diagnostics);
    };
    let Some(kind) = schema.kinds.get(folder) else {
        let message = format!("the folder `content/{folder}` has no kind.toml");
        let known = schema.kinds.keys().map(|known| &**known);
        let near = nearest(folder, known).map(|near| format!("did you mean to put the file in `content/{near}`?"));
        let help = near.unwrap_or_else(|| format!("add content/{folder}/kind.toml, or move the file to the folder of its kind"));
        let diagnostic = Diagnostic::new(Code::MissingKind, &source.path, 0..0, message).help(help);
        return fail(Some(diagnostic), diagnostics);
    };
    if !is_stem(stem) {
        let message = format!("`{stem}` cannot be an id: small letters, digits and single hyphens only");
        let about = ["README", "LICENSE", "LICENCE", "CONTRIBUTING", "CHANGELOG", "_index", "_template"].contains(&stem);
        let help = match about {
            true => Some(format!(
                "take it out of content/: what stands in content/{folder}/ is an entry; what its list says stands in kind.toml"
            )),
            false => suggested_stem(stem).map(|name| format!("rename the file to {name}.md")),
        };
        diagnostics.push(Diagnostic::new(Code::BadFileName, &source.path, 0..0, message).maybe_help(help));
        if about {
            return fail(None, diagnostics);
        }
    }
    // Every other problem of such keys follows from this one.
    if diagnostics.iter().any(|found| found.code == Code::ConflictMarker) {
        return fail(None, diagnostics);
    }
    let parts = match fence::split(source) {
        Ok(parts) => parts,
        // A file in another encoding may begin with bytes that cannot be recognised.
        Err(_) if source.oddities.iter().any(|oddity| matches!(oddity, Oddity::NotUtf8(at) if *at < 8)) => {
            diagnostics.retain(|found| found.code != Code::ControlCharacter);
            return fail(None, diagnostics);
        }
        Err(diagnostic) => return fail(Some(*diagnostic), diagnostics),
    };
    diagnostics.extend(hidden_signs(source, parts.body.clone()));
    let id = Arc::from(format!("{folder}/{stem}"));
    let mut entry = front_matter::read(source, parts.front_matter, id, kind.clone(), schema).drain_into(&mut diagnostics);
    let above = &source.text[..parts.body.start];
    entry.body = markdown::read(source, parts.body).drain_into(&mut diagnostics);
    // A file that is not UTF-8 is already reported, so garbled text is not reported on top.
    if source.oddities.iter().any(|oddity| matches!(oddity, Oddity::NotUtf8(_))) {
        diagnostics.retain(|found| found.code != Code::GarbledText);
    }
    diagnostics.extend(said_twice(source, above.len(), &entry));
    let below = entry.body.outline().0.to_le_bytes();
    let with = |above: &[&str]| Fingerprint::of_parts([&*source.path].iter().chain(above).map(|part| part.as_bytes()).chain([&below[..]]));
    (entry.outline, entry.facts_print) = (with(&[above]), with(&entry.without_names(above)));
    entry.places = entry.body.places();
    Checked { value: Some(entry), diagnostics }
}

/// Reports a text that begins by repeating the title or the summary, which the page shows above it.
fn said_twice(source: &Source, body: usize, entry: &Entry) -> Option<Diagnostic> {
    let start = source.text.len() - source.text.get(body..)?.trim_start().len();
    let rest = source.text.get(start..)?;
    let mut lines = rest.lines();
    let line = lines.next()?;
    let below = lines.next().unwrap_or_default();
    let heading = entry.body.headings.first().filter(|_| entry.body.html.starts_with("<h"));
    let (noun, span) = match &entry.summary {
        _ if heading.is_some_and(|heading| *heading.text == *entry.title.value) => {
            // A line of hyphens or equals signs below also makes it a heading.
            let signs = if line.starts_with('#') || !below.starts_with(['=', '-']) { 0 } else { below.len() + 1 };
            ("title", start..start + line.len() + signs)
        }
        Some(summary) if **summary == *line.trim_end() && below.trim().is_empty() => ("summary", start..start + line.len()),
        _ => return None,
    };
    let help = Help::from(format!("take it out here: a page has its {noun} above the text")).edit(span.clone(), "");
    Some(Diagnostic::new(Code::SaidTwice, &source.path, span, format!("the text begins with the {noun} again")).help(help))
}

/// The span of a file's front matter, without its fences.
pub fn front_matter(source: &Source) -> Option<Span> {
    fence::split(source).ok().map(|parts| parts.front_matter)
}

/// Reports the oddities of a file's bytes.
pub fn oddities(source: &Source) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut push = |code, at: usize, message: String, help: Help| {
        found.push(Diagnostic::new(code, &source.path, at..at, message).help(help));
    };
    for oddity in &source.oddities {
        match *oddity {
            Oddity::ByteOrderMark => {
                // The mark was already removed when the file was read, so writing the file again is enough.
                let help = Help::from("save it as plain UTF-8").edits(Vec::new());
                push(Code::ByteOrderMark, 0, "the file begins with an invisible byte-order mark".into(), help);
            }
            Oddity::NotUtf8(at) => {
                push(
                    Code::NotUtf8,
                    at,
                    "the file is not UTF-8 text from here on".into(),
                    "open it in an editor and save it as UTF-8".into(),
                );
            }
            Oddity::ControlCharacter(at) => {
                let byte = source.text.as_bytes().get(at).copied().unwrap_or_default();
                let message = format!("an invisible control character (U+{byte:04X}) stands here");
                push(Code::ControlCharacter, at, message, Help::from("delete it").edit(at..at + 1, ""));
            }
        }
    }
    // Nearly no file has a carriage return, and a single byte is found fastest.
    let returns = memchr::memchr(b'\r', source.text.as_bytes());
    if let Some(at) = returns.and_then(|_| memchr::memmem::find(source.text.as_bytes(), b"\r\n")) {
        let all = memchr::memmem::find_iter(source.text.as_bytes(), b"\r\n").map(|at| Edit { span: at..at + 1, text: String::new() });
        let help = Help::from("save the file with LF line endings").edits(all.collect());
        push(Code::WindowsLineEndings, at, "the lines end in CR LF".into(), help);
    }
    found.extend(fence::merge_stopped(source));
    found
}

/// The most hidden characters of one body that are reported; an author who removes these will see the rest.
const MOST_HIDDEN: usize = 100;

/// Reports characters in the body that must not be published. Control characters of one byte are among the file's oddities.
fn hidden_signs(source: &Source, body: Span) -> impl Iterator<Item = Diagnostic> {
    let text = &source.text[body.clone()];
    let all = if text.is_ascii() { Vec::new() } else { HiddenSign::all(text) };
    all.into_iter().filter(|hidden| !hidden.sign.is_ascii()).take(MOST_HIDDEN).map(move |hidden| {
        let at = body.start + hidden.at;
        let message = format!("{} (U+{:04X}) stands here", hidden.name(), u32::from(hidden.sign));
        let help = match hidden.is_isolate() {
            true => Help::from("end it with U+2069 on the same line, or take it out"),
            false => Help::from("take it out").whole(""),
        };
        Diagnostic::new(Code::ControlCharacter, &source.path, at..at + hidden.sign.len_utf8(), message).help(help)
    })
}

/// Suggests a valid file name.
pub(crate) fn suggested_stem(stem: &str) -> Option<String> {
    let lower = crate::source::without_accents(&stem.to_lowercase());
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    (!name.is_empty()).then_some(name)
}
