//! The cells of CSV files: cells that a spreadsheet would run, and cells with several items.

use std::borrow::Cow;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Separates the items of a cell.
pub(super) const SEPARATOR: &str = "; ";

/// The message that says how to separate the items of a cell, for people and programs that read a file's description.
pub(super) const RULE: &str = "cells_rule";

/// Whether a spreadsheet would run a cell as a formula. A negative number is only a number.
pub(super) fn is_formula(cell: &str) -> bool {
    match cell.chars().next() {
        // Spreadsheets treat full-width characters like the others, and skip spaces and line feeds before them.
        Some('=' | '+' | '@' | '\t' | '＝' | '＋' | '－' | '＠' | '\r' | '\n') => true,
        Some('-') => cell.parse::<f64>().is_err(),
        Some(' ') => is_formula(cell.trim_start_matches(' ')),
        _ => false,
    }
}

/// Joins several items in one cell, so that [`RULE`] recovers them.
pub(super) fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    let mut cell = String::new();
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            cell.push_str(SEPARATOR);
        }
        cell.push_str(&encoded(item.as_ref()));
    }
    if is_formula(&cell)
        && let Some(first) = cell.chars().next()
    {
        cell.replace_range(..first.len_utf8(), &code_of(first));
    }
    cell
}

/// A character in percent encoding.
fn code_of(sign: char) -> String {
    utf8_percent_encode(sign.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC).to_string()
}

/// Encodes an item of a cell.
fn encoded(item: &str) -> Cow<'_, str> {
    let edge = item.starts_with(' ') || item.ends_with(' ');
    if !edge && !item.contains([';', '%']) {
        return item.into();
    }
    let bytes = item.as_bytes();
    let is_code = |at: usize| bytes.get(at + 1..at + 3).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
    let mut out = String::with_capacity(item.len() + 8);
    for (at, sign) in item.char_indices() {
        let is_edge = sign == ' ' && (at == 0 || at + 1 == item.len());
        if sign == ';' || is_edge || (sign == '%' && is_code(at)) {
            out.push_str(&code_of(sign));
        } else {
            out.push(sign);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Applies [`RULE`].
    fn decoded(item: &str) -> String {
        percent_encoding::percent_decode_str(item).decode_utf8().unwrap().into_owned()
    }

    #[test]
    fn items_come_back_as_they_were() {
        let nasty =
            ["Ladožskoje; ozero", "Nevo", "@x", "=1+1", "＝1", "100%", "50%25", "%3B", "a;", "; ", " b ", "-5", "-x", "", "a\nb", "%"];
        for first in nasty {
            for second in nasty {
                let cell = list([first, second]);
                let items: Vec<String> = cell.split(SEPARATOR).map(decoded).collect();
                assert_eq!(items, [first, second], "{cell:?}");
                assert!(!is_formula(&cell), "{cell:?}");
            }
        }
    }
}
