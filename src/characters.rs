//! Characters that pages cannot hold, or only as entities.

/// Whether HTML and XML have no way to hold a character: control characters, and those that
/// Unicode keeps for a program's own use within itself. Line ends and tabs are none of them.
pub(crate) fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\n' | '\t');
    control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// Text for XML: the five signs as entities, and without the control characters that XML 1.0
/// has no way to write.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(character),
            control if control < ' ' || control == '\u{fffe}' || control == '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}
