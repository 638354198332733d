//! What the parser's faults mean for somebody who fills in a form.
//!
//! The parser says where it stopped, which is often after the mistake: an unclosed bracket is
//! noticed lines later. So each explanation may move the place back to what an officer has to
//! mend.

use std::ops::Range;

use super::{Fault, place};
use crate::characters::is_forbidden;

/// Explains why a text is not YAML.
pub(super) fn fault(error: &serde_yaml::Error, text: &str) -> Fault {
    let at = place(error, text);
    let says = error.without_snippet().to_string();
    let stopped = at.as_ref().map_or(text.len(), |at| text.floor_char_boundary(at.start));
    let stop = Stop { text, at: stopped };
    let explained = stop.invisible().unwrap_or_else(|| stop.explain(&says));
    let at = explained.at.or(at).map(|at| trimmed(at, text));
    Fault { rule: "malformed-yaml", at, message: explained.message, help: explained.help.to_owned() }
}

/// Explains a word that an anchor or a tag would swallow.
pub(super) fn swallowed(at: Range<usize>, text: &str) -> Fault {
    let sign = text[at.clone()].chars().next().unwrap_or('&');
    let message = cannot_begin(sign);
    Fault { rule: "malformed-yaml", at: Some(at), message, help: QUOTE.to_owned() }
}

/// Explains a character that no page can hold.
pub(super) fn hidden(at: Range<usize>, character: char) -> Fault {
    Fault {
        rule: "malformed-yaml",
        at: Some(at),
        message: format!("This text has an invisible character in it (U+{:04X})", u32::from(character)),
        help: "Delete the character, or the code that stands for it after a backslash.".to_owned(),
    }
}

const QUOTE: &str = "Put the whole text between double quotation marks.";
const LINE_UP: &str = "Begin the lines of one list or one group at the same column.";
const CLOSE_BRACKET: &str = "Close the bracket, or write the list one item a line, each after a hyphen and a space. Where the bracket belongs to the text itself, put the whole text between double quotation marks.";
const CLOSE_QUOTE: &str = "Close the text with the same quotation mark it begins with. Where the mark is an apostrophe, put the whole text between double quotation marks.";

/// What is wrong, what to write, and a better place than the parser's where there is one.
struct Explained {
    at: Option<Range<usize>>,
    message: String,
    help: &'static str,
}

impl Explained {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self { at: None, message: message.into(), help }
    }

    fn at(self, at: Range<usize>) -> Self {
        Self { at: Some(at), ..self }
    }
}

/// Where the parser stopped.
struct Stop<'a> {
    text: &'a str,
    at: usize,
}

