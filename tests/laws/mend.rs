//! Of eighty careless mistakes, at least sixty are mended with certainty in one run. The site is then the intended one, byte
//! for byte, and a second run changes nothing. No mistake is mended into something that was not meant.

use std::sync::Arc;

use statebook::Inputs;
use statebook::memo::Memo;
use statebook::mend::mend;
use statebook::source::Source;

use crate::built::build;
use crate::grounds::{implied, site};

const PATH: &str = "content/models/alpha.md";

/// The intended text. Each mistake is a slip in one of its lines.
const MEANT: &str = r#"+++
title = "Alpha"
summary = "A model for Thai."
aliases = ["Alpha One", "A-1"]
countries = ["FI", "SE"]
status = "active"
sources = ["paper-2024"]
checked = 2026-03-14
draft = false

[facts]
developer = "Institute of Things"
gated = true
parameters = ["7B", "13B"]
tokens = 4_000_000
power = "126 PFlop/s"
released = "2024-03"
repository = "https://www.example.org/alpha"
openness = "open-weights"
host = "FI"
languages = ["th", "en"]
licence = "Apache-2.0"
base = "sea-lion"

[facts.budget]
amount = 70_000_000
currency = "EUR"
as_of = "2024"
source = "paper-2024"

[[depends]]
on = "sea-lion"
role = "base-model"
needed_to = "renew"
extent = "part"
during = "2024-03/.."

[[depends]]
on = "cloud-one"
role = "cloud-hosting"
any_of = "hosting"

[[depends]]
on = "cloud-two"
role = "cloud-hosting"
any_of = "hosting"

[[events]]
date = "2024-03"
title = "First release"
countries = ["FI"]
+++

## Origin

Alpha continues [[sea-lion]] and cites [@paper-2024].
"#;

