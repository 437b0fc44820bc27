//! The stack of an entry as lists: what it depends on, by layer, and for projects what is below that.

use serde::Serialize;

use super::{Markup, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::law::Laws;
use crate::view::stack::{self, Stack};
use crate::wording;

/// The dependencies of a layer of the stack.
#[derive(Debug, Serialize)]
pub struct Layer {
    /// The label of the layer: "Chips".
    pub label: String,
    /// What the entry depends on at the date: a row for each target, or for each choice of alternatives, in the order written.
    /// Then, for projects, what is below the targets of all layers.
    pub rows: Rows,
    /// Dependencies that have ended.
    pub earlier: Rows,
    /// Dependencies that have not begun.
    pub later: Rows,
}

/// The jurisdictions of the entries of a stack.
#[derive(Debug, Serialize)]
pub struct Jurisdictions {
    /// The number of entries by jurisdiction.
    #[serde(flatten)]
    pub laws: Laws,
    /// The same in a sentence.
    pub finding: String,
}

/// Layers under construction, each with its rank.
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
            let role = &self.knowledge.role(under.edges[0]).name;
            self.layer(&mut layers, role).rows.push(&self.inherited_tie(entry, under.via, role, &under.edges, sources));
        }
        layers.sort_by_key(|(place, _)| *place);
        layers.into_iter().map(|(_, layer)| layer).collect()
    }

    /// The jurisdictions of a stack; none if nothing is known about it.
    pub fn jurisdictions(&self, stack: &Stack<'_>) -> Option<Jurisdictions> {
        let finding = || wording::laws(&self.words, &stack.laws, stack.more);
        (stack.laws.total > 0).then(|| Jurisdictions { finding: finding(), laws: stack.laws })
    }

    /// The rank of the layer of a role among all layers.
    pub fn place_of_layer(&self, role: &str) -> usize {
        stack::place_of(&self.knowledge, stack::layer(&self.knowledge, role))
    }

    /// The label of the layer of a role.
    pub fn label_of_layer(&self, role: &str) -> String {
        match stack::layer(&self.knowledge, role) {
            "" => self.text("other_layer"),
            layer => self.words.capitalised(self.knowledge.vocabularies().label("layer", layer)),
        }
    }

    /// The layer of a role, which is added if there is none.
    fn layer<'l>(&self, layers: &'l mut Layers, role: &str) -> &'l mut Layer {
        let place = self.place_of_layer(role);
        let at = layers.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            let label = self.label_of_layer(role);
            layers.push((place, Layer { label, rows: Rows::default(), earlier: Rows::default(), later: Rows::default() }));
            layers.len() - 1
        });
        &mut layers[at].1
    }
}
