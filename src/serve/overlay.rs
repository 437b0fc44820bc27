//! The problems as pages show them: the lines they are about, and the page that is shown until a site is built.

use super::live::{OWN, insert_script};
use super::problem::Problem;
use crate::markup::preview;

/// The style sheet of the server's own pages.
pub const STYLE: &str = include_str!("overlay.css");

/// The page that is shown until a site is built. Its script replaces it as soon as there is one.
pub fn no_site(problems: &[Problem], base_path: &str) -> Vec<u8> {
    let page = preview::problems(&style(base_path), problems.iter().map(|problem| &*problem.text));
    let mut page = page.as_str().as_bytes().to_vec();
    insert_script(&mut page, base_path);
    page
}

/// A page that shows a source file, with an anchor for each line.
pub fn source(path: &str, text: &str, base_path: &str) -> Vec<u8> {
    preview::source(&style(base_path), path, text).as_str().as_bytes().to_vec()
}

/// The address of the style sheet of the server's own pages.
fn style(base_path: &str) -> String {
    format!("{base_path}{OWN}overlay.css")
}
