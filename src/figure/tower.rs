//! The stack of a project as a tower: the layers of the vocabulary, the lowest last, with what the project depends on, by
//! jurisdiction.

use rustc_hash::FxHashSet;

use super::{Block, Caption, Figure, Label, Layer, Member, Tower};
use crate::entry::Absence;
use crate::knowledge::Ix;
use crate::markup::{Markup, absent};
use crate::schema::NeededTo;
use crate::view::expected::Answer;
use crate::view::law::{Law, Laws};
use crate::view::stack::Stack;
use crate::view::states::State;
use crate::wording;

/// The layers of a tower under construction.
#[derive(Default)]
pub(super) struct Storeys<'m> {
    /// The layers, each with its rank in the vocabulary.
    layers: Vec<(usize, Layer<'m>)>,
    /// The entries in them.
    seen: FxHashSet<Ix>,
    /// The number of these entries by jurisdiction.
    counts: Laws,
}

impl Markup {
    /// The tower of a project. It includes the roles that are expected of its kind but not recorded, and those that it states
    /// to be unknown.
    pub fn tower(&self, project: Ix, stack: &Stack<'_>) -> Option<Figure> {
        self.tower_with_laws(project, stack).map(|(tower, _)| tower)
    }

    /// The same, with the jurisdictions of its parts.
    pub fn tower_with_laws(&self, project: Ix, stack: &Stack<'_>) -> Option<(Figure, Laws)> {
        let entry = self.knowledge.entry(project);
        let mut storeys = Storeys::default();
        for tie in &stack.ties {
            let role = &entry.depends[tie.uses[0]].role;
            match tie.outside {
                None => {
                    let is_loose = tie.uses.iter().all(|at| self.knowledge.needed_to(&entry.depends[*at]) == NeededTo::Nothing);
                    self.add_block(&mut storeys, project, role, &tie.targets, is_loose);
                }
                Some("former") => self.storey(&mut storeys, role).ended.extend(tie.targets.iter().map(|to| self.label(*to))),
                Some(_) => {}
            }
        }
        for under in &stack.under {
            let targets: Vec<Ix> = under.edges.iter().map(|edge| edge.to).collect();
            self.add_block(&mut storeys, project, &self.knowledge.role(under.edges[0]).name, &targets, false);
        }
        let mut unsaid: Vec<(&str, String)> = Vec::new();
        for told in &entry.absent_depends {
            if !matches!(told.absence, Absence::None | Absence::NotApplicable) {
                unsaid.push((&told.role, absent::label(&self.words, told.absence).to_owned()));
            }
        }
        for role in &entry.kind.expects {
            if Answer::of(entry, role) == Answer::Missing {
                unsaid.push((role, self.text("not_recorded")));
            }
        }
        let mut unknown: Vec<String> = Vec::new();
        for (role, why) in unsaid {
            let label = self.knowledge.vocabularies().label("role", role).to_owned();
            let name = Label { text: wording::unsaid(&self.words, &label, &why).into(), url: None };
            let member = Member { name, sort: Law::Unknown as usize, says: String::new(), sign: None };
            self.storey(&mut storeys, role).blocks.push(Block { members: vec![member], is_loose: false });
            if !unknown.contains(&label) {
                unknown.push(label);
            }
        }
        if storeys.layers.iter().all(|(_, layer)| layer.blocks.is_empty()) {
            return None;
        }
        storeys.layers.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        let words = wording::tower(&self.words, &storeys.counts, entry.countries.is_empty(), stack.more, &unknown);
        let layers: Vec<Layer<'_>> = storeys.layers.into_iter().map(|(_, layer)| layer).collect();
        let sorts = [Law::Domestic, Law::Shared, Law::Foreign, Law::Unknown];
        let tower = Tower {
            caption: Caption { id: "stack".to_owned(), title: words.title, description: words.description },
            top: entry.title.value.to_string(),
            sorts: sorts.iter().map(|law| (law.word(), wording::sort_of_law(&self.words, *law).to_owned())).collect(),
            layers: words.layers,
            any: words.any,
            loose: words.loose,
            ended: words.ended,
        };
        Some((tower.draw(&self.words, &layers), storeys.counts))
    }

    /// Adds what a project depends on in a role: an entry, or several of which any one would do. If `is_loose`, another one
    /// that is not named would do as well.
    fn add_block<'m>(&'m self, storeys: &mut Storeys<'m>, project: Ix, role: &str, targets: &[Ix], is_loose: bool) {
        for to in targets {
            if storeys.seen.insert(*to) {
                storeys.counts.count(Law::of(&self.knowledge, self.knowledge.entry(project), *to));
            }
        }
        let layer = self.storey(storeys, role);
        let label = self.knowledge.vocabularies().label("role", role);
        let role = if label == layer.label { "" } else { label };
        let members = targets.iter().map(|to| self.member(project, *to, role)).collect();
        layer.blocks.push(Block { members, is_loose });
    }

    /// The layer of a role in a tower, which is added if there is none.
    fn storey<'s, 'm>(&self, storeys: &'s mut Storeys<'m>, role: &str) -> &'s mut Layer<'m> {
        let place = self.place_of_layer(role);
        let at = storeys.layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            storeys.layers.push((place, Layer { label: self.label_of_layer(role), ..Layer::default() }));
            storeys.layers.len() - 1
        });
        &mut storeys.layers[at].1
    }

    fn member(&self, project: Ix, to: Ix, role: &str) -> Member<'_> {
        let cut_offs = &self.views.cut_offs;
        let state = match () {
            () if cut_offs.stops(to, project) => Some(State::Stopped),
            () if cut_offs.freezes(to, project) => Some(State::Frozen),
            () => None,
        };
        let countries = self.country_names(to);
        Member {
            name: self.label(to),
            sort: Law::of(&self.knowledge, self.knowledge.entry(project), to) as usize,
            says: self.words.beside(&[role, &countries]),
            sign: state.map(|state| (state.word(), self.text("alone_before"))),
        }
    }
}
