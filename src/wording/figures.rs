//! The wording of figures: titles that say what a figure shows, and descriptions that say how to read it.

use super::needed_to;
use crate::config::Noun;
use crate::schema::NeededTo;
use crate::view::law::{Law, Laws};
use crate::view::states::State;
use crate::words::Words;

/// The title of a country's bars: how many of its projects are affected without some other country, and how many projects of
/// other countries are affected without it. Each count comes with the total.
pub fn sides(words: &Words, name: &str, own: (usize, usize), elsewhere: (usize, usize), noun: &Noun) -> String {
    let noun = [("one", (&noun.one).into()), ("many", (&noun.many).into())];
    let ours = words.say("sides_own", &[("count", own.0.into()), ("total", own.1.into()), noun[0], noun[1]]);
    let (count, total) = (("count", elsewhere.0.into()), ("total", elsewhere.1.into()));
    words.say("sides", &[("own", (&ours).into()), count, total, ("name", name.into()), noun[0], noun[1]])
}

/// The headings on both sides of these bars.
pub fn heads_of_sides(words: &Words, name: &str, noun: &Noun) -> [String; 2] {
    let arguments = [("name", name.into()), ("many", (&noun.many).into())];
    [words.say("sides_head_own", &arguments[1..]), words.say("sides_head_others", &arguments)]
}

/// The description of these bars.
pub fn read_sides(words: &Words, name: &str, noun: &Noun) -> String {
    words.say("sides_read", &[("many", (&noun.many).into()), ("name", name.into()), ("heights", (&heights(words)).into())])
}

/// How bars tell states apart.
fn heights(words: &Words) -> String {
    let [stopped, frozen, strained] = State::HIT.map(|state| state.label(words));
    words.say("bar_heights", &[("stopped", (&stopped).into()), ("frozen", (&frozen).into()), ("strained", (&strained).into())])
}

/// The words around the tower of a stack.
pub struct Tower {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The heading over the names of layers.
    pub layers: String,
    /// The words before alternatives.
    pub any: String,
    /// The words about replaceable parts.
    pub loose: String,
    /// The heading over dependencies that have ended.
    pub ended: String,
}

/// The words around the tower of a stack: under whose law its parts are, unless the owner belongs to no country
/// (`is_of_nobody`); whether there are `more` parts than are shown; and the labels of roles whose targets are `unknown`.
pub fn tower(words: &Words, counts: &Laws, is_of_nobody: bool, more: bool, unknown: &[String]) -> Tower {
    let [stopped, frozen, _] = State::HIT.map(|state| state.label(words));
    let loose = needed_to(words, NeededTo::Nothing);
    let arguments = [("stopped", (&stopped).into()), ("frozen", (&frozen).into()), ("loose", loose.into())];
    Tower {
        title: title_of_tower(words, counts, is_of_nobody, more, unknown),
        description: words.say("tower_read", &arguments),
        layers: words.text("tower_layer").to_owned(),
        any: words.text("tower_any").to_owned(),
        loose: loose.to_owned(),
        ended: words.text("earlier").to_owned(),
    }
}

/// Under whose law a part is, as a column of a table.
pub fn sort_of_law(words: &Words, law: Law) -> &str {
    match law {
        Law::Domestic => words.text("domestic"),
        Law::Shared => words.text("shared"),
        Law::Foreign => words.text("foreign"),
        Law::Unknown => words.text("law_not_known"),
    }
}

/// The words in place of a name that nobody gives: "Compute: not disclosed".
pub fn unsaid(words: &Words, role: &str, why: &str) -> String {
    words.say("unsaid", &[("role", role.into()), ("why", (&super::within(words, why)).into())])
}

