//! The front matter: the keys that every entry may have, and the facts that its kind declares.

use std::sync::Arc;

use super::anchor::Anchors;
use super::item::{called_otherwise, countries, date, misplaced, references, texts, word};
use super::plain::{names, plain};
use super::{Body, Entry, Written, claim, comparison, folder, relation, scenario, values};
use crate::diagnostic::{Checked, Code, Help};
use crate::fingerprint::Fingerprint;
use crate::schema::{Field, Kind, Role, Schema};
use crate::source::{Source, Span};
use crate::table::{self, Item, Keys, Notes, unknown_key};
use crate::value::Country;

/// Reads the TOML at `span` of the file.
pub(super) fn read(source: &Source, span: Span, id: Arc<str>, kind: Arc<Kind>, schema: &Schema) -> Checked<Entry> {
    let meant = |key: &str, bare: &str| values::meant(key, bare, &kind, schema);
    let mut notes = Notes::new(&source.path, span.start).asking(&meant);
    let notes = &mut notes;
    let root = table::parse(&source.text[span], notes);
    let mut keys = Keys::new(root.get_ref(), root.span());
    let kind = folder::kind_of(&keys, kind.clone(), schema, notes);

    let title = keys.require("title", "an entry", notes);
    let title: Option<Written<Box<str>>> =
        title.and_then(|item| Some(Written { value: item.line(notes).and_then(|_| plain(&item, notes))?, span: notes.place(&item.span) }));
    let summary = keys.take("summary").and_then(|item| plain(&item, notes));
    let name = title.as_ref().map(|title| &*title.value);
    let aliases = keys.take("aliases").map(|item| names(&item, name, notes)).unwrap_or_default();
    let unlinked = keys.take("unlinked").map(|item| texts(&item, notes)).unwrap_or_default();
    let redirects = keys.take("redirects").map(|item| texts(&item, notes)).unwrap_or_default();
    let countries = keys.take("countries").map(|item| countries(&item, notes)).unwrap_or_default();
    let status = keys.take("status").and_then(|item| word(&item, "status", schema, notes));
    let sources = keys.take("sources").map(|item| references(&item, notes)).unwrap_or_default();
    let checked = keys.take("checked").and_then(|item| Some(Written { value: date(&item, notes)?, span: notes.place(&item.span) }));
    let draft = keys.take("draft").and_then(|item| item.boolean(notes)).unwrap_or_default();
    let auto_links = keys.take("auto_links").and_then(|item| item.boolean(notes)).unwrap_or(true);
    let comparison = (kind.role == Role::Comparison).then(|| comparison::read(&mut keys, notes)).flatten();
    let members = if kind.role == Role::Country { keys.take("members") } else { None };
    let members = members.map(|item| members_of(&item, &countries, notes)).unwrap_or_default();
    let cuts = if kind.role == Role::Scenario { scenario::read(&mut keys, schema, notes) } else { Vec::new() };
    let facts = keys.take("facts").and_then(|item| facts_of(&item, notes));
    let depends = keys.take("depends").map(|item| item.tables("depends", "on = \"…\" and role = \"…\"", notes)).unwrap_or_default();
    let events = keys.take("events").map(|item| item.tables("events", "date = \"…\" and title = \"…\"", notes)).unwrap_or_default();
    keys.finish("an entry", notes, |key| {
        let Some((_, field)) = kind.field(key) else { return called_otherwise("an entry", key) };
        let message = format!("`{}` is a field of this kind, not a key of the entry", field.name);
        Some((Code::MisplacedKey, message, Help::from("move its line below a line [facts]").line_to("facts")))
    });

    // A field that is present but wrong is not reported as missing too.
    let missing = |facts: Option<&Keys<'_, '_>>| -> Vec<&Field> {
        kind.fields.iter().filter(|field| field.required && !facts.is_some_and(|facts| facts.has(&field.name))).collect()
    };
    let missing = missing(facts.as_ref());
    let facts = facts.map(|facts| read_facts(facts, &kind, schema, notes)).unwrap_or_default();
    for field in missing {
        if !notes.is_broken() {
            let help = format!("write {} = … below a line [facts], or {0} = {{ absent = \"unknown\" }}", field.name);
            notes.report(
                Code::MissingField,
                &(0..0),
                format!("{} needs the field `{}`", article(&kind.name), field.name),
                Some(help.into()),
            );
        }
    }
    // The order in which dependencies are written has no meaning, so that a formatter may change it. The sorts are stable:
    // equal roles and dates stay as written.
    let (mut depends, mut absent_depends) = relation::read_dependencies(depends, schema, notes);
    depends.sort_by_key(|dependency| schema.vocabularies.rank("role", &dependency.role));
    absent_depends.sort_by_key(|absent| schema.vocabularies.rank("role", &absent.role));
    let mut events: Vec<_> = events.into_iter().filter_map(|keys| relation::read_event(keys, schema, notes)).collect();
    events.sort_by(|a, b| a.date.cmp(&b.date));
    events.shrink_to_fit();
    let title = title.unwrap_or_else(|| Written { value: id.rsplit('/').next().unwrap_or_default().into(), span: notes.place(&(0..0)) });
    let mut value = Entry {
        path: source.path.clone(),
        kind,
        id,
        title,
        summary,
        aliases,
        unlinked,
        redirects,
        countries,
        status,
        sources,
        checked,
        draft,
        auto_links,
        facts,
        depends,
        absent_depends,
        events,
        comparison,
        cuts,
        members,
        body: Body::default(),
        anchors: Anchors::default(),
        outline: Fingerprint(0),
        facts_print: Fingerprint(0),
        places: Fingerprint(0),
    };
    value.number();
    Checked { value, diagnostics: std::mem::take(&mut notes.diagnostics) }
}

