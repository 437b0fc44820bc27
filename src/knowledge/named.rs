//! Who names an entry in a fact: references turned round.

use super::{Ix, Knowledge};
use crate::schema::Field;

/// One entry names another in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Who is named.
    pub to: Ix,
    /// Who names it.
    pub from: Ix,
    /// The place of the field in the kind of who names it.
    pub field: u32,
}

impl Knowledge {
    /// Who names an entry in facts, by entry and field, each once.
    pub fn named(&self, ix: Ix) -> &[Named] {
        let start = self.named.partition_point(|named| named.to < ix);
        let end = self.named.partition_point(|named| named.to <= ix);
        self.named.get(start..end).unwrap_or_default()
    }

    /// The field in which an entry is named.
    pub fn naming_field(&self, named: &Named) -> Option<&Field> {
        self.entry(named.from).kind.fields.get(named.field as usize)
    }
}
