//! Compiling with the memo of any earlier compile gives the same result as a clean compile: after any edits the preview
//! shows what `build` would have published and reports what `check` reports. Only what an edit affects is made anew.
//!
//! `STATEBOOK_TIMES` makes more edits, `STATEBOOK_SEED` different ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use statebook::Inputs;
use statebook::diagnostic::has_errors;
use statebook::memo::{Counts, Memo};
use statebook::serve::{Answer, Body, Hosts, Preview, Report, Request, insert_script, respond};

use crate::built::{Built, build};
use crate::chance::{Chance, seed, times};
use crate::edits::Ground;
use crate::grounds::{knowledge_base, small_site};

/// A preview, and the last site that a clean build would have published.
struct Beside {
    preview: Preview,
    published: Option<(Built, String)>,
}

impl Beside {
    fn new() -> Self {
        Self { preview: Preview::new(false, |_| {}), published: None }
    }

    /// Gives the preview these inputs, and checks its result against that of a clean build.
    fn step(&mut self, inputs: Inputs, changed: &[Arc<str>], what: &str) -> Report {
        let clean = build(&inputs, &mut Memo::default());
        let base = base_path(&inputs);
        let report = self.preview.update(inputs, changed);
        // Requests and the proof come in any order, so half of the pages are requested before it.
        for path in clean.files.keys().step_by(2) {
            get(&self.preview, &format!("{base}{path}"));
        }
        self.preview.prove();
        assert_eq!(self.preview.diagnostics(), clean.diagnostics, "{what}: the preview says something else than a clean build");
        if !has_errors(&clean.diagnostics) {
            self.published = Some((clean, base));
        }
        match &self.published {
            None => assert_eq!(get(&self.preview, "/").status, 503, "{what}: there is no site yet"),
            Some((built, base)) => self.compare(built, base, what),
        }
        report
    }

    fn compare(&self, built: &Built, base: &str, what: &str) {
        let shown = self.preview.shown().unwrap_or_else(|| panic!("{what}: nothing is shown"));
        assert!(shown.output.paths().eq(built.files.keys().map(String::as_str)), "{what}: other files are shown");
        for (path, bytes) in &built.files {
            let answer = get(&self.preview, &format!("{base}{path}"));
            let mut wanted = bytes.to_vec();
            if path.ends_with(".html") {
                insert_script(&mut wanted, base);
            }
            let Body::Bytes(bytes, part) = answer.body else { panic!("{what}: {path} is no file") };
            assert!(answer.status == 200 && bytes[part] == wanted[..], "{what}: {path} is not as a clean build makes it");
        }
    }
}

/// Compiles with and without the memo, and checks that the results are the same.
fn agree(inputs: &Inputs, memo: &mut Memo) {
    let kept = build(inputs, memo);
    assert!(kept == build(inputs, &mut Memo::default()), "a clean compile says something else");
}

const ALPHA: &str = "+++\ntitle = \"Alpha\"\n+++\nFirst.\n";
const BETA: &str = "+++\ntitle = \"Beta\"\n[[depends]]\non = \"alpha\"\nrole = \"chips\"\n+++\nSee [[alpha]].\n";

fn inputs(files: &[(&str, &str)]) -> Inputs {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    small_site(&files)
}

fn get(preview: &Preview, path: &str) -> Answer {
    respond(
        preview,
        &Request { method: "GET", host: Some("localhost"), path, ..Request::default() },
        &Hosts::new(std::net::Ipv4Addr::LOCALHOST.into(), &[]),
    )
}

fn base_path(inputs: &Inputs) -> String {
    let site = inputs.sources.iter().find(|source| &*source.path == "site.toml");
    site.map_or_else(|| "/".to_owned(), |site| statebook::config::Config::read(site).value.base_path)
}

