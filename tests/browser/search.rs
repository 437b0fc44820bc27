//! Search in a real Chromium: what readers type and find, with the keyboard, by address, and without scripts.

use std::path::Path;

use serde_json::{Value, json};

use crate::tab::Tab;
use crate::{Check, WINDOWS, serve};

/// What readers do, and on which page.
pub const SCENES: [(&str, &str, Check); 7] = [
    ("finds", "pages/about/", finds),
    ("says_why", "pages/about/", says_why),
    ("hostile", "search/?q=%22%3E%3Cscript%3E&kind=%22%3E%3Cscript%3E&country=XX", hostile),
    ("keyboard", "models/sea-lion/", keyboard),
    ("filters", "search/?q=model&kind=models", filters),
    ("page", "search/?q=singapore", page),
    ("scriptless", "models/sea-lion/", scriptless),
];

/// Queries with their expected results.
const QUERIES: &str = include_str!("queries.txt");
/// On a line of its own: the queries that follow are for the golden site of this name.
const NEXT: &str = "@search";
/// How many of the queries have to find their entry among the first three results.
const WANTED: usize = 95;

/// Types into the search box, and returns the paths of the results once they are shown.
const TYPE: &str = r#"(async (text) => {
    const box = document.querySelector("form.search input");
    // The script comes when the box is used.
    box.focus();
    for (let turn = 0; turn < 400 && !document.querySelector(".results"); turn += 1) await new Promise((done) => setTimeout(done, 25));
    const results = document.querySelector(".results");
    const shown = new Promise((done) => new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(results, { childList: true }));
    box.value = text;
    box.dispatchEvent(new Event("input"));
    await Promise.race([shown, new Promise((_, fail) => setTimeout(() => fail(new Error("no answer to " + text)), 20000))]);
    return [...results.querySelectorAll("li a")].map((link) => link.href);
})"#;

pub fn typed(tab: &mut Tab<'_>, text: &str) -> Result<Vec<String>, String> {
    let found = tab.wait(&format!("{TYPE}({})", json!(text)))?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Runs queries of all sorts on two sites.
fn finds(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let (own, other) = QUERIES.split_once(NEXT).ok_or("queries.txt has no second part")?;
    let mut wrong = ask_all(tab, own)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sites/search"), folder.path()).map_err(|error| error.to_string())?;
    let site = serve(folder.path())?;
    (tab.base_url, tab.path) = (site.base_url.clone(), "models/taide/".to_owned());
    tab.load()?;
    wrong.extend(ask_all(tab, other)?);
    let asked = QUERIES.lines().filter(|line| line.contains("=>")).count();
    if asked < 80 {
        return Err(format!("only {asked} questions"));
    }
    Ok(if wrong.len() * 100 > asked * (100 - WANTED) { wrong } else { Vec::new() })
}

/// The queries that do not find what they should.
fn ask_all(tab: &mut Tab<'_>, queries: &str) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for (text, wanted) in queries.lines().filter_map(|line| line.split_once("=>")) {
        let found = typed(tab, text.trim())?;
        let wanted = format!("{}{}", tab.base_url, wanted.trim());
        if !found.iter().take(3).any(|path| *path == wanted) {
            wrong.push(format!("`{}` does not find {wanted}, but {:?}", text.trim(), &found[..found.len().min(3)]));
        }
    }
    Ok(wrong)
}

/// Copies a golden case, to be built with the embedded theme.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() && name != "expected" {
            std::fs::create_dir_all(to.join(&name))?;
            copy(&path, &to.join(&name))?;
        } else if name == "site.toml" {
            std::fs::write(to.join(&name), std::fs::read_to_string(&path)?.replace("theme = \"bare\"\n", ""))?;
        } else if path.is_file() {
            std::fs::copy(&path, to.join(&name))?;
        }
    }
    Ok(())
}

/// Why a result was found, if its name and summary do not show it, is shown once typing pauses; nothing is fetched for that
/// before.
fn says_why(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    // A word that occurs in a text, but not in any name.
    typed(tab, "Kajaani")?;
    let lines = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/search/lines/')).length";
    if tab.ask(lines)? != 0 {
        wrong.push("lines are fetched before anybody pauses".to_owned());
    }
    let told = tab.wait(
        "new Promise((done) => { const from = performance.now(); const look = () => { \
         const all = [...document.querySelectorAll('.results li')].map((row) => !!row.querySelector('mark')); \
         if (performance.now() - from > 5000 || (all.length && all.every(Boolean))) done(all); else setTimeout(look, 20); }; look(); })",
    )?;
    if told.as_array().is_none_or(|rows| rows.is_empty() || rows.contains(&json!(false))) {
        wrong.push(format!("why they are results is not told of all: {told}"));
    }
    Ok(wrong)
}

/// Markup in addresses and in the search box stays text; unknown filters are reported and ignored.
fn hostile(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let before = tab.ask("document.scripts.length")?;
    for text in [
        "\"><script>window.hit = 1</script>",
        "<img src=x onerror=\"window.hit = 1\">",
        "__proto__ constructor",
        "'; DROP",
        "\u{202e}abc",
        "....",
        "a".repeat(5_000).as_str(),
        "🦀🦀 %00 \\",
    ] {
        typed(tab, text)?;
    }
    if tab.ask("[window.hit ?? 0, document.scripts.length]")? != json!([0, before]) {
        wrong.push("what was typed became markup".to_owned());
    }
    tab.path = "search/?q=singapore&kind=%3Cscript%3E&country=XX&what=ever".to_owned();
    tab.load()?;
    typed(tab, "singapore")?;
    let said = tab.ask("document.querySelector('main [role=status]').textContent")?;
    let said = said.as_str().unwrap_or_default();
    if !said.contains("no such kind “<script>”") || !said.contains("country “XX”") {
        wrong.push(format!("the unknown filters are not named: {said}"));
    }
    if tab.ask("document.querySelectorAll('#found li').length > 3")? != true {
        wrong.push("with unknown filters nothing is found".to_owned());
    }
    Ok(wrong)
}

