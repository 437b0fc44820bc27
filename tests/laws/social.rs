//! Social pictures: each main page has one, every page names one that is published, whatever the titles contain, and a site
//! that does not ask for them has none. A later build recognises pictures that have not changed.

use statebook::figure::Part;
use statebook::memo::Memo;
use statebook::social::{Colours, Fonts, Picture, SIZE, mark, png};
use statebook::source::Source;
use statebook::{Inputs, compile};

use crate::built::build;
use crate::chance::{Chance, seed, times};
use crate::grounds::{repository, small_site};

/// Titles that are hard to draw: long ones, in four scripts, with markup, or of symbols alone.
fn hostile() -> Vec<String> {
    vec![
        "word ".repeat(60),
        "w".repeat(300),
        "SEA-LION 东南亚 สิงโต أسد البحر Лев".to_owned(),
        "</text><script>alert(1)</script>&amp;\"'".to_owned(),
        "🦁🌊 <&>".to_owned(),
        "台灣".to_owned(),
        "e\u{301}\u{301}\u{301}\u{301} A\u{2066}B\u{2069}".to_owned(),
        "Ω".to_owned(),
    ]
}

/// A site with an entry for each title; `setting` is a line of its settings.
fn site(setting: &str) -> Inputs {
    let quoted = |title: &str| title.replace('\\', "\\\\").replace('"', "\\\"");
    let entries: Vec<(String, String)> = hostile()
        .iter()
        .enumerate()
        .map(|(at, title)| {
            let title = quoted(title);
            let text = format!("+++\ntitle = \"{title}\"\nsummary = \"{title}\"\naliases = [\"{title} too\"]\ncountries = [\"FR\"]\n+++\n");
            (format!("content/models/m{at}.md"), text)
        })
        .collect();
    let settings = format!("title = \"<Case> & 🦁\"\nbase_url = \"https://example.org/below/\"\n{setting}\n");
    let mut files: Vec<(&str, &[u8])> = entries.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    files.push(("site.toml", settings.as_bytes()));
    small_site(&files)
}

/// The width and height of a PNG file, which is decoded completely.
fn size(bytes: &[u8]) -> (u32, u32) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG file");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("all of it");
    (frame.width, frame.height)
}

#[test]
fn each_main_page_has_a_picture_and_every_page_names_one() {
    let files = build(&site("social_pictures = true"), &mut Memo::default()).files;
    let pictures: Vec<&String> = files.keys().filter(|path| path.ends_with("social.png")).collect();
    assert!(pictures.len() > 2 * hostile().len(), "{pictures:?}");
    for path in &pictures {
        assert_eq!(size(&files[*path]), SIZE, "{path}");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let named = page.split("og:image\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        let named = named.unwrap_or_else(|| panic!("{path} names no picture"));
        let file = named.strip_prefix("https://example.org/below/").unwrap_or_else(|| panic!("{path}: {named}"));
        assert!(files.contains_key(file), "{path} names {named}");
        let own = path.replace("index.html", "social.png");
        assert!(own == *path || !files.contains_key(&own) || own == file, "{path} has a picture of its own and names {named}");
    }
}

#[test]
fn without_the_wish_there_are_none() {
    let files = build(&site(""), &mut Memo::default()).files;
    let named = files.iter().filter(|(path, bytes)| path.ends_with(".png") || String::from_utf8_lossy(bytes).contains("og:image"));
    assert_eq!(named.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn texts_stay_texts_and_lie_within_the_picture() {
    let fonts = Fonts::new([]);
    for title in hostile() {
        for is_rtl in [false, true] {
            let parts = ["foreign", "<b>", "unknown"].map(|word| Part { word: word.to_owned(), label: title.clone(), count: 7 });
            let picture = Picture {
                site: title.clone(),
                address: title.clone(),
                kicker: title.clone(),
                titles: vec![title.clone(), "Another".to_owned()],
                text: title.repeat(5),
                finding: title.repeat(3),
                parts: parts.into(),
                is_rtl,
            };
            let svg = picture.svg(&fonts, &Colours::default());
            let read = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{title}: {error}\n{svg}"));
            let elements = read.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name());
            assert!(elements.clone().all(|name| ["svg", "rect", "text"].contains(&name)), "{svg}");
            for text in read.descendants().filter(|node| node.has_tag_name("text")) {
                let base: f32 = text.attribute("y").and_then(|y| y.parse().ok()).expect("a place");
                assert!(base > 0.0 && base < SIZE.1 as f32, "{svg}");
            }
            assert!(!png(&svg, &fonts).is_empty());
        }
    }
}

#[test]
fn a_picture_is_known_by_what_it_shows() {
    let fonts = Fonts::new([]);
    let drawn = |title: &str| Picture { titles: vec![title.to_owned()], ..Picture::default() }.svg(&fonts, &Colours::default());
    let (one, other) = (drawn("One"), drawn("Other"));
    let bytes = png(&one, &fonts);
    assert_eq!(bytes, png(&one, &fonts));
    let holds = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    assert!(holds(&mark(&one, &fonts)) && !holds(&mark(&other, &fonts)));
}

#[test]
fn pictures_come_and_go_with_the_wish_while_the_memo_is_kept() {
    let mut memo = Memo::default();
    for wish in ["", "social_pictures = true", "", "social_pictures = true"] {
        let mut inputs = site("");
        for source in inputs.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
            *source = Source::new("site.toml", format!("{}{wish}\n", source.text).as_bytes());
        }
        let output = compile(&inputs, &mut memo).value;
        assert_eq!(output.contains("models/m0/social.png"), !wish.is_empty(), "{wish}");
        assert_eq!(output.mark("models/m0/social.png").is_some(), !wish.is_empty(), "{wish}");
    }
}

/// A theme may also come from a pull request: whatever its font files contain, the pictures are made and the program goes
/// on.
#[test]
fn any_bytes_as_a_font() {
    let font = std::fs::read(repository().join("src/social/fonts/NotoSans-Regular.ttf")).expect("a font");
    let mut chance = Chance::new(seed(71));
    for _ in 0..times(12) {
        let mut broken = font.clone();
        // The table directory and the beginnings of tables matter most; the rest is outlines.
        for _ in 0..=chance.below(12) {
            let end = if chance.below(2) == 0 { 400 } else { broken.len() };
            let at = chance.below(end);
            broken[at] = chance.below(256) as u8;
        }
        if chance.below(4) == 0 {
            broken.truncate(chance.below(font.len()));
        }
        let fonts = Fonts::new([broken]);
        let picture = Picture { titles: vec!["Ångström fi e\u{301} Ω".to_owned()], text: "word ".repeat(30), ..Picture::default() };
        let svg = picture.svg(&fonts, &Colours::of(""));
        assert_eq!(size(&png(&svg, &fonts)), SIZE);
    }
}
