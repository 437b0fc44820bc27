//! What is said of the analysis. Every label and every sentence of it is made here, so that one thing has one name on all pages.

mod figures;

pub(super) use figures::*;

use super::model::{Jurisdictions, Term};
use crate::config::Noun;
use crate::markup::tie::needed_to;
pub(super) use crate::markup::tie::takes;
use crate::schema::NeededTo;

/// What a field says of whom it names, where its kind has no word for that.
pub fn named_as(label: &str) -> String {
    format!("“{label}” of")
}

/// What happens to an entry when something is cut off; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// It cannot go on.
    Stopped,
    /// What it has goes on.
    Frozen,
    /// Nothing is lost to it now.
    Strained,
}

impl State {
    /// All that are told, the worst first.
    pub(super) const ALL: [Self; 3] = [Self::Stopped, Self::Frozen, Self::Strained];
    /// Those in which something is lost now.
    pub(super) const LOST: [Self; 2] = [Self::Stopped, Self::Frozen];

    /// For class names and anchors.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Frozen => "frozen",
            Self::Strained => "strained",
        }
    }

    /// Of one entry: "stops".
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Stopped => "stops",
            Self::Frozen => "keeps running, cannot be renewed",
            Self::Strained => "at risk in the long run",
        }
    }

    /// Of so many: "stop".
    pub(super) fn of(self, count: usize) -> &'static str {
        match (self, count) {
            (_, 1) => self.label(),
            (Self::Stopped, _) => "stop",
            (Self::Frozen, _) => "keep running, cannot be renewed",
            (Self::Strained, _) => "at risk in the long run",
        }
    }

    /// The same within a sentence.
    fn verb(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Stopped, 1) => "stops",
            (Self::Stopped, _) => "stop",
            (Self::Frozen, 1) => "keeps running but cannot be renewed",
            (Self::Frozen, _) => "keep running but cannot be renewed",
            (Self::Strained, 1) => "is at risk in the long run",
            (Self::Strained, _) => "are at risk in the long run",
        }
    }

    /// For a list of so many.
    pub(super) fn term_of(self, count: usize) -> Term {
        term(self.word(), self.of(count), self.meaning())
    }

    /// The same as a heading.
    pub(super) fn heading(self, count: usize) -> String {
        sentence(self.of(count))
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Stopped => "It cannot go on; a product is no longer made.",
            Self::Frozen => "What there is goes on, and gets nothing new. What is planned could not be built as planned.",
            Self::Strained => {
                "Nothing is lost to it now, but something that it stands on will not be renewed, and no alternative is sound."
            }
        }
    }
}

/// The four labels with their meaning, for the legend of a page.
pub(super) fn states() -> Vec<Term> {
    State::ALL.into_iter().map(|state| term(state.word(), state.label(), state.meaning())).collect()
}

/// The word for what is hit in part only.
pub(super) const PART: &str = "part";

/// What can follow from a scenario, the worst first: also what only wears, and what is hit in part.
pub(super) fn follows() -> Vec<Term> {
    let part = "A version, a partition or some offers stop or cannot be renewed; the rest goes on.";
    let mut follows = states();
    follows.push(term(PART, "hit in part", part));
    follows
}

/// Of an entry that a scenario is about by name.
pub(super) fn is_cut() -> Term {
    term("cut", "is what is lost", "The scenario names it: it stops, or dependencies on it are cut.")
}

/// Before alternatives of a tie that do not help either.
pub(super) const NO_ALTERNATIVE: &str = "no sound alternative:";

/// How much a scenario cuts, in a sentence.
pub(super) fn cuts(entries: usize, ties: usize) -> String {
    let entries = (entries > 0).then(|| format!("{entries} {}", if entries == 1 { "entry stops" } else { "entries stop" }));
    let ties = (ties > 0).then(|| format!("{ties} recorded {}", if ties == 1 { "dependency is cut" } else { "dependencies are cut" }));
    match (entries, ties) {
        (Some(entries), Some(ties)) => format!("In this scenario {entries} and {ties}."),
        (Some(one), None) | (None, Some(one)) => format!("In this scenario {one}."),
        (None, None) => "Nothing that is recorded here is cut in this scenario.".to_owned(),
    }
}

/// The words of ties with their meaning, for the legend of a stack.
pub(super) fn ties() -> Vec<Term> {
    vec![
        term("run", needed_to(NeededTo::Run), "Without it, the entry stops."),
        term("renew", needed_to(NeededTo::Renew), "Without it, the entry keeps running and cannot be renewed."),
        term("nothing", needed_to(NeededTo::Nothing), "Another one would do: losing it costs time, and is never counted."),
    ]
}

