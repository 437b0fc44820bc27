//! Live reload: the script in every page, and the news that it listens for.
//!
//! News describe the present state, not an event, so nothing is lost if they cross a request on the way: the page compares
//! its own tag with the one that its address has now.

use serde::Serialize;

use super::problem::Problem;

/// The path of the server's own files, below the base path.
pub const OWN: &str = "__statebook/";
/// The live reload script.
pub const SCRIPT: &str = include_str!("live.js");

/// The present state of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// Increases by one with every change of the fields below. Zero until anything is known.
    pub revision: u64,
    /// The problems, if there are errors among them.
    pub problems: Vec<Problem>,
    /// The number of further problems.
    pub more: usize,
    /// The style sheet that was replaced, if only style sheets changed.
    pub style: Option<Swap>,
    /// The page of the entry that changed, for pages that follow changes.
    pub page: Option<String>,
}

/// One style sheet replacing another, as addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// The former address.
    pub from: String,
    /// The new address.
    pub to: String,
}

impl News {
    /// The news as a server-sent event.
    pub fn event(&self) -> String {
        // Strings and numbers always serialise, and JSON has no line breaks here.
        format!("id: {}\ndata: {}\n\n", self.revision, serde_json::to_string(self).unwrap_or_default())
    }
}

/// Inserts the script into a page.
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
