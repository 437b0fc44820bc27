//! What is published for programs is valid: tables have the columns that their metadata describe, ids in them are ids of
//! entries, calendars follow RFC 5545, and JSON-LD is JSON.

use std::collections::BTreeSet;

use serde_json::Value;
use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::{built_knowledge_base, golden_sites};

#[test]
#[ignore = "long"]
fn for_the_knowledge_base() {
    let calendars = check("the knowledge base", built_knowledge_base());
    assert!(calendars > 10, "{calendars} calendars");
}

#[test]
fn for_the_golden_sites() {
    let mut calendars = 0;
    for (name, inputs) in golden_sites() {
        calendars += check(&name, &build(&inputs, &mut Memo::default()));
    }
    assert!(calendars > 3, "{calendars} calendars");
}

/// Checks that a ZIP file can be opened, that its files equal the published ones, and that the rows of a country's tables
/// are rows of the site's.
fn archive(name: &str, bytes: &[u8], path: &str, built: &Built) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let whole = path == "data/all.zip";
    let mut tables = 0;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap_or_else(|error| panic!("{name}: {error}"));
        let inner = file.name().unwrap_or_else(|error| panic!("{name}: {error}")).into_owned();
        let mut found = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut found).unwrap_or_else(|error| panic!("{name}: {inner}: {error}"));
        let text = String::from_utf8(found).unwrap_or_else(|_| panic!("{name}: {inner} is not UTF-8"));
        if inner.starts_with("sources.") || inner == "README.txt" {
            continue;
        }
        let published = if whole { inner.clone() } else { format!("data/{inner}") };
        let published = std::str::from_utf8(&built.files[&published]).expect("UTF-8");
        if whole || inner.ends_with(".json") {
            assert_eq!(text, published, "{name}: {inner}");
        } else {
            let all: BTreeSet<Vec<String>> = rows(published).into_iter().collect();
            let strange = rows(&text).into_iter().find(|row| !all.contains(row));
            assert_eq!(strange, None, "{name}: {inner} has a row that the site's table has not");
        }
        tables += usize::from(inner.ends_with(".csv"));
    }
    assert!(tables >= 4, "{name}: {tables} tables");
}

/// Checks all files that are made for programs. Returns the number of calendars.
fn check(name: &str, built: &Built) -> usize {
    let text = |path: &str| std::str::from_utf8(&built.files[path]).unwrap_or_else(|_| panic!("{name}: {path} is not UTF-8"));
    let json = |path: &str| -> Value { serde_json::from_str(text(path)).unwrap_or_else(|error| panic!("{name}: {path}: {error}")) };
    let entries = json("data/entries.json");
    let ids: BTreeSet<&str> = entries.as_array().expect("a list").iter().filter_map(|entry| entry["id"].as_str()).collect();
    let package = json("datapackage.json");
    let resources = package["resources"].as_array().expect("resources");
    // The files that a package describes are beside or below it.
    for (folder, package) in [("", &package), ("data/", &json("data/datapackage.json"))] {
        for resource in package["resources"].as_array().expect("resources") {
            let path = resource["path"].as_str().unwrap_or_default();
            assert!(built.files.contains_key(&format!("{folder}{path}")), "{name}: {folder}datapackage.json leads to {path}");
        }
    }
    aliases(name, &rows(text("data/entries.csv")), &entries);
    let mut calendars = 0;
    for path in built.files.keys() {
        if path.ends_with(".csv") {
            let rows = rows(text(path));
            let metadata = json(&format!("{path}-metadata.json"));
            table(&format!("{name}: {path}"), &rows, metadata.get("tables").map_or(&metadata, |tables| &tables[0]), &ids);
            let of_path = |resource: &&Value| resource["path"].as_str() == Some(path);
            let resource = resources.iter().find(of_path).unwrap_or_else(|| panic!("{name}: {path} is not in the package"));
            assert_eq!(names(&resource["schema"]["fields"]), rows[0], "{name}: {path} in the package");
        } else if path.ends_with(".ics") {
            calendar(&format!("{name}: {path}"), text(path));
            calendars += 1;
        } else if path.ends_with(".zip") {
            archive(&format!("{name}: {path}"), &built.files[path], path, built);
        } else if path.ends_with(".html") {
            linked(&format!("{name}: {path}"), text(path));
        }
    }
    calendars
}

