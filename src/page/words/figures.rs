//! What is said of figures: their titles, which say what they show, and how they are read.

use super::State;
use crate::config::Noun;

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
