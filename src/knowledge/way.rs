//! Following the steps of a column: over dependencies and references.

use rustc_hash::FxHashSet;

use super::{Ix, Knowledge};
use crate::entry::{Absence, Content, Entry, Value};
use crate::schema::column::Step;

/// The most entries that are reached from a row, because many rows may lead to one that leads to everything.
const MOST: usize = 60;

impl Knowledge {
    /// The entries that the steps lead to from a row, without repetitions, in the order in which they are named; the row
    /// itself if there are no steps.
    pub fn reached(&self, row: Ix, way: &[Step]) -> Vec<Ix> {
        let mut here = vec![row];
        for step in way {
            let mut seen = FxHashSet::default();
            let names = here.iter().flat_map(|ix| names(self.entry(*ix), step));
            here = names.filter_map(|name| self.find(name)).filter(|ix| seen.insert(*ix)).take(MOST).collect();
        }
        here
    }
}

impl Knowledge {
    /// Why the steps end early: the absences that entries state for the roles.
    pub fn unsaid(&self, row: Ix, way: &[Step]) -> Vec<Absence> {
        let mut absences = Vec::new();
        for (at, step) in way.iter().enumerate() {
            let Step::Tie(role) = step else { continue };
            let said = self.reached(row, &way[..at]).into_iter().flat_map(|ix| &self.entry(ix).absent_depends);
            for absent in said.filter(|absent| absent.role == *role) {
                if !absences.contains(&absent.absence) {
                    absences.push(absent.absence);
                }
            }
        }
        absences
    }
}

/// The references that an entry has for a step.
fn names<'k>(entry: &'k Entry, step: &'k Step) -> Vec<&'k str> {
    match step {
        Step::Tie(role) => entry.depends.iter().filter(|tie| tie.role == *role).map(|tie| &*tie.on.value).collect(),
        Step::Fact(field) => {
            let fact = entry.kind.field(field).and_then(|(at, _)| entry.fact(at));
            let Some(Content::Values(values)) = fact.map(|fact| &fact.headline().content) else { return Vec::new() };
            values.iter().filter_map(|value| if let Value::Ref(reference) = value { Some(&*reference.value) } else { None }).collect()
        }
    }
}
