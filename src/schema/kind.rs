//! Kinds: what may be said about the entries of one folder.

use std::sync::Arc;

use super::translated::Readers;
use super::{ENTRY_COLUMNS, Preset, Vocabularies, is_stem};
use crate::diagnostic::{Checked, Code, one_of};
use crate::source::{Source, Span};
use crate::table::{self, DeValue, Item, Keys, Notes};
use crate::value::Period;

/// The part that a kind's entries play in the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A thing that is profiled.
    #[default]
    Profile,
    /// A country, with its projects and its timeline.
    Country,
    /// A source, on which facts rest.
    Source,
    /// A table that sets entries side by side.
    Comparison,
    /// A page of text.
    Page,
    /// A question: what happens if these entries stop, or these dependencies are cut.
    Scenario,
}

impl Role {
    const WORDS: [(&str, Self); 6] = [
        ("profile", Self::Profile),
        ("country", Self::Country),
        ("source", Self::Source),
        ("comparison", Self::Comparison),
        ("page", Self::Page),
        ("scenario", Self::Scenario),
    ];
}

/// The type of a field's values. A closed set, because each type has its meaning in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the documentation: docs/format.md lists them")]
pub enum FieldType {
    Text,
    Markdown,
    Bool,
    Count,
    Quantity,
    Money,
    Date,
    Url,
    Choice,
    Country,
    Language,
    Licence,
    Ref,
}

impl FieldType {
    const WORDS: [(&str, Self); 13] = [
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("bool", Self::Bool),
        ("count", Self::Count),
        ("quantity", Self::Quantity),
        ("money", Self::Money),
        ("date", Self::Date),
        ("url", Self::Url),
        ("choice", Self::Choice),
        ("country", Self::Country),
        ("language", Self::Language),
        ("licence", Self::Licence),
        ("ref", Self::Ref),
    ];

    /// The word for the type in `kind.toml`.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

/// A field: one thing that may be said about an entry.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in front matter: lower-case letters, digits and underscores.
    pub name: String,
    /// The type of its values.
    pub kind: FieldType,
    /// The name that readers see.
    pub label: String,
    /// Advice for contributors on what to write.
    pub help: Option<String>,
    /// Whether the field may have several values at once.
    pub list: bool,
    /// Whether leaving it out is an error.
    pub required: bool,
    /// Whether an entry without it is incomplete.
    pub recommended: bool,
    /// The type of the event that a dated value of this field is, if it is one.
    pub event: Option<String>,
    /// The vocabulary of a choice.
    pub vocabulary: Option<String>,
    /// The unit of a quantity.
    pub unit: Option<String>,
    /// For references: the heading under which the referring entries are listed on the entry referred to: "Leads". None: the
    /// label itself.
    pub reverse: Option<String>,
    /// The folders that a reference may lead to, with their spans; empty: any folder.
    pub targets: Vec<(Arc<str>, Span)>,
    /// The time after which a value is stale.
    pub shelf_life: Option<Period>,
    /// Whether amounts of money in this field may be summed over the projects of a country.
    pub sum: bool,
    /// Whether the field is about the profile rather than its subject, so that it needs no outside source.
    pub editorial: bool,
}

/// A kind's own words for what happens to its entries, as parts of a sentence whose subject is the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct States {
    /// It cannot go on.
    pub stopped: Option<Box<str>>,
    /// What exists goes on.
    pub frozen: Option<Box<str>>,
    /// It loses nothing now but is at risk in the long run.
    pub strained: Option<Box<str>>,
}

impl States {
    fn read(item: &Item<'_, '_>, readers: &mut Readers<'_>, notes: &mut Notes<'_>) -> Option<Self> {
        let mut keys = item.table(notes)?;
        let mut text = |name, notes: &mut Notes<'_>| keys.take(name).and_then(|item| readers.text(&item, notes)).map(Box::from);
        let states = Self { stopped: text("stopped", notes), frozen: text("frozen", notes), strained: text("strained", notes) };
        keys.finish("`states`", notes, |_| None);
        Some(states)
    }
}

/// The declaration of what may be said about the entries of one folder.
#[derive(Clone, Debug)]
pub struct Kind {
    /// The folder below `content/`.
    pub folder: Arc<str>,
    /// The `kind.toml` it was read from.
    pub path: Arc<str>,
    /// The noun for one entry of the kind.
    pub name: String,
    /// Its plural.
    pub plural: String,
    /// The part that its entries play in the site.
    pub role: Role,
    /// Whether its entries count as projects.
    pub project: bool,
    /// Whether it makes sense to ask what happens without one of its entries; for a policy or a report it does not.
    pub cut_off: bool,
    /// A one-sentence description of the kind.
    pub description: Option<String>,
    /// The schema.org type of its entries: "Organization".
    pub schema_type: Option<String>,
    /// An entry whose status leads readers to expect news is silent after this long without an event.
    pub silence: Period,
    /// Its own words for what happens to an entry, where the site's words do not fit: "is no longer made".
    pub states: States,
    /// The roles of dependencies that each entry should name, or else explain why it names none.
    pub expects: Vec<Box<str>>,
    /// Its fields, in display order.
    pub fields: Vec<Field>,
    /// Groups of columns that are shown together. If there are any, the table consists of their columns.
    pub presets: Vec<Preset>,
    /// Names of fields whose declaration cannot be read.
    pub unread: Vec<String>,
    /// Whether its file could be read completely.
    pub is_whole: bool,
}

