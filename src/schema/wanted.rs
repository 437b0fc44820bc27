//! Conditions of tables: what a condition wants of a column, be it a word, a day within a period, a number within bounds or
//! any value.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::column::{Column, Mistake, Part, Step};
use super::{Field, FieldType, Schema};
use crate::diagnostic::{Code, Help, one_of};
use crate::value::{Count, Country, Date, Quantity, Region};

/// Matches any value.
const ANY: &str = "*";
/// Separates the bounds of a range.
const UP_TO: &str = "..";
/// The words for typed absences.
const ABSENCES: [&str; 4] = ["unknown", "undisclosed", "none", "not-applicable"];

/// What a condition wants of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Any value, but not a typed absence.
    Value,
    /// This text: a word, a code, an id, or the word of a typed absence.
    Text(Box<str>),
    /// A date within this one.
    Within(Date),
    /// A number from the first bound to the second, both included.
    Between(Option<Decimal>, Option<Decimal>),
}

impl Wanted {
    /// Reads a condition on a column. The schema cannot tell whether an id exists or a bloc has members.
    ///
    /// # Errors
    /// Says why no cell of the column can meet the condition.
    pub fn read(text: &str, column: &Column, schema: &Schema) -> Result<Self, Mistake> {
        let absent = matches!(column.part, Part::Field(_) | Part::Basis(_) | Part::Converted(_) | Part::Depends(Some(_)))
            || column.way.iter().any(|step| matches!(step, Step::Tie(_)));
        if text == ANY {
            return Ok(Self::Value);
        }
        if absent && ABSENCES.contains(&text) {
            return Ok(Self::Text(text.into()));
        }
        let word = || Ok(Self::Text(text.into()));
        match &column.part {
            Part::Kind => {
                among(text, schema.kinds.keys().map(|folder| &**folder), "the folder of a kind").map(|()| Self::Text(text.into()))
            }
            Part::Countries => country(text),
            Part::Regions if Region::ALL.iter().any(|region| region.word() == text) => word(),
            Part::Regions => country(text).map_err(|_| {
                let help = one_of(text, Region::ALL.iter().map(|region| region.word()));
                wrong(format!("`{text}` is neither a part of the world nor the code of a bloc"), help)
            }),
            Part::Status => schema_word(text, "status", schema).and_then(|()| word()),
            Part::Basis(_) => schema_word(text, "basis", schema).and_then(|()| word()),
            Part::Converted(_) => number(text, "money", "100M..", |part| Count::parse(part).ok().and_then(of_count)),
            Part::Field(fields) => of_field(text, &mut fields.all(), fields.field(), schema),
            Part::Title | Part::Depends(_) | Part::Events(..) | Part::Standing(_) => word(),
        }
    }
}

/// Reads a condition on a field, by the field's type.
fn of_field(text: &str, declared: &mut dyn Iterator<Item = &Field>, field: &Field, schema: &Schema) -> Result<Wanted, Mistake> {
    let word = Ok(Wanted::Text(text.into()));
    match field.kind {
        FieldType::Choice => {
            let vocabularies: Vec<&str> = declared.filter_map(|field| field.vocabulary.as_deref()).collect();
            let known = |name: &&str| schema.vocabularies.named(name).is_none_or(|words| words.word(text).is_some());
            match vocabularies.first() {
                Some(first) if !vocabularies.iter().any(known) => schema_word(text, first, schema).and(word),
                _ => word,
            }
        }
        FieldType::Bool => among(text, ["true", "false"].into_iter(), "true or false").and(word),
        FieldType::Country => country(text),
        FieldType::Date => match Date::parse(text) {
            Ok(date) => Ok(Wanted::Within(date)),
            Err(invalid) => Err(wrong(invalid.message, invalid.help.or_else(|| Some("write \"2024\", or \"2024/..\"".into())))),
        },
        FieldType::Count => number(text, "a count", "1000..", |part| Count::parse(part).ok().and_then(of_count)),
        FieldType::Money => number(text, "money", "100M..", |part| Count::parse(part).ok().and_then(of_count)),
        FieldType::Quantity => {
            let unit = field.unit.as_deref().unwrap_or_default();
            let example = format!("1 {unit}..");
            number(text, "a quantity", &example, |part| {
                Quantity::parse(part, unit).ok().map(|quantity| quantity.amount).or_else(|| part.parse().ok())
            })
        }
        FieldType::Text | FieldType::Markdown | FieldType::Url | FieldType::Language | FieldType::Licence | FieldType::Ref => word,
    }
}

fn of_count(count: Count) -> Option<Decimal> {
    Decimal::from_u128(count.0)
}

/// Reads a number, or two bounds joined with points, one of which may be missing.
fn number(text: &str, what: &str, example: &str, read: impl Fn(&str) -> Option<Decimal>) -> Result<Wanted, Mistake> {
    let bound = |part: &str| match part.trim() {
        "" => Some(None),
        part => read(part).map(Some),
    };
    let bounds = match text.split_once(UP_TO) {
        Some((least, most)) => bound(least).zip(bound(most)).filter(|bounds| *bounds != (None, None)),
        None => read(text.trim()).map(|number| (Some(number), Some(number))),
    };
    let turned = |(least, most): (Option<Decimal>, Option<Decimal>)| least.zip(most).is_some_and(|(least, most)| least > most);
    match bounds {
        Some(bounds) if turned(bounds) => {
            Err(wrong(format!("nothing lies within `{text}`"), Some("write the smaller number first".into())))
        }
        Some((least, most)) => Ok(Wanted::Between(least, most)),
        None => Err(wrong(format!("`{text}` is not {what}, nor the bounds of one"), Some(format!("write \"{example}\"").into()))),
    }
}

fn country(text: &str) -> Result<Wanted, Mistake> {
    match Country::parse(text) {
        Ok(country) => Ok(Wanted::Text(country.code().into())),
        Err(invalid) => Err(wrong(invalid.message, invalid.help)),
    }
}

fn schema_word(text: &str, vocabulary: &str, schema: &Schema) -> Result<(), Mistake> {
    let Some(known) = schema.vocabularies.named(vocabulary) else { return Ok(()) };
    if known.word(text).is_some() {
        return Ok(());
    }
    let message = format!("`{text}` is not a word of the vocabulary `{vocabulary}`");
    Err(Mistake { code: Code::UnknownWord, message, help: one_of(text, known.names()) })
}

fn among<'k>(text: &str, known: impl Iterator<Item = &'k str> + Clone, what: &str) -> Result<(), Mistake> {
    if known.clone().any(|one| one == text) {
        return Ok(());
    }
    Err(wrong(format!("`{text}` is not {what}"), one_of(text, known)))
}

fn wrong(message: String, help: Option<Help>) -> Mistake {
    Mistake { code: Code::WrongCondition, message, help }
}
