//! The chain of a cut-off or a scenario: what is lost, what depends on that, and the projects that are hit in the end.
//! Projects that are hit through the same entries share a node.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Caption, Chain, Figure, Label, Node, Tie};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::view::hits::{Hits, Shown, Through};
use crate::view::states::State;
use crate::wording;

/// The most projects of a group that are named.
const NAMED: usize = 2;

impl Markup {
    /// The figure of what is hit; none if no project is.
    pub fn chain(&self, found: &Hits) -> Option<Figure> {
        let Shown { between, groups, projects } = found.shown(&self.knowledge)?;
        let numbers: FxHashMap<usize, usize> = between.iter().copied().zip(0..).collect();
        let tied = |through: &[Through], to: usize| {
            let tie = |(cause, is_alternative): &Through| Some(Tie { from: *numbers.get(cause)?, to, is_alternative: *is_alternative });
            through.iter().filter_map(tie).collect::<Vec<_>>()
        };
        let mut nodes: Vec<Node<'_>> = Vec::new();
        let mut ties: Vec<Tie> = Vec::new();
        for (to, at) in between.iter().enumerate() {
            ties.extend(tied(&found.at(*at).through, to));
            nodes.push(self.node(found.at(*at).entry, found.at(*at).state));
        }
        let alone = between.iter().filter(|at| projects.binary_search(at).is_ok()).count();
        let shown = groups.iter().map(|group| group.projects.len()).sum::<usize>() + alone;
        for group in groups {
            ties.extend(tied(&group.through, nodes.len()));
            nodes.push(match group.projects[..] {
                [one] => Node { is_end: true, ..self.node(one, group.state) },
                _ => self.group(&group.projects, group.state),
            });
        }
        if let Some(rest) = projects.len().checked_sub(shown).filter(|rest| *rest > 0) {
            let name = Label { text: wording::more(&self.words, rest, &self.noun).into(), url: None };
            nodes.push(Node { name, names: Vec::new(), says: "".into(), state: None, is_end: true });
        }
        let mut direct = vec![0usize; found.count()];
        for (cause, _) in projects.iter().flat_map(|at| &found.at(*at).through) {
            direct[*cause] += 1;
        }
        // A single lost entry is obvious; of several, it is worth saying which.
        let is_alone = between.iter().filter(|at| found.at(**at).state.is_none()).count() == 1;
        let is_lost = |at: &usize| is_alone && found.at(*at).state.is_none();
        let directly = projects.iter().filter(|at| found.at(**at).through.iter().any(|(cause, _)| is_lost(cause))).count();
        let mut most: Vec<usize> = between.iter().copied().filter(|at| !is_lost(at) && direct[*at] > 0).collect();
        most.sort_by_key(|at| (Reverse(direct[*at]), *at));
        let most: Vec<(&str, usize)> =
            most.iter().map(|at| (&*self.knowledge.entry(found.at(*at).entry).title.value, direct[*at])).collect();
        let is_cut_short = found.is_cut_short(projects.len());
        let words = wording::chain(&self.words, directly, &most, is_cut_short.then_some(projects.len()), &self.noun);
        let chain = Chain {
            caption: Caption { id: "chain".to_owned(), title: words.title, description: words.description },
            heads: words.heads,
            through: words.through,
        };
        Some(chain.draw(&self.words, &nodes, &ties))
    }

    fn node(&self, entry: Ix, state: Option<State>) -> Node<'_> {
        Node {
            name: self.label(entry),
            names: Vec::new(),
            says: self.country_names(entry).into(),
            state: state.map(|state| (state.word(), state.label(&self.words))),
            is_end: false,
        }
    }

    fn group(&self, entries: &[Ix], state: Option<State>) -> Node<'_> {
        let named = self.views.titles.first(entries, NAMED);
        Node {
            name: Label { text: self.noun.number(entries.len()).into(), url: None },
            names: named.iter().map(|entry| self.label(*entry)).collect(),
            says: "".into(),
            state: state.map(|state| (state.word(), state.of(&self.words, entries.len()))),
            is_end: true,
        }
    }
}