fn term(word: &str, label: &str, help: &str) -> Term {
    Term { word: word.to_owned(), label: label.to_owned(), help: Some(help.to_owned()) }
}

/// "1 project", "17 projects".
pub(super) fn number(count: usize, one: &str, several: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
}

/// How many single points of failure a project has: "1 entry alone stops it, and 4 alone keep it from being renewed".
/// `runs`: it is there already.
pub(super) fn single(counts: &[(State, usize)], runs: bool) -> String {
    let mut clauses = Vec::new();
    for (state, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let what = match state {
            State::Stopped if *count == 1 => "alone stops it",
            State::Stopped => "alone stop it",
            State::Frozen if *count == 1 && runs => "alone keeps it from being renewed",
            State::Frozen if *count == 1 => "alone keeps it from being built as planned",
            State::Frozen if runs => "alone keep it from being renewed",
            State::Frozen => "alone keep it from being built as planned",
            State::Strained if *count == 1 => "alone puts it at risk in the long run",
            State::Strained => "alone put it at risk in the long run",
        };
        clauses.push(match clauses.is_empty() {
            true => format!("{} {what}", number(*count, "entry", "entries")),
            false => format!("{count} {what}"),
        });
    }
    clauses.join(", and ")
}

/// What direct dependents do without an entry: a word for class names in words, said of so many.
pub(super) fn dependents(without: &str, count: usize) -> &'static str {
    match (without, count) {
        ("stopped", 1) => "Stops without it",
        ("stopped", _) => "Stop without it",
        ("frozen", 1) => "Keeps running without it, cannot be renewed",
        ("frozen", _) => "Keep running without it, cannot be renewed",
        ("later", 1) => "Does not depend on it yet",
        ("later", _) => "Do not depend on it yet",
        ("former", _) => "Depended on it before",
        _ => "Not affected without it",
    }
}

/// What a list of dependencies is called; `roles` are those of parties.
pub(super) fn ranking(id: &str, roles: &str, noun: &Noun) -> String {
    match id {
        "suppliers" => "Suppliers that are foreign to somebody".to_owned(),
        "parties" => format!("Parties to {} ({roles})", noun.many),
        _ => "Other suppliers".to_owned(),
    }
}

/// What the page of exposure is.
pub(super) fn exposure(noun: &Noun) -> String {
    format!("Which {} of a country stop, cannot be renewed or are at risk in the long run without another country.", noun.many)
}

/// Who takes part in a project: those in one of these roles.
pub(super) fn parties(roles: &str) -> String {
    format!("Parties to it ({roles})")
}

/// What is said of an alternative that still stands, by whether anything is recorded of what it stands on itself.
pub(super) fn verdict(known: bool) -> &'static str {
    match known {
        true => "An alternative still stands.",
        false => "Not known: nothing is recorded of what the alternative stands on itself.",
    }
}

/// Whose law a stack is under: "22 entries in its stack, with what stands under others: 4 domestic, 18 foreign".
pub(super) fn laws(counts: &Jurisdictions, more: bool) -> String {
    let all = number(counts.total, "entry", "entries");
    let whole = if more { format!("The nearest {all} of its stack") } else { format!("{all} in its stack") };
    let sorts =
        [(counts.domestic, "domestic"), (counts.shared, "shared"), (counts.foreign, "foreign"), (counts.unknown, "of no recorded country")];
    let sorts: Vec<String> = sorts.iter().filter(|(count, _)| *count > 0).map(|(count, law)| format!("{count} {law}")).collect();
    format!("{whole}, with what stands under others: {}.", sorts.join(", "))
}

/// How many conclusions rest on strong evidence alone.
pub(super) fn evidence(strong: usize, of: usize, sorts: &str) -> String {
    let subject = match (strong, of) {
        (0, _) => "None of these conclusions rests".to_owned(),
        (_, 1) => "This conclusion rests".to_owned(),
        (2, 2) => "Both conclusions rest".to_owned(),
        _ if strong == of => format!("All {of} conclusions rest"),
        (1, _) => format!("1 of these {of} conclusions rests"),
        _ => format!("{strong} of these {of} conclusions rest"),
    };
    format!("{subject} on strong evidence at every step ({sorts}).")
}

