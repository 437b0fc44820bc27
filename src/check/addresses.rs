//! Addresses in facts that will not lead anybody else to what was read.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value, unstable};

/// An address is that of what was read, or is meant, and of nothing else.
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
