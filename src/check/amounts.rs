//! Sums of money that nobody can have paid.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value};

/// An amount of zero or less is usually a slip: a sign, a digit, or an absence written as a number.
pub(super) fn check(entry: &Entry, found: &mut Vec<Diagnostic>) {
    for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
        let Content::Values(values) = &claim.content else { continue };
        for value in values {
            let Value::Money(money) = value else { continue };
            let (what, help) = if money.amount.is_zero() {
                ("zero", "if nothing was paid, write { absent = \"none\" }; if nobody says how much, { absent = \"undisclosed\" }")
            } else if money.amount.is_sign_negative() {
                ("below zero", "write the amount without the minus; what is the matter with it is said in `note`")
            } else {
                continue;
            };
            let message = format!("this sum of money is {what}");
            found.push(Diagnostic::new(Code::UnlikelyAmount, &entry.path, claim.span.clone(), message).help(help));
        }
    }
}
