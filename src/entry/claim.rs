//! Facts and their claims: what is said, by whom, as of when, for which version.

use jiff::civil;

use super::front_matter::{date, free_text, misplaced, references, valid, wanted, word};
use super::{Body, Reference, Written};
use crate::diagnostic::{Code, Help, one_of};
use crate::schema::{Field, FieldType, Schema, decimal};
use crate::source::Span;
use crate::table::{DeValue, Item, Keys, Notes};
use crate::value::{Count, Country, Currency, Date, Language, Licence, Money, Period, Quantity};

/// All that is said of one field.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The place of the field in its kind.
    pub field: usize,
    /// One claim or several, in the order written; never none.
    pub claims: Vec<Claim>,
}

impl Fact {
    /// The claim that stands for all where there is room for one: the preferred one, else the one with the latest
    /// `as_of`, else the first.
    pub fn headline(&self) -> &Claim {
        let mut best = &self.claims[0];
        for claim in &self.claims[1..] {
            let better = claim.preferred || (!best.preferred && claim.as_of > best.as_of);
            if better {
                best = claim;
            }
        }
        best
    }
}

/// One thing that is said.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What.
    pub content: Content,
    /// When it was so.
    pub as_of: Option<Date>,
    /// Who says so; empty: the entry's own sources.
    pub sources: Vec<Reference>,
    /// The version or part it is said of.
    pub scope: Option<Box<str>>,
    /// What a reader must know beside it.
    pub note: Option<Box<str>>,
    /// The source's own words.
    pub quote: Option<Box<str>>,
    /// Whether money was announced, committed or spent.
    pub basis: Option<Box<str>>,
    /// The time that money is meant for.
    pub over: Option<Period>,
    /// Whether it is the headline.
    pub preferred: bool,
    /// Where it stands.
    pub span: Span,
}

impl Claim {
    /// The day until which it is fresh, where its field has a shelf life and it says when it was so.
    pub fn keeps_until(&self, field: &Field) -> Option<civil::Date> {
        Some(field.shelf_life?.after(self.as_of.as_ref()?.latest()))
    }

    /// Whether it is older at the as-of date than values of its field keep.
    pub fn is_stale(&self, field: &Field, as_of: civil::Date) -> bool {
        self.keeps_until(field).is_some_and(|day| day < as_of)
    }

    /// A name of what is claimed, with the version or part it is claimed of: "First release (v2)".
    pub fn named(&self, label: &str) -> String {
        match &self.scope {
            Some(scope) => format!("{label} ({scope})"),
            None => label.to_owned(),
        }
    }
}

/// What a claim says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// These values; more than one only in a list field.
    Values(Vec<Value>),
    /// That there is none to give, and why.
    Absent(Absence),
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// Nobody is known to know.
    Unknown,
    /// Those who know do not say.
    Undisclosed,
    /// There is none.
    None,
    /// The question does not arise.
    NotApplicable,
}

impl Absence {
    const WORDS: [(&str, Self); 4] =
        [("unknown", Self::Unknown), ("undisclosed", Self::Undisclosed), ("none", Self::None), ("not-applicable", Self::NotApplicable)];

    /// The word that contributors write and data files hold.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Undisclosed => "undisclosed",
            Self::None => "none",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// One value of a field type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the field type of its name")]
pub enum Value {
    Text(Box<str>),
    Markdown(Box<Markdown>),
    Bool(bool),
    Count(Count),
    Quantity(Quantity),
    Money(Money),
    Date(Date),
    Url(Box<str>),
    Choice(Box<str>),
    Country(Country),
    Language(Language),
    Licence(Licence),
    Ref(Reference),
}

impl Value {
    /// The text that data files hold, without what other entries would add.
    pub fn canonical(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Url(text) | Self::Choice(text) => (&**text).into(),
            Self::Markdown(markdown) => (&*markdown.text).into(),
            Self::Bool(value) => if *value { "true" } else { "false" }.into(),
            Self::Count(count) => count.canonical().into(),
            Self::Quantity(quantity) => quantity.canonical().into(),
            Self::Money(money) => money.canonical().into(),
            Self::Date(date) => date.edtf().into(),
            Self::Country(country) => country.code().into(),
            Self::Language(language) => language.tag().into(),
            Self::Licence(licence) => licence.text().into(),
            Self::Ref(reference) => (&*reference.value).into(),
        }
    }
}

