//! The front matter of a kind as a JSON Schema, for editors and tools that read TOML.
//!
//! The schema only helps while writing. `check` alone decides what is right, because a schema cannot tell whether a
//! reference leads anywhere.

use serde_json::{Map, Value, json};

use crate::schema::{Field, FieldType, Kind, Role, Schema};

/// The JSON Schema of a kind's front matter.
pub fn json_schema(kind: &Kind, schema: &Schema) -> Value {
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let mut keys = Map::new();
    let mut put = |name: &str, value: Value| keys.insert(name.to_owned(), value);
    put("title", described(json!({ "type": "string", "minLength": 1 }), "Its name."));
    put("summary", described(json!({ "type": "string" }), "One sentence."));
    put("aliases", described(texts.clone(), "Other names."));
    put("unlinked", described(texts.clone(), "Of its names those that texts use for other things too."));
    put("redirects", described(texts.clone(), "Former addresses on this site: \"/sea-lion/\"."));
    put("countries", json!({ "type": "array", "items": country() }));
    put("status", words(schema, "status"));
    put("sources", described(several(&json!({ "type": "string" })), "Sources of everything that names none of its own."));
    put("checked", described(date(), "The day on which a person re-read the sources."));
    put("draft", json!({ "type": "boolean" }));
    put("auto_links", json!({ "type": "boolean" }));
    put("depends", json!({ "type": "array", "items": dependency(schema) }));
    put("events", json!({ "type": "array", "items": event(schema) }));
    match kind.role {
        Role::Comparison => {
            let kind = json!({ "type": "string", "enum": schema.kinds.keys().collect::<Vec<_>>() });
            let column = json!({ "type": "string" });
            put("kind", described(kind.clone(), "The folder whose entries are the rows."));
            put("kinds", described(json!({ "type": "array", "items": kind, "minItems": 1 }), "Several folders, in place of one."));
            put("columns", described(texts.clone(), "Fields, or what these lead to: countries, budget.basis, depends.chips."));
            put("presets", described(json!({ "type": "object", "additionalProperties": texts }), "Columns that are shown together."));
            put("labels", described(json!({ "type": "object" }), "What stands over columns in place of their own labels."));
            put("index", described(json!({ "type": "boolean" }), "Whether it stands in place of the table of its kind."));
            put("where", described(condition(), "Which entries: those that fit all of it."));
            put("sort", described(several(&column), "Columns; behind a minus the largest or latest first."));
            put("group", described(column, "The column of which the rows of a group say the same."));
        }
        Role::Country => {
            put("members", json!({ "type": "array", "items": country() }));
        }
        Role::Scenario => {
            put("cut", json!({ "type": "array", "items": { "type": "object" } }));
        }
        _ => {}
    }
    let fields: Map<String, Value> = kind.fields.iter().map(|field| (field.name.clone(), fact(field, schema))).collect();
    let required: Vec<&str> = kind.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
    let mut facts = json!({ "type": "object", "properties": fields, "additionalProperties": false });
    let mut root = vec!["title"];
    if !required.is_empty() {
        facts["required"] = json!(required);
        root.push("facts");
    }
    keys.insert("facts".to_owned(), facts);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.name,
        "description": kind.description,
        "type": "object",
        "properties": keys,
        "required": root,
        // Later versions may have more keys for entries with these roles.
        "additionalProperties": matches!(kind.role, Role::Comparison | Role::Scenario),
    })
}

fn described(mut value: Value, words: &str) -> Value {
    value["description"] = words.into();
    value
}

/// The condition that a comparison sets for its rows.
fn condition() -> Value {
    let wanted = several(&json!({ "type": ["string", "boolean"] }));
    let inner = json!({ "type": "array", "items": { "type": "object" } });
    json!({
        "type": "object",
        "properties": { "any-of": inner, "none-of": inner },
        // TOML reads the points in a column's name as nested tables.
        "additionalProperties": { "anyOf": [wanted, { "type": "object" }] },
    })
}

/// One of these values, or a list of them.
fn several(one: &Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
}

fn country() -> Value {
    json!({ "type": "string", "pattern": "^[A-Z]{2}$" })
}