/// A slash focuses the search box from anywhere, arrow keys lead down into the results and back, and Escape closes them.
fn keyboard(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    tab.call(
        "Input.dispatchKeyEvent",
        json!({ "type": "keyDown", "key": "/", "code": "Slash", "windowsVirtualKeyCode": 191, "text": "/" }),
    )?;
    let in_box = "document.activeElement === document.querySelector('form.search input')";
    if tab.ask(&format!("{in_box} && document.activeElement.value === ''"))? != true {
        wrong.push("a slash does not lead into the box".to_owned());
    }
    typed(tab, "taide")?;
    for (key, code, holds, what) in [
        ("ArrowDown", 40, "document.activeElement.matches('.results li:first-child a')", "an arrow down does not lead to the first result"),
        ("ArrowUp", 38, in_box, "an arrow up does not lead back into the box"),
        ("ArrowDown", 40, "audit.focus().marked && audit.focus().visible", "nothing shows which result has the focus"),
        ("Escape", 27, &format!("{in_box} && document.querySelector('.found').hidden"), "Escape does not close the results"),
    ] {
        tab.press(key, code)?;
        if tab.ask(holds)? != true {
            wrong.push(what.to_owned());
        }
    }
    typed(tab, "taide")?;
    tab.wait("new Promise((done) => setTimeout(done, 600))")?;
    let said = tab.ask("document.querySelector('.found [role=status]').textContent")?;
    if !said.as_str().is_some_and(|said| said.contains("result")) {
        wrong.push(format!("how much was found is not announced: {said}"));
    }
    for width in WINDOWS {
        tab.resize(width)?;
        tab.load()?;
        typed(tab, "sovereign")?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), "results: ")?);
        wrong.extend(tab.complaints("audit.contrast()", "results: ")?);
    }
    tab.ask("(document.documentElement.dir = 'rtl', 1)")?;
    wrong.extend(tab.complaints(&format!("audit.width({})", WINDOWS[1]), "results, from right to left: ")?);
    Ok(wrong)
}

/// Filters are read from the address, and chosen filters are added to it.
fn filters(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let paths = typed(tab, "model")?;
    if paths.is_empty() || !paths.iter().all(|path| path.contains("/models/")) {
        wrong.push(format!("not only models: {paths:?}"));
    }
    let chosen = "(() => { const select = document.querySelector('select[name=country]'); select.value = 'SG'; select.dispatchEvent(new Event('change')); return location.search; })()";
    let address = tab.ask(chosen)?;
    if address != "?q=model&kind=models&country=SG" {
        wrong.push(format!("the address does not say what is shown: {address}"));
    }
    tab.wait("new Promise((done) => setTimeout(done, 500))")?;
    let names = tab.ask("[...document.querySelectorAll('#found li a small')].map((where) => where.textContent.trim())")?;
    let all_there = names.as_array().is_some_and(|names| !names.is_empty() && names.iter().all(|name| name == "Singapore"));
    if !all_there || tab.ask("document.activeElement.name")? != "country" {
        wrong.push(format!("not only Singapore, or the focus is lost: {names}"));
    }
    Ok(wrong)
}

/// The page shows the results for its address under headings, and all names if there is no query.
fn page(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    tab.wait("new Promise((done) => setTimeout(done, 500))")?;
    if tab.ask("document.querySelector('form.search input').value")? != "singapore"
        || tab.ask("document.querySelectorAll('#found h2').length > 1")? != true
    {
        wrong.push("the page does not show what its address asks for".to_owned());
    }
    wrong.extend(tab.complaints("audit.structure().filter((wrong) => !wrong.startsWith('#names-'))", "")?);
    for width in WINDOWS {
        tab.resize(width)?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), "")?);
    }
    for scheme in ["light", "dark"] {
        tab.show_on("screen", scheme)?;
        wrong.extend(tab.complaints("audit.contrast()", &format!("{scheme}: "))?);
    }
    typed(tab, "")?;
    if tab.ask("document.querySelector('#names').hidden || document.querySelectorAll('#found li').length > 0")? != false {
        wrong.push("without a question the names are not shown".to_owned());
    }
    Ok(wrong)
}

/// Without scripts the search box leads to the list of all names.
fn scriptless(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.load()?;
    tab.ask("(document.querySelector('form.search input').value = 'taide', document.querySelector('form.search').submit(), 1)")?;
    let session = tab.session.clone();
    tab.browser.wait_for(&session, "Page.loadEventFired", &mut tab.events)?;
    if tab.ask("location.pathname.endsWith('/search/')")? != true {
        return Ok(vec!["the box does not lead to the page of all names".to_owned()]);
    }
    // A long list of names has a page for each letter; the last of them is for other scripts.
    let letters = "[...document.querySelectorAll('#names nav a')].pop()";
    if tab.ask(&format!("{letters} !== undefined"))? == true {
        tab.ask(&format!("({letters}.click(), 1)"))?;
        tab.browser.wait_for(&session, "Page.loadEventFired", &mut tab.events)?;
    }
    let there = "[...document.querySelectorAll('main a')].some((link) => link.textContent === '可信任人工智慧對話引擎')";
    Ok(if tab.ask(there)? == true { Vec::new() } else { vec!["the pages of names do not hold all of them".to_owned()] })
}
