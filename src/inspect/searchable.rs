//! The words of a page that can be searched for: what stands in its main part, to be read.

use super::scan::{StartTag, meant};

/// Elements that do not end a line: the words on both sides of them may be one.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small", "span",
    "strong", "time", "wbr",
];

/// Elements whose words are no text of the page, or only lead elsewhere.
const SKIPPED: [&str; 5] = ["nav", "script", "style", "svg", "template"];

/// Gathers the words of the main part of a page.
#[derive(Debug, Default)]
pub(super) struct Searchable<'p> {
    text: String,
    /// How many words may still come.
    left: usize,
    in_main: bool,
    in_title: bool,
    /// The element that is left out, and how many of its name are open.
    skipped: Option<(std::borrow::Cow<'p, str>, usize)>,
}

impl<'p> Searchable<'p> {
    /// Gathers no more than a number of words.
    pub(super) fn of(most_words: usize) -> Self {
        Self { left: most_words, ..Self::default() }
    }

    pub(super) fn start(&mut self, tag: &StartTag<'p>) {
        if self.left == 0 {
            return;
        }
        if let Some((name, open)) = &mut self.skipped {
            *open += usize::from(*name == tag.name);
            return;
        }
        match tag.name.as_ref() {
            "main" => self.in_main = true,
            // The heading of a page is its title, which is searched by itself.
            "h1" => self.in_title = true,
            _ if self.in_main && is_left_out(tag) => self.skipped = Some((tag.name.clone(), 1)),
            _ => {}
        }
        self.part(&tag.name);
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipped {
            *open -= usize::from(skipped == name);
            if *open == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "main" => self.in_main = false,
            "h1" => self.in_title = false,
            _ => {}
        }
        self.part(name);
    }

    pub(super) fn text(&mut self, written: &'p str) {
        if !self.in_main || self.in_title || self.skipped.is_some() || self.left == 0 {
            return;
        }
        let text = meant(written, false);
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        for word in text.split_whitespace() {
            let goes_on = !self.text.is_empty() && !self.text.ends_with(' ');
            if !goes_on {
                if self.left == 0 {
                    return;
                }
                self.left -= 1;
            }
            self.text.push_str(word);
            self.space();
        }
        if !text.ends_with(char::is_whitespace) && self.text.ends_with(' ') {
            self.text.pop();
        }
    }

    /// The words, folded to single spaces, each line ended with a full stop where it has no mark
    /// of its own: an excerpt then reads as sentences.
    pub(super) fn finish(mut self) -> Box<str> {
        self.stop();
        self.text.truncate(self.text.trim_end().len());
        self.text.into()
    }

    fn part(&mut self, element: &str) {
        if self.in_main && !INLINE.contains(&element) {
            self.stop();
        }
    }

    fn stop(&mut self) {
        let line = self.text.trim_end();
        if line.ends_with(char::is_alphanumeric) || line.ends_with([')', '”', '"', '’', '%']) {
            self.text.truncate(line.len());
            self.text.push('.');
        }
        self.space();
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

/// Whether an element is left out with all in it. A theme says so with `data-search="no"`.
fn is_left_out(tag: &StartTag<'_>) -> bool {
    let is = |wanted: (&str, Option<&str>)| {
        tag.attributes.iter().any(|(name, value)| *name == wanted.0 && wanted.1.is_none_or(|no| no == *value))
    };
    SKIPPED.contains(&&*tag.name) || is(("hidden", None)) || is(("data-search", Some("no")))
}