/// Checks that lists in cells equal those of the JSON file once they are split and each item is percent-decoded.
fn aliases(name: &str, rows: &[Vec<String>], entries: &Value) {
    let at = rows[0].iter().position(|column| column == "aliases").expect("a column");
    for (row, entry) in rows[1..].iter().zip(entries.as_array().expect("a list")) {
        let items = row[at].split("; ").filter(|item| !item.is_empty());
        let decoded: Vec<String> = items.map(|item| percent_encoding::percent_decode_str(item).decode_utf8_lossy().into_owned()).collect();
        assert_eq!(serde_json::json!(decoded), entry["aliases"], "{name}: {}", row[0]);
    }
}

/// The names in a list of columns or fields.
fn names(columns: &Value) -> Vec<String> {
    columns.as_array().expect("a list").iter().map(|column| column["name"].as_str().unwrap_or_default().to_owned()).collect()
}

fn table(name: &str, rows: &[Vec<String>], metadata: &Value, ids: &BTreeSet<&str>) {
    let schema = &metadata["tableSchema"];
    let columns = schema["columns"].as_array().expect("columns");
    assert_eq!(names(&schema["columns"]), rows[0], "{name}");
    let keys = schema["foreignKeys"].as_array().cloned().unwrap_or_default();
    for (at, column) in columns.iter().enumerate() {
        let refers = keys.iter().any(|key| key["columnReference"] == column["name"]);
        for row in &rows[1..] {
            let cell = row[at].as_str();
            assert!(!refers || cell.is_empty() || ids.contains(cell), "{name}: {cell} is no entry");
            assert!(!cell.is_empty() || column["required"] != Value::Bool(true), "{name}: {} is empty in {row:?}", column["name"]);
            match column["datatype"].as_str() {
                Some("boolean") => assert!(matches!(cell, "true" | "false"), "{name}: {cell}"),
                Some("date") => assert!(cell.is_empty() || cell.parse::<jiff::civil::Date>().is_ok(), "{name}: {cell}"),
                _ => {}
            }
        }
    }
    if let Some(key) = schema["primaryKey"].as_str() {
        let at = rows[0].iter().position(|name| name == key).expect("the key");
        let cells: BTreeSet<&str> = rows[1..].iter().map(|row| row[at].as_str()).collect();
        assert_eq!(cells.len(), rows.len() - 1, "{name}: {key} is no key");
    }
}

/// Checks that every line ends with CR LF and has at most 75 bytes, and that every event has its required properties and a
/// unique name.
fn calendar(name: &str, text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{name}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{name}: {} bytes: {line}", line.len());
    }
    let unfolded = text.replace("\r\n ", "");
    let values =
        |key: &str| -> Vec<&str> { unfolded.split("\r\n").filter_map(|line| line.strip_prefix(key)?.strip_prefix([':', ';'])).collect() };
    let events = unfolded.matches("BEGIN:VEVENT\r\n").count();
    for key in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"] {
        assert_eq!(values(key).len(), events, "{name}: {key}");
    }
    let distinct: BTreeSet<&str> = values("UID").into_iter().collect();
    assert_eq!(distinct.len(), events, "{name}: two events have one UID");
    for (start, end) in values("DTSTART").into_iter().zip(values("DTEND")) {
        assert!(start.starts_with("VALUE=DATE:") && start < end, "{name}: {start} to {end}");
    }
}

/// Checks that JSON-LD is JSON, and that nothing in it could end its element.
fn linked(name: &str, html: &str) {
    let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else {
        let is_about_nothing = html.contains("http-equiv=\"refresh\"") || name.ends_with("404.html");
        assert!(is_about_nothing || !html.contains("<html"), "{name} says nothing to programs");
        return;
    };
    let (text, _) = rest.split_once("</script>").expect("an end");
    assert!(!text.contains('<'), "{name}: {text}");
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}: {text}"));
    assert_eq!(value["@context"], "https://schema.org", "{name}");
    assert!(value["@graph"][0]["@type"].is_string(), "{name}");
}

/// The cells of a CSV file.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().expect("a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("a cell").push(c),
        }
    }
    rows.pop_if(|row| row.len() == 1 && row[0].is_empty());
    rows
}
