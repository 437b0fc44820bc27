//! One record of a list, and the file made from it.

use crate::author::draft::{money_parts, written};
use crate::author::quoted;
use crate::schema::{Field, FieldType, Kind};

/// A fact in a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The name of its field.
    pub field: String,
    /// Its value as a person writes it.
    pub value: String,
    /// Its attributes (`as_of`, `source`, `for`, `note`, `currency`, `basis`), as texts.
    pub beside: Vec<(String, String)>,
    /// Whether the value is a word of another format, which this site may not have.
    pub foreign: bool,
}

/// One record of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its place in the list, for messages.
    pub place: String,
    /// The file name that the record suggests.
    pub stem: Option<String>,
    /// Its title.
    pub title: String,
    /// Other keys of the entry with their values; several values are separated by semicolons.
    pub keys: Vec<(String, String)>,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl Record {
    /// Adds a fact with a word of this site, unless the value is empty.
    pub fn put(&mut self, field: &str, value: &str) {
        self.add(field, value, false);
    }

    /// Adds a fact with a word of another format.
    pub fn put_foreign(&mut self, field: &str, value: &str) {
        self.add(field, value, true);
    }

    fn add(&mut self, field: &str, value: &str, foreign: bool) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.facts.push(Fact { field: field.to_owned(), value, beside: Vec::new(), foreign });
        }
    }

    /// The text of the file.
    pub fn text(&self, kind: &Kind) -> String {
        let mut out = format!("+++\ntitle = {}\n", quoted(self.title.trim()));
        for (key, value) in &self.keys {
            let value = match key.as_str() {
                "aliases" | "countries" | "sources" => list(value),
                "draft" | "auto_links" => value.to_ascii_lowercase(),
                _ => quoted(value.trim()),
            };
            out.push_str(&format!("{key} = {value}\n"));
        }
        let facts: Vec<(&Field, &Fact)> =
            kind.fields.iter().filter_map(|field| Some((field, self.facts.iter().find(|fact| fact.field == field.name)?))).collect();
        let missing: Vec<&Field> =
            kind.fields.iter().filter(|field| field.required && !self.facts.iter().any(|fact| fact.field == field.name)).collect();
        if !facts.is_empty() || !missing.is_empty() {
            out.push_str("\n[facts]\n");
        }
        for field in missing {
            out.push_str(&format!("{} = {{ absent = \"unknown\" }}\n", field.name));
        }
        for (field, fact) in facts {
            out.push_str(&format!("{} = {}\n", field.name, claim(field, fact)));
        }
        out.push_str("+++\n");
        out
    }
}

/// Several texts as a TOML list. They are separated by semicolons or, if there is none, by commas.
fn list(value: &str) -> String {
    let separator = if value.contains(';') { ';' } else { ',' };
    let parts = value.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(quoted);
    format!("[{}]", parts.collect::<Vec<_>>().join(", "))
}

/// A fact in TOML: the bare value or, if it has attributes, an inline table.
fn claim(field: &Field, fact: &Fact) -> String {
    let absent = ["unknown", "undisclosed", "none", "not-applicable"].into_iter().find(|word| fact.value == *word);
    let mut parts: Vec<String> = Vec::new();
    let beside = |key: &str| fact.beside.iter().find(|(name, _)| name == key).map(|(_, text)| text.as_str());
    match (absent, field.kind) {
        (Some(word), _) if !matches!(field.kind, FieldType::Text | FieldType::Markdown) => parts.push(format!("absent = {}", quoted(word))),
        (_, FieldType::Money) => {
            let whole = money_parts(&fact.value);
            let (amount, currency, as_of) = match &whole {
                Some((amount, currency, as_of)) => (amount.clone(), Some(currency.as_str()), Some(as_of.as_str())),
                None => (fact.value.replace(['_', ',', ' '], ""), None, None),
            };
            parts.push(format!("amount = {amount}"));
            parts.extend(beside("currency").or(currency).map(|currency| format!("currency = {}", quoted(currency))));
            parts.extend(beside("as_of").or(as_of).map(|day| format!("as_of = {}", quoted(day))));
        }
        _ => parts.push(format!("value = {}", written(field, &fact.value))),
    }
    let is_money = field.kind == FieldType::Money;
    for (key, text) in &fact.beside {
        match key.as_str() {
            "currency" | "as_of" if is_money => {}
            "source" => parts.push(format!("source = {}", list(text))),
            _ => parts.push(format!("{key} = {}", quoted(text))),
        }
    }
    match &parts[..] {
        [one] => one.strip_prefix("value = ").map_or_else(|| format!("{{ {one} }}"), str::to_owned),
        parts => format!("{{ {} }}", parts.join(", ")),
    }
}
