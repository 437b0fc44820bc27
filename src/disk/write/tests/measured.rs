//! How long a write of 20 000 files takes. Not a test: it asserts nothing, and runs only when asked for.

use std::process::Command;
use std::time::{Duration, Instant};

use super::*;

/// `cargo test --release -- --ignored measure --nocapture`
#[test]
#[ignore = "a measurement"]
fn measure_twenty_thousand_files() {
    let room = std::env::var_os("STATEBOOK_MEASURE_IN").map_or_else(std::env::temp_dir, PathBuf::from);
    let room = TempDir::new_in(room).unwrap();
    let folder = room.path().join("public");
    let page = "a page of a site about models ".repeat(300);
    let mut files = BTreeMap::new();
    for number in 0..10_000 {
        let html = format!("{number} {page}");
        files.insert(format!("models/m{number}/index.html"), Arc::from(html.as_bytes()));
        files.insert(format!("models/m{number}/data.json"), Arc::from(&html.as_bytes()[..1000]));
    }
    let timed = |files: &BTreeMap<String, Arc<[u8]>>, what: &str| {
        let start = Instant::now();
        let written = write(files, &folder).unwrap();
        println!("{what:<12} {:>6} ms  {written:?}", start.elapsed().as_millis());
    };
    timed(&files, "fresh");
    for round in 0..4 {
        timed(&files, "unchanged");
        files.insert("models/m77/index.html".into(), Arc::from(format!("edit {round}").as_bytes()));
        timed(&files, "one changed");
    }
    Command::new("sync").status().unwrap();
    std::thread::sleep(Duration::from_secs(1));
    timed(&files, "unchanged");
}
