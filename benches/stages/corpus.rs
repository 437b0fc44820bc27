//! A generated site of any size, the same for the same arguments: profiles that depend on, link to and cite each other.
//!
//! Dependencies and links prefer the first entries of a kind, so that, as in reality, a few entries have very many
//! dependents.

use std::fmt::Write as _;

/// Kinds with their shares in percent.
const KINDS: [(&str, &str, bool, u64); 4] = [
    ("models", "Model", true, 45),
    ("machines", "Machine", true, 20),
    ("organisations", "Organisation", false, 25),
    ("policies", "Policy", false, 10),
];
const COUNTRIES: [&str; 24] = [
    "SG", "FR", "DE", "JP", "KR", "AE", "CH", "IN", "BR", "CA", "GB", "ES", "IT", "NL", "SE", "FI", "NO", "DK", "PL", "PT", "TW", "AU",
    "US", "CN",
];
const WORDS: [&str; 32] = [
    "training",
    "compute",
    "public",
    "national",
    "language",
    "model",
    "corpus",
    "tokens",
    "evaluation",
    "ministry",
    "budget",
    "cluster",
    "licence",
    "weights",
    "release",
    "dataset",
    "research",
    "university",
    "strategy",
    "energy",
    "hosting",
    "latency",
    "archive",
    "dialect",
    "policy",
    "supply",
    "memory",
    "grant",
    "under",
    "within",
    "before",
    "the",
];
const HEADINGS: [&str; 6] = ["Background", "Training data", "Compute and energy", "Governance", "Evaluation", "What is unclear"];
const ROLES: [&str; 4] = ["compute", "base-model", "operator", "funding"];

/// A small random number generator (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end.max(1)
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len() as u64) as usize]
    }

    /// A number below `end`, with a strong preference for small ones.
    fn early(&mut self, end: u64) -> u64 {
        let (one, other) = (self.below(end), self.below(end));
        self.below(one.min(other) + 1)
    }
}

/// The files of a site with this many profiles, each with its path.
pub fn site(profiles: u64, seed: u64) -> Vec<(String, String)> {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut files = schema();
    for (at, code) in COUNTRIES.iter().enumerate() {
        let text = format!("+++\ntitle = \"Country {at}\"\nsummary = \"{}\"\ncountries = [\"{code}\"]\n+++\n", sentence(&mut chance));
        files.push((format!("content/countries/{}.md", code.to_lowercase()), text));
    }
    let sources = profiles / 4 + 5;
    for at in 0..sources {
        let text =
            format!("+++\ntitle = \"Source {at}\"\n[facts]\nurl = \"https://example.org/{at}\"\npublished = {}\n+++\n", 2015 + at % 12);
        files.push((format!("content/sources/s{at}.md"), text));
    }
    let counts = KINDS.map(|(.., share)| (profiles * share / 100).max(2));
    for (kind, (folder, name, project, _)) in KINDS.iter().enumerate() {
        for at in 0..counts[kind] {
            let entry = Entry { stem: stem(name, at), title: format!("{name} {at}"), project: *project, counts, sources };
            files.push((format!("content/{folder}/{}.md", entry.stem), entry.text(&mut chance)));
        }
        if *project {
            let columns = "[\"countries\", \"status\", \"launched\", \"budget\", \"parameters\", \"depends\"]";
            let text =
                format!("+++\ntitle = \"All {folder}\"\nkind = \"{folder}\"\ncolumns = {columns}\nsort = \"-launched\"\n+++\nA table.\n");
            files.push((format!("content/comparisons/all-{folder}.md"), text));
        }
    }
    files
}

