//! Pages as pictures, for somebody to look at: each in windows of both widths, light and dark. They are written into the folder that
//! `STATEBOOK_PICTURES` names; without it there are no such trials.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::WINDOWS;
use crate::tab::Tab;

/// As much of a page as can be looked at, in CSS pixels.
const HIGHEST: u64 = 8_000;

/// The folder for them, if pictures are wanted.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("STATEBOOK_PICTURES").map(PathBuf::from)
}

/// Writes four pictures of a page, whose names begin with `name`.
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
