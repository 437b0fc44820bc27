//! The stack of an entry: what it depends on by layer and, for projects, what stands under that.

use rustc_hash::FxHashSet;

use super::Pages;
use super::model::{Edge, Jurisdictions, Layer};
use super::shared::{term, time};
use super::value::{Sources, push_link};
use crate::entry::{Dependency, Entry, escape_into};
use crate::knowledge::Ix;

/// As much of what stands under the direct dependencies of a project a page lists; of more only the nearest.
const LISTED: usize = 40;
/// How many of the nearest, then.
const NEAREST: usize = 12;

/// What an entry stands on.
pub(super) struct Stack {
    /// In the order of the vocabulary of roles.
    pub layers: Vec<Layer>,
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
        for (at, dependency) in entry.depends.iter().enumerate() {
            let Some(to) = self.knowledge.find(&dependency.on.value) else { continue };
            let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
            let edge = Edge {
                anchor: entry.edge_anchor(at),
                entry: self.card(to),
                jurisdiction: entry.kind.project.then(|| self.jurisdiction(entry, to)).flatten(),
                role: term(&self.knowledge, "role", &dependency.role),
                needed_to: self.knowledge.needed_to(dependency).word(),
                one_of: self.alternatives(entry, dependency),
                outside: self.outside(dependency),
                during: dependency.during.as_ref().map(time),
                scope: owned(&dependency.scope),
                note: owned(&dependency.note),
                marks: self.marks(entry, &dependency.sources, sources),
            };
            self.layer(&mut layers, &dependency.role).edges.push(edge);
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
            more,
            jurisdictions: (jurisdictions.domestic + jurisdictions.foreign + jurisdictions.mixed > 0).then_some(jurisdictions),
        }
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
            let marks = self.marks(self.knowledge.entry(via), &dependency.sources, sources);
            let mut html = String::with_capacity(512);
            html.push_str("<li class=\"under\">");
            self.push_named(&mut html, edge.to, &self.path(edge.to), jurisdiction);
            html.push_str("<div class=\"how\"><p><span class=\"role\">");
            escape_into(&mut html, self.knowledge.vocabularies().label("role", &dependency.role));
            html.push_str("</span> <span class=\"through\">through ");
            self.push_entry(&mut html, via);
            html.push_str("</span>");
            html.push_str(&marks);
            html.push_str("</p></div></li>");
            self.layer(layers, &dependency.role).under.push(html);
        }
        more
    }

    /// Appends the name of an entry as a link to a path, its countries, and whose law that is for the page's own entry.
    pub(super) fn push_named(&self, html: &mut String, ix: Ix, path: &str, jurisdiction: Option<&'static str>) {
        let entry = self.knowledge.entry(ix);
        html.push_str("<p class=\"what\">");
        push_link(html, &self.url(path), &entry.title.value);
        for (at, country) in entry.countries.iter().enumerate() {
            html.push_str(if at == 0 { " <small>" } else { ", " });
            escape_into(html, self.country_title(&country.value));
        }
        if let Some(jurisdiction) = jurisdiction {
            html.push_str(" <span class=\"law law-");
            html.push_str(jurisdiction);
            html.push_str("\">");
            html.push_str(jurisdiction);
            html.push_str("</span>");
        }
        html.push_str(if entry.countries.is_empty() { "</p>" } else { "</small></p>" });
    }

    /// The layer of a role. It stands where its first role does.
    fn layer<'l>(&self, layers: &'l mut Layers, role: &str) -> &'l mut Layer {
        let roles = self.knowledge.vocabularies().named("role");
        let layer_of = |word: &crate::schema::Word| word.layer.as_deref().unwrap_or_default().to_owned();
        let layer = roles.and_then(|roles| roles.word(role)).map(layer_of).unwrap_or_default();
        let place = roles.map_or(0, |roles| {
            roles.words.iter().position(|word| word.layer.as_deref().unwrap_or_default() == layer).unwrap_or(usize::MAX)
        });
        let at = layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            let label = match &*layer {
                "" => "Other".to_owned(),
                layer => sentence(self.knowledge.vocabularies().label("layer", layer)),
            };
            layers.push((place, Layer { label, edges: Vec::new(), under: Vec::new() }));
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
