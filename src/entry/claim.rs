//! Facts and their claims: what is said, by whom, as of when, for which version.

pub(super) mod read;

use jiff::civil;

use super::{Body, Reference};
use crate::schema::Field;
use crate::source::Span;
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
