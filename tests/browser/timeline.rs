//! The timeline in a real Chromium: events by country, kind and type, several at once, with the keyboard, by address; and
//! the same events as on the pages without scripts.

use serde_json::{Value, json};

use crate::Check;
use crate::tab::Tab;

/// What readers do, and on which page.
pub const SCENES: [(&str, &str, Check); 3] = [
    ("single", "timeline/", single),
    ("combined", "timeline/?country=FR&kind=infrastructure&type=start&type=service", combined),
    ("hostile", "timeline/?country=%22%3E%3Cscript%3E&price=1&kind=models", hostile),
];

/// The events that are shown, in order, without the remarks that only some pages have.
const EVENTS: &str = "[...document.querySelectorAll('#timeline ol.timeline > li')].map((item) => item.textContent)";
/// The values by which they can be selected.
const PICKED: &str = "[...document.querySelectorAll('#timeline ol.timeline > li')].map((item) => item.dataset.is.split(' '))";

/// Waits until an expression is true.
fn until(tab: &mut Tab<'_>, what: &str) -> Result<Value, String> {
    tab.wait(&format!(
        "(async () => {{ for (let turn = 0; turn < 400; turn += 1) {{ if ({what}) return true; await new Promise((done) => setTimeout(done, 25)); }} throw new Error(document.querySelector('#events-shown').textContent); }})()"
    ))
}

/// The page of a kind or type without scripts shows the same as the script in place.
fn single(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let links = "[...document.querySelectorAll('[data-filter=kind] a, [data-filter=type] a')].map((link) => [link.closest('details').dataset.filter, link.dataset.word, Number(link.nextElementSibling.textContent.replace(/\\D/g, ''))])";
    let links: Vec<(String, String, usize)> = serde_json::from_value(tab.ask(links)?).map_err(|error| error.to_string())?;
    let mut wrong = Vec::new();
    // This many events are shown before a reader asks for older ones.
    for (name, word, count) in links.iter().filter(|(.., count)| *count < 200).take(8) {
        tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
        tab.path = format!("timeline/{name}/{word}/");
        tab.load()?;
        let without = tab.ask(EVENTS)?;
        tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
        tab.path = format!("timeline/?{name}={word}");
        tab.load()?;
        until(tab, "document.querySelector('#events-shown button')")?;
        let with = tab.ask(EVENTS)?;
        if without.as_array().map(Vec::len) != Some(*count) || with.as_array().map(Vec::len) != Some(*count) {
            wrong.push(format!("{name}={word}: {count} are promised"));
        }
        let sorted = |events: &Value| {
            let mut events: Vec<String> = events.as_array().into_iter().flatten().map(Value::to_string).collect();
            events.sort();
            events
        };
        if sorted(&without) != sorted(&with) {
            wrong.push(format!("{name}={word}: without scripts {without}, with them {with}"));
        }
    }
    if links.len() < 8 {
        wrong.push(format!("only {} links", links.len()));
    }
    Ok(wrong)
}

/// An address with several filters shows the events that match all of them; a click removes one; and everything is shown
/// again, with the keyboard alone.
fn combined(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    until(tab, "document.querySelector('#events-shown button')")?;
    let mut wrong = Vec::new();
    let fits = |picked: &Value, is: &[&[&str]]| {
        let all = picked.as_array().is_some_and(|events| !events.is_empty());
        all && picked.as_array().into_iter().flatten().all(|event| {
            let words: Vec<&str> = event.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            is.iter().all(|any| any.iter().any(|word| words.contains(word)))
        })
    };
    let first = tab.ask(PICKED)?;
    if !fits(&first, &[&["country:FR"], &["kind:infrastructure"], &["type:start", "type:service"]]) {
        wrong.push(format!("the address does not pick: {first}"));
    }
    tab.ask("(document.querySelector('[data-filter=country]').open = true, document.querySelector('[data-word=FR]').focus())")?;
    tab.press("Enter", 13)?;
    until(tab, "!location.search.includes('country')")?;
    let more = tab.ask(PICKED)?;
    if !fits(&more, &[&["kind:infrastructure"], &["type:start", "type:service"]])
        || more.as_array().map(Vec::len) <= first.as_array().map(Vec::len)
    {
        wrong.push(format!("without the country there are no more: {more}"));
    }
    tab.ask("document.querySelector('#events-shown button').focus()")?;
    tab.press("Enter", 13)?;
    until(tab, "!location.search && document.querySelector('#timeline details')")?;
    if tab.ask("document.activeElement.id")? != "events-shown" {
        wrong.push("the focus is lost".to_owned());
    }
    Ok(wrong)
}

/// Unknown filters are reported and ignored, and stay text.
fn hostile(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    until(tab, "document.querySelector('#events-shown button')")?;
    let said = tab.ask("document.querySelector('#events-shown').textContent")?;
    let said = said.as_str().unwrap_or_default();
    let mut wrong: Vec<String> = ["“\"><script>”", "“price”"]
        .iter()
        .filter(|word| !said.contains(**word))
        .map(|word| format!("{word} is not told: {said}"))
        .collect();
    let others = format!("{PICKED}.filter((words) => !words.includes('kind:models')).length");
    if tab.ask(&format!("[{others}, document.querySelectorAll('#timeline script, #events-shown script').length]"))? != json!([0, 0]) {
        wrong.push("what is known of the address is not shown".to_owned());
    }
    Ok(wrong)
}
