//! Eleven things that readers come for, each done from the home page in at most three steps on a computer. A step is a link
//! that is followed, a text that is typed, or a choice that is made; unfolding a list to choose from it is part of the
//! choice.
//!
//! The expected answers are taken from the published data instead of being written here, so new content breaks nothing.

use serde_json::{Value, json};

use crate::Check;
use crate::tab::Tab;

pub const SCENES: [(&str, &str, Check); 11] = [
    ("stands_on_a_chip", "", stands_on_a_chip),
    ("exports_stop", "", exports_stop),
    ("two_licences", "", two_licences),
    ("events_of_a_year", "", events_of_a_year),
    ("who_says_so", "", who_says_so),
    ("by_a_name_in_its_script", "", by_a_name_in_its_script),
    ("open_weights_of_a_region", "", open_weights_of_a_region),
    ("sorted_and_of_a_country", "", sorted_and_of_a_country),
    ("cites", "", cites),
    ("prints", "models/", prints),
    ("all_of_a_country", "", all_of_a_country),
];

/// A step needs a target that is visible and not covered by anything.
const REACH: &str = r#"(find) => {
    const element = find();
    if (!element) return "is not there";
    const fold = element.closest("details:not([open])");
    // A menu that is a line, and rows beside a text, show what they hold though they are closed.
    if (fold && !element.checkVisibility()) fold.open = true;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    const top = box && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return top && (element.contains(top) || top.contains(element)) ? "" : "cannot be seen";
}"#;

/// A reader at a computer, whose steps are counted.
struct Reader<'t, 'b> {
    tab: &'t mut Tab<'b>,
    steps: usize,
    wrong: Vec<String>,
}

impl<'t, 'b> Reader<'t, 'b> {
    fn at(tab: &'t mut Tab<'b>) -> Self {
        Self { tab, steps: 0, wrong: Vec::new() }
    }

    fn expect(&mut self, holds: bool, what: &str) {
        if !holds {
            self.wrong.push(what.to_owned());
        }
    }

    /// Follows the link that `find` returns to another page.
    fn follow(&mut self, find: &str) -> Result<(), String> {
        self.choose(find)?;
        let session = self.tab.session.clone();
        self.tab.browser.wait_for(&session, "Page.loadEventFired", &mut self.tab.events).map(drop)
    }

    /// Clicks on the element that `find` returns, which does not lead to another page.
    fn choose(&mut self, find: &str) -> Result<(), String> {
        self.steps += 1;
        let reached = self.tab.ask(&format!("({REACH})(() => {find})"))?;
        if reached != "" {
            return Err(format!("step {}: {find} {reached}", self.steps));
        }
        self.tab.ask(&format!("({find}.click(), 1)")).map(drop)
    }

    /// Chooses a value from the list that `find` returns.
    fn pick(&mut self, find: &str, value: &str) -> Result<(), String> {
        self.steps += 1;
        let reached = self.tab.ask(&format!("({REACH})(() => {find})"))?;
        if reached != "" {
            return Err(format!("step {}: {find} {reached}", self.steps));
        }
        self.tab.ask(&format!("({find}.value = {}, {find}.dispatchEvent(new Event('change')), 1)", json!(value))).map(drop)
    }

    /// Types into the search box, and returns the addresses of the results.
    fn search(&mut self, text: &str) -> Result<Vec<String>, String> {
        self.steps += 1;
        crate::search::typed(self.tab, text)
    }

    /// The value of a promise on the page.
    fn learns(&mut self, promise: &str) -> Result<Value, String> {
        self.tab.wait(promise)
    }

    fn done(mut self) -> Result<Vec<String>, String> {
        let steps = self.steps;
        self.expect(steps <= 3, &format!("it takes {steps} steps"));
        Ok(self.wrong)
    }
}

/// A link of the menu.
fn menu(address: &str) -> String {
    format!("document.querySelector('.menu a[href$=\"{address}\"]')")
}

/// The first link to an address in the main part of a page.
fn link(address: &str) -> String {
    format!("[...document.querySelectorAll('main a[href$=\"{address}\"]')].find((link) => !link.closest('svg'))")
}

/// The entries that depend on a chip.
fn stands_on_a_chip(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/dependencies/"))?;
    reader.follow(&link("/dependencies/nvidia-h100/"))?;
    let missing = reader.learns(
        "fetch('index.json').then((answer) => answer.json()).then(({ dependents }) => { \
         const direct = dependents.filter(({ via }) => !via.length).map(({ id }) => id); \
         return [direct.length, direct.filter((id) => !document.querySelector(`main section a[href$='/${id}/']`))]; })",
    )?;
    reader.expect(missing[0].as_u64() > Some(5) && missing[1] == json!([]), &format!("who stands on it is not told: {missing}"));
    reader.done()
}

