//! Values that lack their quotes or are spelt in a way that TOML does not have: an explanation, and the line as it should
//! be.

use crate::diagnostic::Help;
use crate::source::Span;

/// An explanation of a wrong value, and how the whole value should be written.
pub(super) struct Unquoted {
    /// The explanation.
    pub message: String,
    /// What to write or to do.
    pub help: Help,
}

/// Explains what `bare` was meant to be: the value of `key`, without its comment, which lies at `at`. None if it is not such
/// a slip.
pub(super) fn explain(key: &str, bare: &str, at: &Span) -> Option<Unquoted> {
    let found = |message: String, help: Help| Some(Unquoted { message, help });
    let write = |new: String| Help::from(format!("write {key} = {new}")).edit(at.clone(), new);
    if let Some(items) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return list(items, write);
    }
    if let Some(days) = days(bare) {
        let help = if days.len() == 1 { write(days.concat()) } else { format!("write {key} = {}", days.join(" or ")).into() };
        return found(format!("a date is written from the year to the day, not `{bare}`"), help);
    }
    if let Some((digits, rest)) = grouped_digits(bare) {
        let message = "thousands are set off by `_`, or not at all".to_owned();
        return match rest {
            "" => found(message, write(digits)),
            code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
                let message = "an amount is a number, and its currency stands beside it".to_owned();
                found(message, format!("write {key} = {digits}, and currency = \"{code}\"").into())
            }
            _ => None,
        };
    }
    if let Some(new) = requoted(bare) {
        return found(format!("text needs quotes of its own around it: `{}`", shorten(bare)), write(new));
    }
    if !is_words(bare) {
        return None;
    }
    match bare.to_ascii_lowercase().as_str() {
        "true" | "false" => None,
        "yes" => found(format!("TOML has no `{bare}`"), write("true".to_owned())),
        "no" => found(format!("TOML has no `{bare}`"), write("false".to_owned())),
        "null" | "nil" | "none" | "na" | "n/a" | "nan" => found(
            format!("TOML has no `{bare}`"),
            format!("leave the line out; a fact may say why it has no value: {key} = {{ absent = \"unknown\" }}").into(),
        ),
        _ => found(format!("text needs quotes: `{}`", shorten(bare)), write(format!("\"{bare}\""))),
    }
}

/// Rewrites words in foreign quotation marks, or with quotes among them, with quotes that TOML accepts.
fn requoted(bare: &str) -> Option<String> {
    const PAIRS: [(char, char); 6] = [('«', '»'), ('»', '«'), ('‹', '›'), ('「', '」'), ('『', '』'), ('`', '`')];
    let plain = |text: &str| !text.contains(['"', '\\', '=']) && !text.is_empty();
    let stripped = |(open, close): &(char, char)| bare.strip_prefix(*open)?.strip_suffix(*close).filter(|text| plain(text));
    if let Some(inner) = PAIRS.iter().find_map(stripped) {
        return Some(format!("\"{}\"", inner.trim()));
    }
    let literal = bare.starts_with(char::is_alphabetic) && bare.contains('"') && !bare.contains(['\'', '=', '[', ']', '{', '}', '#']);
    literal.then(|| format!("'{bare}'"))
}

/// Rewrites a one-line list of words without quotes with all of them quoted.
fn list(items: &str, write: impl Fn(String) -> Help) -> Option<Unquoted> {
    let items: Vec<&str> = items.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
    let quoted = |item: &&str| item.len() > 1 && item.starts_with('"') && item.ends_with('"');
    let first = items.iter().find(|item| !quoted(item) && !is_number(item))?;
    if !items.iter().all(|item| quoted(item) || is_number(item) || is_words(item)) || items.iter().any(|item| is_number(item)) {
        return None;
    }
    let written: Vec<String> = items.iter().map(|item| if quoted(item) { (*item).to_owned() } else { format!("\"{item}\"") }).collect();
    let message = format!("text needs quotes: `{}`", shorten(first));
    Some(Unquoted { message, help: write(format!("[{}]", written.join(", "))) })
}

/// Whether a text is plain words that mean nothing else in TOML.
fn is_words(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && !text.contains(['"', '\'', '=', '[', ']', '{', '}', '\\', '#'])
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'_' | b'.' | b'-'))
}

