//! Reverse references: who names an entry in a fact.

use super::{Ix, Knowledge};
use crate::schema::Field;

/// One entry names another in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The entry that is named.
    pub to: Ix,
    /// The entry that names it.
    pub from: Ix,
    /// The index of the field in the kind of the naming entry.
    pub field: u32,
}

impl Knowledge {
    /// The references to an entry in facts, ordered by entry and field, without repetitions.
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
