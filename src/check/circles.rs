//! Entries that depend on each other in a circle.

use std::collections::VecDeque;

use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::{Edge, Ix, Knowledge};

/// The most links of a chain that a message quotes; of a longer chain it quotes the beginning and the end.
const TOLD: usize = 6;

/// Reports each circle once, at its first entry, with the shortest chain that leads back to it. This is a warning: circles
/// exist (a chip maker that finances the foundry it needs) and every analysis is well defined on them, but a dependency in
/// the wrong direction is the more common reason. Linear in the entries and edges of all circles.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let circles = &knowledge.circles;
    let mut sizes = circles.sizes();
    let mut reached_by: Vec<Option<u32>> = vec![None; knowledge.entries.len()];
    for start in knowledge.indices() {
        // Taking the size marks the circle as reported for its other entries.
        let size = std::mem::take(&mut sizes[circles.of[start as usize] as usize]);
        if size < 2 {
            continue;
        }
        let chain = shortest(knowledge, start, &mut reached_by);
        let Some(first) = chain.first() else { continue };
        let entry = knowledge.entry(first.from);
        let mut message = format!("{} needs ", entry.id);
        for (at, edge) in chain.iter().enumerate() {
            if chain.len() > TOLD && (TOLD / 2..chain.len() - TOLD / 2).contains(&at) {
                if at == TOLD / 2 {
                    message.push_str(&format!(", and so on through {} more", chain.len() - TOLD));
                }
                continue;
            }
            let needs = if at == 0 { "" } else { ", which needs " };
            message.push_str(&format!("{needs}{} ({})", knowledge.entry(edge.to).id, knowledge.dependency(edge).role));
        }
        if size > chain.len() {
            message.push_str(&format!("; in all {size} entries depend on each other"));
        }
        let help = "turn round or take out what does not hold; if all of it is right, write dependency-cycle = \"allow\" below [levels] in site.toml";
        let span = knowledge.dependency(first).on.span.clone();
        found.push(Diagnostic::new(Code::DependencyCycle, &entry.path, span, message).help(help));
    }
}

/// The edges of the shortest path from an entry back to itself within its circle.
fn shortest<'k>(knowledge: &'k Knowledge, start: Ix, reached_by: &mut [Option<u32>]) -> Vec<&'k Edge> {
    let circle_of = &knowledge.circles.of;
    let mut queue = VecDeque::from([start]);
    while let Some(entry) = queue.pop_front() {
        for number in knowledge.outgoing.of(entry) {
            let to = knowledge.edges[*number as usize].to;
            // An entry that depends on itself is reported by another rule.
            if to == entry || circle_of[to as usize] != circle_of[start as usize] || reached_by[to as usize].is_some() {
                continue;
            }
            reached_by[to as usize] = Some(*number);
            if to == start {
                return walked_back(knowledge, start, reached_by);
            }
            queue.push_back(to);
        }
    }
    Vec::new()
}

fn walked_back<'k>(knowledge: &'k Knowledge, start: Ix, reached_by: &[Option<u32>]) -> Vec<&'k Edge> {
    let mut chain = Vec::new();
    let mut at = start;
    while let Some(number) = reached_by[at as usize] {
        let edge = &knowledge.edges[number as usize];
        chain.push(edge);
        at = edge.from;
        if at == start {
            break;
        }
    }
    chain.reverse();
    chain
}
