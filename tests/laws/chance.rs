//! Seeded random inputs, which are the same on every run and every machine.

/// How many random cases a law tries: a few while editing, `STATEBOOK_TIMES` times as many for a thorough run.
pub fn times(few: usize) -> usize {
    few * variable("STATEBOOK_TIMES").unwrap_or(1) as usize
}

/// The seed of a law, which `STATEBOOK_SEED` replaces.
pub fn seed(usual: u64) -> u64 {
    variable("STATEBOOK_SEED").unwrap_or(usual)
}

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text}")))
}

/// A xorshift generator.
pub struct Chance(u64);

impl Chance {
    /// A generator; the seed must not be zero.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end.max(1) as u64) as usize
    }

    /// One of several things.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// Puts things in random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }

    /// Random bytes.
    pub fn bytes(&mut self, longest: usize) -> Vec<u8> {
        (0..self.below(longest)).map(|_| self.number() as u8).collect()
    }

    /// Fragments of front matter, declarations and bodies, in random order.
    pub fn pieces(&mut self, most: usize) -> Vec<u8> {
        let count = self.below(most);
        (0..count).flat_map(|_| self.pick(PIECES).bytes()).collect()
    }

    /// The bytes with a few changes: some removed, doubled, overwritten or inserted.
    pub fn mutate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let start = self.below(bytes.len());
            let end = (start + self.below(40)).min(bytes.len());
            match self.below(5) {
                0 => drop(bytes.drain(start..end)),
                1 => {
                    let part = bytes[start..end].to_vec();
                    bytes.splice(start..start, part);
                }
                2 if !bytes.is_empty() => bytes[start] = self.number() as u8,
                _ => {
                    let piece = *self.pick(PIECES);
                    bytes.splice(start..start, piece.bytes());
                }
            }
        }
        bytes
    }
}

/// Fragments of front matter, declarations and bodies, and text that tends to break parsers.
const PIECES: &[&str] = &[
    "+++\n",
    "+++",
    "title = \"A\"\n",
    "= ",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\n",
    "\r\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    ".",
    "#",
    "\\",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "é",
    "日本",
    "🦁",
    "\u{202e}",
    "[facts]\n",
    "[[facts.tokens]]\n",
    "[[depends]]\n",
    "on = \"alpha\"\n",
    "role = \"chips\"\n",
    "[[events]]\n",
    "date = \"2023\"\n",
    "value = ",
    "amount = 1",
    "currency = \"USD\"\n",
    "as_of = 2023-12\n",
    "\"2023-12/..\"",
    "absent = \"none\"",
    "preferred = true\n",
    "1e999",
    "-0",
    "0x10",
    "9999999999999999999999999999999999999",
    "nan",
    "2023-13-45",
    "00:00:00",
    "true",
    "[[",
    "[[alpha|",
    "[@",
    "[@a; @b, p. 3]",
    "](",
    "](#",
    "](../../",
    "<",
    "<script>",
    "</",
    "<!--",
    "-->",
    "<a href=\"javascript:",
    "&",
    "&#x0;",
    "`",
    "```\n",
    "````rust\n",
    "~~~",
    "*",
    "**",
    "_",
    "~~",
    "> ",
    "> [!NOTE]\n",
    "- ",
    "1. ",
    "    ",
    "\t",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "[^1]: ",
    ": x\n",
    "{#id .c}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% for x in ",
    "---\n",
    "\u{f8f0}0\u{f8f1}",
    "\u{e000}",
    "type = \"count\"\n",
    "list = true\n",
    "[fields.x]\n",
    "to = [\"models\"]\n",
    "vocabulary = \"status\"\n",
    "name = \"X\"\n",
];
