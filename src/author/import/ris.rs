//! RIS: each line has a tag of two letters, two spaces, a hyphen and a value; `ER` ends an entry.

use super::Listed;
use super::record::Record;

/// Reads the entries.
pub(super) fn records(text: &str) -> Listed {
    let mut listed = Listed::default();
    let mut open: Option<(usize, Vec<(&str, &str)>)> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end();
        let Some((tag, value)) = line.split_at_checked(2).and_then(|(tag, rest)| Some((tag, rest.trim_start().strip_prefix('-')?.trim())))
        else {
            continue;
        };
        match (tag, &mut open) {
            ("TY", _) => {
                if let Some((begun, _)) = open.replace((number, vec![(tag, value)])) {
                    listed.unread.push((format!("line {begun}"), "this entry has no line `ER  -` at its end".to_owned()));
                }
            }
            ("ER", Some(_)) => listed.records.extend(open.take().map(|(begun, tags)| record(begun, &tags))),
            (_, Some((_, tags))) => tags.push((tag, value)),
            (_, None) => {}
        }
    }
    listed.unread.extend(open.map(|(begun, _)| (format!("line {begun}"), "this entry has no line `ER  -` at its end".to_owned())));
    listed
}

fn record(line: usize, tags: &[(&str, &str)]) -> Record {
    let all = |names: &[&str]| tags.iter().filter(|(tag, _)| names.contains(tag)).map(|(_, value)| *value).collect::<Vec<_>>();
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| tags.iter().find(|(tag, value)| tag == name && !value.is_empty()))
            .map(|(_, value)| *value)
            .unwrap_or_default()
    };
    let title = first(&["TI", "T1", "CT", "BT"]).to_owned();
    let mut record = Record { place: format!("line {line}"), title, ..Record::default() };
    // RIS has "Chavez, Pablo" where this site has the given name first.
    let turned =
        |name: &str| name.split_once(',').map_or_else(|| name.to_owned(), |(family, given)| format!("{} {}", given.trim(), family.trim()));
    let authors: Vec<String> = all(&["AU", "A1"]).into_iter().map(turned).collect();
    let published = day(first(&["DA", "PY", "Y1"]));
    let family = all(&["AU", "A1"]).first().map(|name| name.split(',').next().unwrap_or_default().to_owned()).unwrap_or_default();
    let year = published.split('-').next().unwrap_or_default();
    record.stem = Some(first(&["ID"]).to_owned())
        .filter(|id| !id.is_empty())
        .or_else(|| (!family.is_empty() && !year.is_empty()).then(|| format!("{family} {year}")));
    record.put_foreign("type", &first(&["TY"]).to_lowercase());
    record.put("author", &authors.join("; "));
    record.put("publisher", first(&["PB", "JO", "JF", "T2"]));
    record.put("published", &published);
    let doi = first(&["DO"]);
    let url = first(&["UR", "L1"]);
    record.put("url", &if url.is_empty() && !doi.is_empty() { format!("https://doi.org/{doi}") } else { url.to_owned() });
    record.put("accessed", &day(first(&["Y2"])));
    record
}

/// Reads `2024/03/14/`, `2024//` or `2024`, as far as it is a date.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split(['/', '-']).map(str::trim).take(3).collect();
    let numbers = parts.iter().take_while(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    numbers.map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
}
