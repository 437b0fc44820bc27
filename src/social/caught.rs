//! Font libraries panic on some broken fonts. A theme may come from a pull request, so such a panic is caught here, and
//! nothing is printed.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether panics on this thread are being caught here.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Returns the result of `read`; nothing if it panics.
pub(super) fn caught<T>(read: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |found| {
            if !IS_CAUGHT.get() {
                usual(found);
            }
        }));
    });
    let outer = IS_CAUGHT.replace(true);
    let given = panic::catch_unwind(AssertUnwindSafe(read)).ok();
    IS_CAUGHT.set(outer);
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_what_comes_after_it_is_read() {
        assert_eq!(caught(|| [1][usize::from(std::env::args().count() > 0)]), None);
        assert!(!IS_CAUGHT.get());
        assert_eq!(caught(|| caught(|| 1)), Some(Some(1)));
    }
}
