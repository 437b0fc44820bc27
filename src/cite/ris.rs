//! Records in RIS, which reference managers read: one tag per line, followed by two spaces, a hyphen and a space.

use std::borrow::Cow;

use super::{Known, Record, known};

/// Writes records in RIS, in order.
pub fn ris(records: &[Record]) -> String {
    let mut out = String::new();
    for record in records {
        let mut put = |tag: &str, text: &str| {
            out.extend([tag, "  - ", &in_one_line(text), "\n"]);
        };
        put("TY", "ELEC");
        put("ID", &record.key);
        put("TI", &record.title);
        record.authors.iter().for_each(|author| put("AU", author));
        let texts = [
            ("T2", &record.within),
            ("PB", &record.publisher),
            ("M3", &record.genre),
            ("UR", &record.url),
            ("L2", &record.archived),
            ("LA", &record.language),
            ("AB", &record.summary),
        ];
        for (tag, text) in texts {
            if let Some(text) = text {
                put(tag, text);
            }
        }
        for (tag, year, date) in [("DA", Some("PY"), &record.issued), ("Y2", None, &record.accessed)] {
            let Some(text) = date else { continue };
            match known(text) {
                Some(date) => {
                    let date = shown(&date);
                    if let Some(tag) = year {
                        put(tag, date.split('/').next().unwrap_or_default());
                    }
                    put(tag, &date);
                }
                // RIS has a text for uncertain dates and intervals after three slashes.
                None => put(tag, &format!("///{text}")),
            }
        }
        out.push_str("ER  - \n");
    }
    out
}

/// Year, month and day, each followed by a slash; unknown ones are left empty.
fn shown(date: &Known) -> String {
    match date {
        Known::Day(year, month, day) => format!("{year:04}/{month:02}/{day:02}/"),
        Known::Month(year, month) => format!("{year:04}/{month:02}//"),
        Known::Year(year) => format!("{year:04}///"),
    }
}

/// A text on one line.
fn in_one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    match text.contains(breaks) {
        true => text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").into(),
        false => text.into(),
    }
}
