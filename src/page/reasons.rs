//! Chains of reasons as HTML: from an entry that falls, step by step, down to what was cut off.
//!
//! A page has room for so many steps. Of a long chain the first and the last steps are shown, and where the room is used up a
//! row stands without its chain: what is published grows with what was written, and not with its square.

use rustc_hash::FxHashMap;

use super::Pages;
use super::model::{Held, Rows};
use super::value::{Sources, push_text};
use super::words::{self, State};
use crate::entry::escape_into;
use crate::knowledge::Ix;
use crate::schema::NeededTo;
use crate::view::cut_off::{Cut, Fall};
use crate::view::evidence::Strength;

/// Other reasons of an entry that are named beside its chain.
const MOST_OTHERS: usize = 6;
/// Steps of all chains of a page.
const MOST_STEPS: usize = 300;
/// Steps of a chain that are shown at its beginning and at its end, if it has more than both and one.
const FIRST: usize = 3;
const LAST: usize = 2;
/// Alternatives that a step names, and sources of a step.
const NAMED: usize = 6;

/// Writes the chains of one page. A step that stands in many chains is written once.
pub(super) struct Reasons<'p> {
    pages: &'p Pages,
    steps: FxHashMap<(u32, Ix), String>,
    strengths: FxHashMap<u32, Strength>,
    room: usize,
    /// The projects among the rows, each with whether its chain is strong.
    weighed: FxHashMap<Ix, bool>,
}

/// How many links of a chain of so many are shown at its beginning, and how many at its end: all at its beginning, unless it is long.
pub fn ends(length: usize) -> (usize, usize) {
    if length > FIRST + LAST + 1 { (FIRST, LAST) } else { (length, 0) }
}

impl<'p> Reasons<'p> {
    pub(super) fn new(pages: &'p Pages) -> Self {
        Self { pages, steps: FxHashMap::default(), strengths: FxHashMap::default(), room: MOST_STEPS, weighed: FxHashMap::default() }
    }

    /// Appends entries that fall in a cut, each with its reasons, as list items whose ids begin with `prefix`. The kinds of the
    /// entries stand beside them on a page of all kinds.
    pub(super) fn push_falls(&mut self, rows: &mut Rows, cut: &Cut, falls: &[Ix], prefix: &str, kinds: bool, sources: &mut Sources) {
        for fall in falls {
            rows.add(|html| {
                let entry = self.pages.knowledge.entry(*fall);
                html.push_str("<li id=\"");
                escape_into(html, prefix);
                escape_into(html, &entry.id.replace('/', "-"));
                html.push_str(if kinds { "\"><p class=\"what\">" } else { "\">" });
                self.pages.push_entry(html, *fall);
                if kinds {
                    push_text(html, " <small>", &entry.kind.name, "");
                    let state = if cut.fall(*fall).is_some_and(|fall| fall.frozen) { State::Frozen } else { State::Stopped };
                    self.pages.push_state_words(html, *fall, state.word());
                    html.push_str("</small></p><div class=\"how\">");
                } else {
                    html.push(' ');
                }
                let chain = self.pages.views.cut_offs.graph.reasons(cut, *fall);
                if entry.kind.project {
                    self.weigh(*fall, &chain);
                }
                self.push_chain(html, &chain, sources);
                self.push_others(html, cut, *fall, sources);
                html.push_str(if kinds { "</div></li>" } else { "</li>" });
            });
        }
    }

    /// Appends a chain, and on what evidence it rests: each step a group that is not met, and the member of it that the next
    /// step is about. Nothing where there is no chain, or no room.
    pub(super) fn push_chain(&mut self, html: &mut String, reasons: &[(u32, Ix)], sources: &mut Sources) {
        let (first, last) = ends(reasons.len());
        if reasons.is_empty() || !self.take_room(first + last) {
            return;
        }
        html.push_str("<ol class=\"chain reasons\">");
        for (at, (group, next)) in reasons.iter().enumerate() {
            if at >= first && at < reasons.len() - last {
                if at == first {
                    push_text(html, "<li class=\"gap\">", &words::more_steps(reasons.len() - first - last), "</li>");
                }
                continue;
            }
            html.push_str("<li>");
            // Behind a step with alternatives it is said which of them the next one is about.
            if let Some((before, of)) = at.checked_sub(1).map(|before| reasons[before])
                && self.pages.views.cut_offs.graph.group(before).size > 1
            {
                html.push_str("<span class=\"of\">");
                self.pages.push_title(html, of);
                html.push_str(":</span> ");
            }
            html.push_str(self.step(*group, *next, sources));
            html.push_str("</li>");
        }
        html.push_str("</ol>");
        let strength = self.chain_strength(reasons);
        self.pages.push_evidence(html, strength);
    }

