//! EDTF for dates that people write in other ways: "Dec 2023", "04.12.2023", "since 2024".
//!
//! This module only makes suggestions; its results are never used as values. It does not choose: "04/12/2023" gives both
//! readings, a two-digit year or an unknown word gives none.

use super::date::Date;
use super::date_single::MONTHS;

/// The valid EDTF texts that the author may have meant, the likeliest first; empty if that cannot be told.
pub(super) fn respelled(text: &str) -> Vec<String> {
    let text = text.trim();
    if before_year_one(text) {
        return Vec::new();
    }
    let mut dates = interval(text).map(|date| vec![date]).unwrap_or_else(|| single(text));
    dates.retain(|date| Date::read(date).is_ok());
    dates.dedup();
    dates
}

/// Whether a text speaks of a year before the year 1: `-0044`, `44 BC`.
pub(super) fn before_year_one(text: &str) -> bool {
    let negative =
        text.split('/').any(|end| end.trim().strip_prefix(['-', '−']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    let words = text.replace('.', "").to_lowercase();
    negative || words.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "bc" | "bce"))
}

/// Whether a text is a month, or a day and a month, with a two-digit year: "Mar-25", "04.12.23".
pub(super) fn has_short_year(text: &str) -> bool {
    let Some(parts) = parts(text) else { return false };
    let short = parts.numbers.iter().all(|number| number.len() <= 2) && text.ends_with(|c: char| c.is_ascii_digit());
    let last = parts.numbers.last().is_some_and(|last| last.len() == 2);
    short && last && !parts.quarter && (parts.numbers.len() == 3 || (parts.month.is_some() && parts.numbers.len() < 3))
}

/// Splits a text such as "early 2025", "mid-2025" or "Spring 2025" into the part of the year and the year.
pub(super) fn part_of_year(text: &str) -> Option<(&str, &str)> {
    const PARTS: [&str; 11] = ["early", "mid", "late", "beginning", "end", "middle", "spring", "summer", "autumn", "fall", "winter"];
    let (word, year) = text.trim().rsplit_once([' ', '-', '\u{a0}'])?;
    let word = word.trim().trim_end_matches(" of");
    let is_year = year.len() == 4 && Date::read(year).is_ok();
    (is_year && PARTS.contains(&word.to_lowercase().as_str())).then_some((word, year))
}

/// Separators between two dates, other than EDTF's slash.
const BETWEEN: [&str; 6] = ["/", " to ", " until ", " - ", "–", "—"];

/// Words for the end of something that is still going on.
const ONGOING: [&str; 7] = ["", "..", "present", "now", "today", "ongoing", "open"];

/// Reads an interval whose two ends are each unambiguous.
fn interval(text: &str) -> Option<String> {
    let end = |text: &str| match text.trim() {
        open if ONGOING.contains(&open.to_lowercase().as_str()) => Some("..".to_string()),
        date if Date::read(date).is_ok() => Some(date.to_string()),
        other => <[String; 1]>::try_from(single(other)).ok().map(|[date]| date),
    };
    BETWEEN.iter().find_map(|between| {
        let (from, until) = text.split_once(between)?;
        let from = from.strip_prefix("from ").unwrap_or(from);
        let interval = format!("{}/{}", end(from)?, end(until)?);
        Date::read(&interval).is_ok().then_some(interval)
    })
}

/// The parts of a text that make up one date.
#[derive(Default)]
struct Parts<'a> {
    numbers: Vec<&'a str>,
    month: Option<usize>,
    quarter: bool,
    decade: bool,
    approximate: bool,
    since: bool,
    until: bool,
}

/// All readings of a text as a single date.
fn single(text: &str) -> Vec<String> {
    if let Some((day, time)) = text.split_at_checked("2023-12-04".len())
        && time.starts_with(['T', 't', ' '])
        && time[1..].starts_with(|c: char| c.is_ascii_digit())
        && Date::read(day).is_ok()
    {
        return vec![day.into()];
    }
    let Some(parts) = parts(text) else {
        return Vec::new();
    };
    let qualifier = match (parts.approximate || text.contains(['~', '%']), text.contains(['?', '%'])) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    let since = parts.since || text.ends_with(['-', '–']);
    let dates = readings(text, &parts).into_iter().map(|date| match (since, parts.until) {
        (true, false) => format!("{date}{qualifier}/.."),
        (false, true) => format!("../{date}{qualifier}"),
        _ => format!("{date}{qualifier}"),
    });
    dates.filter(|date| Date::read(date).is_ok()).collect()
}

