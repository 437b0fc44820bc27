//! Chains of reasons as HTML: from an entry that falls, step by step, down to what was cut off.

use rustc_hash::FxHashMap;

use super::Pages;
use super::model::{Held, Rows};
use super::value::{Sources, push_text};
use crate::entry::escape_into;
use crate::knowledge::Ix;
use crate::schema::NeededTo;
use crate::view::cut_off::{Cut, Fall};

/// Other reasons of an entry that are named beside its chain.
const MOST_OTHERS: usize = 6;

/// Writes the chains of one page. A step that stands in many chains is written once.
pub(super) struct Reasons<'p> {
    pages: &'p Pages,
    steps: FxHashMap<(u32, Ix), String>,
}

impl<'p> Reasons<'p> {
    pub(super) fn new(pages: &'p Pages) -> Self {
        Self { pages, steps: FxHashMap::default() }
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
                    push_text(html, " <small>", &entry.kind.name, "</small></p><div class=\"how\">");
                } else {
                    html.push(' ');
                }
                html.push_str("<ol class=\"chain reasons\">");
                self.push_chain(html, &self.pages.views.cut_offs.graph.reasons(cut, *fall), sources);
                html.push_str("</ol>");
                self.push_others(html, cut, *fall, sources);
                html.push_str(if kinds { "</div></li>" } else { "</li>" });
            });
        }
    }

    /// Appends a chain: each step a group that is not met, and the member of it that the next step is about.
    pub(super) fn push_chain(&mut self, html: &mut String, reasons: &[(u32, Ix)], sources: &mut Sources) {
        // Behind a step with alternatives it is said which of them the next one is about.
        let mut of: Option<Ix> = None;
        for (group, next) in reasons {
            html.push_str("<li>");
            if let Some(of) = of {
                html.push_str("<span class=\"of\">");
                self.pages.push_title(html, of);
                html.push_str(":</span> ");
            }
            html.push_str(self.step(*group, *next, sources));
            html.push_str("</li>");
            of = (self.pages.views.cut_offs.graph.group(*group).size > 1).then_some(*next);
        }
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
    /// What a group of alternatives is: its role, what would do, when and for what, and who says so.
    fn step(&self, group: u32, next: Ix, sources: &mut Sources) -> String {
        let graph = &self.views.cut_offs.graph;
        let mut html = String::with_capacity(160);
        let (mut roles, mut circumstances) = (Vec::new(), Vec::new());
        for edge in graph.edges(&self.knowledge, group) {
            let dependency = self.knowledge.dependency(edge);
            let add = |list: &mut Vec<String>, text: String| {
                if !list.contains(&text) {
                    list.push(text);
                }
            };
            add(&mut roles, self.knowledge.vocabularies().label("role", &dependency.role).to_owned());
            if let Some(scope) = &dependency.scope {
                add(&mut circumstances, scope.to_string());
            }
            if let Some(during) = &dependency.during {
                add(&mut circumstances, during.shown());
            }
        }
        push_text(&mut html, "<span class=\"role\">", &roles.join(", "), ":</span> ");
        self.push_entry(&mut html, next);
        for other in graph.targets(group).iter().filter(|other| **other != next) {
            html.push_str(" or ");
            self.push_entry(&mut html, *other);
        }
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
            }
        }
    }

    /// A group that lost a member and is met by another.
    pub(super) fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Held {
        let graph = &self.views.cut_offs.graph;
        let mut roles: Vec<&str> = Vec::new();
        let mut marks = String::new();
        self.push_group_marks(&mut marks, group, sources);
        for edge in graph.edges(&self.knowledge, group) {
            let dependency = self.knowledge.dependency(edge);
            let role = self.knowledge.vocabularies().label("role", &dependency.role);
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let links = |wanted: bool| {
            let mut html = String::new();
            for target in graph.targets(group).iter().filter(|target| gone(**target) == wanted) {
                html.push_str(if html.is_empty() { "" } else { ", " });
                self.push_entry(&mut html, *target);
            }
            html
        };
        Held {
            entry: self.card(graph.group(group).owner),
            needed_to: if graph.group(group).needed_to == NeededTo::Run { "run" } else { "renew" },
            role: roles.join(", "),
            gone: links(true),
            stands: links(false),
            marks,
        }
    }
}
