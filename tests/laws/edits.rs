//! Random edits of a site as people make them: a text or a title changes, a file is added, deleted or renamed, a declaration
//! changes, a template breaks and is mended.

use std::collections::BTreeMap;
use std::sync::Arc;

use statebook::Inputs;

use crate::chance::Chance;
use crate::grounds::site;

/// The files of a site by path, and what is needed to restore them.
pub struct Ground {
    files: BTreeMap<String, Vec<u8>>,
    bin: Vec<(String, Vec<u8>)>,
    /// The day as of which the site is read, if it differs from the site's own.
    as_of: Option<jiff::civil::Date>,
    /// The original files.
    first: BTreeMap<String, Vec<u8>>,
    /// The former contents of broken files.
    mended: BTreeMap<String, Option<Vec<u8>>>,
}

const SITE: &str = "title = \"Case\"\nbase_url = \"https://example.org/\"\ntheme = \"theme\"\nas_of = 2026-11-01\ncurrency = \"USD\"\n\
    [levels]\nbare-project = \"allow\"\n";
const VOCABULARIES: &str = "[status]\nactive = { label = \"Active\" }\nretired = { label = \"Retired\" }\n\
    [layer]\nhardware = { label = \"Hardware\" }\n\
    [role]\nchips = { label = \"Chips\", layer = \"hardware\", needed_to = \"run\" }\ndata = { label = \"Data\" }\n";
const RATES: &str = "[EUR]\n2024 = { rate = 1.08, source = \"https://example.org/rates\" }\n";
const MODELS: &str = "name = \"Model\"\nplural = \"Models\"\nproject = true\n\
    [fields.released]\ntype = \"date\"\nevent = \"release\"\n[fields.budget]\ntype = \"money\"\n[fields.notes]\ntype = \"markdown\"\n";
const FIRST: [(&str, &str); 15] = [
    ("site.toml", SITE),
    ("content/vocabularies.toml", VOCABULARIES),
    ("content/rates.toml", RATES),
    ("content/models/kind.toml", MODELS),
    ("content/countries/kind.toml", "name = \"Country\"\nplural = \"Countries\"\nrole = \"country\"\n"),
    ("content/sources/kind.toml", "name = \"Source\"\nplural = \"Sources\"\nrole = \"source\"\n"),
    ("content/countries/singapore.md", "+++\ntitle = \"Singapore\"\ncountries = [\"SG\"]\n+++\nAn island.\n"),
    ("content/sources/report.md", "+++\ntitle = \"Report\"\n+++\n"),
    (
        "content/models/alpha.md",
        "+++\ntitle = \"Alpha\"\nsources = [\"report\"]\ncountries = [\"SG\"]\nfacts.released = \"2024-03\"\n+++\nWords and [[beta]], [@report].\n\n## Data\n\nEnd.\n",
    ),
    (
        "content/models/beta.md",
        "+++\ntitle = \"Beta\"\nsources = [\"report\"]\n[facts]\nbudget = { amount = 10, currency = \"EUR\", as_of = \"2024\" }\n[[depends]]\non = \"alpha\"\nrole = \"chips\"\n+++\nSee [the data](alpha.md#data).\n",
    ),
    (
        "content/models/gamma.md",
        "+++\ntitle = \"Gamma\"\nsources = [\"report\"]\n[[depends]]\non = \"beta\"\nrole = \"data\"\n+++\nText.\n",
    ),
    ("content/scenarios/kind.toml", "name = \"Scenario\"\nplural = \"Scenarios\"\nrole = \"scenario\"\n"),
    ("content/scenarios/stop.md", "+++\ntitle = \"Alpha stops\"\n[[cut]]\nentries = [\"alpha\"]\n+++\nAnd then?\n"),
    ("theme/templates/404.html", "<!DOCTYPE html>\n<html><body><h1>Not here</h1></body></html>\n"),
    ("theme/styles/own.css", "h1 { color: green }\n"),
];