/// The intended line, the line as it was written, and whether it is mended with certainty.
const MISTAKES: [(&str, &str, bool); 80] = [
    ("title = \"Alpha\"", "titel = \"Alpha\"", true),
    ("title = \"Alpha\"", "Title = \"Alpha\"", true),
    ("title = \"Alpha\"", "title: \"Alpha\"", true),
    ("title = \"Alpha\"", "title := \"Alpha\"", true),
    ("title = \"Alpha\"", "title = Alpha", true),
    ("title = \"Alpha\"", "title = “Alpha”", true),
    ("title = \"Alpha\"", "title = „Alpha“", true),
    ("title = \"Alpha\"", "title = \"Alpha", false),
    ("title = \"Alpha\"", "title = \"Alpha\u{7}\"", true),
    ("summary = \"A model for Thai.\"", "sumary = \"A model for Thai.\"", true),
    ("summary = \"A model for Thai.\"", "summary = A model for Thai.", true),
    ("summary = \"A model for Thai.\"", "sum mary = \"A model for Thai.\"", true),
    ("aliases = [\"Alpha One\", \"A-1\"]", "alias = [\"Alpha One\", \"A-1\"]", true),
    ("aliases = [\"Alpha One\", \"A-1\"]", "aliases = [\"Alpha One\" \"A-1\"]", false),
    ("aliases = [\"Alpha One\", \"A-1\"]", "aliases = [Alpha One, A-1]", true),
    ("countries = [\"FI\", \"SE\"]", "countries = [FI, SE]", true),
    ("countries = [\"FI\", \"SE\"]", "countries = [\"FI, SE\"]", true),
    ("countries = [\"FI\", \"SE\"]", "countries = [\"fi\", \"SE\"]", true),
    ("countries = [\"FI\", \"SE\"]", "countries = [\"Finland\", \"SE\"]", true),
    ("countries = [\"FI\", \"SE\"]", "countries = [\"FIN\", \"SWE\"]", true),
    ("countries = [\"FI\", \"SE\"]", "country = [\"FI\", \"SE\"]", false),
    ("countries = [\"FI\", \"SE\"]", "countires = [\"FI\", \"SE\"]", true),
    ("status = \"active\"", "status = \"actve\"", true),
    ("status = \"active\"", "status = \"Active\"", true),
    ("status = \"active\"", "status = active", true),
    ("status = \"active\"", "Status = \"active\"", true),
    ("status = \"active\"", "status = \"active \"", true),
    ("sources = [\"paper-2024\"]", "sorces = [\"paper-2024\"]", true),
    ("sources = [\"paper-2024\"]", "sources = [\"papr-2024\"]", false),
    ("sources = [\"paper-2024\"]", "source = [\"paper-2024\"]", true),
    ("checked = 2026-03-14", "checked = 14.03.2026", true),
    ("checked = 2026-03-14", "checked = \"14 March 2026\"", true),
    ("checked = 2026-03-14", "checked = \"2026/03/14\"", true),
    ("checked = 2026-03-14", "checked = 03/04/2026", false),
    ("draft = false", "draft = no", true),
    ("draft = false", "draft = False", true),
    ("[facts]\n", "[fact]\n", true),
    ("[facts]\n", "[facts\n", true),
    ("[facts]\n", "[Facts]\n", true),
    ("developer = \"Institute of Things\"", "developper = \"Institute of Things\"", true),
    ("developer = \"Institute of Things\"", "developer \"Institute of Things\"", true),
    ("gated = true", "gated = yes", true),
    ("gated = true", "gated = True", true),
    ("gated = true", "gated = \"true\"", true),
    ("parameters = [\"7B\", \"13B\"]", "parameters = [7B, 13B]", true),
    ("parameters = [\"7B\", \"13B\"]", "parameters = [\"7 billion\", \"13B\"]", true),
    ("parameters = [\"7B\", \"13B\"]", "parameters = [\"7b\", \"13b\"]", true),
    ("tokens = 4_000_000", "tokens = 4,000,000", true),
    ("tokens = 4_000_000", "tokens = 4.000.000", true),
    ("tokens = 4_000_000", "tokens = 4 000 000", true),
    ("tokens = 4_000_000", "token = 4_000_000", true),
    ("power = \"126 PFlop/s\"", "power = \"126 PFLOPS\"", false),
    ("power = \"126 PFlop/s\"", "power = 126 PFlop/s", true),
    ("released = \"2024-03\"", "released = 2024-03", true),
    ("released = \"2024-03\"", "released = \"March 2024\"", true),
    ("released = \"2024-03\"", "relased = \"2024-03\"", true),
    ("released = \"2024-03\"", "released = \"2024-13\"", false),
    ("repository = \"https://www.example.org/alpha\"", "repository = \"www.example.org/alpha\"", true),
    ("openness = \"open-weights\"", "openness = \"open weights\"", true),
    ("openness = \"open-weights\"", "openness = \"Open weights\"", true),
    ("host = \"FI\"", "host = \"Finland\"", true),
    ("languages = [\"th\", \"en\"]", "languages = [\"Thai\", \"English\"]", true),
    ("languages = [\"th\", \"en\"]", "languages = [\"tha\", \"en\"]", true),
    ("licence = \"Apache-2.0\"", "license = \"Apache-2.0\"", true),
    ("licence = \"Apache-2.0\"", "licence = \"Apache 2.0\"", true),
    ("licence = \"Apache-2.0\"", "licence = \"apache-2.0\"", true),
    ("base = \"sea-lion\"", "base = \"SEA-LION\"", true),
    ("base = \"sea-lion\"", "base = \"sea-loin\"", false),
    ("[facts.budget]\namount", "[facts.budget]\nhost = \"FI\"\namount", false),
    ("currency = \"EUR\"", "currency = \"€\"", true),
    ("currency = \"EUR\"", "currency = \"euro\"", true),
    ("currency = \"EUR\"", "curency = \"EUR\"", true),
    ("as_of = \"2024\"\n", "", false),
    ("role = \"base-model\"", "role = \"base model\"", true),
    ("needed_to = \"renew\"", "needed-to = \"renew\"", true),
    ("extent = \"part\"", "extent = \"partly\"", true),
    ("any_of = \"hosting\"\n\n[[depends]]\non = \"cloud-two\"", "any-of = \"hosting\"\n\n[[depends]]\non = \"cloud-two\"", true),
    ("[[events]]", "[[event]]", true),
    ("+++\n\n## Origin", "++\n\n## Origin", true),
    ("\ndraft = false\n\n[facts]\n", "\n// for now\ndraft = false\n\n[facts]\n", true),
];

fn ground(text: &str) -> Inputs {
    let mut files = implied();
    let source_kind = b"name = \"Source\"\nrole = \"source\"\n[fields.url]\ntype = \"url\"\n";
    files.push(("content/sources/kind.toml", source_kind.to_vec()));
    files.push(("content/sources/paper-2024.md", b"+++\ntitle = \"Paper\"\n[facts]\nurl = \"https://example.org/paper\"\n+++\n".to_vec()));
    files.push(("content/models/sea-lion.md", b"+++\ntitle = \"SEA-LION\"\n+++\n".to_vec()));
    for (path, title) in [("content/models/cloud-one.md", "Cloud One"), ("content/models/cloud-two.md", "Cloud Two")] {
        files.push((path, format!("+++\ntitle = \"{title}\"\n+++\n").into_bytes()));
    }
    files.push(("content/rates.toml", b"[EUR]\n2024 = { rate = 1.08, source = \"https://example.org/rates\" }\n".to_vec()));
    files.push((PATH, text.as_bytes().to_vec()));
    site(files.iter().map(|(path, bytes)| (*path, &bytes[..])))
}

