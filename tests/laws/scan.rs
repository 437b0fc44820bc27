//! An independent HTML scanner, so that the law of links does not rely on the program's own: tags with their attributes.

/// One opening tag.
#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// In order, with names in lower case and values unescaped.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All opening tags of a page, without comments and declarations.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, behind) = tag(rest);
            // The contents of these elements are text, not markup.
            rest = match tag.name.as_str() {
                "script" | "style" | "title" | "textarea" => behind.find("</").map_or("", |end| &behind[end..]),
                _ => behind,
            };
            tags.push(tag);
        }
    }
    tags
}

/// The tag at the start of a text, and the rest of the text.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.get(1..).unwrap_or_default());
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            (value, rest) = match behind.chars().next() {
                Some(quote @ ('"' | '\'')) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                _ => behind.split_at(behind.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(behind.len())),
            };
        }
        tag.attributes.push((name, unescaped(value)));
    }
}

/// A value without the escapes that pages use.
pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// A path or anchor with its percent encoding decoded.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex =
            (*first == b'%').then(|| behind.get(..2)).flatten().and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn tags_are_read_as_browsers_do() {
    let tags = tags("<!-- <a> --><A HREF='x&amp;y' b c=d/><p title=\"a > b\">a < b<script>if (a<b) {}</script><img\nsrc=z>");
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["a", "p", "script", "img"]);
    assert_eq!((tags[0].get("href"), tags[0].get("b")), (Some("x&y"), Some("")));
    assert_eq!((tags[1].get("title"), tags[3].get("src")), (Some("a > b"), Some("z")));
    assert_eq!(decoded("a%20%c3%a9%2"), "a é%2");
}
