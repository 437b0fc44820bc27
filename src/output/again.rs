//! Data files are wanted twice: each stands alone, and in the ZIP file of everything. Whoever makes one first leaves its bytes for the other.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Bytes that were made once and are wanted once more, by path.
#[derive(Default)]
pub(super) struct Again(Mutex<BTreeMap<String, Vec<u8>>>);

impl Again {
    /// The bytes of a file: those that were left, else those that `make` makes, and leaves. Two who ask at once both make them: that costs
    /// time alone, and nobody waits.
    pub(super) fn bytes(&self, path: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = all().remove(path) {
            return left;
        }
        let made = make();
        all().insert(path.to_owned(), made.clone());
        made
    }
}
