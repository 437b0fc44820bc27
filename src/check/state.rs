//! The effects of time: values that have grown stale, promises that nobody has kept.

use jiff::civil;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::value::Date;

/// The headline of a fact should not be older than its field's shelf life. Older claims beside a fresh one are history.
pub(super) fn stale(entry: &Entry, as_of: civil::Date, found: &mut Vec<Diagnostic>) {
    for fact in &entry.facts {
        let (field, claim) = (&entry.kind.fields[fact.field], fact.headline());
        let (Some(life), Some(said)) = (&field.shelf_life, &claim.as_of) else { continue };
        if claim.is_stale(field, as_of) {
            let message = format!("`{}` is as of {}, and keeps {}", field.name, said.shown(), life.shown());
            let help = "look it up again, and add a claim with a new as_of";
            found.push(Diagnostic::new(Code::StaleFact, &entry.path, claim.span.clone(), message).help(help));
        }
    }
}

/// A promise whose last day has passed should be met by an event, or be recorded as not kept.
pub(super) fn overdue(knowledge: &Knowledge, ix: Ix, as_of: civil::Date, found: &mut Vec<Diagnostic>) {
    let entry = knowledge.entry(ix);
    for (at, event) in (0..).zip(&entry.events) {
        if knowledge.is_overdue((ix, at), as_of) {
            let last = Date::from_day(event.date.latest()).shown();
            let message = format!("this was promised by {last}, and no event says that it was kept");
            let name = event.id.as_ref().map_or("<id>", |id| &id.value);
            let help = format!("if it was, write in the event that kept it: meets = \"{}#{name}\"", entry.id);
            found.push(Diagnostic::new(Code::OverdueTarget, &entry.path, event.span.clone(), message).help(help));
        }
    }
}
