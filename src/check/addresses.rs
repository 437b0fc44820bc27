//! Addresses in facts that will not lead anybody else to what the author read.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value, unstable};

/// An address should lead to what was read or is meant, and nowhere else.
pub(super) fn check(entry: &Entry, found: &mut Vec<Diagnostic>) {
    for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
        let Content::Values(values) = &claim.content else { continue };
        for value in values {
            let Value::Url(address) = value else { continue };
            let Some((message, help)) = unstable(address) else { continue };
            found.push(Diagnostic::new(Code::UnstableAddress, &entry.path, claim.span.clone(), message).help(help));
        }
    }
}
