//! Limits that keep a template with a loop without end from running for ever.
//!
//! Templates have no `while`, and components may only nest a little; what is left are ranges within ranges. A page may take
//! so many steps of ranges, and be so long. Counting steps instead of seconds keeps the result the same on every machine.

use std::cell::Cell;
use std::io;

/// Bytes of the largest page.
pub(super) const LARGEST: usize = 64 << 20;
/// Steps of all ranges of one page together.
const MOST_STEPS: u64 = 1_000_000;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Begins the count for a page.
pub(super) fn begin() {
    STEPS.set(0);
}

/// Puts a counted `range` in the place of the engine's own.
pub(super) fn install(tera: &mut tera::Tera) {
    tera.register_function("range", range);
}

/// `range(end)`, `range(start, end, step_by)`: whole numbers from `start` (0) to before `end`.
fn range(kwargs: tera::Kwargs, _: &tera::State<'_>) -> tera::TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
    if step < 1 || start > end {
        return Err(tera::Error::message("`range` goes upward: `start` is at most `end`, `step_by` at least 1"));
    }
    let length = end.abs_diff(start).div_ceil(step.unsigned_abs());
    let steps = STEPS.get().saturating_add(length);
    STEPS.set(steps);
    if steps > MOST_STEPS {
        return Err(tera::Error::message(format!("the loop does not end: more than {MOST_STEPS} steps of `range` for one page")));
    }
    let values = (0..length).filter_map(|at| i64::try_from(at).ok()?.checked_mul(step)?.checked_add(start));
    Ok(values.collect())
}

/// A page as it is written; fails when it grows past all measure.
pub(super) struct Page<'b> {
    bytes: &'b mut Vec<u8>,
    start: usize,
    full: bool,
}

impl<'b> Page<'b> {
    pub(super) fn new(bytes: &'b mut Vec<u8>) -> Self {
        Self { start: bytes.len(), bytes, full: false }
    }

    pub(super) fn is_full(&self) -> bool {
        self.full
    }
}

impl io::Write for Page<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() - self.start + bytes.len() > LARGEST {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