/// Sorts the words and numbers of a text into parts; none if a word does not belong to dates.
fn parts(text: &str) -> Option<Parts<'_>> {
    let mut parts = Parts::default();
    for part in split(text) {
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            parts.numbers.push(part);
            continue;
        }
        match part.to_lowercase().as_str() {
            "about" | "around" | "c" | "ca" | "circa" | "approx" | "approximately" | "roughly" => parts.approximate = true,
            "since" | "from" | "after" => parts.since = true,
            "until" | "till" | "before" | "by" => parts.until = true,
            "q" => parts.quarter = true,
            "s" => parts.decade = true,
            "st" | "nd" | "rd" | "th" | "of" | "the" | "on" | "in" | "x" | "xx" => {}
            word => parts.month = Some(month(word)?),
        }
    }
    // Other formats write `00` for an unknown month or day.
    parts.numbers.retain(|number| number.len() > 2 || number.bytes().any(|b| b != b'0'));
    Some(parts)
}

/// The runs of digits and the runs of letters of a text, without anything between them.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for mut run in text.split(|c: char| !c.is_alphanumeric()) {
        while let Some(first) = run.chars().next() {
            let digits = first.is_ascii_digit();
            let end = run.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(run.len());
            let (part, rest) = run.split_at(end);
            parts.push(part);
            run = rest;
        }
    }
    parts
}

/// The names of the months in other languages, January first.
const ELSEWHERE: [&str; 6] = [
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
];

/// The number of the month whose English or foreign name the word is, or begins; a beginning needs three letters.
fn month(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&lower);
    if lower.chars().count() < 3 {
        return None;
    }
    let english = MONTHS.iter().position(|name| begins(name));
    english.or_else(|| ELSEWHERE.iter().find_map(|names| names.split(' ').position(begins))).map(|at| at + 1)
}

/// The dates that the parts can mean; some may not exist in the calendar.
fn readings(text: &str, parts: &Parts<'_>) -> Vec<String> {
    let dated = |year: &str, month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    let is_year = |number: &str| number.len() == 4;
    match (parts.month, parts.numbers.as_slice()) {
        _ if parts.quarter => quarter(&parts.numbers),
        _ if parts.decade => decade(&parts.numbers),
        (Some(month), &[year]) if is_year(year) => vec![format!("{year}-{month:02}")],
        (Some(month), &[year, day] | &[day, year]) if is_year(year) => {
            vec![dated(year, &month.to_string(), day)]
        }
        (None, &[year]) if is_year(year) => vec![year.into()],
        (None, &[run]) if run.len() == 8 => vec![dated(&run[..4], &run[4..6], &run[6..])],
        (None, &[run]) if run.len() == 6 => vec![format!("{}-{}", &run[..4], &run[4..])],
        (None, &[year, other]) if is_year(year) && is_year(other) => {
            vec![format!("{year}/{other}")]
        }
        (None, &[year, month]) if is_year(year) => {
            vec![format!("{year}-{month:0>2}"), season(year, month)]
        }
        (None, &[month, year]) if is_year(year) => vec![format!("{year}-{month:0>2}")],
        (None, &[year, month, day]) if is_year(year) => vec![dated(year, month, day)],
        // With dots the day comes first; with other separators the order depends on the country.
        (None, &[day, month, year]) if is_year(year) && text.contains('.') => {
            vec![dated(year, month, day)]
        }
        (None, &[one, other, year]) if is_year(year) => {
            vec![dated(year, other, one), dated(year, one, other)]
        }
        _ => Vec::new(),
    }
}

