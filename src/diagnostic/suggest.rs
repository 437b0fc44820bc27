//! "Did you mean": the nearest known word to an unknown one.

/// The known word nearest to `wrong`, if one is near enough to be meant.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = wrong.to_lowercase();
    // One slip in a short word, about a third of a long one: more is guessing.
    let limit = (wrong.chars().count() / 3).max(1);
    let length = lower.chars().count();
    known
        .into_iter()
        .filter_map(|word| {
            let other = word.to_lowercase();
            let begins = length >= 4 && other.starts_with(&lower);
            // Lengths first: they are cheap, and most words are out by them alone.
            let close = other.chars().count().abs_diff(length) <= limit;
            let distance = if close || begins { strsim::damerau_levenshtein(&lower, &other) } else { usize::MAX };
            (distance <= limit || begins).then_some((distance, word))
        })
        .min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))
        .map(|(_, word)| word)
}

/// "did you mean `x`?" where a near word is known, else the list of words if it is short enough to read.
pub fn one_of<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(word) = nearest(wrong, known.clone()) {
        return Some(format!("did you mean `{word}`?"));
    }
    let words: Vec<_> = known.into_iter().collect();
    match words.len() {
        0 => None,
        1..=24 => Some(format!("known here: {}", words.join(", "))),
        count => Some(format!("{count} are known here, none is near")),
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
