//! Texts and addresses as HTML.

use std::fmt::{Arguments, Write as _};

use crate::characters::is_forbidden;

/// Adds markup to HTML, in which every text is escaped already.
pub(super) fn push_markup(html: &mut String, markup: Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = html.write_fmt(markup);
}

/// Adds a text to HTML, as the content of an element or between double quotation marks.
pub(super) fn push_text(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !is_plain(c)) {
        let (plain, odd) = rest.split_at(at);
        html.push_str(plain);
        let Some(character) = odd.chars().next() else { break };
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\r' => {}
            '\u{c}' => html.push(' '),
            _ if is_forbidden(character) => html.push('\u{fffd}'),
            _ => html.push(character),
        }
        rest = &odd[character.len_utf8()..];
    }
    html.push_str(rest);
}

/// Whether a character stands in HTML as it is, which can be told of most at a glance.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\n') && !matches!(character, '&' | '<' | '>' | '"')
}

/// An address with everything percent-encoded that may not stand in one. What is encoded already
/// stays as it is.
pub(super) fn encoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut encoded = String::with_capacity(address.len());
    for (at, byte) in bytes.iter().enumerate() {
        let stays = match byte {
            b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte),
        };
        if stays {
            encoded.push(char::from(*byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_become_markup() {
        let mut html = String::new();
        push_text(&mut html, "<a href=\"x\"> & \r\n\0\u{85}\u{fffe}é");
        assert_eq!(html, "&lt;a href=&quot;x&quot;&gt; &amp; \n\u{fffd}\u{fffd}\u{fffd}é");
    }

    #[test]
    fn addresses_hold_only_what_they_may() {
        assert_eq!(encoded("/a b/é?x=1&y=%20#100%"), "/a%20b/%C3%A9?x=1&y=%20#100%25");
        assert_eq!(encoded("/\\x\t\"'[]"), "/%5Cx%09%22'%5B%5D");
    }
}
