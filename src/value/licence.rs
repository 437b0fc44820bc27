//! Licences as SPDX expressions.
//!
//! The content names a licence that is not on the SPDX list with `LicenseRef-`; this module knows none of those.

use spdx::error::Reason;
use spdx::identifiers::LICENSES;
use spdx::{Expression, LicenseId, ParseMode};

use super::{Invalid, quoted, require_bare, write_one_of};
use crate::diagnostic::Help;

/// An SPDX expression: `MIT`, `Apache-2.0 OR MIT`, `LicenseRef-llama-3-community`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Licence {
    text: Box<str>,
}

const SPELLINGS: &str = "write its SPDX identifier, as in https://spdx.org/licenses/: Apache-2.0, CC-BY-4.0, MIT";

/// The most suggestions: a reader takes in no more at a glance.
const SUGGESTED: usize = 4;

/// The longest name of a licence, in bytes; a longer text is a sentence.
const LONGEST_NAME: usize = 64;

impl Licence {
    /// Parses an expression of the current SPDX list, with `LicenseRef-…` for licences that are not on it. Operators are in
    /// capitals, with one space on either side.
    ///
    /// # Errors
    ///
    /// Everything else, including identifiers in the wrong case and deprecated ones. For common spellings ("Apache 2.0",
    /// "GPLv3") the help gives the right one.
    pub fn parse(text: &str) -> Result<Licence, Invalid> {
        require_bare(text, "licence", SPELLINGS)?;
        Licence::read(text).map_err(|reason| {
            let message = match &reason {
                Reason::DeprecatedLicenseId => {
                    format!("{} is an SPDX identifier no longer in use", quoted(text))
                }
                Reason::UnknownTerm | Reason::UnknownLicense => {
                    format!("{} is not on the SPDX list", quoted(text))
                }
                reason => format!("{} is not an SPDX expression: {reason}", quoted(text)),
            };
            Invalid::new(message, help(text, &reason))
        })
    }

    fn read(text: &str) -> Result<Licence, Reason> {
        Expression::parse_mode(text, ParseMode::STRICT).map_err(|error| error.reason)?;
        let words = text.split_whitespace().map(|word| match word {
            "and" => "AND",
            "or" => "OR",
            "with" => "WITH",
            other => other,
        });
        // The parser accepts a reference without a name.
        if text.split(|c: char| !is_reference(c)).any(|word| word.ends_with("Ref-")) {
            return Err(Reason::UnknownLicense);
        }
        Ok(Licence { text: words.collect::<Vec<_>>().join(" ").into() })
    }

    /// The expression: `Apache-2.0 OR MIT`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The address of the licence text, if the expression is a single licence of the SPDX list.
    pub fn url(&self) -> Option<String> {
        let id = spdx::license_id(&self.text).filter(|id| id.name == &*self.text)?;
        Some(format!("https://spdx.org/licenses/{}.html", id.name))
    }
}

/// Whether a character may stand in an identifier.
fn is_reference(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.')
}

/// Says what to write instead of a text that is not an expression.
fn help(text: &str, reason: &Reason) -> Help {
    let mut meant = meant(text);
    if meant.is_empty() {
        let expression = Expression::canonicalize(text).ok().flatten();
        meant.extend(expression.filter(|expression| Licence::read(expression).is_ok()));
    }
    let otherwise = match own_name(text) {
        // If the operators are wrong, a name of its own would only hide that.
        Some(own) if matches!(reason, Reason::UnknownTerm | Reason::InvalidCharacters) => {
            format!("{SPELLINGS}; for one that is not there, {own}")
        }
        _ => SPELLINGS.into(),
    };
    write_one_of(meant, &otherwise)
}

/// A `LicenseRef-` name for a licence that is not on the list: `LicenseRef-Llama-3` for "Llama 3".
fn own_name(text: &str) -> Option<String> {
    let words = text.split(|c: char| !is_reference(c)).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    let own = format!("LicenseRef-{}", slug.strip_prefix("LicenseRef-").unwrap_or(&slug));
    (own.len() < LONGEST_NAME && Licence::read(&own).is_ok()).then_some(own)
}

