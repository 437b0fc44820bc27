//! What a first view weighs: a page with all that it loads at once, as a server sends it that compresses with gzip.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// In bytes.
const MOST: usize = 60_000;

/// Every page below a folder whose first view is too heavy, the heaviest first.
pub fn first_views(folder: &Path, base: &str) -> Result<Vec<String>, String> {
    let mut files: HashMap<String, usize> = HashMap::new();
    let mut heavy = Vec::new();
    let mut count = 0;
    for page in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if page.path().extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = std::fs::read_to_string(page.path()).map_err(|error| error.to_string())?;
        count += 1;
        let mut others = 0;
        for file in loaded(&html) {
            let Some(path) = file.strip_prefix(base) else { return Err(format!("{} loads {file}", page.path().display())) };
            others += match files.get(path) {
                Some(size) => *size,
                None => {
                    let bytes = std::fs::read(folder.join(path)).map_err(|error| format!("{path}: {error}"))?;
                    *files.entry(path.to_owned()).or_insert(compressed(&bytes)?)
                }
            };
        }
        // Compressed, it is lighter than it is.
        if html.len() + others > MOST {
            let own = compressed(html.as_bytes())?;
            if own + others > MOST {
                let path = page.path().strip_prefix(folder).unwrap_or(page.path()).display();
                heavy.push((own + others, format!("{path} has {own} bytes and loads {others}: more than {MOST}")));
            }
        }
    }
    if count == 0 || files.is_empty() {
        return Err("there are no pages, or they load nothing".to_owned());
    }
    heavy.sort_unstable_by(|a, b| b.cmp(a));
    Ok(heavy.into_iter().map(|(_, said)| said).collect())
}

/// The addresses of what a page asks for by itself: styles, scripts, pictures and its icon.
fn loaded(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        let attribute = match tag.split_once(' ')? {
            ("link", rest) if ["rel=\"stylesheet\"", "rel=\"icon\""].iter().any(|rel| rest.contains(rel)) => " href=\"",
            ("script" | "img", _) => " src=\"",
            _ => return None,
        };
        tag.split_once(attribute)?.1.split('"').next()
    })
}

fn compressed(bytes: &[u8]) -> Result<usize, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(|bytes| bytes.len()).map_err(|error| error.to_string())
}
