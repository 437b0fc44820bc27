//! Issue forms: a kind's questions as a GitHub issue form, and the answers in an issue that was made with it.

use super::draft::Draft;
use super::quoted;
use crate::schema::{Field, FieldType, Kind, Role, Schema};

/// GitHub's text for a question without an answer.
const NO_ANSWER: &str = "_No response_";

/// The questions asked about every entry. An answer is assigned to its key by the label.
const TITLE: &str = "Name";
const SUMMARY: &str = "In one sentence";
const COUNTRIES: &str = "Countries";
const STATUS: &str = "Status";
const SOURCES: &str = "Sources";
const REST: &str = "Anything else";

/// The issue form of a kind, in YAML.
pub fn issue_form(kind: &Kind, schema: &Schema) -> String {
    let name = quoted(&format!("New: {}", kind.name));
    let about = quoted(kind.description.as_deref().unwrap_or("A new entry of this site."));
    let mut out = format!(
        "# Made from {} by `statebook schema {} --form`.\nname: {name}\ndescription: {about}\ntitle: {}\nbody:\n",
        kind.path,
        kind.folder,
        quoted(&format!("{}: ", kind.name))
    );
    let mut push = |sort: &str, label: &str, help: &str, options: &[&str], several: bool, required: bool| {
        out.push_str(&format!("  - type: {sort}\n    attributes:\n      label: {}\n", quoted(label)));
        if !help.is_empty() {
            out.push_str(&format!("      description: {}\n", quoted(help)));
        }
        if !options.is_empty() {
            let several = if several { "      multiple: true\n" } else { "" };
            let options: String = options.iter().map(|option| format!("        - {}\n", quoted(option))).collect();
            out.push_str(&format!("{several}      options:\n{options}"));
        }
        if required {
            out.push_str("    validations:\n      required: true\n");
        }
    };
    push("input", TITLE, "", &[], false, true);
    push("input", SUMMARY, "What it is, and whose.", &[], false, true);
    if matches!(kind.role, Role::Profile | Role::Country) {
        push("input", COUNTRIES, "By two letters, such as FI, SE.", &[], false, false);
    }
    if let Some(words) = schema.vocabularies.named("status").filter(|_| kind.role == Role::Profile) {
        push("dropdown", STATUS, "", &words.names().collect::<Vec<_>>(), false, false);
    }
    if kind.role != Role::Source {
        push("textarea", SOURCES, "Addresses where it can be read, one a line.", &[], false, true);
    }
    for field in asked(kind) {
        let words = field.vocabulary.as_deref().and_then(|name| schema.vocabularies.named(name));
        let words: Vec<&str> = words.map(|words| words.names().collect()).unwrap_or_default();
        let sort = if words.is_empty() { "input" } else { "dropdown" };
        push(sort, &field.label, &help(field), &words, field.list, field.required);
    }
    push("textarea", REST, "What it stands on, what is unclear, whom to ask.", &[], false, false);
    out
}

/// The fields that a form asks for. More would deter people from filling it in.
fn asked(kind: &Kind) -> impl Iterator<Item = &Field> {
    kind.fields.iter().filter(|field| field.required || field.recommended)
}

fn help(field: &Field) -> String {
    let shape = match field.kind {
        FieldType::Money => "An amount, a currency and when, such as 70000000 SGD 2023-12.",
        FieldType::Date => "As precisely as the source says: 2023, 2023-12 or 2023-12-04.",
        FieldType::Url => "An address that begins with https://.",
        FieldType::Country => "Two letters.",
        FieldType::Licence => "Its SPDX identifier, such as Apache-2.0.",
        FieldType::Ref => "The name of its file, or its name.",
        _ if field.list && field.vocabulary.is_none() => "Several apart by commas.",
        _ => "",
    };
    [field.help.as_deref().unwrap_or_default(), shape].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Fills a draft with the answers of an issue. Returns the addresses of its sources, and the answer to the last question.
///
/// Answers to questions that the kind does not have are ignored.
pub fn fill(draft: &mut Draft<'_>, issue: &str) -> (Vec<String>, String) {
    let (mut sources, mut rest) = (Vec::new(), String::new());
    for (label, answer) in answers(issue) {
        match label {
            TITLE => draft.title = answer.lines().next().unwrap_or_default().to_owned(),
            SUMMARY => draft.summary = Some(answer.split_whitespace().collect::<Vec<_>>().join(" ")),
            COUNTRIES => draft.countries = parts(&answer),
            STATUS => draft.status = Some(answer),
            SOURCES => sources = answer.split_whitespace().filter(|word| word.contains("://")).map(plain_address).collect(),
            REST => rest = answer,
            label => {
                if let Some(field) = asked(draft.kind).find(|field| field.label == label) {
                    draft.facts.push((field.name.clone(), answer.split_whitespace().collect::<Vec<_>>().join(" ")));
                }
            }
        }
    }
    (sources, rest)
}

/// An address without the punctuation that people put around it.
fn plain_address(word: &str) -> String {
    word.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).trim_end_matches(['>', ')', ',', ';', '.', ']', '"']).to_owned()
}

fn parts(text: &str) -> Vec<String> {
    text.split([',', ';', ' ', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The questions of an issue with their answers.
fn answers(issue: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in issue.lines() {
        match (line.trim_end().strip_prefix("### "), found.last_mut()) {
            (Some(label), _) => found.push((label.trim(), String::new())),
            (None, Some((_, answer))) => {
                answer.push_str(line.trim_end());
                answer.push('\n');
            }
            (None, None) => {}
        }
    }
    found.iter_mut().for_each(|(_, answer)| *answer = answer.trim().to_owned());
    found.retain(|(_, answer)| !answer.is_empty() && answer != NO_ANSWER);
    found
}
