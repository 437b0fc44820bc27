//! Facts and their claims: what is said, by whom, as of when, and about which version.

pub(super) mod read;

use jiff::civil;

use super::{Body, Reference};
use crate::schema::Field;
use crate::source::Span;
use crate::value::{Count, Country, Date, Language, Licence, Money, Period, Quantity};

/// Everything that is said about one field.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The index of the field in its kind.
    pub field: usize,
    /// The claims in the order they are written; never empty.
    pub claims: Vec<Claim>,
}

impl Fact {
    /// The claim that is shown where there is room for only one: the preferred one, else the one with the latest `as_of`,
    /// else the first.
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

/// One statement about a field.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The statement.
    pub content: Content,
    /// When it was true.
    pub as_of: Option<Date>,
    /// Its sources; if empty, the entry's own.
    pub sources: Vec<Reference>,
    /// The version or part that it is about.
    pub scope: Option<Box<str>>,
    /// A remark that readers need with it.
    pub note: Option<Box<str>>,
    /// The source's own words.
    pub quote: Option<Box<str>>,
    /// Whether money was announced, committed or spent.
    pub basis: Option<Box<str>>,
    /// The period that an amount of money covers.
    pub over: Option<Period>,
    /// Whether the author marked it as the headline.
    pub preferred: bool,
    /// Its place in the file.
    pub span: Span,
}

impl Claim {
    /// The last day on which it is fresh, if its field has a shelf life and it has an `as_of`.
    pub fn keeps_until(&self, field: &Field) -> Option<civil::Date> {
        Some(field.shelf_life?.after(self.as_of.as_ref()?.latest()))
    }

    /// Whether its field's shelf life is over on the as-of date.
    pub fn is_stale(&self, field: &Field, as_of: civil::Date) -> bool {
        self.keeps_until(field).is_some_and(|day| day < as_of)
    }

    /// A name for what is claimed, with the version or part: "First release (v2)".
    pub fn named(&self, label: &str) -> String {
        match &self.scope {
            Some(scope) => format!("{label} ({scope})"),
            None => label.to_owned(),
        }
    }
}

/// The content of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Values; more than one only in a list field.
    Values(Vec<Value>),
    /// There is no value to give, for this reason.
    Absent(Absence),
}

/// The reason why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// As far as anybody can tell, nobody knows.
    Unknown,
    /// Those who know do not tell.
    Undisclosed,
    /// It does not exist.
    None,
    /// The question does not arise.
    NotApplicable,
}

impl Absence {
    const WORDS: [(&str, Self); 4] =
        [("unknown", Self::Unknown), ("undisclosed", Self::Undisclosed), ("none", Self::None), ("not-applicable", Self::NotApplicable)];

    /// The longest text that means an absence, in bytes. Few values are as short, and a letter may be longer in upper case.
    const LONGEST: usize = 20;

    /// The absence that people mean by a text in the place of a value, and whether it can mean nothing else.
    pub fn meant(text: &str) -> Option<(Self, bool)> {
        let sure = |absence| Some((absence, true));
        let text = text.trim().trim_end_matches('.');
        if text.len() > Self::LONGEST {
            return None;
        }
        match text.to_lowercase().as_str() {
            "unknown" | "not known" | "unclear" => sure(Self::Unknown),
            "undisclosed" | "not disclosed" | "not public" | "not published" | "confidential" | "secret" => sure(Self::Undisclosed),
            "none" | "nothing" => sure(Self::None),
            "not applicable" | "not-applicable" => sure(Self::NotApplicable),
            "?" | "??" | "???" | "-" | "–" | "—" | "tbd" | "tba" | "todo" | "null" | "nil" => Some((Self::Unknown, false)),
            "n/a" | "n.a" | "na" => Some((Self::NotApplicable, false)),
            _ => None,
        }
    }

    /// The word in front matter and data files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Undisclosed => "undisclosed",
            Self::None => "none",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The absence that a word in front matter stands for.
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
    /// The text in data files, without anything that depends on other entries.
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

/// Inline Markdown: a short text that may have links, citations and emphasis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// The text as it is written.
    pub text: Box<str>,
    /// The text as a body of one paragraph. All its spans are that of the whole value.
    pub body: Body,
}