/// Reads a number whose thousands are separated, such as `4.000.000` or `4 000 000`. Returns its digits as TOML writes them,
/// and the rest of the text.
fn grouped_digits(text: &str) -> Option<(String, &str)> {
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, rest) = (text[..end].trim_end(), &text[end..]);
    let separator = number.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '.' | ',' | ' ' | '\'' | '’' | '_' | '\u{a0}' | '\u{202f}') {
        return None;
    }
    let groups: Vec<&str> = number.split(separator).collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let thousands = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    (digits && thousands).then(|| (groups.join("_"), rest))
}

/// Explains a number with separated thousands inside an inline table, perhaps followed by its currency.
pub(super) fn grouped(text: &str, span: &Span, line: &Span) -> Option<Unquoted> {
    let whole = text.get(line.clone())?;
    let start = text.get(line.start..span.start.min(line.end))?.rfind('=')? + line.start + 1;
    if !whole.contains('{') {
        return None;
    }
    let value = &text[start..line.end];
    let start = start + value.len() - value.trim_start().len();
    let value = &text[start..line.end];
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'' | '’' | '_' | '\u{a0}' | '\u{202f}')));
    let digits = value[..end.unwrap_or(value.len())].trim_end_matches(|c: char| !c.is_ascii_digit());
    let behind = &value[digits.len()..];
    let code = behind.trim_start().split([',', '}']).next().unwrap_or_default().trim();
    let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !is_code && !code.is_empty() {
        return None;
    }
    let (written, _) = grouped_digits(digits).or_else(|| is_code.then(|| (digits.to_owned(), "")))?;
    let find = |part: &str| value.find(part).map_or(0, |at| at + part.len());
    Some(if is_code {
        let new = format!("{written}, currency = \"{code}\"");
        let help = Help::from(format!("write {new}"));
        let help = if whole.contains("currency") { help } else { help.edit(start..start + find(code), new) };
        Unquoted { message: "an amount is a number, and its currency stands beside it".to_owned(), help }
    } else {
        let help = Help::from(format!("write {written}")).edit(start..start + digits.len(), written);
        Unquoted { message: "thousands are set off by `_`, or not at all".to_owned(), help }
    })
}

/// The days that `14.03.2025` or `03/04/2025` can mean, in ISO 8601. With dots the day comes first, with slashes either may.
fn days(text: &str) -> Option<Vec<String>> {
    let points = text.contains('.');
    let parts: Vec<&str> = text.split(if points { '.' } else { '/' }).collect();
    let [first, second, year] = parts[..] else { return None };
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (first, second) = (number(first)?, number(second)?);
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = |day: u8, month: u8| {
        let text = format!("{year}-{month:02}-{day:02}");
        text.parse::<jiff::civil::Date>().is_ok().then_some(text)
    };
    let mut found: Vec<String> = day(first, second).into_iter().collect();
    if !points && first != second {
        found.extend(day(second, first));
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a text looks like a date that TOML does not know: a year and a month, a qualified date or an interval.
pub(super) fn looks_like_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 5
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && matches!(bytes[4], b'-' | b'~' | b'?' | b'/')
        && bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'~' | b'?' | b'%' | b'/' | b'.'))
}

/// Finds such a date, outside quotes, as a value in a list or an inline table.
pub(super) fn date_within(value: &str) -> Option<&str> {
    let mut quoted = false;
    value
        .split(|c: char| {
            quoted ^= c == '"';
            !quoted && matches!(c, ' ' | ',' | '{' | '}' | '[' | ']' | '=')
        })
        .find(|word| looks_like_date(word) && toml::de::DeValue::parse(word).is_err())
}

/// Finds an invisible or misleading character. Returns its offset and its name: "a no-break space (U+00A0)".
pub fn odd_character(text: &str) -> Option<(usize, String)> {
    text.char_indices().find_map(|(at, odd)| Some((at, format!("{} (U+{:04X})", name_of(odd)?, u32::from(odd)))))
}

fn name_of(odd: char) -> Option<&'static str> {
    Some(match odd {
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "an invisible soft hyphen",
        '\u{200b}' => "an invisible zero-width space",
        '\u{200c}' | '\u{200d}' => "an invisible joiner",
        '\u{2060}' | '\u{feff}' => "an invisible word joiner",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "a dash that is no hyphen",
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => "an unusual space",
        '\u{370}'..='\u{3ff}' => "a Greek letter",
        '\u{400}'..='\u{52f}' => "a Cyrillic letter",
        _ => return None,
    })
}

fn shorten(text: &str) -> &str {
    &text[..crate::source::floor_boundary(text, 60)]
}