/// What stops and what cannot be renewed if chips are no longer exported.
fn exports_stop(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/scenarios/"))?;
    reader.follow(&link("/scenarios/us-chip-exports-stop/"))?;
    let told = reader.learns(
        "Promise.resolve(['stopped', 'frozen', 'strained', 'part'].map((state) => [Number(document.querySelector(`#projects-${state}`)?.value ?? 0), \
         document.querySelectorAll(`#state-${state} > ul > li`).length]))",
    )?;
    let all = told.as_array().ok_or("no counts")?;
    let same = all.iter().all(|pair| pair[0] == pair[1]);
    reader.expect(same && all[1][0].as_u64() > Some(5), &format!("the projects are not those that are counted: {told}"));
    let first = reader.learns("Promise.resolve(document.querySelector('.figures').getBoundingClientRect().bottom < innerHeight)")?;
    reader.expect(first == true, "the numbers are not on the first screen");
    reader.done()
}

/// All licences of two models side by side.
fn two_licences(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow("document.querySelector('footer a[href$=\"/compare/\"]')")?;
    for (place, id) in [("a", "models/sea-lion"), ("b", "models/falcon")] {
        reader.learns(&format!("new Promise((done) => {{ const look = () => (document.querySelector('select[name={place}]') ? done(1) : requestAnimationFrame(look)); look(); }})"))?;
        reader.pick(&format!("document.querySelector('select[name={place}]')"), id)?;
    }
    let told = reader.learns(
        "(async () => { const row = await new Promise((done) => { const look = () => { \
         const it = document.querySelectorAll('.side thead th').length > 1 && [...document.querySelectorAll('.side tbody tr')].find((row) => row.cells[0].textContent === 'Licence'); \
         if (it) done(it); else requestAnimationFrame(look); }; look(); }); \
         const base = document.querySelector('#side-by-side').dataset.base; \
         const said = async (id) => (await (await fetch(`${base}${id}/index.json`)).json()).facts.licence.map(({ value }) => value.replace('LicenseRef-', '')); \
         const both = await Promise.all(['models/sea-lion', 'models/falcon'].map(said)); \
         return both.map((all, at) => [all.length, all.filter((name) => !row.cells[at + 1].textContent.includes(name))]); })()",
    )?;
    let whole = told.as_array().is_some_and(|both| both.iter().all(|one| one[0].as_u64() > Some(1) && one[1] == json!([])));
    reader.expect(whole, &format!("not all licences stand beside each other: {told}"));
    reader.done()
}

/// The events in a country in a year.
fn events_of_a_year(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/countries/"))?;
    reader.follow(&link("/countries/france/"))?;
    reader.choose("[...document.querySelectorAll('#timeline .years a')].find((link) => link.textContent.trim() === '2024')")?;
    let told = reader.learns(
        "fetch('index.json').then((answer) => answer.json()).then(({ timeline }) => { \
         const year = document.querySelector(':target'); year.scrollIntoView({ behavior: 'instant' }); const rows = [...year.querySelectorAll('li')]; \
         const titles = timeline.filter(({ earliest }) => earliest.startsWith('2024')).map(({ title }) => title); \
         return [titles.length, rows.length, titles.filter((title) => !year.textContent.includes(title)), rows[0].checkVisibility() && year.getBoundingClientRect().top < innerHeight]; })",
    )?;
    reader.expect(told[0].as_u64() > Some(1) && told[2] == json!([]) && told[3] == true, &format!("not the events of the year: {told}"));
    reader.done()
}

/// The source of a number, and where it can be read.
fn who_says_so(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    let found = reader.search("Jean Zay")?;
    reader.expect(found.first().is_some_and(|first| first.ends_with("/infrastructure/jean-zay/")), &format!("not found first: {found:?}"));
    reader.follow("document.querySelector('.results li a')")?;
    reader.choose("document.querySelector('#fact-accelerators .cite')")?;
    let told = reader.learns(
        "Promise.resolve([document.querySelector(':target cite')?.textContent, !!document.querySelector(':target a[href^=http]')])",
    )?;
    reader.expect(told[0].as_str().is_some_and(|name| !name.is_empty()) && told[1] == true, &format!("the source is not told: {told}"));
    reader.done()
}

/// A project, by its name in another script.
fn by_a_name_in_its_script(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    let found = reader.search("台灣")?;
    let place = found.iter().position(|path| path.ends_with("/models/taide/"));
    reader.expect(place.is_some_and(|at| at < 5), &format!("TAIDE is not among the first: {found:?}"));
    reader.follow("document.querySelector('.results a[href$=\"/models/taide/\"]')")?;
    reader.done()
}

