//! The only module that touches the file system or the clock.

mod folder;
mod gate;
mod read;
mod walk;
mod watch;
pub mod write;

use jiff::civil;

pub use folder::{Changed, Folder, read};
pub use read::as_read;
pub use watch::{Notice, Watch};

mod place;
mod publish;
mod save;
pub use place::{place, real};
pub use publish::{Published, publish};
pub use save::{create, make_empty, remove, save, save_all};

/// The path of an existing file or folder relative to the site's folder, with `/` as separator; empty for the site's folder
/// itself.
pub fn within(root: &std::path::Path, place: &std::path::Path) -> Option<String> {
    let root = std::fs::canonicalize(root).ok()?;
    let real = std::fs::canonicalize(place).ok()?;
    // A link inside the site keeps its own name.
    let parent = std::path::absolute(place).ok()?.parent().and_then(|parent| std::fs::canonicalize(parent).ok());
    let own = parent.zip(place.file_name()).map(|(parent, name)| parent.join(name));
    let found = own.filter(|own| own.starts_with(&root)).unwrap_or(real);
    found.starts_with(&root).then(|| read::relative(&root, &found).to_string())
}

/// Reads a text file named by the user, of at most 64 MiB; `-` is the standard input. Text that is not UTF-8 is decoded as
/// Windows-1252, which spreadsheets write.
///
/// # Errors
/// The file cannot be read, or is larger.
pub fn read_text(place: &std::path::Path) -> std::io::Result<String> {
    use std::io::Read as _;
    const LARGEST: u64 = 64 << 20;
    let mut bytes = Vec::new();
    if place == std::path::Path::new("-") {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(place)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(std::io::Error::other("it is larger than 64 MiB"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| crate::source::windows_text(error.as_bytes())))
}

/// Today's date in the machine's time zone.
pub fn today() -> civil::Date {
    jiff::ZonedDateTime::now().date()
}

/// The time of day in the machine's time zone, as `14:05:09`.
pub fn time_of_day() -> String {
    jiff::ZonedDateTime::now().strftime("%H:%M:%S").to_string()
}

/// The nearest folder, from `start` upward, that contains a `site.toml`.
pub fn find_root(start: &std::path::Path) -> Option<std::path::PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("site.toml").is_file()).map(std::path::Path::to_path_buf)
}