#[test]
fn after_any_edits_the_preview_is_a_clean_build() {
    let (steps, seed) = (times(10), seed(1));
    let mut shown = 0;
    for site in 0..4 {
        let mut chance = Chance::new(seed * 1_000 + site);
        let mut ground = Ground::new(site);
        let mut beside = Beside::new();
        beside.step(ground.inputs(), &[], "the first compile");
        for step in 0..steps {
            let (changed, edit) = ground.edit(&mut chance);
            let what = format!("seed {seed}, site {site}, step {step}: {edit}");
            beside.step(ground.inputs(), &changed, &what);
            shown += usize::from(!has_errors(&beside.preview.diagnostics()));
        }
    }
    // The law would be void if the sites were never free of errors.
    assert!(shown > steps, "only {shown} of {} steps left a site without errors", 4 * steps);
}

/// The counts of the compile after an edit of one file.
fn counts(beside: &mut Beside, ground: &mut Ground, path: &str, text: &str) -> Counts {
    ground.put(path, text);
    beside.step(ground.inputs(), &[path.into()], path).counts
}

#[test]
fn an_edit_of_a_text_parses_one_file_and_makes_one_page() {
    let mut ground = Ground::new(0);
    let mut beside = Beside::new();
    let first = beside.step(ground.inputs(), &[], "the first compile").counts;
    assert!(first.hits == 0 && first.linked && first.templates && first.pages > 10, "{first:?}");
    let files = first.misses;
    let local = Counts { hits: files - 1, misses: 1, linked: false, templates: false, pages: 1 };
    let text = ground.text("content/models/alpha.md");
    // Changed words before and after a link, which moves but keeps its target.
    assert_eq!(counts(&mut beside, &mut ground, "content/models/alpha.md", &text.replace("Words", "Many more words")), local);
    assert_eq!(counts(&mut beside, &mut ground, "content/models/alpha.md", &text), local);
    // A name of another entry becomes a link. Once the page has it, changes of the words around it are local again.
    let named = format!("{text}\nWith Gamma.\n");
    assert!(counts(&mut beside, &mut ground, "content/models/alpha.md", &named).linked);
    let moved = named.replace("With", "Together with");
    assert_eq!(counts(&mut beside, &mut ground, "content/models/alpha.md", &moved), local);
    // Other pages depend on headings, links and front matter.
    for edited in [format!("{text}\n## More\n"), format!("{text}\nSee [[gamma]].\n"), text.replace("Alpha", "Alef")] {
        let far = counts(&mut beside, &mut ground, "content/models/alpha.md", &edited);
        assert!(far.misses == 1 && far.linked && far.pages == first.pages, "{far:?}");
    }
}

#[test]
fn an_edit_of_the_theme_parses_and_links_nothing() {
    let mut ground = Ground::new(0);
    let mut beside = Beside::new();
    let first = beside.step(ground.inputs(), &[], "the first compile").counts;
    let template = counts(&mut beside, &mut ground, "theme/templates/404.html", "<!DOCTYPE html><title>x</title><h1>No</h1>");
    assert_eq!(template, Counts { hits: first.misses, misses: 0, linked: false, templates: true, pages: first.pages });
    let style = counts(&mut beside, &mut ground, "theme/styles/z.css", "h1 { color: red }");
    assert_eq!(style, Counts { hits: first.misses, misses: 0, linked: false, templates: true, pages: first.pages });
    // No change at all.
    let inputs = ground.inputs();
    assert_eq!(beside.step(inputs, &[], "nothing").counts, Counts { hits: first.misses, ..Counts::default() });
}