/// The period of silence for kinds that set none.
const SILENCE: Period = Period::months(18);

impl Kind {
    /// Reads a `kind.toml`. Whatever cannot be understood is left out and reported.
    pub(super) fn read(folder: &str, source: &Source, vocabularies: &Vocabularies, language: &str) -> Checked<Self> {
        let mut readers = Readers::of(language);
        let mut notes = Notes::new(&source.path, 0);
        let root = table::parse(&source.text, &mut notes);
        let mut keys = Keys::new(root.get_ref(), root.span());
        if !is_stem(folder) {
            let message = format!("the folder `{folder}` needs a name of small letters, digits and single hyphens");
            notes.report(Code::BadFileName, &(0..0), message, None);
        }
        let mut text = |name, notes: &mut Notes<'_>| keys.take(name).and_then(|item| readers.text(&item, notes));
        let name = text("name", &mut notes);
        let plural = text("plural", &mut notes);
        let description = text("description", &mut notes);
        let role = keys.take("role").and_then(|item| word(&item, &Role::WORDS, "a role", &mut notes)).unwrap_or_default();
        let project = keys.take("project").and_then(|item| item.boolean(&mut notes)).unwrap_or_default();
        let cut_off = keys.take("cut_off").and_then(|item| item.boolean(&mut notes)).unwrap_or(true);
        if name.is_none() && !notes.is_broken() {
            notes.report(Code::MissingKey, &(0..0), "a kind needs a `name`", Some("write name = \"Model\"".into()));
        }
        let schema_type = keys.take("schema_type").and_then(|item| schema_type(&item, &mut notes));
        let silence = keys.take("silence").and_then(|item| period(&item, &mut notes)).unwrap_or(SILENCE);
        let expects = keys.take("expects").map(|item| expected_roles(&item, vocabularies, &mut notes)).unwrap_or_default();
        let states = keys.take("states").and_then(|item| States::read(&item, &mut readers, &mut notes)).unwrap_or_default();
        let presets = keys.take("presets").map(|item| Preset::read_all(&item, &mut notes)).unwrap_or_default();
        let fields = keys.take("fields").and_then(|item| fields_of(&item, &mut notes)).map(Keys::rest).unwrap_or_default();
        let mut unread = Vec::new();
        let fields = fields.into_iter().filter_map(|(name, item)| {
            let field = read_field(name.clone(), &item, vocabularies, &mut readers, &mut notes);
            unread.extend(field.is_none().then_some(name));
            field
        });
        let fields = fields.collect();
        keys.finish("a kind", &mut notes, |_| None);
        readers.finish(&mut notes);
        let name = name.unwrap_or_else(|| folder.to_owned());
        let plural = plural.unwrap_or_else(|| name.clone());
        let kind = Self {
            folder: folder.into(),
            path: source.path.clone(),
            name,
            plural,
            role,
            project,
            cut_off,
            description,
            schema_type,
            silence,
            states,
            expects,
            fields,
            presets,
            unread,
            is_whole: !notes.is_broken(),
        };
        Checked { value: kind, diagnostics: notes.diagnostics }
    }

    /// Whether the kind's entries may have a fact of this name. A field whose declaration cannot be read counts.
    pub fn may_have(&self, name: &str) -> bool {
        !self.is_whole || self.field(name).is_some() || self.unread.iter().any(|unread| unread == name)
    }

    /// The index and declaration of a field.
    pub fn field(&self, name: &str) -> Option<(usize, &Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }
}