/// Models of a region with open weights.
fn open_weights_of_a_region(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/models/"))?;
    let word = |facet: &str, word: &str| format!("document.querySelector('[data-facet={facet}] a[data-word={word}]')");
    reader.choose(&word("in-region", "europe"))?;
    reader.choose(&word("openness", "open-weights"))?;
    let rows =
        "Promise.resolve([...document.querySelectorAll('.compare tbody tr:not(.group):not([hidden])')].map((row) => row.dataset.is))";
    let told = reader.learns(rows)?;
    let rows: Vec<&str> = told.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let right = rows.iter().all(|is| is.contains("in-region:europe") && is.contains("openness:open-weights"));
    reader.expect(right && rows.len() > 3, &format!("other rows are shown: {rows:?}"));
    reader.done()
}

/// Models of one country sorted by their size, a column that is not shown at first.
fn sorted_and_of_a_country(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/models/"))?;
    reader.choose("[...document.querySelectorAll('.sorts-by a')].find((link) => link.textContent === 'Parameters')")?;
    reader.choose("[...document.querySelectorAll('[data-facet=countries] a')].find((link) => link.textContent.startsWith('Japan'))")?;
    let told = reader.learns(
        "(async () => { const rows = [...document.querySelectorAll('.compare tbody tr:not(.group):not([hidden])')]; \
         const most = async (row) => { const { parameters } = (await (await fetch(`${row.querySelector('th a').pathname}index.json`)).json()).facts; \
         return Math.max(0, ...((parameters?.find(({ preferred }) => preferred) ?? parameters?.[0])?.value ?? []).map(Number)); }; \
         const sizes = await Promise.all(rows.map(most)); const known = sizes.filter(Boolean); \
         const head = document.querySelector('.compare thead [aria-sort]'); \
         return [rows.length, rows.every((row) => row.dataset.is.includes('countries:JP')), known.length, known.every((size, at) => !at || size <= known[at - 1]), head.dataset.column, head.checkVisibility()]; })()",
    )?;
    let right = told[0].as_u64() > Some(2)
        && told[1] == true
        && told[2].as_u64() > Some(1)
        && told[3] == true
        && told[4] == "-parameters"
        && told[5] == true;
    reader.expect(right, &format!("not the country's models by size: {told}"));
    reader.done()
}

/// A citation of a page and the sources of its facts, ready to be copied.
fn cites(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.search("SEA-LION")?;
    reader.follow("document.querySelector('.results li a')")?;
    reader.choose("document.querySelector('.jump a[href=\"#cite\"]')")?;
    let told = reader.learns(
        "(async () => { const cite = document.querySelector('#cite'); const file = cite.querySelector('a[download]'); \
         const text = await (await fetch(file.href)).text(); \
         return [/models\\/sea-lion\\/$/.test(cite.querySelector('p').textContent), ['@online', 'TY  - ', 'container-title'].every((sign) => cite.textContent.includes(sign)), \
         text.split('TY  - ').length - 2 >= new Set([...document.querySelectorAll('.facts .cite')].map((mark) => mark.hash)).size]; })()",
    )?;
    reader.expect(told == json!([true, true, true]), &format!("the citation is not whole: {told}"));
    reader.done()
}

/// On paper nothing of a table or profile is cut off, and everything is unfolded.
fn prints(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    /// The width of A4 between its margins, in CSS pixels.
    const SHEET: u32 = 680;
    let mut wrong = Vec::new();
    tab.show_on("print", "light")?;
    tab.call("Emulation.setDeviceMetricsOverride", json!({ "width": SHEET, "height": 960, "deviceScaleFactor": 1, "mobile": false }))?;
    for page in ["models/", "models/sea-lion/", "scenarios/", "countries/france/"] {
        tab.path = page.to_owned();
        tab.load()?;
        wrong.extend(tab.complaints(&format!("[...audit.width({SHEET}), ...audit.cuts()]"), &format!("{page} on paper: "))?);
        let hidden = "[...document.querySelectorAll('main details li, main details td')].filter((part) => part.closest('details').checkVisibility() && !part.closest('.facets, .filters, [aria-hidden]') && !part.checkVisibility()).length";
        if tab.ask(hidden)? != 0 {
            wrong.push(format!("{page} on paper: something stays folded"));
        }
    }
    Ok(wrong)
}

/// Everything about a country and its projects, as a file.
fn all_of_a_country(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut reader = Reader::at(tab);
    reader.follow(&menu("/countries/"))?;
    reader.follow(&link("/countries/singapore/"))?;
    reader.steps += 1;
    let told = reader.learns(
        "(async () => { const file = document.querySelector('.jump a[download]'); const bytes = new Uint8Array(await (await fetch(file.href)).arrayBuffer()); \
         const names = new TextDecoder('latin1').decode(bytes); \
         const { timeline } = await (await fetch('index.json')).json(); \
         return [['entries.csv', 'facts.csv', 'edges.csv', 'events.csv', 'sources.ris'].filter((name) => !names.includes(name)), timeline.length, document.querySelectorAll('#timeline .year li').length]; })()",
    )?;
    reader.expect(told[0] == json!([]) && told[1] == told[2] && told[1].as_u64() > Some(3), &format!("not all of it: {told}"));
    reader.done()
}
