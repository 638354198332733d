//! Characters that no page can hold.

/// Whether HTML and XML have no way to hold a character: control characters, and those that
/// Unicode keeps for a program's own use within itself. Line ends and tabs are none of them.
pub(crate) fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\n' | '\t');
    control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}
