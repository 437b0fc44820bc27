//! Ties: what an entry depends on, its jurisdiction, in what way, since when, and the sources.

use super::absent::absent;
use super::place::place;
use super::{Html, Markup, Sources, apart, time};
use crate::entry::{AbsentDependency, Dependency, Entry};
use crate::knowledge::{Edge, Ix};
use crate::schema::{Extent, Words};
use crate::view::law::Law;
use crate::view::stack::Tie;
use crate::wording::{needed_to, takes};

/// The most alternatives that are named in one line.
const NAMED: usize = 12;
/// Separates alternatives of which any one would do.
const OR: &str = "·";

/// Whether a dependency says more than its target and role, so that it needs a line of its own.
fn says_more(dependency: &Dependency) -> bool {
    dependency.during.is_some() || dependency.scope.is_some() || dependency.note.is_some()
}

impl Markup {
    /// A tie as an item of a list.
    pub fn tie(&self, entry: &Entry, tie: &Tie, sources: &mut Sources) -> Html {
        let (long, short): (Vec<usize>, Vec<usize>) = tie.uses.iter().partition(|at| says_more(&entry.depends[**at]));
        let anchor = |at: usize| entry.edge_anchor(at);
        let only = match tie.uses[..] {
            [only] => Some(anchor(only)),
            _ => None,
        };
        let alone = only.is_some();
        let place_of_first = tie.uses.first().map(|first| {
            let target = match tie.targets[..] {
                [only] => Some(only),
                _ => self.knowledge.find(&entry.depends[*first].on.value),
            };
            self.link_to(&anchor(*first), target.map_or("", |ix| self.plain_title(ix)))
        });
        html! {
            li id=[only] {
                (self.targets(&tie.targets, entry, place_of_first))
                div.how {
                    p {
                        (self.roles(entry, tie))
                        @for at in short {
                            @if !alone { (place(&anchor(at))) }
                            (self.marks(entry, &entry.depends[at].sources, sources))
                        }
                    }
                    @for at in long {
                        (self.use_line(entry, &entry.depends[at], (!alone).then(|| anchor(at)), tie.targets.len() > 1, sources))
                    }
                }
            }
        }
    }

    /// A statement that no dependency is named, as an item of a list.
    pub fn absent_tie(&self, entry: &Entry, said: &AbsentDependency, sources: &mut Sources) -> Html {
        html! {
            li {
                p.what { (absent(&self.words, said.absence)) }
                div.how {
                    p {
                        span.role { (self.knowledge.vocabularies().label("role", &said.role)) }
                        @if let Some(scope) = &said.scope { " " span.for { (apart(&self.words, scope)) } }
                        (self.marks(entry, &said.sources, sources))
                    }
                    @if let Some(note) = &said.note { p.remark { (note) } }
                }
            }
        }
    }

    /// What is below a tie: members of one group of `via`, which has them in this role.
    pub fn inherited_tie(&self, project: &Entry, via: Ix, role: &str, edges: &[&Edge], sources: &mut Sources) -> Html {
        let targets: Vec<Ix> = edges.iter().map(|edge| edge.to).collect();
        html! {
            li.under {
                (self.targets(&targets, project, None))
                div.how {
                    p {
                        span.role { (self.knowledge.vocabularies().label("role", role)) }
                        " " span.through { (self.say("through_entry", &[("entry", self.link(via).as_arg())])) }
                        @for edge in edges {
                            (self.marks(self.knowledge.entry(via), &self.knowledge.dependency(edge).sources, sources))
                        }
                    }
                }
            }
        }
    }

    /// What one dependency says beyond its target and role, with the target if the line names several.
    fn use_line(&self, entry: &Entry, dependency: &Dependency, anchor: Option<String>, named: bool, sources: &mut Sources) -> Html {
        let of = named.then(|| self.knowledge.find(&dependency.on.value)).flatten();
        html! {
            p.said id=[anchor] {
                @if let Some(to) = of { span.of { (self.title(to)) } " " }
                @if let Some(scope) = &dependency.scope { span.for { (apart(&self.words, scope)) } " " }
                @if let Some(during) = &dependency.during { span { (time(&self.words, during)) } }
                (self.marks(entry, &dependency.sources, sources))
            }
            @if let Some(note) = &dependency.note { p.remark { (note) } }
        }
    }

    /// The roles of a tie, without repetitions, and what it is needed for.
    fn roles(&self, entry: &Entry, tie: &Tie) -> Html {
        let mut uses: Vec<&Dependency> = Vec::new();
        for at in &tie.uses {
            let dependency = &entry.depends[*at];
            let same = |known: &&Dependency| {
                known.role == dependency.role && self.knowledge.needed_to(known) == self.knowledge.needed_to(dependency)
            };
            if !uses.iter().any(same) {
                uses.push(dependency);
            }
        }
        super::listed(self.words.text("comma"), uses.into_iter().map(|dependency| self.role(dependency, tie.outside.is_none())))
    }

    fn role(&self, dependency: &Dependency, holds: bool) -> Html {
        let needed = self.knowledge.needed_to(dependency);
        let held = takes(&self.words, self.knowledge.takes(dependency));
        let part = (dependency.extent == Extent::Part).then(|| self.words.text("in_part"));
        html! {
            span.role { (self.term("role", &dependency.role)) }
            @if holds {
                " " span class={ "tie tie-" (needed.word()) } { (needed_to(&self.words, needed)) }
                @for word in held.into_iter().chain(part) { (self.words.text("comma")) (word) }
            }
        }
    }

    /// The targets of a tie: one entry, or any one of several, each with its countries and, for a project, their
    /// jurisdiction.
    fn targets(&self, targets: &[Ix], entry: &Entry, place: Option<Html>) -> Html {
        let law = |to: Ix| entry.kind.project.then(|| Law::of(&self.knowledge, entry, to).word());
        let countries = |to: Ix| self.knowledge.countries_of(to);
        // Details that all share are given once, after the last.
        let alike = targets.iter().all(|to| law(*to) == law(targets[0]) && countries(*to) == countries(targets[0]));
        let others = targets.len().saturating_sub(NAMED);
        html! {
            p.what {
                @if targets.len() > 1 { span.any { (self.words.text("any_one_of")) } " " }
                @for (at, to) in targets.iter().take(NAMED).enumerate() {
                    @if at > 0 { " " span.or { (OR) } " " }
                    (self.link(*to))
                    @if !alike { (self.whose(*to, law(*to))) }
                }
                @if others > 0 { " " span.or { (OR) } " " (self.words.say("others", &[("count", others.into())])) }
                @if alike { (self.whose(targets[0], law(targets[0]))) }
                @if let Some(place) = place { (place) }
            }
        }
    }
}
