//! Money that cannot be converted, and rates without a source.

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value};
use crate::knowledge::Knowledge;
use crate::schema::Role;

/// Every sum in another currency than the site's needs the rate of its year.
pub(super) fn check(knowledge: &Knowledge, config: &Config, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let Some(own) = &config.currency else { return };
    for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
        let Content::Values(values) = &claim.content else { continue };
        let Some(year) = claim.as_of.as_ref().and_then(crate::value::Date::year) else { continue };
        for value in values {
            if let Value::Money(money) = value
                && money.currency != *own
                && knowledge.schema.rates.of(&money.currency, year).is_none()
            {
                let (code, own) = (money.currency.code(), own.code());
                let message = format!("no rate of {code} to {own} for {year}");
                let help = format!("add to content/rates.toml, below [{code}]: {year} = {{ rate = …, source = \"…\" }}");
                found.push(Diagnostic::new(Code::MissingRate, &entry.path, claim.span.clone(), message).help(help));
            }
        }
    }
}

/// A rate's source must be an address or the id of a source.
pub(super) fn check_sources(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let Some(path) = &knowledge.schema.rates.path else { return };
    for (code, year, rate) in knowledge.schema.rates.iter() {
        let is_id = rate.source.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/'));
        if !is_id {
            continue;
        }
        match knowledge.find_source(&rate.source).map(|source| knowledge.entry(source)) {
            Some(source) if source.kind.role == Role::Source => {}
            Some(source) => {
                let message = format!("the source of {code} {year} is in {}, which holds no sources", source.kind.folder);
                found.push(Diagnostic::new(Code::WrongKind, path, rate.span.clone(), message));
            }
            None => {
                let message = format!("no source `{}` for {code} {year}", rate.source);
                found.push(Diagnostic::new(Code::UnknownEntry, path, rate.span.clone(), message));
            }
        }
    }
}
