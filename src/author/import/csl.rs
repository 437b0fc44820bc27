//! CSL-JSON, as exported by Zotero and others.

use serde_json::Value;

use super::Listed;
use super::record::Record;

/// Reads the items.
///
/// # Errors
/// The text is not JSON, or not a list of items.
pub(super) fn records(text: &str) -> Result<Listed, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?;
    let items = value.as_array().or_else(|| value["items"].as_array()).ok_or("this JSON is no list of CSL items")?;
    let mut listed = Listed::default();
    for (number, item) in (1..).zip(items) {
        match item.is_object() {
            true => listed.records.push(record(item, number)),
            false => listed.unread.push((format!("item {number}"), "this is no object".to_owned())),
        }
    }
    Ok(listed)
}

fn record(item: &Value, number: usize) -> Record {
    let said = |names: &[&str]| names.iter().find_map(|name| item[*name].as_str()).unwrap_or_default().to_owned();
    let id = said(&["citation-key", "id"]);
    let place = if id.is_empty() { format!("item {number}") } else { format!("{id} (item {number})") };
    let mut record = Record { place, title: said(&["title"]), ..Record::default() };
    let part = |person: &Value, key: &str| person[key].as_str().unwrap_or_default().to_owned();
    let name = |person: &Value| match person["literal"].as_str() {
        Some(literal) => literal.to_owned(),
        None => ["given", "non-dropping-particle", "family", "suffix"]
            .map(|key| part(person, key))
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    };
    let persons = item["author"].as_array().or_else(|| item["editor"].as_array()).cloned().unwrap_or_default();
    let published = day(&item["issued"]);
    let family = persons.first().map(|person| part(person, "family")).unwrap_or_default();
    let year = published.split('-').next().unwrap_or_default();
    // Zotero's ids are addresses, which do not make good file names.
    record.stem = Some(id)
        .filter(|id| !id.is_empty() && !id.contains("://"))
        .or_else(|| (!family.is_empty() && !year.is_empty()).then(|| format!("{family} {year}")));
    record.put_foreign("type", &said(&["type"]));
    record.put("author", &persons.iter().map(name).collect::<Vec<_>>().join("; "));
    record.put("publisher", &said(&["publisher", "container-title"]));
    record.put("published", &published);
    let doi = said(&["DOI"]);
    let url = said(&["URL"]);
    record.put("url", &if url.is_empty() && !doi.is_empty() { format!("https://doi.org/{doi}") } else { url });
    record.put("accessed", &day(&item["accessed"]));
    record
}

/// Reads `{"date-parts": [[2024, 3, 14]]}`, whose numbers may be strings, or a raw date.
fn day(date: &Value) -> String {
    let number = |part: &Value| part.as_u64().or_else(|| part.as_str()?.parse().ok());
    let parts: Vec<u64> = date["date-parts"][0].as_array().map(|parts| parts.iter().map_while(number).collect()).unwrap_or_default();
    match parts[..] {
        [] => date["raw"].as_str().or_else(|| date["literal"].as_str()).unwrap_or_default().to_owned(),
        [year] => format!("{year:04}"),
        [year, month] => format!("{year:04}-{month:02}"),
        [year, month, day, ..] => format!("{year:04}-{month:02}-{day:02}"),
    }
}
