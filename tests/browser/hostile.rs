//! A site with everything that strains a page, and whether its pages bear it: markup, quotes and symbols in every text, a
//! title of 300 characters, a name in four scripts, an entry without facts, a country with 300 projects and 500 events, a
//! graph of more than 400 ties, amounts of all sizes and below zero, countries that are on no map, and a theme with a
//! template of its own.
//!
//! Each page is loaded once and then viewed in windows of four widths, in both writing directions, folded and unfolded.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::tab::Tab;
use crate::{Check, serve};

pub const OWN: [(&str, Check); 1] = [("pages", pages)];

/// Part of every text: markup, all sorts of quotes, a character outside the basic plane, a right-to-left letter.
const TEXT: &str = "<b>\"quoted\" & 'so'</b> <img src=x onerror=\"window.hit=1\"> 🦀 ع";
/// The same for Markdown, in a form that is not markup there.
const PROSE: &str = "`<b>` \"quoted\" & 'so' \\<img src=x onerror=\"window.hit=1\"> 🦀 ع";
/// A name in four scripts.
const SCRIPTS: &str = "Sovereign 東西南北 สิ่งของทั้งหมด الذكاء الاصطناعي";
/// The countries of projects, the one with most first. The last but one is on no map, and the last is small.
const COUNTRIES: [&str; 12] = ["FR", "US", "TW", "NL", "SG", "KZ", "AR", "ZA", "AU", "IS", "TK", "MT"];
const PROJECTS: usize = 300;
const EVENTS: usize = 500;
const CHIPS: usize = 40;

/// A page of each sort.
const PAGES: [&str; 21] = [
    "",
    "projects/",
    "projects/p0/",
    "projects/p1/",
    "projects/bare/",
    "countries/fr/",
    "countries/fr/cut-off/",
    "countries/mt/",
    "things/maker/",
    "things/maker/cut-off/",
    "things/chip-0/",
    "what-ifs/stop/",
    "what-ifs/",
    "exposure/",
    "dependencies/",
    "timeline/",
    "compare/",
    "lists/wide/",
    "papers/paper/",
    "coverage/",
    "glossary/",
];

fn pages(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write(folder.path()).map_err(|error| error.to_string())?;
    let site = serve(folder.path())?;
    tab.base_url = site.base_url.clone();
    let mut wrong = Vec::new();
    for page in PAGES {
        tab.path = page.to_owned();
        tab.resize(1280)?;
        tab.load()?;
        if tab.ask("document.querySelector('main h1') !== null")? != true {
            wrong.push(format!("there is no page {page}"));
            continue;
        }
        for (unfolded, windows) in
            [(false, &[(1280, "ltr"), (768, "ltr"), (390, "ltr"), (320, "rtl")][..]), (true, &[(1280, "rtl"), (320, "ltr")])]
        {
            if unfolded {
                tab.ask("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")?;
            }
            for (width, direction) in windows {
                tab.resize(*width)?;
                tab.ask(&format!("(document.documentElement.dir = '{direction}', 1)"))?;
                let about = format!("{page}, {width} pixels, {direction}{}: ", if unfolded { ", unfolded" } else { "" });
                wrong.extend(tab.complaints(&format!("[...audit.width({width}), ...audit.geometry()]"), &about)?);
            }
        }
        tab.ask("(document.documentElement.dir = 'ltr', 1)")?;
        // Every amount that is drawn lies on its scale, except one below zero, which is not drawn.
        let outside = "[...document.querySelectorAll('.dot')].filter((dot) => { const at = Number.parseFloat(dot.getAttribute('cx') ?? dot.getAttribute('x')); return !(at >= 0 && at <= 100); }).length";
        if tab.ask(outside)? != 0
            || tab.ask("[...document.querySelectorAll('.dots title')].some((title) => /[-−]/.test(title.textContent.split(' (')[0]))")?
                != false
        {
            wrong.push(format!("{page}: a sum stands outside of its scale"));
        }
        if tab.ask("[window.hit ?? 0, document.querySelectorAll('main img').length]")? != json!([0, 0]) {
            wrong.push(format!("{page}: a text became markup"));
        }
    }
    Ok(wrong)
}

