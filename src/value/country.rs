//! Countries by their ISO 3166-1 alpha-2 code, the European Union, and Kosovo.
//!
//! Countries have no names here: what a country is called is content, or depends on the site's language.

use super::{Invalid, quoted, require_bare, write_one_of};

/// A country by its two capital letters, `EU` or `XK`. Ordered by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

const SPELLINGS: &str = "write its ISO 3166-1 code of two capital letters: FR, JP, or EU";

/// The European Union makes law and funds projects like a country; its code is reserved in ISO 3166-1.
const UNION: &str = "EU";

/// ISO 3166-1 leaves this code to its users, and it is widely used for Kosovo.
const KOSOVO: &str = "XK";

/// Codes and names in use that ISO does not have, in lower case.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("united kingdom", "GB"),
    ("great britain", "GB"),
    ("britain", "GB"),
    ("england", "GB"),
    ("usa", "US"),
    ("u.s.", "US"),
    ("u.s.a.", "US"),
    ("united states", "US"),
    ("america", "US"),
    ("el", "GR"),
    ("uae", "AE"),
    ("emirates", "AE"),
    ("eur", UNION),
    ("europe", UNION),
    ("european union", UNION),
    ("kosovo", KOSOVO),
    ("south korea", "KR"),
    ("korea", "KR"),
    ("north korea", "KP"),
    ("russia", "RU"),
    ("vietnam", "VN"),
    ("turkey", "TR"),
    ("czech republic", "CZ"),
    ("holland", "NL"),
    ("the netherlands", "NL"),
    ("ivory coast", "CI"),
    ("brunei", "BN"),
    ("laos", "LA"),
    ("syria", "SY"),
];

impl Country {
    /// Reads a code of two capital letters.
    ///
    /// # Errors
    ///
    /// Everything else. The help gives the code for lower case, alpha-3 codes and English names ("UK", "sgp", "France").
    pub fn parse(text: &str) -> Result<Country, Invalid> {
        require_bare(text, "country", SPELLINGS)?;
        Country::read(text).ok_or_else(|| {
            let help = write_one_of(meant(text), SPELLINGS);
            Invalid::new(format!("{} is not a country", quoted(text)), help)
        })
    }

    fn read(text: &str) -> Option<Country> {
        let code = <[u8; 2]>::try_from(text.as_bytes()).ok()?;
        (text == UNION || text == KOSOVO || rust_iso3166::from_alpha2(text).is_some()).then_some(Country(code))
    }

    /// The code: `SG`.
    pub fn code(&self) -> &str {
        // The two bytes come from a code of two ASCII letters, so they are always valid UTF-8.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The code of the country that a text in another spelling means.
fn meant(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    if let Some((_, code)) = OTHER_NAMES.iter().find(|(name, _)| *name == lower) {
        return Some(code);
    }
    if lower == "eu" {
        return Some(UNION);
    }
    // ISO says "Iran (Islamic Republic of)"; the short name is the part before the parenthesis.
    let short = |name: &str| name.split(" (").next().unwrap_or(name).to_lowercase();
    let upper = text.to_uppercase();
    let country = rust_iso3166::from_alpha2(&upper)
        .or_else(|| rust_iso3166::from_alpha3(&upper))
        .or_else(|| rust_iso3166::ALL.iter().find(|country| country.name.to_lowercase() == lower).copied())
        .or_else(|| rust_iso3166::ALL.iter().find(|country| short(country.name) == lower).copied());
    country.map(|country| country.alpha2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_countries() {
        for code in ["SG", "FR", "GB", "EU", "TW", "AE", "XK"] {
            assert_eq!(Country::parse(code).unwrap().code(), code);
        }
        assert!(Country::parse("CH").unwrap() < Country::parse("DE").unwrap());
    }

    #[test]
    fn other_texts_are_refused_with_the_code() {
        for (text, help) in [
            ("UK", "write GB"),
            ("sg", "write SG"),
            ("eu", "write EU"),
            ("SGP", "write SG"),
            ("fra", "write FR"),
            ("France", "write FR"),
            ("south korea", "write KR"),
            ("Iran", "write IR"),
            ("Taiwan", "write TW"),
            ("Netherlands", "write NL"),
            ("united states of america", "write US"),
            ("Türkiye", "write TR"),
            ("CÔTE D'IVOIRE", "write CI"),
            ("XX", SPELLINGS),
            ("Kosovo", "write XK"),
            ("Atlantis", SPELLINGS),
            ("é", SPELLINGS),
        ] {
            let wrong = Country::parse(text).unwrap_err();
            assert_eq!(wrong.help.as_deref(), Some(help), "{text}");
        }
        assert!(OTHER_NAMES.iter().all(|(_, code)| Country::read(code).is_some()));
    }
}