    fn weigh(&mut self, project: Ix, chain: &[(u32, Ix)]) {
        let strong = self.chain_strength(chain).is_strong(&self.pages.knowledge);
        *self.weighed.entry(project).or_default() |= strong;
    }

    /// How many of the projects in the rows rest on strong evidence alone, in a sentence; nothing where evidence is not weighed.
    pub(super) fn evidence(&self) -> Option<String> {
        let strong = self.weighed.values().filter(|strong| **strong).count();
        let shown = self.pages.weighs_evidence() && !self.weighed.is_empty();
        shown.then(|| words::evidence(strong, self.weighed.len(), &self.pages.strong_sorts()))
    }

    /// Takes so many steps of the room that the page has, if they are left.
    pub(super) fn take_room(&mut self, steps: usize) -> bool {
        let left = self.room.checked_sub(steps);
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }

    /// On what evidence a chain rests: its weakest step.
    pub(super) fn chain_strength(&mut self, reasons: &[(u32, Ix)]) -> Strength {
        reasons.iter().map(|(group, _)| self.strength(*group)).max().unwrap_or(Strength::BEST)
    }

    fn strength(&mut self, group: u32) -> Strength {
        let pages = self.pages;
        *self.strengths.entry(group).or_insert_with(|| pages.group_strength(group))
    }

    fn step(&mut self, group: u32, next: Ix, sources: &mut Sources) -> &str {
        let pages = self.pages;
        self.steps.entry((group, next)).or_insert_with(|| pages.step(group, next, sources))
    }

