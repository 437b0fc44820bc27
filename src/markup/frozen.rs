//! Values that are serialised once and shared by all pages that show them.
//!
//! Ten thousand pages that list an entry share one row of it: cloning only increments a reference count. Together with
//! `render`, this is the only place that uses the template engine.

use serde::{Serialize, Serializer};

/// Serialises HTML in such a way that templates insert it as it is.
pub(super) fn as_html<S: Serializer>(html: &str, serializer: S) -> Result<S::Ok, S::Error> {
    tera::Value::safe_string(html).serialize(serializer)
}

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
        // Into another template value this only clones the reference; the engine takes care of that.
        self.0.serialize(serializer)
    }
}
