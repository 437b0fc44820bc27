//! The only room that touches the file system or the clock.

mod folder;
mod gate;
mod read;
mod watch;
pub mod write;

use jiff::civil;

pub use folder::{Changed, Folder};
pub use read::read;
pub use watch::{Notice, Watch};

mod place;
mod publish;
pub use place::place;
pub use publish::{Published, publish};

/// Today, where the machine stands.
pub fn today() -> civil::Date {
    jiff::ZonedDateTime::now().date()
}

/// The time of day where the program runs, as `14:05:09`.
pub fn time_of_day() -> String {
    jiff::ZonedDateTime::now().strftime("%H:%M:%S").to_string()
}

/// The nearest folder upward from `start` that holds a `site.toml`.
pub fn find_root(start: &std::path::Path) -> Option<std::path::PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("site.toml").is_file()).map(std::path::Path::to_path_buf)
}
