//! The built site in a real Chromium: as readers see it, with the keyboard, on paper, and without scripts.
//!
//! Every page of [`PAGES`] goes through every check of [`CHECKS`]; each pair is a named trial: `cargo test --test browser`,
//! or `cargo test --test browser country` for some of them. The site is the one in `content/`, built by the program itself.
//! Without a name, only one page and the preview are tried; `-- --include-ignored` tries everything, as `tests/run` does.
//!
//! There are also the scenes of `preview.rs`, in which an author edits a site next to `statebook serve`, and those of
//! `search.rs` and `tables.rs`.
//!
//! Without Chromium the test fails and says how to install it. `STATEBOOK_CHROMIUM` names another browser of the same
//! family; `STATEBOOK_BROWSER=none` skips these tests.

mod axe;
mod chromium;
mod cites;
mod hostile;
mod house;
mod pictures;
mod preview;
mod search;
mod server;
mod tab;
mod tables;
mod tasks;
mod timeline;
mod weight;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial, run};
use serde_json::{Value, json};

use house::{House, OTHERS, serve};
use tab::Tab;

/// A page of each sort, named after its template. The last page does not exist.
const PAGES: [(&str, &str); 25] = [
    ("home", ""),
    ("profile", "models/sea-lion/"),
    ("country", "countries/singapore/"),
    ("comparison", "compare/what-models-stand-on/"),
    ("kind", "infrastructure/"),
    ("listing", "compare/"),
    ("dependencies", "dependencies/"),
    ("dependency", "dependencies/nvidia/"),
    ("source", "sources/chavez-2024/"),
    ("timeline", "timeline/"),
    ("text", "pages/about/"),
    ("tables-in-text", "pages/method/"),
    ("exposure", "exposure/"),
    ("cut-off", "dependencies/nvidia/cut-off/"),
    ("country-cut-off", "countries/united-states/cut-off/"),
    ("scenario", "scenarios/us-chip-exports-stop/"),
    ("scenarios", "scenarios/"),
    ("coverage", "coverage/"),
    ("data", "data/"),
    ("glossary", "glossary/"),
    ("names", "search/"),
    ("contribute", "contribute/"),
    ("guide", "contribute/models/"),
    ("help", "help/"),
    ("404", "no/such/page/"),
];

/// The pages of which screenshots are taken in other languages.
const PICTURED: [&str; 8] = ["home", "profile", "country", "kind", "timeline", "cut-off", "scenario", "names"];
/// The checks that each page goes through in other languages.
const CHECKS_OF_OTHERS: [(&str, Check); 3] = [("quiet", quiet), ("fits_the_window", fits_the_window), ("axe", axe::violations_of_others)];

/// The page that is tried on every run of the tests; the others take too long.
const DAILY: &str = "home";

/// The checks that each page goes through.
const CHECKS: [(&str, Check); 8] = [
    ("quiet", quiet),
    ("structure", structure),
    ("fits_the_window", fits_the_window),
    ("light_and_dark", light_and_dark),
    ("keyboard", keyboard),
    ("unfolds", unfolds),
    ("print_and_scriptless", print_and_scriptless),
    ("axe", axe::violations),
];

/// Pages whose cells or rows can be unfolded.
const FOLDED: [&str; 2] = ["dependencies/", "exposure/"];

