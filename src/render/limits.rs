//! Limits that keep a template with an endless loop from running for ever.
//!
//! Templates have no `while`, and components may nest only a little, so nested ranges are all that is left. A page may take
//! a limited number of range steps and have a limited size. Counting steps instead of seconds keeps the result the same on
//! every machine.

use std::cell::Cell;
use std::io;

/// The largest page, in bytes.
pub(super) const LARGEST: usize = 64 << 20;
/// The most steps of all ranges of one page together.
const MOST_STEPS: u64 = 1_000_000;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Starts the count for a page.
pub(super) fn begin() {
    STEPS.set(0);
}

/// Replaces the engine's `range` with one that counts.
pub(super) fn install(tera: &mut tera::Tera) {
    tera.register_function("range", range);
}

/// `range(end)`, `range(start, end, step_by)`: whole numbers from `start` (default 0) up to, but not including, `end`.
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

/// A page in the course of being written. Writing fails when it exceeds the largest size.
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
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    // The engine writes a page in hundreds of small pieces.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes.len() - self.start + bytes.len() > LARGEST {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
