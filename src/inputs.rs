//! What goes into a site: the files that were read, and what a caller wants otherwise than the site says.

use jiff::civil;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::source::Source;
use crate::theme::Asset;

/// Everything that a site is made of, as it was read.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// `site.toml`, everything textual below `content/`, and the site's theme.
    pub sources: Vec<Source>,
    /// Pictures and data files below `content/`, and everything below `static/`; paths are below those.
    pub assets: Vec<Asset>,
    /// What the site's theme brings beside texts; paths are below its folder for that.
    pub theme_files: Vec<Asset>,
    /// The day at which the knowledge is read, unless the site fixes it.
    pub today: civil::Date,
    /// What the command line asks for.
    pub wishes: Wishes,
    /// What went wrong while reading.
    pub problems: Vec<Diagnostic>,
}

impl Inputs {
    /// The fingerprint of all of it. With an equal one, and the same program, the output has the same bytes.
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

/// What a caller wants otherwise than the site says.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Another address to publish at.
    pub base_url: Option<String>,
    /// Another day at which the knowledge is read.
    pub as_of: Option<civil::Date>,
    /// Publish drafts too.
    pub drafts: bool,
}