/// Returns what is wrong, as sentences.
type Check = fn(&mut Tab<'_>) -> Result<Vec<String>, String>;

/// Runs a trial.
type Visit = Box<dyn FnOnce(&House) -> Result<Vec<String>, String> + Send>;

/// The widths of a telephone and a small computer, in CSS pixels.
const WINDOWS: [u32; 2] = [390, 1280];
const MISSING: &str = "no Chromium was found, and the browser tests need one: install it (Debian and Ubuntu: apt-get install chromium), \
    name it in STATEBOOK_CHROMIUM, or leave these tests out with STATEBOOK_BROWSER=none";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let left_out = std::env::var("STATEBOOK_BROWSER").is_ok_and(|value| value == "none");
    let found = chromium::find();
    if left_out {
        eprintln!("the browser tests are left out, because STATEBOOK_BROWSER is none");
        return ExitCode::SUCCESS;
    }
    if found.is_none() {
        let trial = Trial::test("chromium", || Err(Failed::from(MISSING)));
        return run(&arguments, vec![trial]).exit_code();
    }
    let house = Arc::new(House::of(found.unwrap_or_default()));
    // A run with names gets the trials it names; a run without gets one page and the preview.
    let named = arguments.filter.is_some();
    let trial = |name: String, long: bool, visit: Visit| {
        let house = house.clone();
        let trial = Trial::test(name, move || match visit(&house) {
            Ok(wrong) if wrong.is_empty() => Ok(()),
            Ok(wrong) => Err(format!("- {}", wrong.join("\n- ")).into()),
            Err(error) => Err(error.into()),
        });
        trial.with_ignored_flag(long && !named)
    };
    let pages = PAGES.iter().flat_map(|(page, path)| CHECKS.iter().map(move |(check, function)| (page, path, check, function)));
    let pages = pages.map(|(page, path, check, function)| {
        trial(format!("{page}::{check}"), *page != DAILY, Box::new(|house: &House| house.visit(path, *function)))
    });
    let in_others = OTHERS.iter().enumerate().flat_map(|(nth, language)| {
        PAGES.iter().flat_map(move |(page, path)| {
            CHECKS_OF_OTHERS.iter().map(move |(check, function)| (nth, language, page, path, check, function))
        })
    });
    let in_others = in_others.map(|(nth, language, page, path, check, function)| {
        trial(format!("{language}::{page}::{check}"), true, Box::new(move |house: &House| house.visit_in(nth, path, *function)))
    });
    let scenes = preview::SCENES
        .iter()
        .map(|(name, scene)| trial(format!("preview::{name}"), false, Box::new(|house: &House| house.preview(*scene))));
    let rooms = [
        ("search", &search::SCENES[..]),
        ("tables", &tables::SCENES[..]),
        ("cites", &cites::SCENES[..]),
        ("tasks", &tasks::SCENES[..]),
        ("timeline", &timeline::SCENES[..]),
    ];
    let scenes_of_site = rooms.into_iter().flat_map(|(room, scenes)| scenes.iter().map(move |scene| (room, scene)));
    let scenes_of_site = scenes_of_site
        .map(|(room, (name, path, scene))| trial(format!("{room}::{name}"), true, Box::new(|house: &House| house.visit(path, *scene))));
    let pictures = pictures::folder().into_iter().flat_map(|folder| {
        let sites = std::iter::once(("en", None)).chain(OTHERS.iter().enumerate().map(|(nth, language)| (*language, Some(nth))));
        let pages = sites.flat_map(|site| {
            PAGES.iter().filter(move |(page, _)| site.1.is_none() || PICTURED.contains(page)).map(move |page| (site, page))
        });
        let pictures = pages.map(|((language, nth), (page, path))| {
            let (folder, name) = (folder.clone(), format!("{language}-{page}"));
            let take = move |tab: &mut Tab<'_>| pictures::take(tab, &folder, &name);
            let visit: Visit = match nth {
                None => Box::new(move |house: &House| house.visit(path, take)),
                Some(nth) => Box::new(move |house: &House| house.visit_in(nth, path, take)),
            };
            trial(format!("pictures::{language}::{page}"), true, visit)
        });
        pictures.collect::<Vec<_>>()
    });
    let own = [("tables", &tables::OWN[..]), ("hostile", &hostile::OWN[..])];
    let own = own.into_iter().flat_map(|(room, scenes)| scenes.iter().map(move |scene| (room, scene)));
    let own = own.map(|(room, (name, scene))| trial(format!("{room}::{name}"), true, Box::new(|house: &House| house.visit_none(*scene))));
    let weight = trial("weight::first_views".to_owned(), true, Box::new(|house: &House| house.look(weight::first_views)));
    let trials = pages.chain(in_others).chain(scenes).chain(scenes_of_site).chain(own).chain(pictures).chain([weight]);
    run(&arguments, trials.collect()).exit_code()
}

/// The console is empty, the page violates none of its own policy, nothing is missing, and no other host is contacted.
fn quiet(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    // The answer to a call arrives after all earlier events.
    tab.ask("true")?;
    tab.load()?;
    let (page, origin) = (format!("{}{}", tab.base_url, tab.path), tab.base_url.clone());
    let wrong = tab.events.iter().filter_map(|event| {
        let found = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match event["method"].as_str()? {
            "Network.requestWillBeSent" => {
                let url = text(&found["request"]["url"]);
                (!url.starts_with(&origin) && !url.starts_with("data:")).then(|| format!("asks for {url}"))
            }
            "Network.responseReceived" => {
                let (url, status) = (text(&found["response"]["url"]), found["response"]["status"].as_u64().unwrap_or_default());
                (status >= 400 && url != page).then(|| format!("{url} is answered with {status}"))
            }
            "Network.loadingFailed" => Some(format!("a file does not load: {}", text(&found["errorText"]))),
            "Runtime.consoleAPICalled" => Some(format!("writes to the console: {}", found["args"])),
            "Runtime.exceptionThrown" => Some(format!("a script fails: {}", text(&found["exceptionDetails"]["text"]))),
            "Audits.issueAdded" => Some(format!("{}: {}", text(&found["issue"]["code"]), found["issue"]["details"])),
            "Log.entryAdded" if found["entry"]["url"] != page.as_str() => {
                Some(format!("{} {}", text(&found["entry"]["text"]), text(&found["entry"]["url"])))
            }
            _ => None,
        }
    });
    // The page was loaded twice, so that anything that came late the first time is seen.
    Ok(wrong.collect::<BTreeSet<String>>().into_iter().collect())
}

/// There is one first-level heading, no heading level is skipped, links and landmarks are named, header cells have a scope,
/// and anchors lead somewhere.
fn structure(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    tab.complaints("audit.structure()", "")
}

