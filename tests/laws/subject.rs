//! A site about another subject contains no word of the knowledge base for which the program was written: not on its pages,
//! not in its files, not in messages and explanations.

use statebook::diagnostic::CODES;
use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::site;

/// A site about pumps: projects of one kind, makers, rules, prices, a comparison and a scenario.
const PUMPS: [(&str, &str); 18] = [
    (
        "site.toml",
        "title = \"Pumps\"\nbase_url = \"https://example.org/\"\nas_of = 2026-11-01\ncurrency = \"EUR\"\ndescription = \"Infusion pumps and what they are made of.\"\n\
         navigation = [\"pumps\", { to = \"dependencies\", title = \"Parts\" }, \"pages/about\"]\nhome = \"\"\"\nWhat hospitals use.\n\nWritten by nurses.\n\"\"\"\n\
         licence = { id = \"LicenseRef-Clinic\", name = \"Clinic terms\", holder = \"The clinic\" }\n",
    ),
    (
        "content/vocabularies.toml",
        "[status]\nsold = { label = \"Sold\", news = true }\n[role]\npart = { label = \"Part\", layer = \"parts\", needed_to = \"run\" }\n\
         tubes = { label = \"Tubes\", layer = \"parts\", needed_to = \"renew\" }\n[layer]\nparts = \"Parts\"\n[reliability]\nprimary = { label = \"Maker\", strong = true }\n",
    ),
    ("content/rates.toml", "[GBP]\n2024 = { rate = 1.18, source = \"bank\" }\n"),
    (
        "content/pumps/kind.toml",
        "name = \"Pump\"\nplural = \"Pumps\"\nproject = true\n[fields.maker]\ntype = \"ref\"\nlabel = \"Made by\"\nreverse = \"Makes\"\n[fields.price]\ntype = \"money\"\n\
         recommended = true\n[fields.sold]\ntype = \"date\"\nevent = \"start\"\n[fields.rate]\ntype = \"quantity\"\nunit = \"L/h\"\n",
    ),
    ("content/makers/kind.toml", "name = \"Maker\"\nplural = \"Makers\"\n"),
    ("content/parts/kind.toml", "name = \"Part\"\nplural = \"Parts\"\n"),
    ("content/countries/kind.toml", "name = \"Country\"\nplural = \"Countries\"\nrole = \"country\"\n"),
    (
        "content/sources/kind.toml",
        "name = \"Source\"\nrole = \"source\"\n[fields.reliability]\ntype = \"choice\"\nvocabulary = \"reliability\"\n[fields.url]\ntype = \"url\"\n",
    ),
    ("content/tables/kind.toml", "name = \"Table\"\nplural = \"Tables\"\nrole = \"comparison\"\n"),
    ("content/questions/kind.toml", "name = \"Question\"\nplural = \"Questions\"\nrole = \"scenario\"\n"),
    ("content/pages/kind.toml", "name = \"Page\"\nrole = \"page\"\n"),
    ("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nPumps.\n"),
    ("content/countries/germany.md", "+++\ntitle = \"Germany\"\ncountries = [\"DE\"]\n+++\n"),
    ("content/countries/france.md", "+++\ntitle = \"France\"\ncountries = [\"FR\"]\n+++\n"),
    ("content/sources/bank.md", "+++\ntitle = \"Bank\"\n[facts]\nreliability = \"primary\"\nurl = \"https://example.org/bank\"\n+++\n"),
    ("content/makers/becker.md", "+++\ntitle = \"Becker\"\ncountries = [\"DE\"]\nsources = [\"bank\"]\n+++\n"),
    (
        "content/pumps/drop.md",
        "+++\ntitle = \"Drop 1\"\nsummary = \"A pump.\"\ncountries = [\"FR\"]\nstatus = \"sold\"\nsources = [\"bank\"]\n[facts]\nmaker = \"becker\"\nsold = \"2020\"\n\
         rate = \"1.2 L/h\"\nprice = { amount = 900, currency = \"GBP\", as_of = \"2024\" }\n[[depends]]\non = \"valve\"\nrole = \"part\"\n[[depends]]\non = \"becker\"\nrole = \"tubes\"\n\
         [[events]]\ndate = \"2021\"\ntitle = \"Recall\"\n+++\nText [@bank].\n",
    ),
    (
        "content/parts/valve.md",
        "+++\ntitle = \"Valve\"\ncountries = [\"DE\"]\nsources = [\"bank\"]\n[[depends]]\non = \"becker\"\nrole = \"part\"\n+++\n",
    ),
];

