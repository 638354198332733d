//! How much room words take, and how they are broken into lines. SVG does neither by itself.
//!
//! Widths are in em and only estimated, since the reader's own device chooses the font. They are
//! those of a wide one, so that what fits here fits there.

/// How wide a text is, in em.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

/// How wide a text in bold letters is, in em.
pub(super) fn bold_width(text: &str) -> f64 {
    width(text) * 1.18
}

/// How wide the widest of some texts is, in em.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> f64 {
    texts.into_iter().map(width).fold(0.0, f64::max)
}

fn width_of(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' => 0.3,
        'f' | 'r' | 't' | 'I' | 'J' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '–' => 0.92,
        '0'..='9' | 'a'..='z' => 0.61,
        'A'..='Z' | '£' | '+' | '−' => 0.7,
        '\u{1100}'.. => 1.05,
        _ => 0.65,
    }
}

/// Breaks a text at its spaces into lines no wider than a number of em. A word that is wider is
/// cut, and so is what does not fit into the last of the lines: both then end with `…`. Not one
/// line is left where the text has no word.
pub(super) fn wrapped(text: &str, widest: f64, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let full = lines.len() == most_lines;
        let goes_on = |line: &String| full || width(line) + width_of(' ') + width(word) <= widest;
        match lines.last_mut().filter(|line| goes_on(line)) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| cut(line, widest)).collect()
}

/// A text, no wider than a number of em. What is cut off is shown by `…`.
pub(super) fn cut(text: String, widest: f64) -> String {
    if width(&text) <= widest {
        return text;
    }
    let mut left = widest - width_of('…');
    let kept = text.chars().take_while(|character| {
        left -= width_of(*character);
        left >= 0.0
    });
    let kept: String = kept.collect();
    kept.trim_end().to_owned() + "…"
}

/// A number with as many decimals as said, its thousands set apart.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", value.abs());
    let (whole, rest) = written.split_at(written.find('.').unwrap_or(written.len()));
    let mut text = String::with_capacity(written.len() * 2);
    let is_zero = written.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if value < 0.0 && !is_zero {
        text.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// Puts a number into the words round it.
pub(super) fn with_number(words: &str, number: &str) -> String {
    if words.is_empty() { number.to_owned() } else { words.replace("{number}", number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_are_never_too_wide() {
        assert_eq!(wrapped("West Lancashire", 20.0, 3), ["West Lancashire"]);
        assert_eq!(wrapped("West  Lancashire ", 7.0, 3), ["West", "Lancashire"]);
        assert_eq!(wrapped("one two three four five", 5.0, 2), ["one two", "three fo…"]);
        assert_eq!(wrapped("Marrowhythe", 4.0, 2), ["Marro…"]);
        assert!(wrapped(" ", 4.0, 2).is_empty());
        for line in wrapped(&"long words here ".repeat(9), 8.0, 3) {
            assert!(width(&line) <= 8.0, "{line}");
        }
    }

    #[test]
    fn numbers_have_their_thousands_set_apart() {
        for (value, decimals, written) in [
            (0.0, 0, "0"),
            (-0.01, 1, "0.0"),
            (1985.0, 0, "1,985"),
            (-2500.0, 0, "−2,500"),
            (0.25, 2, "0.25"),
            (1e6, 0, "1,000,000"),
        ] {
            assert_eq!(number(value, decimals), written);
        }
    }
}
