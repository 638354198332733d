//! Places: where in which file a value stands.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::records::fields::Span;

/// The name of a file as messages show it: the folder as the command was given it, then the
/// path inside it, with `/` between the parts on every platform.
pub type FileName = Arc<str>;

/// Where something stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole.
    File,
    /// A stretch of its text, in bytes from its start, front matter included.
    Text(Span),
    /// A cell of a sheet; row and column count from 1.
    Cell {
        /// The sheet's name; empty in a file that has only one.
        sheet: String,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
}

/// A place: a file and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileName,
    /// Where in it.
    pub at: At,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: &FileName) -> Self {
        Self { file: Arc::clone(file), at: At::File }
    }

    /// A stretch of the file's text.
    #[must_use]
    pub fn text(file: &FileName, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), at: At::Text(Span::new(range)) }
    }

    /// The span of a value in the file.
    #[must_use]
    pub fn span(file: &FileName, span: Span) -> Self {
        Self { file: Arc::clone(file), at: At::Text(span) }
    }
}

/// The texts of the files that findings point into, for those who draw them.
#[derive(Debug, Clone, Default)]
pub struct SourceTexts(BTreeMap<FileName, Arc<str>>);

impl SourceTexts {
    /// Adds a file's text.
    pub fn insert(&mut self, file: FileName, text: Arc<str>) {
        self.0.insert(file, text);
    }

    /// The text of a file, where it could be read.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(|text| &**text)
    }
}

/// How much of a text is drawn, in bytes: more than a screen is wide.
const SHOWN: usize = 1_000;

/// How far into a line a place may stand for the line to be drawn from its start, in bytes.
const FAR: usize = 2_000;

/// Turns byte offsets of one text into lines and columns.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The offset that was asked for last, and its column: whoever asks in order never has a
    /// long line counted twice.
    last: (usize, usize),
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: (0, 1) }
    }

    /// The line and the column of an offset, both from 1; the column counts characters. An
    /// offset past the end is taken as the end.
    #[must_use]
    pub fn line_and_column(&mut self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.starts[line - 1];
        let (before, column) = if (start..=offset).contains(&self.last.0) { self.last } else { (start, 1) };
        self.last = (offset, column + self.text[before..offset].chars().count());
        (line, self.last.1)
    }

    /// The line of an offset, from 1.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The part of a range that can be shown: inside the text, between characters, and on one
    /// line. The whole of a long text says no more than its beginning.
    pub(super) fn showable(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.floor_char_boundary(range.end.min(start.saturating_add(SHOWN))).max(start);
        let shown = &self.text[start..end];
        start..start + shown.find(['\n', '\r']).unwrap_or(shown.len())
    }

    /// The line that a showable range stands on, cut where it is long, and whether its start is
    /// cut.
    pub(super) fn around(&self, range: &Range<usize>) -> (Range<usize>, bool) {
        let line = self.line(range.start);
        let (start, next) = (self.starts[line - 1], self.starts.get(line));
        let end = next.map_or(self.text.len(), |next| next - 1).min(range.end + SHOWN);
        let is_far = range.start - start > FAR;
        let start = if is_far { self.text.ceil_char_boundary(range.start - SHOWN) } else { start };
        (start..self.text.floor_char_boundary(end), is_far)
    }

    /// The text of a range between characters.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text[range]
    }
}