const OTHERS: [(&str, &str); 3] = [
    ("content/tables/pumps.md", "+++\ntitle = \"All pumps\"\nkind = \"pumps\"\ncolumns = [\"price\", \"sold\", \"depends\"]\n+++\n"),
    ("content/questions/valves.md", "+++\ntitle = \"No valves\"\n[[cut]]\nentries = [\"valve\"]\n+++\n"),
    ("content/parts/rubber.md", "+++\ntitle = \"Rubber\"\ncountries = [\"FR\"]\nsources = [\"bank\"]\n+++\n"),
];

/// Words of the knowledge base in lower case, with a space at their ends where they may be parts of other words.
const OURS: [&str; 21] = [
    " project ",
    " projects ",
    "retrain",
    "whose law",
    "taide",
    "sea-lion",
    "falcon",
    "sovereign",
    "cc by",
    "cc-by",
    "creativecommons",
    " sgd ",
    "singapore",
    "chavez",
    "language model",
    " weights ",
    " gpu ",
    " chips ",
    " ai ",
    "nvidia",
    "llama",
];

fn build_pumps(others: &[(&str, &str)]) -> Built {
    let files = PUMPS.iter().chain(OTHERS.iter()).chain(others).map(|(path, text)| (*path, text.as_bytes()));
    build(&site(files), &mut Memo::default())
}

/// The words that readers see or hear on a page, without code: the table of entries has a column `project`.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        let skipped = ["<code>", "<script", "<style"].iter().find(|tag| rest[start..].starts_with(**tag));
        let end = match skipped {
            Some(tag) => {
                let close = format!("</{}", tag.trim_matches(['<', '>']));
                rest[start..].find(&close).map_or(rest.len(), |at| start + at)
            }
            None => rest[start..].find('>').map_or(rest.len(), |at| start + at + 1),
        };
        for attribute in [" title=\"", " aria-label=\"", " content=\"", " alt=\"", " placeholder=\""] {
            let tag = &rest[start..end];
            if let Some(value) = tag.find(attribute).and_then(|at| tag[at + attribute.len()..].split('"').next()) {
                text.push_str(value);
                text.push(' ');
            }
        }
        rest = &rest[end..];
    }
    text + rest
}

/// The words of the knowledge base that occur in a text.
fn ours(text: &str) -> Vec<&'static str> {
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    let plain = format!(" {} ", plain.to_lowercase());
    OURS.iter().copied().filter(|word| plain.contains(word)).collect()
}

#[test]
fn another_subject_finds_no_word_of_ours_on_its_pages() {
    let built = build_pumps(&[]);
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
    let mut pages = 0;
    let mut wrong = Vec::new();
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        let said = match path.rsplit('.').next().unwrap_or_default() {
            "html" => {
                pages += 1;
                seen(&text)
            }
            // The names of keys and columns belong to the format.
            "json" | "xml" | "ics" | "csv" => text.replace("\"project\"", " ").replace(",project", " ").replace("\"projects\"", " "),
            _ => continue,
        };
        wrong.extend(ours(&said).into_iter().map(|word| format!("{path}: {word}")));
    }
    assert!(pages > 15, "{pages} pages are no site");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let home = String::from_utf8_lossy(&built.files["index.html"]).into_owned();
    for own in ["Clinic terms", "The clinic", "What hospitals use.", "Written by nurses.", ">Parts</a>", ">About</a>"] {
        assert!(home.contains(own), "{own} is not on the home page");
    }
    let navigation =
        home.split_once("aria-label=\"Main\"").and_then(|(_, rest)| rest.split_once("</nav>")).expect("there is a navigation").0;
    assert!(!navigation.contains(">Timeline</a>"), "the navigation is the site's own");
    assert!(home.contains(">Timeline</a>"), "what is not in it stands at the foot");
}

#[test]
fn messages_and_explanations_are_about_no_subject() {
    let broken = "+++\ntitle = \"Broken\"\ncountries = [\"XX\"]\nstatus = \"new\"\nredirects = [\"old\"]\nsources = [\"nowhere\"]\n[facts]\nmaker = \"nobody\"\nsold = \"soon\"\n\
                  rate = \"fast\"\nprice = { amount = \"much\", currency = \"coins\" }\ncolour = \"red\"\n[[depends]]\non = \"nothing\"\nrole = \"use\"\n[[events]]\ndate = 5\n+++\n[x](nix.md) [[y]] [@z]\n";
    let built = build_pumps(&[("content/pumps/broken.md", broken)]);
    assert!(built.diagnostics.len() > 10, "{:#?}", built.diagnostics);
    let messages = built.diagnostics.iter().map(|found| format!("{} ({})", found.message, found.help.as_deref().unwrap_or_default()));
    let explained = CODES.iter().map(|entry| entry.text.replace("`project = true`", "…"));
    let wrong: Vec<_> =
        messages.chain(explained).flat_map(|text| ours(&text).into_iter().map(move |word| format!("{word}: {text}"))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