/// The identifiers that may have been meant by a single name, the likeliest first.
fn meant(text: &str) -> Vec<String> {
    let (name, or_later) = match text.strip_suffix('+') {
        Some(name) => (name, true),
        None => (text, false),
    };
    let key = key(name);
    if key.is_empty() {
        return Vec::new();
    }
    // "GPLv3" is version 3.0.
    let full = format!("{key}0");
    let exact = LICENSES.iter().find(|licence| {
        let id = self::key(licence.name);
        id == key || id == full || self::key(licence.full_name) == key
    });
    if let Some(id) = exact.and_then(|licence| spdx::license_id(licence.name)) {
        return current(id, or_later);
    }
    // "Apache" lacks its version. Approved licences come first, then short names, then new versions.
    let is_version = |licence: &&spdx::License| {
        let id = self::key(licence.name);
        id.strip_prefix(&key).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let versions = LICENSES.iter().filter(is_version).filter_map(|licence| spdx::license_id(licence.name));
    let mut versions: Vec<LicenseId> = versions.filter(|id| !id.is_deprecated()).collect();
    versions.sort_by_key(|id| (!id.is_osi_approved(), id.name.len(), std::cmp::Reverse(id.name)));
    versions.iter().take(SUGGESTED).map(|id| id.name.to_string()).collect()
}

/// The current spelling of an identifier. `GPL-3.0` has two, because it has to say whether later versions are included.
fn current(id: LicenseId, or_later: bool) -> Vec<String> {
    let base = id.name.trim_end_matches('+');
    let choices = [("-only", false), ("-or-later", true)]
        .into_iter()
        .filter(|(_, later)| *later || !or_later)
        .filter_map(|(suffix, _)| spdx::license_id(&format!("{base}{suffix}")))
        .map(|id| id.name.to_string());
    match id.is_deprecated() {
        true => choices.collect(),
        false if or_later && !id.is_gnu() => vec![format!("{}+", id.name)],
        false => vec![id.name.to_string()],
    }
}

/// A name reduced for comparison: without case, punctuation, the word "licence" and the "v" of a version.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "the" | "license" | "licence" | "version" | "public"));
    let joined: String = words.collect();
    let mut key = String::with_capacity(joined.len());
    let mut rest = joined.chars().peekable();
    while let Some(c) = rest.next() {
        let marks_version = c == 'v' && rest.peek().is_some_and(char::is_ascii_digit);
        if !marks_version {
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_licences() {
        for (text, canonical, url) in [
            ("MIT", "MIT", Some("https://spdx.org/licenses/MIT.html")),
            ("CC-BY-4.0", "CC-BY-4.0", Some("https://spdx.org/licenses/CC-BY-4.0.html")),
            ("Apache-2.0  or MIT", "Apache-2.0 OR MIT", None),
            ("(MIT OR Apache-2.0) and ISC", "(MIT OR Apache-2.0) AND ISC", None),
            ("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception", None),
            ("MPL-2.0+", "MPL-2.0+", None),
            ("LicenseRef-llama-3-community", "LicenseRef-llama-3-community", None),
            ("DocumentRef-a:LicenseRef-b", "DocumentRef-a:LicenseRef-b", None),
        ] {
            let licence = Licence::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
            assert_eq!((licence.text(), licence.url().as_deref()), (canonical, url));
        }
    }

    #[test]
    fn common_spellings_are_refused_with_the_identifier() {
        for (text, meant) in [
            ("Apache 2.0", "Apache-2.0"),
            ("apache-2.0", "Apache-2.0"),
            ("Apache License 2.0", "Apache-2.0"),
            ("Apache License, Version 2.0", "Apache-2.0"),
            ("apache2", "Apache-2.0"),
            ("Apache", "Apache-2.0 or Apache-1.1 or Apache-1.0"),
            ("mit", "MIT"),
            ("MIT License", "MIT"),
            ("CC-BY 4.0", "CC-BY-4.0"),
            ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
            ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
            ("CC0", "CC0-1.0"),
            ("BSD 3-Clause", "BSD-3-Clause"),
            ("GPL-3.0", "GPL-3.0-only or GPL-3.0-or-later"),
            ("GPLv3", "GPL-3.0-only or GPL-3.0-or-later"),
            ("GPLv3+", "GPL-3.0-or-later"),
            ("GPL-3.0+", "GPL-3.0-or-later"),
            ("AGPL v3", "AGPL-3.0-only or AGPL-3.0-or-later"),
            ("gpl-3.0-only", "GPL-3.0-only"),
            ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
            ("(MIT", "MIT"),
            ("Apache 2.0 OR MIT", "Apache-2.0 OR MIT"),
        ] {
            assert_eq!(Licence::parse(text).unwrap_err().help.as_deref(), Some(format!("write {meant}").as_str()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused_with_a_way_on() {
        for (text, own) in [
            ("Llama 3 Community License", Some("LicenseRef-Llama-3-Community-License")),
            ("proprietary", Some("LicenseRef-proprietary")),
            ("LicenseRef-foo_bar", Some("LicenseRef-foo-bar")),
            ("LicenseRef-", None),
            ("MIT OR", None),
        ] {
            let help = Licence::parse(text).unwrap_err().help.unwrap();
            match own {
                Some(own) => assert_eq!(&*help, format!("{SPELLINGS}; for one that is not there, {own}")),
                None => assert_eq!(&*help, SPELLINGS, "{text}"),
            }
        }
        let deprecated = Licence::parse("GPL-3.0").unwrap_err();
        assert_eq!(deprecated.message, "`GPL-3.0` is an SPDX identifier no longer in use");
        assert_eq!(Licence::parse("Foo-1.0").unwrap_err().message, "`Foo-1.0` is not on the SPDX list");
        assert!(Licence::parse("(MIT").unwrap_err().message.starts_with("`(MIT` is not an SPDX expression"));
    }
}
