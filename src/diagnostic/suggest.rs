//! "Did you mean": the known word nearest to an unknown one.

use super::Help;

/// The most mistakes of one sort in a file for which a guess is made at what was meant.
pub const MOST_GUESSED: usize = 50;

/// The most known words that are compared, so that a site with long lists and a mistake on every line does not wait for
/// guesses.
const MOST: usize = 500;

/// The longest words, in characters, that are compared. Comparing takes the product of both lengths, and nobody mistypes a
/// page.
const LONGEST: usize = 200;

/// The known word nearest to `wrong`, if it is near enough to be meant. Only the first words of a long list are compared.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of_all(wrong, known.into_iter().take(MOST))
}

/// The same without a limit on the list, for callers that ask seldom.
pub fn nearest_of_all<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(wrong, known).min().map(|(_, word)| word)
}

/// The known words that are near enough to be meant, with their distances.
fn near<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let lower = wrong.to_lowercase();
    // One slip in a short word, about a third of the letters of a long one. More would be guessing.
    let limit = (wrong.chars().count() / 3).max(1);
    let length = lower.chars().count();
    known.into_iter().filter_map(move |word| {
        let other = word.to_lowercase();
        let begins = (4..=LONGEST).contains(&length) && other.starts_with(&lower);
        // Lengths are compared first, because that is cheap and excludes most words.
        let close = length <= LONGEST && other.chars().count().abs_diff(length) <= limit;
        let distance = if close || begins { strsim::damerau_levenshtein(&lower, &other) } else { usize::MAX };
        (distance <= limit || begins).then_some((distance, word))
    })
}

/// "did you mean `x`?" about a word inside a longer text, as a guess.
pub fn meant(word: &str) -> Help {
    Help::from(format!("did you mean `{word}`?")).word(word).guessed()
}

/// "did you mean `x`?" if a near word is known, as a guess if several are near; else the list of words if it is short enough
/// to read.
pub fn one_of<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<Help> {
    let mut all: Vec<(usize, &str)> = near(wrong, known.clone().into_iter().take(MOST)).collect();
    all.sort_unstable();
    all.dedup();
    match all[..] {
        [] => {}
        [(_, word)] => return Some(Help::from(format!("did you mean `{word}`?")).word(word)),
        [(_, word), ..] => return Some(meant(word)),
    }
    let words: Vec<_> = known.into_iter().collect();
    match words.len() {
        0 => None,
        1..=24 => Some(format!("known here: {}", words.join(", ")).into()),
        count => Some(format!("{count} are known here, none is near").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_only() {
        let words = ["openness", "licence", "released"];
        assert_eq!(nearest("opennes", words), Some("openness"));
        assert_eq!(nearest("license", words), Some("licence"));
        assert_eq!(nearest("budget", words), None);
        assert_eq!(one_of("budget", words).as_deref(), Some("known here: openness, licence, released"));
    }
}
