//! The stack of an entry: what it depends on by layer and, for projects, what stands under that.

use rustc_hash::FxHashSet;

use super::Pages;
use super::model::{Jurisdictions, Layer, Rows};
use super::shared::push_time;
use super::value::{Sources, push_text};
use crate::entry::{Dependency, Entry, escape_into};
use crate::knowledge::Ix;
use crate::schema::NeededTo;

/// As much of what stands under the direct dependencies of a project a page lists; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest, then.
const NEAREST: usize = 12;

/// What an entry stands on.
pub(super) struct Stack {
    /// In the order of the vocabulary of roles.
    pub layers: Vec<Layer>,
    /// How many dependencies the entry has itself.
    pub count: usize,
    /// Whether there is more under it than is listed.
    pub more: bool,
    /// For projects: whose law its dependencies are under.
    pub jurisdictions: Option<Jurisdictions>,
}

/// Layers under construction, each with its place.
type Layers = Vec<(usize, Layer)>;

impl Pages {
    /// The stack of an entry.
    pub(super) fn stack(&self, ix: Ix, sources: &mut Sources) -> Stack {
        let entry = self.knowledge.entry(ix);
        let mut layers = Layers::new();
        let mut count = 0;
        for (at, dependency) in entry.depends.iter().enumerate() {
            if let Some(to) = self.knowledge.find(&dependency.on.value) {
                count += 1;
                let rows = &mut self.layer(&mut layers, &dependency.role).rows;
                rows.add(|html| self.push_edge(html, entry, at, to, sources));
            }
        }
        let mut jurisdictions = Jurisdictions::default();
        let mut more = false;
        if entry.kind.project && !layers.is_empty() {
            let graph = &self.views.cut_offs.graph;
            // What holds at the date counts: a former dependency has a line of its own, and nothing follows from it.
            let mut direct: Vec<Ix> = graph.groups_of(ix).flat_map(|group| graph.targets(group)).copied().collect();
            direct.sort_unstable();
            direct.dedup();
            direct.iter().for_each(|to| jurisdictions.count(self.jurisdiction(entry, *to)));
            more = self.under(ix, &direct, &mut layers, &mut jurisdictions, sources);
        }
        layers.sort_by_key(|(place, _)| *place);
        Stack {
            layers: layers.into_iter().map(|(_, layer)| layer).collect(),
            count,
            more,
            jurisdictions: (jurisdictions.domestic + jurisdictions.foreign + jurisdictions.mixed > 0).then_some(jurisdictions),
        }
    }

    /// Appends a dependency of an entry: on what, whose law that is, in what way, since when, and who says so.
    fn push_edge(&self, html: &mut String, entry: &Entry, at: usize, to: Ix, sources: &mut Sources) {
        let dependency = &entry.depends[at];
        push_text(html, "<li id=\"", &entry.edge_anchor(at), "\">");
        self.push_named(html, to, "", entry.kind.project.then(|| self.jurisdiction(entry, to)).flatten());
        html.push_str("<div class=\"how\"><p><span class=\"role\"");
        let role = self.knowledge.vocabularies().named("role").and_then(|roles| roles.word(&dependency.role));
        if let Some(help) = role.and_then(|role| role.help.as_deref()) {
            push_text(html, " title=\"", help, "\"");
        }
        push_text(html, ">", role.map_or(&dependency.role, |role| &role.label), "</span> ");
        self.push_need(html, entry, dependency);
        self.push_marks(html, entry, &dependency.sources, sources);
        html.push_str("</p>");
        if dependency.during.is_some() || dependency.scope.is_some() {
            html.push_str("<p class=\"said\">");
            if let Some(scope) = &dependency.scope {
                push_text(html, "<span class=\"for\">", scope, "</span> ");
            }
            if let Some(during) = &dependency.during {
                html.push_str("<span>");
                push_time(html, during);
                html.push_str("</span>");
            }
            html.push_str("</p>");
        }
        if let Some(note) = &dependency.note {
            push_text(html, "<p class=\"remark\">", note, "</p>");
        }
        html.push_str("</div></li>");
    }

    /// Appends what happens without a dependency.
    fn push_need(&self, html: &mut String, entry: &Entry, dependency: &Dependency) {
        match self.outside(dependency) {
            Some("former") => return html.push_str("<span class=\"outside\">no longer</span>"),
            Some(_) => return html.push_str("<span class=\"outside\">not yet</span>"),
            None => {}
        }
        let needed_to = self.knowledge.needed_to(dependency);
        html.push_str("<span class=\"need need-");
        html.push_str(needed_to.word());
        html.push_str("\">");
        let one_of = self.alternatives(entry, dependency);
        match (needed_to, one_of.is_empty()) {
            (NeededTo::Run, true) => html.push_str("stops without it"),
            (NeededTo::Renew, true) => html.push_str("goes on, but cannot be renewed without it"),
            (NeededTo::Run, false) => html.push_str("needs one of these to run: "),
            (NeededTo::Renew, false) => html.push_str("needs one of these to be renewed: "),
        }
        escape_into(html, &one_of.join(", "));
        html.push_str("</span>");
    }

