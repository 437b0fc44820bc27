//! The words for what happens to an entry when something is cut off, and for the outcomes of a scenario.

use super::Term;
use crate::view::states::State;
use crate::words::Words;

impl State {
    /// The verb for one entry: "stops".
    pub fn label(self, words: &Words) -> String {
        self.of(words, 1)
    }

    /// The verb for this many entries: "stop".
    pub fn of(self, words: &Words, count: usize) -> String {
        let count = [("count", count.into())];
        match self {
            Self::Stopped => words.say("stopped", &count),
            Self::Frozen => words.say("frozen", &count),
            Self::Strained => words.say("strained", &count),
            Self::Intact => String::new(),
        }
    }

    /// The term for a list of this many entries.
    pub fn term_of(self, words: &Words, count: usize) -> Term {
        Term::of(self.word(), self.of(words, count), self.meaning(words))
    }

    /// The state as a heading.
    pub fn heading(self, words: &Words, count: usize) -> String {
        words.capitalised(&self.of(words, count))
    }

    fn meaning(self, words: &Words) -> &str {
        match self {
            Self::Stopped => words.text("stopped_meaning"),
            Self::Frozen => words.text("frozen_meaning"),
            Self::Strained => words.text("strained_meaning"),
            Self::Intact => "",
        }
    }
}

/// The labels of all states with their meanings, for the legend of a page.
pub fn states(words: &Words) -> Vec<Term> {
    State::HIT.into_iter().map(|state| state.term_of(words, 1)).collect()
}

/// The word for entries that are hit only in part.
pub const PART: &str = "part";

/// All outcomes of a scenario, the worst first, including those that only strain an entry or hit a part of it.
pub fn follows(words: &Words) -> Vec<Term> {
    let mut follows = states(words);
    follows.push(Term::of(PART, words.text("hit_in_part").to_owned(), words.text("hit_in_part_meaning")));
    follows
}

/// The term for an entry that a scenario itself names.
pub fn is_cut(words: &Words) -> Term {
    Term::of("cut", words.text("is_cut").to_owned(), words.text("is_cut_meaning"))
}

/// How much a scenario cuts, in a sentence.
pub fn cuts(words: &Words, entries: usize, ties: usize) -> String {
    let entries = (entries > 0).then(|| words.say("scenario_entries_stop", &[("count", entries.into())]));
    let ties = (ties > 0).then(|| words.say("scenario_ties_cut", &[("count", ties.into())]));
    match (&entries, &ties) {
        (Some(entries), Some(ties)) => words.say("scenario_cuts_both", &[("entries", entries.into()), ("ties", ties.into())]),
        (Some(one), None) | (None, Some(one)) => words.say("scenario_cuts", &[("what", one.into())]),
        (None, None) => words.text("scenario_cuts_nothing").to_owned(),
    }
}
