//! The preview in a real Chromium: what an author sees of an edit without touching the browser.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Tab;

/// What an author does, and what the browser then shows.
pub const SCENES: [(&str, Scene); 6] = [
    ("edit", edit),
    ("overlay", overlay),
    ("scroll", scroll),
    ("style", style),
    ("other_pages", other_pages),
    ("navigate_to_changed", navigate_to_changed),
];

/// Returns what is wrong.
pub type Scene = fn(&mut Tab<'_>, &Preview) -> Result<Vec<String>, String>;

/// The longest time until a change is visible.
const PATIENCE: Duration = Duration::from_secs(20);
const SITE: &str = "title = \"Case\"\nbase_url = \"https://example.org/below/\"\ntheme = \"theme\"\n";
const ALPHA: &str = "+++\ntitle = \"Alpha\"\n+++\nWords.\n";

/// A preview server for a site in a temporary folder.
pub struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    /// Its address.
    pub url: String,
}

impl Preview {
    /// Starts the server.
    pub fn start() -> Result<Self, String> {
        let said = |error: std::io::Error| format!("there is no preview: {error}");
        let folder = tempfile::tempdir().map_err(said)?;
        for (path, text) in [
            ("site.toml", SITE),
            ("theme/styles/own.css", ":root { --marker: one }\n"),
            ("content/models/kind.toml", "name = \"Model\"\nplural = \"Models\"\n"),
            ("content/models/alpha.md", ALPHA),
            ("content/models/beta.md", "+++\ntitle = \"Beta\"\n+++\nOther words.\n"),
        ] {
            put(folder.path(), path, text).map_err(said)?;
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_statebook"))
            .args(["serve", "--port", "0", "--navigate-to-changed", "--root"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(said)?;
        let mut url = String::new();
        let talk = child.stdout.take().ok_or("the preview says nothing")?;
        BufReader::new(talk).read_line(&mut url).map_err(said)?;
        Ok(Self { folder, child, url: url.trim().to_owned() })
    }

    fn put(&self, path: &str, text: &str) -> Result<(), String> {
        put(self.folder.path(), path, text).map_err(|error| format!("{path} cannot be written: {error}"))
    }

    /// Replaces a file in one step, as careful editors do. A file that is written in two steps may count as two changes, and
    /// a page that misses one of them is loaded again.
    fn replace(&self, path: &str, text: &str) -> Result<(), String> {
        let (whole, place) = (self.folder.path().join(".whole"), self.folder.path().join(path));
        let said = |error: std::io::Error| format!("{path} cannot be replaced: {error}");
        std::fs::write(&whole, text).and_then(|()| std::fs::rename(&whole, place)).map_err(said)
    }

    fn body(&self, text: &str) -> Result<(), String> {
        self.put("content/models/alpha.md", &ALPHA.replace("Words.", text))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn put(root: &Path, path: &str, text: &str) -> std::io::Result<()> {
    let place = root.join(path);
    std::fs::create_dir_all(place.parent().unwrap_or(root))?;
    std::fs::write(place, text)
}

/// Evaluates a script until the result is as wanted. While a page is loading there is no result.
fn until(tab: &mut Tab<'_>, script: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value, String> {
    let start = Instant::now();
    loop {
        let answer = tab.ask(script);
        match answer {
            Ok(value) if wanted(&value) => return Ok(value),
            answer if start.elapsed() > PATIENCE => return Err(format!("{script} stays {answer:?}")),
            _ => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

fn until_says(tab: &mut Tab<'_>, text: &str) -> Result<(), String> {
    until(tab, "document.querySelector('main')?.innerText ?? ''", |shown| shown.as_str().is_some_and(|shown| shown.contains(text)))
        .map(drop)
}

/// Waits until the page shows a text and has received its first news, whereupon it asks for its tag. A change before that
/// rightly makes it load again.
fn until_listens(tab: &mut Tab<'_>, text: &str) -> Result<(), String> {
    until_says(tab, text)?;
    let asked = "performance.getEntriesByType('resource').some((one) => one.initiatorType === 'fetch' && one.name === location.href)";
    until(tab, asked, |heard| heard == true).map(drop)
}

const PROBLEMS: &str = "document.getElementById('statebook-problems')?.shadowRoot.querySelector('section').innerText ?? ''";

/// An edit appears on the open page by itself, and so do twenty more.
fn edit(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    until_says(tab, "Words.")?;
    for number in 0..20 {
        let text = format!("Edit number {number} is here.");
        preview.body(&text)?;
        until_says(tab, &text)?;
    }
    let scripts = tab.ask("[document.scripts.length, document.body.lastElementChild.outerHTML]")?;
    let wanted = "<script src=\"/below/__statebook/live.js\" defer=\"\"></script>";
    Ok(if scripts[1] == wanted { Vec::new() } else { vec![format!("the page ends in {scripts}")] })
}

/// A mistake is shown over the page with its line, and disappears when it is mended.
fn overlay(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    until_says(tab, "Words.")?;
    preview.put("content/models/alpha.md", "+++\ntitle = \"Alpha\"\ntitel = \"x\"\n+++\nBroken.\n")?;
    let said = until(tab, PROBLEMS, |said| said.as_str().is_some_and(|said| said.contains("titel")))?;
    let said = said.as_str().unwrap_or_default();
    for part in ["content/models/alpha.md:3:1", "unknown-key", "did you mean `title`?"] {
        if !said.contains(part) {
            wrong.push(format!("the overlay does not say {part}: {said}"));
        }
    }
    until_says(tab, "Words.")?;
    // The line itself is one step away.
    let link = "document.getElementById('statebook-problems').shadowRoot.querySelector('a').href";
    let link = tab.ask(link)?.as_str().unwrap_or_default().to_owned();
    if !link.ends_with("/below/__statebook/source/content/models/alpha.md#L3") {
        wrong.push(format!("the overlay links to {link}"));
    }
    // The mistake is also shown on a page that is loaded while it exists.
    tab.load()?;
    until(tab, PROBLEMS, |said| said.as_str().is_some_and(|said| said.contains("titel")))?;
    preview.body("Mended.")?;
    until_says(tab, "Mended.")?;
    until(tab, PROBLEMS, |said| said == "")?;
    // A template that fails is found although nobody asks for its page.
    preview.put("theme/templates/listing.html", "{{ page.title }}")?;
    preview.put("theme/templates/timeline.html", "{{ page.titel }}")?;
    until(tab, PROBLEMS, |said| said.as_str().is_some_and(|said| said.contains("theme/templates/timeline.html:1:")))?;
    preview.put("theme/templates/timeline.html", "<html><body><main>{{ page.title }}</main></body></html>")?;
    until(tab, PROBLEMS, |said| said == "")?;
    Ok(wrong)
}

/// The page stays where the author has scrolled to.
fn scroll(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    let long = "A paragraph.\n\n".repeat(200);
    preview.body(&format!("Long.\n\n{long}"))?;
    until_says(tab, "Long.")?;
    until(tab, "document.readyState", |state| state == "complete")?;
    until(tab, "(scrollTo({ top: 1500, behavior: 'instant' }), scrollY)", |y| y.as_f64().is_some_and(|y| y >= 1499.0))?;
    preview.body(&format!("Long indeed.\n\n{long}"))?;
    until_says(tab, "Long indeed.")?;
    until(tab, "document.readyState", |state| state == "complete")?;
    let y = until(tab, "scrollY", |y| y.as_f64().is_some_and(|y| y > 0.0)).map_err(|error| format!("the page went to its top: {error}"))?;
    Ok(if y.as_f64().is_some_and(|y| (y - 1500.0).abs() < 2.0) { Vec::new() } else { vec![format!("the page went from 1500 to {y}")] })
}

/// A style sheet changes without the page being loaded again.
fn style(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    until_listens(tab, "Words.")?;
    tab.ask("(window.mark = 'kept', 1)")?;
    let marker = "getComputedStyle(document.documentElement).getPropertyValue('--marker').trim()";
    until(tab, marker, |value| value == "one")?;
    for value in ["two", "three"] {
        preview.replace("theme/styles/own.css", &format!(":root {{ --marker: {value} }}\n"))?;
        until(tab, marker, |found| found == value)?;
    }
    let sheets = until(tab, "document.querySelectorAll('link[rel=stylesheet]').length", |count| count == 1)?;
    let kept = tab.ask("window.mark ?? 'lost'")?;
    Ok(if kept == "kept" { Vec::new() } else { vec![format!("the page was loaded again, with {sheets} sheets")] })
}

/// A page that does not show the change is left alone.
fn other_pages(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    until_says(tab, "Words.")?;
    tab.ask("(window.mark = 'kept', 1)")?;
    let before = news(tab)?;
    preview.put("content/models/kind.toml", "name = \"Model\"\nplural = \"Models\"\n# A note.\n")?;
    until(tab, NEWS, |revision| *revision != before)?;
    std::thread::sleep(Duration::from_millis(200));
    let kept = tab.ask("window.mark ?? 'lost'")?;
    Ok(if kept == "kept" { Vec::new() } else { vec!["the page was loaded again for nothing".to_owned()] })
}

/// The revision, as the server tells it to anybody who asks.
const NEWS: &str = "(() => { if (!window.other) { window.other = new EventSource('/below/__statebook/events'); \
    other.onmessage = (event) => { window.told = event.lastEventId; }; } return window.told ?? ''; })()";

fn news(tab: &mut Tab<'_>) -> Result<Value, String> {
    until(tab, NEWS, |revision| revision != "")
}

/// The open page goes to the entry that changed.
fn navigate_to_changed(tab: &mut Tab<'_>, preview: &Preview) -> Result<Vec<String>, String> {
    until_listens(tab, "Words.")?;
    preview.put("content/models/beta.md", "+++\ntitle = \"Beta\"\n+++\nChanged words.\n")?;
    until_says(tab, "Changed words.")?;
    let path = tab.ask("location.pathname")?;
    Ok(if path == "/below/models/beta/" { Vec::new() } else { vec![format!("the browser is at {path}")] })
}
