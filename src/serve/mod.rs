//! The preview server: the same corridor with its memo kept, served from memory. Nothing is written to disk.
//!
//! Three threads run beside those that answer requests: one reads and compiles what changed, one listens to the file system,
//! and one makes the pages that nobody asked for, to see whether they can be made.

mod edition;
mod hosts;
mod http;
mod live;
mod overlay;
mod preview;
mod problem;
mod respond;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use edition::{Edition, File};
pub use hosts::Hosts;
pub use live::{News, OWN, Swap, insert_script};
pub use preview::{Preview, Report, Told};
pub use problem::Problem;
pub use respond::{Answer, Body, Request, respond};

use crate::Wishes;
use crate::disk::{Changed, Folder, Notice, Watch, today};

/// The default port.
pub const PORT: u16 = 4242;
/// A file that is suddenly empty or gone is usually about to be written.
const BEFORE_BELIEVING: Duration = Duration::from_millis(20);

/// The options of the server.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Settings that override those of the site.
    pub wishes: Wishes,
    /// The first port to try.
    pub port: u16,
    /// The address to listen at; none for this machine only.
    pub interface: Option<IpAddr>,
    /// Names under which the server answers, besides those of this machine.
    pub allowed_hosts: Vec<String>,
    /// Whether to scan the folder from time to time instead of using the system's events.
    pub poll: bool,
    /// Whether open pages go to the entry that changed.
    pub follow_changes: bool,
}

/// A message for the user.
#[derive(Debug)]
pub enum Word<'w> {
    /// The server is ready at this address.
    Ready(SocketAddr, String),
    /// The site was compiled: what changed, the result, and the time since the first sign of the change.
    Compiled(&'w [Arc<str>], &'w Report, Duration),
    /// The problems, or that there are none any more.
    Told(&'w Told<'w>),
    /// The folder cannot be watched, for this reason.
    Polling(&'w str),
}

/// Serves a site until the program ends.
///
/// # Errors
/// No port is free, or no threads are available.
pub fn serve(options: &Options, say: impl Fn(&Word<'_>) + Send + Sync + 'static) -> std::io::Result<std::convert::Infallible> {
    let start = Instant::now();
    let say = Arc::new(say);
    let tell = say.clone();
    let preview = Arc::new(Preview::new(options.follow_changes, move |told| tell(&Word::Told(told))));
    let interface = options.interface.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let address = http::answer(http::listen(interface, options.port)?, preview.clone(), Hosts::new(interface, &options.allowed_hosts))?;

    let mut folder = Folder::open(&options.root);
    let report = preview.update(folder.inputs(today(), options.wishes.clone()), &[]);
    let base = preview.shown().map_or_else(|| "/".to_owned(), |edition| edition.base_path().to_owned());
    say(&Word::Ready(address, base));
    say(&Word::Compiled(&[], &report, start.elapsed()));
    let prover = preview.clone();
    std::thread::Builder::new().name("proof".to_owned()).spawn(move || prover.prove_forever())?;

    // Starting to watch takes as long as reading. The first page need not wait for it; changes made meanwhile are read
    // afterwards.
    let mut watch = Watch::new(&options.root, options.poll);
    let mut start = Instant::now();
    watch.follow(&folder.places());
    let mut changed = folder.scan();
    loop {
        changed.extend(follow(&mut watch, &mut folder));
        if !changed.is_empty() {
            let report = preview.update(folder.inputs(today(), options.wishes.clone()), &changed);
            say(&Word::Compiled(&changed, &report, start.elapsed()));
        }
        if let Some(why) = watch.trouble() {
            say(&Word::Polling(&why));
        }
        let notice = watch.wait();
        start = Instant::now();
        changed = look(&mut watch, &mut folder, &notice);
    }
}

/// Reads the changes that a notice announces.
fn look(watch: &mut Watch, folder: &mut Folder, notice: &Notice) -> Changed {
    if notice.whole {
        // New folders are watched before they are read.
        watch.follow(&folder.places());
    }
    let mut changed = folder.look_at(notice.places());
    if notice.whole {
        changed.extend(folder.scan());
    }
    if folder.any_empty(&changed)
        && let Some(more) = watch.wait_for(BEFORE_BELIEVING)
    {
        changed.extend(look(watch, folder, &more));
    }
    changed.extend(follow(watch, folder));
    changed.sort();
    changed.dedup();
    changed
}

/// Watches the folders of the site, and reads what changed before they were watched.
fn follow(watch: &mut Watch, folder: &mut Folder) -> Changed {
    let mut changed = Changed::new();
    for _ in 0..3 {
        let places = folder.places();
        if watch.follows(&places) {
            break;
        }
        watch.follow(&places);
        changed.extend(folder.scan());
    }
    changed
}
