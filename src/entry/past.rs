//! An entry as it was known on an earlier day, without anything that begins later.

use std::sync::Arc;

use jiff::civil;

use super::{Claim, Content, Entry, Value};
use crate::value::Date;

/// The entry as it was known on `day`. Events, dependencies (`during`), claims (`as_of`) and dated values of a field with
/// `event` are left out if they begin after it, and so are facts that lose all their claims. Anything without a date stays.
/// An entry that loses nothing is shared, not copied.
pub fn known_on(entry: &Arc<Entry>, day: civil::Date) -> Arc<Entry> {
    let later = |date: &Date| date.earliest() > day;
    let is_event = |field: usize| entry.kind.fields[field].event.is_some();
    let says_later = |claim: &Claim, field| {
        claim.as_of.as_ref().is_some_and(later) || (is_event(field) && dates(claim).any(|value| later_value(value, day)))
    };
    let untouched = !entry.events.iter().any(|event| later(&event.date))
        && !entry.depends.iter().any(|edge| edge.during.as_ref().is_some_and(later))
        && !entry.facts.iter().any(|fact| fact.claims.iter().any(|claim| says_later(claim, fact.field)));
    if untouched {
        return entry.clone();
    }
    let mut known = Entry::clone(entry);
    known.events.retain(|event| !later(&event.date));
    known.depends.retain(|edge| !edge.during.as_ref().is_some_and(later));
    for fact in &mut known.facts {
        let is_event = is_event(fact.field);
        fact.claims.retain_mut(|claim| {
            if claim.as_of.as_ref().is_some_and(later) {
                return false;
            }
            match &mut claim.content {
                Content::Values(values) if is_event => {
                    values.retain(|value| !later_value(value, day));
                    !values.is_empty()
                }
                _ => true,
            }
        });
    }
    known.facts.retain(|fact| !fact.claims.is_empty());
    known.number();
    Arc::new(known)
}

fn dates(claim: &Claim) -> impl Iterator<Item = &Value> {
    match &claim.content {
        Content::Values(values) => values.iter(),
        Content::Absent(_) => [].iter(),
    }
}

fn later_value(value: &Value, day: civil::Date) -> bool {
    matches!(value, Value::Date(date) if date.earliest() > day)
}
