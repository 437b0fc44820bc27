//! Numbers in digits, as dates have them. A site has so many dates that the general formatter of numbers, which first has to
//! look for what is wanted, would be felt.

/// Appends a number, with zeros before it if it has fewer digits than `width`.
pub fn push_digits(text: &mut String, number: u16, width: usize) {
    if number >= 10 || width > 1 {
        push_digits(text, number / 10, width.saturating_sub(1));
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_wide_as_wanted_or_as_they_are() {
        let written = |number, width| {
            let mut text = String::new();
            push_digits(&mut text, number, width);
            text
        };
        assert_eq!(
            [(0, 0), (0, 2), (7, 1), (7, 2), (30, 1), (987, 4), (2025, 1)].map(|(number, width)| written(number, width)),
            ["0", "00", "7", "07", "30", "0987", "2025"]
        );
    }
}
