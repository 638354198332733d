//! Texts as cells can hold them.

/// The most signs that a text of a cell has. A cell of a workbook holds no more than 32,767 of
/// UTF-16 (the limits of Excel), and a sign may take two.
const MOST_SIGNS: usize = 16_000;

/// A text without line breaks, and without what XML cannot hold: one that is the same in every form.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|sign: char| sign.is_whitespace() || is_control(sign)) {
        if !word.is_empty() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
    }
    match plain.char_indices().nth(MOST_SIGNS) {
        Some((end, _)) => format!("{}…", &plain[..end]),
        None => plain,
    }
}

/// Whether a sign controls something, or is none at all by Unicode (XML 1.0, section 2.2).
fn is_control(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}')
}
