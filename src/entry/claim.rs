//! Facts and their claims: what is said, by whom, as of when, for which version.

use jiff::civil;

use super::front_matter::{date, free_text, misplaced, references, valid, word};
use super::{Body, Reference, values};
use crate::diagnostic::{Code, Help, one_of};
use crate::schema::{Field, FieldType, Schema};
use crate::source::Span;
use crate::table::{DeValue, Item, Keys, Notes};
use crate::value::{Count, Country, Date, Language, Licence, Money, Period, Quantity};

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

    /// What people write in the place of a value to say that there is none, and whether that can mean nothing else.
    pub fn meant(text: &str) -> Option<(Self, bool)> {
        let sure = |absence| Some((absence, true));
        match text.trim().trim_end_matches('.').to_lowercase().as_str() {
            "unknown" | "not known" | "unclear" => sure(Self::Unknown),
            "undisclosed" | "not disclosed" | "not public" | "not published" | "confidential" | "secret" => sure(Self::Undisclosed),
            "none" | "nothing" => sure(Self::None),
            "not applicable" | "not-applicable" => sure(Self::NotApplicable),
            "?" | "??" | "???" | "-" | "–" | "—" | "tbd" | "tba" | "todo" | "null" | "nil" => Some((Self::Unknown, false)),
            "n/a" | "n.a" | "na" => Some((Self::NotApplicable, false)),
            _ => None,
        }
    }

    /// The word that contributors write and data files hold.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Undisclosed => "undisclosed",
            Self::None => "none",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// What a word that contributors write means.
    pub fn named(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, absence)| *absence)
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
        // The source's own words, with its own signs.
        quote: keys.take("quote").and_then(|item| item.text(notes)).map(|text| text.trim().into()),
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

pub(super) fn read_absence(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Absence> {
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
