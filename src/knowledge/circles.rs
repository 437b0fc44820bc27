//! Circles: entries that depend on each other, directly or through others.

use super::{Adjacency, Edge, Ix};

/// The strongly connected components with more than one entry, each sorted, all sorted by their first. Linear: Tarjan's
/// algorithm, without recursion.
pub(super) fn circles(entries: usize, edges: &[Edge], outgoing: &Adjacency) -> Vec<Vec<Ix>> {
    const UNSEEN: u32 = u32::MAX;
    let mut order = vec![UNSEEN; entries];
    let mut low = vec![0u32; entries];
    let mut on_stack = vec![false; entries];
    let mut stack: Vec<Ix> = Vec::new();
    let mut work: Vec<(Ix, usize)> = Vec::new();
    let mut next = 0u32;
    let mut circles: Vec<Vec<Ix>> = Vec::new();
    for root in 0..entries as Ix {
        if order[root as usize] != UNSEEN {
            continue;
        }
        work.push((root, 0));
        while let Some((entry, edge)) = work.pop() {
            let here = entry as usize;
            if edge == 0 {
                order[here] = next;
                low[here] = next;
                next += 1;
                stack.push(entry);
                on_stack[here] = true;
            }
            match outgoing.of(entry).get(edge) {
                Some(number) => {
                    work.push((entry, edge + 1));
                    let to = edges[*number as usize].to;
                    if order[to as usize] == UNSEEN {
                        work.push((to, 0));
                    } else if on_stack[to as usize] {
                        low[here] = low[here].min(order[to as usize]);
                    }
                }
                None => {
                    if low[here] == order[here] {
                        let start = stack.iter().rposition(|member| *member == entry).unwrap_or_default();
                        stack[start..].iter().for_each(|member| on_stack[*member as usize] = false);
                        if stack.len() - start > 1 {
                            let mut members = stack[start..].to_vec();
                            members.sort_unstable();
                            circles.push(members);
                        }
                        stack.truncate(start);
                    }
                    if let Some((parent, _)) = work.last() {
                        low[*parent as usize] = low[*parent as usize].min(low[here]);
                    }
                }
            }
        }
    }
    circles.sort_unstable();
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::NeededTo;

    fn of(entries: usize, pairs: &[(Ix, Ix)]) -> Vec<Vec<Ix>> {
        let mut pairs = pairs.to_vec();
        pairs.sort_unstable();
        let edge = |(from, to): &(Ix, Ix)| Edge { from: *from, to: *to, written: 0, needed_to: NeededTo::Run };
        let edges: Vec<Edge> = pairs.iter().map(edge).collect();
        let by_from: Vec<_> = (0..).zip(&edges).map(|(at, edge)| (edge.from, at)).collect();
        circles(entries, &edges, &Adjacency::group(entries, &by_from))
    }

    #[test]
    fn each_circle_is_found_once_and_what_leads_to_it_is_not_in_it() {
        let none: [Vec<Ix>; 0] = [];
        assert_eq!(of(3, &[(0, 1), (1, 2)]), none);
        assert_eq!(of(2, &[(0, 0), (0, 1)]), none, "an entry alone is not a circle");
        assert_eq!(of(7, &[(5, 4), (4, 5), (0, 1), (1, 2), (2, 0), (3, 0), (2, 4), (6, 6)]), [vec![0, 1, 2], vec![4, 5]]);
    }

    #[test]
    fn two_circles_with_a_common_entry_are_one() {
        assert_eq!(of(3, &[(0, 1), (1, 0), (1, 2), (2, 1)]), [vec![0, 1, 2]]);
    }

    #[test]
    fn a_circle_of_all_is_found_without_recursion() {
        let pairs: Vec<_> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
        assert_eq!(of(100_000, &pairs).iter().map(Vec::len).collect::<Vec<_>>(), [100_000]);
    }
}
