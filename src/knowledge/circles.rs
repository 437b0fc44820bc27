//! Circles of entries that depend on each other, all found in one pass.

use super::Ix;

/// The strongly connected components of a graph, numbered so that an edge never leads to a component with a higher number.
#[derive(Clone, Debug, Default)]
pub struct Circles {
    /// The component of each entry.
    pub of: Vec<u32>,
    /// The number of components.
    pub count: usize,
}

impl Circles {
    /// Tarjan's algorithm without recursion, because a chain of a million entries must not need a deep stack. `next` gives
    /// the target of an entry's edge with this index; none after the last.
    pub fn find(entries: usize, next: impl Fn(Ix, usize) -> Option<Ix>) -> Self {
        const UNSEEN: u32 = u32::MAX;
        let mut order = vec![UNSEEN; entries];
        let mut low = vec![0u32; entries];
        let mut of = vec![UNSEEN; entries];
        let mut stack: Vec<Ix> = Vec::new();
        let mut work: Vec<(Ix, usize)> = Vec::new();
        let mut seen = 0u32;
        let mut count = 0u32;
        for root in 0..entries as Ix {
            if order[root as usize] != UNSEEN {
                continue;
            }
            work.push((root, 0));
            while let Some((entry, edge)) = work.pop() {
                let here = entry as usize;
                if edge == 0 {
                    order[here] = seen;
                    low[here] = seen;
                    seen += 1;
                    stack.push(entry);
                }
                if let Some(to) = next(entry, edge) {
                    work.push((entry, edge + 1));
                    if order[to as usize] == UNSEEN {
                        work.push((to, 0));
                    } else if of[to as usize] == UNSEEN {
                        low[here] = low[here].min(order[to as usize]);
                    }
                    continue;
                }
                if low[here] == order[here] {
                    while let Some(member) = stack.pop() {
                        of[member as usize] = count;
                        if member == entry {
                            break;
                        }
                    }
                    count += 1;
                }
                if let Some((parent, _)) = work.last() {
                    low[*parent as usize] = low[*parent as usize].min(low[here]);
                }
            }
        }
        Self { of, count: count as usize }
    }

    /// The number of entries in each component.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.count];
        self.of.iter().for_each(|component| sizes[*component as usize] += 1);
        sizes
    }

    /// The number of the largest component with more than one member; of several equally large ones, the lowest.
    pub fn largest(&self) -> Option<u32> {
        let largest =
            (0..).zip(self.sizes()).filter(|(_, size)| *size > 1).max_by_key(|(number, size)| (*size, std::cmp::Reverse(*number)));
        largest.map(|(number, _)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_numbered_from_what_is_led_to() {
        let edges: [&[Ix]; 6] = [&[1], &[2, 3], &[0], &[4], &[3], &[0, 4]];
        let circles = Circles::find(6, |entry, at| edges[entry as usize].get(at).copied());
        assert_eq!(circles.of, [1, 1, 1, 0, 0, 2]);
        assert_eq!((circles.count, circles.largest()), (3, Some(1)));
        assert_eq!(Circles::find(2, |_, _| None).largest(), None);
    }

    #[test]
    fn a_circle_of_all_is_found_without_recursion() {
        let circles = Circles::find(100_000, |entry, at| (at == 0).then_some((entry + 1) % 100_000));
        assert_eq!(circles.sizes(), [100_000]);
    }
}
