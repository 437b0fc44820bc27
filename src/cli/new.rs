//! `statebook new`: creates the file of a new entry and stubs of entries that it names. On a terminal, it asks for what the
//! command line leaves out.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use dialoguer::{Confirm, Input};

use super::arguments::{New, Shared};
use super::{Outcome, inputs, report, root};
use crate::author::draft::{Draft, money_parts};
use crate::author::form::fill;
use crate::author::scaffold::{kind_called, likely, source_for, stub};
use crate::author::{File, stem_of};
use crate::diagnostic::render::Format;
use crate::diagnostic::{Severity, nearest};
use crate::entry::Entry;
use crate::memo::Memo;
use crate::schema::{Field, FieldType, Kind, Role, is_stem};
use crate::source::Source;
use crate::{Inputs, Wishes, compile, disk};

/// Creates the files, or says why it cannot. Existing files are never overwritten.
pub(super) fn run(shared: &Shared, options: &New) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes { drafts: true, ..Wishes::default() });
    let made = files(&inputs, options).and_then(|files| write(&root, &inputs, &files).map(|()| files));
    match made {
        Ok(files) => tell(shared, &inputs, &files),
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}

/// The entry's file, and those of the stubs that it needs.
fn files(inputs: &Inputs, options: &New) -> Result<Vec<File>, String> {
    let (schema, entries) = crate::written(inputs);
    let kind = kind_called(&schema, &options.kind).ok_or_else(|| {
        let known: Vec<&str> = schema.kinds.keys().map(|folder| &**folder).collect();
        let near = nearest(&options.kind, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        format!("no kind `{}`; {}", options.kind, near.unwrap_or_else(|| format!("there are {}", known.join(", "))))
    })?;
    let form = options.form.as_deref().map(disk::read_text).transpose().map_err(|error| format!("the form cannot be read: {error}"))?;
    let asks = form.is_none() && !options.no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let mut answers = Draft::new(kind, &schema, "", inputs.today);
    let (form_sources, rest) = form.map(|form| fill(&mut answers, &form)).unwrap_or_default();
    let answered = Some(answers.title.clone()).filter(|title| !title.is_empty());
    let title = match (options.title.as_ref().or(answered.as_ref()), &options.stem) {
        (Some(title), _) => title.clone(),
        (None, _) if asks => ask(&format!("Title of the {}", kind.name), None, |text| {
            if text.trim().is_empty() { Err("a title is needed".into()) } else { Ok(()) }
        })?,
        (None, Some(stem)) => stem.replace('-', " "),
        (None, None) => return Err("give its title: --title \"…\"".to_owned()),
    };
    let suggested = stem_of(&title);
    let stem = match (&options.stem, suggested) {
        (Some(stem), _) => stem.clone(),
        (None, stem) if asks => ask("File name, which is its address too", stem, |text| {
            if is_stem(text) { Ok(()) } else { Err("small letters, digits and single hyphens".into()) }
        })?,
        (None, Some(stem)) => stem,
        (None, None) => return Err("no file name can be made of this title: give one of small Latin letters behind the kind".to_owned()),
    };
    if !is_stem(&stem) {
        return Err(format!("`{stem}` cannot be a file's name here: small letters, digits and single hyphens"));
    }
    distinct(&entries, kind, &stem, &title, options.force, asks)?;
    let mut draft = Draft { title, body: rest, ..answers };
    draft.summary = options.summary.clone().or(draft.summary);
    draft.status = options.status.clone().or(draft.status);
    draft.countries.extend(options.country.iter().cloned());
    draft.facts.extend(options.set.iter().cloned());
    draft.depends.clone_from(&options.depends);
    known_fields(&draft)?;
    by_name(&mut draft, &entries);
    let mut given: Vec<String> = options.source.iter().chain(&form_sources).cloned().collect();
    if asks {
        ask_for_rest(&mut draft, &mut given)?;
    }
    if kind.role == Role::Country && draft.countries.is_empty() {
        return Err("an entry of this kind stands for one country: --country FI".to_owned());
    }
    let mut files = Vec::new();
    for source in given {
        if source.contains("://") {
            let (id, file) = source_for(&schema, &entries, &source, inputs.today)
                .ok_or_else(|| format!("`{source}` is no web address, or the site has no sources"))?;
            files.extend(file);
            draft.sources.push(id);
        } else {
            draft.sources.push(source);
        }
    }
    if options.stubs {
        let made: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        files.extend(stubs(&draft, &entries)?.into_iter().filter(|stub| !made.contains(&stub.path)));
    }
    files.insert(0, File { path: format!("content/{}/{stem}.md", kind.folder), text: draft.text() });
    Ok(files)
}

/// Checks that there is no such entry yet, or that the user wants another one nevertheless.
fn distinct(entries: &[Arc<Entry>], kind: &Kind, stem: &str, title: &str, force: bool, asks: bool) -> Result<(), String> {
    let likely = likely(entries, kind, stem, title);
    let path = format!("content/{}/{stem}.md", kind.folder);
    if let Some(same) = likely.same.filter(|same| !force || *same.path == *path) {
        return Err(format!(
            "there is an entry of this name: {} ({}); --force makes another one with another file name",
            same.title.value, same.path
        ));
    }
    if likely.near.is_empty() {
        return Ok(());
    }
    report::say("entries with near names:");
    likely.near.iter().for_each(|entry| report::say(&format!("  {} ({})", entry.title.value, entry.path)));
    if asks && !force {
        let go_on = Confirm::new().with_prompt("It is none of them").default(true).interact().map_err(|error| error.to_string())?;
        return if go_on { Ok(()) } else { Err("nothing was made".to_owned()) };
    }
    Ok(())
}

/// Checks that each given fact is a field of the kind.
fn known_fields(draft: &Draft<'_>) -> Result<(), String> {
    for (name, value) in &draft.facts {
        let Some((_, field)) = draft.kind.field(name) else {
            let near = nearest(name, draft.kind.fields.iter().map(|field| field.name.as_str()));
            return Err(format!(
                "a {} has no field `{name}`{}",
                draft.kind.name,
                near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
            ));
        };
        fits(field, value)?;
    }
    Ok(())
}

/// Replaces names of entries with their stems.
fn by_name(draft: &mut Draft<'_>, entries: &[Arc<Entry>]) {
    let called = |name: &str| {
        let name = name.trim();
        let known = entries.iter().any(|entry| entry.stem() == name || *entry.id == *name);
        let same = entries
            .iter()
            .find(|entry| entry.kind.role != Role::Source && entry.names().any(|known| known.value.eq_ignore_ascii_case(name)));
        same.filter(|_| !known).map_or_else(|| name.to_owned(), |entry| entry.stem().to_owned())
    };
    let kind = draft.kind;
    for (name, value) in &mut draft.facts {
        if kind.field(name).is_some_and(|(_, field)| field.kind == FieldType::Ref) {
            *value = value.split([',', ';']).map(&called).collect::<Vec<_>>().join(", ");
        }
    }
    draft.depends.iter_mut().for_each(|(_, on)| *on = called(on));
}

/// Checks an amount of money, which is assembled from its parts. All other values are checked with the whole file.
fn fits(field: &Field, value: &str) -> Result<(), String> {
    let whole = field.kind != FieldType::Money || money_parts(value).is_some();
    if whole { Ok(()) } else { Err(format!("{} needs an amount, a currency and a date, such as \"70000000 EUR 2023-12\"", field.name)) }
}

fn ask(prompt: &str, suggested: Option<String>, check: impl Fn(&str) -> Result<(), String>) -> Result<String, String> {
    let mut input = Input::<String>::new().with_prompt(prompt).allow_empty(true).validate_with(move |text: &String| check(text));
    if let Some(suggested) = suggested {
        input = input.with_initial_text(suggested);
    }
    input.interact_text().map(|text| text.trim().to_owned()).map_err(|error| error.to_string())
}

/// Asks for whatever the command line leaves out of the standard questions. An empty answer leaves the key out.
fn ask_for_rest(draft: &mut Draft<'_>, sources: &mut Vec<String>) -> Result<(), String> {
    report::say("Leave empty what you do not know.");
    let some = |text: String| (!text.is_empty()).then_some(text);
    let words = |text: String| text.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    if draft.summary.is_none() {
        draft.summary = some(ask("In one sentence", None, |_| Ok(()))?);
    }
    if draft.countries.is_empty() && matches!(draft.kind.role, Role::Profile | Role::Country) {
        let known = |text: &str| match text
            .split([',', ' '])
            .filter(|code| !code.is_empty())
            .find_map(|code| crate::value::Country::parse(code).err())
        {
            Some(wrong) => Err(wrong.to_string()),
            None => Ok(()),
        };
        draft.countries = words(ask("Countries, by two letters", None, known)?);
    }
    if let Some(known) = draft.schema.vocabularies.named("status").filter(|_| draft.status.is_none() && draft.kind.role == Role::Profile) {
        let all = known.names().collect::<Vec<_>>().join(", ");
        let is = |text: &str| if text.is_empty() || known.word(text).is_some() { Ok(()) } else { Err(format!("one of {all}")) };
        draft.status = some(ask(&format!("Status ({all})"), None, is)?);
    }
    for field in draft.kind.fields.iter().filter(|field| field.required || field.recommended) {
        if draft.facts.iter().any(|(name, _)| *name == field.name) {
            continue;
        }
        let words = field.vocabulary.as_deref().and_then(|name| draft.schema.vocabularies.named(name));
        let words = words.map(|words| format!(" ({})", words.names().collect::<Vec<_>>().join(", "))).unwrap_or_default();
        let help = field.help.as_deref().map(|help| format!(" – {help}")).unwrap_or_default();
        let several = if field.list { ", several apart by commas" } else { "" };
        let check = |text: &str| if text.is_empty() { Ok(()) } else { fits(field, text) };
        if let Some(value) = some(ask(&format!("{}{words}{several}{help}", field.label), None, check)?) {
            draft.facts.push((field.name.clone(), value));
        }
    }
    if draft.kind.role != Role::Source && sources.is_empty() {
        *sources = words(ask("Sources: ids or web addresses", None, |_| Ok(()))?);
    }
    Ok(())
}

/// Stubs of all entries that the draft names and that do not exist.
fn stubs(draft: &Draft<'_>, entries: &[Arc<Entry>]) -> Result<Vec<File>, String> {
    let schema = draft.schema;
    let is_there = |name: &str| entries.iter().any(|entry| *entry.id == *name || entry.stem() == name);
    let of_role = |role: Role| schema.kinds.values().filter(move |kind| kind.role == role).map(|kind| &*kind.folder).collect::<Vec<_>>();
    let mut named: Vec<(String, Vec<&str>)> = draft.sources.iter().map(|source| (source.clone(), of_role(Role::Source))).collect();
    for (name, value) in &draft.facts {
        if let Some((_, field)) = draft.kind.field(name).filter(|(_, field)| field.kind == FieldType::Ref) {
            let folders: Vec<&str> = field.targets.iter().map(|(folder, _)| &**folder).collect();
            named.extend(value.split([',', ';']).map(|value| (value.trim().to_owned(), folders.clone())));
        }
    }
    named.extend(draft.depends.iter().map(|(_, on)| (on.clone(), Vec::new())));
    named.retain(|(name, _)| !is_there(name));
    named.sort();
    named.dedup_by(|a, b| a.0 == b.0);
    let make = |(name, folders): (String, Vec<&str>)| {
        stub(schema, &name, &folders, draft.today).ok_or_else(|| {
            format!("`{name}` is not there, and not clear of what kind it is: write it with its folder, as in organisations/{name}")
        })
    };
    named.into_iter().map(make).collect()
}

fn write(root: &Path, inputs: &Inputs, files: &[File]) -> Result<(), String> {
    // Checked before the first file is created, so that either all are created or none.
    if let Some(file) = files.iter().find(|file| inputs.sources.iter().any(|source| *source.path == *file.path)) {
        return Err(format!("{} is there already", file.path));
    }
    for file in files {
        disk::create(root, &file.path, file.text.as_bytes()).map_err(|error| format!("{} cannot be made: {error}", file.path))?;
    }
    Ok(())
}

/// Lists the files, and reports what is wrong with them.
fn tell(shared: &Shared, inputs: &Inputs, files: &[File]) -> Outcome {
    files.iter().for_each(|file| report::print(&format!("{}\n", file.path)));
    let mut inputs = inputs.clone();
    inputs.sources.extend(files.iter().map(|file| Source::new(file.path.as_str(), file.text.as_bytes())));
    let mut found = compile(&inputs, &mut Memo::default()).diagnostics;
    found.retain(|diagnostic| files.iter().any(|file| *file.path == *diagnostic.path));
    if found.is_empty() {
        report::say("made, and nothing is wrong with it; fill it in, and see it with `statebook serve`");
        return Outcome::Fine;
    }
    let colour = report::colour(shared, std::io::stderr().is_terminal());
    report::say(report::text(&inputs, &found, Format::Human, colour).trim_end());
    report::say("made; mend what is said above, then run `statebook check`");
    if found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) { Outcome::Content } else { Outcome::Fine }
}
