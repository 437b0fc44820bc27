//! Descriptions of the tables for programs: metadata of *CSV on the Web* beside each table, and a Frictionless data package.

use serde_json::{Value, json};

use super::cell::{RULE, SEPARATOR};
use super::columns;
use crate::downloads::{Column, DOWNLOADS, ENTRIES, File, Holds, PACKAGE, metadata_of};
use crate::page::Pages;
use crate::schema::column::{Part, Standing};
use crate::view::comparison::Comparison;
use crate::words::Words;

/// A column of a table.
struct Described {
    name: String,
    title: String,
    about: Option<String>,
    holds: Holds,
    required: bool,
}

impl Described {
    fn of(file: &File, column: &Column, words: &Words) -> Self {
        let (name, about) = (column.name.to_owned(), Some(file.about_column(column, words)));
        Self { title: name.clone(), name, about, holds: column.holds, required: column.required }
    }

    /// Its description, with the rule for separating several items.
    fn described(&self, words: &Words) -> Option<String> {
        match (&self.about, self.holds == Holds::Texts) {
            (Some(about), true) => Some(format!("{about} {}", words.text(RULE))),
            (None, true) => Some(words.text(RULE).to_owned()),
            (about, false) => about.clone(),
        }
    }

    /// The column in CSVW.
    fn csvw(&self, words: &Words) -> Value {
        let datatype = match self.holds {
            Holds::Text | Holds::Texts | Holds::Entry => "string",
            Holds::Bool => "boolean",
            Holds::Day => "date",
        };
        let mut column = json!({ "name": self.name, "titles": self.name, "datatype": datatype });
        if self.title != self.name {
            column["titles"] = json!([self.name, self.title]);
        }
        if let Some(about) = self.described(words) {
            column["dc:description"] = json!(about);
        }
        if self.holds == Holds::Texts {
            column["separator"] = json!(SEPARATOR);
        }
        if self.required {
            column["required"] = json!(true);
        }
        column
    }

    /// The column in Frictionless.
    fn frictionless(&self, words: &Words) -> Value {
        let kind = match self.holds {
            Holds::Text | Holds::Texts | Holds::Entry => "string",
            Holds::Bool => "boolean",
            Holds::Day => "date",
        };
        let mut field = json!({ "name": self.name, "type": kind });
        if self.title != self.name {
            field["title"] = json!(self.title);
        }
        if let Some(about) = self.described(words) {
            field["description"] = json!(about);
        }
        if self.required {
            field["constraints"] = json!({ "required": true });
        }
        field
    }
}

fn columns_of(file: &File, words: &Words) -> Vec<Described> {
    file.columns.iter().map(|column| Described::of(file, column, words)).collect()
}

/// A table in CSVW. `entries` is the address of the table of entries, relative to this one.
fn table(words: &Words, url: &str, about: &str, columns: &[Described], key: Option<&str>, entries: &str) -> Value {
    let references = columns.iter().filter(|column| column.holds == Holds::Entry);
    let references: Vec<Value> = references
        .map(|column| json!({ "columnReference": column.name, "reference": { "resource": entries, "columnReference": ENTRIES.1 } }))
        .collect();
    let mut schema = json!({ "columns": columns.iter().map(|column| column.csvw(words)).collect::<Vec<_>>() });
    if let Some(key) = key {
        schema["primaryKey"] = json!(key);
    }
    if !references.is_empty() {
        schema["foreignKeys"] = json!(references);
    }
    json!({ "url": url, "dc:description": about, "tableSchema": schema })
}

/// The metadata of a table, including the table of entries if it refers to that.
fn metadata(pages: &Pages, mut table: Value, entries: &str) -> Vec<u8> {
    let context = json!(["http://www.w3.org/ns/csvw", { "@language": pages.config().language }]);
    let licence = pages.config().rights.as_ref().and_then(|rights| rights.url.as_deref()).map(|url| json!({ "@id": url }));
    if let Some(licence) = &licence {
        table["dc:license"] = licence.clone();
    }
    let refers = table["tableSchema"].get("foreignKeys").is_some();
    if refers && let Some(file) = crate::downloads::named(ENTRIES.0) {
        let words = pages.words();
        let mut other = self::table(words, entries, &file.about(words), &columns_of(file, words), file.key, entries);
        if let Some(licence) = licence {
            other["dc:license"] = licence;
        }
        return pretty(&json!({ "@context": context, "tables": [table, other] }));
    }
    table["@context"] = context;
    pretty(&table)
}

/// The metadata of a file below `data/`.
pub(super) fn file(pages: &Pages, file: &File) -> Vec<u8> {
    let words = pages.words();
    metadata(pages, table(words, file.name, &file.about(words), &columns_of(file, words), file.key, ENTRIES.0), ENTRIES.0)
}

/// The metadata of a comparison's table.
pub(super) fn comparison(pages: &Pages, view: &Comparison) -> Vec<u8> {
    let name = format!("{}.csv", view.data_name(pages.knowledge()).unwrap_or_default());
    let entries = format!("../data/{}", ENTRIES.0);
    metadata(pages, table(pages.words(), &name, &about(pages, view), &comparison_columns(pages, view), Some("id"), &entries), &entries)
}

fn about(pages: &Pages, view: &Comparison) -> String {
    match view.entry.map(|ix| pages.knowledge().entry(ix)) {
        Some(entry) => entry.summary.as_deref().unwrap_or(&entry.title.value).to_owned(),
        None => view.kind().plural.clone(),
    }
}

