//! A new entry: the values that its author gave, and every other possible key as a comment with the help that its kind
//! declares.

use jiff::civil;

use super::format::grouped;
use super::quoted;
use crate::schema::{Field, FieldType, Kind, Role, Schema};

/// The contents of an entry that does not exist yet.
#[derive(Clone, Debug)]
pub struct Draft<'s> {
    /// Its kind.
    pub kind: &'s Kind,
    /// The schema of the site.
    pub schema: &'s Schema,
    /// Its title.
    pub title: String,
    /// Its summary, if one was given.
    pub summary: Option<String>,
    /// The codes of its countries.
    pub countries: Vec<String>,
    /// A word of `status`.
    pub status: Option<String>,
    /// The ids of its default sources.
    pub sources: Vec<String>,
    /// Values of fields as people write them, with the names of the fields.
    pub facts: Vec<(String, String)>,
    /// Dependencies, each as a role and an id.
    pub depends: Vec<(String, String)>,
    /// Anything else that is known, for the body.
    pub body: String,
    /// The day on which it is created.
    pub today: civil::Date,
}

/// The column at which comments behind a key begin.
const MARGIN: usize = 34;

impl<'s> Draft<'s> {
    /// A draft with nothing but the title.
    pub fn new(kind: &'s Kind, schema: &'s Schema, title: impl Into<String>, today: civil::Date) -> Self {
        let (summary, status) = (None, None);
        let (countries, sources, facts, depends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { kind, schema, title: title.into(), summary, countries, status, sources, facts, depends, body: String::new(), today }
    }

    /// The text of the file. Keys without a value are comments with an example.
    pub fn text(&self) -> String {
        let mut out = String::from("+++\n");
        self.push_head(&mut out);
        match self.kind.role {
            Role::Comparison => self.push_comparison(&mut out),
            Role::Scenario => self.push_scenario(&mut out),
            _ => {}
        }
        if !self.kind.fields.is_empty() {
            self.push_facts(&mut out);
        }
        if matches!(self.kind.role, Role::Profile | Role::Country) {
            self.push_depends(&mut out);
            self.push_event(&mut out);
        }
        out.push_str("+++\n");
        if self.kind.role != Role::Source {
            out.push_str("\n<!-- The text. Two brackets link an entry, as in [[its-file-name]]; [@source-id] cites a source. -->\n");
        }
        if !self.body.is_empty() {
            out.push_str(&format!("\n{}\n", self.body));
        }
        out
    }

    fn push_head(&self, out: &mut String) {
        push_line(out, true, "title", &quoted(&self.title), "");
        let summary = self.summary.as_deref();
        push_line(out, summary.is_some(), "summary", &quoted(summary.unwrap_or("…")), "one sentence");
        if matches!(self.kind.role, Role::Source) {
            return;
        }
        push_line(out, false, "aliases", "[\"…\"]", "other names");
        if matches!(self.kind.role, Role::Profile | Role::Country) {
            let countries = if self.countries.is_empty() { vec!["FI".to_owned()] } else { self.countries.clone() };
            push_line(out, !self.countries.is_empty(), "countries", &list(&countries), "whom it belongs to, by two letters");
        }
        if self.kind.role == Role::Profile
            && let Some(words) = self.schema.vocabularies.named("status")
        {
            let first = words.names().next().unwrap_or_default();
            let all = words.names().collect::<Vec<_>>().join(", ");
            push_line(out, self.status.is_some(), "status", &quoted(self.status.as_deref().unwrap_or(first)), &format!("one of: {all}"));
        }
        let sources = if self.sources.is_empty() { vec!["…".to_owned()] } else { self.sources.clone() };
        push_line(out, !self.sources.is_empty(), "sources", &list(&sources), "ids, of everything below that names none of its own");
        push_line(out, false, "checked", &quoted(&self.today.to_string()), "the day on which you re-read them");
    }

    fn push_facts(&self, out: &mut String) {
        out.push_str("\n[facts]\n");
        let given = |field: &Field| self.facts.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.as_str());
        // Amounts of money are tables, and tables come after all single lines.
        let (money, lines): (Vec<&Field>, Vec<&Field>) = self.kind.fields.iter().partition(|field| field.kind == FieldType::Money);
        // Keys with a value come first, then those that are required or recommended.
        let rank = |field: &&Field| (given(field).is_none(), !field.required, !field.recommended);
        let (mut lines, mut money) = (lines, money);
        lines.sort_by_key(rank);
        money.sort_by_key(rank);
        for field in lines {
            let help = remark(field, self.schema);
            match given(field) {
                Some(value) => push_line(out, true, &field.name, &written(field, value), &help),
                None if field.required => push_line(out, true, &field.name, "{ absent = \"unknown\" }", &help),
                None => push_line(out, false, &field.name, &example(field, self.schema), &help),
            }
        }
        for field in money {
            let value = given(field).and_then(money_parts);
            let sign = if value.is_some() { "" } else { "# " };
            let (amount, currency, as_of) = value.unwrap_or_else(|| ("70_000_000".into(), "EUR".into(), "2024-03".into()));
            let wanted = if field.required { ", required" } else { "" };
            out.push_str(&format!("\n# {}{wanted}. {}\n", field.label, field.help.as_deref().unwrap_or_default()).replace(". \n", "\n"));
            out.push_str(&format!(
                "{sign}[facts.{}]\n{sign}amount = {amount}\n{sign}currency = {}\n{sign}as_of = {}\n",
                field.name,
                quoted(&currency),
                quoted(&as_of)
            ));
        }
    }

