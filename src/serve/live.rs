//! Live reload: the script in every page, and the news it waits for.
//!
//! News say how things stand, not what happened, so that nothing is lost when they cross a request: the page compares its own
//! tag with the one that its address has now.

use serde::Serialize;

use super::problem::Problem;

/// Below the base path: what is the server's and not the site's.
pub const OWN: &str = "__statebook/";
/// The script.
pub const SCRIPT: &str = include_str!("live.js");

/// How things stand.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// Grows by one with every change of anything below. Zero: nothing is known yet.
    pub revision: u64,
    /// What is wrong, if there are errors among it.
    pub problems: Vec<Problem>,
    /// How many more problems there are.
    pub more: usize,
    /// If only style sheets changed: which one took the place of which.
    pub style: Option<Swap>,
    /// The page of the entry that changed, for those who want to follow.
    pub page: Option<String>,
}

/// A style sheet in the place of another, as addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// The address it had.
    pub from: String,
    /// The address it has.
    pub to: String,
}

impl News {
    /// As a server-sent event.
    pub fn event(&self) -> String {
        // Strings and numbers always serialise, and JSON has no line breaks.
        format!("id: {}\ndata: {}\n\n", self.revision, serde_json::to_string(self).unwrap_or_default())
    }
}

/// Puts the script into a page.
pub fn insert_script(page: &mut Vec<u8>, base_path: &str) {
    crate::markup::preview::insert_script(page, &format!("{base_path}{OWN}live.js"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_the_end_of_the_body() {
        let mut page = b"<body>&lt;/body> </body>\n</html>".to_vec();
        insert_script(&mut page, "/below/");
        let text = String::from_utf8(page).unwrap_or_default();
        assert_eq!(text, "<body>&lt;/body> <script src=\"/below/__statebook/live.js\" defer></script></body>\n</html>");
    }

    #[test]
    fn news_are_one_event() {
        let news = News { revision: 3, page: Some("/a\n/".to_owned()), ..News::default() };
        assert!(news.event().starts_with("id: 3\ndata: {\"revision\":3,"));
        assert_eq!(news.event().lines().count(), 3);
    }
}
