//! Each dependent of an entry is found exactly once, with a chain. The last tie of a chain may be of any role; all others
//! are of roles that are looked through.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use statebook::entry::parse;
use statebook::knowledge::{Ix, Knowledge, link};
use statebook::schema::Schema;
use statebook::source::Source;
use statebook::view::derive;

use crate::chance::{Chance, times};
use crate::grounds::TODAY;

const ROLES: [&str; 2] = ["part", "supplier"];

#[test]
fn are_counted_and_listed_as_the_definition_says() {
    let vocabularies =
        Source::new("content/vocabularies.toml", b"[role]\npart = \"Part\"\nsupplier = { label = \"S\", through = false }\n");
    let kind = Source::new("content/things/kind.toml", b"name = \"Thing\"\nproject = true\n");
    let schema = Arc::new(Schema::read([&vocabularies, &kind]).value);
    for seed in 0..times(50) as u64 {
        let mut chance = Chance::new(seed + 1);
        let entries = 2 + chance.below(14);
        // The two ends of an edge, and whether it is looked through.
        let edges: Vec<(usize, usize, bool)> =
            (0..chance.below(entries * 3)).map(|_| (chance.below(entries), chance.below(entries), chance.below(3) > 0)).collect();
        let knowledge = knowledge(entries, &edges, &schema);
        let views = derive(&knowledge, &Default::default(), TODAY);
        let place = |ix: Ix| knowledge.entry(ix).stem()[1..].parse::<usize>().expect("a number");
        for ix in knowledge.indices() {
            let at = place(ix);
            let direct: BTreeSet<usize> = edges.iter().filter(|(from, to, _)| *to == at && *from != at).map(|(from, ..)| *from).collect();
            let mut all = direct.clone();
            while let Some((from, ..)) =
                edges.iter().find(|(from, to, through)| *through && *from != at && all.contains(to) && !all.contains(from))
            {
                all.insert(*from);
            }
            let count = views.reach.count(ix);
            assert_eq!((count.total, count.projects), (all.len(), all.len()), "seed {seed}, e{at}: {edges:?}");
            let found = views.reach.indirect(&knowledge, ix, count, usize::MAX, usize::MAX);
            let indirect: BTreeSet<usize> = found.iter().map(|indirect| place(indirect.entry)).collect();
            assert_eq!(indirect, &all - &direct, "seed {seed}, e{at}: {edges:?}");
            assert_eq!(found.len(), indirect.len(), "each once");
            for indirect in &found {
                let chain: Vec<usize> = [indirect.entry].iter().chain(&indirect.via).chain([&ix]).map(|ix| place(*ix)).collect();
                for (step, pair) in chain.windows(2).enumerate() {
                    let last = step == chain.len() - 2;
                    assert!(edges.iter().any(|(from, to, through)| [*from, *to] == *pair && (last || *through)), "seed {seed}: {chain:?}");
                }
            }
        }
    }
}

fn knowledge(entries: usize, edges: &[(usize, usize, bool)], schema: &Arc<Schema>) -> Knowledge {
    let mut parsed = Vec::new();
    for at in 0..entries {
        let mut text = format!("+++\ntitle = \"E{at}\"\n");
        for (_, to, through) in edges.iter().filter(|(from, ..)| *from == at) {
            let _ = writeln!(text, "[[depends]]\non = \"e{to}\"\nrole = \"{}\"", ROLES[usize::from(!through)]);
        }
        text.push_str("+++\n");
        let entry = parse(&Source::new(format!("content/things/e{at}.md"), text.as_bytes()), schema).value;
        parsed.push(Arc::new(entry.expect("an entry")));
    }
    parsed.sort_by(|a, b| a.id.cmp(&b.id));
    link(&parsed.into(), schema, None).value
}