    /// What stands under the direct dependencies at the date, nearest first; whether there is more.
    fn under(&self, ix: Ix, direct: &[Ix], layers: &mut Layers, jurisdictions: &mut Jurisdictions, sources: &mut Sources) -> bool {
        let graph = &self.views.cut_offs.graph;
        let project = self.knowledge.entry(ix);
        let mut seen: FxHashSet<Ix> = direct.iter().copied().chain([ix]).collect();
        let mut queue = direct.to_vec();
        let mut found = Vec::new();
        let mut at = 0;
        while at < queue.len() && found.len() <= LISTED {
            let via = queue[at];
            at += 1;
            for edge in graph.groups_of(via).flat_map(|group| graph.edges(&self.knowledge, group)) {
                if seen.insert(edge.to) {
                    queue.push(edge.to);
                    found.push((via, edge));
                }
            }
        }
        let more = found.len() > LISTED;
        found.truncate(if more { NEAREST } else { LISTED });
        for (via, edge) in found {
            let dependency = self.knowledge.dependency(edge);
            let jurisdiction = self.jurisdiction(project, edge.to);
            jurisdictions.count(jurisdiction);
            let rows = &mut self.layer(layers, &dependency.role).rows;
            rows.add(|html| {
                html.push_str("<li class=\"under\">");
                self.push_named(html, edge.to, "", jurisdiction);
                let role = self.knowledge.vocabularies().label("role", &dependency.role);
                push_text(html, "<div class=\"how\"><p><span class=\"role\">", role, "</span> <span class=\"through\">through ");
                self.push_entry(html, via);
                html.push_str("</span>");
                self.push_marks(html, self.knowledge.entry(via), &dependency.sources, sources);
                html.push_str("</p></div></li>");
            });
        }
        more
    }

    /// The layer of a role. It stands where its first role does.
    fn layer<'l>(&self, layers: &'l mut Layers, role: &str) -> &'l mut Layer {
        let roles = self.knowledge.vocabularies().named("role");
        let layer = roles.and_then(|roles| roles.word(role)?.layer.as_deref()).unwrap_or_default();
        let place = roles.map_or(0, |roles| {
            roles.words.iter().position(|word| word.layer.as_deref().unwrap_or_default() == layer).unwrap_or(usize::MAX)
        });
        let at = layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            let label = match layer {
                "" => "Other".to_owned(),
                layer => sentence(self.knowledge.vocabularies().label("layer", layer)),
            };
            layers.push((place, Layer { label, rows: Rows::default() }));
            layers.len() - 1
        });
        &mut layers[at].1
    }

    /// Whether a dependency belongs to countries of the entry, to others, or to both; none where either has no country.
    fn jurisdiction(&self, entry: &Entry, to: Ix) -> Option<&'static str> {
        let theirs = &self.knowledge.entry(to).countries;
        let shared = theirs.iter().filter(|country| entry.countries.iter().any(|own| own.value == country.value)).count();
        match (entry.countries.is_empty() || theirs.is_empty(), shared) {
            (true, _) => None,
            (false, 0) => Some("foreign"),
            (false, shared) if shared == theirs.len() => Some("domestic"),
            (false, _) => Some("mixed"),
        }
    }

    /// Whether a dependency is over at the date, or has not begun.
    pub(super) fn outside(&self, dependency: &Dependency) -> Option<&'static str> {
        let during = dependency.during.as_ref().filter(|during| !during.contains(self.as_of))?;
        Some(if during.latest() < self.as_of { "former" } else { "later" })
    }

    /// Titles of the alternatives of a dependency at the date: edges needed for the same, with the same label.
    fn alternatives(&self, entry: &Entry, dependency: &Dependency) -> Vec<String> {
        if dependency.any_of.is_none() || self.outside(dependency).is_some() {
            return Vec::new();
        }
        let same = |other: &&Dependency| {
            self.outside(other).is_none()
                && other.any_of == dependency.any_of
                && self.knowledge.needed_to(other) == self.knowledge.needed_to(dependency)
        };
        let mut titles: Vec<String> = Vec::new();
        for target in entry.depends.iter().filter(same).filter_map(|other| self.knowledge.find(&other.on.value)) {
            let title = &self.knowledge.entry(target).title.value;
            if !titles.iter().any(|known| **known == **title) {
                titles.push(title.to_string());
            }
        }
        if titles.len() > 1 { titles } else { Vec::new() }
    }
}

impl Jurisdictions {
    fn count(&mut self, jurisdiction: Option<&'static str>) {
        self.total += 1;
        match jurisdiction {
            Some("domestic") => self.domestic += 1,
            Some("foreign") => self.foreign += 1,
            Some("mixed") => self.mixed += 1,
            _ => {}
        }
    }
}

/// The first letter in upper case.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
