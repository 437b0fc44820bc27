//! Reading facts and their claims.

use super::{Absence, Claim, Content, Fact, Value};
use crate::diagnostic::{Code, Help, one_of};
use crate::entry::item::{called_otherwise, date, misplaced, references, valid, word};
use crate::entry::plain::free_text;
use crate::entry::values;
use crate::schema::{Field, FieldType, Schema};
use crate::table::{DeValue, Item, Keys, Notes};
use crate::value::Period;

/// Reads what is said about `field`: a bare value, one claim or several.
pub(in crate::entry) fn fact(item: &Item<'_, '_>, at: usize, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Fact> {
    let several = matches!(item.value, DeValue::Array(array) if !array.is_empty() && array.iter().all(|value| value.get_ref().is_table()));
    let items = if several { item.items() } else { vec![item.clone()] };
    let mut claims = Vec::with_capacity(items.len());
    claims.extend(items.iter().filter_map(|item| claim(item, field, schema, notes)));
    for extra in claims.iter().filter(|claim| claim.preferred).skip(1) {
        let local = extra.span.start - notes.place(&(0..0)).start..extra.span.end - notes.place(&(0..0)).start;
        let help = "leave preferred = true at one of them".to_owned();
        notes.report(Code::SeveralPreferred, &local, format!("a second claim of `{}` is preferred", field.name), Some(help.into()));
    }
    (!claims.is_empty()).then_some(Fact { field: at, claims })
}

fn claim(item: &Item<'_, '_>, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Claim> {
    let bare = Claim {
        content: Content::Absent(Absence::Unknown),
        as_of: None,
        sources: Vec::new(),
        scope: None,
        note: None,
        quote: None,
        basis: None,
        over: None,
        preferred: false,
        span: notes.place(&item.span),
    };
    let DeValue::Table(_) = item.value else {
        if field.kind == FieldType::Money {
            values::not_money(item, notes);
            return None;
        }
        return Some(Claim { content: Content::Values(values::read(item, false, field, schema, notes)?), ..bare });
    };
    let mut keys = item.table(notes)?;
    let value = keys.take("value");
    let absent = keys.take("absent");
    let (amount, currency) = match field.kind {
        FieldType::Money => (keys.take("amount"), keys.take("currency")),
        _ => (None, None),
    };
    let as_of = keys.take("as_of");
    let has_as_of = as_of.is_some();
    let claim = Claim {
        as_of: as_of.and_then(|item| date(&item, notes)),
        sources: keys.take("source").map(|item| references(&item, notes)).unwrap_or_default(),
        scope: free_text(&mut keys, "for", notes),
        note: free_text(&mut keys, "note", notes),
        // A quotation may contain any characters, because they are the source's.
        quote: keys.take("quote").and_then(|item| item.text(notes)).map(|text| text.trim().into()),
        basis: (field.kind == FieldType::Money).then(|| basis(&mut keys, schema, notes)).flatten(),
        over: (field.kind == FieldType::Money).then(|| period(&mut keys, notes)).flatten(),
        preferred: keys.take("preferred").and_then(|item| item.boolean(notes)).unwrap_or_default(),
        ..bare
    };
    let start = item.span.start..item.span.end;
    let another_fact = |key: &str| {
        let known = schema.kinds.values().any(|kind| kind.fields.iter().any(|field| &*field.name == key));
        let message = format!("`{key}` is a fact of its own, and no part of `{}`", field.name);
        let help = format!("move its line to the other facts, above the line `[facts.{}]`", field.name);
        known.then(|| (Code::MisplacedKey, message, Help::from(help).line_to("facts")))
    };
    keys.finish("a claim", notes, |key| misplaced(key).or_else(|| another_fact(key)).or_else(|| called_otherwise("a claim", key)));
    let says_value = value.is_some() || amount.is_some();
    let content = match (absent, says_value) {
        (Some(absent), true) => {
            let message = "a claim has a value or is absent, not both";
            notes.report(Code::ContradictoryClaim, &absent.key, message, Some("take one out, or write two claims".into()));
            return None;
        }
        (Some(absent), false) => Content::Absent(absence(&absent, notes)?),
        (None, false) if notes.is_broken_in(&start) => return None,
        (None, false) => {
            let needs = if field.kind == FieldType::Money { "an `amount`" } else { "a `value`" };
            let message = format!("a claim needs {needs}, or `absent`");
            notes.report(Code::EmptyClaim, &start, message, Some("write absent = \"unknown\" if nobody says".into()));
            return None;
        }
        (None, true) if field.kind == FieldType::Money => {
            if let Some(value) = value {
                values::amount_as_value(&value, notes);
                return None;
            }
            let money = values::money(amount.as_ref(), currency.as_ref(), &item.span, notes);
            if !has_as_of && !notes.is_broken_in(&item.span) {
                let help = "add as_of = \"2023\", or as precisely as the source says";
                notes.report(Code::MissingAsOf, &item.span, "money needs the date it is as of", Some(help.into()));
            }
            Content::Values(vec![Value::Money(money?)])
        }
        (None, true) => Content::Values(values::read(value.as_ref()?, true, field, schema, notes)?),
    };
    Some(Claim { content, ..claim })
}

/// Reads the word for a typed absence.
pub(in crate::entry) fn absence(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Absence> {
    let text = item.text(notes)?;
    let found = Absence::WORDS.iter().find(|(word, _)| *word == text).map(|(_, absence)| *absence);
    if found.is_none() {
        let meant = Absence::meant(text).map(|(absence, sure)| {
            let help = Help::write(absence.word());
            if sure { help } else { help.guessed() }
        });
        let help = meant.or_else(|| one_of(text, Absence::WORDS.iter().map(|(word, _)| *word)));
        notes.report(Code::UnknownWord, &item.span, format!("`{text}` is not a way to be absent"), help);
    }
    found
}

/// Reads a word of the vocabulary `basis`; any text if the site has no such vocabulary.
fn basis(keys: &mut Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Box<str>> {
    match schema.vocabularies.named("basis") {
        Some(_) => word(&keys.take("basis")?, "basis", schema, notes),
        None => free_text(keys, "basis", notes),
    }
}

fn period(keys: &mut Keys<'_, '_>, notes: &mut Notes<'_>) -> Option<Period> {
    let item = keys.take("over")?;
    valid(Period::parse(item.text(notes)?), Code::InvalidPeriod, &item.span, notes)
}
