//! A difference in words, for a terminal or as Markdown for a pull request. The JSON form has all of it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Change, Conclusion, Difference, Named};

/// The most items of one sort that are listed for people.
const MOST: usize = 40;
/// The most characters of a value.
const LONGEST: usize = 160;

/// For a terminal.
pub fn text(found: &Difference) -> String {
    told(found, Signs { heading: "", bullet: "  ", code: "", escape: |text| text.to_owned() })
}

/// Markdown for a pull request. Text by authors is escaped, so that it cannot create links or tags there.
pub fn markdown(found: &Difference) -> String {
    let escape = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '@' => out.push_str("&#64;"),
                '#' => out.push_str("&#35;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => out.extend(['\\', c]),
                c => out.push(c),
            }
        }
        out.replace("://", "&#58;//")
    };
    told(found, Signs { heading: "### ", bullet: "- ", code: "**", escape })
}

struct Signs {
    heading: &'static str,
    bullet: &'static str,
    code: &'static str,
    escape: fn(&str) -> String,
}

fn told(found: &Difference, signs: Signs) -> String {
    let mut out = String::new();
    if found.errors != (0, 0) {
        let (before, after) = found.errors;
        let _ = writeln!(out, "Errors: {before} before, {after} now. What follows is told as far as the site could be read.\n");
    }
    if found.is_empty() {
        out.push_str("Nothing that is published is different.\n");
        return out;
    }
    let name = |entry: &Named| format!("{} ({})", (signs.escape)(&entry.title), (signs.escape)(&entry.id));
    let mut list = |heading: &str, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(out, "{}{heading}{}", signs.heading, if signs.heading.is_empty() { ":" } else { "\n" });
        for line in lines.iter().take(MOST) {
            let _ = writeln!(out, "{}{line}", signs.bullet);
        }
        if lines.len() > MOST {
            let _ = writeln!(out, "{}and {} more; --format json has all", signs.bullet, lines.len() - MOST);
        }
        out.push('\n');
    };
    list("New", by_kind(&found.added, &signs));
    list("Gone", by_kind(&found.removed, &signs));
    list("Renamed", found.renamed.iter().map(|(from, to)| format!("{} → {}", (signs.escape)(&from.id), name(to))).collect());
    let lost = |address: &String| format!("{}: give the page that stands for it this address in `redirects`", (signs.escape)(address));
    list("Addresses that lead nowhere now", found.lost.iter().map(lost).collect());
    list("What follows", found.conclusions.iter().map(|conclusion| conclusion_words(conclusion, &signs)).collect());
    let repeated = repeated(found);
    let many = repeated.iter().map(|(change, entries)| {
        let count = entries.len();
        format!("{}: in {count} entries: {}", change_words(change, &signs), few(entries, &signs))
    });
    list("Changed alike", many.collect());
    let mut lines = Vec::new();
    for changed in &found.changed {
        let own: Vec<&Change> = changed.changes.iter().filter(|change| !repeated.contains_key(&common(change))).collect();
        if own.is_empty() {
            continue;
        }
        lines.push(format!("{}{}{}", signs.code, name(&changed.entry), signs.code));
        let inner = if signs.heading.is_empty() { "  " } else { "  - " };
        // Changed attributes of the same part are on one line.
        let together = own.chunk_by(|a, b| a.part.is_some() && (&a.of, &a.part) == (&b.of, &b.part));
        lines.extend(together.map(|same| format!("\u{0}{inner}{}", changes_words(same, &signs))));
    }
    // Changes of an entry are indented below it.
    if !lines.is_empty() {
        let _ = writeln!(out, "{}Changed{}", signs.heading, if signs.heading.is_empty() { ":" } else { "\n" });
        let shown = lines.iter().take(MOST * 5);
        shown.for_each(|line| match line.strip_prefix('\u{0}') {
            Some(inner) => drop(writeln!(out, "{}{inner}", if signs.heading.is_empty() { "  " } else { "" })),
            None => drop(writeln!(out, "{}{line}", signs.bullet)),
        });
        if lines.len() > MOST * 5 {
            let _ = writeln!(out, "{}and more; --format json has all", signs.bullet);
        }
        out.push('\n');
    }
    let mut list = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "{}{heading}{}", signs.heading, if signs.heading.is_empty() { ":" } else { "\n" });
            for line in &lines {
                let _ = writeln!(out, "{}{line}", signs.bullet);
            }
            out.push('\n');
        }
    };
    let rows = |names: &[Named], sign: &str| match names {
        [] => String::new(),
        names => format!("; {sign} {}", few(names, &signs)),
    };
    let compared = found.comparisons.iter().map(|compared| {
        format!("{}: {} cells{}{}", compared.name, compared.cells, rows(&compared.new, "new:"), rows(&compared.gone, "gone:"))
    });
    list("Comparisons", compared.collect());
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The number of entries from which on a shared change is listed once for all of them.
const REPEATED: usize = 4;

