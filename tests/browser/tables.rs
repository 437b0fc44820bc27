//! Tables of entries in a real Chromium: the same rows in the same order with and without scripts, by keyboard, by address.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::tab::Tab;
use crate::{Check, serve};

/// What readers do, and on which page.
pub const SCENES: [(&str, &str, Check); 6] = [
    ("orders", "models/", orders),
    ("picks", "infrastructure/", picks),
    ("hostile", "models/?sort-by=%22%3E%3Cscript%3E&openness=%22%3E%3Cscript%3E&price=1&show-columns=99&status=completed", hostile),
    ("keyboard", "models/", keyboard),
    ("side_by_side", "models/", side_by_side),
    ("file", "models/?in-region=africa&in-region=americas&sort-by=-released", file),
];

/// Scenes on sites of their own.
pub const OWN: [(&str, Check); 3] = [("large", large), ("long", long), ("long_and_wide", long_and_wide)];

/// The names of the rows that are shown, in order.
const ROWS: &str =
    "[...document.querySelectorAll('.compare tbody tr:not(.group)')].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)";

/// Every order that has a page of its own equals the order that the script makes in place.
fn orders(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let heads = "[...document.querySelectorAll('.compare thead th')]";
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.load()?;
    let pages = tab.ask(&format!(
        "{heads}.filter((head) => head.querySelector('a')).map((head) => [head.dataset.column, head.querySelector('a').href])"
    ))?;
    let pages: Vec<(String, String)> = serde_json::from_value(pages).map_err(|error| error.to_string())?;
    if pages.len() < 10 {
        return Err(format!("only {} orders have a page", pages.len()));
    }
    same(tab, &pages, "sort-by")
}

/// Every value that has a page of its own equals the selection that the script makes in place.
fn picks(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.load()?;
    let mut wrong = Vec::new();
    for facet in ["countries", "in-region", "status", "goals"] {
        let links = format!(
            "[...document.querySelectorAll('[data-facet={facet}] a')].slice(0, 6).map((link) => [link.href.split('/').at(-2), link.href])"
        );
        let pages: Vec<(String, String)> = serde_json::from_value(tab.ask(&links)?).map_err(|error| error.to_string())?;
        if pages.len() < 2 {
            wrong.push(format!("there is nothing to pick by {facet}"));
        }
        wrong.extend(same(tab, &pages, facet)?);
    }
    Ok(wrong)
}

/// Compares the page of each value without scripts with the script's result for the equivalent address.
fn same(tab: &mut Tab<'_>, pages: &[(String, String)], key: &str) -> Result<Vec<String>, String> {
    let table = tab.path.clone();
    let mut wrong = Vec::new();
    for (word, page) in pages {
        tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
        tab.path = page.strip_prefix(&tab.base_url).unwrap_or_default().to_owned();
        tab.load()?;
        let without = tab.ask(ROWS)?;
        tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
        tab.path = format!("{table}?{key}={word}");
        tab.load()?;
        // The further pages of a table are still being fetched.
        tab.wait("new Promise((done) => { const look = () => (document.querySelector('.comparison > .pages') ? setTimeout(look, 20) : done(1)); look(); })")?;
        let with = tab.ask(ROWS)?;
        if without != with || without.as_array().is_none_or(Vec::is_empty) {
            wrong.push(format!("{key}={word}: without scripts {without}, with them {with}"));
        }
    }
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.path = table;
    tab.load()?;
    Ok(wrong)
}

/// Unknown parts of an address are reported and ignored, and stay text.
fn hostile(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let said = tab.ask("document.querySelector('.shown').textContent")?;
    let said = said.as_str().unwrap_or_default();
    for unknown in ["“\"><script>”", "“price”", "“99”"] {
        if !said.contains(unknown) {
            wrong.push(format!("{unknown} is not told: {said}"));
        }
    }
    let others = "[...document.querySelectorAll('.compare tbody tr')].filter((row) => !row.hidden && !row.dataset.is.split(' ').includes('status:completed')).length";
    if tab.ask(&format!("[{others}, document.querySelectorAll('.compare script').length]"))? != json!([0, 0]) {
        wrong.push("what is known of the address is not shown".to_owned());
    }
    Ok(wrong)
}

