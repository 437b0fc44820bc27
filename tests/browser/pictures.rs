//! Screenshots for people to look at: each page in windows of both widths, light and dark. They are written to the folder
//! that `STATEBOOK_PICTURES` names; without it there are no such trials.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::WINDOWS;
use crate::tab::Tab;

/// The most of a page's height that is captured, in CSS pixels.
const HIGHEST: u64 = 8_000;

/// The folder for screenshots, if they are wanted.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("STATEBOOK_PICTURES").map(PathBuf::from)
}

/// Writes four screenshots of a page, whose names begin with `name`.
pub fn take(tab: &mut Tab<'_>, folder: &Path, name: &str) -> Result<Vec<String>, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for width in WINDOWS {
        for scheme in ["light", "dark"] {
            tab.resize(width)?;
            tab.show_on("screen", scheme)?;
            tab.load()?;
            let height = tab.ask("document.documentElement.scrollHeight")?.as_u64().unwrap_or(1).min(HIGHEST);
            let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
            let taken = tab.call("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip }))?;
            let bytes = STANDARD.decode(taken["data"].as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
            let file = folder.join(format!("{name}-{width}-{scheme}.png"));
            std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(Vec::new())
}
