//! Ties as a stack shows them: on what an entry depends, whose law that is, in what way, since when, and who says so.

use super::Pages;
use super::shared::push_time;
use super::value::{Sources, push_text};
use super::words;
use crate::entry::{AbsentDependency, Dependency, Entry, escape_into};
use crate::knowledge::Ix;
use crate::schema::{Extent, Words};

/// As many alternatives are named in one line.
const NAMED: usize = 12;

/// Dependencies of an entry that a page shows as one.
pub(super) struct Tie {
    /// One, or several of which any one would do.
    pub targets: Vec<Ix>,
    /// Places of the dependencies of the entry; one at least.
    pub uses: Vec<usize>,
    /// `former` or `later`, if it does not hold at the date.
    pub outside: Option<&'static str>,
}

impl Pages {
    /// Appends a tie as an item of a list.
    pub(super) fn push_tie(&self, html: &mut String, entry: &Entry, tie: &Tie, sources: &mut Sources) {
        html.push_str("<li");
        if let [only] = tie.uses[..] {
            push_text(html, " id=\"", &entry.edge_anchor(only), "\"");
        }
        html.push('>');
        self.push_targets(html, &tie.targets, entry);
        if let Some(first) = tie.uses.first() {
            let name = self.knowledge.find(&entry.depends[*first].on.value).map(|ix| &*self.knowledge.entry(ix).title.value);
            let link = self.markup.link_to(&entry.edge_anchor(*first), name.unwrap_or_default());
            let end = html.len() - "</p>".len();
            html.insert_str(end, link.as_str());
        }
        html.push_str("<div class=\"how\"><p>");
        self.push_roles(html, entry, tie);
        let alone = tie.uses.len() == 1;
        let says_more = |dependency: &Dependency| dependency.during.is_some() || dependency.scope.is_some() || dependency.note.is_some();
        for at in tie.uses.iter().filter(|at| !says_more(&entry.depends[**at])) {
            if !alone {
                push_text(html, "<span class=\"place\" id=\"", &entry.edge_anchor(*at), "\"></span>");
            }
            self.push_marks(html, entry, &entry.depends[*at].sources, sources);
        }
        html.push_str("</p>");
        for at in tie.uses.iter().filter(|at| says_more(&entry.depends[**at])) {
            let dependency = &entry.depends[*at];
            let anchor = if alone { String::new() } else { entry.edge_anchor(*at) };
            self.push_use(html, entry, dependency, &anchor, tie.targets.len() > 1, sources);
        }
        html.push_str("</div></li>");
    }

    /// Appends what is said where nothing is named, as an item of a list.
    pub(super) fn push_absent(&self, html: &mut String, entry: &Entry, absent: &AbsentDependency, sources: &mut Sources) {
        let role = self.knowledge.vocabularies().label("role", &absent.role);
        let why = super::value::absent(absent.absence);
        push_text(html, "<li><p class=\"what\"><span class=\"absent absent-", &why.word, "\">");
        push_text(html, "", &why.label, "</span></p><div class=\"how\"><p><span class=\"role\">");
        push_text(html, "", role, "</span>");
        if let Some(scope) = &absent.scope {
            push_text(html, " <span class=\"for\">", scope, "</span>");
        }
        self.push_marks(html, entry, &absent.sources, sources);
        html.push_str("</p>");
        if let Some(note) = &absent.note {
            push_text(html, "<p class=\"remark\">", note, "</p>");
        }
        html.push_str("</div></li>");
    }

    /// Appends what one dependency says beyond its target and role; with its target, where the line names several.
    fn push_use(&self, html: &mut String, entry: &Entry, dependency: &Dependency, anchor: &str, named: bool, sources: &mut Sources) {
        html.push_str("<p class=\"said\"");
        if !anchor.is_empty() {
            push_text(html, " id=\"", anchor, "\"");
        }
        html.push('>');
        if let Some(to) = self.knowledge.find(&dependency.on.value).filter(|_| named) {
            html.push_str("<span class=\"of\">");
            self.push_title(html, to);
            html.push_str("</span> ");
        }
        if let Some(scope) = &dependency.scope {
            push_text(html, "<span class=\"for\">", scope, "</span> ");
        }
        if let Some(during) = &dependency.during {
            html.push_str("<span>");
            push_time(html, during);
            html.push_str("</span>");
        }
        self.push_marks(html, entry, &dependency.sources, sources);
        html.push_str("</p>");
        if let Some(note) = &dependency.note {
            push_text(html, "<p class=\"remark\">", note, "</p>");
        }
    }

    /// Appends the roles of a tie, and what it is needed for.
    fn push_roles(&self, html: &mut String, entry: &Entry, tie: &Tie) {
        let mut known: Vec<(&str, &str)> = Vec::new();
        for dependency in tie.uses.iter().map(|at| &entry.depends[*at]) {
            let need = words::tie(self.knowledge.needed_to(dependency));
            if known.contains(&(&dependency.role, need)) {
                continue;
            }
            html.push_str(if known.is_empty() { "" } else { ", " });
            known.push((&dependency.role, need));
            let role = self.knowledge.vocabularies().named("role").and_then(|roles| roles.word(&dependency.role));
            html.push_str("<span class=\"role\"");
            if let Some(help) = role.and_then(|role| role.help.as_deref()) {
                push_text(html, " title=\"", help, "\"");
            }
            push_text(html, ">", role.map_or(&dependency.role, |role| &role.label), "</span>");
            if tie.outside.is_none() {
                push_text(html, " <span class=\"tie tie-", self.knowledge.needed_to(dependency).word(), "\">");
                push_text(html, "", need, "</span>");
                let held = words::takes(self.knowledge.takes(dependency));
                let part = (dependency.extent == Extent::Part).then_some(words::IN_PART);
                for word in held.into_iter().chain(part) {
                    push_text(html, ", ", word, "");
                }
            }
        }
    }

    /// Appends what a tie is on: one entry, or any one of several; each with its countries, and whose law that is for a project.
    pub(super) fn push_targets(&self, html: &mut String, targets: &[Ix], entry: &Entry) {
        html.push_str("<p class=\"what\">");
        if targets.len() > 1 {
            html.push_str("<span class=\"any\">Any one of</span> ");
        }
        let law = |to: Ix| entry.kind.project.then(|| self.law(entry, to).word());
        let countries = |to: Ix| self.knowledge.entry(to).countries.iter().map(|country| country.value).collect::<Vec<_>>();
        // What all have in common stands once, behind the last.
        let alike = targets.iter().all(|to| law(*to) == law(targets[0]) && countries(*to) == countries(targets[0]));
        for (at, to) in targets.iter().take(NAMED).enumerate() {
            html.push_str(if at == 0 { "" } else { " <span class=\"or\">·</span> " });
            self.push_entry(html, *to);
            if !alike {
                self.push_whose(html, *to, law(*to));
            }
        }
        if let Some(others) = targets.len().checked_sub(NAMED).filter(|others| *others > 0) {
            html.push_str(" <span class=\"or\">·</span> ");
            escape_into(html, &words::number(others, "other", "others"));
        }
        if alike {
            self.push_whose(html, targets[0], law(targets[0]));
        }
        html.push_str("</p>");
    }
}
