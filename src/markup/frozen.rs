//! A value that is serialised once and shared by every page that shows it.
//!
//! Ten thousand pages that name one entry hold one row of it: a clone is a reference count. With `render` the only place
//! that knows the template engine.

use serde::{Serialize, Serializer};

/// A shared value, ready for templates.
#[derive(Clone, Debug)]
pub struct Frozen(tera::Value);

impl Frozen {
    /// Serialises `value`.
    pub fn new(value: &impl Serialize) -> Self {
        Self(tera::Value::from_serializable(value))
    }

    /// The value as the template engine holds it.
    pub fn value(&self) -> &tera::Value {
        &self.0
    }
}

impl Serialize for Frozen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Into another template value this is a clone of the reference; the engine sees to that.
        self.0.serialize(serializer)
    }
}