    /// Appends the other groups of an entry that are not met either, and would have been enough.
    fn push_others(&mut self, html: &mut String, cut: &Cut, entry: Ix, sources: &mut Sources) {
        let graph = &self.pages.views.cut_offs.graph;
        let Some(reason) = cut.fall(entry).and_then(Fall::reason) else { return };
        let needed_to = graph.group(reason).needed_to;
        let unmet = |group: &u32| {
            *group != reason && graph.group(*group).needed_to == needed_to && graph.targets(*group).iter().all(|target| cut.stops(*target))
        };
        let mut others = graph.groups_of(entry).filter(unmet).peekable();
        if others.peek().is_none() {
            return;
        }
        html.push_str("<ul class=\"also\">");
        for (at, group) in others.enumerate() {
            if at == MOST_OTHERS {
                html.push_str("<li>and more</li>");
                break;
            }
            html.push_str("<li>");
            html.push_str(self.step(group, graph.targets(group)[0], sources));
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
}

impl Pages {
    /// How the state of an entry reads, if otherwise than the label of all: its kind may have words of its own, and what is only
    /// planned cannot keep running.
    pub(super) fn state_words(&self, ix: Ix, state: &str) -> Option<&str> {
        let states = &self.knowledge.entry(ix).kind.states;
        match state {
            "frozen" if !self.knowledge.runs(ix) => Some(words::NOT_BUILT),
            "frozen" => states.frozen.as_deref(),
            "stopped" => states.stopped.as_deref(),
            "strained" => states.strained.as_deref(),
            _ => None,
        }
    }

    /// Appends how its state reads, if otherwise than the label of all.
    pub(super) fn push_state_words(&self, html: &mut String, ix: Ix, state: &str) {
        if let Some(words) = self.state_words(ix, state) {
            push_text(html, " · <span class=\"reads\">", words, "</span>");
        }
    }

    /// What a group of alternatives is: its role, what would do, when and for what, and who says so.
    fn step(&self, group: u32, next: Ix, sources: &mut Sources) -> String {
        let graph = &self.views.cut_offs.graph;
        let mut html = String::with_capacity(160);
        let mut circumstances = Vec::new();
        for edge in graph.edges(&self.knowledge, group).take(NAMED) {
            let dependency = self.knowledge.dependency(edge);
            let add = |list: &mut Vec<String>, text: String| {
                if !list.contains(&text) {
                    list.push(text);
                }
            };
            if let Some(scope) = &dependency.scope {
                add(&mut circumstances, scope.to_string());
            }
            if let Some(during) = &dependency.during {
                add(&mut circumstances, during.shown());
            }
        }
        push_text(&mut html, "<span class=\"role\">", &self.roles_of(group).join(", "), ":</span> ");
        self.push_choice(&mut html, group, next);
        // Which of several alternatives is for what would be a riddle here; the profile says it.
        if graph.group(group).size > 1 {
            circumstances = vec!["none is left".to_owned()];
        }
        if !circumstances.is_empty() {
            push_text(&mut html, " <small>", &circumstances.join(", "), "</small>");
        }
        self.push_group_marks(&mut html, group, sources);
        html
    }

    /// Appends a member of a group, and after it the others that would do as well.
    pub(super) fn push_choice(&self, html: &mut String, group: u32, member: Ix) {
        let targets = self.views.cut_offs.graph.targets(group);
        self.push_entry(html, member);
        for other in targets.iter().filter(|other| **other != member).take(NAMED) {
            html.push_str(" or ");
            self.push_entry(html, *other);
        }
        if targets.len() > NAMED + 1 {
            push_text(html, " or ", &words::number(targets.len() - NAMED - 1, "other", "others"), "");
        }
    }

    /// Appends the roles of a group, and who says so.
    pub(super) fn push_tie_words(&self, html: &mut String, group: u32, sources: &mut Sources) {
        push_text(html, " <span class=\"role\">", &self.roles_of(group).join(", "), "</span>");
        self.push_group_marks(html, group, sources);
    }

    /// The labels of the roles of a group, each once.
    fn roles_of(&self, group: u32) -> Vec<&str> {
        let mut roles: Vec<&str> = Vec::new();
        for edge in self.views.cut_offs.graph.edges(&self.knowledge, group).take(NAMED) {
            let role = self.knowledge.vocabularies().label("role", &self.knowledge.dependency(edge).role);
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// Appends the marks of who says that a group is needed, each once.
    fn push_group_marks(&self, html: &mut String, group: u32, sources: &mut Sources) {
        let graph = &self.views.cut_offs.graph;
        let owner = self.knowledge.entry(graph.group(group).owner);
        let mut known: Vec<Ix> = Vec::new();
        for edge in graph.edges(&self.knowledge, group) {
            for source in self.knowledge.sources(owner, &self.knowledge.dependency(edge).sources) {
                if !known.contains(&source) {
                    known.push(source);
                    self.push_mark(html, source, None, sources);
                }
                if known.len() == NAMED {
                    return;
                }
            }
        }
    }

    /// A group that lost a member and is met by another.
    pub(super) fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Held {
        let graph = &self.views.cut_offs.graph;
        let mut marks = String::new();
        self.push_group_marks(&mut marks, group, sources);
        let links = |wanted: bool| {
            let mut html = String::new();
            let mut count = 0;
            for target in graph.targets(group).iter().filter(|target| gone(**target) == wanted) {
                count += 1;
                if count <= NAMED {
                    html.push_str(if html.is_empty() { "" } else { ", " });
                    self.push_entry(&mut html, *target);
                }
            }
            if count > NAMED {
                push_text(&mut html, ", ", &words::number(count - NAMED, "other", "others"), "");
            }
            html
        };
        let mut standing = graph.targets(group).iter().filter(|target| !gone(**target));
        let known = standing.any(|target| !graph.groups_of(*target).is_empty());
        Held {
            entry: self.card(graph.group(group).owner),
            needed_to: if graph.group(group).needed_to == NeededTo::Run { "run" } else { "renew" },
            known,
            verdict: words::verdict(known).to_owned(),
            role: self.roles_of(group).join(", "),
            gone: links(true),
            stands: links(false),
            marks,
        }
    }
}
