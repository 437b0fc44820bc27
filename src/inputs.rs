//! The inputs of a site: the files that were read, and the settings that a caller overrides.

use jiff::civil;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::source::Source;
use crate::theme::Asset;

/// Everything a site is made of, as it was read from disk.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// `site.toml`, all text files below `content/`, and the text files of the site's theme.
    pub sources: Vec<Source>,
    /// Pictures and data files below `content/`, and everything below `static/`; their paths are relative to those folders.
    pub assets: Vec<Asset>,
    /// The theme's files that are not text, such as fonts; their paths are relative to the theme's folder for them.
    pub theme_files: Vec<Asset>,
    /// The day on which the knowledge is read, unless the site fixes one.
    pub today: civil::Date,
    /// What the command line asks for.
    pub wishes: Wishes,
    /// Problems met while reading.
    pub problems: Vec<Diagnostic>,
}

impl Inputs {
    /// The fingerprint of all inputs. With an equal fingerprint, the same program produces the same bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        let said = format!("{} {:?} {:?}", self.today, self.wishes, self.problems);
        let sources = self.sources.iter().map(|source| (&*source.path, source.fingerprint));
        let assets: Vec<_> =
            self.assets.iter().chain(&self.theme_files).map(|asset| (asset.path.as_str(), asset.bytes.fingerprint())).collect();
        let files = sources.chain(assets).map(|(path, print)| format!("{path}\n{:x}", print.0));
        let parts: Vec<String> = std::iter::once(said).chain(files).collect();
        Fingerprint::of_parts(parts.iter().map(String::as_bytes))
    }
}

/// Settings of the site that a caller overrides.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Publish at this address instead.
    pub base_url: Option<String>,
    /// Show what was known on this day instead.
    pub as_of: Option<civil::Date>,
    /// Also publish drafts.
    pub drafts: bool,
}