/// A text as a TOML string in double quotes.
fn quoted(text: &str) -> String {
    json!(text).to_string()
}

fn write(root: &Path) -> std::io::Result<()> {
    let file = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(root))?;
        std::fs::write(path, text)
    };
    let text = quoted(TEXT);
    file(
        "site.toml",
        &format!(
            "title = {text}\ndescription = {text}\nbase_url = \"https://example.org/\"\nas_of = 2026-01-01\ncurrency = \"USD\"\ntheme = \"themes/own\"\n"
        ),
    )?;
    file("themes/own/templates/404.html", "{% extends \"base.html\" %}\n{% block main -%}\n<h1>Nowhere</h1>\n{%- endblock main %}\n")?;
    file("content/rates.toml", "[KZT]\n2024 = { rate = 0.002132, source = \"paper\" }\n")?;
    let words: String = (0..12).map(|word| format!("c{word} = {}\n", quoted(&format!("{word} {TEXT}")))).collect();
    file(
        "content/vocabularies.toml",
        &format!(
            "[status]\nactive = {text}\n\n[colour]\n{words}\n[basis]\nsaid = {text}\nspent = {text}\n\n[event]\nstart = {text}\ntarget = {text}\n\n\
             [layer]\nbottom = {text}\ntop = {text}\n\n[role]\nchips = {{ label = {text}, needed_to = \"renew\", layer = \"top\", help = {text} }}\n\
             maker = {{ label = {text}, needed_to = \"run\", layer = \"bottom\" }}\nfiles = {{ label = {text}, needed_to = \"nothing\", layer = \"top\" }}\n"
        ),
    )?;
    let mut kind = format!("name = {text}\nplural = {text}\nproject = true\nexpects = [\"maker\"]\ndescription = {text}\n");
    for field in ["one", "equal", "huge", "nothing", "minus"] {
        let _ = write!(kind, "\n[fields.{field}]\ntype = \"money\"\nlabel = {text}\n");
    }
    for (field, sort) in [("tells", "text"), ("speaks", "markdown"), ("colour", "choice\"\nvocabulary = \"colour"), ("count", "count")] {
        let _ = write!(kind, "\n[fields.{field}]\ntype = \"{sort}\"\nlabel = {text}\nrecommended = true\nhelp = {text}\n");
    }
    file("content/projects/kind.toml", &kind)?;
    for (folder, name, role) in [
        ("things", "Thing", ""),
        ("countries", "Country", "country"),
        ("what-ifs", "What if", "scenario"),
        ("lists", "List", "comparison"),
        ("papers", "Paper", "source"),
    ] {
        let role = if role.is_empty() { String::new() } else { format!("role = \"{role}\"\n") };
        let url = if folder == "papers" { "\n[fields.url]\ntype = \"url\"\n" } else { "" };
        file(
            &format!("content/{folder}/kind.toml"),
            &format!("name = \"{name}\"\nplural = {}\n{role}{url}", quoted(&format!("{name} {TEXT}"))),
        )?;
    }
    file("content/papers/paper.md", &format!("+++\ntitle = {text}\n[facts]\nurl = \"https://example.org/{}\"\n+++\n", "long-".repeat(60)))?;
    for code in COUNTRIES {
        let low = code.to_lowercase();
        file(
            &format!("content/countries/{low}.md"),
            &format!("+++\ntitle = {}\ncountries = [\"{code}\"]\n+++\n", quoted(&format!("{code} {TEXT}"))),
        )?;
    }
    for (name, countries) in [("maker", "TW"), ("files", "US")] {
        file(
            &format!("content/things/{name}.md"),
            &format!("+++\ntitle = {}\nsummary = {text}\ncountries = [\"{countries}\"]\n+++\n{PROSE}\n", quoted(&format!("{name} {TEXT}"))),
        )?;
    }
    for chip in 0..CHIPS {
        let title = if chip == 1 { SCRIPTS.to_owned() } else { format!("Chip {chip} {TEXT}") };
        file(
            &format!("content/things/chip-{chip}.md"),
            &format!(
                "+++\ntitle = {}\ncountries = [\"US\"]\n\n[[depends]]\non = \"maker\"\nrole = \"maker\"\nsource = \"paper\"\n+++\n",
                quoted(&title)
            ),
        )?;
    }
    file(
        "content/what-ifs/stop.md",
        &format!("+++\ntitle = {text}\n[[cut]]\nfrom = {{ countries = [\"US\"] }}\nroles = [\"chips\"]\n+++\n{PROSE}\n"),
    )?;
    file(
        "content/lists/wide.md",
        &format!(
            "+++\ntitle = {text}\nkind = \"projects\"\ngroup = \"countries\"\ncolumns = [\"status\", \"one\", \"equal\", \"huge\", \"nothing\", \"minus\", \"tells\", \"colour\", \"count\"]\n+++\n{PROSE}\n"
        ),
    )?;
    file("content/projects/bare.md", "+++\ntitle = \"Bare\"\ncountries = [\"MT\"]\nstatus = \"active\"\n+++\n")?;
    for project in 0..PROJECTS + COUNTRIES.len() {
        file(&format!("content/projects/p{project}.md"), &entry(project))?;
    }
    Ok(())
}

