//! The words for ties: what they are needed for, and what they take.

use super::Term;
use crate::schema::{NeededTo, Takes};
use crate::words::Words;

/// The words for what a tie is needed for.
pub fn needed_to(words: &Words, needed_to: NeededTo) -> &str {
    match needed_to {
        NeededTo::Run => words.text("tie_run"),
        NeededTo::Renew => words.text("tie_renew"),
        NeededTo::Nothing => words.text("tie_nothing"),
    }
}

/// The words for what a tie takes, if its target need not go on.
pub fn takes(words: &Words, takes: Takes) -> Option<&str> {
    match takes {
        Takes::Operation => None,
        Takes::Copy => Some(words.text("takes_copy")),
        Takes::Leave => Some(words.text("takes_leave")),
    }
}

/// The words of ties with their meanings, for the legend of a stack.
pub fn ties(words: &Words) -> Vec<Term> {
    let of = |word, needs, meaning| Term::of(word, needed_to(words, needs).to_owned(), words.text(meaning));
    vec![
        of("run", NeededTo::Run, "tie_run_meaning"),
        of("renew", NeededTo::Renew, "tie_renew_meaning"),
        of("nothing", NeededTo::Nothing, "tie_nothing_meaning"),
    ]
}