impl Stop<'_> {
    /// An invisible character, which puzzles whoever cannot see it: the first on the line of the
    /// stop, or the last above it.
    fn invisible(&self) -> Option<Explained> {
        let is_one = |sign: char| sign == '\u{feff}' || sign != '\r' && is_forbidden(sign);
        let line = self.line_start();
        let on_line = self.text[line..self.line_end()].find(is_one).map(|at| line + at);
        let at = on_line.or_else(|| self.text[..line].rfind(is_one))?;
        let sign = self.text[at..].chars().next()?;
        let message = format!("There is an invisible character here (U+{:04X})", u32::from(sign));
        let explained = Explained::new(message, "Delete the text around it and type it anew.");
        Some(explained.at(at..at + sign.len_utf8()))
    }

    fn explain(&self, says: &str) -> Explained {
        let any = |parts: &[&str]| parts.iter().any(|part| says.contains(part));
        if any(&["Aliases {"]) {
            // No anchor may stand in front of a value either, so there is nothing to repeat.
            Explained::new(cannot_begin('*'), QUOTE)
        } else if any(&["Depth {", "recursion limit"]) {
            Explained::new(
                "Lists and groups stand deeper inside one another here than in any record",
                "Delete the brackets, hyphens or spaces that are too many.",
            )
        } else if any(&["budget", "limit", "too many"]) {
            Explained::new("This file is too large to be a record", "Split it into several files.")
        } else if any(&["tabs disallowed", "found a tab", "tab cannot be", "with a tab"]) {
            self.tab()
        } else if any(&["mapping values are not allowed"]) {
            self.colon()
        } else if any(&["simple key"]) {
            self.no_colon()
        } else if any(&["unclosed quote", "document indicator", "trailing content after"]) {
            self.quote(says)
        } else if any(&["bracket", "flow", "illegal placement of ':'", "inside a block", "precede any of"]) {
            self.bracket(says)
        } else {
            self.less_common(says)
        }
    }

    fn tab(&self) -> Explained {
        let line = self.line_start();
        let tab = self.text[line..].find('\t').map_or(self.at, |tab| line + tab);
        let help = "Replace each tab at the start of a line with two spaces.";
        Explained::new("A tab stands where YAML needs spaces", help).at(tab..tab + 1)
    }

    /// A colon that the parser takes for the end of a key where no key may stand.
    fn colon(&self) -> Explained {
        let line = self.line_start();
        if has_value(&self.text[line..self.at]) {
            let message = "There is a colon here that YAML takes for the end of a key";
            let help = "Where the text itself has a colon and a space in it, put the whole text between double quotation marks.";
            return Explained::new(message, help).at(self.at..self.at + 1);
        }
        let Some(above) = self.line_above(line) else { return unknown() };
        if has_value(&self.text[above.clone()]) {
            let message = "This line is indented further than the one above, which has its value already";
            return Explained::new(message, LINE_UP).at(line..self.line_end());
        }
        missing_colon().at(above)
    }

    fn no_colon(&self) -> Explained {
        let line = self.line_start()..self.line_end();
        let key = self.text[line.clone()].trim_start().trim_start_matches("- ");
        let glued = key.split_once(':').is_some_and(|(key, _)| !key.contains(' '));
        if glued {
            let help = "Put a space after the colon, like `name: Ternbridge Homes`.";
            return Explained::new("There is no space after the colon of this key", help).at(line);
        }
        missing_colon().at(line)
    }

    fn quote(&self, says: &str) -> Explained {
        let unclosed = || Explained::new("A quotation mark is opened and never closed", CLOSE_QUOTE);
        if !says.contains("trailing") {
            return unclosed();
        }
        let mark = if says.contains("single") { '\'' } else { '"' };
        let line = self.line_start();
        // The mark in front of the stray text may have closed a quotation that began lines above.
        if self.text[line..self.at].matches(mark).count() % 2 == 1
            && let Some(opened) = self.text[..line].rfind(mark)
        {
            return unclosed().at(opened..opened + 1);
        }
        let help = if mark == '"' {
            "Put the whole text between single quotation marks; those inside it may stay."
        } else {
            QUOTE
        };
        Explained::new("More text stands after the closing quotation mark", help).at(self.at..self.line_end())
    }

    fn bracket(&self, says: &str) -> Explained {
        if says.contains("misplaced bracket") {
            let message = "A bracket is closed here that was never opened";
            return Explained::new(message, QUOTE);
        }
        if says.contains("mismatched bracket") {
            let help = "Close `[` with `]`, and `{` with `}`.";
            let wrong = if says.contains("closed by ']'") { ']' } else { '}' };
            let at = self.text[self.at..].find(wrong).map_or(self.at, |at| self.at + at);
            return Explained::new("A bracket is closed here by one of the other kind", help).at(at..at + 1);
        }
        let message = "A square or curly bracket is opened and never closed";
        let explained = Explained::new(message, CLOSE_BRACKET);
        match self.open_bracket() {
            Some(at) => explained.at(at..at + 1),
            None => explained,
        }
    }

    fn less_common(&self, says: &str) -> Explained {
        let any = |parts: &[&str]| parts.iter().any(|part| says.contains(part));
        if any(&["entries are not allowed"]) {
            self.list_item()
        } else if any(&["expected '-'", "expected key", "indentation", "indented", "document start"]) {
            self.out_of_line()
        } else if any(&["block scalar"]) {
            let message = "After `|` or `>` the text has to begin on the next line";
            Explained::new(message, "Move the text to the next line and indent it by two spaces.")
        } else if any(&[
            "anchor",
            "alias",
            "tag",
            "handle",
            "mapping keys",
            "unexpected character",
            "scalar cannot start",
        ]) {
            self.first_character()
        } else if any(&["escape", "hexadecimal", "surrogate"]) {
            self.backslash()
        } else if any(&["multiple", "document end"]) {
            self.second_document()
        } else if any(&["merge"]) {
            Explained::new("The key `<<` is not read here", "Write each field out.")
        } else if any(&["comment"]) {
            let message = "A comment stands where the text around it has not ended";
            Explained::new(message, "Put a space before `#`, or move the comment above the key.")
        } else {
            unknown()
        }
    }

    fn list_item(&self) -> Explained {
        let line = self.line_start();
        if has_value(&self.text[line..self.line_end()]) && !self.text[line..self.at].trim().is_empty() {
            let message = "A list cannot begin on the line of its key";
            let help = "Write each item on its own line below the key. Where the hyphen belongs to the text itself, put the whole text between double quotation marks.";
            return Explained::new(message, help);
        }
        list_below_value().at(line..self.line_end())
    }

    /// A line that begins at the wrong column, or more text after a value that has ended.
    fn out_of_line(&self) -> Explained {
        let line = self.line_start();
        let before = self.text[line..self.at].trim_end();
        if before.ends_with(['"', '\'', ']', '}']) {
            let message = "More text stands after the end of this value";
            return Explained::new(message, QUOTE).at(self.at..self.line_end());
        }
        let is_item = self.text[line..self.line_end()].trim_start().starts_with('-');
        if is_item && self.line_above(line).is_some_and(|above| has_value(&self.text[above])) {
            return list_below_value().at(line..self.line_end());
        }
        let message = "This line does not begin at the column of the lines it belongs to";
        Explained::new(message, LINE_UP).at(line..self.line_end())
    }

    fn first_character(&self) -> Explained {
        match self.text[self.at..].chars().next() {
            Some(sign) if !sign.is_whitespace() => Explained::new(cannot_begin(sign), QUOTE),
            _ => unknown(),
        }
    }

    fn backslash(&self) -> Explained {
        let message = "Between double quotation marks, YAML takes a backslash for the start of a code";
        let help = "Put the text between single quotation marks, or write the backslash twice.";
        let at = self.text[self.at..].find('\\').map_or(self.at, |at| self.at + at);
        Explained::new(message, help).at(at..at + 1)
    }

    fn second_document(&self) -> Explained {
        let message = "A second line of `---` begins a second document here";
        let explained = Explained::new(message, "Keep one record in a file.");
        match self.text[..self.at].rfind("\n---") {
            Some(at) => explained.at(at + 1..at + 4),
            None => explained,
        }
    }

    /// The last bracket before the stop that nothing closes. Brackets between quotation marks
    /// are rare enough to be taken for real ones here.
    fn open_bracket(&self) -> Option<usize> {
        let mut closed = 0_usize;
        for (at, sign) in self.text[..self.text.ceil_char_boundary(self.at + 1)].char_indices().rev() {
            match sign {
                ']' | '}' => closed += 1,
                '[' | '{' if closed == 0 => return Some(at),
                '[' | '{' => closed -= 1,
                _ => {}
            }
        }
        None
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.at..].find('\n').map_or(self.text.len(), |at| self.at + at)
    }

    /// The nearest line above one that is neither empty nor a comment.
    fn line_above(&self, line: usize) -> Option<Range<usize>> {
        let mut end = line;
        for above in self.text[..line].split_inclusive('\n').rev() {
            let start = end - above.len();
            let written = above.trim();
            if !written.is_empty() && !written.starts_with('#') {
                return Some(start..end);
            }
            end = start;
        }
        None
    }
}

fn missing_colon() -> Explained {
    Explained::new(
        "This line has no colon after its key, or is not indented enough",
        "Write the key, a colon, a space and the value, like `name: Ternbridge Homes`. Text that goes on over several lines is indented by two spaces.",
    )
}

fn list_below_value() -> Explained {
    let message = "A list begins here below a key that has its value already";
    Explained::new(message, "Delete the value after the key, or the list.")
}

fn unknown() -> Explained {
    Explained::new(
        "This is not YAML as Noticeboard reads it",
        "Look for a missing colon, quotation mark or space on this line or the one above.",
    )
}

fn cannot_begin(sign: char) -> String {
    let named = if sign == '`' { "a grave accent".to_owned() } else { format!("`{sign}`") };
    format!("A text cannot begin with {named}, which has a meaning of its own in YAML")
}

/// Whether a line, or its beginning, has a key with a value.
fn has_value(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty())
}

/// A range without the blanks at its two ends, so that the mark stands below the text.
fn trimmed(at: Range<usize>, text: &str) -> Range<usize> {
    let Some(shown) = text.get(at.clone()) else { return at };
    let start = at.start + (shown.len() - shown.trim_start().len());
    if shown.trim().is_empty() { at } else { start..start + shown.trim().len() }
}
