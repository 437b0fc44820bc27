//! Checks pages with axe-core: on a telephone and on a computer, in light and dark, with and without scripts, with
//! everything unfolded.
//!
//! Its source is an npm package, which `tests/run` installs as the lock file beside this file says. Nothing is skipped
//! silently: without the package the trial fails and says what to do.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::WINDOWS;
use crate::tab::Tab;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/axe-core/axe.min.js");

/// All rules except those of the strictest level and those that axe calls experimental or deprecated. `target-size` is
/// included, which is off by default.
const ALL: &str = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";

/// The rules about colours. Nothing else can differ between the light and the dark look of a document.
const COLOURS: &str = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

fn run(only: &str) -> String {
    format!(
        "axe.run({{ runOnly: {only}, rules: {{ 'target-size': {{ enabled: true }} }}, resultTypes: ['violations'] }}).then(({{ violations }}) => \
        violations.map(({{ id, help, nodes }}) => `${{id}}: ${{help}}, ${{nodes.length}} times, such as ${{nodes.slice(0, 3).map((node) => \
        `${{node.target}} ${{node.html.slice(0, 120)}}`).join(' and ')}}`))"
    )
}

/// The violations, as a sentence for each rule and type of window.
pub fn violations(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    in_schemes(tab, &[("light", ALL), ("dark", COLOURS)])
}

/// The same for a page in another language, which has the same colours as the original.
pub fn violations_of_others(tab: &mut Tab<'_>) -> Result<Vec<String>, String> {
    in_schemes(tab, &[("light", ALL)])
}

fn in_schemes(tab: &mut Tab<'_>, schemes: &[(&str, &str)]) -> Result<Vec<String>, String> {
    let axe = std::fs::read_to_string(SOURCE).map_err(|_| {
        "axe-core is not installed: run `npm ci --prefix tests/browser`, as tests/run does, or leave these tests out with STATEBOOK_BROWSER=none"
    })?;
    let mut wrong = Vec::new();
    for width in WINDOWS {
        tab.resize(width)?;
        for &(scheme, only) in schemes {
            tab.show_on("screen", scheme)?;
            let mut seen = BTreeSet::new();
            for scripts in [false, true] {
                // The page as changed by scripts is a page of its own. If they changed nothing, there is nothing more to
                // find.
                tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": !scripts }))?;
                tab.load()?;
                tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;
                tab.ask("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")?;
                // Cards outside the window have an estimated height until a reader scrolls to them, so they are laid out
                // first.
                tab.ask("document.querySelectorAll('.compare tbody tr').forEach((card) => { card.style.contentVisibility = 'visible'; })")?;
                let document = tab.ask("document.documentElement.outerHTML")?.as_str().unwrap_or_default().to_owned();
                if !seen.insert(document) {
                    continue;
                }
                tab.ask(&format!("(() => {{ {axe}; }})()"))?;
                let found = tab.wait(&run(only))?;
                let found = found.as_array().ok_or("axe gives no list")?;
                let about = format!("{width} pixels, {scheme}, {}", if scripts { "with scripts" } else { "without scripts" });
                wrong.extend(found.iter().filter_map(Value::as_str).map(|text| format!("{about}: {text}")));
            }
        }
    }
    Ok(wrong)
}
