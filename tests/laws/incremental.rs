//! With the memo of any former compile the result is that of a clean one, and only what changed is parsed.

use statebook::Inputs;
use statebook::memo::{Counts, Memo};
use statebook::source::Source;

use crate::built::build;
use crate::chance::Chance;
use crate::grounds::{knowledge_base, small_site};

/// Compiles with the memo and without, and wants the same; how often the memo helped.
fn agree(inputs: &Inputs, memo: &mut Memo) -> Counts {
    let kept = build(inputs, memo);
    assert!(kept == build(inputs, &mut Memo::default()), "a clean compile says something else");
    memo.counts
}

const ALPHA: &str = "+++\ntitle = \"Alpha\"\n+++\nFirst.\n";
const BETA: &str = "+++\ntitle = \"Beta\"\n[[depends]]\non = \"alpha\"\nrole = \"chips\"\n+++\nSee [[alpha]].\n";

fn inputs(files: &[(&str, &str)]) -> Inputs {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    small_site(&files)
}

#[test]
fn one_changed_body_is_one_miss() {
    let mut memo = Memo::default();
    let (alpha, beta) = ("content/models/alpha.md", "content/models/beta.md");
    assert_eq!(agree(&inputs(&[(alpha, ALPHA), (beta, BETA)]), &mut memo), Counts { hits: 0, misses: 2 });
    assert_eq!(agree(&inputs(&[(alpha, ALPHA), (beta, BETA)]), &mut memo), Counts { hits: 2, misses: 0 });
    let changed = ALPHA.replace("First", "Changed");
    assert_eq!(agree(&inputs(&[(alpha, &changed), (beta, BETA)]), &mut memo), Counts { hits: 1, misses: 1 });
}

#[test]
fn renaming_breaking_deleting_and_a_new_schema_come_out_as_from_nothing() {
    let mut memo = Memo::default();
    let (alpha, beta) = ("content/models/alpha.md", "content/models/beta.md");
    agree(&inputs(&[(alpha, ALPHA), (beta, BETA)]), &mut memo);
    // Renamed: what pointed to it is broken, though its own file is as it was.
    assert_eq!(agree(&inputs(&[("content/models/alfa.md", ALPHA), (beta, BETA)]), &mut memo).hits, 1);
    // Broken, then repaired: the messages of the untouched file are said again.
    agree(&inputs(&[(alpha, "+++\ntitle = Alpha\n+++\n"), (beta, BETA)]), &mut memo);
    agree(&inputs(&[(alpha, ALPHA), (beta, BETA)]), &mut memo);
    // Deleted, and back.
    agree(&inputs(&[(beta, BETA)]), &mut memo);
    agree(&inputs(&[(alpha, ALPHA), (beta, BETA)]), &mut memo);
    // Another schema: every entry is another one.
    let kind = ("content/models/kind.toml", "name = \"Model\"\n");
    assert_eq!(agree(&inputs(&[kind, (alpha, ALPHA), (beta, BETA)]), &mut memo), Counts { hits: 0, misses: 2 });
    // Other settings: entries stay.
    let site = ("site.toml", "title = \"X\"\nbase_url = \"https://example.org/below/\"\n");
    assert_eq!(agree(&inputs(&[site, kind, (alpha, ALPHA), (beta, BETA)]), &mut memo), Counts { hits: 2, misses: 0 });
}

#[test]
fn names_that_come_and_go_change_the_texts_of_other_files() {
    let mut memo = Memo::default();
    let (alpha, beta, gamma) = ("content/models/alpha.md", "content/models/beta.md", "content/models/gamma.md");
    let text = "+++\ntitle = \"Gamma\"\n+++\nOf Alpha, of Delta and of Beta.\n";
    let links = |files: &[(&str, &str)], memo: &mut Memo| {
        agree(&inputs(files), memo);
        let page = build(&inputs(files), memo).files.remove("models/gamma/index.html").unwrap_or_default();
        let page = String::from_utf8_lossy(&page).into_owned();
        ["Alpha", "Beta", "Delta"].into_iter().filter(|name| page.contains(&format!("/\">{name}</a>"))).collect::<Vec<_>>()
    };
    let plain = BETA.replace("See [[alpha]].", "Nothing.");
    assert_eq!(links(&[(alpha, ALPHA), (beta, &plain), (gamma, text)], &mut memo), ["Alpha", "Beta"]);
    // Another text with the same names, and the same text again.
    assert_eq!(links(&[(alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Alpha", "Beta"]);
    // Another name.
    assert_eq!(links(&[(alpha, &ALPHA.replace("Alpha", "Delta")), (beta, BETA), (gamma, text)], &mut memo), ["Beta", "Delta"]);
    // An entry before it: every place is another one.
    assert_eq!(links(&[("content/models/aa.md", ALPHA), (alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Beta"]);
    let site = ("site.toml", "title = \"X\"\nbase_url = \"https://example.org/\"\nauto_links = false\n");
    assert_eq!(links(&[site, (alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), [] as [&str; 0]);
    assert_eq!(links(&[(alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Alpha", "Beta"]);
}

#[test]
fn random_edits_of_the_knowledge_base_agree_with_a_clean_compile() {
    // Parsing only: pages of the whole knowledge base would take too long for every edit.
    let mut inputs = knowledge_base();
    let mut memo = Memo::default();
    let mut chance = Chance::new(7);
    statebook::compile(&inputs, &mut memo);
    for _ in 0..4 {
        let entries: Vec<usize> = (0..inputs.sources.len()).filter(|at| inputs.sources[*at].path.ends_with(".md")).collect();
        let at = *chance.pick(&entries);
        let path = inputs.sources[at].path.clone();
        inputs.sources[at] = Source::new(path, &chance.mutate(inputs.sources[at].text.as_bytes()));
        let kept = statebook::compile(&inputs, &mut memo).diagnostics;
        assert!(memo.counts.misses <= 1, "{:?}", memo.counts);
        assert_eq!(kept, statebook::compile(&inputs, &mut Memo::default()).diagnostics);
    }
}
