//! The wording of the analysis: which message says what, with which arguments, so that a thing has the same name on all
//! pages.

mod figures;
mod noun;
mod state;
mod term;
mod tie;

pub use figures::*;
pub use noun::noun;
pub use state::{PART, cuts, follows, is_cut, states};
pub use term::Term;
pub use tie::{needed_to, takes, ties};

use crate::config::Noun;
use crate::view::law::Laws;
use crate::view::states::State;
use crate::words::{Arg, Words};

/// The words for entries that are named in a field, if their kind has no word of its own.
pub fn named_as(words: &Words, label: &str) -> String {
    words.say("named_as", &[("label", label.into())])
}

/// How many more there are than are named: "1 other", "17 others".
pub fn others(words: &Words, count: usize) -> String {
    words.say("others", &[("count", count.into())])
}

/// Joins clauses into one sentence: "this, and that".
fn clauses(words: &Words, clauses: &[String]) -> String {
    match clauses {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] => words.say("clauses_two", &[("first", first.into()), ("last", last.into())]),
        [others @ .., last] => words.say("clauses_many", &[("others", (&words.list(others)).into()), ("last", last.into())]),
    }
}

/// How many single points of failure a project has: "1 entry alone stops it, and 4 alone keep it from being renewed". `runs`
/// says whether the project exists already.
pub fn single(words: &Words, counts: &[(State, usize)], runs: bool) -> String {
    let mut said = Vec::new();
    for (state, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let arguments = [("count", (*count).into()), ("first", Arg::Text(if said.is_empty() { "yes" } else { "no" }))];
        said.push(match state {
            State::Stopped => words.say("single_stopped", &arguments),
            State::Frozen if runs => words.say("single_frozen", &arguments),
            State::Frozen => words.say("single_not_built", &arguments),
            State::Strained => words.say("single_strained", &arguments),
            State::Intact => continue,
        });
    }
    clauses(words, &said)
}

/// What direct dependents do without an entry, as a verb that agrees with `count`. `without` is the class name of their
/// state.
pub fn dependents(words: &Words, without: &str, count: usize) -> String {
    let count = [("count", count.into())];
    match without {
        "stopped" => words.say("dependents_stopped", &count),
        "frozen" => words.say("dependents_frozen", &count),
        "later" => words.say("dependents_later", &count),
        "former" => words.say("dependents_former", &count),
        _ => words.say("dependents_unaffected", &count),
    }
}

/// The heading of a list of dependencies; `roles` are the labels of party roles.
pub fn ranking(words: &Words, id: &str, roles: &str, noun: &Noun) -> String {
    match id {
        "suppliers" => words.text("ranking_suppliers").to_owned(),
        "parties" => words.say("ranking_parties", &[("many", (&noun.many).into()), ("roles", roles.into())]),
        _ => words.text("ranking_others").to_owned(),
    }
}

/// The description of the exposure page.
pub fn exposure(words: &Words, noun: &Noun) -> String {
    words.say("exposure_lead", &[("many", (&noun.many).into())])
}

/// The words for those who take part in a project, in one of these roles.
pub fn parties(words: &Words, roles: &str) -> String {
    words.say("parties_to_it", &[("roles", roles.into())])
}

/// The words for an alternative that remains, by whether it is known what it depends on itself.
pub fn verdict(words: &Words, known: bool) -> &str {
    if known { words.text("alternative_stands") } else { words.text("alternative_unknown") }
}

/// Under whose law a stack is: "22 entries in its stack, with what stands under others: 4 domestic, 18 foreign".
pub fn laws(words: &Words, counts: &Laws, more: bool) -> String {
    let law = |id, count: usize| (count > 0).then(|| words.say(id, &[("count", count.into())]));
    let sorts = [
        law("law_domestic", counts.domestic),
        law("law_shared", counts.shared),
        law("law_foreign", counts.foreign),
        law("law_unknown", counts.unknown),
    ];
    let sorts = words.list(&sorts.into_iter().flatten().collect::<Vec<_>>());
    let arguments = [("count", counts.total.into()), ("sorts", (&sorts).into())];
    if more { words.say("laws_nearest", &arguments) } else { words.say("laws", &arguments) }
}

/// How many conclusions rest on strong evidence alone.
pub fn evidence(words: &Words, strong: usize, of: usize, sorts: &str) -> String {
    let share = match (strong, of) {
        (0, _) => "none",
        (_, 1) => "this",
        (2, 2) => "both",
        _ if strong == of => "all",
        _ => "some",
    };
    words.say("evidence", &[("share", share.into()), ("count", strong.into()), ("total", of.into()), ("sorts", sorts.into())])
}

