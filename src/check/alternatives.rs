//! Alternatives that are none: a label with one dependency, and labels on dependencies that cannot stand in for each other.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Dependency, Entry};
use crate::knowledge::Knowledge;

/// Dependencies with one label have one purpose and several targets.
///
/// Both are warnings: what is published follows from what is written, but it is hardly what was meant. Those needed to run
/// and those needed to renew are counted apart, so that a project stops although its author wrote that there is an
/// alternative; and a label without a second target is most likely misspelt.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let mut labels: BTreeMap<&str, Vec<&Dependency>> = BTreeMap::new();
    for dependency in &entry.depends {
        if let Some(label) = &dependency.any_of {
            labels.entry(label).or_default().push(dependency);
        }
    }
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
        if group.iter().all(|other| target(other) == target(first)) {
            let message = match group.len() {
                1 => format!("nothing else has the label `{label}`: this is no choice"),
                count => format!("all {count} alternatives `{label}` lead to {}: this is no choice", first.on.value),
            };
            let known = entry.depends.iter().filter_map(|dependency| dependency.any_of.as_deref()).filter(|other| *other != label);
            let near = crate::diagnostic::nearest(label, known).map(|near| format!("did you mean `{near}`?"));
            let help = near.unwrap_or_else(|| "add the other alternative, or leave `any_of` out".to_owned());
            report(Code::LoneAlternative, first, message, help);
        }
    }
}
