//! Chains of reasons: from an entry that falls, step by step, down to what was cut off.
//!
//! A page has room for a limited number of steps. Of a long chain the first and last steps are shown, and when the room is
//! used up, rows have no chain. So the size of what is published is linear in what was written, not quadratic.

use rustc_hash::FxHashMap;

use super::{Html, Markup, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::cut_off::{Cut, Fall};
use crate::view::evidence::{Strength, weakest};
use crate::words::Words;

/// The most other reasons of an entry that are named beside its chain.
const MOST_OTHERS: usize = 6;
/// The most steps of all chains of a page.
const MOST_STEPS: usize = 300;
/// The number of steps at the beginning and at the end of a chain that are shown if it has more than both and one.
const FIRST: usize = 3;
const LAST: usize = 2;
/// The most alternatives, and the most sources, of a step.
const NAMED: usize = 6;

/// How many links of a chain are shown at its beginning and at its end. All are at its beginning unless the chain is long.
pub fn ends(length: usize) -> (usize, usize) {
    if length > FIRST + LAST + 1 { (FIRST, LAST) } else { (length, 0) }
}

/// The shown links of a chain with `length` links, each made by `link` from its index, and a gap in place of the others.
pub(super) fn in_part(words: &Words, length: usize, mut link: impl FnMut(usize) -> Html) -> Html {
    let (first, last) = ends(length);
    let left_out = length - first - last;
    html! {
        @for at in 0..first { (link(at)) }
        @if left_out > 0 { li.gap { (words.say("steps_left_out", &[("count", left_out.into())])) } }
        @for at in length - last..length { (link(at)) }
    }
}

/// The words for screen readers between two links of a chain, in place of the arrow.
pub(super) fn onward(words: &Words, id: &str, at: usize) -> Html {
    html! { @if at > 0 { span.vh { (words.text(id)) " " } } }
}

/// Writes the chains of one page. The HTML of a step that occurs in many chains is made once.
pub struct Reasons<'m> {
    markup: &'m Markup,
    steps: FxHashMap<(u32, Ix), Html>,
    strengths: FxHashMap<u32, Strength>,
    room: usize,
    /// The projects among the rows, each with whether its chain is strong.
    weighed: FxHashMap<Ix, bool>,
}

impl<'m> Reasons<'m> {
    /// A writer with the room of one page.
    pub fn new(markup: &'m Markup) -> Self {
        Self { markup, steps: FxHashMap::default(), strengths: FxHashMap::default(), room: MOST_STEPS, weighed: FxHashMap::default() }
    }

    /// Appends entries that fall in a cut, with their reasons, as list items whose ids begin with `prefix`. On a page with
    /// all kinds, each has its kind.
    pub fn push_falls(&mut self, rows: &mut Rows, cut: &Cut, falls: &[Ix], prefix: &str, kinds: bool, sources: &mut Sources) {
        falls.iter().for_each(|fall| rows.push(&self.fall(cut, *fall, prefix, kinds, sources)));
    }

    fn fall(&mut self, cut: &Cut, fall: Ix, prefix: &str, kinds: bool, sources: &mut Sources) -> Html {
        let markup = self.markup;
        let entry = markup.knowledge.entry(fall);
        let reasons = markup.views.cut_offs.graph.reasons(cut, fall);
        if entry.kind.project {
            let strong = self.strength(&reasons).is_strong(&markup.knowledge);
            self.weighed.insert(fall, strong);
        }
        let why = html! { (self.chain(&reasons, sources)) (self.others(cut, fall, sources)) };
        let state = if cut.fall(fall).is_some_and(|fall| fall.frozen) { "frozen" } else { "stopped" };
        html! {
            li id={ (prefix) (entry.id.replace('/', "-")) } {
                @if kinds {
                    p.what { (markup.link(fall)) " " small { (entry.kind.name) (markup.reads(fall, state)) } }
                    div.how { (why) }
                } @else {
                    (markup.link(fall)) " " (why)
                }
            }
        }
    }

    /// A chain with its evidence. Each step is an unmet group, and the member of it that the next step is about. Empty if
    /// there is no chain or no room.
    fn chain(&mut self, reasons: &[(u32, Ix)], sources: &mut Sources) -> Html {
        let (first, last) = ends(reasons.len());
        if reasons.is_empty() || !self.take_room(first + last) {
            return Html::default();
        }
        let markup = self.markup;
        // After a step with alternatives, the next step says which of them it is about.
        let of = |at: usize| {
            let (before, of) = reasons[at.checked_sub(1)?];
            (markup.views.cut_offs.graph.group(before).size > 1).then(|| markup.title(of))
        };
        html! {
            ol.chain.reasons {
                (in_part(&markup.words, reasons.len(), |at| {
                    let (group, next) = reasons[at];
                    html! { li { (onward(&markup.words, "stands_on", at)) @if let Some(of) = of(at) { span.of { (of) (markup.words.text("colon")) } " " } (self.step(group, next, sources)) } }
                }))
            }
            (markup.evidence(self.strength(reasons)))
        }
    }

    /// The number of projects among the rows whose chain rests only on strong evidence, and the number of those examined.
    pub fn weighed(&self) -> (usize, usize) {
        (self.weighed.values().filter(|strong| **strong).count(), self.weighed.len())
    }