/// What a country's page says where no other country has an effect on its projects; so many dependencies of theirs are recorded.
pub(super) fn not_exposed(projects: usize, recorded: usize, noun: &Noun) -> String {
    let subject = if projects == 1 { format!("only {}", noun.one) } else { noun.number(projects) };
    match recorded {
        0 => format!("Not known: nobody says on what its {subject} {}.", if projects == 1 { "depends" } else { "depend" }),
        _ => format!(
            "No other country alone has an effect on its {subject}, as far as {} {}.",
            number(recorded, "recorded dependency", "recorded dependencies"),
            if recorded == 1 { "tells" } else { "tell" }
        ),
    }
}

/// Of how many projects it is not known on what they depend, by the name of a role: "Not known: the chips of 3 more projects, the
/// compute of 4. They may be affected too." `more`: besides those that are counted.
pub(super) fn unknown(roles: &[(&str, usize)], more: bool, noun: &Noun) -> Option<String> {
    let (first, others) = roles.split_first()?;
    let more = match (more, first.1) {
        (true, count) => format!("{count} more {}", noun.of(count)),
        (false, count) => noun.number(count),
    };
    let others = others.iter().map(|(label, count)| format!(", the {} of {count}", within(label)));
    let them = if roles.len() == 1 && first.1 == 1 { "It" } else { "They" };
    Some(format!("Not known: the {} of {more}{}. {them} may be affected too.", within(first.0), others.collect::<String>()))
}

/// A label within a sentence: "chips", but "AI chips".
fn within(label: &str) -> String {
    if label.chars().nth(1).is_some_and(char::is_uppercase) { label.to_owned() } else { label.to_lowercase() }
}

/// A word within a sentence: in small letters, unless it is one of capitals.
pub(super) fn role(label: &str) -> String {
    if label.chars().nth(1).is_some_and(char::is_uppercase) { label.to_owned() } else { label.to_lowercase() }
}

/// The page of what falls with an entry: "Without the Netherlands".
pub(super) fn without(name: &str) -> String {
    format!("Without {name}")
}

/// How many projects fall: "2 of 42 projects stop, and 15 more keep running but cannot be renewed". `whose` stands behind
/// the word "projects", with a space before it, or is empty.
pub(super) fn finding(counts: &[(State, usize)], total: usize, whose: &str, noun: &Noun) -> String {
    let Noun { one, many } = noun;
    let mut clauses: Vec<String> = Vec::new();
    for (state, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let verb = state.verb(*count);
        clauses.push(match (clauses.is_empty(), total) {
            (false, _) => format!("{count} more {verb}"),
            (true, 1) => format!("the only {one}{whose} {verb}"),
            (true, 2) if *count == 2 => format!("both {many}{whose} {verb}"),
            (true, _) if *count == total => format!("all {total} {many}{whose} {verb}"),
            (true, _) => format!("{count} of {total} {many}{whose} {verb}"),
        });
    }
    match &clauses[..] {
        [] => match total {
            0 => format!("there is no {one}{whose} that could be affected"),
            1 => format!("the only {one}{whose} is not affected, as far as is recorded"),
            2 => format!("neither of the 2 {many}{whose} is affected, as far as is recorded"),
            _ => format!("none of the {total} {many}{whose} is affected, as far as is recorded"),
        },
        [one] => one.clone(),
        [first, second] => format!("{first}, and {second}"),
        _ => {
            let last = clauses.pop().unwrap_or_default();
            format!("{}, and {last}", clauses.join(", "))
        }
    }
}

/// A finding, and how many more projects are at risk in the long run: "…; in the long run 2 more are at risk". `nothing`: none loses
/// anything now.
pub(super) fn and_at_risk(finding: String, nothing: bool, whose: &str, projects: usize, noun: &Noun) -> String {
    let verb = if projects == 1 { "is" } else { "are" };
    match projects {
        0 => finding,
        _ if nothing => format!("no {}{whose} loses anything now, and in the long run {projects} {verb} at risk", noun.one),
        _ => format!("{finding}; in the long run {projects} more {verb} at risk"),
    }
}

/// A finding, and how many more projects lose a part only: "…; 2 more lose a part".
pub(super) fn and_in_part(finding: String, parts: usize, whole: bool, noun: &Noun) -> String {
    let verb = if parts == 1 { "loses a part" } else { "lose a part" };
    match (parts, whole) {
        (0, _) => finding,
        (_, true) => format!("{finding}; {parts} more {verb}"),
        (_, false) => format!("no {} is affected as a whole, and {parts} {verb}", noun.one),
    }
}

/// The first letter in upper case.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