/// The table of facts, of which an entry has one.
fn facts_of<'t, 'i>(item: &Item<'t, 'i>, notes: &mut Notes<'_>) -> Option<Keys<'t, 'i>> {
    if item.value.is_array() {
        let help = "write [facts] in single brackets, once, with all facts below it";
        notes.report(Code::WrongType, &item.key, "facts are one table, and this is a list of tables", Some(help.into()));
        return None;
    }
    item.table(notes)
}

/// Reads the facts, in the order of the kind's fields.
fn read_facts(keys: Keys<'_, '_>, kind: &Kind, schema: &Schema, notes: &mut Notes<'_>) -> Vec<claim::Fact> {
    let mut facts = Vec::new();
    for (name, item) in keys.rest() {
        match kind.field(&name) {
            Some((at, field)) => facts.extend(claim::read::fact(&item, at, field, schema, notes)),
            // A mistake in the field's declaration is reported in kind.toml.
            None if kind.may_have(&name) => {}
            None => {
                let known = kind.fields.iter().map(|field| field.name.as_str());
                unknown_key(&name, &item, &article(&kind.name), known, notes, misplaced);
            }
        }
    }
    facts.sort_by_key(|fact: &claim::Fact| fact.field);
    facts.shrink_to_fit();
    facts
}

/// A noun with its indefinite article: "a model", "an initiative".
fn article(noun: &str) -> String {
    let an = noun.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

/// Reads the members of a bloc, which cannot include itself.
fn members_of(item: &Item<'_, '_>, bloc: &[Written<Country>], notes: &mut Notes<'_>) -> Vec<Written<Country>> {
    let mut members = countries(item, notes);
    members.retain(|member| {
        let itself = bloc.iter().any(|country| country.value == member.value);
        if itself {
            let message = format!("{} cannot be a member of itself", member.value.code());
            let span = member.span.clone();
            notes.diagnostics.push(
                crate::diagnostic::Diagnostic::new(Code::BlocMember, notes.path, span, message)
                    .help("list the countries that belong to the bloc, without its own code"),
            );
        }
        !itself
    });
    members
}
