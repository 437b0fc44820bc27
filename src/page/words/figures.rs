//! What is said of figures: their titles, which say what they show, and how they are read.

use super::super::law::Law;
use super::super::model::Jurisdictions;
use super::{State, number};
use crate::config::Noun;
use crate::schema::NeededTo;

/// A share of projects within a sentence: "none of its 5 projects is", "2 of its 15 projects are".
fn of(count: usize, total: usize, whose: &str, what: &str) -> String {
    match count {
        0 => format!("none of {whose}{total} {what} is"),
        1 => format!("1 of {whose}{total} {what} is"),
        _ => format!("{count} of {whose}{total} {what} are"),
    }
}

/// The title of the bars of a country: how many of its projects are affected without some other country, and how many of other countries
/// are without it; each with how many there are.
pub fn sides(name: &str, own: (usize, usize), elsewhere: (usize, usize), noun: &Noun) -> String {
    let ours = match own {
        (_, 0) => format!("It has no recorded {}", noun.one),
        (0, 1) => format!("Its only {} is not affected without any other country", noun.one),
        (_, 1) => format!("Its only {} is affected without another country", noun.one),
        (count, total) => super::sentence(&format!("{} affected without some other country", of(count, total, "its ", &noun.many))),
    };
    format!(
        "{ours}; {} affected without {name}.",
        of(elsewhere.0, elsewhere.1, "", &format!("{} of other countries", noun.of(elsewhere.1)))
    )
}

/// What stands to both sides of these bars.
pub fn heads_of_sides(name: &str, noun: &Noun) -> [String; 2] {
    [format!("Its {} hit without them", noun.many), format!("Theirs hit without {name}")]
}

/// How these bars are read.
pub fn read_sides(name: &str, noun: &Noun) -> String {
    format!(
        "A line is a country. To the left, how many {many} of this page's country are affected without that one; to the right, how many \
         {many} of that country are affected without {name}. {}",
        heights(),
        many = noun.many
    )
}

/// How states are told apart in bars.
fn heights() -> String {
    let [stopped, frozen, strained] = State::ALL.map(|state| state.label());
    format!("A bar is full where it counts what “{stopped}”, half full for “{frozen}”, a quarter full for “{strained}”.")
}

/// What is said around the tower of a stack.
pub struct Tower {
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// Over the names of layers.
    pub layers: String,
    /// Before alternatives.
    pub any: String,
    /// Of what is replaceable.
    pub loose: String,
    /// Over what is over.
    pub ended: String,
}

/// Of a layer whose role the vocabulary puts into none.
pub const NO_LAYER: &str = "Other";
/// Of a role of which nothing is said.
pub const NOT_RECORDED: &str = "not recorded";
/// Before something that alone stops a project or keeps it from being renewed.
pub const ALONE: &str = "single point of failure:";

/// The words around the tower of a stack: by whose law its parts are, unless the whole belongs to no country itself; whether there are
/// more; and of which roles (by their labels) nobody says what it is.
pub fn tower(counts: &Jurisdictions, is_of_nobody: bool, more: bool, unknown: &[String]) -> Tower {
    let [stopped, frozen, _] = State::ALL.map(|state| state.label());
    Tower {
        title: title_of_tower(counts, is_of_nobody, more, unknown),
        description: format!(
            "A row is a layer, the lowest below. A sign stands before what has no alternative here: full where the whole “{stopped}” \
             without it, half full where it “{frozen}”. What is pale is {}.",
            super::needed_to(NeededTo::Nothing)
        ),
        layers: "Layer".to_owned(),
        any: "any one of".to_owned(),
        loose: super::needed_to(NeededTo::Nothing).to_owned(),
        ended: "Earlier".to_owned(),
    }
}

/// Whose law something is under, as a column of a table.
pub fn sort_of_law(law: Law) -> &'static str {
    match law {
        Law::Domestic => "Domestic",
        Law::Shared => "Shared",
        Law::Foreign => "Foreign",
        Law::Unknown => "Not known",
    }
}

/// Where a name would stand if anybody said it: "Compute: not disclosed".
pub fn unsaid(role: &str, why: &str) -> String {
    format!("{role}: {}", why.to_lowercase())
}