/// "Of the 18 parts of its stack 14 are foreign and 4 domestic; nobody says which compute."
fn title_of_tower(words: &Words, counts: &Laws, is_of_nobody: bool, more: bool, unknown: &[String]) -> String {
    let law = |id, count: usize| (count > 0).then(|| (count, words.text(id)));
    let laws = [
        law("is_foreign", counts.foreign),
        law("is_shared", counts.shared),
        law("is_domestic", counts.domestic),
        law("is_of_no_country", counts.unknown),
    ];
    let laws: Vec<(usize, &str)> = laws.into_iter().flatten().collect();
    let counted = laws.first().filter(|_| counts.total > 0).map(|(count, law)| {
        let is_all = *count == counts.total;
        let share = match counts.total {
            1 => "only",
            // An owner without a country has neither foreign nor domestic parts.
            _ if is_of_nobody && is_all => "parts",
            2 if is_all => "both",
            _ if is_all => "all",
            _ => "some",
        };
        let said = |(at, (count, law)): (usize, &(usize, &str))| {
            words.say(
                "parts_of_law",
                &[("count", (*count).into()), ("law", (*law).into()), ("first", if at == 0 { "yes" } else { "no" }.into())],
            )
        };
        let parts: Vec<String> = laws.iter().enumerate().map(said).collect();
        let parts = words.and(&parts);
        let nearest = if more { "yes" } else { "no" };
        let arguments = [
            ("share", share.into()),
            ("total", counts.total.into()),
            ("law", (*law).into()),
            ("parts", (&parts).into()),
            ("nearest", nearest.into()),
        ];
        words.say("tower_title", &arguments)
    });
    let roles: Vec<String> = unknown.iter().map(|label| super::within(words, label)).collect();
    let roles = words.or(&roles);
    match (&counted, unknown.is_empty()) {
        (Some(counted), true) => words.say("tower_known", &[("counted", counted.into())]),
        (Some(counted), false) => words.say("tower_known_in_part", &[("counted", counted.into()), ("roles", (&roles).into())]),
        (None, _) => words.say("tower_unknown", &[("roles", (&roles).into())]),
    }
}

/// A project's page says this if no party under foreign law has an effect on its own. `recorded` is the number of its
/// dependencies.
pub fn nobody_abroad(words: &Words, recorded: usize) -> String {
    match recorded {
        0 => words.text("nobody_abroad_unknown").to_owned(),
        _ => words.say("nobody_abroad", &[("count", recorded.into())]),
    }
}

/// The introduction to the effects of parties under a project's own law, some of which may be shared with others.
pub fn own_law(words: &Words, is_shared: bool) -> &str {
    if is_shared { words.text("under_shared_law") } else { words.text("under_own_law") }
}

/// The roles, by their labels, whose targets nobody names.
pub fn not_said(words: &Words, roles: &[String]) -> String {
    let roles: Vec<String> = roles.iter().map(|label| super::within(words, label)).collect();
    words.say("not_said", &[("roles", (&and_its(words, &roles)).into())])
}

/// "A", "A and its B", "A, B and its C".
fn and_its(words: &Words, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => words.say("list_and_its", &[("others", (&words.list(others)).into()), ("last", last.into())]),
    }
}

/// The number of projects that are not drawn.
pub fn more(words: &Words, count: usize, noun: &Noun) -> String {
    words.say("chain_more", &[("count", count.into()), ("one", (&noun.one).into()), ("many", (&noun.many).into())])
}

/// The words around a chain.
pub struct Chain {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The headings of its table.
    pub heads: [String; 3],
    /// The words before the entry that something is hit through.
    pub through: String,
}

/// The words around a chain: how many projects are hit directly, and how many through which entries, given by title.
/// `nearest` is the number of projects drawn if there may be more.
pub fn chain(words: &Words, directly: usize, most: &[(&str, usize)], nearest: Option<usize>, noun: &Noun) -> Chain {
    let noun = [("one", (&noun.one).into()), ("many", (&noun.many).into())];
    let causes = (directly > 0).then_some(("", directly)).into_iter().chain(most.iter().take(2).copied());
    let clauses = causes.enumerate().map(|(at, (name, count))| {
        let (first, cause) = (if at == 0 { "yes" } else { "no" }, if name.is_empty() { "none" } else { "some" });
        let said = [("first", first.into()), ("cause", cause.into()), ("count", count.into()), ("name", name.into()), noun[0], noun[1]];
        words.say("chain_clause", &said)
    });
    let clauses = words.and(&clauses.collect::<Vec<_>>());
    let title = match nearest {
        Some(nearest) => words.say("chain_title_nearest", &[("count", nearest.into()), ("clauses", (&clauses).into()), noun[0], noun[1]]),
        None => words.say("chain_title", &[("clauses", (&clauses).into())]),
    };
    let [stopped, frozen, strained] = State::HIT.map(|state| state.label(words));
    let states = [("stopped", (&stopped).into()), ("frozen", (&frozen).into()), ("strained", (&strained).into())];
    Chain {
        title,
        description: words.say("chain_read", &[noun[1], states[0], states[1], states[2]]),
        heads: ["chain_what", "chain_happens", "chain_heading_through"].map(|head| words.text(head).to_owned()),
        through: words.text("chain_through").to_owned(),
    }
}
