//! A check of a locale file's nesting before it is given to a parser that recurses for each level.

/// The deepest nesting of braces, and of brackets in braces. A choice inside a choice has three levels; a brace in quotation
/// marks counts as one.
const DEEPEST: usize = 100;

/// The offset of a brace or bracket that is nested deeper than any message needs. Quotation marks are ignored, because a
/// quotation mark in plain text could hide a brace.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    text.split_inclusive('\n')
        .scan((0, Depth::default()), |(start, depth), line| {
            if begins_message(line) {
                *depth = Depth::default();
            }
            let found = depth.too_deep_in(line).map(|at| *start + at);
            *start += line.len();
            Some(found)
        })
        .flatten()
        .next()
}

/// Whether a line is `name = …`. There the parser ends a message that was not closed.
fn begins_message(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    name.len() < line.len() && name.trim_start_matches(' ').starts_with('=')
}

/// The number of open braces and brackets. Brackets are counted separately, because they need not be balanced in a text.
#[derive(Default)]
struct Depth {
    braces: usize,
    brackets: usize,
}

impl Depth {
    fn too_deep_in(&mut self, line: &str) -> Option<usize> {
        line.bytes().position(|byte| {
            match byte {
                b'{' => self.braces += 1,
                b'}' => self.braces = self.braces.saturating_sub(1),
                b'(' if self.braces > 0 => self.brackets += 1,
                b')' => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            self.braces > DEEPEST || self.brackets > DEEPEST
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_within_each_other_counts() {
        let choice = "a = { $x ->\n  [one] { $y ->\n    [one] { \"{\" } x) y\n   *[other] y (\n  }\n *[other] { \"}\" }\n}\n";
        assert_eq!(too_deep(&choice.repeat(100)), None);
        assert_eq!(too_deep(&"a = :( { $x\n".repeat(100)), None);
    }

    #[test]
    fn every_way_down_is_seen() {
        for step in ["{", "{\n", "{ $x ->\n *[a] ) ", "{ f(\n", "{ f({ $x ->\n *[a] ) ", "{ $x ->\n *[a] \" "] {
            assert!(too_deep(&format!("a = {}", step.repeat(999))).is_some(), "{step}");
        }
        assert!(too_deep(&format!("a = {{ {}", "f(\n".repeat(999))).is_some());
    }
}