    fn push_depends(&self, out: &mut String) {
        let Some(roles) = self.schema.vocabularies.named("role") else { return };
        let all = roles.names().collect::<Vec<_>>().join(", ");
        out.push_str(&format!("\n# What it depends on: a [[depends]] for each. Roles: {all}\n"));
        for (role, on) in &self.depends {
            out.push_str(&format!("\n[[depends]]\non = {}\nrole = {}\n", quoted(on), quoted(role)));
        }
        if self.depends.is_empty() {
            out.push_str("# [[depends]]\n# on = \"…\"\n# role = \"…\"\n# source = \"…\"\n");
        }
    }

    fn push_event(&self, out: &mut String) {
        out.push_str("\n# What happened: an [[events]] for each\n# [[events]]\n# date = \"2024-03\"\n# title = \"…\"\n# source = \"…\"\n");
    }

    fn push_comparison(&self, out: &mut String) {
        let of = self.schema.kinds.values().find(|kind| kind.role == Role::Profile && kind.project);
        let of = of.or_else(|| self.schema.kinds.values().find(|kind| kind.role == Role::Profile));
        let fields = of.map(|kind| kind.fields.iter().take(4).map(|field| field.name.clone()).collect::<Vec<_>>()).unwrap_or_default();
        let columns: Vec<String> = std::iter::once("countries".to_owned()).chain(fields).collect();
        push_line(out, true, "kind", &quoted(of.map_or("…", |kind| &kind.folder)), "the folder whose entries are the rows");
        push_line(out, true, "columns", &list(&columns), "fields, or title, countries, status, depends, events, and what these lead to");
        push_line(out, false, "where", "{ status = [\"…\"] }", "which rows: all that is here fits");
        push_line(out, false, "sort", "\"title\"", "one column or a list; with a minus: the largest or latest first");
        push_line(out, false, "group", "\"countries\"", "rows that say the same stand together");
    }

    fn push_scenario(&self, out: &mut String) {
        let role = self.schema.vocabularies.named("role").and_then(|roles| roles.names().next()).unwrap_or("…").to_owned();
        out.push_str(&format!("\n# What stops: dependencies of these roles, or entries = [\"…\"]\n[[cut]]\nroles = {}\n", list(&[role])));
    }
}

