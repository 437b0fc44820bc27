//! Breaking a text into lines of a given width: between words, or within a word that is too long for a line.

use super::Fonts;

/// Marks a text that was cut.
const MORE: char = '…';

impl Fonts {
    /// Breaks a text into at most `most` lines of at most `width` pixels at a font size. If that is not enough, the last
    /// line ends with an ellipsis.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
        let of = |c: char| self.width(c).unwrap_or(1.0) * size;
        let (space, dots) = (of(' '), of(MORE));
        let mut lines = Lines { lines: Vec::new(), line: String::new(), used: 0.0 };
        for word in text.split_whitespace() {
            if lines.lines.len() > most {
                break;
            }
            let long: f32 = word.chars().map(of).sum();
            let gap = if lines.line.is_empty() { 0.0 } else { space };
            if lines.used + gap + long <= width {
                lines.add(word, gap, long);
                continue;
            }
            // A word in a script without spaces continues on the line; any other word begins the next.
            let is_solid = word.chars().all(|c| !c.is_ascii());
            if !(lines.line.is_empty() || is_solid && long > width) {
                lines.end();
            } else if gap > 0.0 {
                lines.add("", gap, 0.0);
            }
            for c in word.chars() {
                let wide = of(c);
                // An accent stays with its letter.
                if lines.used + wide > width && wide > 0.0 {
                    lines.end();
                }
                lines.line.push(c);
                lines.used += wide;
            }
        }
        lines.end();
        let mut found = lines.lines;
        if found.len() > most {
            found.truncate(most);
            if let Some(last) = found.last_mut() {
                let mut used: f32 = last.chars().map(of).sum();
                while used + dots > width
                    && let Some(c) = last.pop()
                {
                    used -= of(c);
                }
                last.truncate(last.trim_end_matches([' ', ',', ';', ':', '.', '-', '–']).len());
                last.push(MORE);
            }
        }
        found
    }
}

/// Lines that are being filled.
struct Lines {
    lines: Vec<String>,
    line: String,
    used: f32,
}

impl Lines {
    fn add(&mut self, word: &str, gap: f32, wide: f32) {
        if gap > 0.0 {
            self.line.push(' ');
        }
        self.line.push_str(word);
        self.used += gap + wide;
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.used = 0.0;
        let line = line.trim_end();
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(fonts: &Fonts, line: &str, size: f32) -> f32 {
        line.chars().map(|c| fonts.width(c).unwrap_or(1.0) * size).sum()
    }

    #[test]
    fn lines_are_as_long_as_they_may_be_and_no_longer() {
        let fonts = Fonts::new([]);
        let text = "Of the 22 parts of its stack 18 are foreign and 4 domestic; nobody says which compute.";
        let lines = fonts.lines(text, 32.0, 500.0, 9);
        assert_eq!(lines.join(" "), text);
        assert!(lines.len() == 3 && lines.iter().all(|line| width(&fonts, line, 32.0) <= 500.0), "{lines:?}");
        let two = fonts.lines(text, 32.0, 500.0, 2);
        assert!(two.len() == 2 && two[1].ends_with('…') && width(&fonts, &two[1], 32.0) <= 500.0, "{two:?}");
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_is_broken() {
        let fonts = Fonts::new([]);
        let lines = fonts.lines(&format!("A {}", "w".repeat(300)), 80.0, 1000.0, 3);
        assert!(lines.len() == 3 && lines.iter().all(|line| width(&fonts, line, 80.0) <= 1000.0), "{lines:?}");
        assert_eq!(fonts.lines("", 80.0, 1000.0, 3), Vec::<String>::new());
        assert_eq!(fonts.lines("WW", 80.0, 1.0, 2), ["W", "W"]);
        assert_eq!(fonts.lines("WWW", 80.0, 1.0, 2), ["W", "…"]);
    }
}
