//! A difference reports each change of what is published once, and nothing if only the writing changed. A revision read from
//! git equals its checkout.

use std::process::Command;

use statebook::Inputs;
use statebook::author::difference::{Difference, Side, difference, markdown, text};
use statebook::source::Source;

use crate::cli::Ground;
use crate::grounds::{golden_sites, implied, site};

const ALPHA: &str = "+++
title = \"Alpha\"
countries = [\"FI\"]
status = \"active\"
[facts]
openness = \"closed\"
tokens = 5
[[depends]]
on = \"beta\"
role = \"base-model\"
+++

Words of the text.
";

fn ground(alpha: &str, others: &[(&str, &str)]) -> Inputs {
    let mut files = implied();
    files.push(("content/models/alpha.md", alpha.as_bytes().to_vec()));
    files.push(("content/models/beta.md", b"+++\ntitle = \"Beta\"\ncountries = [\"US\"]\n+++\n".to_vec()));
    files.push(("content/sources/kind.toml", b"name = \"Source\"\nrole = \"source\"\n".to_vec()));
    files.push(("content/sources/paper.md", b"+++\ntitle = \"Paper\"\n+++\n".to_vec()));
    site(files.iter().map(|(path, bytes)| (*path, &bytes[..])).chain(others.iter().map(|(path, text)| (*path, text.as_bytes()))))
}

fn compared(before: &Inputs, after: &Inputs) -> Difference {
    difference(&Side::new(before), &Side::new(after))
}

#[test]
fn only_writing_is_no_difference() {
    let before = ground(ALPHA, &[]);
    let written = "+++\ntitle = 'Alpha'   # a remark\nstatus = \"active\"\ncountries = [ \"FI\", ]\n\n[facts]\ntokens = \"5\"\nopenness = \"closed\"\n\n\
        [[depends]]\nrole = \"base-model\"\non = \"models/beta\"\n+++\nWords of the text.  \n";
    let found = compared(&before, &ground(written, &[]));
    assert!(found.is_empty(), "{found:#?}");
    for (name, inputs) in golden_sites() {
        assert!(compared(&inputs, &inputs).is_empty(), "{name}");
    }
}

#[test]
fn each_thing_is_told_once() {
    let before = ground(ALPHA, &[]);
    let after = ALPHA
        .replace("tokens = 5", "tokens = { value = 5, source = \"paper\" }\nreleased = \"2024-03\"")
        .replace("\"closed\"", "\"open-weights\"")
        .replace("role = \"base-model\"", "role = \"cloud-hosting\"")
        .replace("Words of", "Other words of");
    let after = ground(&after, &[("content/models/gamma.md", "+++\ntitle = \"<Gamma> @all\"\n+++\n")]);
    let told = text(&compared(&before, &after));
    for line in [
        "  1 of models: <Gamma> @all\n",
        "  Without US: 0 → 1 cannot go on; new: Alpha\n",
        "  Without US: 1 → 0 cannot be renewed; no longer: Alpha\n",
        "  Alpha (models/alpha)\n",
        "    openness: closed → open-weights\n",
        "    released: new: 2024-03\n",
        "    tokens: 5: sources: new: paper\n",
        "    depends: Beta (base-model; needed to renew; takes operation) → Beta (cloud-hosting; needed to run; takes operation)\n",
        "    text: 4 words → 5 words\n",
    ] {
        assert_eq!(told.matches(line).count(), 1, "{line:?} in\n{told}");
    }
    let marked = markdown(&compared(&before, &after));
    assert!(marked.contains("&lt;Gamma> &#64;all"), "{marked}");
    assert!(serde_json::to_string(&compared(&before, &after)).is_ok_and(|json| json.contains("\"of\":\"openness\"")));
}

#[test]
fn what_many_entries_share_is_told_once_and_what_is_said_of_one_thing_on_one_line() {
    let others = |edge: &str| -> Vec<(String, String)> {
        let text = |at: usize| format!("+++\ntitle = \"Model {at}\"\n[[depends]]\non = \"beta\"\nrole = \"base-model\"\n{edge}+++\n");
        (0..5).map(|at| (format!("content/models/m-{at}.md"), text(at))).collect()
    };
    let of = |alpha: &str, others: &[(String, String)]| {
        ground(alpha, &others.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let paper = "tokens = { value = 5, note = \"a\", source = \"paper\" }";
    let before = of(&ALPHA.replace("tokens = 5", paper), &others(""));
    let after = ALPHA.replace("tokens = 5", &paper.replace("\"a\"", "\"b\"").replace("\"paper\"", "[\"paper\", \"report\"]"));
    let mut now = others("takes = \"leave\"\n");
    now.push(("content/sources/report.md".to_owned(), "+++\ntitle = \"Report\"\n+++\n".to_owned()));
    let told = text(&compared(&before, &of(&after, &now)));
    assert!(told.contains("Changed alike:\n  depends: Beta (base-model): takes: operation → leave: in 5 entries: Model 0,"), "{told}");
    assert!(told.contains("    tokens: 5: note: a → b; sources: +report\n"), "{told}");
    assert!(!told.contains("models/m-0"), "{told}");
}

#[test]
fn an_address_that_leads_nowhere_is_told_and_a_redirect_is_a_new_name() {
    let before = ground(ALPHA, &[("content/models/gamma.md", "+++\ntitle = \"Gamma\"\n+++\n")]);
    let gone = compared(&before, &ground(ALPHA, &[]));
    assert_eq!(gone.lost, ["/models/gamma/"]);
    assert_eq!(gone.removed.len(), 1);
    let renamed = ground(ALPHA, &[("content/models/gamma-2.md", "+++\ntitle = \"Gamma\"\nredirects = [\"/models/gamma/\"]\n+++\n")]);
    let found = compared(&before, &renamed);
    assert!(found.lost.is_empty() && found.removed.is_empty() && found.added.is_empty(), "{found:#?}");
    assert_eq!(
        found.renamed.iter().map(|(from, to)| (from.id.as_str(), to.id.as_str())).collect::<Vec<_>>(),
        [("models/gamma", "models/gamma-2")]
    );
}

#[test]
fn another_schema_and_errors_are_no_obstacle() {
    let before = ground(ALPHA, &[]);
    let mut after = before.clone();
    for source in after.sources.iter_mut().filter(|source| &*source.path == "content/models/kind.toml") {
        *source = Source::new(source.path.clone(), source.text.replace("[fields.openness]", "[fields.access]").as_bytes());
    }
    let found = compared(&before, &after);
    assert_eq!((found.errors.0, found.errors.1 > 0), (0, true));
    assert!(text(&found).starts_with("Errors: 0 before, "), "{}", text(&found));
}

#[test]
fn a_revision_is_what_its_checkout_is() {
    let ground = Ground::new(&[("static/own.txt", "x"), ("theme/styles/x.css", "a { color: red }")]);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(ground.root()).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
        assert!(command.output().expect("git").status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "first"]);
    let same = ground.run(&["diff"]);
    assert_eq!((same.code, same.out.as_str()), (Some(0), "Nothing that is published is different.\n"), "{}", same.err);
    ground.put("content/models/beta.md", "+++\ntitle = \"Beta\"\n+++\n");
    assert!(ground.run(&["diff"]).out.contains("1 of models: Beta"));
    git(&["add", "-A"]);
    git(&["commit", "-qm", "second"]);
    assert!(ground.run(&["diff", "HEAD~1", "HEAD", "--format", "markdown"]).out.contains("### New\n\n- 1 of models: Beta"));
    assert_eq!(ground.run(&["check", "--against", "HEAD~1"]).code, Some(0));
    std::fs::remove_file(ground.root().join("content/models/beta.md")).expect("a file");
    let lost = ground.run(&["check", "--against", "HEAD", "--format", "short"]);
    assert_eq!((lost.code, lost.out.matches("error[lost-address]").count()), (Some(1), 1), "{}", lost.out);
    assert!(lost.out.contains("content/models/beta.md:1:1: error[lost-address]: /models/beta/ led to a page"), "{}", lost.out);
    assert_eq!(ground.run(&["check", "content/models/alpha.md", "--against", "HEAD"]).code, Some(1), "whatever is asked for");
    ground.put("content/models/gamma.md", "+++\ntitle = \"Gamma\"\nredirects = [\"/models/beta/\", \"/models/beta/cut-off/\"]\n+++\n");
    assert_eq!(ground.run(&["check", "--against", "HEAD"]).code, Some(0));
    ground.put("content/models/gamma.md", "+++\ntitle = \"Gamma\"\nredirects = [\"/models/beta/\"]\n");
    assert!(ground.run(&["check", "--against", "HEAD"]).err.contains("once there are no errors"));
    assert_eq!(ground.run(&["check", "--against", "nowhere"]).code, Some(2));
    for base in ["nowhere", "--output=x", ""] {
        let refused = ground.run(&["diff", "--", base]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""), "{base}: {}", refused.err);
    }
}
