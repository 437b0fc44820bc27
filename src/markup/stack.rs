//! The stack of an entry as lists: what it depends on by layer and, for projects, what stands under that.

use serde::Serialize;

use super::{Markup, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::law::Laws;
use crate::view::stack::{self, Stack};
use crate::wording;

/// The dependencies of one stack layer.
#[derive(Debug, Serialize)]
pub struct Layer {
    /// "Chips".
    pub label: String,
    /// What is depended on at the date, each once, or once for a choice of alternatives; in the order written. Then, for
    /// projects, what stands under that of all layers.
    pub rows: Rows,
    /// What was, and is no longer.
    pub earlier: Rows,
    /// What is not yet.
    pub later: Rows,
}

/// By whose law the entries of a stack can be reached.
#[derive(Debug, Serialize)]
pub struct Jurisdictions {
    /// How many there are of each.
    #[serde(flatten)]
    pub laws: Laws,
    /// All of that in a sentence.
    pub finding: String,
}

/// Layers under construction, each with its place.
type Layers = Vec<(usize, Layer)>;

impl Markup {
    /// The layers of a stack, in the order of the vocabulary of roles.
    pub fn layers(&self, ix: Ix, stack: &Stack<'_>, sources: &mut Sources) -> Vec<Layer> {
        let entry = self.knowledge.entry(ix);
        let mut layers = Layers::new();
        for tie in &stack.ties {
            let layer = self.layer(&mut layers, &entry.depends[tie.uses[0]].role);
            let rows = match tie.outside {
                None => &mut layer.rows,
                Some("former") => &mut layer.earlier,
                Some(_) => &mut layer.later,
            };
            rows.push(&self.tie(entry, tie, sources));
        }
        for absent in &entry.absent_depends {
            self.layer(&mut layers, &absent.role).rows.push(&self.absent_tie(entry, absent, sources));
        }
        for under in &stack.under {
            let role = &self.knowledge.dependency(under.edges[0]).role;
            self.layer(&mut layers, role).rows.push(&self.inherited_tie(entry, under.via, role, &under.edges, sources));
        }
        layers.sort_by_key(|(place, _)| *place);
        layers.into_iter().map(|(_, layer)| layer).collect()
    }

    /// Whose law a stack is under; nothing where nothing is known of it.
    pub fn jurisdictions(&self, stack: &Stack<'_>) -> Option<Jurisdictions> {
        let finding = || wording::laws(&self.words, &stack.laws, stack.more);
        (stack.laws.total > 0).then(|| Jurisdictions { finding: finding(), laws: stack.laws })
    }

    /// The layer of a role: its place, and what it is called.
    pub fn layer_of(&self, role: &str) -> (usize, String) {
        let layer = stack::layer(&self.knowledge, role);
        let label = match layer {
            "" => self.text("other_layer"),
            layer => self.words.capitalised(self.knowledge.vocabularies().label("layer", layer)),
        };
        (stack::place_of(&self.knowledge, layer), label)
    }

    /// The layer of a role among those that there are.
    fn layer<'l>(&self, layers: &'l mut Layers, role: &str) -> &'l mut Layer {
        let place = stack::place_of(&self.knowledge, stack::layer(&self.knowledge, role));
        let at = layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            let (_, label) = self.layer_of(role);
            layers.push((place, Layer { label, rows: Rows::default(), earlier: Rows::default(), later: Rows::default() }));
            layers.len() - 1
        });
        &mut layers[at].1
    }
}