/// A column head sorts and reverses, a value selects, and everything is shown again: by keyboard alone, each step announced
/// and kept in the address.
fn keyboard(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let focus = |what: &str| format!("(document.querySelector('{what}').focus(), audit.focus().marked)");
    let state = "[location.search, document.querySelector('.compare [aria-sort]').ariaSort, document.activeElement.closest('th')?.textContent ?? '']";
    let steps: [(&str, Value); 3] = [
        ("th[data-column=\"-parameters\"] a", json!(["?show-columns=5&sort-by=-parameters", "descending", "Parameters"])),
        ("th[data-column=\"-parameters\"] a", json!(["?show-columns=5&sort-by=parameters", "ascending", "Parameters"])),
        ("th[data-column=title] a", json!(["?show-columns=5&sort-by=title", "ascending", "Name"])),
    ];
    // The preset that contains the column for size.
    tab.ask("document.querySelector('#preset-5').click()")?;
    for (what, wanted) in steps {
        if tab.ask(&focus(what))? != true {
            wrong.push(format!("nothing shows that {what} has the focus"));
        }
        tab.press("Enter", 13)?;
        let found = tab.ask(state)?;
        if found != wanted {
            wrong.push(format!("{what}: {found}"));
        }
    }
    tab.ask("(document.querySelector('[data-facet=in-region] summary').focus(), 1)")?;
    tab.press("Enter", 13)?;
    tab.press_tab()?;
    let word = tab.ask("document.activeElement.dataset.word")?;
    tab.press("Enter", 13)?;
    let said =
        tab.ask("[location.search, document.activeElement.ariaCurrent, document.querySelector('.shown[role=status]').textContent]")?;
    let region = word.as_str().unwrap_or_default();
    if said[0] != format!("?show-columns=5&sort-by=title&in-region={region}")
        || said[1] != "true"
        || !said[2].to_string().contains("Region")
    {
        wrong.push(format!("a word does not pick: {said}"));
    }
    tab.ask("(document.querySelector('.shown button').focus(), 1)")?;
    tab.press("Enter", 13)?;
    if tab.ask("[location.search, document.querySelectorAll('.compare tr[hidden]').length]")? != json!(["", 0]) {
        wrong.push("not all is shown again".to_owned());
    }
    for width in [320, 390, 640, 1280] {
        tab.resize(width)?;
        tab.load()?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), &format!("{width} pixels: "))?);
    }
    Ok(wrong)
}

/// Selected rows, and the entries of an address, are shown side by side; entries that do not exist are reported.
fn side_by_side(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let chosen = "(() => { document.querySelector('.picks button[aria-pressed]').click(); const boxes = [...document.querySelectorAll('.compare tbody input')]; boxes.slice(0, 2).forEach((box) => box.click()); return [boxes.length, document.querySelector('.picks a').href]; })()";
    let found = tab.ask(chosen)?;
    let address = found[1].as_str().unwrap_or_default().to_owned();
    if found[0].as_u64().unwrap_or_default() < 50 || !address.contains("compare/?a=models%2F") {
        return Ok(vec![format!("selected rows do not lead to the page that compares them: {found}")]);
    }
    tab.path = address.strip_prefix(&tab.base_url).unwrap_or_default().to_owned();
    const SHOWN: &str = "(async () => { for (let turn = 0; turn < 200 && !document.querySelector('.side') && !document.querySelector('#side-by-side [role=status]').textContent; turn += 1) await new Promise((done) => setTimeout(done, 25)); return [document.querySelectorAll('.side thead th').length, document.querySelectorAll('.side tbody tr').length, document.querySelectorAll('.side .cite').length, document.querySelector('#side-by-side [role=status]').textContent, document.scripts.length]; })()";
    tab.load()?;
    let scripts = tab.ask("document.scripts.length")?;
    let found = tab.wait(SHOWN)?;
    if found[0] != 2 || found[1].as_u64().unwrap_or_default() < 8 || found[2].as_u64().unwrap_or_default() < 5 {
        wrong.push(format!("two entries do not stand side by side: {found}"));
    }
    if tab.ask("[...document.querySelectorAll('.side .cite')].every((mark) => mark.href.includes('/models/'))")? != true {
        wrong.push("a citation does not lead to the profile from which it is".to_owned());
    }
    wrong.extend(tab.complaints("audit.structure()", "side by side: ")?);
    for width in [320, 390, 1280] {
        tab.resize(width)?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), &format!("{width} pixels: "))?);
    }
    tab.path = "compare/?a=%22%3E%3Cscript%3E&b=models/no-such&c=models/taide&d=..%2F..%2Fetc&e=1".to_owned();
    tab.load()?;
    let found = tab.wait(SHOWN)?;
    let said = found[3].as_str().unwrap_or_default();
    if !said.contains("“\"><script>”") || !said.contains("“models/no-such”") || !said.contains("“../../etc”") || found[4] != scripts
    {
        wrong.push(format!("what there is none of is not told: {found}"));
    }
    Ok(wrong)
}

