//! Scenarios that cut nothing, and scenarios that cut the same.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::{Ix, Knowledge, what_is_cut};
use crate::schema::Role;

/// A scenario whose cuts match nothing recorded, or that asks the same as another. References that lead nowhere are reported
/// elsewhere.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let asked: Vec<Ix> = knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role == Role::Scenario).collect();
    let cuts: Vec<(Vec<Ix>, Vec<u32>)> = asked.par_iter().map(|ix| what_is_cut(knowledge, *ix, None)).collect();
    let mut seen: FxHashMap<&(Vec<Ix>, Vec<u32>), Ix> = FxHashMap::default();
    for (ix, cut) in asked.iter().zip(&cuts) {
        let entry = knowledge.entry(*ix);
        let Some(span) = entry.cuts.first().map(|cut| cut.span.clone()) else { continue };
        let span = span.start..span.end.min(span.start + 1);
        if cut.0.is_empty() && cut.1.is_empty() {
            let resolved = entry.cuts.iter().flat_map(|cut| cut.references()).all(|one| knowledge.find(&one.value).is_some());
            if resolved {
                let message = "nothing that is recorded fits what this scenario cuts".to_owned();
                let help = "widen `from`, `roles` or `to`, or record the dependencies that it is about";
                found.push(Diagnostic::new(Code::IdleScenario, &entry.path, span, message).help(help));
            }
        } else if let Some(other) = seen.get(cut) {
            let message = format!("this cuts the same as {}", knowledge.entry(*other).id);
            found.push(Diagnostic::new(Code::SameScenario, &entry.path, span, message).help("drop one, or change what it cuts"));
        } else {
            seen.insert(cut, *ix);
        }
    }
}
