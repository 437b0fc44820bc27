//! Several claims of one fact, with nothing that says which is the headline.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Claim, Entry};

/// Warns if the order of writing alone would choose the headline: no claim is preferred, no `as_of` is the latest, and the
/// claims are not about different versions (`for`), which do not contradict each other.
pub(super) fn check(entry: &Entry, found: &mut Vec<Diagnostic>) {
    for fact in entry.facts.iter().filter(|fact| fact.claims.len() > 1) {
        let claims = &fact.claims;
        let preferred = claims.iter().any(|claim| claim.preferred);
        let latest = claims.iter().filter_map(|claim| claim.as_of.as_ref()).max();
        let one_latest = latest.is_some_and(|latest| claims.iter().filter(|claim| claim.as_of.as_ref() == Some(latest)).count() == 1);
        if preferred || one_latest || all_of_different_scopes(claims) {
            continue;
        }
        let name = &entry.kind.fields[fact.field].name;
        let message = format!("`{name}` has {} claims, and nothing says which is the headline", claims.len());
        let span = claims[1].span.start..claims[1].span.end;
        found.push(Diagnostic::new(Code::ConflictingClaims, &entry.path, span, message).help("mark one with preferred = true"));
    }
}

fn all_of_different_scopes(claims: &[Claim]) -> bool {
    let mut scopes: Vec<_> = claims.iter().map(|claim| claim.scope.as_deref()).collect();
    scopes.sort_unstable();
    scopes.windows(2).all(|pair| pair[0] != pair[1]) && scopes.iter().all(Option::is_some)
}
