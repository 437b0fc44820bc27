//! The colours of a picture: those that the theme's style sheet declares for its light mode.

use rustc_hash::FxHashMap;

/// Colours as `#rrggbb`, by the custom properties that declare them.
#[derive(Clone, Debug, Default)]
pub struct Colours(FxHashMap<String, String>);

impl Colours {
    /// The colours of a joined style sheet without comments. Declarations `--name: #rrggbb` outside `@media` and the like
    /// count; the last one wins.
    pub fn of(style: &str) -> Self {
        let mut found = FxHashMap::default();
        // The number of open braces, and the number at which a rule with `@` began.
        let (mut depth, mut conditional) = (0_usize, None);
        let mut start = 0;
        for (at, sign) in style.char_indices().filter(|(_, sign)| matches!(sign, '{' | '}' | ';')) {
            let part = style.get(start..at).unwrap_or_default().trim();
            start = at + 1;
            if conditional.is_none()
                && let Some((name, colour)) = part.strip_prefix("--").and_then(|part| part.split_once(':'))
                && let Some(colour) = hex(colour.trim())
            {
                found.insert(name.trim().to_owned(), colour);
            }
            match sign {
                '{' => {
                    if part.starts_with('@') && conditional.is_none() {
                        conditional = Some(depth);
                    }
                    depth += 1;
                }
                '}' => {
                    depth = depth.saturating_sub(1);
                    conditional = conditional.filter(|began| *began < depth);
                }
                _ => {}
            }
        }
        Self(found)
    }

    /// The colour with a name, or `otherwise` if the theme does not declare it.
    pub fn get<'c>(&'c self, name: &str, otherwise: &'c str) -> &'c str {
        self.0.get(name).map_or(otherwise, String::as_str)
    }
}

/// Expands a colour of three hexadecimal digits to six; a colour of six stays as it is.
fn hex(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    match digits.len() {
        6 => Some(text.to_owned()),
        3 => Some(std::iter::once('#').chain(digits.chars().flat_map(|digit| [digit, digit])).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_declaration_outside_conditions_counts() {
        let style = ":root{--ground:#fff;--ink: #15191e;--wide:76rem}@media (prefers-color-scheme:dark){:root{--ground:#000}a{b:c}}p{--ink:#123456}";
        let colours = Colours::of(style);
        assert_eq!((colours.get("ground", ""), colours.get("ink", ""), colours.get("wide", "x")), ("#ffffff", "#123456", "x"));
    }

    #[test]
    fn a_style_sheet_without_sense_has_no_colours() {
        for style in ["}}}", "{{{", "--ink:#12", "--ink", ":#fff;", "@media{", "é{--é:#ffff"] {
            assert_eq!(Colours::of(style).get("ink", "none"), "none", "{style}");
        }
    }
}