/// Appends a line of the front matter, commented out unless the value was `given`, with a remark behind it.
fn push_line(out: &mut String, given: bool, key: &str, value: &str, remark: &str) {
    let line = format!("{}{key} = {value}", if given { "" } else { "# " });
    let remark = if remark.is_empty() {
        String::new()
    } else {
        format!("{}# {remark}", " ".repeat(MARGIN.saturating_sub(line.chars().count()).max(2)))
    };
    out.push_str(&format!("{line}{remark}\n"));
}

fn list(words: &[String]) -> String {
    format!("[{}]", words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", "))
}

/// Describes a field for the person who fills it in.
fn remark(field: &Field, schema: &Schema) -> String {
    let wanted = if field.required {
        "; required"
    } else if field.recommended {
        "; recommended"
    } else {
        ""
    };
    let words = field.vocabulary.as_deref().and_then(|name| schema.vocabularies.named(name));
    let words = words.map(|words| format!(". One of: {}", words.names().collect::<Vec<_>>().join(", "))).unwrap_or_default();
    let to: Vec<&str> = field.targets.iter().map(|(folder, _)| &**folder).collect();
    let to = if to.is_empty() { String::new() } else { format!(". An entry of {}", to.join(", ")) };
    let help = field.help.as_deref().map(|help| format!(". {}", help.trim_end_matches('.'))).unwrap_or_default();
    format!("{}{wanted}{help}{words}{to}", field.label).replace('\n', " ")
}

/// An example of the field's type.
fn example(field: &Field, schema: &Schema) -> String {
    let word = || {
        let words = field.vocabulary.as_deref().and_then(|name| schema.vocabularies.named(name))?;
        words.names().next().map(str::to_owned)
    };
    let one = match field.kind {
        FieldType::Bool => return "true".to_owned(),
        FieldType::Count => "7B".to_owned(),
        FieldType::Quantity => format!("126 {}", field.unit.as_deref().unwrap_or_default()).trim().to_owned(),
        FieldType::Date => "2023-12".to_owned(),
        FieldType::Url => "https://example.org/".to_owned(),
        FieldType::Choice => word().unwrap_or_else(|| "…".to_owned()),
        FieldType::Country => "FI".to_owned(),
        FieldType::Language => "fi".to_owned(),
        FieldType::Licence => "Apache-2.0".to_owned(),
        FieldType::Text | FieldType::Markdown | FieldType::Ref | FieldType::Money => "…".to_owned(),
    };
    if field.list { list(&[one]) } else { quoted(&one) }
}

/// Converts a value as a person types it to TOML. The items of a list are separated by commas or semicolons; a comma within
/// a text stays.
pub fn written(field: &Field, value: &str) -> String {
    let value = value.trim();
    if field.kind == FieldType::Bool {
        let truth = matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "y" | "1");
        return if truth { "true".to_owned() } else { value.to_ascii_lowercase().replace("no", "false") };
    }
    if !field.list {
        return quoted(value);
    }
    let separator = if value.contains(';') || matches!(field.kind, FieldType::Text | FieldType::Markdown) { ';' } else { ',' };
    let parts: Vec<String> = value.split(separator).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    if parts.len() == 1 { quoted(&parts[0]) } else { list(&parts) }
}

/// Splits an amount such as `70000000 SGD 2023-12` into amount, currency and date.
pub fn money_parts(text: &str) -> Option<(String, String, String)> {
    let mut parts = text.split_whitespace();
    let (amount, currency, as_of) = (parts.next()?, parts.next()?, parts.next()?);
    let number = amount.replace(['_', ','], "");
    let number = number.parse().map_or(number, grouped);
    let right = number.parse::<rust_decimal::Decimal>().is_ok() && parts.next().is_none();
    right.then(|| (number, currency.to_owned(), as_of.to_owned()))
}