/// The table can be saved as a file: the rows shown, in their order, with the cells of the published table.
fn file(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let read = "(async () => { let text; URL.createObjectURL = (blob) => { text = blob.text(); return '#'; }; [...document.querySelectorAll('.picks button')].pop().click(); for (let turn = 0; turn < 200 && !text; turn += 1) await new Promise((done) => setTimeout(done, 25)); return [await text, [...document.querySelectorAll('.compare tbody tr:not([hidden])')].map((row) => row.querySelector('th a').pathname.split('/').slice(-3, -1).join('/'))]; })()";
    let found = tab.wait(read)?;
    let text = found[0].as_str().unwrap_or_default();
    let ids: Vec<&str> = text.split('\n').skip(1).filter_map(|line| line.split(',').next()).filter(|id| !id.is_empty()).collect();
    let shown: Vec<&str> = found[1].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let is_whole = text.starts_with("id,title,") && ids == shown && shown.len() > 3;
    Ok(if is_whole { Vec::new() } else { vec![format!("the file has {ids:?}, the page {shown:?}")] })
}

/// A table of 40 columns with hostile texts, a title of 300 characters and names in four scripts. It has the same rows with
/// and without scripts, nothing is wider than the window, and every column can be reached.
fn large(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write_large(folder.path(), 40, 300).map_err(|error| error.to_string())?;
    let site = serve(folder.path())?;
    (tab.base_url, tab.path) = (site.base_url.clone(), "things/".to_owned());
    tab.load()?;
    let mut wrong = Vec::new();
    let heads = "[...document.querySelectorAll('.compare thead th')]";
    let presets = tab.ask("[...document.querySelectorAll('.presets input')].map((input) => input.value)")?;
    let seen = format!(
        "(() => {{ const seen = new Set(); for (const input of document.querySelectorAll('.presets input:not([value=all])')) {{ input.checked = true; {heads}.forEach((head, at) => head.checkVisibility() && seen.add(at)); }} document.querySelector('#preset-1').checked = true; return [seen.size, {heads}.length]; }})()"
    );
    if tab.ask(&seen)? != json!([41, 41]) || presets.as_array().is_none_or(|presets| presets.len() > 13) {
        wrong.push(format!("not every column is in a preset, or there are too many: {presets}"));
    }
    for width in [320, 700, 1280] {
        tab.resize(width)?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), &format!("{width} pixels: "))?);
    }
    let pages: Vec<(String, String)> = ["title", "-f1", "f2", "-f3"]
        .map(|column| (column.to_owned(), format!("{}things/sort/{}/", site.base_url, column.trim_start_matches('-'))))
        // The table is sorted by title anyway.
        .map(|(column, page)| if column == "title" { (column, format!("{}things/", site.base_url)) } else { (column, page) })
        .to_vec();
    wrong.extend(same(tab, &pages, "sort-by")?);
    wrong.extend(same(tab, &[("c4".to_owned(), format!("{}things/only/f2/c4/", site.base_url))], "f2")?);
    if tab.ask("window.hit ?? 0")? != 0 {
        wrong.push("a text became markup".to_owned());
    }
    Ok(wrong)
}

fn long(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    goes_on(tab, 3, 1_200)
}

fn long_and_wide(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    goes_on(tab, 40, 2_000)
}

