use super::plain;

#[test]
fn a_plain_text_has_one_line_and_no_control() {
    for (text, is) in [
        ("  Coast\r\n and\tvale ", "Coast and vale"),
        ("a\u{0}b\u{7f}c\u{ffff}d", "a b c d"),
        ("\u{2028}Llŷr\u{a0}\u{202e}", "Llŷr \u{202e}"),
        ("\n", ""),
    ] {
        assert_eq!(plain(text), is, "{text:?}");
    }
    assert_eq!(plain(&"é".repeat(20_000)), "é".repeat(16_000) + "…");
}
