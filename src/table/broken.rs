//! The parts of a text that are already known to be broken.

use std::collections::BTreeMap;

use crate::source::Span;

/// Spans of a text, from start to end. Spans that overlap are merged.
#[derive(Default)]
pub(super) struct Broken(BTreeMap<usize, usize>);

impl Broken {
    /// Adds a span.
    pub(super) fn push(&mut self, span: Span) {
        let Span { mut start, mut end } = span;
        while let Some((from, to)) = self.last_before(end).filter(|(_, to)| *to > start) {
            self.0.remove(&from);
            (start, end) = (start.min(from), end.max(to));
        }
        // If two spans begin at the same place and do not overlap, one of them is empty.
        let known = self.0.entry(start).or_insert(end);
        *known = end.max(*known);
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an offset lies within one of the spans.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.last_before(at + 1).is_some_and(|(_, to)| at < to)
    }

    /// Whether a span begins before `end` and does not end before `start`. The end of a line counts, because a missing value
    /// is reported there.
    pub(super) fn touches(&self, start: usize, end: usize) -> bool {
        self.last_before(end).is_some_and(|(_, to)| start <= to)
    }

    /// The last span that begins before an offset.
    fn last_before(&self, at: usize) -> Option<(usize, usize)> {
        self.0.range(..at).next_back().map(|(from, to)| (*from, *to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_answer_as_a_list_does() {
        let spans = [3..5, 10..12, 4..8, 20..20, 12..14, 1..2, 20..25, 9..30];
        for count in 0..=spans.len() {
            let mut broken = Broken::default();
            spans[..count].iter().for_each(|span| broken.push(span.clone()));
            let list = &spans[..count];
            for start in 0..35 {
                assert_eq!(broken.holds(start), list.iter().any(|span| span.start <= start && start < span.end), "{start}: {list:?}");
                for end in start + 1..36 {
                    let touches = list.iter().any(|span| span.start < end && start <= span.end);
                    assert_eq!(broken.touches(start, end), touches, "{start}..{end}: {list:?}");
                }
            }
        }
    }
}