/// A table on several pages: each row is on one of them, and occurs once in any order that is asked for; nothing is wider
/// than the window.
fn goes_on(tab: &mut Tab<'_>, columns: usize, many: usize) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write_large(folder.path(), columns, many).map_err(|error| error.to_string())?;
    let site = serve(folder.path())?;
    (tab.base_url, tab.path) = (site.base_url.clone(), "things/".to_owned());
    let mut wrong = Vec::new();
    for width in [320, 1280] {
        tab.resize(width)?;
        tab.load()?;
        wrong.extend(tab.complaints(&format!("[...audit.width({width}), ...audit.geometry()]"), &format!("{width} pixels: "))?);
    }
    tab.load()?;
    let links = "[...document.querySelectorAll('.pages a')].map((link) => link.href).filter((url) => url !== location.href)";
    let pages: Vec<String> = serde_json::from_value(tab.ask(links)?).map_err(|error| error.to_string())?;
    let mut rows: Vec<String> = serde_json::from_value(tab.ask(ROWS)?).map_err(|error| error.to_string())?;
    if pages.is_empty() || rows.len() >= many {
        wrong.push(format!("{} rows on the first page, and {} links to others", rows.len(), pages.len()));
    }
    for page in pages {
        tab.path = page.strip_prefix(&site.base_url).unwrap_or_default().to_owned();
        tab.load()?;
        rows.extend(serde_json::from_value::<Vec<String>>(tab.ask(ROWS)?).map_err(|error| error.to_string())?);
    }
    tab.path = "things/?sort-by=-f1".to_owned();
    tab.load()?;
    let all = format!(
        "new Promise((done) => {{ const from = performance.now(); const look = () => {{ const rows = {ROWS}; \
         if (rows.length >= {many} || performance.now() - from > 40000) done(rows); else requestAnimationFrame(look); }}; look(); }})"
    );
    let mut sorted: Vec<String> = serde_json::from_value(tab.wait(&all)?).map_err(|error| error.to_string())?;
    if rows == sorted {
        wrong.push("the order that is asked for is that of the pages".to_owned());
    }
    rows.sort_unstable();
    sorted.sort_unstable();
    if rows.len() != many || rows != sorted {
        wrong.push(format!("{} rows on all pages, {} in one order", rows.len(), sorted.len()));
    }
    Ok(wrong)
}

/// A site with one kind, whose table is declared without presets.
fn write_large(root: &Path, columns: usize, rows: usize) -> std::io::Result<()> {
    let text = |file: &str, text: &str| {
        let path = root.join(file);
        std::fs::create_dir_all(path.parent().unwrap_or(root))?;
        std::fs::write(path, text)
    };
    text("site.toml", "title = \"Large\"\nbase_url = \"https://example.org/\"\nas_of = 2026-01-01\n")?;
    let words: String = (0..30).map(|word| format!("c{word} = \"Colour <{word}> & 'q'\"\n")).collect();
    text("content/vocabularies.toml", &format!("[colour]\n{words}"))?;
    let mut kind = "name = \"Thing\"\nplural = \"Things\"\n".to_owned();
    for column in 0..columns {
        let declared = ["text", "count", "choice\"\nvocabulary = \"colour", "date"][column % 4];
        // Writing to a string cannot fail.
        let _ = write!(kind, "\n[fields.f{column}]\ntype = \"{declared}\"\nlabel = \"Field {column} of many\"\n");
    }
    text("content/things/kind.toml", &kind)?;
    text("content/lists/kind.toml", "name = \"List\"\nrole = \"comparison\"\n")?;
    let names: Vec<String> = (0..columns).map(|column| format!("\"f{column}\"")).collect();
    let list = format!("+++\ntitle = \"All\"\nkind = \"things\"\nindex = true\ncolumns = [{}]\n+++\n", names.join(", "));
    text("content/lists/all.md", &list)?;
    for row in 0..rows {
        let title = match row {
            0 => format!("A long title {}", "x".repeat(287)),
            _ => format!("{} {row}", ["Thing", "東西", "สิ่งของ", "شيء", "Ärger"][row % 5]),
        };
        let mut entry = format!("+++\ntitle = \"{title}\"\n\n[facts]\n");
        for column in (0..columns).filter(|column| (row + column) % 7 > 0) {
            let value = match column % 4 {
                0 => format!("'\"><img src=x onerror=\"window.hit = 1\"> {} 🦀'", row * 37 % 101),
                1 => (row * 7919 % 1000).to_string(),
                2 => format!("\"c{}\"", row * column % 30),
                _ => format!("\"20{:02}\"", row % 25),
            };
            let _ = writeln!(entry, "f{column} = {value}");
        }
        text(&format!("content/things/t{row}.md"), &(entry + "+++\n"))?;
    }
    Ok(())
}
