//! An import creates valid files, explains why it leaves out everything else, and never touches existing files.

use statebook::author::export::{bib, csl};
use statebook::author::import::{Format, Imported, bibliography, entries, table};
use statebook::source::Source;
use statebook::{Inputs, compile, memo::Memo};

use crate::chance::Chance;
use crate::cli::Ground;
use crate::grounds::{implied, knowledge_base, site};

const SOURCES: &str = "name = \"Source\"\nrole = \"source\"\n[fields.type]\ntype = \"choice\"\nvocabulary = \"source-type\"\nrequired = true\n\
    [fields.author]\ntype = \"text\"\nlist = true\n[fields.publisher]\ntype = \"text\"\n[fields.published]\ntype = \"date\"\n\
    [fields.url]\ntype = \"url\"\nrequired = true\n[fields.accessed]\ntype = \"date\"\n";
const WORDS: &str = "\n[source-type]\npaper = \"Paper\"\narticle = \"Article\"\n";

fn ground() -> Inputs {
    let mut files = implied();
    for (path, bytes) in &mut files {
        if path.ends_with("vocabularies.toml") {
            bytes.extend(WORDS.as_bytes());
        }
    }
    files.push(("content/rates.toml", b"[EUR]\n2024 = { rate = 1.08, source = \"https://example.org/rates\" }\n".to_vec()));
    files.push(("content/sources/kind.toml", SOURCES.into()));
    files.push((
        "content/sources/there.md",
        b"+++\ntitle = \"There\"\n[facts]\ntype = \"paper\"\nurl = \"https://example.org/there/\"\n+++\n".to_vec(),
    ));
    site(files.iter().map(|(path, bytes)| (*path, &bytes[..])))
}

fn sources(text: &str, format: Format) -> Imported {
    let inputs = ground();
    let (schema, _) = statebook::written(&inputs);
    let kind = &schema.kinds["sources"];
    entries(&inputs, kind, bibliography(text, format, kind).expect("a list"), &[("type".to_owned(), "paper".to_owned())])
}

