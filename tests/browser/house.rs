//! The sites under test, each built by the program and served on loopback when it is first needed, and one browser for all
//! of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::chromium::Chromium;
use crate::tab::Tab;
use crate::{Check, preview, server};

/// Languages in which the site is built as well; one is written from right to left.
pub const OTHERS: [&str; 2] = ["fr", "ar"];

/// The path of `base_url`. It is not `/`, so that an address which lacks it leads nowhere.
const BASE: &str = "/statebook/";

pub struct House {
    chromium: PathBuf,
    /// Started by the first trial that needs it. Listing trials, or running none, needs no browser.
    browser: OnceLock<Result<Mutex<Chromium>, String>>,
    site: OnceLock<Result<Site, String>>,
    /// The same site in other languages.
    others: [OnceLock<Result<Site, String>>; OTHERS.len()],
}

/// A built site.
pub struct Site {
    pub base_url: String,
    /// The folder of the site, which is removed when this is dropped.
    folder: tempfile::TempDir,
}

impl House {
    /// A house whose browser is at `chromium`.
    pub fn of(chromium: PathBuf) -> Self {
        Self { chromium, browser: OnceLock::new(), site: OnceLock::new(), others: Default::default() }
    }

    /// Checks a page of the site in `content/`.
    pub fn visit(&self, path: &str, check: impl FnOnce(&mut Tab<'_>) -> Result<Vec<String>, String>) -> Result<Vec<String>, String> {
        let site = self.site.get_or_init(|| own_site("en")).as_ref().map_err(Clone::clone)?;
        self.with_tab(&site.base_url, path, check)
    }

    /// Checks the files of the site in `content/`, which are given with the path of its base URL.
    pub fn look(&self, check: impl FnOnce(&Path, &str) -> Result<Vec<String>, String>) -> Result<Vec<String>, String> {
        let site = self.site.get_or_init(|| own_site("en")).as_ref().map_err(Clone::clone)?;
        check(&site.folder.path().join("site"), BASE)
    }

    /// Checks a page of the site in another language; its content is not translated.
    pub fn visit_in(
        &self,
        nth: usize,
        path: &str,
        check: impl FnOnce(&mut Tab<'_>) -> Result<Vec<String>, String>,
    ) -> Result<Vec<String>, String> {
        let site = self.others[nth].get_or_init(|| own_site(OTHERS[nth])).as_ref().map_err(Clone::clone)?;
        self.with_tab(&site.base_url, path, check)
    }

    /// Runs a scene that makes its own site, in an empty tab.
    pub fn visit_none(&self, scene: Check) -> Result<Vec<String>, String> {
        self.with_tab("about:blank", "", scene)
    }

    /// Runs a scene with a preview of its own.
    pub fn preview(&self, scene: preview::Scene) -> Result<Vec<String>, String> {
        let preview = preview::Preview::start()?;
        self.with_tab(&preview.url, "models/alpha/", |tab| scene(tab, &preview))
    }

    fn with_tab(
        &self,
        base_url: &str,
        path: &str,
        play: impl FnOnce(&mut Tab<'_>) -> Result<Vec<String>, String>,
    ) -> Result<Vec<String>, String> {
        let browser = self.browser.get_or_init(|| Chromium::launch(&self.chromium).map(Mutex::new)).as_ref().map_err(Clone::clone)?;
        // A trial that panicked does not affect later ones, because every visit has a tab of its own.
        let mut browser = browser.lock().unwrap_or_else(PoisonError::into_inner);
        let mut tab = Tab::open(&mut browser, base_url, path)?;
        let wrong = play(&mut tab);
        tab.close()?;
        wrong
    }
}

/// Builds a site into a temporary folder and serves it.
pub fn serve(root: &Path) -> Result<Site, String> {
    let no_site = |error: std::io::Error| format!("there is no site to visit: {error}");
    let folder = tempfile::tempdir().map_err(no_site)?;
    let listener = server::listen().map_err(no_site)?;
    let base_url = format!("http://{}{BASE}", listener.local_addr().map_err(no_site)?);
    let site = folder.path().join("site");
    let built = Command::new(env!("CARGO_BIN_EXE_statebook"))
        .args(["build", "--base-url", &base_url, "--root"])
        .args([root, Path::new("--output"), &site])
        .output()
        .map_err(no_site)?;
    if !built.status.success() {
        return Err(format!("the site cannot be built:\n{}", String::from_utf8_lossy(&built.stderr)));
    }
    server::serve(listener, BASE, site);
    Ok(Site { base_url, folder })
}

/// The site in a language, without social pictures: no page shows them, and there are thousands.
fn own_site(language: &str) -> Result<Site, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in walkdir::WalkDir::new(own.join("content")).into_iter().flatten().filter(|file| file.file_type().is_file()) {
        let place = folder.path().join(file.path().strip_prefix(own).map_err(|error| error.to_string())?);
        std::fs::create_dir_all(place.parent().unwrap_or(folder.path())).map_err(|error| error.to_string())?;
        std::fs::copy(file.path(), place).map_err(|error| error.to_string())?;
    }
    let settings = std::fs::read_to_string(own.join("site.toml")).map_err(|error| error.to_string())?;
    let settings = settings.replace("language = \"en\"", &format!("language = \"{language}\"")).replace("social_pictures = true\n", "");
    std::fs::write(folder.path().join("site.toml"), settings).map_err(|error| error.to_string())?;
    serve(folder.path())
}
