//! Dates that cannot have come yet, and dates that nobody can know.

use jiff::civil;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value, Written};
use crate::schema::Role;
use crate::source::Span;
use crate::value::Date;

/// How many years ahead a plan may reach.
const FORESEEABLE: i16 = 50;

/// Dates of reading, publication and the like must not lie after the day on which the site is read, and plans must not reach
/// ages ahead.
pub(super) fn check(entry: &Entry, today: civil::Date, found: &mut Vec<Diagnostic>) {
    let mut note = |code, span: &Span, message: String, help: String| {
        found.push(Diagnostic::new(code, &entry.path, span.clone(), message).help(help));
    };
    let past = |date: &Date, span: &Span, what: &str, note: &mut dyn FnMut(Code, &Span, String, String)| {
        if date.earliest() > today {
            let message = format!("{what} {}, and this site reads its knowledge on {}", date.shown(), Date::from_day(today).shown());
            let help = "check the year; if it is right, the `as_of` of site.toml is behind".to_owned();
            note(Code::FutureDate, span, message, help);
        }
    };
    let distant = |date: &Date, span: &Span, note: &mut dyn FnMut(Code, &Span, String, String)| {
        let year = date.earliest().year();
        if year > today.year().saturating_add(FORESEEABLE) {
            let message = format!("{} is {} years ahead", date.shown(), year - today.year());
            note(Code::DistantDate, span, message, "check the year".to_owned());
        }
    };
    if let Some(Written { value, span }) = &entry.checked {
        past(value, span, "the sources were checked on", &mut note);
    }
    for fact in &entry.facts {
        let field = &entry.kind.fields[fact.field];
        let happened = entry.kind.role == Role::Source && matches!(&*field.name, "accessed" | "published");
        for claim in &fact.claims {
            if let Some(as_of) = &claim.as_of {
                past(as_of, &claim.span, "this is said as of", &mut note);
            }
            for date in dates(&claim.content) {
                if happened {
                    past(date, &claim.span, &format!("`{}` is", field.name), &mut note);
                } else {
                    distant(date, &claim.span, &mut note);
                }
            }
        }
    }
    for edge in &entry.depends {
        if let Some(during) = &edge.during {
            distant(during, &edge.on.span, &mut note);
        }
    }
    for event in &entry.events {
        distant(&event.date, &event.span, &mut note);
    }
    read_before_published(entry, found);
}

/// A source cannot be read before it is published.
fn read_before_published(entry: &Entry, found: &mut Vec<Diagnostic>) {
    if entry.kind.role != Role::Source {
        return;
    }
    let dated = |name| {
        let claim = entry.fact(entry.kind.field(name)?.0)?.headline();
        Some((dates(&claim.content).next()?, claim))
    };
    if let (Some((read, claim)), Some((published, _))) = (dated("accessed"), dated("published"))
        && read.latest() < published.earliest()
    {
        let message = format!("this was read on {}, before it was published ({})", read.shown(), published.shown());
        let diagnostic = Diagnostic::new(Code::FutureDate, &entry.path, claim.span.clone(), message);
        found.push(diagnostic.help("one of the two dates is wrong; a page that changes has the date of the state that was read"));
    }
}

fn dates(content: &Content) -> impl Iterator<Item = &Date> {
    let values = match content {
        Content::Values(values) => &values[..],
        Content::Absent(_) => &[],
    };
    values.iter().filter_map(|value| match value {
        Value::Date(date) => Some(date),
        _ => None,
    })
}