impl Ground {
    /// One of several sites: at the root, below a path, with a picture and a comparison, or read as of an earlier day.
    pub fn new(number: u64) -> Self {
        let mut ground = Self { files: BTreeMap::new(), first: BTreeMap::new(), bin: Vec::new(), as_of: None, mended: BTreeMap::new() };
        FIRST.iter().for_each(|(path, text)| ground.put(path, text));
        ground.as_of = (number % 4 == 3).then_some(jiff::civil::date(2024, 2, 1));
        if number % 4 == 1 {
            ground.put("site.toml", &SITE.replace("example.org/", "example.org/below/"));
        }
        if number % 4 == 2 {
            ground.put("content/compare/kind.toml", "name = \"Comparison\"\nplural = \"Comparisons\"\nrole = \"comparison\"\n");
            let table =
                "+++\ntitle = \"All\"\n[comparison]\nkind = \"models\"\ncolumns = [\"released\", \"budget\"]\n+++\nWhat it shows.\n";
            ground.put("content/compare/all.md", table);
            ground.put("content/models/picture.png", "not really a picture");
        }
        ground.first = ground.files.clone();
        ground
    }

    /// The inputs as they would be read from disk.
    pub fn inputs(&self) -> Inputs {
        let mut inputs = site(self.files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..])));
        inputs.wishes.as_of = self.as_of;
        inputs
    }

    /// Writes a file.
    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Makes one edit. Returns the files it concerns and a description.
    pub fn edit(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        // Broken files are mended sooner or later, because a site that is always broken shows nothing.
        if !self.mended.is_empty() && chance.below(2) > 0 {
            return self.mend(chance);
        }
        if chance.below(9) == 0 {
            return self.check_out();
        }
        match chance.below(18) {
            0..=2 => self.words(chance),
            3 => self.small(chance),
            4 => self.replace(chance, ".md", "title = \"", &["title = \"New ", "title = \"Old ", "title = \""]),
            5 => self.replace(
                chance,
                ".md",
                "+++\n",
                &["+++\nsummary = \"In short.\"\n", "+++\nstatus = \"active\"\n", "+++\naliases = [\"Aka\"]\n"],
            ),
            6 => self.rename(chance),
            7 => self.delete(chance),
            8 => self.restore(),
            9 => self.new_entry(chance),
            10 => self.declare(chance),
            11 => self.rate(chance),
            12 => self.theme(chance),
            13 => self.break_one(chance),
            14 => self.asset(chance),
            15 | 16 => self.small(chance),
            _ => self.site_settings(chance),
        }
    }

    fn done(path: &str, what: &str) -> (Vec<Arc<str>>, String) {
        (vec![path.into()], format!("{what} {path}"))
    }

    fn pick(&self, chance: &mut Chance, end: &str) -> String {
        let paths: Vec<&String> = self.files.keys().filter(|path| path.ends_with(end)).collect();
        paths.get(chance.below(paths.len())).map(|path| (*path).clone()).unwrap_or_default()
    }

    fn words(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let path = self.pick(chance, ".md");
        let added = *chance.pick(&[
            "More words.\n",
            "On Alpha, Beta and Gamma.\n",
            "Of Gamma.\n",
            "\nA paragraph & <em>such</em>.\n",
            "\n## Another heading\n",
            "\nSee [[alpha]] and [[gamma]].\n",
            "\n[@report, p. 3]\n",
            "\n[there](../models/alpha.md#data)\n",
            "\n```toml\nx = 1\n```\n",
        ]);
        let mut text = self.text(&path);
        if text.len() > 2_000 {
            // A long text is cut back, so that files do not grow without end.
            let end = text.match_indices("+++\n").nth(1).map_or(text.len(), |(at, fence)| at + fence.len());
            text.truncate(end);
        }
        // Text is added at the end, or at the beginning so that everything behind it moves.
        match text.match_indices("+++\n").nth(1).filter(|_| chance.below(2) == 0) {
            Some((at, fence)) => text.insert_str(at + fence.len(), &format!("{}\n", added.trim())),
            None => text.push_str(added),
        }
        self.put(&path, &text);
        Self::done(&path, "other words in")
    }

    /// Changes a few letters, some of which other pages show.
    fn small(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let (from, to) = *chance.pick(&[
            ("[[beta]]", "[[gamma]]"),
            ("[[gamma]]", "[[beta]]"),
            ("## Data", "## Figures {#data}"),
            ("## Figures {#data}", "## Figures"),
            ("## Figures", "## Data"),
            ("[@report]", "[@report, p. 9]"),
            (", p. 9]", "]"),
            ("Alpha, ", ""),
            ("title = \"Gamma\"", "title = \"Delta\""),
            ("title = \"Gamma\"", "title = \"BETA\""),
            ("title = \"Delta\"", "title = \"Gamma\"\naliases = [\"Delta\"]"),
            ("title = \"Alpha\"", "title = \"Alpha and Beta\""),
            ("title = \"BETA\"", "title = \"Gamma\""),
            ("aliases = [\"Delta\"]\n", ""),
            ("Of Gamma", "Gamma"),
            ("Words", "More\n\nWords"),
            ("More\n\nWords", "Words"),
            ("Text.", "Text and [a table](table.csv)."),
            ("[a table](table.csv)", "[a route](/models/)"),
            (" and [a route](/models/)", ""),
            ("[[nowhere]]", "\n\n[[nowhere]]"),
            ("[[nowhere]]", "[[elsewhere]]"),
            ("role = \"chips\"\n", "role = \"chips\"\ntakes = \"copy\"\n"),
            ("takes = \"copy\"\n", "extent = \"part\"\n"),
            ("extent = \"part\"\n", "needed_to = \"nothing\"\n"),
            ("needed_to = \"nothing\"\n", ""),
            ("on = \"beta\"\n", "absent = \"undisclosed\"\n"),
            ("absent = \"undisclosed\"\n", "on = \"beta\"\n"),
            ("entries = [\"alpha\"]", "from = { kinds = [\"models\"] }"),
            ("from = { kinds = [\"models\"] }", "entries = [\"alpha\"]"),
        ]);
        let path = self.files.iter().find(|(path, bytes)| path.ends_with(".md") && memchr::memmem::find(bytes, from.as_bytes()).is_some());
        let Some(path) = path.map(|(path, _)| path.clone()) else { return (Vec::new(), "nothing small".to_owned()) };
        let text = self.text(&path).replacen(from, to, 1);
        self.put(&path, &text);
        Self::done(&path, "a small change in")
    }

    fn replace(&mut self, chance: &mut Chance, end: &str, from: &str, to: &[&str]) -> (Vec<Arc<str>>, String) {
        let path = self.pick(chance, end);
        let text = self.text(&path).replacen(from, chance.pick::<&str>(to), 1);
        self.put(&path, &text);
        Self::done(&path, "other front matter in")
    }

    fn rename(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let path = self.pick(chance, ".md");
        let Some(bytes) = self.files.remove(&path) else { return Self::done(&path, "nothing to rename") };
        let new = path.replace(".md", if chance.below(2) == 0 { "-ii.md" } else { "-b.md" });
        self.mended.insert(path.clone(), Some(bytes.clone()));
        self.mended.entry(new.clone()).or_insert(None);
        self.files.insert(new.clone(), bytes);
        (vec![path.as_str().into(), new.as_str().into()], format!("{path} renamed to {new}"))
    }

    fn delete(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let path = self.pick(chance, ".md");
        if let Some(bytes) = self.files.remove(&path) {
            self.mended.entry(path.clone()).or_insert(Some(bytes.clone()));
            self.bin.push((path.clone(), bytes));
        }
        Self::done(&path, "deleted")
    }

    fn restore(&mut self) -> (Vec<Arc<str>>, String) {
        let Some((path, bytes)) = self.bin.pop() else { return (Vec::new(), "nothing to restore".to_owned()) };
        self.files.insert(path.clone(), bytes);
        Self::done(&path, "restored")
    }

    fn new_entry(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let (folder, number) = (*chance.pick(&["models", "sources", "systems"]), chance.below(6));
        if folder == "systems" {
            self.put("content/systems/kind.toml", "name = \"System\"\nplural = \"Systems\"\n");
        }
        let path = format!("content/{folder}/new-{number}.md");
        self.put(&path, &format!("+++\ntitle = \"New {folder} {number}\"\nsources = [\"report\"]\n+++\nOn [[alpha]].\n"));
        Self::done(&path, "a new entry")
    }

    fn declare(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let (path, text) = match chance.below(7) {
            0 => ("content/models/kind.toml", MODELS.to_owned()),
            3 => ("content/models/kind.toml", format!("expects = [\"chips\"]\n{MODELS}")),
            4 => ("content/models/kind.toml", format!("states = {{ frozen = \"stays as it is\" }}\n{MODELS}")),
            5 => ("content/vocabularies.toml", VOCABULARIES.replace("\"Retired\" }", "\"Retired\", renews = false, runs = false }")),
            1 => ("content/models/kind.toml", MODELS.replace("Models", "Language models")),
            2 => ("content/models/kind.toml", format!("{MODELS}[fields.size]\ntype = \"count\"\nrecommended = true\n")),
            _ => ("content/vocabularies.toml", VOCABULARIES.replace("\"Chips\"", chance.pick::<&str>(&["\"Chips\"", "\"Accelerators\""]))),
        };
        self.put(path, &text);
        Self::done(path, "another declaration in")
    }

    fn rate(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        self.put("content/rates.toml", &RATES.replace("1.08", chance.pick::<&str>(&["1.08", "1.1", "0.9"])));
        Self::done("content/rates.toml", "another rate in")
    }

    fn theme(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let (path, text) = match chance.below(4) {
            0 => ("theme/styles/own.css", format!("h1 {{ margin: {}px }}\n", chance.below(9))),
            1 => ("theme/templates/404.html", format!("<!DOCTYPE html>\n<html><body><h1>{}</h1></body></html>\n", chance.below(9))),
            2 => ("theme/templates/listing.html", "<!DOCTYPE html>\n<html><body>{{ page.title }}</body></html>\n".to_owned()),
            _ => ("theme/templates/profile.html", format!("<!DOCTYPE html>\n<p>{}</p>\n{{{{ profile.body }}}}\n", chance.below(9))),
        };
        self.put(path, &text);
        Self::done(path, "another theme:")
    }

    fn asset(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        match chance.below(4) {
            0 => drop(self.files.remove("content/models/table.csv")),
            number => self.put("content/models/table.csv", &format!("a,b\n{number},2\n")),
        }
        Self::done("content/models/table.csv", "another file beside entries:")
    }

    fn site_settings(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let text = self.text("site.toml");
        let text = match chance.below(4) {
            0 => text.replace("Case", "Other case"),
            1 => text.replace("Other case", "Case"),
            2 => text.replace("2026-11-01", "2025-01-01"),
            _ => text.replace("2025-01-01", "2026-11-01"),
        };
        self.put("site.toml", &text);
        Self::done("site.toml", "other settings in")
    }

    /// Breaks a file and remembers its former contents.
    fn break_one(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let (path, text) = match chance.below(9) {
            0 => ("theme/templates/profile.html", "<h1>{{ page.titel }}</h1>".to_owned()),
            1 => ("theme/templates/profile.html", "<h1>{% if %}".to_owned()),
            2 => ("theme/templates/404.html", "<html><body><a href=\"/no/where/\">x</a></body></html>".to_owned()),
            3 => ("content/models/kind.toml", MODELS.replace("\"date\"", "\"day\"")),
            4 => ("content/vocabularies.toml", VOCABULARIES.replace("chips", "chip")),
            5 => ("site.toml", self.text("site.toml").replace("title", "titel")),
            6 => ("content/models/alpha.md", "+++\ntitle = \"Al".to_owned()),
            7 => ("content/models/beta.md", String::new()),
            _ => ("content/models/gamma.md", format!("{}\nSee [[nowhere]].\n", self.text("content/models/gamma.md"))),
        };
        let before = self.files.get(path).cloned();
        self.mended.entry(path.to_owned()).or_insert(before);
        self.put(path, &text);
        Self::done(path, "broken:")
    }

    /// Restores all original files.
    fn check_out(&mut self) -> (Vec<Arc<str>>, String) {
        let paths = self.files.keys().chain(self.first.keys()).filter(|path| self.files.get(*path) != self.first.get(*path));
        let changed = paths.map(|path| path.as_str().into()).collect();
        self.files = self.first.clone();
        self.mended.clear();
        (changed, "everything as it was".to_owned())
    }

    fn mend(&mut self, chance: &mut Chance) -> (Vec<Arc<str>>, String) {
        let paths: Vec<String> = self.mended.keys().cloned().collect();
        let path = chance.pick(&paths).clone();
        match self.mended.remove(&path).flatten() {
            Some(bytes) => drop(self.files.insert(path.clone(), bytes)),
            None => drop(self.files.remove(&path)),
        }
        Self::done(&path, "mended:")
    }
}
