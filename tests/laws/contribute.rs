//! Pages for contributors: the examples they offer pass every check, every message has its page, and every page links to
//! where it can be edited. A site that does not want these pages has none.

use statebook::Inputs;
use statebook::author::format::formatted;
use statebook::diagnostic::{CODES, Code};
use statebook::memo::Memo;
use statebook::page::{Model, Subject};
use statebook::source::Source;
use statebook::{compile, disk};

use crate::built::build;
use crate::cli::Ground;
use crate::grounds::{golden_sites, knowledge_base};

/// The site with an additional line at the beginning of its settings.
fn with(inputs: &Inputs, line: &str) -> Inputs {
    let mut inputs = inputs.clone();
    for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
        *source = Source::new("site.toml", format!("{line}\n{}", source.text.replace("contribute = true\n", "")).as_bytes());
    }
    inputs
}

#[test]
fn every_example_passes_every_check_and_is_formatted() {
    let tried = all_examples_pass(golden_sites());
    assert!(tried > 30, "{tried}");
}

#[test]
#[ignore = "long"]
fn every_example_of_the_knowledge_base_passes_every_check_and_is_formatted() {
    assert!(all_examples_pass(vec![("the knowledge base".to_owned(), knowledge_base())]) > 0);
}

/// Checks all examples. Returns their number.
fn all_examples_pass(sites: Vec<(String, statebook::Inputs)>) -> usize {
    let mut tried = 0;
    for (name, inputs) in sites {
        let inputs = with(&inputs, "contribute = true");
        let compiled = compile(&inputs, &mut Memo::default());
        let known = compiled.diagnostics.clone();
        let pages = compiled.value.pages().expect("pages");
        let schema = pages.knowledge().schema.clone();
        for kind in schema.kinds.values() {
            let route = statebook::page::Route {
                path: format!("contribute/{}/", kind.folder),
                subject: Subject::ContributeTo(kind.folder.clone()),
            };
            let Model::Contribute(model) = pages.model(&route).model else { panic!("{name}: {}", kind.folder) };
            let text = model.kind.expect("a kind").example;
            assert_eq!(formatted(&text, kind, &schema.vocabularies).as_deref(), Some(&*text), "{name}: {}", kind.folder);
            let mut inputs = inputs.clone();
            inputs.sources.push(Source::new(format!("content/{}/an-example-to-copy.md", kind.folder), text.as_bytes()));
            inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
            let found = compile(&inputs, &mut Memo::default()).diagnostics;
            // A new source that nothing cites yet is the only problem an example may add.
            let new = found.iter().filter(|found| found.code != Code::UnusedSource);
            let new: Vec<_> = new.filter(|found| !known.iter().any(|known| known.message == found.message)).collect();
            assert!(new.is_empty(), "{name}: {}: {new:#?}\n{text}", kind.folder);
            tried += 1;
        }
    }
    tried
}

const REPOSITORY: &str = "contribute = true
repository = { edit = \"https://forge.example/me/kb/_edit/main/{path}\", new = \"https://forge.example/me/kb/_new/main/{folder}\", \
report = \"mailto:us@example.org?subject={title}&body={url}\" }";

#[test]
fn every_page_leads_to_where_it_can_be_mended() {
    let ground = Ground::new(&[("content/models/beta.md", "+++\ntitle = \"Beta & co\"\n+++\n")]);
    let inputs = with(&disk::read(&ground.root(), crate::grounds::TODAY, statebook::Wishes::default()), REPOSITORY);
    let built = build(&inputs, &mut Memo::default());
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
    let page = |path: &str| String::from_utf8_lossy(built.files.get(path).unwrap_or_else(|| panic!("{path}"))).into_owned();
    for code in CODES {
        let path = format!("help/{}/", code.name);
        assert!(page(&format!("{path}index.html")).contains(code.name) && page("help/index.html").contains(&format!("href=\"/{path}\"")));
    }
    for (path, edit) in [
        ("models/beta/index.html", "content/models/beta.md"),
        ("models/index.html", "content/models/kind.toml"),
        ("contribute/models/index.html", "content/models/kind.toml"),
    ] {
        assert!(page(path).contains(&format!("href=\"https://forge.example/me/kb/_edit/main/{edit}\"")), "{path}");
    }
    assert!(
        page("models/beta/index.html")
            .contains("mailto:us@example.org?subject=Beta%20%26%20co&amp;body=https%3A//example.org/models/beta/")
    );
    assert!(page("contribute/models/index.html").contains("href=\"https://forge.example/me/kb/_new/main/content/models\""));
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let foot = ["href=\"/contribute/\"", "href=\"/help/\"", "mailto:us@example.org"];
        assert!(foot.iter().all(|link| html.contains(link)), "{path}");
    }
}

#[test]
fn a_site_that_does_not_want_them_has_none() {
    for (name, inputs) in golden_sites().into_iter().take(3) {
        let files = build(&inputs, &mut Memo::default()).files;
        assert!(!files.keys().any(|path| path.starts_with("help/") || path.starts_with("contribute/")), "{name}");
    }
}