/// A change in the form in which several entries may share it: without naming the part whose attribute changed.
fn common(change: &Change) -> Change {
    // Sources are rarely the same, and where they are it means little.
    let general = change.beside.as_deref().is_some_and(|beside| !matches!(beside, "sources" | "note" | "as of"));
    Change { part: change.part.clone().filter(|_| !general || change.of == "depends"), ..change.clone() }
}

/// Changes that several entries share, with those entries.
fn repeated(found: &Difference) -> BTreeMap<Change, Vec<Named>> {
    let mut all: BTreeMap<Change, Vec<Named>> = BTreeMap::new();
    for changed in &found.changed {
        for change in changed.changes.iter().map(common) {
            let entries = all.entry(change).or_default();
            if entries.last() != Some(&changed.entry) {
                entries.push(changed.entry.clone());
            }
        }
    }
    all.retain(|_, entries| entries.len() >= REPEATED);
    all
}

/// One line for each kind: the number of entries, and the names of the first.
fn by_kind(names: &[Named], signs: &Signs) -> Vec<String> {
    let folder = |name: &Named| name.id.split('/').next().unwrap_or_default().to_owned();
    let of = |same: &[Named]| format!("{} of {}: {}", same.len(), folder(&same[0]), few(same, signs));
    names.chunk_by(|a, b| folder(a) == folder(b)).map(of).collect()
}

fn few(names: &[Named], signs: &Signs) -> String {
    let shown: Vec<String> = names.iter().take(8).map(|name| (signs.escape)(&name.title)).collect();
    let more = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    shown.join(", ") + &more
}

fn conclusion_words(conclusion: &Conclusion, signs: &Signs) -> String {
    let state = match conclusion.state {
        "stopped" => "cannot go on",
        "frozen" => "cannot be renewed",
        _ => "are at risk in the long run",
    };
    let (before, after) = conclusion.count;
    // The title of a scenario is a sentence of its own.
    let question = if conclusion.of.contains('/') { "" } else { "Without " };
    let mut out = format!("{question}{}: {before} → {after} {state}", (signs.escape)(&conclusion.title));
    if !conclusion.new.is_empty() {
        let _ = write!(out, "; new: {}", few(&conclusion.new, signs));
    }
    if !conclusion.gone.is_empty() {
        let _ = write!(out, "; no longer: {}", few(&conclusion.gone, signs));
    }
    out
}

/// The changes of one part.
fn changes_words(changes: &[&Change], signs: &Signs) -> String {
    let Some((first, others)) = changes.split_first() else { return String::new() };
    let others = others.iter().map(|change| change_words(&Change { of: String::new(), part: None, ..(*change).clone() }, signs));
    std::iter::once(change_words(first, signs)).chain(others).collect::<Vec<_>>().join("; ")
}

fn change_words(change: &Change, signs: &Signs) -> String {
    let short = |text: &String| {
        let mut short: String = text.chars().take(LONGEST).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        (signs.escape)(&short)
    };
    let parts = [Some(&change.of), change.part.as_ref(), change.beside.as_ref()];
    let of = parts.into_iter().flatten().filter(|part| !part.is_empty()).map(short).collect::<Vec<_>>().join(": ");
    if change.beside.as_deref() == Some("sources")
        && let (Some(from), Some(to)) = (&change.from, &change.to)
    {
        // For a list, only the items that were added or removed.
        let beyond = |list: &String, other: &String, sign: &str| {
            let others: Vec<&str> = other.split(", ").collect();
            list.split(", ").filter(|id| !others.contains(id)).map(|id| format!("{sign}{}", (signs.escape)(id))).collect::<Vec<_>>()
        };
        return format!("{of}: {}", [beyond(to, from, "+"), beyond(from, to, "−")].concat().join(", "));
    }
    match (&change.from, &change.to) {
        (None, Some(to)) => format!("{of}: new: {}", short(to)),
        (Some(from), None) => format!("{of}: gone: {}", short(from)),
        (Some(from), Some(to)) => format!("{of}: {} → {}", short(from), short(to)),
        (None, None) => of,
    }
}
