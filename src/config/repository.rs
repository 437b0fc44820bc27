//! Where people find a site's files: address templates that work with any forge.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::diagnostic::Code;
use crate::table::{Item, Notes};

/// The addresses at which people edit files and report mistakes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// Template of the address at which a file can be edited; contains `{path}`.
    edit: Option<String>,
    /// Template of the address at which a file can be added to a folder; contains `{folder}`.
    new: Option<String>,
    /// Template of the address at which a mistake can be reported; may contain `{url}` and `{title}`.
    report: Option<String>,
}

/// A key, its allowed placeholders, its required placeholder, and its allowed schemes.
type Address = (&'static str, &'static [&'static str], Option<&'static str>, &'static [&'static str]);

const ADDRESSES: [Address; 3] = [
    ("edit", &["path"], Some("path"), &["https", "http"]),
    ("new", &["folder"], Some("folder"), &["https", "http"]),
    ("report", &["url", "title"], None, &["https", "http", "mailto"]),
];

/// Encodes everything but the characters that are safe in every part of an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

impl Repository {
    /// The address at which the file with this path can be edited.
    pub fn edit(&self, path: &str) -> Option<String> {
        self.edit.as_ref().map(|address| filled(address, &[("path", path)]))
    }

    /// The address at which a new file can be added to this folder.
    pub fn new_file(&self, folder: &str) -> Option<String> {
        self.new.as_ref().map(|address| filled(address, &[("folder", folder)]))
    }

    /// The address at which a mistake on the page with this address and title can be reported.
    pub fn report(&self, url: &str, title: &str) -> Option<String> {
        self.report.as_ref().map(|address| filled(address, &[("url", url), ("title", title)]))
    }
}

fn filled(address: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(address.to_owned(), |address, (name, value)| {
        address.replace(&format!("{{{name}}}"), &utf8_percent_encode(value, PLAIN).to_string())
    })
}

/// Reads `repository`: either one address, to which a file's path is appended, or a table of address templates.
pub(super) fn read(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Repository> {
    if let Some(text) = item.value.as_str() {
        let text = text.trim_end_matches('/');
        if super::is_web_address(text) {
            return Some(Repository { edit: Some(format!("{text}/{{path}}")), ..Repository::default() });
        }
        let help = "write \"https://example.org/edit/main/\": the path of a file is put behind it".to_owned();
        notes.report(Code::InvalidConfig, &item.span, "the repository is a web address", Some(help.into()));
        return None;
    }
    let mut keys = item.table(notes)?;
    let mut address = |at: usize| {
        let (name, may, must, schemes) = ADDRESSES[at];
        let item = keys.take(name)?;
        let text = item.line(notes)?;
        match wrong(text, may, must, schemes) {
            None => Some(text.to_owned()),
            Some((message, help)) => {
                notes.report(Code::InvalidConfig, &item.span, format!("`{name}`: {message}"), Some(help.into()));
                None
            }
        }
    };
    let repository = Repository { edit: address(0), new: address(1), report: address(2) };
    keys.finish("`repository`", notes, |_| None);
    Some(repository)
}

/// Says what is wrong with an address template, and what to write instead.
fn wrong(text: &str, may: &[&str], must: Option<&str>, schemes: &[&str]) -> Option<(String, String)> {
    let known = may.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" and ");
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let name = rest[open..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
        match name.filter(|(name, _)| may.contains(name)) {
            Some((_, after)) => rest = after,
            None => return Some(("braces stand around what is put in".to_owned(), format!("known here: {known}"))),
        }
    }
    if let Some(must) = must.filter(|must| !text.contains(&format!("{{{must}}}"))) {
        return Some((format!("nothing says where the {must} stands"), format!("write {{{must}}} there")));
    }
    let plain = may.iter().fold(text.to_owned(), |text, name| text.replace(&format!("{{{name}}}"), "x"));
    let fits = url::Url::parse(&plain).is_ok_and(|url| schemes.contains(&url.scheme()));
    // A placeholder must not decide which host the address leads to.
    let host = !text
        .split_once(':')
        .is_some_and(|(_, rest)| rest.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default().contains('{'));
    (!fits || !host)
        .then(|| ("this is not an address that may stand there".to_owned(), format!("begin with {}", schemes.join(": or ") + ":")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_stays_in_its_place() {
        let of = |report: &str| Repository { report: Some(report.to_owned()), ..Repository::default() };
        let filled = of("https://example.org/new?title={title}&body={url}").report("https://a.b/c/?d", "A & B \"é\"");
        assert_eq!(filled.as_deref(), Some("https://example.org/new?title=A%20%26%20B%20%22%C3%A9%22&body=https%3A//a.b/c/%3Fd"));
    }

    #[test]
    fn only_addresses_with_the_right_places_are_taken() {
        let wrong = |text: &str, at: usize| {
            let (_, may, must, schemes) = ADDRESSES[at];
            wrong(text, may, must, schemes).is_some()
        };
        for (text, at) in [
            ("https://example.org/{path}?mode=edit", 0),
            ("https://example.org/new/main/{folder}", 1),
            ("mailto:us@example.org?subject={title}&body={url}", 2),
            ("https://example.org/issues/new", 2),
        ] {
            assert!(!wrong(text, at), "{text}");
        }
        for (text, at) in [
            ("https://example.org/", 0),
            ("javascript:alert(1)//{path}", 0),
            ("mailto:x@example.org?body={path}", 0),
            ("https://{path}", 0),
            ("https://{path}.example.org/", 0),
            ("https://example.org/{file}", 0),
            ("https://example.org/{path", 0),
            ("example.org/{folder}", 1),
        ] {
            assert!(wrong(text, at), "{text}");
        }
    }
}
