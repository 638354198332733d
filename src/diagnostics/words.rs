//! The words of a finding, whatever the content that they quote holds.

/// How much is quoted of one value, in bytes.
const LONGEST_QUOTATION: usize = 200;

/// The longest message, in bytes. The template engine's own, with lines of a template in them,
/// stay below it.
const LONGEST: usize = 4_000;

/// A text as a terminal may show it: long quotations are cut, and signs that would make a terminal
/// obey, or turn the order of its letters round, are written out. Line ends stay.
pub(super) fn presentable(text: String) -> String {
    let text = if text.len() > LONGEST_QUOTATION { shortened(&text) } else { text };
    if text.chars().any(|sign| sign != '\n' && is_obeyed(sign)) {
        text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
    } else {
        text
    }
}

/// A name as messages show it, on one line.
pub(crate) fn printable(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for sign in name.chars() {
        if is_obeyed(sign) {
            shown.extend(sign.escape_default());
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// Whether a sign does something to the text around it instead of being seen.
fn is_obeyed(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

fn shortened(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        1 if part.len() > LONGEST_QUOTATION => cut(part, LONGEST_QUOTATION),
        _ => part.to_owned(),
    });
    let text = parts.collect::<Vec<_>>().join("`");
    if text.len() > LONGEST { cut(&text, LONGEST) } else { text }
}

fn cut(text: &str, length: usize) -> String {
    format!("{}…", &text[..text.floor_char_boundary(length)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_stay_as_they_are() {
        for text in ["`a` is not `b`", "Caf\u{e9} \u{2014} two\nlines", ""] {
            assert_eq!(presentable(text.to_owned()), text);
        }
        let report = "a line of a template\n".repeat(100);
        assert_eq!(presentable(report.clone()), report);
    }

    #[test]
    fn long_quotations_are_cut() {
        let long = format!("`{}` is not `b`. Write `c`.", "\u{e9}".repeat(1_000_000));
        assert_eq!(presentable(long), format!("`{}…` is not `b`. Write `c`.", "\u{e9}".repeat(100)));
        assert_eq!(presentable("a".repeat(1_000_000)), format!("{}…", "a".repeat(4_000)));
    }

    #[test]
    fn nothing_is_obeyed() {
        let hostile = "a\u{1b}[31m\u{202e}b\r\nc\u{200b}\u{85}";
        let shown = "a\\u{1b}[31m\\u{202e}b\\r\nc\\u{200b}\\u{85}";
        assert_eq!(presentable(hostile.to_owned()), shown);
        assert_eq!(printable("a\nb"), "a\\nb");
    }
}
