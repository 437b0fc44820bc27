//! With an as-of date in the past, a site equals the one from whose files everything that begins later was deleted by hand.

use statebook::Inputs;
use statebook::memo::Memo;
use statebook::value::Date;

use crate::built::{Built, build};
use crate::chance::{Chance, times};
use crate::grounds::{TODAY, knowledge_base, site};

const KIND: &str = "name = \"Model\"\nproject = true\n\
    [fields.released]\ntype = \"date\"\nevent = \"release\"\nlist = true\n\
    [fields.users]\ntype = \"count\"\nrequired = true\nshelf_life = \"P6M\"\n\
    [fields.home]\ntype = \"country\"\n";
const WORDS: &str = "[event]\nrelease = \"Release\"\nstart = \"Start\"\ntarget = \"Target\"\n\
    [role]\nbase = { label = \"Base\", started = \"start\", ended = \"start\" }\nchips = \"Chips\"\n";
const COUNTRY: &str = "name = \"Country\"\nplural = \"Countries\"\nrole = \"country\"\n";

/// A date in one of its spellings.
fn date(chance: &mut Chance) -> String {
    let month = |chance: &mut Chance| format!("{}-{:02}", 2020 + chance.below(6), 1 + chance.below(12));
    match chance.below(6) {
        0 => format!("{}", 2020 + chance.below(6)),
        1 => format!("{}-{:02}", month(chance), 1 + chance.below(28)),
        2 => format!("{}~", month(chance)),
        3 => format!("{}/..", month(chance)),
        4 => format!("../{}", month(chance)),
        _ => month(chance),
    }
}

/// A part of an entry, with the date at which it begins.
struct Part {
    text: String,
    date: String,
}

impl Part {
    fn known_on(&self, day: Option<jiff::civil::Date>) -> bool {
        let date = Date::parse(&self.date).expect("a date");
        day.is_none_or(|day| date.earliest() <= day)
    }
}

/// The text of an entry, and the same without everything that begins after the day.
fn entry(chance: &mut Chance, number: usize, day: jiff::civil::Date) -> (String, String) {
    let mut claims: Vec<Part> = Vec::new();
    for _ in 0..chance.below(4) {
        let date = date(chance);
        claims.push(Part { text: format!("[[facts.users]]\nvalue = {}\nas_of = \"{date}\"\n", chance.below(99)), date });
    }
    let released: Vec<Part> = (0..chance.below(4))
        .map(|_| {
            let date = date(chance);
            Part { text: format!("\"{date}\""), date }
        })
        .collect();
    let mut others = Vec::new();
    for _ in 0..chance.below(5) {
        let (date, to) = (date(chance), chance.below(5));
        let role = if to % 2 == 0 { "base" } else { "chips" };
        if to != number {
            others.push(Part { text: format!("[[depends]]\non = \"m{to}\"\nrole = \"{role}\"\nduring = \"{date}\"\n"), date });
        }
    }
    for at in 0..chance.below(6) {
        let date = date(chance);
        let kind = *chance.pick(&["release", "target", "target"]);
        let title = *chance.pick(&["One", "Two", "three"]);
        let meets = match chance.below(3) {
            0 => format!("meets = [\"m{}#e0\"]\n", chance.below(5)),
            1 => format!("same_as = \"m{}#e1\"\n", chance.below(5)),
            _ => String::new(),
        };
        let text = format!("[[events]]\nid = \"e{at}\"\ndate = \"{date}\"\ntitle = \"{title}\"\ntype = \"{kind}\"\n{meets}");
        others.push(Part { text, date });
    }
    let write = |day| {
        let parts = |parts: &[Part]| parts.iter().filter(|part| part.known_on(day)).map(|part| part.text.clone()).collect::<Vec<_>>();
        let mut text = format!("+++\ntitle = \"Model {number}\"\ncountries = [\"SG\"]\n[facts]\nhome = \"FR\"\n");
        let dates = parts(&released);
        if !dates.is_empty() {
            text.push_str(&format!("released = [{}]\n", dates.join(", ")));
        }
        text + &parts(&claims).concat() + &parts(&others).concat() + "+++\nAbout [the next](m0.md#fact-users) and [it](m1.md#event-e0).\n"
    };
    (write(None), write(Some(day)))
}

fn built(entries: &[String], day: jiff::civil::Date) -> Built {
    let settings = format!("title = \"Case\"\nbase_url = \"https://example.org/\"\nas_of = {TODAY}\n");
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("site.toml".into(), settings.into()),
        ("content/vocabularies.toml".into(), WORDS.into()),
        ("content/models/kind.toml".into(), KIND.into()),
        ("content/countries/kind.toml".into(), COUNTRY.into()),
    ];
    for (stem, code) in [("france", "FR"), ("singapore", "SG")] {
        let text = format!("+++\ntitle = \"{stem}\"\ncountries = [\"{code}\"]\n+++\n");
        files.push((format!("content/countries/{stem}.md"), text.into()));
    }
    files.extend(entries.iter().enumerate().map(|(at, text)| (format!("content/models/m{at}.md"), text.clone().into())));
    let mut inputs: Inputs = site(files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..])));
    inputs.wishes.as_of = Some(day);
    build(&inputs, &mut Memo::default())
}

#[test]
fn equals_the_site_without_what_came_later() {
    for seed in 0..times(5) as u64 {
        let mut chance = Chance::new(seed);
        let day = jiff::civil::date(2020 + chance.below(6) as i16, 1 + chance.below(12) as i8, 1 + chance.below(28) as i8);
        let (whole, cut): (Vec<String>, Vec<String>) = (0..5).map(|number| entry(&mut chance, number, day)).unzip();
        let (read, deleted) = (built(&whole, day), built(&cut, day));
        assert!(read.files.len() > 20);
        assert_eq!(read.files.keys().collect::<Vec<_>>(), deleted.files.keys().collect::<Vec<_>>());
        for (path, bytes) in &read.files {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            assert!(
                deleted.files[path] == *bytes,
                "seed {seed}, as of {day}, {path}:\n{}\n---\n{}",
                text(bytes),
                text(&deleted.files[path])
            );
        }
        nothing_later(&read, day);
    }
}

#[test]
#[ignore = "long"]
fn nothing_later_is_in_the_data_of_the_knowledge_base() {
    let mut inputs = knowledge_base();
    for day in ["2019-06-30", "2023-12-03", "2024-07-01"].map(|day| day.parse().expect("a day")) {
        inputs.wishes.as_of = Some(day);
        let built = build(&inputs, &mut Memo::default());
        assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
        nothing_later(&built, day);
    }
}

/// Checks that no event, claim or dependency in the data files begins after the day.
fn nothing_later(built: &Built, day: jiff::civil::Date) {
    for (file, column) in [("data/events.csv", "date"), ("data/facts.csv", "as_of"), ("data/edges.csv", "during")] {
        let text = std::str::from_utf8(&built.files[file]).expect("text");
        let mut lines = csv_rows(text).into_iter();
        let header = lines.next().expect("a header");
        let place = header.iter().position(|name| name == column).expect("the column");
        for row in lines.filter(|row| !row[place].is_empty()) {
            let begins = Date::parse(&row[place]).expect("a date").earliest();
            assert!(begins <= day, "as of {day}: {file} has {row:?}");
        }
    }
}

/// The cells of a CSV file whose cells have no line breaks.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                c => cells.last_mut().expect("a cell").push(c),
            }
        }
        cells
    };
    text.lines().map(row).collect()
}