/// The page does not scroll sideways, on a telephone or on a computer.
fn fits_the_window(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for width in WINDOWS {
        tab.resize(width)?;
        tab.load()?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), "")?);
    }
    Ok(wrong)
}

/// The page has a light and a dark look, and its text is legible in both.
fn light_and_dark(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for (scheme, bright) in [("light", true), ("dark", false)] {
        tab.show_on("screen", scheme)?;
        let background = tab.ask("audit.background()")?.as_f64().unwrap_or_default();
        if (background > 0.5) != bright {
            wrong.push(format!("{scheme}: the background has a luminance of {background:.2}"));
        }
        wrong.extend(tab.complaints("audit.contrast()", &format!("{scheme}: "))?);
    }
    Ok(wrong)
}

/// The first Tab stop leads past the navigation, and every stop shows its focus.
fn keyboard(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let first = tab.press_tab()?;
    if first["href"] != "#main" || first["visible"] != true {
        wrong.push(format!("the first stop of the tabulator is not a visible link to #main, but {}", named(&first)));
    }
    tab.press("Enter", 13)?;
    let second = tab.press_tab()?;
    if second["main"] != true {
        wrong.push(format!("after the skip link the next stop is not in <main>, but {}", named(&second)));
    }
    tab.load()?;
    for _ in 0..20 {
        let stop = tab.press_tab()?;
        if stop["body"] == true {
            break;
        }
        if stop["marked"] != true || stop["visible"] != true {
            wrong.push(format!("nothing shows that {} has the focus", named(&stop)));
        }
    }
    Ok(wrong)
}

/// Foldable parts open and close with the keyboard, and none is wider than the window.
fn unfolds(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    const FOLDS: &str = "[...document.querySelectorAll('main details')]";
    // A fold inside another fold can only be focused when the outer one is open.
    const OUTER: &str =
        "[...document.querySelectorAll('main details:not(details details)')].filter((fold) => audit.shown(fold.querySelector('summary')))";
    let mut wrong = Vec::new();
    for width in WINDOWS {
        tab.resize(width)?;
        tab.load()?;
        let folds = tab.ask(&format!("{OUTER}.length"))?.as_u64().unwrap_or_default();
        if folds == 0 && FOLDED.contains(&tab.path.as_str()) {
            wrong.push("nothing is folded away, though a cell or row should unfold to what it counts".to_owned());
        }
        for at in 0..folds.min(3) {
            let fold = format!("{OUTER}[{at}]");
            let before = tab.ask(&format!("({fold}.querySelector('summary').focus(), {fold}.open)"))?;
            let focus = tab.ask("audit.focus()")?;
            if focus["marked"] != true {
                wrong.push(format!("{width} pixels: nothing shows that {} has the focus", named(&focus)));
            }
            for (turn, open) in [("opens", before != true), ("closes again", before == true)] {
                tab.press("Enter", 13)?;
                if tab.ask(&format!("{fold}.open"))? != open {
                    wrong.push(format!("{width} pixels: with Enter {} never {turn}", named(&focus)));
                }
            }
        }
        tab.ask(&format!("{FOLDS}.forEach((fold) => {{ fold.open = true; }})"))?;
        wrong.extend(tab.complaints(&format!("audit.width({width})"), "unfolded: ")?);
    }
    Ok(wrong)
}

/// The name that `audit.focus` gives to the focused element.
fn named(focus: &Value) -> &str {
    focus["name"].as_str().unwrap_or("nothing")
}

/// On paper there is no navigation. Without scripts nothing is missing, and the menu opens.
fn print_and_scriptless(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    tab.show_on("print", "light")?;
    let mut wrong = tab.complaints(
        "[...document.querySelectorAll('nav, .skip, form, button')].filter(audit.shown).map((left) => `${audit.name(left)} is printed`)",
        "",
    )?;
    wrong.extend(tab.complaints(
        "[...document.querySelectorAll('.scroll')].filter((box) => box.scrollHeight > box.clientHeight + 1).map((box) => `${audit.name(box)} is cut off on paper`)",
        "",
    )?);
    tab.show_on("screen", "light")?;
    // Scripts only ever add more to choose from.
    const TEXT: &str =
        "(document.querySelectorAll('.picks, .facets').forEach((more) => more.remove()), document.querySelector('main').innerText)";
    let text = tab.ask(TEXT)?;
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    tab.resize(WINDOWS[0])?;
    tab.load()?;
    let menu = tab.ask("([...document.querySelectorAll('header summary')].filter(audit.shown).forEach((menu) => menu.click()), [...document.querySelectorAll('header nav a')].filter(audit.shown).length)")?;
    if menu.as_u64().unwrap_or_default() == 0 {
        wrong.push("without scripts no link of the main navigation can be reached".to_owned());
    }
    tab.resize(WINDOWS[1])?;
    tab.load()?;
    if tab.ask(TEXT)? != text {
        wrong.push("without scripts the page says something else".to_owned());
    }
    Ok(wrong)
}