/// A country's page says this if no other country has an effect on its projects. `recorded` is the number of their
/// dependencies.
pub fn not_exposed(words: &Words, projects: usize, recorded: usize, noun: &Noun) -> String {
    let arguments = [("projects", projects.into()), ("count", recorded.into()), ("one", (&noun.one).into()), ("many", (&noun.many).into())];
    match recorded {
        0 => words.say("not_exposed_unknown", &arguments),
        _ => words.say("not_exposed", &arguments),
    }
}

/// For how many projects it is not known what they depend on, by role: "Not known: the chips of 3 more projects, the compute
/// of 4. They may be affected too." `more` says that these projects come on top of those counted.
pub fn unknown(words: &Words, roles: &[(&str, usize)], more: bool, noun: &Noun) -> Option<String> {
    let (first, _) = roles.split_first()?;
    let said = roles.iter().enumerate().map(|(at, (label, count))| {
        let role = within(words, label);
        let place = match (at, more) {
            (0, true) => "more",
            (0, false) => "first",
            _ => "next",
        };
        let noun = [("one", (&noun.one).into()), ("many", (&noun.many).into())];
        words.say("unknown_role", &[("role", (&role).into()), ("count", (*count).into()), ("place", place.into()), noun[0], noun[1]])
    });
    let roles_said = words.list(&said.collect::<Vec<_>>());
    let count = if roles.len() == 1 { first.1 } else { 2 };
    Some(words.say("unknown_roles", &[("roles", (&roles_said).into()), ("count", count.into())]))
}

/// A label within a sentence, in the form that the language uses there: "chips" for "Chips", but "AI chips".
pub fn within(words: &Words, label: &str) -> String {
    let first = label.split(' ').next().unwrap_or_default();
    let small = match first.chars().skip(1).any(char::is_uppercase) {
        true => label.to_owned(),
        false => words.lowered(first) + &label[first.len()..],
    };
    words.say("label_within", &[("label", Arg::Sign(label)), ("small", Arg::Sign(&small))])
}

/// A country's title within a sentence: "Japan", but "the Netherlands".
pub fn country(words: &Words, title: &str) -> String {
    let last = title.rsplit(' ').next().unwrap_or_default();
    words.say("country_within", &[("title", Arg::Sign(title)), ("last", Arg::Sign(last))])
}

/// The title of the page about an entry's loss: "Without the Netherlands".
pub fn without(words: &Words, name: &str) -> String {
    words.say("without", &[("name", name.into())])
}

/// Whose projects are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// All projects.
    All,
    /// The projects of other countries.
    OfOthers,
}

impl Whose {
    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::OfOthers => "others",
        }
    }
}

/// How many projects are affected: "2 of 42 projects stop, and 15 more keep running but cannot be renewed".
pub fn finding(words: &Words, counts: &[(State, usize)], total: usize, whose: Whose, noun: &Noun) -> String {
    let mut said: Vec<String> = Vec::new();
    for (state, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let share = match (said.is_empty(), total) {
            (false, _) => "more",
            (true, 1) => "only",
            (true, 2) if *count == 2 => "both",
            (true, _) if *count == total => "all",
            (true, _) => "some",
        };
        let arguments = [
            ("share", share.into()),
            ("count", (*count).into()),
            ("total", total.into()),
            ("whose", whose.word().into()),
            ("one", (&noun.one).into()),
            ("many", (&noun.many).into()),
        ];
        said.push(match state {
            State::Stopped => words.say("finding_stopped", &arguments),
            State::Frozen => words.say("finding_frozen", &arguments),
            State::Strained => words.say("finding_strained", &arguments),
            State::Intact => continue,
        });
    }
    if said.is_empty() {
        let noun = [("one", (&noun.one).into()), ("many", (&noun.many).into())];
        return words.say("finding_none", &[("total", total.into()), ("whose", whose.word().into()), noun[0], noun[1]]);
    }
    clauses(words, &said)
}

/// A finding, followed by how many more projects are at risk in the long run: "…; in the long run 2 more are at risk".
/// `nothing` says that no project loses anything now.
pub fn and_at_risk(words: &Words, finding: String, nothing: bool, whose: Whose, projects: usize, noun: &Noun) -> String {
    let count = ("count", projects.into());
    match projects {
        0 => finding,
        _ if nothing => words.say("only_at_risk", &[count, ("whose", whose.word().into()), ("one", (&noun.one).into())]),
        _ => words.say("and_at_risk", &[count, ("finding", (&finding).into())]),
    }
}

/// A finding, followed by how many more projects lose only a part: "…; 2 more lose a part".
pub fn and_in_part(words: &Words, finding: String, parts: usize, whole: bool, noun: &Noun) -> String {
    let count = ("count", parts.into());
    match (parts, whole) {
        (0, _) => finding,
        (_, true) => words.say("and_in_part", &[count, ("finding", (&finding).into())]),
        (_, false) => words.say("only_in_part", &[count, ("one", (&noun.one).into())]),
    }
}
