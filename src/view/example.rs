//! An example file to begin an entry of a kind with. It passes `check` as it is: it has what the kind requires and
//! recommends, and names entries of this site.

use std::fmt::Write;

use jiff::civil;

use crate::config::Config;
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::{Field, FieldType, Kind, Role, TARGET};
use crate::table::quoted;
use crate::value::{Country, Date};

/// The data that examples are made from.
pub struct Example<'e> {
    /// The entries of the site.
    pub knowledge: &'e Knowledge,
    /// Its settings.
    pub config: &'e Config,
    /// The day on which the site is read.
    pub as_of: civil::Date,
}

impl Example<'_> {
    /// The text of the file.
    pub fn of(&self, kind: &Kind) -> String {
        let mut out = String::from("+++\ntitle = \"An example\"\nsummary = \"What it is, in one sentence.\"\n");
        let source = self.first_entry(|entry| entry.kind.role == Role::Source).filter(|_| kind.role != Role::Source);
        match kind.role {
            Role::Profile => {
                let country = self.knowledge.countries.keys().next().map_or("FI", Country::code);
                let _ = writeln!(out, "countries = [{}]", quoted(country));
                if let Some(word) = self.first_word("status") {
                    let _ = writeln!(out, "status = {}", quoted(word));
                }
            }
            Role::Country => {
                let _ = writeln!(out, "countries = [{}]", quoted(&self.free_country()));
            }
            _ => {}
        }
        if let Some(source) = source {
            let _ = writeln!(out, "sources = [{}]", quoted(self.called(source)));
        }
        match kind.role {
            Role::Comparison => {
                let of = self.knowledge.schema.with_role(Role::Profile).next();
                let fields = of.iter().flat_map(|of| of.fields.iter().take(3)).map(|field| quoted(&field.name));
                let columns: Vec<String> = std::iter::once(quoted("countries")).chain(fields).collect();
                let folder = of.map(|of| &*of.folder).unwrap_or_default();
                let _ = writeln!(out, "kind = {}\ncolumns = [{}]", quoted(folder), columns.join(", "));
            }
            Role::Scenario => {
                let stops = self.first_entry(|entry| entry.kind.role == Role::Profile).map(|entry| self.called(entry)).unwrap_or_default();
                let _ = writeln!(out, "\n[[cut]]\nentries = [{}]", quoted(stops));
            }
            _ => {}
        }
        let wanted: Vec<&Field> = kind.fields.iter().filter(|field| field.required || field.recommended).collect();
        if !wanted.is_empty() {
            out.push_str("\n[facts]\n");
        }
        for field in wanted {
            let _ = writeln!(out, "{} = {}", field.name, self.value_of(field));
        }
        for role in kind.expects.iter().filter(|_| matches!(kind.role, Role::Profile | Role::Country)) {
            let _ = writeln!(out, "\n[[depends]]\nrole = {}\nabsent = \"unknown\"", quoted(role));
        }
        if kind.role == Role::Profile {
            let _ = writeln!(out, "\n[[events]]\ndate = {}\ntitle = \"What happened, in a few words\"", quoted(&self.day()));
            let types = self.knowledge.schema.vocabularies.named("event").into_iter().flat_map(|words| words.names());
            if let Some(word) = types.into_iter().find(|word| *word != TARGET) {
                let _ = writeln!(out, "type = {}", quoted(word));
            }
        }
        out.push_str("+++\n");
        if kind.role != Role::Source {
            let cited = source.map(|source| format!(" [@{}]", self.called(source))).unwrap_or_default();
            let _ = writeln!(out, "What is known, in your own words{cited}.");
        }
        out
    }

    /// A value of a field's type; typed absence if there is no entry of this site to name.
    fn value_of(&self, field: &Field) -> String {
        let one = match field.kind {
            FieldType::Text | FieldType::Markdown => quoted("In a few words"),
            FieldType::Bool => "true".to_owned(),
            FieldType::Count => quoted("7B"),
            FieldType::Quantity => quoted(format!("12 {}", field.unit.as_deref().unwrap_or_default()).trim()),
            FieldType::Money => {
                let currency = self.config.currency.as_ref().map_or("EUR", |currency| currency.code());
                return format!("{{ amount = 4_000_000, currency = {}, as_of = {} }}", quoted(currency), quoted(&self.day()));
            }
            FieldType::Date => quoted(&self.day()),
            FieldType::Url => quoted("https://example.org/what-was-read"),
            FieldType::Choice => match field.vocabulary.as_deref().and_then(|vocabulary| self.first_word(vocabulary)) {
                Some(word) => quoted(word),
                None => return "{ absent = \"unknown\" }".to_owned(),
            },
            FieldType::Country => quoted(self.knowledge.countries.keys().next().map_or("FI", Country::code)),
            FieldType::Language => quoted(&self.config.language),
            FieldType::Licence => quoted("CC-BY-4.0"),
            FieldType::Ref => {
                let fits = |entry: &Entry| field.targets.is_empty() || field.targets.iter().any(|(folder, _)| *folder == entry.kind.folder);
                match self.first_entry(fits) {
                    Some(entry) => quoted(self.called(entry)),
                    None => return "{ absent = \"unknown\" }".to_owned(),
                }
            }
        };
        if field.list { format!("[{one}]") } else { one }
    }

    /// The first entry, ordered by id, that meets a condition.
    fn first_entry(&self, fits: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        self.knowledge.entries.iter().map(|entry| &**entry).find(|entry| fits(entry))
    }

    /// The name of an entry in references: its stem if that is unambiguous, else its id.
    fn called<'e>(&self, entry: &'e Entry) -> &'e str {
        let found = match entry.kind.role {
            Role::Source => self.knowledge.find_source(entry.stem()),
            _ => self.knowledge.find(entry.stem()),
        };
        if found.is_some_and(|ix| self.knowledge.entry(ix).id == entry.id) { entry.stem() } else { &entry.id }
    }

    fn first_word(&self, vocabulary: &str) -> Option<&str> {
        self.knowledge.schema.vocabularies.named(vocabulary)?.names().next()
    }

    /// A country that no entry stands for.
    fn free_country(&self) -> String {
        let codes = ('A'..='Z').flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
        let free = |code: &String| Country::parse(code).is_ok_and(|country| !self.knowledge.countries.contains_key(&country));
        codes.into_iter().find(free).unwrap_or_else(|| "FI".to_owned())
    }

    /// The day on which the site is read.
    fn day(&self) -> String {
        Date::from_day(self.as_of).edtf().to_owned()
    }
}
