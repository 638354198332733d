//! Officers' blocks: lines that begin with `:::`.
//!
//! | written | becomes |
//! | --- | --- |
//! | `:::callout Title` | a box that stands out; the title may be left out |
//! | `:::warning Title` | a box with the word "Warning"; the title may be left out |
//! | `:::contact provider:ternbridge-homes` | that record's contact card |
//! | `:::key-figure 12 of 12 \| districts have a provider` | a figure in large type |
//! | `:::steps` | the numbered list in it as steps |
//! | `:::expand Title` | a section that opens when its title is chosen |
//!
//! Each is closed by a line of `:::`. A contact and a key figure hold nothing: that line comes right
//! below. A block may stand inside one other.
//!
//! Markdown has no such lines. Each is covered, byte for byte, by the shortest HTML block there
//! is, `<?>`, before the body is parsed. So the parser itself says which of them stand in code,
//! ends paragraphs, lists and tables at them as it does at any block, and every place stays true.

use std::borrow::Cow;
use std::ops::Range;

/// A kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Callout,
    Warning,
    Contact,
    KeyFigure,
    Steps,
    Expand,
}

impl Block {
    pub(super) const ALL: [Self; 6] =
        [Self::Callout, Self::Warning, Self::Contact, Self::KeyFigure, Self::Steps, Self::Expand];

    /// Its name after the three colons.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Callout => "callout",
            Self::Warning => "warning",
            Self::Contact => "contact",
            Self::KeyFigure => "key-figure",
            Self::Steps => "steps",
            Self::Expand => "expand",
        }
    }

    /// Whether it holds nothing, so that the line that closes it comes right below.
    pub(super) fn is_empty(self) -> bool {
        matches!(self, Self::Contact | Self::KeyFigure)
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|block| block.name() == name)
    }
}

/// A line of a body that begins with `:::`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BlockLine {
    /// Its place in the body, without the line's end.
    pub(super) range: Range<usize>,
    /// Whether something stands before the colons: then it opens and closes nothing.
    pub(super) indented: bool,
}

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Says<'a> {
    /// A block begins: its name and what follows the name.
    Open(&'a str, &'a str),
    /// A block ends.
    Close,
}

impl BlockLine {
    pub(super) fn says<'a>(&self, body: &'a str) -> Says<'a> {
        let words = body[self.range.clone()].trim_start_matches(':').trim();
        match words.split_once(char::is_whitespace) {
            None if words.is_empty() => Says::Close,
            None => Says::Open(words, ""),
            Some((name, rest)) => Says::Open(name, rest.trim()),
        }
    }
}

/// Covers the lines of a body that begin with `:::`. The text has the same length as before.
/// Lines with something before the colons are named, not covered.
pub(super) fn mask(body: &str) -> (Cow<'_, str>, Vec<BlockLine>) {
    let lines = find(body);
    if lines.iter().all(|line| line.indented) {
        return (Cow::Borrowed(body), lines);
    }
    let mut masked = String::with_capacity(body.len());
    for line in lines.iter().filter(|line| !line.indented) {
        masked.push_str(&body[masked.len()..line.range.start]);
        masked.push_str("<?");
        // A line of three bytes becomes `<?>`, which opens and closes with the same mark.
        if line.range.len() > 3 {
            masked.extend(std::iter::repeat_n(' ', line.range.len() - 4));
            masked.push('?');
        }
        masked.push('>');
    }
    masked.push_str(&body[masked.len()..]);
    (Cow::Owned(masked), lines)
}

fn find(body: &str) -> Vec<BlockLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive(['\n', '\r']) {
        let before = line.len() - line.trim_start_matches([' ', '\t', '>', '-', '*']).len();
        if line[before..].starts_with(":::") {
            let range = start + before..start + line.trim_end().len();
            lines.push(BlockLine { range, indented: before > 0 });
        }
        start += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_lines_byte_for_byte() {
        let body = ":::callout Tŷ\r\ntext\r\n:::\n:::x";
        let (masked, lines) = mask(body);
        assert_eq!(masked, format!("<?{}?>\r\ntext\r\n<?>\n<??>", " ".repeat(10)));
        assert_eq!(masked.len(), body.len());
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn reads_what_a_line_says() {
        for (line, says) in [
            (":::", Says::Close),
            (":::callout", Says::Open("callout", "")),
            ("::: expand  What to bring ", Says::Open("expand", "What to bring")),
        ] {
            let found = find(line);
            assert_eq!(found[0].says(line), says, "{line}");
        }
    }

    #[test]
    fn leaves_indented_lines_and_other_text() {
        let (masked, lines) = mask("a ::: b\n  :::x\n> :::\n::\n");
        assert!(matches!(masked, Cow::Borrowed(_)));
        assert!(lines.iter().all(|line| line.indented));
        assert_eq!(lines.len(), 2);
    }
}
