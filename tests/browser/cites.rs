//! The preview of a source at its citation: shown on hover and focus, dismissed with Escape, and kept while the pointer is
//! on it (WCAG 1.4.13).

use serde_json::json;

use crate::Check;
use crate::tab::Tab;

pub const SCENES: [(&str, &str, Check); 2] = [("preview", "models/sea-lion/", preview), ("places", "models/sea-lion/", places)];

const SHOWN: &str = "document.querySelector('.preview:popover-open')?.textContent ?? ''";
const MARK: &str = "document.querySelector('.facts .cite')";

/// Waits until the preview is shown or, if not wanted, hidden.
fn shown(tab: &mut Tab<'_>, wanted: bool) -> Result<bool, String> {
    let script = format!(
        "new Promise((done) => {{ const from = performance.now(); const look = () => {{ const is = ({SHOWN}) !== ''; \
        if (is === {wanted} || performance.now() - from > 3000) done(is); else requestAnimationFrame(look); }}; look(); }})"
    );
    Ok(tab.wait(&script)? == wanted)
}

fn point(tab: &mut Tab<'_>, at: &str) -> Result<(), String> {
    let place =
        tab.ask(&format!("(() => {{ const at = {at}.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]; }})()"))?;
    tab.call("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": place[0], "y": place[1] })).map(drop)
}

fn preview(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    tab.ask(&format!("({MARK}.scrollIntoView({{ block: 'center', behavior: 'instant' }}), true)"))?;
    point(tab, MARK)?;
    expect(shown(tab, true)?, "nothing is shown where the pointer is on a mark");
    let title = tab.ask(&format!("document.querySelector({MARK}.hash + ' cite').textContent"))?;
    let text = tab.ask(SHOWN)?;
    expect(text.as_str().is_some_and(|text| text.contains(title.as_str().unwrap_or("?"))), "what is shown is not the source of the mark");
    expect(
        tab.ask(&format!("{MARK}.getAttribute('aria-describedby') === 'preview'"))? == true,
        "the mark is not described by what is shown",
    );
    point(tab, "document.querySelector('.preview')")?;
    tab.wait("new Promise((done) => setTimeout(done, 500))")?;
    expect(shown(tab, true)?, "what is shown goes away under the pointer");
    tab.press("Escape", 27)?;
    expect(shown(tab, false)?, "Escape does not close what is shown");
    tab.call("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 1, "y": 1 }))?;
    // Focuses the element before the mark, so that Tab leads to the mark and its focus style is visible.
    tab.ask(&format!(
        "((all) => all[all.indexOf({MARK}) - 1].focus())([...document.querySelectorAll('a[href], summary, input, [tabindex]')].filter((e) => e.checkVisibility()))"
    ))?;
    tab.press_tab()?;
    expect(shown(tab, true)?, "nothing is shown where a mark has the focus");
    tab.press_tab()?;
    tab.ask("document.activeElement.blur()")?;
    Ok(wrong)
}

/// Checks that every fact, dependency and event has a symbol that links to its own place.
fn places(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    tab.complaints(
        "[['.facts dl > div', 'fact-'], ['.deps .edges > li[id]', 'edge-'], ['#events li:has(> .place)', 'event-']].flatMap(([rows, begin]) => { \
        const all = [...document.querySelectorAll(rows)]; \
        if (!all.length) return [`no ${rows}`]; \
        return all.filter((row) => { const link = row.querySelector('a.anchor'); \
          return !link || !link.hash.startsWith('#' + begin) || !document.getElementById(decodeURIComponent(link.hash.slice(1))) || \
          getComputedStyle(link).opacity !== '1' || !link.getAttribute('aria-label'); }).map((row) => `no link to its place: ${audit.name(row)}`); })",
        "",
    )
}
