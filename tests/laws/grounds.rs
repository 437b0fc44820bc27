//! The sites that laws are tried on: the real knowledge base, the golden sites, and small sites in memory.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use statebook::entry::Entry;
use statebook::knowledge::{Knowledge, Mentions};
use statebook::memo::Memo;
use statebook::schema::Schema;
use statebook::source::Source;
use statebook::theme::Asset;
use statebook::{Inputs, Wishes, disk};

use crate::built::{Built, build};

/// The day on which all laws run.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The knowledge base of this repository, without its thousands of pictures, since `social.rs` tests those on other sites.
pub fn knowledge_base() -> Inputs {
    let mut inputs = disk::read(&repository(), TODAY, Wishes::default());
    for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
        *source = Source::new("site.toml", source.text.replace("social_pictures = true\n", "").as_bytes());
    }
    inputs
}

/// The knowledge base of this repository, built once for all laws.
pub fn built_knowledge_base() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&knowledge_base(), &mut Memo::default()))
}

/// The entries of a site, linked, with the names in their texts found.
pub fn linked(inputs: &Inputs) -> Knowledge {
    let schema = Arc::new(Schema::read(&inputs.sources).value);
    let content = inputs.sources.iter().filter(|source| source.path.starts_with("content/") && source.path.ends_with(".md"));
    let mut entries: Vec<Arc<Entry>> =
        content.filter_map(|source| statebook::entry::parse(source, &schema).value).filter(|entry| !entry.draft).map(Arc::new).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    statebook::knowledge::link(&entries.into(), &schema, Some(&Mentions::default())).value
}

/// All golden sites with their names. The default theme replaces the bare one.
pub fn golden_sites() -> Vec<(String, Inputs)> {
    let folder = repository().join("tests/golden/sites");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder).expect("golden sites").flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let read = |folder: &PathBuf| {
        let mut inputs = disk::read(folder, TODAY, Wishes::default());
        for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
            *source = Source::new("site.toml", source.text.replace("theme = \"bare\"\n", "").as_bytes());
        }
        (folder.file_name().unwrap_or_default().to_string_lossy().into_owned(), inputs)
    };
    folders.iter().map(read).collect()
}

/// The inputs of a site with these files. Files that are not text become assets beside the entries.
pub fn site<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Inputs {
    let mut inputs = Inputs {
        sources: Vec::new(),
        assets: Vec::new(),
        theme_files: Vec::new(),
        today: TODAY,
        wishes: Wishes::default(),
        problems: Vec::new(),
    };
    for (path, bytes) in files {
        match path.strip_prefix("content/").filter(|path| !path.ends_with(".md") && !path.ends_with(".toml")) {
            Some(path) => {
                inputs.assets.push(Asset { path: path.to_owned(), source: format!("content/{path}").into(), bytes: bytes.to_vec().into() })
            }
            None => inputs.sources.push(Source::new(path, bytes)),
        }
    }
    inputs
}

/// The files that golden diagnostics imply: settings, vocabularies, and a kind `models` with a field of every type.
pub fn implied() -> Vec<(&'static str, Vec<u8>)> {
    let folder = repository().join("tests/golden/implied");
    let files = ["site.toml", "content/vocabularies.toml", "content/models/kind.toml"];
    files.into_iter().map(|file| (file, std::fs::read(folder.join(file)).expect("an implied file"))).collect()
}

/// A site of the implied files and these; a file with the same path replaces an implied one.
pub fn small_site(files: &[(&str, &[u8])]) -> Inputs {
    let implied = implied();
    let others = implied.iter().filter(|(path, _)| !files.iter().any(|(own, _)| own == path));
    site(others.map(|(path, bytes)| (*path, &bytes[..])).chain(files.iter().copied()))
}

/// Writes files below a folder.
pub fn place(root: &Path, files: &[(&str, &[u8])]) {
    for (file, bytes) in files {
        let place = root.join(file);
        std::fs::create_dir_all(place.parent().unwrap_or(root)).expect("a folder");
        std::fs::write(place, bytes).expect("a file");
    }
}