/// Checks that the new files are valid beside the existing ones.
fn is_right(imported: &Imported) {
    let mut inputs = ground();
    inputs.sources.extend(imported.files.iter().map(|file| Source::new(file.path.as_str(), file.text.as_bytes())));
    let found = compile(&inputs, &mut Memo::default()).diagnostics;
    let own: Vec<_> = found.iter().filter(|found| imported.files.iter().any(|file| *file.path == *found.path)).collect();
    let errors: Vec<_> = own.iter().filter(|found| found.severity == statebook::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

const BIBTEX: &str = r#"% Exported
@string{pub = "The {Press}"}
@article{Chavez2024, title = {Sovereign {AI} in {\"O}sterreich}, author = {Chavez, Pablo and {OECD}}, year = 2024, month = mar, publisher = pub,
  url = {https://example.org/a_b}, urldate = {2024-05-06}}
@misc{broken, title = {No end
@online{doi:10/x, title = "Only a {DOI}", doi = {10.1000/182}, date = {2023-12}}
@book{there, title = {Already there}, url = {http://www.example.org/there}}
@comment{nothing}
@misc{untitled, url = {https://example.org/u}}
"#;

#[test]
fn bibliographies_become_sources() {
    let made = sources(BIBTEX, Format::Bibtex);
    is_right(&made);
    let paths: Vec<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["content/sources/chavez2024.md", "content/sources/doi-10-x.md"]);
    let text = &made.files[0].text;
    for line in [
        "title = \"Sovereign AI in Österreich\"",
        "type = \"article\"",
        "author = [\"Pablo Chavez\", \"OECD\"]",
        "publisher = \"The Press\"",
        "published = \"2024-03\"",
        "url = \"https://example.org/a_b\"",
        "accessed = \"2024-05-06\"",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert!(
        made.files[1].text.contains("type = \"paper\"\n") && made.files[1].text.contains("https://doi.org/10.1000/182"),
        "{}",
        made.files[1].text
    );
    let why: Vec<String> = made.skipped.iter().map(|(place, why)| format!("{place}: {why}")).collect();
    assert_eq!(why.len(), 3, "{why:#?}");
    assert!(why[0].starts_with("line 5: this entry cannot be read"), "{why:#?}");
    assert!(why.iter().any(|why| why.contains("its address is that of sources/there")), "{why:#?}");

    let ris = "TY  - JOUR\r\nAU  - Chavez, Pablo\r\nTI  - A paper\r\nPY  - 2024/03//\r\nUR  - https://example.org/ris\r\nER  - \r\nTY  - JOUR\nTI  - Cut off\n";
    let made = sources(ris, Format::Ris);
    is_right(&made);
    assert_eq!(made.files[0].path, "content/sources/chavez-2024.md");
    assert!(
        made.files[0].text.contains("author = \"Pablo Chavez\"") && made.files[0].text.contains("\"2024-03\""),
        "{}",
        made.files[0].text
    );
    assert_eq!(made.skipped.len(), 1);

    let csl = r#"[{"id":"http://zotero.org/x/1","type":"article","title":"Another","author":[{"family":"Li","given":"Wei"}],
        "issued":{"date-parts":[["2024",3,4]]},"URL":"https://example.org/csl"}, 7]"#;
    let made = sources(csl, Format::Csl);
    is_right(&made);
    assert_eq!(made.files[0].path, "content/sources/li-2024.md");
    assert!(made.files[0].text.contains("type = \"article\"") && made.files[0].text.contains("\"2024-03-04\""), "{}", made.files[0].text);
    assert_eq!(made.skipped, [("item 2".to_owned(), "this is no object".to_owned())]);
}

/// Each abbreviation stands for twice the text of the one before. The file has a few lines, but its expansion would exceed
/// any machine's memory.
#[test]
fn abbreviations_stand_for_what_they_can_hold() {
    let doubled: String = (1..60).map(|at| format!("@string{{a{at} = a{before} # a{before}}}\n", before = at - 1)).collect();
    let endless = "@string{own = own # {x}}\n@string{to = fro}\n@string{fro = to}\n@string{broken = {\n";
    let entry =
        |name: &str| format!("@misc{{e-{name}, title = {{Title of {name}}}, publisher = {name}, url = {{https://example.org/{name}}}}}\n");
    let entries: String = ["a5", "a59", "own", "fro", "fine"].map(entry).concat();
    let text = format!("@string{{a0 = {{Press }}}}\n@string{{fine = a0 # {{and Sons}}}}\n{doubled}{endless}{entries}");
    let made = sources(&text, Format::Bibtex);
    is_right(&made);
    let paths: Vec<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["content/sources/e-a5.md", "content/sources/e-fine.md"]);
    assert!(made.files[1].text.contains("publisher = \"Press and Sons\""), "{}", made.files[1].text);
    let refused = made.skipped.iter().filter(|(_, why)| why.contains("stand in themselves")).count();
    assert_eq!((refused, made.skipped.len()), (3, 4), "{:#?}", made.skipped);
}

/// Each of these made the library's parser recurse or join parts almost without end.
#[test]
fn entries_stand_for_what_can_be_read() {
    let deep = |open: &str| format!("{}x{}", open.repeat(100_000), "}".repeat(100_000));
    let titles = [deep("{"), deep("{\\\"{"), format!("{{{}}}", "\\{".repeat(100_000)), ["{x}"; 200_000].join(" # ")];
    let text: String = (titles.iter().enumerate())
        .map(|(at, title)| format!("@misc{{bad-{at}, title = {title}, url = {{https://example.org/bad/{at}}}}}\n"))
        .collect();
    let own = "@misc{own, title = {Own}, crossref = {own}, xdata = {own}, url = {https://example.org/own}}\n";
    let made = sources(&(text + own), Format::Bibtex);
    is_right(&made);
    let paths: Vec<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["content/sources/own.md"]);
    assert_eq!(made.skipped.len(), titles.len(), "{:#?}", made.skipped);
}

#[test]
fn tables_become_entries() {
    let inputs = ground();
    let (schema, _) = statebook::written(&inputs);
    let kind = &schema.kinds["models"];
    let rows = "Title;countries;status;budget;budget.currency;budget.as_of;budget.source;parameters;openness;summary\n\
        Älpha \"1\";FI, SE;active;70 000 000;EUR;2024;there;7B; open-weights ;One; two\n\
        Beta;FI;active;70000000;EUR;2024;there;7B, 13B;undisclosed;Two\n\
        Gamma;Finland;active;;;;;;;\n\
        ;FI;;;;;;;;\n\
        Delta;FI;;;;;;;;\n\
        Delta;SE;;;;;;;;\n;;;;;;;;;\n";
    let made = entries(&inputs, kind, table(rows, kind).expect("a table"), &[]);
    is_right(&made);
    let paths: Vec<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["content/models/beta.md", "content/models/delta.md"]);
    let text = &made.files[0].text;
    assert!(text.contains("budget = { amount = 70000000, currency = \"EUR\", as_of = \"2024\", source = [\"there\"] }"), "{text}");
    assert!(text.contains("openness = { absent = \"undisclosed\" }") && text.contains("parameters = [\"7B\", \"13B\"]"), "{text}");
    let why: Vec<String> = made.skipped.iter().map(|(place, why)| format!("{place}: {why}")).collect();
    assert_eq!(why.len(), 4, "{why:#?}");
    assert!(why.iter().any(|why| why.contains("line 4: `Finland` is not a country (write FI)")), "{why:#?}");
    assert!(why.iter().any(|why| why.starts_with("line 2: it has 11 cells")), "{why:#?}");
    for (wrong, said) in [
        ("name\nx\n", "the column `name`"),
        ("title,relased\nx,y\n", "did you mean `released`?"),
        ("summary\nx\n", "no column is called `title`"),
        ("title,budget.of\n", "behind the point"),
        ("", "no column"),
    ] {
        assert!(table(wrong, kind).is_err_and(|error| error.contains(said)), "{wrong}");
    }
}

#[test]
fn the_command_shows_first_and_never_writes_over() {
    let ground = Ground::new(&[]);
    // In Windows-1252, as spreadsheets write it.
    std::fs::write(ground.root().join("list.csv"), b"title;summary\nSoci\xe9t\xe9;\x80 5\nAlpha;again\n").expect("a file");
    let before = std::fs::read(ground.root().join("content/models/alpha.md")).expect("a file");
    let shown = ground.run(&["import", "entries", "list.csv", "--kind", "model"]);
    assert_eq!((shown.code, shown.out.as_str()), (Some(1), "content/models/societe.md\n"), "{}", shown.err);
    assert!(shown.err.contains("line 3: content/models/alpha.md is there already"), "{}", shown.err);
    assert!(!ground.root().join("content/models/societe.md").exists());
    assert_eq!(ground.run(&["import", "entries", "list.csv", "--kind", "model", "--write"]).code, Some(1));
    let text = std::fs::read_to_string(ground.root().join("content/models/societe.md")).expect("a file");
    assert!(text.contains("title = \"Société\"\nsummary = \"€ 5\"\n"), "{text}");
    assert_eq!(std::fs::read(ground.root().join("content/models/alpha.md")).expect("a file"), before);
    let again = ground.run(&["import", "entries", "list.csv", "--kind", "model", "--write"]);
    assert!(again.err.contains("0 files made; 2 left out"), "{}", again.err);
    for arguments in [
        &["import", "entries", "nowhere.csv", "--kind", "model"][..],
        &["import", "entries", "list.csv", "--kind", "planet"],
        &["import", "sources", "list.csv"],
    ] {
        assert_eq!(ground.run(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn no_list_makes_it_panic() {
    let mut chance = Chance::new(15);
    let csl = r#"[{"id":"a","title":"A","issued":{"date-parts":[[2024]]},"URL":"https://example.org/csl"}]"#;
    for (text, format) in
        [(BIBTEX, Format::Bibtex), ("TY  - JOUR\nTI  - é\nER  - \n", Format::Ris), (csl, Format::Csl), ("title,stem\na,b\n", Format::Table)]
    {
        let (schema, _) = statebook::written(&ground());
        let kind = &schema.kinds["sources"];
        for _ in 0..200 {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..3 {
                let at = chance.below(bytes.len());
                bytes[at] = b"{}@\"\\,;\n-0\xc3"[chance.below(11)];
            }
            // The next stage accepts whatever was read.
            if let Ok(listed) = bibliography(&String::from_utf8_lossy(&bytes), format, kind) {
                listed.records.iter().for_each(|record| drop(record.text(kind)));
            }
        }
    }
}

#[test]
fn what_is_exported_can_be_imported() {
    let knowledge = knowledge_base();
    let (_, known) = statebook::written(&knowledge);
    let listed = known.iter().filter(|entry| entry.kind.role == statebook::schema::Role::Source).count();
    let inputs = ground();
    let (schema, _) = statebook::written(&inputs);
    let kind = &schema.kinds["sources"];
    let line = |text: &str, key: &str| text.lines().find(|line| line.starts_with(&format!("{key} = "))).map(str::to_owned);
    for (text, format) in [(csl(&known).to_string(), Format::Csl), (bib(&known), Format::Bibtex)] {
        let read = bibliography(&text, format, kind).expect("a list");
        assert_eq!((read.records.len(), read.unread.len()), (listed, 0), "{format:?}: {:?}", read.unread);
        let mut differ = Vec::new();
        for record in &read.records {
            let sources = || known.iter().filter(|entry| entry.kind.role == statebook::schema::Role::Source);
            let entry = sources().find(|entry| Some(entry.stem()) == record.stem.as_deref()).expect("a source");
            let made = record.text(kind);
            let stood = knowledge.sources.iter().find(|source| source.path == entry.path).expect("its file");
            if record.title != *entry.title.value {
                differ.push(format!("{}: {} is not {}", entry.id, record.title, entry.title.value));
            }
            for key in ["url"] {
                if line(&made, key) != line(&stood.text, key) {
                    differ.push(format!("{}: {:?} is not {:?}", entry.id, line(&made, key), line(&stood.text, key)));
                }
            }
        }
        assert!(differ.is_empty(), "{format:?}: {} differ: {:#?}", differ.len(), &differ[..differ.len().min(10)]);
    }
}
