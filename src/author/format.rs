//! Front matter in one order and one style: keys in the documented order, facts in the order that their kind declares, one
//! space around `=`, and one empty line above tables; dates in quotes, long numbers in groups, short claims in braces;
//! dependencies in the order of their roles, and events by date. Comments stay with the lines they are above or behind, and
//! the text below the front matter is not touched.
//!
//! The meaning of a file stays the same: it is only formatted if its tables mean the same before and after.

mod meaning;
mod shape;
mod style;

use std::collections::HashMap;

use toml_edit::{DocumentMut, Item, Table};

use crate::schema::{Kind, Vocabularies};
pub use style::grouped;

/// The keys of an entry in the documented order. Unknown keys follow in their own order.
const KEYS: [&str; 17] = [
    "title",
    "summary",
    "aliases",
    "unlinked",
    "redirects",
    "countries",
    "members",
    "status",
    "sources",
    "checked",
    "draft",
    "auto_links",
    "kind",
    "facts",
    "cut",
    "depends",
    "events",
];

/// The file with its front matter formatted. `None` if the file has no readable front matter, or if the result would not
/// mean the same.
pub fn formatted(text: &str, kind: &Kind, vocabularies: &Vocabularies) -> Option<String> {
    let rest = text.strip_prefix("+++\n")?;
    let end = if rest.starts_with("+++") { 0 } else { rest.find("\n+++")? + 1 };
    let (front, below) = rest.split_at(end);
    // The parser accepts syntax of newer TOML. Such files have errors, and `check` says what to write.
    let before: toml::Table = front.parse().ok()?;
    let mut document: DocumentMut = front.parse().ok()?;
    let fields: HashMap<&str, usize> = kind.fields.iter().enumerate().map(|(at, field)| (field.name.as_str(), at)).collect();
    let own = |key: &str| KEYS.iter().position(|known| *known == key).unwrap_or(KEYS.len());
    let of_kind = |key: &str| fields.get(key).copied().unwrap_or(usize::MAX);
    // Comments at the very top are about the file, not about the key that happens to follow.
    let top = document.as_table_mut();
    let head = take_head(top);
    style::values(top);
    shape::open(top);
    style::dates(top, kind);
    shape::lists(top, vocabularies);
    top.sort_values_by(|a, _, b, _| own(a.get()).cmp(&own(b.get())));
    if let Some(Item::Table(facts)) = top.get_mut("facts") {
        shape::facts(facts, kind);
        facts.sort_values_by(|a, _, b, _| of_kind(a.get()).cmp(&of_kind(b.get())));
    }
    let mut next = 0;
    tidy(top, &mut next);
    let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
    document.set_trailing(remarks(&trailing, false));
    let written = document.to_string();
    let written = format!("{head}{}", written.trim_start_matches('\n'));
    let written = if written.is_empty() || written.ends_with('\n') { written } else { written + "\n" };
    let after: toml::Table = written.parse().ok()?;
    (meaning::meaning(before, kind) == meaning::meaning(after, kind)).then(|| format!("+++\n{written}{below}"))
}

/// Removes and returns the comments above the first key that an empty line separates from it.
fn take_head(top: &mut Table) -> String {
    let Some((mut key, _)) = top.iter_mut().next() else { return String::new() };
    let prefix = key.leaf_decor_mut().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    match prefix.rsplit_once("\n\n") {
        Some((head, own)) if head.contains('#') => {
            key.leaf_decor_mut().set_prefix(own.to_owned());
            format!("{}\n\n", remarks(&format!("{head}\n"), false).trim_end())
        }
        _ => String::new(),
    }
}

/// Formats a table and the tables within it, and numbers them in the order of their keys.
fn tidy(table: &mut Table, next: &mut isize) {
    for (mut key, item) in table.iter_mut() {
        if let Item::Value(value) = item {
            let decor = key.leaf_decor_mut();
            let above = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
            decor.set_prefix(remarks(&above, false));
            decor.set_suffix(" ");
            let behind = value.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
            value.decor_mut().set_prefix(" ");
            value.decor_mut().set_suffix(remark_behind(&behind));
        }
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => tidy_table(inner, next),
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|inner| tidy_table(inner, next)),
            _ => {}
        }
    }
}

fn tidy_table(table: &mut Table, next: &mut isize) {
    *next += 1;
    table.set_position(Some(*next));
    let decor = table.decor_mut();
    let above = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    let behind = decor.suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
    decor.set_prefix(remarks(&above, true));
    decor.set_suffix(remark_behind(&behind));
    tidy(table, next);
}

/// Formats a comment behind a value. Several may stand below each other, so it keeps its place, but is never directly at the
/// value.
fn remark_behind(text: &str) -> String {
    let text = text.trim_end();
    if text.starts_with('#') { format!("  {text}") } else { text.to_owned() }
}

/// Formats comments: without surrounding spaces, with at most one empty line between them, and with one above them if
/// `apart`.
fn remarks(text: &str, apart: bool) -> String {
    let mut out = String::new();
    let mut empty = false;
    // The last piece is the beginning of the next item's line.
    let lines: Vec<&str> = text.split('\n').collect();
    for line in lines.iter().take(lines.len().saturating_sub(1)).map(|line| line.trim()) {
        if line.is_empty() {
            empty = true;
            continue;
        }
        if empty {
            out.push('\n');
        }
        empty = false;
        out.push_str(line);
        out.push('\n');
    }
    if empty {
        out.push('\n');
    }
    if apart && !out.starts_with('\n') {
        out.insert(0, '\n');
    }
    out
}
