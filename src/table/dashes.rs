//! Lists as YAML writes them, with a line and a dash for each item, where TOML wants brackets.

use super::lines::line_of;
use super::quoted;

/// Reads the items below the line that ends at `end`. Returns them as a TOML list with the offset at which the last item
/// ends; none if there are no items.
pub(super) fn list_below(text: &str, end: usize) -> Option<(String, usize)> {
    let mut items = Vec::new();
    let mut last = end;
    while last < text.len() {
        let line = line_of(text, last + 1);
        let Some(item) = text.get(line.clone()).and_then(|line| line.trim().strip_prefix("- ")) else { break };
        items.push(quoted(item.trim().trim_matches(['"', '\''])));
        last = line.end;
    }
    (!items.is_empty()).then(|| (format!("[{}]", items.join(", ")), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_those_directly_below() {
        let text = "a =\n  - fi\n  - \"sv\"\nb = 1\n- x\n";
        let found = list_below(text, 3);
        assert_eq!(found, Some(("[\"fi\", \"sv\"]".to_owned(), 19)));
        assert_eq!(list_below(text, 25), Some(("[\"x\"]".to_owned(), 29)));
        assert_eq!((list_below(text, 19), list_below("a =", 3)), (None, None));
    }
}