/// A project. The first has the longest title, the second a name in four scripts.
fn entry(at: usize) -> String {
    let title = match at {
        0 => format!("A title {}", "x".repeat(292)),
        1 => SCRIPTS.to_owned(),
        _ => format!("Project {at} {TEXT}"),
    };
    let country = if at < PROJECTS { "FR" } else { COUNTRIES[at - PROJECTS] };
    let (title, text, prose) = (quoted(&title), quoted(TEXT), quoted(PROSE));
    let mut entry = format!(
        "+++\ntitle = {title}\nsummary = {text}\naliases = [{}]\ncountries = [\"{country}\"]\nstatus = \"active\"\n\n[facts]\n",
        quoted(&format!("Alias {at} {TEXT}"))
    );
    let money = |amount: &str| {
        format!("{{ amount = {amount}, currency = \"USD\", as_of = 2024, basis = \"said\", source = \"paper\", note = {text} }}")
    };
    if at == 2 {
        let _ = writeln!(entry, "one = {}", money("5_000_000"));
    }
    let _ = writeln!(entry, "equal = {}\nnothing = {}", money("1_000_000"), money("0"));
    let _ = writeln!(entry, "minus = {}", money(["-5_000_000", "2_000_000", "-1"][at % 3]));
    let _ = writeln!(entry, "huge = {}", money(["1", "999_999_999_999_999_999", "12_345_678"][at % 3]));
    let _ = writeln!(entry, "tells = {{ value = {text}, source = \"paper\" }}\nspeaks = {{ value = {prose}, source = \"paper\" }}");
    let _ = writeln!(
        entry,
        "colour = {{ value = \"c{}\", source = \"paper\" }}\ncount = {{ value = {}, source = \"paper\" }}",
        at % 12,
        at * 7919
    );
    // The first has many ties; all projects together have more than 400.
    for chip in if at == 0 { 0..CHIPS } else { at % CHIPS..at % CHIPS + 1 } {
        let _ = write!(entry, "\n[[depends]]\non = \"chip-{chip}\"\nrole = \"chips\"\nsource = \"paper\"\nnote = {text}\n");
    }
    if at.is_multiple_of(3) {
        let _ = write!(entry, "\n[[depends]]\non = \"files\"\nrole = \"files\"\nsource = \"paper\"\n");
    }
    for event in 0..if at < PROJECTS { (EVENTS + at) / PROJECTS } else { 1 } {
        let (day, sort) = (
            format!("{}-{:02}-{:02}", 2010 + at % 20, 1 + at % 12, 1 + (at + event) % 28),
            if at.is_multiple_of(9) { "target" } else { "start" },
        );
        let _ = write!(
            entry,
            "\n[[events]]\ndate = \"{day}\"\ntitle = {}\ntype = \"{sort}\"\nsource = \"paper\"\n",
            quoted(&format!("{at} {event} {TEXT}"))
        );
    }
    entry + "+++\n" + PROSE + " [@paper]\n"
}