/// "Of the 18 parts of its stack 14 are foreign and 4 domestic; nobody says which compute."
fn title_of_tower(counts: &Jurisdictions, is_of_nobody: bool, more: bool, unknown: &[String]) -> String {
    let laws = [
        (counts.foreign, "foreign"),
        (counts.shared, "shared with others"),
        (counts.domestic, "domestic"),
        (counts.unknown, "of no recorded country"),
    ];
    let mut laws = laws.into_iter().filter(|(count, _)| *count > 0).peekable();
    let of = if more { "nearest " } else { "" };
    let counted = match (counts.total, laws.next()) {
        (0, _) | (_, None) => None,
        (1, Some((_, law))) => Some(format!("The only recorded part of its stack is {law}")),
        // Where the whole belongs to no country, nothing is foreign to it or its own.
        (total, Some((count, _))) if is_of_nobody && count == total => Some(format!("Its stack has {total} recorded parts")),
        (2, Some((2, law))) => Some(format!("Both {of}parts of its stack are {law}")),
        (total, Some((count, law))) if count == total => Some(format!("All {total} {of}parts of its stack are {law}")),
        (total, Some((count, law))) => {
            let mut said = format!("Of the {total} {of}parts of its stack {count} {} {law}", if count == 1 { "is" } else { "are" });
            while let Some((count, law)) = laws.next() {
                said.push_str(if laws.peek().is_some() { ", " } else { " and " });
                said.push_str(&format!("{count} {law}"));
            }
            Some(said)
        }
    };
    let roles = list(unknown.iter().map(|label| super::within(label)), "or");
    match (counted, unknown.is_empty()) {
        (Some(counted), true) => format!("{counted}."),
        (Some(counted), false) => format!("{counted}; nobody says which {roles}."),
        (None, _) => format!("Nobody says on which {roles} it stands."),
    }
}

/// Between what happens and the names of those without whom it does.
pub const WITHOUT: &str = "without";
/// Before the last of several names of which one is enough.
pub const OR: &str = "or";

/// What a project's page says where no party under other law alone has an effect; so many dependencies are recorded.
pub fn nobody_abroad(recorded: usize) -> String {
    match recorded {
        0 => "Not known: nobody says on what it depends.".to_owned(),
        _ => format!(
            "No single foreign party stops it or keeps it from being renewed, as far as {} {}.",
            number(recorded, "recorded dependency", "recorded dependencies"),
            if recorded == 1 { "tells" } else { "tell" }
        ),
    }
}

/// Before what happens to a project without parties under its own law, or some that it shares with others.
pub fn own_law(is_shared: bool) -> &'static str {
    if is_shared { "Under its own or a shared law:" } else { "Under its own law:" }
}

/// Of what nobody says what it is, by labels of roles.
pub fn not_said(roles: &[String]) -> String {
    format!("Not known: its {}. More may follow from that.", list(roles.iter().map(|label| super::within(label)), "and its"))
}

/// "A", "A or B", "A, B or C".
pub fn list(items: impl IntoIterator<Item = String>, before_last: &str) -> String {
    let mut items: Vec<String> = items.into_iter().collect();
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {before_last} {last}", items.join(", ")),
    }
}

/// Of projects that are not drawn.
pub fn more(count: usize, noun: &Noun) -> String {
    format!("and {count} more {}", noun.of(count))
}

/// What is said around a chain.
pub struct Chain {
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// Heads of its table.
    pub heads: [String; 3],
    /// Before what something is hit through.
    pub through: String,
}

/// The words around a chain: how many projects are hit directly, and through which entries, by their titles, how many; `nearest`: of so many
/// that are nearest, where there may be more.
pub fn chain(directly: usize, most: &[(&str, usize)], nearest: Option<usize>, noun: &Noun) -> Chain {
    let mut clauses: Vec<String> = Vec::new();
    let mut clause = |count: usize, how: String| {
        let verb = if count == 1 { "is" } else { "are" };
        clauses.push(if clauses.is_empty() { format!("{} {verb} hit {how}", noun.number(count)) } else { format!("{count} {how}") });
    };
    if directly > 0 {
        clause(directly, "directly".to_owned());
    }
    for (name, count) in most.iter().take(2) {
        clause(*count, format!("through {name}"));
    }
    let among = nearest.map(|nearest| format!("Of the nearest {}, ", noun.number(nearest))).unwrap_or_default();
    let title = format!("{among}{}.", list(clauses, "and"));
    let [stopped, frozen, strained] = State::ALL.map(|state| state.label());
    Chain {
        title,
        description: format!(
            "What is lost stands at the beginning, the {many} at the end; what stands between is hit too, and takes the next along. Dashed \
             lines are alternatives of which none is left. A sign is full for “{stopped}”, half full for “{frozen}”, a quarter full for \
             “{strained}”.",
            many = noun.many
        ),
        heads: ["What".to_owned(), "What happens".to_owned(), "Through".to_owned()],
        through: "through".to_owned(),
    }
}