/// A TOML date, which tools pass on as text, a year, or EDTF in quotes.
fn date() -> Value {
    json!({ "anyOf": [{ "type": "string", "pattern": "^([0-9]{4}|\\.\\.)" }, { "type": "integer", "minimum": 1000, "maximum": 9999 }] })
}

/// The words of a vocabulary with their meanings; any text if there is no such vocabulary.
fn words(schema: &Schema, vocabulary: &str) -> Value {
    let Some(words) = schema.vocabularies.named(vocabulary) else { return json!({ "type": "string" }) };
    let one = |word: &crate::schema::Word| {
        let help = word.help.as_deref().map(|help| format!(": {help}")).unwrap_or_default();
        json!({ "const": word.name, "description": format!("{}{help}", word.label) })
    };
    json!({ "oneOf": words.words.iter().map(one).collect::<Vec<_>>() })
}

/// A value of a field.
fn value(field: &Field, schema: &Schema) -> Value {
    match field.kind {
        FieldType::Text | FieldType::Markdown | FieldType::Language | FieldType::Licence => json!({ "type": "string" }),
        FieldType::Ref => {
            let to: Vec<&str> = field.targets.iter().map(|(folder, _)| &**folder).collect();
            let of = if to.is_empty() { String::new() } else { format!(" of {}", to.join(", ")) };
            described(json!({ "type": "string" }), &format!("The stem or id of an entry{of}."))
        }
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Count => {
            json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^[0-9][0-9_.]*[KMBT]?$" }] })
        }
        FieldType::Quantity => json!({ "type": ["string", "number"] }),
        FieldType::Date => date(),
        FieldType::Url => json!({ "type": "string", "pattern": "^https?://" }),
        FieldType::Choice => words(schema, field.vocabulary.as_deref().unwrap_or_default()),
        FieldType::Country => country(),
        FieldType::Money => json!(false),
    }
}

/// A fact: a bare value, a claim, or several claims.
fn fact(field: &Field, schema: &Schema) -> Value {
    let one = value(field, schema);
    let bare = if field.list { several(&one) } else { one };
    let mut claim = Map::new();
    if field.kind == FieldType::Money {
        claim.insert("amount".to_owned(), json!({ "type": "number" }));
        claim.insert("currency".to_owned(), json!({ "type": "string", "pattern": "^[A-Z]{3}$" }));
        for key in ["basis", "over"] {
            claim.insert(key.to_owned(), json!({ "type": "string" }));
        }
    } else {
        claim.insert("value".to_owned(), bare.clone());
    }
    claim.insert("absent".to_owned(), json!({ "enum": ["unknown", "undisclosed", "none", "not-applicable"] }));
    claim.insert("as_of".to_owned(), date());
    claim.insert("source".to_owned(), several(&json!({ "type": "string" })));
    for key in ["for", "note", "quote"] {
        claim.insert(key.to_owned(), json!({ "type": "string" }));
    }
    claim.insert("preferred".to_owned(), json!({ "type": "boolean" }));
    let claim = json!({ "type": "object", "properties": claim, "additionalProperties": false });
    let claims = json!({ "type": "array", "items": claim, "minItems": 1 });
    let shapes = if field.kind == FieldType::Money { json!([claim, claims]) } else { json!([bare, claim, claims]) };
    let help = field.help.as_deref().map(|help| format!(". {help}")).unwrap_or_default();
    json!({ "title": field.label, "description": format!("{}{help}", field.label), "anyOf": shapes })
}

fn dependency(schema: &Schema) -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["role"],
        "additionalProperties": false,
        "properties": {
            "on": text, "role": words(schema, "role"), "any_of": text, "for": text, "note": text, "during": date(),
            "absent": { "enum": ["unknown", "undisclosed", "none"] },
            "needed_to": { "enum": ["run", "renew", "nothing"] },
            "takes": { "enum": ["operation", "copy", "leave"] },
            "extent": { "enum": ["all", "part"] },
            "source": several(&text),
        },
    })
}

fn event(schema: &Schema) -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["date", "title"],
        "additionalProperties": false,
        "properties": {
            "date": date(), "title": text, "type": words(schema, "event"), "id": text, "same_as": text, "note": text,
            "countries": { "type": "array", "items": country() }, "meets": several(&text), "source": several(&text),
        },
    })
}