/// Inline Markdown: a short text with links, citations and emphasis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// As written.
    pub text: Box<str>,
    /// As a body of one paragraph; its spans are the whole value's.
    pub body: Body,
}

/// Reads what is said of `field`: a bare value, a claim, or several claims.
pub(super) fn read(item: &Item<'_, '_>, at: usize, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Fact> {
    let several = matches!(item.value, DeValue::Array(array) if !array.is_empty() && array.iter().all(|value| value.get_ref().is_table()));
    let items = if several { item.items() } else { vec![item.clone()] };
    let mut claims = Vec::with_capacity(items.len());
    claims.extend(items.iter().filter_map(|item| read_claim(item, field, schema, notes)));
    for extra in claims.iter().filter(|claim| claim.preferred).skip(1) {
        let local = extra.span.start - notes.place(&(0..0)).start..extra.span.end - notes.place(&(0..0)).start;
        let help = "leave preferred = true at one of them".to_owned();
        notes.report(Code::SeveralPreferred, &local, format!("a second claim of `{}` is preferred", field.name), Some(help.into()));
    }
    (!claims.is_empty()).then_some(Fact { field: at, claims })
}

fn read_claim(item: &Item<'_, '_>, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Claim> {
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
            item.wrong_type(wanted(field.kind), notes);
            return None;
        }
        return Some(Claim { content: Content::Values(read_values(item, field, schema, notes)?), ..bare });
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
        quote: free_text(&mut keys, "quote", notes),
        basis: (field.kind == FieldType::Money).then(|| read_basis(&mut keys, schema, notes)).flatten(),
        over: (field.kind == FieldType::Money).then(|| read_period(&mut keys, notes)).flatten(),
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
    keys.finish("a claim", notes, |key| misplaced(key).or_else(|| another_fact(key)));
    let says_value = value.is_some() || amount.is_some();
    let content = match (absent, says_value) {
        (Some(absent), true) => {
            let message = "a claim has a value or is absent, not both";
            notes.report(Code::ContradictoryClaim, &absent.key, message, Some("take one out, or write two claims".into()));
            return None;
        }
        (Some(absent), false) => Content::Absent(read_absence(&absent, notes)?),
        (None, false) if notes.is_broken_in(&start) => return None,
        (None, false) => {
            let needs = if field.kind == FieldType::Money { "an `amount`" } else { "a `value`" };
            let message = format!("a claim needs {needs}, or `absent`");
            notes.report(Code::EmptyClaim, &start, message, Some("write absent = \"unknown\" if nobody says".into()));
            return None;
        }
        (None, true) if field.kind == FieldType::Money => {
            if let Some(value) = value {
                let help = "write amount = 70_000_000, currency = \"SGD\"";
                notes.report(Code::InvalidMoney, &value.key, "money is an `amount` and a `currency`", Some(help.into()));
                return None;
            }
            let money = read_money(amount.as_ref(), currency.as_ref(), &item.span, notes);
            if !has_as_of && !notes.is_broken_in(&item.span) {
                let help = "add as_of = \"2023\", or as precisely as the source says";
                notes.report(Code::MissingAsOf, &item.span, "money needs the date it is as of", Some(help.into()));
            }
            Content::Values(vec![Value::Money(money?)])
        }
        (None, true) => Content::Values(read_values(value.as_ref()?, field, schema, notes)?),
    };
    Some(Claim { content, ..claim })
}

pub(super) fn read_absence(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Absence> {
    let text = item.text(notes)?;
    let found = Absence::WORDS.iter().find(|(word, _)| *word == text).map(|(_, absence)| *absence);
    if found.is_none() {
        let help = one_of(text, Absence::WORDS.iter().map(|(word, _)| *word));
        notes.report(Code::UnknownWord, &item.span, format!("`{text}` is not a way to be absent"), help);
    }
    found
}

/// A word of the vocabulary `basis`, where the site has one; any text elsewhere.
fn read_basis(keys: &mut Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Box<str>> {
    match schema.vocabularies.named("basis") {
        Some(_) => word(&keys.take("basis")?, "basis", schema, notes),
        None => free_text(keys, "basis", notes),
    }
}

fn read_period(keys: &mut Keys<'_, '_>, notes: &mut Notes<'_>) -> Option<Period> {
    let item = keys.take("over")?;
    valid(Period::parse(item.text(notes)?), Code::InvalidPeriod, &item.span, notes)
}

fn read_money(amount: Option<&Item<'_, '_>>, currency: Option<&Item<'_, '_>>, span: &Span, notes: &mut Notes<'_>) -> Option<Money> {
    let amount = amount.and_then(|item| {
        let found = decimal(item.value);
        if found.is_none() {
            let number = matches!(item.value, DeValue::Integer(_) | DeValue::Float(_));
            let message = if number { "the amount is not a number that money can have" } else { "the amount is a number without quotes" };
            let help = "write the full number, such as 13_500_000";
            notes.report(Code::InvalidMoney, &item.span, message, Some(help.into()));
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

/// The values of an item: one, or a list where the field allows it.
fn read_values(item: &Item<'_, '_>, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Vec<Value>> {
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
    let items = item.items();
    let mut values = Vec::with_capacity(items.len());
    values.extend(items.iter().filter_map(|item| read_value(item, field, schema, notes)));
    (!values.is_empty()).then_some(values)
}

fn read_value(item: &Item<'_, '_>, field: &Field, schema: &Schema, notes: &mut Notes<'_>) -> Option<Value> {
    let text = match (item.value, field.kind) {
        (_, FieldType::Date) => return date(item, notes).map(Value::Date),
        (_, FieldType::Bool) => return item.boolean(notes).map(Value::Bool),
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
        (DeValue::String(_), kind) if kind != FieldType::Money => item.text(notes)?.trim(),
        (_, kind) => {
            item.wrong_type(wanted(kind), notes);
            return None;
        }
    };
    let span = &item.span;
    match field.kind {
        FieldType::Text => Some(Value::Text(text.into())),
        FieldType::Markdown => {
            let body = super::body::inline(text, notes, span);
            Some(Value::Markdown(Box::new(Markdown { text: text.into(), body })))
        }
        FieldType::Count => valid(Count::parse(text), Code::InvalidCount, span, notes).map(Value::Count),
        FieldType::Quantity => {
            let unit = field.unit.as_deref().unwrap_or_default();
            valid(Quantity::parse(text, unit), Code::InvalidQuantity, span, notes).map(Value::Quantity)
        }
        FieldType::Url => read_url(text, span, notes),
        FieldType::Choice => word(item, field.vocabulary.as_deref().unwrap_or_default(), schema, notes).map(Value::Choice),
        FieldType::Country => valid(Country::parse(text), Code::InvalidCountry, span, notes).map(Value::Country),
        FieldType::Language => valid(Language::parse(text), Code::InvalidLanguage, span, notes).map(Value::Language),
        FieldType::Licence => valid(Licence::parse(text), Code::InvalidLicence, span, notes).map(Value::Licence),
        FieldType::Ref => Some(Value::Ref(Written { value: text.into(), span: notes.place(span) })),
        FieldType::Bool | FieldType::Money | FieldType::Date => None,
    }
}

fn read_url(text: &str, span: &Span, notes: &mut Notes<'_>) -> Option<Value> {
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
    let web = url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if plain && web {
        return Some(Value::Url(text.into()));
    }
    let help = match text.starts_with("www.") {
        true => Help::write(format!("https://{text}")),
        false => "write https://…".into(),
    };
    notes.report(Code::InvalidUrl, span, format!("`{text}` is not a web address"), Some(help));
    None
}