fn schema() -> Vec<(String, String)> {
    let mut files = vec![
        (
            "site.toml".to_owned(),
            "title = \"Bench\"\nbase_url = \"https://example.org/\"\ncurrency = \"USD\"\nas_of = 2026-11-01\n[levels]\ndependency-cycle = \"allow\"\n".to_owned(),
        ),
        ("content/countries/kind.toml".to_owned(), "name = \"Country\"\nplural = \"Countries\"\nrole = \"country\"\n".to_owned()),
        ("content/comparisons/kind.toml".to_owned(), "name = \"Comparison\"\nplural = \"Comparisons\"\nrole = \"comparison\"\n".to_owned()),
    ];
    let sources =
        "name = \"Source\"\nplural = \"Sources\"\nrole = \"source\"\n[fields.url]\ntype = \"url\"\n[fields.published]\ntype = \"date\"\n";
    files.push(("content/sources/kind.toml".to_owned(), sources.to_owned()));
    let mut words = String::from(
        "[status]\nannounced = \"Announced\"\nactive = \"Active\"\nretired = \"Retired\"\n[event]\nrelease = \"Release\"\nfunding = \"Funding\"\n[role]\n",
    );
    for (role, needed_to) in ROLES.iter().zip(["run", "renew", "run", "renew"]) {
        let _ = writeln!(words, "{role} = {{ label = \"{role}\", layer = \"{role}\", needed_to = \"{needed_to}\" }}");
    }
    files.push(("content/vocabularies.toml".to_owned(), words));
    for (folder, name, project, _) in KINDS {
        let fields = "[fields.launched]\ntype = \"date\"\nrecommended = true\nevent = \"release\"\n[fields.budget]\ntype = \"money\"\nrecommended = true\n\
            [fields.parameters]\ntype = \"count\"\n[fields.licence]\ntype = \"licence\"\n[fields.text]\ntype = \"markdown\"\n";
        files.push((
            format!("content/{folder}/kind.toml"),
            format!("name = \"{name}\"\nplural = \"{name}s\"\nproject = {project}\n{fields}"),
        ));
    }
    files
}

fn stem(name: &str, at: u64) -> String {
    format!("{}-{at}", name.to_lowercase())
}

/// A profile to be generated.
struct Entry {
    stem: String,
    title: String,
    project: bool,
    counts: [u64; 4],
    sources: u64,
}

impl Entry {
    fn text(&self, chance: &mut Chance) -> String {
        let mut text = String::with_capacity(8 << 10);
        let day = |chance: &mut Chance| format!("{}-{:02}-{:02}", 2016 + chance.below(11), 1 + chance.below(12), 1 + chance.below(28));
        let _ = writeln!(
            text,
            "+++\ntitle = \"{}\"\nsummary = \"{}\"\ncountries = [\"{}\"]",
            self.title,
            sentence(chance),
            chance.of(&COUNTRIES)
        );
        let _ = writeln!(
            text,
            "status = \"{}\"\nsources = [\"s{}\"]\n\n[facts]",
            chance.of(&["announced", "active", "retired"]),
            chance.below(self.sources)
        );
        let _ = writeln!(text, "launched = \"{}\"\nlicence = \"Apache-2.0\"\ntext = \"{}\"", day(chance), sentence(chance));
        let budget = 1_000_000 + chance.below(900_000_000);
        let _ = writeln!(
            text,
            "budget = {{ amount = {budget}, currency = \"USD\", as_of = \"{}\", source = \"s{}\" }}",
            2018 + chance.below(9),
            chance.below(self.sources)
        );
        if self.project {
            let _ = writeln!(text, "parameters = \"{}B\"", 1 + chance.below(400));
        }
        let mut targets: Vec<String> = (0..2 + chance.below(5)).map(|_| self.other(chance)).filter(|other| *other != self.stem).collect();
        targets.sort();
        targets.dedup();
        for target in targets {
            let _ = writeln!(
                text,
                "\n[[depends]]\non = \"{target}\"\nrole = \"{}\"\nsource = \"s{}\"",
                chance.of(&ROLES),
                chance.below(self.sources)
            );
        }
        for _ in 0..3 + chance.below(4) {
            let _ = writeln!(
                text,
                "\n[[events]]\ndate = \"{}\"\ntitle = \"{}\"\ntype = \"{}\"",
                day(chance),
                sentence(chance),
                chance.of(&["release", "funding"])
            );
        }
        text.push_str("+++\n");
        for heading in HEADINGS.iter().take(3 + chance.below(4) as usize) {
            let _ = writeln!(text, "\n## {heading}\n");
            for _ in 0..3 {
                for _ in 0..3 {
                    let _ = write!(text, "{} ", sentence(chance));
                }
                let _ = writeln!(text, "See [[{}]] [@s{}].\n", self.other(chance), chance.below(self.sources));
            }
        }
        let _ = writeln!(text, "| Year | Value | Note |\n|---|--:|---|");
        for year in 2020..2026 {
            let _ = writeln!(text, "| {year} | {} | {} |", chance.below(10_000), chance.of(&WORDS));
        }
        text
    }

    /// The stem of another entry.
    fn other(&self, chance: &mut Chance) -> String {
        let kind = chance.below(4) as usize;
        stem(KINDS[kind].1, chance.early(self.counts[kind]))
    }
}

fn sentence(chance: &mut Chance) -> String {
    let mut text = String::new();
    for at in 0..9 + chance.below(14) {
        let _ = write!(text, "{}{}", if at == 0 { "" } else { " " }, chance.of(&WORDS));
    }
    text[..1].make_ascii_uppercase();
    text + "."
}
