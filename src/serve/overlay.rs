//! What is wrong, for readers of pages: the lines that problems are about, and the page that stands where no site was built yet.

use super::live::{OWN, insert_script};
use super::problem::Problem;
use crate::markup::preview;

/// The style of the server's own pages.
pub const STYLE: &str = include_str!("overlay.css");

/// The page that stands where no site was built yet. The script takes it away when there is one.
pub fn no_site(problems: &[Problem], base_path: &str) -> Vec<u8> {
    let page = preview::problems(&style(base_path), problems.iter().map(|problem| &*problem.text));
    let mut page = page.as_str().as_bytes().to_vec();
    insert_script(&mut page, base_path);
    page
}

/// A file as it was read, with an anchor for each line.
pub fn source(path: &str, text: &str, base_path: &str) -> Vec<u8> {
    preview::source(&style(base_path), path, text).as_str().as_bytes().to_vec()
}

/// The address of the style sheet of the server's own pages.
fn style(base_path: &str) -> String {
    format!("{base_path}{OWN}overlay.css")
}
