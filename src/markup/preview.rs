//! The preview's additions to the site's pages: its script, and pages of its own that no theme makes.

use maud::DOCTYPE;

use super::Html;

/// Inserts a script right before the end of a page's body, or at the end of the page if it has none.
pub fn insert_script(page: &mut Vec<u8>, address: &str) {
    let element = html! { script src=(address) defer {} };
    let at = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    page.splice(at..at, element.as_str().bytes());
}

/// The page that is shown until a site is built: its problems, as `check` prints them.
pub fn problems<'p>(style: &str, problems: impl Iterator<Item = &'p str>) -> Html {
    let title = "The site has errors";
    let main = html! {
        h1 { (title) }
        p { "This page goes away when they are mended." }
        @for problem in problems { pre { (problem) } "\n" }
    };
    page(title, style, &main)
}

/// A source file, with an anchor for each line.
pub fn source(style: &str, path: &str, text: &str) -> Html {
    let main = html! {
        h1 { (path) }
        ol {
            @for (number, line) in (1..).zip(text.lines()) { li id={ "L" (number) } { code { (line) } } "\n" }
        }
    };
    page(path, style, &main)
}

fn page(title: &str, style: &str, main: &Html) -> Html {
    html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href=(style);
            }
            body { main { (main) } }
        }
    }
}
