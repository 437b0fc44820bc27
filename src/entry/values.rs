//! Values of facts as they are written, and guesses at what was meant by a value in another notation.

use super::claim::{Absence, Markdown, Value};
use super::item::{apart, date, note_repeated, valid, wanted, word};
use super::plain::plain;
use super::{Written, address, markdown};
use crate::diagnostic::{Code, Help, one_of};
use crate::schema::{Field, FieldType, Kind, Schema, decimal};
use crate::source::Span;
use crate::table::{DeValue, Item, Notes};
use crate::value::{Count, Country, Currency, Date, Invalid, Language, Licence, Money, Quantity, meant_amount, written_amount};

/// Reads the values of an item: one, or a list if the field allows it. `keyed` says whether the item is the value of a key
/// `value`.
pub(super) fn read(item: &Item<'_, '_>, keyed: bool, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Vec<Value>> {
    if item.value.is_array() && !field.list {
        let help = format!("if these are several claims, write each below its own line [[facts.{}]]", field.name);
        notes.report(Code::NotAList, &item.span, format!("`{}` takes one value, not a list", field.name), Some(help.into()));
        return None;
    }
    if matches!(item.value, DeValue::Array(array) if array.is_empty()) {
        let help = "leave it out, or write { absent = \"none\" }";
        notes.report(Code::EmptyClaim, &item.span, format!("the list of `{}` is empty", field.name), Some(help.into()));
        return None;
    }
    if let Some(text) = item.value.as_str()
        && is_absence(text, field, schema)
    {
        return say_absent(item, text, keyed, field, notes);
    }
    note_repeated(item, notes);
    let items = item.items();
    let mut values = Vec::with_capacity(items.len());
    for one in &items {
        if let Some(text) = one.value.as_str().filter(|_| field.list)
            && let Some(help) = apart(text, item.value.is_array(), |part| is_valid(part, field, schema))
        {
            notes.report(Code::NotAList, &one.span, format!("several values stand in one text: `{text}`"), Some(help));
            continue;
        }
        if let Some(text) = one.value.as_str().filter(|text| item.value.is_array() && is_absence(text, field, schema))
            && let Some((absence, _)) = Absence::meant(text)
        {
            let help =
                format!("take it out; if there is none at all, write {{ absent = \"{}\" }} in the place of the list", absence.word());
            notes.report(Code::EmptyClaim, &one.span, format!("`{text}` is no value"), Some(help.into()));
            continue;
        }
        values.extend(read_one(one, field, schema, notes));
    }
    (!values.is_empty()).then_some(values)
}

/// Whether a text states that there is no value, in a field where the text cannot be a value itself.
fn is_absence(text: &str, field: &Field, schema: &Schema) -> bool {
    // Whether a reference leads somewhere is only known later.
    let unsaid = !matches!(field.kind, FieldType::Ref) && Absence::meant(text).is_some();
    let plain = matches!(field.kind, FieldType::Text | FieldType::Markdown);
    unsaid && if plain { !text.eq_ignore_ascii_case("none") } else { !is_valid(text, field, schema) }
}

/// Explains how an absence is written. A text field keeps the text, which is a valid value.
fn say_absent(item: &Item<'_, '_>, text: &str, keyed: bool, field: &Field, notes: &mut Notes<'_>) -> Option<Vec<Value>> {
    let (absence, sure) = Absence::meant(text)?;
    let word = absence.word();
    let help = if keyed {
        let edit = |span: &Span, text: String| crate::diagnostic::Edit { span: span.clone(), text };
        let edits = vec![edit(&item.key, "absent".into()), edit(&item.span, format!("\"{word}\""))];
        Help::from(format!("write absent = \"{word}\"")).edits(edits)
    } else {
        let table = format!("{{ absent = \"{word}\" }}");
        Help::from(format!("write {table}")).whole(table)
    };
    let help = if sure { help } else { help.guessed() };
    let message = format!("`{text}` is no value: that there is none is said with `absent`");
    let plain = matches!(field.kind, FieldType::Text | FieldType::Markdown);
    notes.report(if plain { Code::WordedAbsence } else { Code::EmptyClaim }, &item.span, message, Some(help));
    plain.then(|| vec![Value::Text(text.into())])
}

/// The TOML text that was meant by a value without quotes: the nearest of those that its field accepts.
pub(super) fn meant(key: &str, bare: &str, kind: &Kind, schema: &Schema) -> Option<String> {
    let name = key.rsplit('.').next().unwrap_or(key).trim();
    let word = |words: Option<&crate::schema::Vocabulary>| {
        let words = words?;
        words.word(bare).map(|word| word.name.clone()).or_else(|| one_of(bare, words.names())?.only_word().map(str::to_owned))
    };
    fn read<T>(result: Result<T, Invalid>, bare: &str) -> Option<String> {
        match result {
            Ok(_) => Some(bare.to_owned()),
            Err(invalid) => invalid.help?.only_word().map(str::to_owned),
        }
    }
    if let (Some((absent, true)), Some(_)) = (Absence::meant(bare), kind.field(name)) {
        return Some(format!("{{ absent = \"{}\" }}", absent.word()));
    }
    let meant = match kind.field(name) {
        _ if name == "status" => word(schema.vocabularies.named("status")),
        None if matches!(name, "checked" | "date" | "during" | "as_of") => read(Date::parse(bare), bare),
        Some((_, field)) => match field.kind {
            FieldType::Date => read(Date::parse(bare), bare),
            FieldType::Count => read(Count::parse(bare), bare),
            FieldType::Quantity => read(Quantity::parse(bare, field.unit.as_deref().unwrap_or_default()), bare),
            FieldType::Country => read(Country::parse(bare), bare),
            FieldType::Language => read(Language::parse(bare), bare),
            FieldType::Licence => read(Licence::parse(bare), bare),
            FieldType::Choice => word(field.vocabulary.as_deref().and_then(|name| schema.vocabularies.named(name))),
            _ => None,
        },
        None => None,
    };
    meant.map(|text| format!("\"{text}\""))
}

/// Whether a text is a valid value of a field. References cannot be checked yet.
fn is_valid(text: &str, field: &Field, schema: &Schema) -> bool {
    match field.kind {
        FieldType::Count => Count::parse(text).is_ok(),
        FieldType::Quantity => Quantity::parse(text, field.unit.as_deref().unwrap_or_default()).is_ok(),
        FieldType::Date => Date::parse(text).is_ok(),
        FieldType::Country => Country::parse(text).is_ok(),
        FieldType::Language => Language::parse(text).is_ok(),
        FieldType::Licence => Licence::parse(text).is_ok(),
        FieldType::Choice => {
            let words = field.vocabulary.as_deref().and_then(|name| schema.vocabularies.named(name));
            words.is_some_and(|words| words.word(text).is_some())
        }
        FieldType::Url => is_web_address(text),
        FieldType::Text | FieldType::Markdown | FieldType::Ref => true,
        FieldType::Bool | FieldType::Money => false,
    }
}

fn read_one(item: &Item<'_, '_>, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Value> {
    let text = match (item.value, field.kind) {
        (_, FieldType::Date) => return date(item, notes).map(Value::Date),
        (DeValue::Boolean(value), FieldType::Bool) => return Some(Value::Bool(*value)),
        (DeValue::Integer(_), FieldType::Count) => {
            let digits = decimal(item.value).map(|number| number.to_string()).unwrap_or_default();
            return valid(Count::parse(&digits), Code::InvalidCount, &item.span, notes).map(Value::Count);
        }
        (DeValue::Integer(_) | DeValue::Float(_), FieldType::Quantity) => {
            let unit = field.unit.as_deref().unwrap_or_default();
            match decimal(item.value) {
                Some(amount) => return Some(Value::Quantity(Quantity::bare(amount, unit))),
                None => notes.report(Code::InvalidQuantity, &item.span, "the number is too large or not finite", None),
            }
            return None;
        }
        (DeValue::String(_), kind) if kind != FieldType::Bool && kind != FieldType::Money => item.text(notes)?.trim(),
        (_, FieldType::Bool) => {
            item.boolean(notes);
            return None;
        }
        (DeValue::Float(number), FieldType::Count) => {
            let message = format!("expected {}, found a decimal number", wanted(field.kind));
            notes.report(Code::WrongType, &item.span, message, count_meant(number.as_str()));
            return None;
        }
        (_, kind) => {
            item.wrong_type(wanted(kind), notes);
            return None;
        }
    };
    let span = &item.span;
    match field.kind {
        FieldType::Text => plain(item, notes).map(Value::Text),
        FieldType::Markdown => {
            let before = notes.diagnostics.len();
            let body = markdown::inline(text, notes, span);
            // Nobody knows where such a text ends, so problems in it follow from the broken syntax.
            if notes.is_broken() && text.contains('\n') {
                notes.diagnostics.truncate(before);
            }
            Some(Value::Markdown(Box::new(Markdown { text: text.into(), body })))
        }
        FieldType::Count => valid(Count::parse(text), Code::InvalidCount, span, notes).map(Value::Count),
        FieldType::Quantity => {
            let unit = field.unit.as_deref().unwrap_or_default();
            valid(Quantity::parse(text, unit), Code::InvalidQuantity, span, notes).map(Value::Quantity)
        }
        FieldType::Url => read_url(text, span, notes),
        // Without its vocabulary a word cannot be checked. The missing vocabulary is reported in kind.toml.
        FieldType::Choice => {
            let vocabulary = field.vocabulary.as_deref().filter(|name| schema.vocabularies.named(name).is_some())?;
            word(item, vocabulary, schema, notes).map(Value::Choice)
        }
        FieldType::Country => valid(Country::parse(text), Code::InvalidCountry, span, notes).map(Value::Country),
        FieldType::Language => valid(Language::parse(text), Code::InvalidLanguage, span, notes).map(Value::Language),
        FieldType::Licence => valid(Licence::parse(text), Code::InvalidLicence, span, notes).map(Value::Licence),
        FieldType::Ref => Some(Value::Ref(Written { value: text.into(), span: notes.place(span) })),
        FieldType::Bool | FieldType::Money | FieldType::Date => None,
    }
}

fn is_web_address(text: &str) -> bool {
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
    let plain = plain && address::meant(text).is_none();
    plain && url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn read_url(text: &str, span: &Span, notes: &mut Notes<'_>) -> Option<Value> {
    if is_web_address(text) {
        return Some(Value::Url(text.into()));
    }
    let within = text.find("https://").or_else(|| text.find("http://")).filter(|at| *at > 0);
    let within = within.and_then(|at| text[at..].split([')', ']', '>', ' ', '"']).next());
    let host = |text: &str| text.split('/').next().is_some_and(|host| host.contains('.') && !host.contains(['@', ':']));
    let meant = address::meant(text).or_else(|| address::meant_scheme(text)).filter(|meant| is_web_address(meant));
    let help = if let Some(meant) = meant {
        Help::write(meant)
    } else if let Some(address) = within.filter(|address| is_web_address(address)) {
        Help::write(address)
    } else if text.trim().contains(char::is_whitespace) && text.starts_with("http") {
        "a space in an address is written %20; two addresses are two values".into()
    } else if host(text) && is_web_address(&format!("https://{text}")) {
        Help::write(format!("https://{text}"))
    } else {
        "write https://…".into()
    };
    notes.report(Code::InvalidUrl, span, format!("`{text}` is not a web address"), Some(help));
    None
}

/// Reads an amount with its currency.
pub(super) fn money(amount: Option<&Item<'_, '_>>, currency: Option<&Item<'_, '_>>, span: &Span, notes: &mut Notes<'_>) -> Option<Money> {
    let amount = amount.and_then(|item| {
        let found = decimal(item.value);
        if found.is_none() {
            let number = matches!(item.value, DeValue::Integer(_) | DeValue::Float(_));
            let message = if number { "the amount is not a number that money can have" } else { "the amount is a number without quotes" };
            let meant = item.value.as_str().and_then(meant_amount);
            let help = match meant {
                Some((amount, None)) => Help::from(format!("write {}", written_amount(amount))).whole(written_amount(amount)),
                Some((amount, Some(named))) => {
                    format!("write amount = {}, and currency = \"{}\" beside it", written_amount(amount), named.code()).into()
                }
                None => "write the full number, such as 13_500_000".into(),
            };
            notes.report(Code::InvalidMoney, &item.span, message, Some(help));
        }
        found
    });
    let Some(item) = currency else {
        if !notes.is_broken_in(span) {
            notes.report(Code::InvalidMoney, span, "money needs a `currency`", Some("add currency = \"USD\"".into()));
        }
        return None;
    };
    let currency = valid(Currency::parse(item.text(notes)?), Code::InvalidMoney, &item.span, notes)?;
    Some(Money { amount: amount?, currency })
}

/// The help for a decimal number in place of a count: `7e9` is a whole number, and `7.5` lacks a letter.
fn count_meant(number: &str) -> Option<Help> {
    if let Ok(count) = Count::parse(number) {
        return Some(Help::from(format!("write {}", count.canonical())).whole(count.canonical()));
    }
    let is_plain = number.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.');
    is_plain.then(|| format!("write \"{number}M\" for millions, \"{number}B\" for thousands of millions, in quotes").into())
}

/// Explains how to write the amount that is meant by something other than money.
pub(super) fn not_money(item: &Item<'_, '_>, notes: &mut Notes<'_>) {
    let number = decimal(item.value).map(|amount| (amount, None));
    match number.or_else(|| item.value.as_str().and_then(meant_amount)) {
        Some((amount, currency)) => {
            let code = currency.as_ref().map_or("…", Currency::code);
            let help = format!(
                "write {{ amount = {}, currency = \"{code}\", as_of = \"…\" }}, with the date at which it was so",
                written_amount(amount)
            );
            notes.report(Code::InvalidMoney, &item.span, "money is an amount, a currency and a date", Some(help.into()));
        }
        None => match item.value.as_str().and_then(Absence::meant) {
            Some((absence, _)) => {
                let table = format!("{{ absent = \"{}\" }}", absence.word());
                let message = "that there is no value is said with `absent`";
                notes.report(Code::EmptyClaim, &item.span, message, Some(Help::from(format!("write {table}")).whole(table)));
            }
            None => item.wrong_type(wanted(FieldType::Money), notes),
        },
    }
}

/// Explains how to write an amount that is given as `value`.
pub(super) fn amount_as_value(value: &Item<'_, '_>, notes: &mut Notes<'_>) {
    let meant = decimal(value.value).map(|amount| (amount, None)).or_else(|| value.value.as_str().and_then(meant_amount));
    let absent = value.value.as_str().and_then(Absence::meant);
    let help = match (meant, absent) {
        (Some((amount, currency)), _) => {
            let currency = currency.map(|currency| format!(", currency = \"{}\"", currency.code())).unwrap_or_default();
            format!("write amount = {}{currency}", written_amount(amount))
        }
        (None, Some((absence, _))) => format!("write absent = \"{}\"", absence.word()),
        (None, None) => "write amount = 70_000_000, and currency = \"…\" beside it".to_owned(),
    };
    notes.report(Code::InvalidMoney, &value.key, "money is an `amount` and a `currency`", Some(help.into()));
}
