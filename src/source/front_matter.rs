//! Front matter: the YAML between two lines of `---` at the head of a Markdown file.

use std::ops::Range;

/// Where the two parts of a Markdown file stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The front matter with its first line of `---`, which YAML reads as the start of a
    /// document. So places inside it count from the start of the file.
    pub front_matter: Range<usize>,
    /// The text below the second line of `---`.
    pub body: Range<usize>,
}

/// Why a Markdown file has no front matter that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file does not begin with a line of `---`.
    NotOpened,
    /// No second line of `---` follows.
    NotClosed,
}

/// Splits a Markdown file.
///
/// # Errors
/// A [`Fault`] when either line of `---` is not there.
pub fn split(text: &str) -> Result<Parts, Fault> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| is_fence(line)).ok_or(Fault::NotOpened)?;
    let mut end = first.len();
    for line in lines {
        if is_fence(line) {
            return Ok(Parts { front_matter: 0..end, body: end + line.len()..text.len() });
        }
        end += line.len();
    }
    Err(Fault::NotClosed)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_the_start_of_the_file() {
        let text = "---\nname: A\n---\n\nBody\n";
        let parts = split(text).expect("both lines are there");
        assert_eq!(&text[parts.front_matter], "---\nname: A\n");
        assert_eq!(&text[parts.body], "\nBody\n");
    }

    #[test]
    fn reads_windows_line_ends_and_a_file_without_a_body() {
        let text = "---\r\nname: A\r\n---";
        let parts = split(text).expect("both lines are there");
        assert_eq!(&text[parts.front_matter], "---\r\nname: A\r\n");
        assert!(parts.body.is_empty());
    }

    #[test]
    fn says_which_line_is_missing() {
        assert_eq!(split(""), Err(Fault::NotOpened));
        assert_eq!(split("name: A\n---\n"), Err(Fault::NotOpened));
        assert_eq!(split("---\nname: A\n"), Err(Fault::NotClosed));
    }
}