    /// Takes this many steps from the page's room, if they are left.
    pub(super) fn take_room(&mut self, steps: usize) -> bool {
        let left = self.room.checked_sub(steps);
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }

    /// The evidence of a chain: that of its weakest step.
    pub(super) fn strength(&mut self, reasons: &[(u32, Ix)]) -> Strength {
        let Markup { views, knowledge, .. } = self.markup;
        let mut of =
            |group| *self.strengths.entry(group).or_insert_with(|| weakest(knowledge, views.cut_offs.graph.edges(knowledge, group)));
        reasons.iter().map(|(group, _)| of(*group)).max().unwrap_or(Strength::BEST)
    }

    fn step(&mut self, group: u32, next: Ix, sources: &mut Sources) -> &Html {
        let markup = self.markup;
        self.steps.entry((group, next)).or_insert_with(|| markup.step(group, next, sources))
    }

    /// The other unmet groups of an entry, each of which would have been enough.
    fn others(&mut self, cut: &Cut, entry: Ix, sources: &mut Sources) -> Html {
        let graph = &self.markup.views.cut_offs.graph;
        let Some(reason) = cut.fall(entry).and_then(Fall::reason) else { return Html::default() };
        let needed_to = graph.group(reason).needed_to;
        let unmet = |group: &u32| {
            *group != reason && graph.group(*group).needed_to == needed_to && graph.targets(*group).iter().all(|target| cut.stops(*target))
        };
        let others: Vec<u32> = graph.groups_of(entry).filter(unmet).take(MOST_OTHERS + 1).collect();
        html! {
            @if !others.is_empty() {
                @let end = others.len().min(MOST_OTHERS + 1) - 1;
                ul.also {
                    @for (at, group) in others.iter().enumerate() {
                        li {
                            @if at == 0 { (self.markup.words.text("also")) (self.markup.words.text("colon")) " " }
                            @if at < MOST_OTHERS { (self.step(*group, graph.targets(*group)[0], sources)) } @else { (self.markup.words.text("and_more")) }
                            @if at < end { (self.markup.words.text("semicolon")) " " }
                        }
                    }
                }
            }
        }
    }
}

impl Markup {
    /// A group of alternatives: its role, its members, when and for what, and its sources.
    fn step(&self, group: u32, next: Ix, sources: &mut Sources) -> Html {
        let graph = &self.views.cut_offs.graph;
        let mut circumstances: Vec<String> = Vec::new();
        for edge in graph.edges(&self.knowledge, group).take(NAMED) {
            let dependency = self.knowledge.dependency(edge);
            let said = [
                dependency.scope.as_ref().map(|scope| scope.to_string()),
                dependency.during.as_ref().map(|during| self.words.date(during)),
            ];
            for text in said.into_iter().flatten() {
                if !circumstances.contains(&text) {
                    circumstances.push(text);
                }
            }
        }
        // With several alternatives, details about single ones would be confusing here; the profile has them.
        if graph.group(group).size > 1 {
            circumstances = vec![self.words.text("none_is_left").to_owned()];
        }
        html! {
            span.role { (self.words.list(&self.roles_of(group))) (self.words.text("colon")) } " "
            (self.choice(group, next))
            @if !circumstances.is_empty() { " " small { (self.words.list(&circumstances)) } }
            (self.group_marks(group, sources))
        }
    }

    /// A member of a group, followed by the others that would do as well.
    pub(super) fn choice(&self, group: u32, member: Ix) -> Html {
        let targets = self.views.cut_offs.graph.targets(group);
        let left_out = targets.len().saturating_sub(NAMED + 1);
        html! {
            (self.link(member))
            @for other in targets.iter().filter(|other| **other != member).take(NAMED) { " " (self.words.text("or")) " " (self.link(*other)) }
            @if left_out > 0 { " " (self.words.text("or")) " " (self.words.say("others", &[("count", left_out.into())])) }
        }
    }

    /// The labels of the roles of a group, without repetitions.
    pub fn roles_of(&self, group: u32) -> Vec<&str> {
        let mut roles: Vec<&str> = Vec::new();
        for edge in self.views.cut_offs.graph.edges(&self.knowledge, group).take(NAMED) {
            let role = self.knowledge.role(edge).label.as_str();
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// The marks of a group's sources, without repetitions.
    pub fn group_marks(&self, group: u32, sources: &mut Sources) -> Html {
        let graph = &self.views.cut_offs.graph;
        let owner = self.knowledge.entry(graph.group(group).owner);
        let mut said: Vec<Ix> = Vec::new();
        for source in
            graph.edges(&self.knowledge, group).flat_map(|edge| self.knowledge.sources(owner, &self.knowledge.dependency(edge).sources))
        {
            if said.len() < NAMED && !said.contains(&source) {
                said.push(source);
            }
        }
        html! { @for source in said { (self.mark(source, None, sources)) } }
    }

    /// Some members of a group, separated by commas; of many, the first.
    pub fn members(&self, members: &[Ix]) -> Html {
        let left_out = members.len().saturating_sub(NAMED);
        html! {
            (super::listed(self.words.text("comma"), members.iter().take(NAMED).map(|member| self.link(*member))))
            @if left_out > 0 { (self.words.text("comma")) (self.words.say("others", &[("count", left_out.into())])) }
        }
    }
}