/// "Q3 2024" is July to September.
fn quarter(numbers: &[&str]) -> Vec<String> {
    let &[one, other] = numbers else {
        return Vec::new();
    };
    let (quarter, year) = if one.len() == 1 { (one, other) } else { (other, one) };
    match quarter.parse() {
        Ok(quarter @ 1..=4) => vec![format!("{year}-{:02}/{year}-{:02}", 3 * quarter - 2, 3 * quarter)],
        _ => Vec::new(),
    }
}

/// "2020s" means 2020 to 2029; "1800s" may also mean the century.
fn decade(numbers: &[&str]) -> Vec<String> {
    match *numbers {
        [year] if year.len() == 4 && year.ends_with("00") => {
            vec![format!("{year}/{}99", &year[..2]), format!("{year}/{}9", &year[..3])]
        }
        [year] if year.len() == 4 && year.ends_with('0') => {
            vec![format!("{year}/{}9", &year[..3])]
        }
        _ => Vec::new(),
    }
}

/// "2023-24" means 2023 to 2024. Empty if the second year does not follow the first.
fn season(year: &str, next: &str) -> String {
    let following = year.parse().map_or(0, |year: u16| year + 1).to_string();
    if next.len() == 2 && following.ends_with(next) { format!("{year}/{following}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_spellings_are_known() {
        for (text, meant) in [
            ("Dec 2023", "2023-12"),
            ("december 2023", "2023-12"),
            ("Sept. 2023", "2023-09"),
            ("4 December 2023", "2023-12-04"),
            ("4th of Dec 2023", "2023-12-04"),
            ("December 4, 2023", "2023-12-04"),
            ("2023 Dec 4", "2023-12-04"),
            ("04.12.2023", "2023-12-04"),
            ("4.12.2023", "2023-12-04"),
            ("04/12/2023", "2023-12-04 or 2023-04-12"),
            ("04/13/2023", "2023-04-13"),
            ("12/2023", "2023-12"),
            ("12.2023", "2023-12"),
            ("2023/12", "2023-12"),
            ("2023/12/04", "2023-12-04"),
            ("2023.12.04", "2023-12-04"),
            ("2023-4", "2023-04"),
            ("2023-4-5", "2023-04-05"),
            ("20231204", "2023-12-04"),
            ("202312", "2023-12"),
            ("2023-12-04T00:00:00Z", "2023-12-04"),
            ("2023-12-04 10:00", "2023-12-04"),
            ("2023-00", "2023"),
            ("2023-12-00", "2023-12"),
            ("2023-00-00", "2023"),
            ("2023-XX", "2023"),
            ("Q3 2024", "2024-07/2024-09"),
            ("2024-Q1", "2024-01/2024-03"),
            ("2020s", "2020/2029"),
            ("1800s", "1800/1899 or 1800/1809"),
            ("März 2025", "2025-03"),
            ("3 juillet 2025", "2025-07-03"),
            ("3. Dezember 2025", "2025-12-03"),
            ("2023-24", "2023/2024"),
            ("2023–24", "2023/2024"),
            ("2023-2024", "2023/2024"),
            ("2023 – 2024", "2023/2024"),
            ("Dec 2023 to June 2024", "2023-12/2024-06"),
            ("from 2023 to 2024", "2023/2024"),
            ("2023-4/2024-6", "2023-04/2024-06"),
            ("2024/", "2024/.."),
            ("/2024", "../2024"),
            ("2024-", "2024/.."),
            ("2024-07 to present", "2024-07/.."),
            ("since July 2024", "2024-07/.."),
            ("until 2024", "../2024"),
            ("c. 2023", "2023~"),
            ("~2023", "2023~"),
            ("about Dec 2023", "2023-12~"),
            ("2023-12?~", "2023-12%"),
            ("2023-12 / 2024-06", "2023-12/2024-06"),
        ] {
            assert_eq!(respelled(text).join(" or "), meant, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for text in [
            "",
            "soon",
            "04.12.23",
            "early 2023",
            "2023-13",
            "2023-02-30",
            "Q5 2023",
            "123",
            "Dec",
            "2024/2023",
            "-0044",
            "44 BC",
            "500 B.C.E.",
            "Mar-25",
        ] {
            assert_eq!(respelled(text), [] as [&str; 0], "{text}");
        }
    }
}
