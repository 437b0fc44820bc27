//! Alternatives that are none: a label with one dependency, and labels on dependencies that cannot replace each other.

use std::collections::BTreeMap;

use jiff::civil;

use crate::diagnostic::{Code, Diagnostic, MOST_GUESSED};
use crate::entry::{Dependency, Entry};
use crate::knowledge::Knowledge;
use crate::schema::Words;
use crate::value::Date;

/// Dependencies with the same label serve one purpose and have several targets.
///
/// Both rules are warnings, because what is published follows from what is written, though it is hardly what was meant.
/// Dependencies needed to run and those needed to renew are counted separately, so a project may stop although its author
/// named an alternative. A label without a second target, or without two that hold at the same time, is most likely misspelt
/// or misdated.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let mut labels: BTreeMap<&str, Vec<&Dependency>> = BTreeMap::new();
    for dependency in &entry.depends {
        if let Some(label) = &dependency.any_of {
            labels.entry(label).or_default().push(dependency);
        }
    }
    let names: Vec<&str> = labels.keys().copied().collect();
    let mut lone = 0;
    for (label, group) in labels {
        let first = group[0];
        let purpose = knowledge.needed_to(first);
        let mut report = |code, at: &Dependency, message: String, help: String| {
            found.push(Diagnostic::new(code, &entry.path, at.label_span.clone(), message).help(help));
        };
        if let Some(other) = group.iter().find(|other| knowledge.needed_to(other) != purpose) {
            let (one, other_purpose) = (purpose.word(), knowledge.needed_to(other).word());
            let message = format!("an alternative of `{label}` is needed to {other_purpose}, and an earlier one to {one}");
            let help = format!("write needed_to = \"{one}\" here if that is right, or give the two sorts a label each");
            report(Code::MixedAlternatives, other, message, help);
            continue;
        }
        let target = |dependency: &Dependency| knowledge.find(&dependency.on.value).ok_or_else(|| dependency.on.value.clone());
        let one_target = group.iter().all(|other| target(other) == target(first));
        if one_target || !any_at_once(&group, |one, other| target(one) != target(other)) {
            let message = match group.len() {
                1 => format!("nothing else has the label `{label}`: this is no choice"),
                count if one_target => format!("all {count} alternatives `{label}` lead to {}: this is no choice", first.on.value),
                count => format!("no two of the {count} alternatives `{label}` hold at the same time: this is no choice"),
            };
            let known = names.iter().copied().filter(|other| *other != label);
            lone += 1;
            let near = (lone <= MOST_GUESSED).then(|| crate::diagnostic::nearest(label, known)).flatten();
            let near = near.map(|near| format!("did you mean `{near}`?"));
            let otherwise =
                if one_target { "add the other alternative, or leave `any_of` out" } else { "check `during`, or leave `any_of` out" };
            let help = near.unwrap_or_else(|| otherwise.to_owned());
            report(Code::LoneAlternative, first, message, help);
        }
    }
}

/// Whether two dependencies that differ hold on the same day. They are visited in order of their beginnings, and two meet if
/// the earlier has not ended when the later begins. So it suffices to remember the one that ends last, and among those that
/// differ from it the one that ends last.
fn any_at_once(group: &[&Dependency], differ: impl Fn(&Dependency, &Dependency) -> bool) -> bool {
    let from = |one: &Dependency| one.during.as_ref().map_or(civil::Date::MIN, Date::earliest);
    let until = |one: &Dependency| one.during.as_ref().map_or(civil::Date::MAX, Date::latest);
    let mut sorted = group.to_vec();
    sorted.sort_by_key(|one| from(one));
    let (mut last, mut other): (Option<&Dependency>, Option<&Dependency>) = (None, None);
    for one in sorted {
        if [last, other].into_iter().flatten().any(|open| until(open) >= from(one) && differ(open, one)) {
            return true;
        }
        if last.is_none_or(|last| until(last) <= until(one)) {
            if last.is_some_and(|last| differ(last, one)) {
                other = last;
            }
            last = Some(one);
        } else if last.is_some_and(|last| differ(last, one)) && other.is_none_or(|other| until(other) <= until(one)) {
            other = Some(one);
        }
    }
    false
}