fn period(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Period> {
    let text = item.line(notes)?;
    Period::parse(text).map_err(|invalid| notes.report(Code::InvalidPeriod, &item.span, invalid.message, invalid.help)).ok()
}

/// The table of fields, each of which is a table itself.
fn fields_of<'t, 'i>(item: &Item<'t, 'i>, notes: &mut Notes<'_>) -> Option<Keys<'t, 'i>> {
    if !item.value.is_table() {
        let help = "write a line [fields.name] for each, with the field's own name, and below it type = \"text\"";
        notes.report(Code::WrongType, &item.key, "each field is a table of its own", Some(help.into()));
        return None;
    }
    item.table(notes)
}

/// Reads words of the vocabulary `role`, dropping repetitions.
fn expected_roles(item: &Item<'_, '_>, vocabularies: &Vocabularies, notes: &mut Notes<'_>) -> Vec<Box<str>> {
    let mut roles: Vec<Box<str>> = Vec::new();
    for (text, span) in item.texts(notes) {
        let known = vocabularies.named("role");
        if known.and_then(|words| words.word(text)).is_none() {
            let help = known.and_then(|words| one_of(text, words.names()));
            notes.report(Code::UnknownWord, &span, format!("`{text}` is not a word of the vocabulary `role`"), help);
        } else if !roles.iter().any(|role| **role == *text) {
            roles.push(text.into());
        }
    }
    roles
}

/// Reads the name of a schema.org type. It is not checked against a list, because schema.org is long and growing.
fn schema_type(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<String> {
    let text = item.line(notes)?;
    let well_formed = text.starts_with(|c: char| c.is_ascii_uppercase()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !well_formed {
        let help = "write a type of https://schema.org, such as Organization or SoftwareApplication".to_owned();
        notes.report(Code::InvalidSchema, &item.span, format!("`{text}` is not a type of schema.org"), Some(help.into()));
    }
    well_formed.then(|| text.to_owned())
}

fn word<T: Copy>(item: &Item<'_, '_>, words: &[(&str, T)], what: &str, notes: &mut Notes<'_>) -> Option<T> {
    let text = item.line(notes)?;
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        let help = one_of(text, words.iter().map(|(word, _)| *word));
        notes.report(Code::InvalidSchema, &item.span, format!("`{text}` is not {what}"), help);
    }
    found
}

fn read_field(
    name: String,
    item: &Item<'_, '_>,
    vocabularies: &Vocabularies,
    readers: &mut Readers<'_>,
    notes: &mut Notes<'_>,
) -> Option<Field> {
    let well_formed = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !well_formed || ENTRY_COLUMNS.contains(&name.as_str()) {
        let help = "a field's name is small letters, digits and underscores, and not one that every entry has";
        notes.report(Code::InvalidSchema, &item.key, format!("a field cannot be named `{name}`"), Some(help.into()));
        return None;
    }
    if let Some(text) = item.value.as_str() {
        let help = format!("write a line [fields.{name}], and below it type = {}", crate::table::quoted(text));
        notes.report(Code::WrongType, &item.span, "a field is a table of its own, found text", Some(help.into()));
    }
    let mut keys = item.value.is_table().then(|| item.table(notes))??;
    let kind = keys.require("type", "a field", notes).and_then(|item| word(&item, &FieldType::WORDS, "a type of field", notes));
    let label = keys.take("label").and_then(|item| readers.text(&item, notes));
    let help = keys.take("help").and_then(|item| readers.text(&item, notes));
    let mut flag = |name, notes: &mut Notes<'_>| keys.take(name).and_then(|item| item.boolean(notes)).unwrap_or_default();
    let (list, required, recommended) = (flag("list", notes), flag("required", notes), flag("recommended", notes));
    let (editorial, sum) = (flag("editorial", notes), keys.take("sum"));
    let event = keys.take("event");
    let vocabulary = keys.take("vocabulary");
    let unit = keys.take("unit");
    let to = keys.take("to");
    let reverse = keys.take("reverse");
    let shelf_life = keys.take("shelf_life");
    keys.finish("a field", notes, |_| None);
    let kind = kind?;

    for (key, item, wanted) in [
        ("event", &event, FieldType::Date),
        ("sum", &sum, FieldType::Money),
        ("vocabulary", &vocabulary, FieldType::Choice),
        ("unit", &unit, FieldType::Quantity),
        ("to", &to, FieldType::Ref),
        ("reverse", &reverse, FieldType::Ref),
    ] {
        if let Some(item) = item
            && kind != wanted
        {
            let message = format!("`{key}` belongs to fields of type {}, this one is {}", wanted.word(), kind.word());
            notes.report(Code::InvalidSchema, &item.key, message, None);
        }
    }
    if kind == FieldType::Choice {
        match vocabulary.as_ref().map(|item| (item, item.line(notes))) {
            None => notes.report(Code::InvalidSchema, &item.key, format!("the choice `{name}` needs a `vocabulary`"), None),
            Some((item, Some(text))) if vocabularies.named(text).is_none() && vocabularies.is_whole() => {
                let message = format!("no vocabulary `{text}` in content/vocabularies.toml");
                notes.report(Code::InvalidSchema, &item.span, message, Some(vocabularies.instead_of(text)));
            }
            Some(_) => {}
        }
    }
    if let Some(item) = &event
        && let DeValue::String(word) = item.value
    {
        vocabularies.require("event", word, &item.span, notes);
    }
    let shelf_life = shelf_life.and_then(|item| period(&item, notes));
    let sum = sum.and_then(|item| item.boolean(notes)).unwrap_or_default() && kind == FieldType::Money;
    let reverse = reverse.and_then(|item| readers.text(&item, notes));
    let mut text = |item: Option<Item<'_, '_>>| item.and_then(|item| item.line(notes)).map(str::to_owned);
    let (event, vocabulary, unit) = (text(event), text(vocabulary), text(unit));
    let targets = to.map(|item| item.texts(notes)).unwrap_or_default();
    let targets = targets.into_iter().map(|(text, span)| (Arc::from(text), notes.place(&span))).collect();
    let label = label.unwrap_or_else(|| sentence_case(&name));
    Some(Field {
        name,
        kind,
        label,
        help,
        list,
        required,
        recommended,
        event,
        vocabulary,
        unit,
        reverse,
        targets,
        shelf_life,
        sum,
        editorial,
    })
}

/// `training_power` as readers would write it: "Training power".
fn sentence_case(name: &str) -> String {
    let mut words = name.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