#[test]
fn messages_of_untouched_lines_follow_their_places() {
    let mut ground = Ground::new(0);
    let mut beside = Beside::new();
    ground.put("content/models/alpha.md", "+++\ntitle = \"Alpha\"\n+++\nSee [[nowhere]].\n");
    beside.step(ground.inputs(), &[], "the first compile");
    // The broken link moves by one line; nothing else that other pages depend on changed.
    let moved = counts(&mut beside, &mut ground, "content/models/alpha.md", "+++\ntitle = \"Alpha\"\n+++\nWords.\n\nSee [[nowhere]].\n");
    assert!(moved.linked, "{moved:?}");
    // A heading that another entry links to is renamed.
    let mut ground = Ground::new(0);
    let mut beside = Beside::new();
    beside.step(ground.inputs(), &[], "the first compile");
    let text = ground.text("content/models/alpha.md").replace("## Data", "## Figures");
    assert!(counts(&mut beside, &mut ground, "content/models/alpha.md", &text).linked);
    assert!(has_errors(&beside.preview.diagnostics()), "the link to the heading is broken");
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
    // Another text with the same names, then the same text again.
    assert_eq!(links(&[(alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Alpha", "Beta"]);
    // A renamed entry.
    assert_eq!(links(&[(alpha, &ALPHA.replace("Alpha", "Delta")), (beta, BETA), (gamma, text)], &mut memo), ["Beta", "Delta"]);
    // A new entry before the others, which shifts every index.
    assert_eq!(links(&[("content/models/aa.md", ALPHA), (alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Beta"]);
    let site = ("site.toml", "title = \"X\"\nbase_url = \"https://example.org/\"\nauto_links = false\n");
    assert_eq!(links(&[site, (alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), [] as [&str; 0]);
    assert_eq!(links(&[(alpha, ALPHA), (beta, BETA), (gamma, text)], &mut memo), ["Alpha", "Beta"]);
}

#[test]
#[ignore = "long"]
fn random_edits_of_the_knowledge_base_agree_with_a_clean_compile() {
    // Without its pages, which would take too long for every edit.
    let mut inputs = knowledge_base();
    let mut memo = Memo::default();
    let mut chance = Chance::new(seed(7));
    statebook::compile(&inputs, &mut memo);
    for _ in 0..4 {
        let entries: Vec<usize> = (0..inputs.sources.len()).filter(|at| inputs.sources[*at].path.ends_with(".md")).collect();
        let at = *chance.pick(&entries);
        let path = inputs.sources[at].path.clone();
        inputs.sources[at] = statebook::source::Source::new(path, &chance.mutate(inputs.sources[at].text.as_bytes()));
        let kept = statebook::compile(&inputs, &mut memo).diagnostics;
        assert!(memo.counts.misses <= 1, "{:?}", memo.counts);
        assert_eq!(kept, statebook::compile(&inputs, &mut Memo::default()).diagnostics);
    }
}

#[test]
#[ignore = "long"]
fn the_texts_of_the_knowledge_base_are_known_to_their_own_pages_only() {
    let mut inputs = knowledge_base();
    let mut memo = Memo::default();
    let before = statebook::compile(&inputs, &mut memo).value;
    let at = inputs.sources.iter().position(|source| &*source.path == "content/models/sea-lion.md").expect("a profile");
    let source = &inputs.sources[at];
    inputs.sources[at] = statebook::source::Source::new(source.path.clone(), format!("{}\nMarked words.\n", source.text).as_bytes());
    let after = statebook::compile(&inputs, &mut memo).value;
    assert!(!memo.counts.linked && memo.counts.misses == 1, "{:?}", memo.counts);
    let clean = statebook::compile(&inputs, &mut Memo::default()).value;
    let bytes = |output: &statebook::output::Output, path: &str| {
        let mut bytes = Vec::new();
        output.make(path, &mut bytes).expect("a file");
        bytes
    };
    let mut differing = BTreeMap::new();
    for path in clean.paths() {
        let made = bytes(&clean, path);
        assert!(bytes(&after, path) == made, "{path} is not as a clean build makes it");
        if bytes(&before, path) != made {
            differing.insert(path.to_owned(), after.is_as_in(&before, path));
        } else if !path.starts_with("models/sea-lion/") {
            assert!(after.is_as_in(&before, path), "{path} could have been kept");
        }
    }
    // Search shards may differ in the words of the text; the version in the index and the entry's own lines as well.
    let (searched, others): (Vec<_>, Vec<_>) = differing.into_iter().partition(|(path, _)| path.starts_with("search/"));
    assert_eq!(others, [("models/sea-lion/index.html".to_owned(), false)]);
    let shards = clean.paths().filter(|path| path.starts_with("search/")).count();
    assert!((3..shards / 8).contains(&searched.len()) && searched.iter().all(|(_, kept)| !kept), "{searched:?}");
}
