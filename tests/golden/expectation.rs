//! Comparison of an expectation with the result. With `BLESS=1` the expectation is rewritten, otherwise the differing lines
//! are shown.

/// Whether expectations are rewritten instead of compared.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// The lines that differ between two texts: `-` marks expected lines, `+` lines that were found.
///
/// Computes a longest common subsequence in quadratic time. Expectations are short, and only failures are compared this way.
pub fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    // For two trees with nothing in common, the result would only be noise, and take long.
    if old.len() * new.len() > 4_000_000 {
        return format!("{} lines expected, {} found; too many to compare line by line", old.len(), new.len());
    }
    let mut common = vec![vec![0u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            out.push_str(&format!("- {}\n", old[i]));
            i += 1;
        } else {
            out.push_str(&format!("+ {}\n", new[j]));
            j += 1;
        }
    }
    if out.is_empty() && expected != found {
        out.push_str("the lines are the same; what is between or behind them is not (a line feed at the end?)\n");
    }
    out
}