/// The columns of a comparison's CSV, in the order in which `comparison::csv` writes them.
fn comparison_columns(pages: &Pages, view: &Comparison) -> Vec<Described> {
    let column = |name: &str, title: &str, about: Option<&str>, holds| Described {
        name: name.to_owned(),
        title: title.to_owned(),
        about: about.map(str::to_owned),
        holds,
        required: matches!(name, "id" | "title"),
    };
    let said = |id| Some(pages.words().text(id));
    let mut columns =
        vec![column("id", "id", said("table_csv_id"), Holds::Entry), column("title", "title", said("table_csv_title"), Holds::Text)];
    for shown in &view.columns {
        let about = match &shown.part {
            Part::Depends(_) => said("table_csv_depends"),
            Part::Title => said("table_csv_ids"),
            Part::Kind => said("table_csv_kind"),
            Part::Regions => said("table_csv_regions"),
            Part::Events(..) => said("table_csv_events"),
            Part::Basis(_) => said("table_csv_basis"),
            Part::Converted(_) => said("table_csv_converted"),
            Part::Standing(Standing::Projects) => said("table_csv_projects"),
            Part::Standing(Standing::Money) => said("table_csv_money"),
            Part::Standing(Standing::Exposure) => said("table_csv_exposure"),
            Part::Standing(Standing::Last) => said("table_csv_last"),
            Part::Field(fields) => fields.field().help.as_deref(),
            Part::Countries | Part::Status => None,
        };
        let holds = if columns::holds_list(shown) { Holds::Texts } else { Holds::Text };
        let label = match shown.part {
            Part::Standing(_) => shown.name.to_string(),
            _ => pages.markup().column_label(view, shown),
        };
        columns.push(column(&shown.name, &label, about, holds));
        if let Some(name) = columns::as_of_column(shown) {
            columns.push(column(&name, &name, said("table_csv_as_of"), Holds::Text));
        }
        if let Some(name) = columns::sources_column(shown) {
            columns.push(column(&name, &name, said("table_csv_sources"), Holds::Texts));
        }
    }
    columns
}

/// `data/datapackage.json`: the tables beside it. Paths in a package must not lead upward.
pub(super) fn package(pages: &Pages) -> Vec<u8> {
    described(pages, "", false)
}

/// `datapackage.json`: all tables of the site.
pub(super) fn whole_package(pages: &Pages) -> Vec<u8> {
    described(pages, "data/", true)
}

/// A package of the files below `data/`, whose path from the package is given, and of the tables of comparisons.
fn described(pages: &Pages, data: &str, comparisons: bool) -> Vec<u8> {
    let config = pages.config();
    let schema = |columns: &[Described], key: Option<&str>, own: &str| {
        let references = columns.iter().filter(|column| column.holds == Holds::Entry);
        // A reference to the resource itself has an empty name.
        let target = if own == ENTRIES.0 { "" } else { "entries" };
        let references: Vec<Value> =
            references.map(|column| json!({ "fields": column.name, "reference": { "resource": target, "fields": ENTRIES.1 } })).collect();
        let mut schema = json!({
            "fields": columns.iter().map(|column| column.frictionless(pages.words())).collect::<Vec<_>>(),
            "missingValues": [""],
        });
        if let Some(key) = key {
            schema["primaryKey"] = json!(key);
        }
        if !references.is_empty() {
            schema["foreignKeys"] = json!(references);
        }
        schema
    };
    let mut resources = Vec::new();
    for file in DOWNLOADS {
        let resource = match file.name.strip_suffix(".csv") {
            Some(stem) => json!({
                "name": stem, "path": format!("{data}{}", file.name), "description": file.about(pages.words()), "profile": "tabular-data-resource",
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "schema": schema(&columns_of(file, pages.words()), file.key, file.name),
            }),
            None => json!({
                "name": file.name.replace('.', "-"), "path": format!("{data}{}", file.name), "description": file.about(pages.words()),
                "format": "json", "mediatype": "application/json", "encoding": "utf-8",
            }),
        };
        resources.push(resource);
    }
    for view in pages.views().comparisons.iter().filter(|_| comparisons) {
        let Some(name) = view.data_name(pages.knowledge()) else { continue };
        resources.push(json!({
            "name": format!("compare-{name}"), "path": format!("compare/{name}.csv"),
            "description": about(pages, view), "profile": "tabular-data-resource",
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "schema": schema(&comparison_columns(pages, view), Some("id"), ""),
        }));
    }
    let mut package = json!({
        "profile": "data-package",
        "name": slug(&config.title),
        "title": config.title,
        "homepage": pages.markup().permalink("data/"),
        "resources": resources,
    });
    if let Some(rights) = &config.rights {
        package["licenses"] = json!([{ "name": rights.id, "title": rights.name }]);
        if let Some(url) = &rights.url {
            package["licenses"][0]["path"] = json!(url);
        }
        if let Some(holder) = &rights.holder {
            package["contributors"] = json!([{ "title": holder, "roles": ["rightsHolder"] }]);
        }
    }
    if let Some(description) = &config.description {
        package["description"] = json!(description);
    }
    pretty(&package)
}

/// All metadata files, each with its path and table; the package is [`PACKAGE`].
pub(super) fn files() -> impl Iterator<Item = (String, &'static File)> {
    let tables = DOWNLOADS.iter().filter(|file| !file.columns.is_empty());
    tables.map(|file| (format!("data/{}", metadata_of(file.name)), file))
}

/// The path of the package.
pub(super) fn package_path() -> String {
    format!("data/{PACKAGE}")
}

/// A name in the form that packages require: lower-case letters, digits and hyphens.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "data".to_owned() } else { words.join("-") }
}

fn pretty(value: &Value) -> Vec<u8> {
    // Texts and lists always serialise.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