fn with(inputs: &Inputs, text: &Arc<str>) -> Inputs {
    let mut inputs = inputs.clone();
    for source in inputs.sources.iter_mut().filter(|source| &*source.path == PATH) {
        *source = Source::new(PATH, text.as_bytes());
    }
    inputs
}

#[test]
#[ignore = "long"]
fn careless_mistakes_are_mended_into_what_was_meant() {
    let meant = build(&ground(MEANT), &mut Memo::default());
    assert!(meant.diagnostics.is_empty(), "{:?}", meant.diagnostics);
    let mut wrong: Vec<String> = Vec::new();
    for (right, slip, mended) in MISTAKES {
        assert_eq!(MEANT.matches(right).count(), 1, "{right}");
        let inputs = ground(&MEANT.replace(right, slip));
        let first = mend(&inputs, false, |_| true);
        let clean = first.left.is_empty();
        match first.files.get(PATH) {
            None if mended => wrong.push(format!("{slip}: nothing is mended: {:?}", first.left)),
            None => {}
            Some(text) if clean => {
                let after = with(&inputs, text);
                if build(&after, &mut Memo::default()).files != meant.files {
                    wrong.push(format!("{slip}: mended into something else:\n{text}"));
                }
                if !mended {
                    wrong.push(format!("{slip}: it is mended"));
                }
                let second = mend(&after, false, |_| true);
                assert!(second.mended.is_empty() && second.files.is_empty(), "{slip}: a second run changes more");
            }
            Some(text) if mended => wrong.push(format!("{slip}: not mended wholly: {:?}\n{text}", first.left)),
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
    let count = MISTAKES.iter().filter(|(_, _, mended)| *mended).count();
    assert!(count >= 60, "{count}");
}

#[test]
fn all_of_them_are_mended_in_one_run() {
    let path = |at: usize| format!("content/models/alpha-{at:02}.md");
    // Each mistake is in a file of its own, which otherwise has the intended text; the files repeat each other on purpose.
    let with_files = |texts: &mut dyn Iterator<Item = String>| {
        let mut inputs = ground(MEANT);
        inputs.sources.extend(texts.enumerate().map(|(at, text)| Source::new(path(at), text.as_bytes())));
        for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
            let levels = "[levels]\nduplicate-alias = \"allow\"\n";
            *source = Source::new("site.toml", source.text.replace("[levels]\n", levels).as_bytes());
        }
        inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
        inputs
    };
    let inputs = with_files(&mut MISTAKES.iter().map(|(right, slip, _)| MEANT.replace(right, slip)));
    let done = mend(&inputs, false, |_| true);
    let mut after = inputs.clone();
    for source in &mut after.sources {
        if let Some(text) = done.files.get(&source.path) {
            *source = Source::new(source.path.clone(), text.as_bytes());
        }
    }
    let text = |inputs: &Inputs, at: usize| {
        inputs.sources.iter().find(|source| *source.path == path(at)).map(|source| source.text.to_string()).expect("a file")
    };
    // The remaining mistakes are for the author to mend. Without them, the site equals the intended one byte for byte.
    let mended: Vec<usize> = (0..MISTAKES.len()).filter(|at| MISTAKES[*at].2).collect();
    let left: Vec<&str> =
        mended.iter().filter(|at| done.left.iter().any(|found| *found.path == path(**at))).map(|at| MISTAKES[*at].1).collect();
    assert!(left.is_empty(), "{left:#?}");
    let only = |inputs: &Inputs| build(&with_files(&mut mended.iter().map(|at| text(inputs, *at))), &mut Memo::default());
    let meant = with_files(&mut MISTAKES.iter().map(|_| MEANT.to_owned()));
    let (is, should) = (only(&after), only(&meant));
    assert_eq!(is.diagnostics, should.diagnostics);
    for (path, bytes) in &should.files {
        // A comment in TOML is not published; a value that is written differently must mean the same.
        assert!(is.files.get(path) == Some(bytes), "{path} is another one");
    }
    let again = mend(&after, false, |_| true);
    assert!(again.files.is_empty() && again.mended.is_empty(), "a second run changes more: {:?}", again.mended);
}
