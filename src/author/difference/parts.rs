//! The claims, dependencies and events of an entry, each split into what it is and its attributes, so that two versions can
//! be compared.

use serde_json::Value;

use super::{Change, said};

/// Gives the title of an entry by its id.
pub(super) type Titles<'t> = &'t dyn Fn(&str) -> String;

/// One claim, dependency or event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its identity: the value of a claim, the target and role of a dependency, the title of an event.
    what: String,
    /// The version that it is about, which distinguishes it from others with the same identity.
    of: Option<String>,
    /// Its attributes, by name.
    beside: Vec<(&'static str, String)>,
}

impl Part {
    fn new(what: String, of: Option<String>, beside: Vec<(&'static str, Option<String>)>) -> Self {
        Self { what, of, beside: beside.into_iter().filter_map(|(name, value)| Some((name, value?))).collect() }
    }

    /// The part for a claim.
    pub(super) fn claim(claim: &Value, _: Titles<'_>) -> Self {
        let value = said(&claim["value"]).map(|text| grouped(&text));
        let value = value.or_else(|| said(&claim["absent"]).map(|word| format!("({word})"))).unwrap_or_default();
        let unit = said(&claim["unit"]).map(|unit| format!(" {unit}")).unwrap_or_default();
        let beside = [("as of", "as_of"), ("basis", "basis"), ("over", "over"), ("note", "note"), ("sources", "sources")];
        Self::new(format!("{value}{unit}"), said(&claim["for"]), beside.map(|(name, key)| (name, said(&claim[key]))).into())
    }

    /// The part for a dependency. `title` gives the title of an entry.
    pub(super) fn dependency(edge: &Value, title: Titles<'_>) -> Self {
        let on =
            said(&edge["on"]).map(|on| title(&on)).or_else(|| said(&edge["absent"]).map(|word| format!("({word})"))).unwrap_or_default();
        let role = said(&edge["role"]).unwrap_or_default();
        let part = said(&edge["extent"]).filter(|extent| extent != "all");
        let keys = [("during", "during"), ("note", "note"), ("sources", "sources")].map(|(name, key)| (name, said(&edge[key])));
        let mut beside = vec![
            ("needed to", said(&edge["needed_to"])),
            ("takes", said(&edge["takes"])),
            ("extent", part),
            ("alternatives", said(&edge["any_of"])),
        ];
        beside.extend(keys);
        Self::new(format!("{on} ({role})"), said(&edge["for"]), beside)
    }

    /// The part for an event.
    pub(super) fn event(event: &Value, _: Titles<'_>) -> Self {
        let keys = [("date", "date"), ("type", "type"), ("note", "note"), ("sources", "sources")];
        Self::new(said(&event["title"]).unwrap_or_default(), None, keys.map(|(name, key)| (name, said(&event[key]))).into())
    }

    /// A short name for it.
    fn named(&self) -> String {
        match &self.of {
            Some(of) => format!("{} ({of})", self.what),
            None => self.what.clone(),
        }
    }

    /// All of it in words.
    fn whole(&self) -> String {
        let of = self.of.iter().cloned();
        let beside: Vec<String> = of
            .chain(self.beside.iter().filter(|(name, _)| *name != "sources").map(|(name, value)| match *name {
                "note" | "during" | "basis" | "date" | "type" => value.clone(),
                name => format!("{name} {value}"),
            }))
            .collect();
        let sources = self.beside("sources").map(|sources| format!(" [{sources}]")).unwrap_or_default();
        let what = match (self.what.strip_suffix(')'), beside.is_empty()) {
            (_, true) => self.what.clone(),
            (Some(open), false) => format!("{open}; {})", beside.join("; ")),
            (None, false) => format!("{} ({})", self.what, beside.join("; ")),
        };
        what + &sources
    }

    fn beside(&self, name: &str) -> Option<&String> {
        self.beside.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The number of attributes that two parts have in common.
    fn likeness(&self, other: &Self) -> usize {
        self.beside.iter().filter(|part| other.beside.contains(part)).count() + 2 * usize::from(self.of == other.of)
    }

    /// The attributes that differ.
    fn differences(&self, now: &Self, of: &str) -> Vec<Change> {
        let names = self.beside.iter().chain(&now.beside).map(|(name, _)| *name);
        let mut seen: Vec<&str> = Vec::new();
        for name in names {
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        let part = Some(now.named());
        let mut found: Vec<Change> = Vec::new();
        if self.of != now.of {
            let (from, to) = (self.of.clone(), now.of.clone());
            found.push(Change { of: of.to_owned(), part: Some(now.what.clone()), beside: Some("for".to_owned()), from, to });
        }
        for name in seen.into_iter().filter(|name| self.beside(name) != now.beside(name)) {
            let (from, to) = (self.beside(name).cloned(), now.beside(name).cloned());
            found.push(Change { of: of.to_owned(), part: part.clone(), beside: Some(name.to_owned()), from, to });
        }
        found
    }
}

/// Finds the differences between two versions of parts of one sort. A part that was replaced by another is one change, and
/// so is each changed attribute.
pub(super) fn compare(found: &mut Vec<Change>, of: &str, old: &[Part], new: &[Part]) {
    let (mut gone, mut come): (Vec<&Part>, Vec<&Part>) = (Vec::new(), new.iter().collect());
    for part in old {
        match come.iter().position(|other| *other == part) {
            Some(at) => drop(come.remove(at)),
            None => gone.push(part),
        }
    }
    // First, parts with the same identity whose attributes differ.
    let mut left = Vec::new();
    for part in gone {
        let same = come.iter().enumerate().filter(|(_, other)| other.what == part.what);
        match same.max_by_key(|(at, other)| (part.likeness(other), usize::MAX - at)).map(|(at, _)| at) {
            Some(at) => found.extend(part.differences(come.remove(at), of)),
            None => left.push(part),
        }
    }
    // Then parts about the same version whose values differ, if the match is unambiguous.
    let mut gone = Vec::new();
    for part in left {
        let same: Vec<usize> = (0..come.len()).filter(|at| part.of.is_some() && come[*at].of == part.of).collect();
        match same[..] {
            [at] => push(found, of, Some(part.whole()), Some(come.remove(at).whole())),
            _ => gone.push(part),
        }
    }
    if let ([was], [is]) = (&gone[..], &come[..]) {
        push(found, of, Some(was.whole()), Some(is.whole()));
        return;
    }
    gone.iter().for_each(|was| push(found, of, Some(was.whole()), None));
    come.iter().for_each(|is| push(found, of, None, Some(is.whole())));
}

fn push(found: &mut Vec<Change>, of: &str, from: Option<String>, to: Option<String>) {
    found.push(Change { of: of.to_owned(), part: None, beside: None, from, to });
}

/// A long number with separated thousands; any other text is left unchanged.
fn grouped(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::from(if digits.len() < text.len() { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
